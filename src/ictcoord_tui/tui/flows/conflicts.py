"""Settling what two people changed at the same time."""

from ictcoord_tui.domain.edits.fields import get, put, put_all
from ictcoord_tui.domain.merge import MISSING
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.reports.changes import place_of, told_value
from ictcoord_tui.session import Change, Disagreement
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.versions import document_names
from ictcoord_tui.tui.modals.ask import Offer, Pick

_WITH_NOTE = ("triage", "current", "target", "people")


async def settle_conflicts(app: IctcoordApp) -> None:
    """Go through the values two people disagree on, one by one; Esc leaves the rest for later."""
    while app.session.disagreements:
        disagreement = app.session.disagreements[0]
        if not await _settle(app, disagreement):
            return
    app.notify("Alles is gekozen.")


async def _settle(app: IctcoordApp, disagreement: Disagreement) -> bool:
    conflict = disagreement.conflict
    names = document_names(app.session.document(disagreement.dossier))
    ours = told_value(conflict.path, conflict.ours, names)
    theirs = told_value(conflict.path, conflict.theirs, names)
    place = place_of(conflict.path, names)
    offers = [
        Offer("ours", f"Van jou: {ours}", _standing(conflict.kept is conflict.ours)),
        Offer("theirs", f"Van een collega: {theirs}", _standing(conflict.kept is conflict.theirs)),
    ]
    if _has_note(conflict.path):
        offers.append(Offer("both", "Die van jou, met de andere in de opmerking"))
    question = f"{place}\nTegelijk gewijzigd, gezien om {disagreement.noticed:%H:%M}. Wat geldt?"
    chosen = await app.push_screen_wait(Pick(question, offers))
    if chosen is None:
        return False
    change = _change(disagreement, chosen, theirs)
    app.edit(f"keuze voor {place}", change, conflict.path, disagreement.dossier)
    app.session.settle(disagreement)
    return True


def _standing(stands: bool) -> str:
    return "(staat er nu)" if stands else ""


def _has_note(path: Path) -> bool:
    return path[0] in _WITH_NOTE and len(path) > 2 and path[2] != "note"


def _change(disagreement: Disagreement, chosen: str, theirs: str) -> Change:
    path = disagreement.conflict.path
    value = disagreement.conflict.theirs if chosen == "theirs" else disagreement.conflict.ours
    wanted = None if value is MISSING else value

    def change(document: Document) -> Document:
        if chosen != "both":
            return put(document, path, wanted)
        note = (*path[:2], "note")
        before = get(document, note) or ""
        line = f"Een collega vulde in: {path[-1]} = {theirs}"
        return put_all(document, {path: wanted, note: f"{before}\n{line}".strip()})

    return change
