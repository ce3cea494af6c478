"""Every command, option, file, key and number that a document names exists in the program."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.cli.command_list import COMMANDS, OPEN, REPORT_KINDS
from ictcoord_tui.cli.forced import ALLOWED
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Dossier
from ictcoord_tui.domain.journey import StepStatus
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.validation import problems_in
from ictcoord_tui.example import copy_example
from ictcoord_tui.insights.deciding import waits_for
from ictcoord_tui.insights.index import Group
from ictcoord_tui.insights.load import LoadStatus
from ictcoord_tui.paths import HOME_VARIABLE, config_dir, state_dir
from ictcoord_tui.storage.atomic import WORK_FOLDER
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.settings import SETTINGS_FILE, load_settings
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands import COMMANDS as APP_COMMANDS
from ictcoord_tui.tui.commands.keys import key_name
from ictcoord_tui.tui.preferences import without_effect
from tests.architecture.documents import (
    DOCUMENTS,
    anchors_in,
    blocks_in,
    calls_in,
    links_in,
    spans_in,
    text_of,
)
from tests.architecture.sources import PACKAGE, ROOT, python_files

README = ROOT / "README.md"
SCRIPTS = ROOT / "docs" / "scripts.md"
SERVER = ROOT / "docs" / "beheerder.md"
COORDINATOR = ROOT / "docs" / "coordinator.md"

INSIGHT_GROUPS = [group.name.lower() for group in Group]

_BLOCKS = re.compile(r"^```.*?^```$|^<!-- (\w+) -->.*?^<!-- /\1 -->$", re.MULTILINE | re.DOTALL)

by_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)


def test_there_is_something_to_check() -> None:
    assert len(DOCUMENTS) == 7
    assert sum(len(calls_in(document)) for document in DOCUMENTS) > 30


CHOICES = {
    word.name: next(iter(word.choices))
    for command in COMMANDS
    for word in command.words
    if word.choices
}
"""Something that can be typed in the place of a word with only some values."""


@by_document
def test_every_use_of_the_program_can_be_typed(document: Path) -> None:
    for call in calls_in(document):
        words = shlex.split(call.replace("%O %A %B", "O.toml A.toml B.toml"))
        if words != ["[DOSSIER]"]:
            parse([CHOICES.get(word, word) for word in words])


@by_document
def test_what_one_fills_in_is_called_as_in_the_help(document: Path) -> None:
    """In capitals, in Dutch, and between square brackets when it may be left out."""
    commands = {command.name: command for command in (OPEN, *COMMANDS)}
    for call in calls_in(document):
        words = call.split()
        command = commands.get(words[0] if words else "", OPEN)
        shown = {one.shown for one in command.words} | {one.value for one in command.options}
        capitals = {word for word in words if re.fullmatch(r"\[?[A-Z]{2,}\]?", word)}
        assert capitals <= shown, call


def test_the_papers_of_a_talk_are_reports_and_sheets_that_exist() -> None:
    rows = re.findall(r"^\| \d+\. .*\| ([^|]*) ?\|$", text_of(COORDINATOR), re.MULTILINE)
    papers = {one for row in rows for one in re.findall(r"`([a-z]+)`", row)}
    sheets = {name for row in rows for name in re.findall(r"Excel, blad ([\w ]+\w)", row)}

    assert len(rows) > 5
    assert papers
    assert papers <= set(REPORT_KINDS)
    assert sheets
    assert sheets <= {label("table", name) for name in ("tasks", "current", "target")}


def test_a_wrong_use_would_be_found() -> None:
    with pytest.raises(Exception, match="optie"):
        parse(shlex.split("show school.toml --jsn"))


@by_document
def test_every_option_exists(document: Path) -> None:
    known = {option.name for command in (OPEN, *COMMANDS) for option in command.options}
    known |= {"--help", "--version"}
    named = {span.split()[0] for span in spans_in(document) if span.startswith("--")}
    assert named <= known


@by_document
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    lines = [line for block in blocks_in(document) for line in block.text.splitlines()]
    named = {
        match.group(1)
        for text in [*lines, *spans_in(document)]
        if (match := re.match(r"make ([a-z]+)", text))
    }
    assert named <= targets


@by_document
def test_every_file_of_the_project_exists(document: Path) -> None:
    folders = ("src/", "tests/", "docs/", "styles/", "examples/", ".ci/")
    named = [span for span in spans_in(document) if span.startswith(folders)]
    inside = [
        span
        for span in spans_in(document)
        if re.fullmatch(r"(?:cli|tui|content|domain|insights|storage|excel|reports)/[\w./]*", span)
    ]
    missing = [name for name in named if not list(ROOT.glob(name.rstrip("/")))]
    missing += [name for name in inside if not (PACKAGE / name).exists()]
    assert missing == []


def test_every_package_has_its_line_for_newcomers() -> None:
    told = text_of(ROOT / "CONTRIBUTING.md")
    parts = [
        one for one in PACKAGE.iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()
    ]
    names = [f"{one.name}/" if one.is_dir() else one.name for one in parts]
    assert [name for name in names if f"`{name}`" not in told and "__" not in name] == []


@by_document
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in links_in(document):
        if link.startswith("http"):
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert not anchor or anchor in anchors_in(target), link


@by_document
def test_every_variable_is_read_by_the_program(document: Path) -> None:
    source = "\n".join(text_of(path) for path in python_files(PACKAGE))
    named = {span for span in spans_in(document) if re.fullmatch(r"[A-Z]+_[A-Z_]+", span)}
    assert {name for name in named if name not in source} <= {"UPDATE_GOLDENS"}


@by_document
def test_every_command_with_its_key_is_that_of_the_app(document: Path) -> None:
    """A command in a text stands as **Label** (`key`)."""
    keys = {
        command.label: {
            key_name(key) for one in APP_COMMANDS if one.label == command.label for key in one.keys
        }
        for command in APP_COMMANDS
    }
    for said, key in re.findall(r"\*\*([^*\n]+)\*\* \(`([^`\n]+)`\)", text_of(document)):
        assert key in keys.get(said, ()), f"{said}: {key}"


NO_LABELS = {"teamgerichte ICT-coördinatie", "Aanvullen met Tab.", "Handleiding."}
"""What is stressed without being something on the screen."""


@by_document
def test_what_stands_in_bold_is_on_the_screen_or_begins_a_paragraph(document: Path) -> None:
    labels = {command.label for command in APP_COMMANDS}
    text = _BLOCKS.sub("", text_of(document))
    begun = set(re.findall(r"^(?:- |\d+\. )?\*\*([^*\n]+[.?])\*\*", text, re.MULTILINE))
    stressed = set(re.findall(r"\*\*([^*\n]+)\*\*", text))

    assert stressed - begun - labels <= NO_LABELS


@by_document
def test_every_key_between_back_ticks_is_one_of_the_app(document: Path) -> None:
    known = {key_name(key) for command in APP_COMMANDS for key in command.keys}
    shaped = re.compile(r"\S|(?:Ctrl|Shift|Alt)\+\S+|F\d+|Enter|Esc|Tab|Spatie|Delete|Home|End")
    named = {span for span in spans_in(document) if shaped.fullmatch(span)}

    assert named - known == set()


@by_document
def test_every_name_of_a_command_exists(document: Path) -> None:
    owners = {name.partition(".")[0] for name in COMMAND_BY_ID}
    named = {span for span in spans_in(document) if re.fullmatch(r"[a-z]+\.[a-z_]+", span)}
    endings = {"toml", "xlsx", "py", "md", "json", "tcss", "txt", "git"}
    assert {
        one
        for one in named
        if one.partition(".")[0] in owners
        and one.rpartition(".")[2] not in endings
        and one not in COMMAND_BY_ID
    } == set()


def toml_blocks() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for number, block in enumerate(blocks_in(document)):
            if block.language == "toml":
                yield f"{document.stem}-{number}", block.text


@pytest.mark.parametrize(("name", "text"), list(toml_blocks()))
def test_every_example_of_a_file_is_valid(name: str, text: str, tmp_path: Path) -> None:
    found = tomllib.loads(text)
    if "kind" in found:
        assert problems_in(found, load_catalogue()) == (), name
        assert _headings(text) == _headings(encode(found).decode()), name
        return
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    loaded = load_settings(tmp_path)
    assert list(without_effect(loaded)) == []


def _headings(text: str) -> list[str]:
    """Return the headings of tables, which the program writes for every table of a dossier."""
    return re.findall(r"^\[.*?\]", text, re.MULTILINE)


def test_settings_and_reports_of_errors_lie_where_the_readme_says(
    sealed_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    if not sys.platform.startswith("linux"):
        pytest.skip("the README tells where they are in Linux")
    told = text_of(README)

    for folder in (config_dir(), state_dir()):
        assert f"in Linux in de map ~/{folder.relative_to(sealed_home)} |" in told or (
            f"in Linux de map ~/{folder.relative_to(sealed_home)} |" in told
        )
    assert f"`{SETTINGS_FILE}`" in told
    assert f"`{HOME_VARIABLE}`" in told
    monkeypatch.setenv(HOME_VARIABLE, str(sealed_home))
    for folder, file in ((config_dir(), f"/{SETTINGS_FILE}"), (state_dir(), "")):
        assert f"`{folder.relative_to(sealed_home)}{file}`" in told


def test_the_readme_says_when_a_task_is_decided_in_the_words_of_the_app() -> None:
    school = Overview("school", Dossier(DossierKind.SCHOOL, "School"), load_catalogue())
    (step,) = re.findall(r"^6\. Ga terug .*$", text_of(README), re.MULTILINE)
    assert f"Beslis daarna bij Taken over wat overblijft: {waits_for(school)} (" in step


def test_make_run_writes_the_file_that_the_readme_names() -> None:
    (out,) = re.findall(r"^OUT := (\S+)$", text_of(ROOT / "Makefile"), re.MULTILINE)

    assert f"`{out}`" in text_of(README)


def test_the_work_folder_is_as_told(tmp_path: Path) -> None:
    school = tmp_path / "school.toml"
    assert main(["new", "school", str(school), "--name", "De Duin"]) == 0

    made = {f"{path.relative_to(tmp_path)}/" for path in tmp_path.rglob("*") if path.is_dir()} | {
        f"{WORK_FOLDER}/drafts/",
        f"{WORK_FOLDER}/drafts/school/",
        f"{WORK_FOLDER}/conflicts/",
        f"{WORK_FOLDER}/rescue/",
    }
    named = {
        span.replace("NAAM", "school")
        for document in DOCUMENTS
        for span in spans_in(document)
        if span.startswith(WORK_FOLDER)
    }
    assert named <= made
    assert f"{WORK_FOLDER}/versions/" in named


def keys_of(value: object, path: str = "") -> Iterator[str]:
    """Yield every place in JSON as `docs/scripts.md` writes them: `dossiers[].roadmap.current`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            place = f"{path}.{key}" if path else key
            yield place
            yield from keys_of(inner, place)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner, f"{path}[]")


