"""Keys that arrive all at once in the program itself: typed ahead on a slow line, or a text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.moves import _OTHERS, MOVES
from tests.terminal.harness import DOWN, ENTER, ESC, PYTHON, RIGHT, Terminal, ctrl
from tests.tui.driver import make_school

HINT = "Tekst geplakt?"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people={"an": {"name": "An Peeters"}})


@pytest.fixture
def terminal(school: Path, tmp_path: Path) -> Iterator[Terminal]:
    with Terminal([PYTHON, "-m", "ictcoord_tui", str(school)], tmp_path) as one:
        one.wait_ready("Stappenplan")
        yield one


def test_moves_are_commands() -> None:
    assert COMMAND_BY_ID.keys() >= _OTHERS
    assert {"move.down", "lines.page_down", "app.overview"} <= MOVES
    assert not {"roadmap.yes", "table.edit", "app.undo", "app.start"} & MOVES


def test_keys_typed_ahead_count_in_the_place_they_lead_to(terminal: Terminal, school: Path) -> None:
    # `j` says yes on the screen it begins on; by then the table is in front, where it moves.
    before = school.read_bytes()
    terminal.send("2jjjjll")
    terminal.wait_for("5/108")
    terminal.settle()
    assert HINT not in terminal.text()
    terminal.send(ctrl("l"), DOWN, "h2jj", RIGHT, "hl", DOWN, ENTER, "1u30", ENTER, ESC)
    terminal.wait_until(lambda: b"1u30/week" in school.read_bytes(), "saved", 20)
    terminal.wait_for("10/108")
    assert before != school.read_bytes()


def test_a_text_typed_by_the_terminal_changes_nothing(terminal: Terminal, school: Path) -> None:
    before = school.read_bytes()
    terminal.send("2")
    terminal.wait_ready("[Huidige situatie]")
    for text in (
        "Opmerking: dit wordt verwijderd als je deze cel leegmaakt.\r" * 4,
        "2\r1\r4\r30\r",
        "jjjj\rAn Peeters\t1u\r",
        "x\rx\rx\rx\r",
        "12-13",
    ):
        before_text = len(terminal.raw)
        terminal.send(text)
        terminal.wait_bytes(HINT.encode(), since=before_text)
        terminal.settle()
        terminal.send(ESC, ESC)
        terminal.settle()
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert school.read_bytes() == before
    assert list(school.parent.glob("*.xlsx")) == []
