"""What is sent to the user's clipboard, and what is promised about it."""

import base64

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.terminal.clipboard import (
    MAX_BYTES,
    MAX_BYTES_IN_SCREEN,
    plan_copy,
)
from ictcoord_tui.tui.terminal.environment import TerminalProfile

PLAIN = TerminalProfile()
TMUX = TerminalProfile(inside_tmux=True)
SCREEN = TerminalProfile(inside_screen=True)


def carried(sequence: str) -> str:
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    return base64.b64decode(sequence[7:-1]).decode()


def test_a_table_keeps_its_tabs_and_lines() -> None:
    plan = plan_copy("naam\turen\r\nAn\té", PLAIN)
    assert carried(plan.sequence) == "naam\turen\nAn\té"
    assert not plan.offer_text
    assert plan.message == "Verstuurd naar je terminal."


def test_tmux_gets_it_and_the_text_is_offered_too() -> None:
    plan = plan_copy("An", TMUX)
    assert carried(plan.sequence) == "An"
    assert plan.offer_text


def test_screen_gets_short_texts_only() -> None:
    assert carried(plan_copy("x" * 100, SCREEN).sequence) == "x" * 100
    for size in (500, 2_000):
        long = plan_copy("x" * size, SCREEN)
        assert (long.sequence, long.offer_text) == ("", True)


def test_too_large_is_shown_instead_of_sent() -> None:
    assert plan_copy("x" * MAX_BYTES, PLAIN).sequence
    plan = plan_copy("é" * (MAX_BYTES // 2 + 1), PLAIN)
    assert (plan.sequence, plan.offer_text) == ("", True)


@given(st.text(max_size=400), st.sampled_from([PLAIN, TMUX, SCREEN]))
def test_the_clipboard_never_gets_a_control_character(text: str, profile: TerminalProfile) -> None:
    plan = plan_copy(text, profile)
    if profile is SCREEN:
        assert len(plan.sequence) <= MAX_BYTES_IN_SCREEN
    if plan.sequence:
        assert all(sign in "\t\n" or sign >= " " for sign in carried(plan.sequence))
