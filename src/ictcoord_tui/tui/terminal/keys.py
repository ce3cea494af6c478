"""One key event taken for the two that the user pressed.

Behind tmux or screen a quick Esc and letter arrive together and look like Alt and that letter.
Nothing in the app uses Alt, so it is read back as what it was. `InputCleaner` does so for the bytes
of most terminals; what comes here is Alt as terminals with the keyboard protocol of kitty tell it.
"""

from textual.events import Key
from textual.keys import _character_to_key


def split_alt(key: Key) -> tuple[Key, Key] | None:
    """Return the Escape and the letter that a key with Alt stands for, or `None` for other keys."""
    prefix, _, name = key.key.rpartition("+")
    if prefix not in {"alt", "alt+shift"}:
        return None
    # Terminals with the kitty protocol name the letter and send no text with it.
    character = key.character or (name if len(name) == 1 else None)
    if character is None or not character.isprintable():
        return None
    return Key("escape", "\x1b"), Key(_character_to_key(character), character)
