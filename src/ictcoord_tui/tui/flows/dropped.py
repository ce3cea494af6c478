"""Telling that Esc threw a text away, and how it comes back."""

from ictcoord_tui.domain.schema import Path
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_name, keys_of
from ictcoord_tui.tui.thrown import Thrown


def keep_dropped(app: IctcoordApp, thrown: Thrown, place: Path, text: str) -> None:
    """Keep what was thrown away at hand, and say with which key it comes back.

    Args:
        app: The app.
        thrown: Where it is kept.
        place: Path of the value.
        text: What was typed; empty when nothing was thrown away.
    """
    thrown.keep(place, text)
    if thrown.last is not None:
        undo = key_name(keys_of(COMMAND_BY_ID["app.undo"], app.user_keymap)[0])
        app.notify(f"Je tekst is weg. {undo} = terugzetten")
