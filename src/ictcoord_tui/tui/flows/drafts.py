"""Half-typed text that waits since the line dropped: back in its cell, or away."""

from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.merge import same
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.reports.changes import place_of, told_value
from ictcoord_tui.storage.drafts import Draft
from ictcoord_tui.storage.places import discard
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.areas import area_of
from ictcoord_tui.tui.modals.ask import Offer, Pick, ShowText
from ictcoord_tui.tui.present.naming import document_names
from ictcoord_tui.tui.present.news import moment

_LONGEST = 300
"""Characters of a draft shown with the question; the whole text can be asked for."""


async def settle_draft(app: IctcoordApp, dossier: str, draft: Draft) -> bool:
    """Ask until the draft is dealt with; tell whether to go on with the next one."""
    while True:
        stood = _stands(app, dossier, draft)
        chosen = await _ask(app, dossier, draft)
        if chosen is None:
            return False
        if chosen == "show":
            await app.push_screen_wait(
                ShowText(_place_in_words(app, dossier, draft), draft.text, about="draft-text")
            )
            continue
        if chosen == "cell" and not same(_stands(app, dossier, draft), stood):
            app.notify("Een collega wijzigde deze cel net. Kijk nog eens.", severity="warning")
            continue
        if chosen == "cell":
            if not await _put_in_cell(app, dossier, draft):
                app.notify("Deze cel is er niet meer. Je tekst blijft bewaard.")
                continue
            app.left_behind.put_back(draft)
            # Once the text stands in an open cell, no other question may come over it.
            return False
        try:
            discard(draft)
        except IctcoordError as error:
            app.notify(error.message, severity="warning")
        return True


def _stands(app: IctcoordApp, dossier: str, draft: Draft) -> object:
    """Return what is in the cell of a draft now."""
    place = _cell(draft)
    return get(app.session.document(dossier), place) if place else None


async def _ask(app: IctcoordApp, dossier: str, draft: Draft) -> str | None:
    when = moment(draft.when, app.session.clock())
    cut = draft.text[:_LONGEST] + ("…" if len(draft.text) > _LONGEST else "")
    question = (
        f"Dit was je aan het typen toen de verbinding wegviel ({when}). "
        "De laatste seconden kunnen ontbreken.\n"
        f"{_place_in_words(app, dossier, draft)}\n\n{cut}"
    )
    offers = [
        Offer("show", "De hele tekst tonen"),
        Offer("discard", "Weggooien"),
    ]
    if place := _cell(draft):
        document = app.session.document(dossier)
        value = _stands(app, dossier, draft)
        names = document_names(app.session, document)
        stands = told_value(place, value, names) if value else ""
        now = f"daar staat nu: {stands}" if stands else "de cel is nu leeg"
        offers.insert(0, Offer("cell", "In de cel zetten", f"({now})"))
    return await app.push_screen_wait(Pick(question, offers, about="draft"))


async def _put_in_cell(app: IctcoordApp, dossier: str, draft: Draft) -> bool:
    place = _cell(draft)
    app.session.focus = dossier
    screen = await app.areas.show(area_of(place))
    screen.update_all()
    return await screen.take_draft(place, draft.text)


def _cell(draft: Draft) -> Place:
    """Return the path of the cell a draft belongs to; empty when its place is only words."""
    path = tuple(draft.place.split("."))
    return path if len(path) > 2 and area_of(path) else ()


def _place_in_words(app: IctcoordApp, dossier: str, draft: Draft) -> str:
    place = _cell(draft)
    session = app.session
    names = document_names(session, session.document(dossier))
    return place_of(place, names) if place else draft.place
