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
