"""A colleague changed what somebody is about to change: both values, who and when, and a choice.

Every question to the user takes time. So whoever asks one remembers the dossiers as they were shown
(`picture`), and makes the change with `edit_as_seen`: a merge of that picture, what the user
wants of it, and today. What both changed is asked; nothing is chosen silently.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.edits.beside import has_note, is_text, keep_beside
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.forgotten import merge_without
from ictcoord_tui.domain.merge import MISSING, Conflict, Difference, differences
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document, Path, ordered
from ictcoord_tui.reports.changes import place_of, told_differences, told_value
from ictcoord_tui.session import TakenBack
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.dossier_file import nearest
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.modals.overtaken import AskEach, Choice, Overtaken
from ictcoord_tui.tui.present.naming import document_names
from ictcoord_tui.tui.present.news import signed_by
from ictcoord_tui.tui.widgets.table_view import TableView

Picture = Mapping[str, Document]
"""The dossiers as they were when the user was asked something, by id."""

_MOST_TOLD = 6
"""Changes that are named in a question; the others are counted."""

_STAMPS = ("value", "on", "by")
"""Fields of one answer or tick: who gave it and when goes with it."""


@dataclass(frozen=True, slots=True)
class _Clash:
    """What both changed and can only stand once; the first conflict is what it is about."""

    dossier: str
    conflicts: tuple[Conflict, ...]

    @property
    def first(self) -> Conflict:
        return self.conflicts[0]

    @property
    def key(self) -> str:
        """The same question about the same values has the same key."""
        return repr((self.dossier, self.conflicts))

    def chosen(self, document: Document, choice: Choice, remark: str) -> Document:
        """Return the merged document with a choice made."""
        for one in self.conflicts:
            value = one.ours if choice is Choice.OURS else one.theirs
            document = put(document, one.path, None if value is MISSING else value)
        if choice is Choice.BOTH:
            document = keep_beside(document, self.first.path, self.first.ours, remark)
        return document


def picture(app: IctcoordApp) -> Picture:
    """Return the dossiers as they are now, before the user is asked something."""
    return {key: app.session.document(key) for key in app.session.ids}


async def edit_as_seen(
    app: IctcoordApp, label: str, changes: Mapping[str, Change], seen: Picture, place: Path = ()
) -> bool | None:
    """Make a change that the user made up looking at an earlier picture, as one undoable step.

    Args:
        app: The app.
        label: What is done, in Dutch.
        changes: What is to happen, by dossier.
        seen: The dossiers as the user saw them.
        place: Where to put the cursor when this is undone.

    Returns:
        Whether anything changed; nothing when the user turned back at a question.
    """
    session = app.session
    pictures = {key: seen.get(key, session.document(key)) for key in changes}
    wanted = {key: ordered(change(pictures[key])) for key, change in changes.items()}
    known: dict[str, Choice] = {}

    def clashes(key: str, today: Document) -> tuple[Document, tuple[_Clash, ...]]:
        merged = merge_without(pictures[key], wanted[key], today, session.departed)
        return merged.document, tuple(_Clash(key, some) for some in _grouped(merged.conflicts))

    def settled(today: Document, key: str) -> Document:
        document, found = clashes(key, today)
        names = document_names(today, wanted[key])
        for one in found:
            path = one.first.path
            field = place_of(path, names).rpartition(" › ")[2]
            remark = f"{field}: {told_value(path, one.first.ours, names)}"
            document = one.chosen(document, known[one.key], remark)
        return document

    while True:
        found = [
            one
            for key in changes
            for one in clashes(key, session.document(key))[1]
            if one.key not in known
        ]
        if not found:
            return app.edit_several(
                label, {key: partial(settled, key=key) for key in changes}, place
            )
        chosen = await _ask(app, [_told(app, one, wanted) for one in found])
        if chosen is None:
            return None
        known |= {one.key: choice for one, choice in zip(found, chosen, strict=True)}


async def still_sure(
    app: IctcoordApp, seen: Picture, about: Callable[[Difference], bool], yes: str
) -> bool:
    """Ask again when a colleague changed what a question that cannot be merged was about.

    Args:
        app: The app.
        seen: The dossiers as the user saw them.
        about: Tells whether a difference is about what the user was asked.
        yes: Word for going on.

    Returns:
        Whether to go on.
    """
    while True:
        now = picture(app)
        lines = [line for key in now for line in _news_of(app, key, seen, about)]
        if not lines:
            return True
        more = f"\n… en nog {len(lines) - _MOST_TOLD}" if len(lines) > _MOST_TOLD else ""
        told = "\n".join(lines[:_MOST_TOLD]) + more
        question = f"Terwijl je koos, wijzigde een collega dit:\n\n{told}\n\nToch doorgaan?"
        if not await app.push_screen_wait(Confirm(question, yes=yes, about="still-sure")):
            return False
        seen = now


def _news_of(
    app: IctcoordApp, key: str, seen: Picture, about: Callable[[Difference], bool]
) -> Iterable[str]:
    before, today = seen.get(key), app.session.document(key)
    if before is None or before is today:
        return
    names = document_names(before, today)
    for one in filter(about, differences(before, today)):
        (line,) = told_differences([one], names)
        yield f"{_signed(app, one.path, key).capitalize()}: {line}"


def _grouped(conflicts: Iterable[Conflict]) -> Iterable[tuple[Conflict, ...]]:
    """Bring together what is one thing to a person: an answer with who gave it and when."""
    groups: dict[Path, list[Conflict]] = {}
    for one in conflicts:
        stamped = len(one.path) > 3 and one.path[-1] in _STAMPS
        groups.setdefault(one.path[:-1] if stamped else one.path, []).append(one)
    for some in groups.values():
        yield tuple(sorted(some, key=lambda one: one.path[-1] != _STAMPS[0]))


async def _ask(app: IctcoordApp, found: Sequence[Overtaken]) -> tuple[Choice, ...] | None:
    if len(found) > 1:
        many = counted(len(found), "plaats", "plaatsen")
        question = f"Terwijl je bezig was, vulde een collega {many} anders in. Wat geldt?"
        return await app.push_screen_wait(AskEach(question, found))
    chosen = await ask_one(app, found[0])
    return None if chosen is None else (chosen,)


async def ask_one(app: IctcoordApp, one: Overtaken) -> Choice | None:
    """Ask which of two values holds; nothing when the user turns back."""
    offers = [
        Offer(Choice.OURS, f"Door jou, nu: {one.ours}"),
        Offer(Choice.THEIRS, f"{one.by.capitalize()}: {one.theirs}", "(staat er nu)"),
    ]
    if one.both:
        offers.append(Offer(Choice.BOTH, one.both))
    question = f"{one.title}\nTerwijl je bezig was, vulde een collega dit in. Wat geldt?"
    chosen = await app.push_screen_wait(Pick(question, offers, about="overtaken-one"))
    return None if chosen is None else Choice(chosen)


def _told(app: IctcoordApp, clash: _Clash, wanted: Picture) -> Overtaken:
    conflict, session = clash.first, app.session
    names = document_names(session.document(clash.dossier), wanted[clash.dossier])
    where = place_of(conflict.path, names)
    if clash.dossier != session.focus:
        where = f"{session.overview(clash.dossier).name} › {where}"
    return Overtaken(
        where,
        told_value(conflict.path, conflict.ours, names),
        told_value(conflict.path, conflict.theirs, names),
        _signed(app, conflict.path, clash.dossier),
        how_both(conflict.path),
    )


def how_both(place: Path) -> str:
    """Return how two values of a place can both be kept; empty when they cannot."""
    if is_text(place):
        return "Allebei, onder elkaar"
    return "Wat er nu staat, met het jouwe in de opmerking" if has_note(place) else ""


async def settle_overtaken(app: IctcoordApp, view: TableView, text: str) -> None:
    """Ask which values hold in the cells of an open editor; Esc leads back to typing."""
    entry, overview, place = view.entry, view.overview, view.at.place
    if entry.editor is None:
        return
    if len(entry.spots) > 1:
        focus, label = app.session.focus, entry.label
        changes = {focus: entry.change(overview, text)}
        done = await edit_as_seen(app, label, changes, {focus: entry.seen}, place)
        if done is not None:
            await entry.close()
        if done:
            app.notify(f"{label}.")
        return
    (spot,) = entry.spots
    ours = spot.text(_after(app, overview, entry.change(overview, text)))
    title = f"{spot.column.title} van {view.name_of(spot.row)}"
    signed = _signed(app, place, app.session.focus)
    theirs = _quoted(spot.text(overview))
    chosen = await ask_one(app, Overtaken(title, _quoted(ours), theirs, signed, how_both(place)))
    if chosen is None or (chosen is Choice.OURS and not entry.take_over(text)):
        return
    await entry.close()
    if chosen is Choice.BOTH:
        remark = f"{title}: ‘{ours}’"
        beside = partial(keep_beside, path=place, other=ours, remark=remark)
        view.apply(f"{title}: allebei bewaard", beside, place)


def told_kept(app: IctcoordApp, done: TakenBack) -> str:
    """Return what undo left alone because a colleague changed it since, with who and when."""
    dossier, _ = done.place
    first, *others = done.conflicts
    names = document_names(app.session.document(dossier))
    signed = _signed(app, first.path, dossier)
    said = f"{place_of(first.path, names)} bleef staan: intussen gewijzigd {signed}"
    more = f", en nog {counted(len(others), 'plaats', 'plaatsen')}" if others else ""
    return f"{said}{more}."


def who_filled_in(app: IctcoordApp, place: Path, dossier: str) -> Signature | None:
    """Return who gave a place of a dossier its value while it was open, and when."""
    for where in (place, place[:2]):
        for news in reversed(app.heard):
            if news.dossier == dossier and (by := nearest(news.signed, where)):
                return by
    return None


def _signed(app: IctcoordApp, place: Path, dossier: str) -> str:
    by = who_filled_in(app, place, dossier)
    return "door een collega" if by is None else signed_by(by, app.session.clock())


def _quoted(text: str) -> str:
    return f"‘{text}’" if text else "(leeg)"


def _after(app: IctcoordApp, overview: Overview, change: Change) -> Overview:
    return replace(overview, dossier=read_dossier(change(app.session.document())))
