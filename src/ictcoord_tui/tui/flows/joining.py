"""Two entries for one person or one task become one: what they do not agree on is asked."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from ictcoord_tui.content.words import capital, label, lowered
from ictcoord_tui.domain.edits.beside import is_text
from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.edits.joining import Doubt, Keep, doubts, join
from ictcoord_tui.domain.merge import MISSING, Difference, differences
from ictcoord_tui.domain.schema import Change, Document, Path
from ictcoord_tui.reports.changes import Names, field_of, place_of, told_value
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.naming import document_names


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry for a person or a task.

    Attributes:
        dossier: Id of its dossier.
        place: Its table and its id.
        called: What tells it from the other one: a school, or a name.
    """

    dossier: str
    place: Path
    called: str

    def said(self, app: IctcoordApp) -> Document | None:
        """Return what it says now; nothing when it is gone."""
        said: Document | None = get(app.session.document(self.dossier), self.place)
        return said


async def agree_to_join(
    app: IctcoordApp,
    staying: Entry,
    coming: Entry,
    *,
    without: Collection[str] = (),
    unchanged: str,
) -> Change | None:
    """Ask what holds where two entries differ, also what changes while that is asked.

    Args:
        app: The app.
        staying: The entry that stays; it need not be there yet.
        coming: The entry that joins it.
        without: Fields of the coming entry that do not join: the user knows already.
        unchanged: Said to who turns back: what did not happen.

    Returns:
        What the dossier of the staying entry becomes, to be done at once; nothing when the user
        turned back, or the coming entry is gone meanwhile.
    """
    chosen: dict[str, Keep] = {}
    while True:
        entry = coming.said(app)
        if entry is None:
            app.notify("Een collega wijzigde dit intussen. Begin opnieuw.", severity="warning")
            return None
        entry = {key: value for key, value in entry.items() if key not in without}
        found = doubts(app.session.document(staying.dossier), staying.place, entry)
        open_ones = [one for one in found if one.key not in chosen]
        names = document_names(app.session, app.session.document(staying.dossier))
        if not open_ones:
            remark = partial(_remark, called=coming.called, names=names)
            return partial(
                join,
                place=staying.place,
                coming=entry,
                choose=lambda one: chosen[one.key],
                remark=remark,
            )
        way = await _ask(app, open_ones[0], (staying.called, coming.called), names)
        if way is None:
            app.notify(unchanged)
            return None
        chosen[open_ones[0].key] = way


def told_changes(app: IctcoordApp, before: Document | None, entry: Entry) -> str:
    """Return what an entry says now that it did not, in sentences; empty when nothing changed."""
    table, key = entry.place
    old, new = ({table: {key: one or {}}} for one in (before, entry.said(app)))
    found, names = differences(old, new), document_names(app.session)
    sides = (("Aangevuld", True), ("Gewijzigd", False))
    fields = [(word, [one.path for one in found if _grew(one) is grew]) for word, grew in sides]
    told = [
        f" {word}: {', '.join(lowered(field_of(path, names)) for path in paths)}."
        for word, paths in fields
        if paths
    ]
    return "".join(told)


def _grew(one: Difference) -> bool:
    """Tell whether a place still says what it said before."""
    before, after = one.before, one.after
    if isinstance(before, str) and isinstance(after, str):
        return after.startswith(before)
    return before is MISSING or isinstance(before, list)


async def _ask(
    app: IctcoordApp, doubt: Doubt, called: tuple[str, str], names: Names
) -> Keep | None:
    here, coming = (told_value(doubt.path, one, names) for one in (doubt.here, doubt.coming))
    words = {
        Keep.HERE: f"{called[0]}: {here}",
        Keep.COMING: f"{called[1]}: {coming}",
        Keep.SUM: f"{capital(label('keep', Keep.SUM))}: {told_value(doubt.path, doubt.sum, names)}",
        Keep.BOTH: f"{capital(here)}, en {coming} in de opmerking",
    }
    if is_text(doubt.path):
        words[Keep.BOTH] = f"{capital(label('keep', Keep.BOTH))}, onder elkaar"
    question = (
        f"{place_of(doubt.path, names)}\n{called[0]} en {called[1]} zeggen iets anders. Wat geldt?"
    )
    sides = {way: f"({label('keep', way)})" for way in (Keep.HERE, Keep.COMING)}
    offers = [Offer(way, words[way], sides.get(way, "")) for way in doubt.ways]
    chosen = await app.push_screen_wait(Pick(question, offers, about="joining"))
    return None if chosen is None else Keep(chosen)


def _remark(doubt: Doubt, called: str, names: Names) -> str:
    """Tell of a value in a note: `ICT-uren nu, De Linde: 8`."""
    said = told_value(doubt.path, doubt.coming, names, whole=True)
    return f"{field_of(doubt.path, names)}, {called}: {said}"
