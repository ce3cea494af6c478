"""Settling what two people changed at the same time."""

from collections.abc import Sequence

from ictcoord_tui.content.words import capital
from ictcoord_tui.domain.edits.beside import has_note, is_text, keep_beside
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.merge import MISSING, same
from ictcoord_tui.domain.schema import Change, Document
from ictcoord_tui.reports.changes import Names, field_of, place_of, told_value
from ictcoord_tui.session import Disagreement
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.naming import document_names
from ictcoord_tui.tui.present.news import called, signed_by, team_of


async def settle_conflicts(app: IctcoordApp) -> None:
    """Go through the values two people disagree on, one by one; Esc leaves the rest for later."""
    while app.session.disagreements:
        disagreement = app.session.disagreements[0]
        if not await _settle(app, disagreement):
            return
    app.notify("Alles is gekozen.")


async def _settle(app: IctcoordApp, disagreement: Disagreement) -> bool:
    conflict, pending = disagreement.conflict, disagreement.pending
    document = app.session.document(disagreement.dossier)
    names = document_names(app.session, document)
    stands = get(document, conflict.path)
    place = place_of(conflict.path, names)
    now, team = app.session.clock(), team_of(app.session, disagreement.dossier)
    offers = []
    for side, value, signature in (
        ("ours", conflict.ours, pending.ours_by),
        ("theirs", conflict.theirs, pending.theirs_by),
    ):
        here = "(staat er nu)" if same(stands, _written(value)) else ""
        told = told_value(conflict.path, value, names)
        by = capital(signed_by(signature, now, team))
        offers.append(Offer(side, f"{by}: {told}", here))
    if not any(same(stands, _written(one)) for one in (conflict.ours, conflict.theirs)):
        told = told_value(conflict.path, MISSING if stands is None else stands, names)
        offers.append(Offer("stands", f"Wat er intussen staat: {told}", "(staat er nu)"))
    if is_text(conflict.path):
        offers.append(Offer("both", "Allebei, onder elkaar"))
    elif has_note(conflict.path):
        offers.append(Offer("both", _beside_words(disagreement, stands, app.author, team)))
    question = f"{place}\nTwee mensen wijzigden dit tegelijk. Wat geldt?"
    chosen = await app.push_screen_wait(Pick(question, offers, about="conflict"))
    if chosen is None:
        return False
    if _changed_since(app, disagreement, stands):
        # What was shown does not hold any more: it is asked once more, or was settled elsewhere.
        return True
    app.session.settle(disagreement)
    change = _change(disagreement, chosen, stands, names)
    app.edit(f"keuze voor {place}", change, conflict.path, disagreement.dossier)
    app.after_edit()
    return True


def _beside_words(disagreement: Disagreement, stands: object, me: str, team: Sequence[str]) -> str:
    """Return what keeping both does: `Het jouwe, en dat van Lies Claes in de opmerking`."""
    conflict, pending = disagreement.conflict, disagreement.pending
    ours, theirs = ((conflict.ours, pending.ours_by), (conflict.theirs, pending.theirs_by))
    if same(stands, _written(theirs[0])):
        ours, theirs = theirs, ours
    elif not same(stands, _written(ours[0])):
        return "Wat er intussen staat, en de twee andere in de opmerking"
    own = [
        "het jouwe" if by.who == me else f"dat van {called(by.who, team)}"
        for _, by in (ours, theirs)
    ]
    return capital(f"{own[0]}, en {own[1]} in de opmerking")


def _written(value: object) -> object:
    """A value that is not there reads as nothing."""
    return None if value is MISSING else value


def _changed_since(app: IctcoordApp, disagreement: Disagreement, stood: object) -> bool:
    today = app.session.document(disagreement.dossier)
    waits = disagreement in app.session.disagreements
    return not waits or not same(get(today, disagreement.conflict.path), stood)


def _change(disagreement: Disagreement, chosen: str, stands: object, names: Names) -> Change:
    path, conflict = disagreement.conflict.path, disagreement.conflict
    sides = {"ours": _written(conflict.ours), "theirs": _written(conflict.theirs)}
    if chosen == "stands":
        return lambda document: document
    if chosen in sides:
        return lambda document: put(document, path, sides[chosen])
    field = field_of(path, names)
    others = [one for one in sides.values() if one is not None and not same(one, stands)]

    def beside(document: Document) -> Document:
        for other in others:
            remark = f"{field}: {told_value(path, other, names, whole=True)}"
            document = keep_beside(document, path, other, remark)
        return document

    return beside
