"""How keys are written for people, and which keys a command has after the user changed some."""

from collections.abc import Mapping, Sequence

from ictcoord_tui.tui.commands.model import Command, CommandState

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


def keys_of(command: Command, keymap: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the keys of a command, as changed by the user's keymap.

    Args:
        command: The command.
        keymap: Keys by command id, several separated by commas.
    """
    changed = (keymap or {}).get(command.id)
    return tuple(key.strip() for key in changed.split(",")) if changed else command.keys


def key_here(keys: Sequence[str], state: CommandState) -> str:
    """Return the key of a command to show: the first that does it where the cursor is.

    Args:
        keys: Its keys, the one to show first.
        state: Where digits are typed in a cell, they are no commands.
    """
    works = (key for key in keys if not (state.types_digits and key.isdigit()))
    return next(works, keys[0])
