"""A colleague filled in what somebody is typing in: both values, who and when, and a choice."""

from dataclasses import replace

from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document, Path
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.dossier_file import nearest
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.conflicts import NOTE, has_note, is_text
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.news import signed_by
from ictcoord_tui.tui.widgets.table_view import TableView

OURS, THEIRS, BOTH = "ours", "theirs", "both"


async def settle_overtaken(app: IctcoordApp, view: TableView, text: str) -> None:
    """Ask which value of an open cell holds; Esc leads back to typing."""
    entry, overview, place = view.entry, view.overview, view.place
    if entry.editor is None or len(entry.spots) != 1:
        return
    (spot,) = entry.spots
    ours = spot.text(_after(app, overview, entry.change(overview, text)))
    theirs = spot.text(overview)
    title = f"{spot.column.title} van {view.name_of(spot.row)}"
    chosen = await ask_value(app, title, place, ours=ours, theirs=theirs)
    if chosen is None or (chosen == OURS and not entry.take_over(text)):
        return
    await entry.close()
    if chosen == BOTH:
        view.apply(f"{title}: allebei bewaard", keeping_both(place, title, ours), place)


async def ask_value(
    app: IctcoordApp, title: str, place: Path, *, ours: str, theirs: str
) -> str | None:
    """Ask which of two values holds.

    Args:
        app: The app.
        title: What they are about, in Dutch.
        place: Path of the value in the focused dossier.
        ours: What the user typed.
        theirs: What stands there since a colleague saved it.

    Returns:
        `OURS`, `THEIRS`, `BOTH`, or nothing when the user turns back to typing.
    """
    offers = [
        Offer(OURS, f"Door jou, nu: {_told(ours)}"),
        Offer(THEIRS, f"{_signed(app, place).capitalize()}: {_told(theirs)}", "(staat er nu)"),
    ]
    if is_text(place):
        offers.append(Offer(BOTH, "Allebei, onder elkaar"))
    elif has_note(place):
        offers.append(Offer(BOTH, "Wat er nu staat, met het jouwe in de opmerking"))
    question = f"{title}\nTerwijl je typte, vulde een collega dit in. Wat geldt?"
    return await app.push_screen_wait(Pick(question, offers))


def keeping_both(place: Path, title: str, ours: str) -> Change:
    """Return the change that leaves a value as it is and keeps the other one beside it.

    Args:
        place: Path of the value.
        title: What it is called.
        ours: What was typed.
    """
    note, said = (place, ours) if is_text(place) else ((*place[:2], NOTE), f"{title}: ‘{ours}’")

    def change(document: Document) -> Document:
        before = get(document, note) or ""
        return put(document, note, f"{before}\n{said}".strip())

    return change


def who_filled_in(app: IctcoordApp, place: Path) -> Signature | None:
    """Return who gave a place of the focused dossier its value while it was open, and when."""
    for where in (place, place[:2]):
        for news in reversed(app.heard):
            if news.dossier == app.session.focus and (by := nearest(news.signed, where)):
                return by
    return None


def _signed(app: IctcoordApp, place: Path) -> str:
    by = who_filled_in(app, place)
    return "een collega" if by is None else signed_by(by, app.session.clock())


def _told(text: str) -> str:
    return f"‘{text}’" if text else "(leeg)"


def _after(app: IctcoordApp, overview: Overview, change: Change) -> Overview:
    return replace(overview, dossier=read_dossier(change(app.session.document())))
