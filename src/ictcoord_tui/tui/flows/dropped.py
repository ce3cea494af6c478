"""The text that Esc threw away: telling that it is gone, and giving it back."""

from ictcoord_tui.domain.schema import Path
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.areas import area_of
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.thrown import Left

_HERE_AGAIN = "Je tekst staat er weer. Leegmaken en dan Esc = voorgoed weg"


def keep_dropped(app: IctcoordApp, place: Path, text: str) -> None:
    """Keep what was thrown away at hand, and say with which key it comes back.

    Args:
        app: The app.
        place: Path of the value, in the dossier that is looked at.
        text: What was typed; empty when nothing was thrown away.
    """
    app.areas.thrown.keep(Left(app.session.focus, place, text))
    if text:
        undo = key_to_press(COMMAND_BY_ID["app.undo"], app.user_keymap)
        app.notify(f"Je tekst is weg. {undo} = terugzetten")


async def give_back(app: IctcoordApp) -> bool:
    """Put a text that was thrown away where it was typed; tell whether there was one.

    Args:
        app: The app.
    """
    front, left = app.areas.front, app.areas.thrown.last
    if left is None or front is None or not front.gives_back(left.place):
        return False
    app.areas.thrown.forget()
    app.session.focus = left.dossier
    area = area_of(left.place)
    screen = front if front.shows(area) else await app.areas.show(area)
    screen.update_all()
    if not await screen.take_draft(left.place, left.text):
        return False
    app.notify(_HERE_AGAIN)
    return True
