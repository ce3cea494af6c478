"""Keeping the result of a walk-through that began without a dossier."""

from pathlib import Path

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.creating import ask_file, ask_name
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.scratch import discard_scratch
from ictcoord_tui.tui.screens import start_screen

_KEEP, _DROP, _STAY = "keep", "drop", "stay"


async def keep_result(app: IctcoordApp) -> bool:
    """Ask what to do with the result; return whether the walk-through can be left.

    A kept result becomes a dossier of its own, which is open from then on.
    """
    if not app.session.document().get("roadmap"):
        return await _back_to_start(app)
    choice = await app.push_screen_wait(
        Pick(
            "Deze doorloop hoort nog niet bij een dossier. Wat doe je ermee?",
            (
                Offer(_KEEP, "Bewaren als dossier van je school"),
                Offer(_STAY, "Nog niet: terug naar de doorloop"),
                Offer(_DROP, "Weggooien"),
            ),
            about="walk-result",
        )
    )
    if choice == _DROP:
        return await _back_to_start(app)
    return choice == _KEEP and await _keep(app)


async def _keep(app: IctcoordApp) -> bool:
    scratch = app.scratch
    try:
        name = await ask_name(app, "school")
        path = await ask_file(app, name) if name is not None else None
        if name is None or path is None:
            return False
        _write(app, path, clean_line(name))
        await app.switch_session(path)
    except IctcoordError as error:
        app.notify(error.message, title=error.title, severity="error", timeout=8)
        return False
    if scratch is not None:
        discard_scratch(scratch)
    app.notify(f"Bewaard in {shown(path)}.", timeout=8)
    return True


def _write(app: IctcoordApp, path: Path, name: str) -> None:
    document = put(app.session.document(), ("name",), name)
    DossierFile(path).create(document, who=app.author, now=app.clock().astimezone())


async def _back_to_start(app: IctcoordApp) -> bool:
    """Forget the answers (undo brings them back) and show the start screen; Esc there returns."""
    app.edit("Doorloop weggegooid", lambda document: put(document, ("roadmap",), None))
    await app.push_screen(start_screen())
    return False
