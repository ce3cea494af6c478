"""What in the settings of a user does not do what it says, in words."""

from collections.abc import Iterator

from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.domain.validation import near_miss
from ictcoord_tui.storage.settings import LoadedSettings
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_name, keys_of, plain_key
from ictcoord_tui.tui.commands.own_keys import OwnKeys, own_keys

THEMES = ("light", "dark")
"""What `theme` can be; nothing is dark."""


def without_effect(loaded: LoadedSettings) -> Iterator[str]:
    """Yield a sentence for every setting that counts for nothing, with what it may have to be.

    A key that more commands of one screen have is told too: which one keeps it, and how the others
    are reached.

    Args:
        loaded: The settings as they were read.
    """
    yield from loaded.warnings
    theme = loaded.settings.theme
    if theme and theme not in THEMES:
        words = " of ".join(f"‘{one}’" for one in THEMES)
        yield f"`theme`: ‘{clean_line(theme)}’ bestaat niet. Kies {words}."
    for name in sorted(loaded.settings.keymap.keys() - COMMAND_BY_ID.keys()):
        near = near_miss(name, COMMAND_BY_ID)
        yield f"`[keymap]`: de opdracht ‘{clean_line(name)}’ bestaat niet.{near}"
    yield from _of_two(own_keys(loaded.settings.keymap))


def _of_two(keys: OwnKeys) -> Iterator[str]:
    """Yield a sentence for every key and the command that has it, with those that do not."""
    losers: dict[tuple[str, str], list[str]] = {}
    spelled: dict[str, str] = {}
    for one in keys.taken:
        left = " of ".join(map(key_name, keys_of(one.loser, keys.keymap)))
        way = f"nog met {left}" if left else "nog in het menu"
        said = f"{one.loser.label} (`{one.loser.id}`, {way})"
        key = plain_key(one.key)
        spelled.setdefault(key, key_name(one.key))
        losers.setdefault((key, one.by.id), []).append(said)
    for (key, by), without in losers.items():
        others = " of ".join(without)
        yield f"`[keymap]`: {spelled[key]} doet {_named(by)}, en dus niet {others}."


def _named(command_id: str) -> str:
    return f"{COMMAND_BY_ID[command_id].label} (`{command_id}`)"
