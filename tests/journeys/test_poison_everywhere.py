"""The same hostile texts through every command, report and export, and the screens of a group."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.cli.command_list import COMMANDS, INSIGHTS, REPORT_KINDS
from tests.journeys.conftest import Start
from tests.poisoned import write_poisoned_group
from tests.terminal.harness import ESC, Terminal, ctrl
from tests.terminal.poison import ESCAPES, FORBIDDEN, MARKUP

GROUP = "groep.toml"
SCHOOL = "scholen/a.toml"
TEXTS = (" ".join(MARKUP), " ".join(text for text in ESCAPES if "\ud800" not in text))


def calls() -> Iterator[tuple[str, ...]]:
    """Every command that tells or writes something, in each of its forms."""
    yield from (("show", file, *option) for file in (GROUP, SCHOOL) for option in ((), ("--json",)))
    yield from (("show", GROUP, "--insight", name) for name in INSIGHTS)
    yield from (("check", GROUP), ("check", SCHOOL))
    for kind in REPORT_KINDS:
        yield from (("report", GROUP, kind), ("report", SCHOOL, kind, "-o", f"{kind}.html"))
    yield ("report", GROUP, "absence", "a")
    for table in ("tasks", "current", "target", "team"):
        yield ("export", GROUP, "-", "--table", table, "--school", "a")
        yield ("export", SCHOOL, f"{table}.csv", "--table", table)
    yield from (("export", GROUP, "groep.xlsx"), ("import", GROUP, "groep.xlsx"))
    yield ("export", SCHOOL, "school.xlsx")
    yield ("new", "school", "nieuw.toml", "--name", MARKUP[0], "--from", "school.xlsx")
    yield ("diff", SCHOOL, "scholen/b.toml")
    yield ("merge", SCHOOL, SCHOOL, "scholen/b.toml", "-o", "samen.toml")
    yield from (("versions", GROUP), ("versions", SCHOOL), ("keys",))


def harmful(text: str) -> set[str]:
    """Return the characters in a text that a terminal could obey, or that hide something."""
    controls = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs")}
    return (controls - {"\n", "\t", "\r"}) | (set(text) & set(FORBIDDEN))


def written(path: Path) -> str:
    """Return the text of an exported file; of a workbook, of all its parts."""
    data = path.read_bytes()
    if path.suffix != ".xlsx":
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


@pytest.mark.parametrize("text", TEXTS, ids=["markup", "escapes"])
def test_no_command_lets_it_through(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
) -> None:
    write_poisoned_group(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    for argv in calls():
        code = main(argv)
        told = capsys.readouterr()
        assert not harmful(told.out + told.err), argv
        assert code in (0, 3, 4), (argv, told.err)
    # A merged dossier is no export: it keeps what was written, and is cleaned when it is read.
    made = [path for path in tmp_path.iterdir() if path.suffix in (".html", ".csv", ".xlsx")]
    assert {path.suffix for path in made} == {".html", ".csv", ".xlsx"}
    for path in made:
        assert not harmful(written(path)), path
    if text in MARKUP:
        assert re.search(re.escape(text[:4]), (tmp_path / "tasks.csv").read_text("utf-8-sig"))


def test_every_command_takes_part() -> None:
    screens = {"demo", "walk", "completion", "man"}
    assert {argv[0] for argv in calls()} == {one.name for one in COMMANDS} - screens


def visit(terminal: Terminal, keys: str, arrived: str) -> None:
    """Press keys one by one, and wait until a place is on screen."""
    for key in keys:
        terminal.send(key)
        terminal.settle()
    terminal.wait_for(arrived)


def back_to_roadmap(terminal: Terminal) -> None:
    """Leave whatever is open."""
    terminal.send(ESC)
    terminal.settle()
    visit(terminal, "1", "› Stappenplan")


@pytest.mark.parametrize("text", TEXTS, ids=["markup", "escapes"])
def test_no_screen_of_a_group_lets_it_through(start: Start, tmp_path: Path, text: str) -> None:
    group = write_poisoned_group(tmp_path, text)
    before = group.read_bytes()
    terminal = start(GROUP, size=(100, 30))
    terminal.wait_ready("Stappenplan")
    stops: list[tuple[str, str]] = [("5", "› Groep"), ("5>", "› Groep"), ("5>>", "› Groep")]
    stops += [("3", "› Team"), ("3z", "› Kaart"), ("4", "Inzichten"), ("w", "Doorloop")]
    stops += [
        ("v", "ersies"),
        (":", "Wat wil je doen?"),
        ("S", "school"),
        ("?", "De acht stappen naar"),
    ]
    for keys, arrived in stops:
        visit(terminal, keys, arrived)
        back_to_roadmap(terminal)
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    sent = terminal.raw.decode("utf-8")
    for sequence in ("\x1b]0;", "\x1b]52;", "\x1b]8;", "\x9b", "\x9d", "GEKAAPT\x07", *FORBIDDEN):
        assert sequence not in sent
    assert group.read_bytes() == before, "looking changes nothing"
