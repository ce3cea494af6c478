"""What a module costs to import: nothing heavy in what the command line and scripts use.

The import contracts say who may name whom. Only a fresh interpreter shows what really comes along,
through a dependency too.
"""

import ast
import json
import subprocess
import sys

from tests.architecture.sources import PACKAGE, modules, python_files, tree_of

SCREEN = frozenset({"textual", "rich"})
EXCEL = frozenset({"openpyxl", "defusedxml"})
FILES = frozenset({"tomllib", "tomli_w", "filelock"})

HEADLESS_TUI = (
    "tui.options",
    "tui.commands",
    "tui.tables",
    "tui.keeping",
    "tui.terminal.clipboard",
    "tui.terminal.crash",
    "tui.terminal.environment",
    "tui.terminal.guards",
    "tui.terminal.input_cleaner",
    "tui.terminal.signals",
)
"""Parts of the app that the command line uses, or that are plain facts and rules."""

WITH_EXCEL = ("excel", "intake", "cli.commands.import_workbook", "cli.filling")
"""Modules that read or write workbooks, and are themselves imported when a user asks for it."""

WITHOUT_FILES = ("content", "domain", "insights", "paper", "reports", "errors", "identity", "paths")
"""Layers that know nothing of file formats."""

AT_START = {
    "cli": "the command line that asks for the app",
    "content.catalogue": "the start list: without it a dossier means nothing",
    "content.hints": "the first hint stands on the first screen",
    "content.reader": "from the packaged files to values",
    "content.roadmap": "the roadmap is the first screen",
    "content.words": "the words on it",
    "domain": "what a dossier means",
    "errors": "every layer raises them",
    "identity": "whose name goes with a change",
    "insights.evidence.model": "the shape of the facts beside a question, not the facts",
    "insights.evidence.steps": "which facts belong to which step; the step itself comes later",
    "insights.focus": "what to look at first, beside the step one is at",
    "insights.rows": "the lines that those two speak of",
    "paths": "where settings and styles are",
    "session": "the open dossier",
    "storage.atomic": "writing a file in one step, and what may lie beside it",
    "storage.authors": "who changed what",
    "storage.codec": "TOML to values",
    "storage.confined": "nothing outside the folder one is confined to is opened",
    "storage.conflicts": "what two people left in disagreement is shown at once",
    "storage.dossier_file": "reading the dossier",
    "storage.drafts": "half-typed text of the last time, looked for behind the first screen",
    "storage.lock": "reading waits for who writes",
    "storage.members": "which schools belong to the group",
    "storage.migrations": "files of an older version",
    "storage.places": "where is kept what lies beside a dossier",
    "storage.problems": "why a file cannot be used, in words",
    "storage.reading": "reading a file without waiting for ever",
    "storage.rescue": "what could not be saved the last time, looked for with the drafts",
    "storage.settings": "keys and theme as the user wants them",
    "storage.stamps": "what a file looked like when it was read",
    "storage.versions": "how long versions stay is a setting",
    "tui": "the app; its screens and dialogs are told apart below",
    "values": "dataclasses at a fifth of the price",
    "workspace": "the dossiers that belong together",
}
"""What is there before the first screen, each with what it is for: `make imports` has the time."""

SCREENS_AT_START = {"area", "roadmap", "step_lines"}
WIDGETS_AT_START = {
    "alarm_line",
    "backdrop",
    "block_list",
    "grid",
    "grid_columns",
    "key_bar",
    "marks",
    "message_line",
    "note_lines",
    "strips",
    "title_bar",
}
MODALS_AT_START = {"quitting", "too_small"}
ONLY_WHEN_ASKED = ("excel", "intake", "reports", "paper", "example", "tui.flows", "tui.tables")
FOREIGN_AT_START = {"textual", "rich", "platformdirs", "typing_extensions", "tomllib"}
"""What others wrote; writing a file waits for the first change."""

NOT_AT_START = {
    "concurrent.futures.process",
    "filelock",
    "hmac",
    "importlib.resources",
    "json.tool",
    "pkgutil",
    "secrets",
    "shlex",
    "textual.coordinate",
    "textual.widgets._data_table",
    "textual.widgets._text_area",
    "tomli_w",
    "urllib.request",
    "zipfile",
}

