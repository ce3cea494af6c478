"""Alt and a letter are Escape and a letter."""

import pytest
from textual.events import Key

from ictcoord_tui.tui.terminal.keys import split_alt


@pytest.mark.parametrize(
    ("name", "character", "plain"),
    [
        ("alt+j", "j", "j"),
        ("alt+j", None, "j"),
        ("alt+shift+j", "J", "J"),
        ("alt+é", "é", "é"),
    ],
)
def test_alt_and_a_letter_are_two_keys(name: str, character: str | None, plain: str) -> None:
    pair = split_alt(Key(name, character))
    assert pair is not None
    escape, letter = pair
    assert escape.key == "escape"
    assert (letter.character, letter.key) == (plain, plain)


@pytest.mark.parametrize(
    "key", [Key("alt+left", None), Key("alt+ctrl+j", None), Key("j", "j"), Key("ctrl+j", None)]
)
def test_other_keys_are_left_alone(key: Key) -> None:
    assert split_alt(key) is None
