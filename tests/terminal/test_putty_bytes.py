"""What PuTTY sends, byte by byte, through our reader and Textual's parser, to the keys of the app.

Measured on pterm 0.78 with its default settings; `test_matrix.py` presses the same keys in pterm.
"""

import os
from collections.abc import Iterable
from itertools import pairwise
from typing import cast

import pytest
from textual.events import Key
from textual.message import Message

from ictcoord_tui.tui.terminal.driver import SafeDriver, _Reader
from ictcoord_tui.tui.terminal.keys import split_alt

FUNCTION_KEYS = (11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24)
"""The numbers PuTTY sends for F1 to F12; 16 and 22 were left out in 1983."""

SENT: dict[str, tuple[bytes, tuple[str, ...]]] = {
    **{f"F{n}": (b"\x1b[%d~" % code, (f"f{n}",)) for n, code in enumerate(FUNCTION_KEYS, 1)},
    "F1 of the console": (b"\x1b[[A", ("f1",)),
    "F1 of xterm": (b"\x1bOP", ("f1",)),
    "Shift+F1": (b"\x1b[23~", ("f11",)),
    "Shift+F2": (b"\x1b[24~", ("f12",)),
    "Ctrl+F1": (b"\x1b[11~", ("f1",)),
    "Up": (b"\x1b[A", ("up",)),
    "Up, application keys": (b"\x1bOA", ("up",)),
    "Shift+Right": (b"\x1b[C", ("right",)),
    "Ctrl+Right": (b"\x1bOC", ("right",)),
    "Ctrl+Left": (b"\x1bOD", ("left",)),
    "Alt+Left": (b"\x1b\x1b[D", ("escape", "left")),
    "Alt+Up": (b"\x1b\x1b[A", ("escape", "up")),
    "Home": (b"\x1b[1~", ("home",)),
    "End": (b"\x1b[4~", ("end",)),
    "Insert": (b"\x1b[2~", ("insert",)),
    "Delete": (b"\x1b[3~", ("delete",)),
    "Page up": (b"\x1b[5~", ("pageup",)),
    "Page down": (b"\x1b[6~", ("pagedown",)),
    "Enter, also with Ctrl, Shift or Alt": (b"\r", ("enter",)),
    "Tab, also with Ctrl": (b"\t", ("tab",)),
    "Shift+Tab": (b"\x1b[Z", ("shift+tab",)),
    "Backspace": (b"\x7f", ("backspace",)),
    "Shift+Backspace, Ctrl+H": (b"\x08", ("backspace",)),
    "Ctrl+Delete": (b"\x7f", ("backspace",)),
    "Ctrl+Space": (b"\x00", ("ctrl+@",)),
    "Ctrl+_": (b"\x1f", ("ctrl+underscore",)),
    "Ctrl+S": (b"\x13", ("ctrl+s",)),
    "Ctrl+Q": (b"\x11", ("ctrl+q",)),
    "Ctrl+Z": (b"\x1a", ("ctrl+z",)),
    "Esc": (b"\x1b", ("escape",)),
    "Esc and a quick j": (b"\x1bj", ("escape", "j")),
    "Esc and a quick 2": (b"\x1b2", ("escape", "2")),
    "Esc and a quick é": (b"\x1b\xc3\xa9", ("escape", "é")),
    "é": (b"\xc3\xa9", ("é",)),
    "&": (b"&", ("ampersand",)),
    "keypad 2": (b"2", ("2",)),
    "keypad Enter": (b"\r", ("enter",)),
}


class Listener:
    """Stands in for the driver: notes the keys."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def dispatch(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if isinstance(message, Key):
                self.keys.extend(key.key for key in split_alt(message) or (message,))

    def tell_encoding(self) -> None:
        raise AssertionError("PuTTY sends UTF-8 here")


def keys_of(*chunks: bytes) -> tuple[str, ...]:
    """Return the keys that the app hears when these bytes arrive, and nothing after them."""
    listener = Listener()
    reader = _Reader(cast(SafeDriver, listener))
    for chunk in chunks:
        received, sent = os.pipe()
        with os.fdopen(received), os.fdopen(sent, "wb", buffering=0) as stream:
            stream.write(chunk)
            assert reader.read(received)
    reader.tick(quiet=True)
    return tuple(listener.keys)


@pytest.mark.parametrize("key", SENT)
def test_every_key_of_putty_is_a_key_of_the_app(key: str) -> None:
    sent, heard = SENT[key]
    assert keys_of(sent) == heard


@pytest.mark.parametrize("key", SENT)
def test_a_key_in_two_packets_is_the_same_key(key: str) -> None:
    sent, heard = SENT[key]
    for place in range(1, len(sent)):
        assert keys_of(sent[:place], sent[place:]) == heard, place


def test_keys_right_after_each_other_are_kept_apart() -> None:
    # A lone Esc before a sequence is Alt and that key: the same two.
    for (first, heard_first), (second, heard_second) in pairwise(SENT.values()):
        assert keys_of(first + second) == heard_first + heard_second, (first, second)
