"""Nobody types four letters in sixty milliseconds; what came so fast is typed ahead, or a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.terminal.guards import (
    BURST_SILENCE,
    BURST_WINDOW,
    START_SECONDS,
    Burst,
    BurstGuard,
    BurstJudge,
    StartGuard,
)

MOVING = "hjkl2"


class Table:
    """Letters are commands here, until Enter opens an editor; Esc closes it."""

    def __init__(self, *, editor: bool = False) -> None:
        self._guard = BurstGuard()
        self._judge = BurstJudge()
        self._writes = editor
        self.done: list[str] = []
        self.written = ""

    def receive(self, keys: str, at: float) -> None:
        """Take in a chunk; `↓` stands for an arrow, `\\x1b` for Esc."""
        signs = [None if key in "↓\x1b" else key for key in keys]
        found = self._guard.arrived(signs, at)
        runs: list[str] = [""] * len(keys) if found is None else found[1]
        for key, run in zip(keys, runs, strict=True):
            self._press(key, run, None if found is None else found[0], at)

    def _press(self, key: str, run: str, burst: Burst | None, at: float) -> None:
        name = {"\r": "enter", "\t": "tab", "\x1b": "escape", "↓": "down"}.get(key, key)
        printable = name == key
        if self._judge.ignores(name, printable=printable, at=at):
            return
        if (
            printable
            and burst is not None
            and self._judge.is_text(
                burst, run, writes=self._writes, moves=not self._writes and key in MOVING, at=at
            )
        ):
            return
        if self._writes and printable:
            self.written += key
        else:
            self.done.append(key)
        self._writes = {"\r": True, "\x1b": False}.get(key, self._writes)


def received(keys: str, *, editor: bool = False) -> Table:
    table = Table(editor=editor)
    table.receive(keys, 10.0)
    return table


@pytest.mark.parametrize(
    "keys",
    ["jjjj", "2jjjj\r", "hjkl", "↓↓2↓↓", "jj\x1bjj", "uuuu", "dddd", "m↓m↓m↓m↓", "j" * 300],
)
def test_moving_and_one_key_again_and_again_are_typed_ahead(keys: str) -> None:
    assert received(keys).done == list(keys)


@pytest.mark.parametrize("keys", ["\rjan\t1u\r", "↓↓\r1u30\r", "↓2↓\r1u30\r"])
def test_what_is_typed_ahead_in_a_cell_is_written(keys: str) -> None:
    assert received(keys).written in {"jan1u", "1u30"}


@pytest.mark.parametrize(
    "text",
    [
        "Joris",
        "dit is een stuk tekst dat iemand plakt xudj" * 5,
        "Jan Claes\rAn Peeters\r",
        "2e verdieping\r",
        "2\r1\r4\r30\r",
        "1u\r2u\r",
        "jj\rtekst\r",
        "d" * 200,
        "aan\tbij\r",
        "12-13",
        "x\rx\rx\rx\r",
        "x\rw\r!\rx\r",
    ],
)
def test_a_text_typed_by_the_terminal_does_nothing_and_writes_nothing(text: str) -> None:
    table = received(text)
    assert set(table.done) <= {*MOVING, "\r"}
    assert table.written == ""


def test_a_text_in_pieces_is_ignored_until_it_is_silent() -> None:
    table = Table()
    table.receive("Joris", 10.0)
    table.receive("dj", 10.0 + BURST_SILENCE - 0.01)
    table.receive("d\rj", 10.1 + BURST_SILENCE)
    assert table.done == []
    table.receive("d", 10.2 + 3 * BURST_SILENCE)
    assert table.done == ["d"]


def test_keys_that_no_text_holds_count_in_the_middle_of_one() -> None:
    table = received("Joris↓\x1b")
    assert table.done == ["↓", "\x1b"]


def test_a_text_letter_by_letter_is_seen_at_the_fourth_one() -> None:
    table = Table()
    for number, letter in enumerate("daue\rx"):
        table.receive(letter, 5 + number / 100)
    assert table.done == ["d", "a", "u"]


def test_a_text_in_an_open_editor_is_typing() -> None:
    assert received("Joris Vandemoer", editor=True).written == "Joris Vandemoer"


@given(
    st.lists(st.floats(min_value=BURST_WINDOW / 3 + 0.001, max_value=1), max_size=60),
    st.text(min_size=60),
)
def test_a_human_at_full_speed_is_never_stopped(pauses: list[float], keys: str) -> None:
    guard = BurstGuard()
    at = 0.0
    for pause, key in zip(pauses, keys, strict=False):
        at += pause
        assert guard.arrived([key], at) is None


@given(st.lists(st.sampled_from(["a", "j", " ", None, "\r"]), min_size=1, max_size=12))
def test_the_letters_around_a_key_do_not_depend_on_where_the_chunks_break(
    keys: list[str | None],
) -> None:
    whole = BurstGuard().arrived(keys, 1.0)
    piecewise = BurstGuard()
    found = [piecewise.arrived([key], 1.0) for key in keys]
    for number, one in enumerate(found):
        if one is not None:
            assert whole is not None
            (run,) = one[1]
            assert whole[1][number].startswith(run)


def test_nothing_is_no_burst() -> None:
    assert BurstGuard().arrived([], 1.0) is None


def test_the_start_guard_opens_after_a_moment() -> None:
    guard = StartGuard(7.0)
    assert not guard.admits(7.0 + START_SECONDS - 0.01)
    assert guard.admits(7.0 + START_SECONDS)
