"""Excel rhythm in a real pseudo-terminal: no key is lost or lands in the wrong place."""

import select
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.harness import (
    DOWN,
    ENTER,
    ESC,
    PASTE_END,
    PASTE_START,
    RIGHT,
    TAB,
    Terminal,
    ctrl,
)
from tests.tui.driver import make_school

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}, "els": {"name": "Els Maes"}}
KEYS_A_SECOND = 15
ROWS = 20
STEPS = 2 * ROWS + 3
"""A name and a time a row, a paste, an assignment, an edit."""

NAMES = ("jan", "an", "els")
TIMES = ("30min/week", "2u/maand", "1u30", "6u/jaar", "15min/dag")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE)


@pytest.fixture
def terminal(school: Path, tmp_path: Path) -> Iterator[Terminal]:
    with Terminal([sys.executable, "-m", "ictcoord_tui", str(school)], home=tmp_path) as one:
        one.wait_ready("Stappenplan")
        one.send("2")
        one.wait_ready("[Huidige situatie]")
        one.send(RIGHT)
        one.settle()
        yield one


def rows_of(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(path.read_text()).get("current", {})
    return table


def leave(terminal: Terminal) -> None:
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0


def at_speed(terminal: Terminal, keys: list[str]) -> None:
    """Send keys one by one at the speed of fast hands, whatever the program is doing."""
    for number, key in enumerate(keys):
        due = time.monotonic() + 1 / KEYS_A_SECOND
        terminal.send(key)
        while (left := due - time.monotonic()) > 0:
            select.select([], [], [], left)
        if number % 20 == 0:
            terminal.read_now()


def one_row(number: int) -> list[str]:
    name, spent = NAMES[number % len(NAMES)], TIMES[number % len(TIMES)]
    return [*name, TAB, *spent, ENTER]


def expected() -> list[dict[str, object]]:
    spelled = {"1u30": "1u30/week"}
    return [
        {
            "who": [NAMES[number % len(NAMES)]],
            "time": spelled.get(TIMES[number % len(TIMES)], TIMES[number % len(TIMES)]),
        }
        for number in range(ROWS)
    ]


def test_a_burst_in_one_chunk_lands_cell_by_cell(terminal: Terminal, school: Path) -> None:
    terminal.send(ENTER, "jan", TAB, "30m", ENTER, "an", TAB, "2u/maand", ENTER, ESC)
    terminal.settle()
    leave(terminal)
    rows = list(rows_of(school).values())
    assert sorted(rows, key=str) == sorted(
        [{"who": ["jan"], "time": "30min/week"}, {"who": ["an"], "time": "2u/maand"}], key=str
    )


def test_twenty_rows_at_fifteen_keys_a_second(terminal: Terminal, school: Path) -> None:
    keys = [ENTER]
    for number in range(ROWS):
        keys += one_row(number)
    at_speed(terminal, [*keys, ESC])
    terminal.settle()
    leave(terminal)
    rows = rows_of(school)
    assert len(rows) == ROWS
    assert sorted(rows.values(), key=str) == sorted(expected(), key=str)


def test_twenty_rows_in_one_chunk(terminal: Terminal, school: Path) -> None:
    fill_rows(terminal)
    leave(terminal)
    assert sorted(rows_of(school).values(), key=str) == sorted(expected(), key=str)


def test_space_ticks_people_in_the_list(terminal: Terminal, school: Path) -> None:
    terminal.send("w")
    terminal.wait_ready("typ om te zoeken")
    terminal.send(DOWN, " ")
    terminal.wait_for("[x] Els Maes")
    terminal.send("jan")
    terminal.wait_gone("An Peeters")
    terminal.send(DOWN, " ")
    terminal.wait_for("[x] Jan Claes")
    terminal.send(ENTER, ESC)
    terminal.settle()
    leave(terminal)
    assert sorted(rows_of(school)["net-internet"]["who"]) == ["els", "jan"]


def fill_rows(terminal: Terminal) -> None:
    keys = [ENTER]
    for number in range(ROWS):
        keys += one_row(number)
    terminal.send(*keys, ESC)
    terminal.settle(1.5)


def paste_three_rows_of_four(terminal: Terminal) -> None:
    block = "Els Maes\t1u\t\tJan Claes\r\nAn Peeters\t2u\t\t\r\nJan Claes\t\t\tAn Peeters\r\n"
    terminal.send("g", PASTE_START, block, PASTE_END)
    terminal.wait_for("Plakken: ")
    terminal.send(ENTER)
    terminal.wait_for("geplakt")
    terminal.settle()


def mark_ten_and_assign(terminal: Terminal) -> None:
    for _ in range(10):
        terminal.send(" ")
    terminal.settle()
    terminal.send("w")
    terminal.wait_for("typ om te zoeken")
    terminal.send("els", ENTER)
    terminal.wait_for("10 cellen ingevuld")
    terminal.send(ESC)
    terminal.settle()


def filter_sort_and_edit(terminal: Terminal) -> None:
    terminal.send("f")
    terminal.wait_for("Welke rijen")
    terminal.send("van jan", ENTER)
    terminal.wait_for("F = filter weg")
    terminal.send(RIGHT, "s")
    terminal.wait_for("Tijd ▲")
    terminal.send(ENTER)
    terminal.wait_for("u/week")
    terminal.send(ctrl("u"), "3u/jaar", ENTER, ESC)
    terminal.settle()


def test_the_whole_flow(terminal: Terminal, school: Path) -> None:
    untouched = school.read_bytes()
    fill_rows(terminal)
    paste_three_rows_of_four(terminal)
    mark_ten_and_assign(terminal)
    filter_sort_and_edit(terminal)
    terminal.wait_until(lambda: b"3u/jaar" in school.read_bytes(), "saved", 10)
    filled = school.read_bytes()
    rows = rows_of(school)
    assert sum("els" in row["who"] for row in rows.values()) >= 10
    assert rows["net-internet"]["who"] == ["els"]
    # Everything undone is the file as it was; everything redone is the file as it became.
    for _ in range(STEPS // 10 + 1):
        terminal.send("u" * 10)
        terminal.settle()
    terminal.wait_until(lambda: school.read_bytes() == untouched, "everything undone", 10)
    for _ in range(STEPS // 10 + 1):
        terminal.send("U" * 10)
        terminal.settle()
    terminal.wait_until(lambda: school.read_bytes() == filled, "everything redone", 10)
    leave(terminal)
    assert school.read_bytes() == filled
