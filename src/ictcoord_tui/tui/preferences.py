"""What in the settings of a user has no effect, in words."""

from collections.abc import Iterator

from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.domain.validation import near_miss
from ictcoord_tui.storage.settings import LoadedSettings
from ictcoord_tui.tui.commands import COMMAND_BY_ID

THEMES = ("light", "dark")
"""What `theme` can be; nothing is dark."""


def without_effect(loaded: LoadedSettings) -> Iterator[str]:
    """Yield a sentence for every setting that counts for nothing, with what it may have to be.

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
