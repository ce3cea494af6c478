"""Offering what could not be saved the last time, and the text that was half typed then."""

from collections.abc import Callable

from ictcoord_tui.domain.merge import differences, merge, same
from ictcoord_tui.domain.schema import ordered
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.paths import state_dir
from ictcoord_tui.reports.changes import told_differences
from ictcoord_tui.session import SaveState
from ictcoord_tui.storage.drafts import list_drafts
from ictcoord_tui.storage.places import discard
from ictcoord_tui.storage.rescue import Rescue, list_rescues
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.drafts import settle_draft
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.present.naming import document_names
from ictcoord_tui.tui.present.news import moment

_MOST_SHOWN = 6
"""Changes that are named in the question; the others are counted."""


async def offer(app: IctcoordApp, next_dossier: Callable[[], str | None]) -> None:
    """Offer everything of this user, dossier by dossier; Esc leaves the rest for a next time.

    Args:
        app: The app.
        next_dossier: Gives the next dossier to which something belongs, until there is none.
    """
    while (dossier := next_dossier()) is not None:
        path = app.session.path(dossier)
        for rescue in list_rescues(path, state_dir(), app.author):
            if not await _settle_rescue(app, dossier, rescue):
                return
        for draft in list_drafts(path, app.author, state_dir()):
            if not await settle_draft(app, dossier, draft):
                return


async def _settle_rescue(app: IctcoordApp, dossier: str, rescue: Rescue) -> bool:
    """Ask until the copy is dealt with; tell whether to go on with the next one."""
    today = app.session.document(dossier)
    merged = merge(base=rescue.base, ours=today, theirs=rescue.ours)
    if same(ordered(merged.document), today) and not merged.conflicts and not rescue.noticed:
        return _discard(app, rescue)
    chosen = await _ask(app, dossier, rescue)
    if chosen == "back":
        return await _put_back(app, dossier, rescue)
    if chosen == "discard":
        sure = "Zeker? Wat toen niet bewaard is, komt dan niet meer terug."
        if await app.push_screen_wait(
            Confirm(sure, yes="Weggooien", no="Nee", about="rescue-discard")
        ):
            return _discard(app, rescue)
    return chosen == "later"


async def _ask(app: IctcoordApp, dossier: str, rescue: Rescue) -> str | None:
    found = differences(rescue.base, rescue.ours)
    lines = told_differences(found, document_names(app.session, rescue.base, rescue.ours))
    told = [f"  {line}" for line in lines[:_MOST_SHOWN]]
    if len(lines) > _MOST_SHOWN:
        told.append(f"  … en nog {len(lines) - _MOST_SHOWN}")
    question = (
        f"Vorige keer kon dit niet bewaard worden ({moment(rescue.when, app.session.clock())}, "
        f"{app.session.overview(dossier).name}):\n" + "\n".join(told)
    )
    offers = [
        Offer("back", "Terugzetten", "wat anderen intussen wijzigden, blijft staan"),
        Offer("discard", "Weggooien"),
        Offer("later", "Later"),
    ]
    return await app.push_screen_wait(Pick(question, offers, about="rescue"))


async def _put_back(app: IctcoordApp, dossier: str, rescue: Rescue) -> bool:
    """Merge a copy in, and remove it once the dossier is safe on disk."""
    session = app.session
    try:
        session.put_back("wat niet bewaard was, teruggezet", dossier, rescue)
    except IctcoordError as error:
        app.notify(f"{error.message} De kopie blijft bewaard.", severity="warning", timeout=8)
        return True
    app.after_edit()
    await app.until_saved()
    if session.status.state is SaveState.FAILED:
        app.notify("Het staat er weer, maar bewaren lukt nog niet. De kopie blijft.", timeout=8)
        return True
    app.notify("Teruggezet. u = ongedaan")
    return _discard(app, rescue)


def _discard(app: IctcoordApp, rescue: Rescue) -> bool:
    try:
        discard(rescue)
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
    return True
