"""Esc by accident, as PuTTY's Alt and an arrow are, and Ctrl+Q in the middle of a word."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ictcoord_tui.storage.drafts import every_draft, list_drafts
from tests.terminal.harness import ENTER, ESC, LEFT, PYTHON, RIGHT, Terminal, ctrl
from tests.tui.driver import Driver, make_school, running

ROWS = {"net-internet": {"time": "30min/week"}}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    school = make_school(tmp_path, current=ROWS)
    with Terminal([PYTHON, "-m", "ictcoord_tui", str(school)], tmp_path) as one:
        one.wait_ready("Stappenplan")
        one.send("2")
        one.wait_ready("[Huidige situatie]")
        one.send(RIGHT, RIGHT, ENTER)
        one.wait_for("Niet wijzigen")
        yield one


def test_alt_and_an_arrow_lose_nothing(terminal: Terminal, tmp_path: Path) -> None:
    before = (tmp_path / "school.toml").read_bytes()
    terminal.send("7u15")
    terminal.wait_for("7u15")
    terminal.send(ESC + LEFT)
    terminal.wait_gone("Niet wijzigen")
    assert "7u15" not in terminal.text()
    terminal.send("u")
    terminal.wait_for("Niet wijzigen")
    terminal.wait_for("7u15")
    assert (tmp_path / "school.toml").read_bytes() == before
    terminal.send(ENTER, ESC)
    terminal.wait_until(
        lambda: b"7u15" in (tmp_path / "school.toml").read_bytes(), "written after all", 20
    )


def test_ctrl_q_in_a_cell_keeps_what_is_half_typed(terminal: Terminal, tmp_path: Path) -> None:
    terminal.send("7u15")
    terminal.wait_for("7u15")
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    (draft,) = list_drafts(tmp_path / "school.toml", "an")
    assert draft.text == "7u15"


def until(terminal: Terminal, happened: Callable[[], bool]) -> None:
    """Wait for something that shows nowhere on the screen."""
    for _ in range(200):
        if happened():
            return
        terminal.quiet_bytes(0.1)
    raise AssertionError("it never happened")


def test_kill_9_in_a_cell_costs_but_a_moment_of_typing(terminal: Terminal, tmp_path: Path) -> None:
    school = tmp_path / "school.toml"
    terminal.send("7u15")
    terminal.wait_for("7u15")
    until(terminal, lambda: bool(every_draft(school)))
    assert not list_drafts(school, "an"), "nobody is offered what is still being typed"
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit(20)
    (draft,) = list_drafts(school, "an")
    assert (draft.text, draft.place) == ("7u15", "current.net-internet.time")
    assert draft.file.stat().st_mode & 0o777 == 0o600
    with Terminal([PYTHON, "-m", "ictcoord_tui", str(school)], tmp_path) as again:
        again.wait_for("toen de verbinding wegviel", 20)
        again.settle()
        again.send(ENTER)
        again.wait_for("Niet wijzigen")
        again.send(ENTER, ESC)
        again.wait_until(lambda: b"7u15" in school.read_bytes(), "written after all", 20)
        until(again, lambda: not every_draft(school))


async def typed_and_dropped(user: Driver) -> None:
    await user.press("right", "right")
    await user.type("7u15")
    await user.press("escape")


async def test_who_empties_it_undoes_a_change_next(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, current=ROWS), area="overview") as user:
        await user.press("right", "right", "delete")
        assert user.document().get("current", {}) == {}
        await user.press("down", "up")
        await user.type("7u15")
        await user.press("escape", "u", "ctrl+u", "escape", "u")
        assert user.document()["current"] == ROWS


async def test_a_change_since_then_is_undone_first(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, current=ROWS), area="overview") as user:
        await typed_and_dropped(user)
        await user.press("delete", "u")
        assert user.document()["current"] == ROWS
        assert "7u15" not in user.text


async def test_nothing_typed_is_nothing_to_give_back(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, current=ROWS), area="overview") as user:
        await user.press("right", "right", "enter", "escape", "u")
        assert "Er is niets om ongedaan te maken." in user.said
