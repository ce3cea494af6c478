"""How keys are written for people, and which keys a command has after the user changed some."""

import unicodedata
from collections.abc import Mapping, Sequence

from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.model import Command, CommandState

MENU = "app.menu"
"""The command with which every other one can be found."""

_SHORT_NAMES: Mapping[str, str] = {
    "/": "slash",
    "\\": "backslash",
    "@": "at",
    "-": "minus",
    "+": "plus",
    "_": "underscore",
}
"""What Textual calls characters otherwise than Unicode does."""

_KEY_NAMES: Mapping[str, str] = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Spatie",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    "minus": "-",
    "equals_sign": "=",
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "ctrl+home": "Ctrl+Home",
    "ctrl+end": "Ctrl+End",
}


def key_name(key: str) -> str:
    """Return how a key is written for people: `ctrl+d` becomes `Ctrl+D`, `escape` becomes `Esc`."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def plain_key(key: str) -> str:
    """Return the one spelling of a key that may be written as `?` or as `question_mark`."""
    if len(key) != 1 or key.isalnum():
        return key
    usual = unicodedata.name(key, key).lower().replace(" ", "_").replace("-", "_")
    return _SHORT_NAMES.get(key, usual)


def keys_of(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command; none when it is only in the menu.

    Args:
        command: The command.
        keymap: The keys that are not the usual ones, see `OwnKeys.keymap`.
    """
    changed = keymap.get(command.id)
    return command.keys if changed is None else tuple(filter(None, changed.split(",")))


def key_to_press(command: Command, keymap: Mapping[str, str]) -> str:
    """Return how the key to show for a command is written; of what has none, that of the menu.

    Args:
        command: The command.
        keymap: The keys that are not the usual ones, see `OwnKeys.keymap`.
    """
    keys = keys_of(command, keymap) or keys_of(COMMAND_BY_ID[MENU], keymap)
    return key_name(keys[0])


def key_here(keys: Sequence[str], state: CommandState) -> str:
    """Return the key of a command to show: the first that does it where the cursor is.

    Args:
        keys: Its keys, the one to show first.
        state: Where digits are typed in a cell, they are no commands.
    """
    works = (key for key in keys if not (state.types_digits and key.isdigit()))
    return next(works, keys[0])
