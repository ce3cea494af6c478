"""Choosing which school, or the group itself, is looked at."""

from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Offer, Pick


async def choose_school(app: IctcoordApp) -> None:
    """Let the user choose a dossier of the group and show it on the same screen."""
    session = app.session
    offers = []
    for dossier in session.ids:
        overview = session.overview(dossier)
        here = "  (nu)" if dossier == session.focus else ""
        what = "de groep" if overview.is_group else overview.dossier.place
        offers.append(Offer(dossier, overview.name + here, what))
    chosen = await app.push_screen_wait(Pick("Welke school wil je zien?", offers, about="school"))
    if chosen is not None:
        session.focus = chosen
        screen = app.areas.front
        if screen is not None:
            screen.update_all()
