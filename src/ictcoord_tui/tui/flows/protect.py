"""Making sure that only the right people can read a dossier."""

import asyncio

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.permissions import Exposed, exposed, repair
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Confirm

_MOST_SHOWN = 6


async def warn_of_exposed(app: IctcoordApp) -> None:
    """Tell when strangers can read the open dossiers, and how that is repaired."""
    found = await _exposed(app)
    app.exposed = len(found)
    if found:
        app.notify(
            "Anderen op deze server kunnen dit dossier lezen. Druk op P om dat te herstellen.",
            severity="warning",
            timeout=12,
        )


async def protect(app: IctcoordApp) -> None:
    """Show what strangers can read, and close it when the user wants that."""
    found = await _exposed(app)
    mine = [one for one in found if one.repairable]
    if not mine:
        others = "Vraag de beheerder om de rechten te herstellen." if found else ""
        app.notify(f"Hier valt voor jou niets te herstellen. {others}".strip())
        return
    lines = [f"{shown(one.path)}  {one.mode:04o} → {one.wanted:04o}" for one in mine]
    if len(lines) > _MOST_SHOWN:
        lines[_MOST_SHOWN:] = [f"… en nog {len(lines) - _MOST_SHOWN} andere"]
    question = "Alleen wie erbij hoort, mag dit lezen. Rechten herstellen?\n\n" + "\n".join(lines)
    if not await app.push_screen_wait(
        Confirm(question, yes="Herstellen", no="Nee", about="protect")
    ):
        return
    try:
        count = await asyncio.to_thread(repair, mine)
    except IctcoordError as error:
        app.notify(error.message, title=error.title, severity="error", timeout=8)
        return
    app.exposed = len(found) - len(mine)
    app.notify(f"Hersteld: {count}.")


async def _exposed(app: IctcoordApp) -> tuple[Exposed, ...]:
    session = app.session
    paths = [session.path(dossier) for dossier in session.ids]
    return await asyncio.to_thread(exposed, paths)
