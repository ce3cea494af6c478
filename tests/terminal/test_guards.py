"""Nobody types four letters in sixty milliseconds."""

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.terminal.guards import (
    BURST_SILENCE,
    BURST_WINDOW,
    START_SECONDS,
    BurstGuard,
    StartGuard,
)


def test_text_pasted_as_keys_is_a_burst_from_its_first_letter() -> None:
    assert BurstGuard().arrived("Joris", 10.0)


def test_a_burst_lasts_until_it_is_silent() -> None:
    guard = BurstGuard()
    assert guard.arrived("Joris", 10.0)
    assert guard.arrived("V", 10.2)
    assert guard.arrived("a", 10.2 + BURST_SILENCE - 0.01)
    assert not guard.arrived("n", 10.2 + 3 * BURST_SILENCE)


def test_a_burst_in_small_pieces_is_seen_at_the_fourth_key() -> None:
    guard = BurstGuard()
    assert [guard.arrived(key, 5 + n / 100) for n, key in enumerate("abcde")] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_a_key_held_down_over_a_slow_line_counts() -> None:
    guard = BurstGuard()
    assert not guard.arrived("jjjjjjjjk", 1.0)
    assert guard.arrived("d" * 200, 9.0)


@given(
    st.lists(st.floats(min_value=BURST_WINDOW / 3 + 0.001, max_value=1), max_size=60),
    st.text(min_size=60),
)
def test_a_human_at_full_speed_is_never_stopped(pauses: list[float], keys: str) -> None:
    guard = BurstGuard()
    at = 0.0
    for pause, key in zip(pauses, keys, strict=False):
        at += pause
        assert not guard.arrived(key, at)


def test_a_burst_that_was_text_is_forgiven() -> None:
    guard = BurstGuard()
    assert guard.arrived("Joris", 10.0)
    guard.forgive()
    assert not guard.arrived("j", 10.01)


def test_nothing_printable_is_no_burst() -> None:
    assert not BurstGuard().arrived("", 1.0)


def test_the_start_guard_opens_after_a_moment() -> None:
    guard = StartGuard(7.0)
    assert not guard.admits(7.0 + START_SECONDS - 0.01)
    assert guard.admits(7.0 + START_SECONDS)