def test_the_keys_of_the_json_are_those_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    group = copy_example(tmp_path / "voorbeeld")
    (group.parent / "scholen" / "kapot.toml").write_text("dit is geen dossier")
    new = str(group.parent / "scholen" / "nieuw.toml")
    assert main(["new", "school", new, "--name", "De Duin", "--group", str(group)]) == 0
    assert main(["show", str(group), "--json"]) == 0
    given = set(keys_of(json.loads(capsys.readouterr().out)))
    # The steps are told as one.
    given = {re.sub(r"steps\.\d\d[GS]?", "steps.NN", place) for place in given}

    told = re.findall(r"^\| `([\w\[\].]+)` \|", text_of(SCRIPTS), re.MULTILINE)
    assert len(told) == len(set(told))
    assert set(told) == {place for place in given if not is_only_a_box(place, given)}


@pytest.mark.parametrize(
    "words", [StepStatus, LoadStatus, INSIGHT_GROUPS], ids=["steps", "load", "insights"]
)
def test_every_status_in_the_json_is_told(words: Iterable[str]) -> None:
    assert [word for word in words if f"`{word}`" not in text_of(SCRIPTS)] == []


def is_only_a_box(place: str, places: set[str]) -> bool:
    return any(one.startswith((f"{place}.", f"{place}[].")) for one in places)


def test_what_may_come_along_over_ssh_is_told() -> None:
    told = ", ".join(f"`{name}`" for name in ALLOWED[:-1])
    assert f"{told} en `{ALLOWED[-1]}`" in text_of(SERVER)


def test_sshd_accepts_the_sample(tmp_path: Path) -> None:
    sshd = shutil.which("sshd", path="/usr/sbin:/usr/bin")
    if sshd is None or shutil.which("ssh-keygen") is None:
        pytest.skip("OpenSSH is not installed")
    if os.geteuid() == 0 and not Path("/run/sshd").is_dir():
        pytest.skip("as root, sshd wants the folder /run/sshd")
    (sample,) = [block.text for block in blocks_in(SERVER) if block.language == "sshd_config"]
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    settings = tmp_path / "sshd_config"
    settings.write_text(f"HostKey {key}\n{sample}", encoding="utf-8")

    done = subprocess.run([sshd, "-t", "-f", settings], capture_output=True, text=True, check=False)
    (forced,) = re.findall(r"ForceCommand \S*ictcoord (.*)", sample)

    assert (done.returncode, done.stderr) == (0, "")
    assert parse(shlex.split(forced))[0] == "app"
