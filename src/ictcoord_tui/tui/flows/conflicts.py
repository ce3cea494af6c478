"""Settling what two people changed at the same time."""

from ictcoord_tui.domain.edits.fields import get, put, put_all
from ictcoord_tui.domain.merge import MISSING, same
from ictcoord_tui.domain.schema import Change, Document, Field, Path, ValueKind, node_at
from ictcoord_tui.reports.changes import place_of, told_value
from ictcoord_tui.session import Disagreement
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.versions import document_names
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.news import signed_by

NOTE = "note"
"""The field of a row that takes the value that was not chosen."""


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
    names = document_names(document)
    stands = get(document, conflict.path)
    place = place_of(conflict.path, names)
    now = app.session.clock()
    offers = []
    for side, value, signature in (
        ("ours", conflict.ours, pending.ours_by),
        ("theirs", conflict.theirs, pending.theirs_by),
    ):
        here = "(staat er nu)" if same(stands, _written(value)) else ""
        told = told_value(conflict.path, value, names)
        offers.append(Offer(side, f"{signed_by(signature, now).capitalize()}: {told}", here))
    if is_text(conflict.path):
        offers.append(Offer("both", "Allebei, onder elkaar"))
    elif has_note(conflict.path):
        offers.append(Offer("both", "Wat er nu staat, met het andere in de opmerking"))
    question = f"{place}\nTwee mensen wijzigden dit tegelijk. Wat geldt?"
    chosen = await app.push_screen_wait(Pick(question, offers))
    if chosen is None:
        return False
    app.session.settle(disagreement)
    told = told_value(conflict.path, _other(disagreement, stands), names)
    remark = f"{place_of(conflict.path, names).rpartition(' › ')[2]}: {told}"
    change = _change(disagreement, chosen, remark)
    app.edit(f"keuze voor {place}", change, conflict.path, disagreement.dossier)
    app.after_edit()
    return True


def _written(value: object) -> object:
    """A value that is not there reads as nothing."""
    return None if value is MISSING else value


def is_text(path: Path) -> bool:
    """Tell whether two values of a place can stand under each other."""
    node = node_at(path)
    return isinstance(node, Field) and node.kind is ValueKind.TEXT


def has_note(path: Path) -> bool:
    """Tell whether a place is in a row with a note."""
    node = node_at((*path[:2], NOTE))
    return len(path) > 2 and isinstance(node, Field) and node.kind is ValueKind.TEXT


def _other(disagreement: Disagreement, stands: object) -> object:
    """Return the value that does not stand in the dossier now."""
    conflict = disagreement.conflict
    return conflict.theirs if same(stands, _written(conflict.ours)) else conflict.ours


def _change(disagreement: Disagreement, chosen: str, remark: str) -> Change:
    path, conflict = disagreement.conflict.path, disagreement.conflict
    if chosen != "both":
        value = _written(conflict.theirs if chosen == "theirs" else conflict.ours)
        return lambda document: put(document, path, value)
    if is_text(path):
        texts = [str(text) for text in (conflict.ours, conflict.theirs) if text is not MISSING]
        return lambda document: put(document, path, "\n".join(texts))

    def with_note(document: Document) -> Document:
        note = (*path[:2], NOTE)
        before = get(document, note) or ""
        return put_all(document, {note: f"{before}\n{remark}".strip()})

    return with_note