FIRST_SCREEN = """
import sys
import ictcoord_tui.cli.commands.app
import ictcoord_tui.tui.app
from ictcoord_tui.tui.screens import AREAS
AREAS["roadmap"]()
print("\\n".join(sorted(sys.modules)))
"""

FRESH = """
import importlib, json, os, sys
loaded = {}
for module in sys.argv[1:]:
    ours, theirs = os.pipe()
    if os.fork() == 0:
        status = 1
        try:
            importlib.import_module(module)
            names = sorted({name.partition(".")[0] for name in sys.modules})
            os.write(theirs, json.dumps(names).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    with open(ours, "rb") as pipe:
        loaded[module] = json.loads(pipe.read() or b'["(does not import by itself)"]')
    os.wait()
print(json.dumps(loaded))
"""
"""Imports every module in a copy of an interpreter that has imported nothing yet."""

FORBIDDEN = frozenset(
    {"subprocess", "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "webbrowser", "requests"}
)
"""Ways to the network and to other programs."""

PERMITTED = {
    ("storage/atomic.py", "socket"): "the name of this machine, to tell whose leftovers they are",
}
"""Imports that open no way, each with what it is for."""


def belongs(module: str, packages: tuple[str, ...]) -> bool:
    name = module.removeprefix("ictcoord_tui.")
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def headless_modules() -> list[str]:
    return [one for one in modules() if not belongs(one, ("tui",)) or belongs(one, HEADLESS_TUI)]


def may_not_load(module: str) -> frozenset[str]:
    unwanted = SCREEN | {"(does not import by itself)"}
    if not belongs(module, WITH_EXCEL):
        unwanted |= EXCEL
    if belongs(module, WITHOUT_FILES):
        unwanted |= FILES
    return unwanted


def loaded_by(*names: str) -> dict[str, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", FRESH, *names], capture_output=True, text=True, check=True
    )
    return {module: set(loaded) for module, loaded in json.loads(done.stdout).items()}


def test_no_headless_module_loads_anything_heavy() -> None:
    loaded = loaded_by(*headless_modules())

    assert len(loaded) > 50
    heavy = {module: names & may_not_load(module) for module, names in loaded.items()}
    assert {module: names for module, names in heavy.items() if names} == {}


def test_the_app_starts_without_excel() -> None:
    (names,) = loaded_by("ictcoord_tui.tui.app").values()

    assert names >= SCREEN
    assert not names & EXCEL


def at_start() -> set[str]:
    """Return every module that is loaded once the first screen is made."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_SCREEN], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_first_screen_loads_what_it_needs_and_no_more() -> None:
    loaded = at_start()
    own = {
        name.removeprefix("ictcoord_tui.") for name in loaded if name.startswith("ictcoord_tui.")
    }
    unexplained = {
        name
        for name in own
        if not any(name == one or name.startswith(f"{one}.") for one in AT_START)
        and not any(one.startswith(f"{name}.") for one in AT_START)
    }
    assert {one for one in AT_START if one not in own} == set()
    assert unexplained == set()
    assert not {name for name in own if belongs(name, ONLY_WHEN_ASKED)}
    for package, wanted in (
        ("tui.screens", SCREENS_AT_START),
        ("tui.widgets", WIDGETS_AT_START),
        ("tui.modals", MODALS_AT_START),
    ):
        found = {one.rpartition(".")[2] for one in own if one.startswith(f"{package}.")}
        assert (package, found - wanted) == (package, set())
    assert not loaded & NOT_AT_START


def test_nothing_reaches_the_network_or_starts_a_program() -> None:
    found = {
        (str(path.relative_to(PACKAGE)), name)
        for path in python_files(PACKAGE)
        for name in imported(tree_of(path))
        if name in FORBIDDEN
    }
    assert found == set(PERMITTED)


def test_such_an_import_would_be_found() -> None:
    program = "import os, http.client\ndef f():\n    from urllib import request"
    assert imported(ast.parse(program)) == {"os", "http", "urllib"}


def imported(tree: ast.AST) -> set[str]:
    """Return the first name of every import, deferred ones too."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found
