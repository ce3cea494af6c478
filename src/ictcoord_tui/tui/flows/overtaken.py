"""A colleague changed what somebody is about to change: both values, who and when, and a choice.

Every question to the user takes time. So whoever asks one remembers the dossiers as they were shown
(`picture`), and makes the change with `edit_as_seen`: a merge of that picture, what the user
wants of it, and today. What both changed is asked; nothing is chosen silently.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ictcoord_tui.content.words import capital, counted
from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.edits.beside import has_note, is_text, keep_beside
from ictcoord_tui.domain.edits.wishes import Choice, Clash, Wish
from ictcoord_tui.domain.merge import Difference, differences
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document, Path, ordered
from ictcoord_tui.reports.changes import Names, field_of, place_of, told_differences, told_value
from ictcoord_tui.storage.authors import Signature, nearest
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.modals.overtaken import AskEach, Overtaken
from ictcoord_tui.tui.present.naming import document_names
from ictcoord_tui.tui.present.news import signed_by, team_of
from ictcoord_tui.tui.tables.bulk import CELLS, Spot
from ictcoord_tui.tui.widgets.table_view import TableView

Picture = Mapping[str, Document]
"""The dossiers as they were when the user was asked something, by id."""

_MOST_TOLD = 6
"""Changes that are named in a question; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A clash in one of the dossiers, to be asked about."""

    dossier: str
    clash: Clash

    @property
    def key(self) -> tuple[str, str]:
        """The same question about the same values has the same key."""
        return self.dossier, self.clash.key


_Ask = Callable[[Sequence[Overtaken]], Awaitable[tuple[Choice, ...] | None]]
"""Asks which values hold; nothing when the user turns back."""


def picture(app: IctcoordApp) -> Picture:
    """Return the dossiers as they are now, before the user is asked something."""
    return {key: app.session.document(key) for key in app.session.ids}


async def edit_as_seen(
    app: IctcoordApp,
    label: str | Callable[[int], str],
    changes: Mapping[str, Change],
    seen: Picture,
    place: Path = (),
) -> bool | None:
    """Make a change that the user made up looking at an earlier picture, as one undoable step.

    Args:
        app: The app.
        label: What is done, in Dutch; or what gives that for the number of places in which what a
            colleague made of it stays.
        changes: What is to happen, by dossier.
        seen: The dossiers as the user saw them.
        place: Where to put the cursor when this is undone.

    Returns:
        Whether anything changed; nothing when the user turned back at a question.
    """
    session = app.session
    pictures = {key: seen.get(key, session.document(key)) for key in changes}
    wishes = {
        key: Wish(pictures[key], ordered(change(pictures[key])), session.departed)
        for key, change in changes.items()
    }
    left = 0

    async def ask(found: Sequence[Overtaken]) -> tuple[Choice, ...] | None:
        nonlocal left
        chosen = await _ask(app, found)
        left += sum(one is not Choice.OURS for one in chosen or ())
        return chosen

    settled = await _agreed(app, wishes, ask)
    if settled is None:
        return None
    return app.edit_several(label if isinstance(label, str) else label(left), settled, place)


async def agree_to_take_back(
    app: IctcoordApp, label: str, wishes: Mapping[str, Wish], *, again: bool
) -> Mapping[str, Change] | None:
    """Ask what holds where somebody else changed what undo or redo would change.

    Nothing is chosen beforehand, also where it is about one value: who takes back a change of a
    while ago does not expect a colleague there.

    Args:
        app: The app.
        label: What is taken back, in Dutch.
        wishes: What that wants, by dossier.
        again: Whether it is done again.

    Returns:
        What each dossier becomes; nothing when the user turned back.
    """
    word = "Opnieuw" if again else "Ongedaan maken"
    mine = "jouw wijziging" if again else "vóór jouw wijziging"

    async def ask(found: Sequence[Overtaken]) -> tuple[Choice, ...] | None:
        many = counted(len(found), "plaats", "plaatsen")
        question = f"{word}: {label}\nSindsdien wijzigde een collega {many}. Wat geldt?"
        return await app.push_screen_wait(
            AskEach(question, [replace(one, mine=mine) for one in found])
        )

    return await _agreed(app, wishes, ask)


async def _agreed(
    app: IctcoordApp, wishes: Mapping[str, Wish], ask: _Ask
) -> Mapping[str, Change] | None:
    """Return what each dossier becomes by these wishes; nothing when the user turned back.

    Asks about every clash, and once more about those that came while it was asking.
    """
    session = app.session
    known: dict[tuple[str, str], Choice] = {}

    def settled(today: Document, dossier: str) -> Document:
        wish = wishes[dossier]
        names = document_names(session, wish.seen, wish.wanted, today)
        return wish.settled(
            today, lambda one: known[dossier, one.key], lambda one: _remark(one, names)
        )

    while True:
        every = (
            _Asked(key, clash)
            for key, wish in wishes.items()
            for clash in wish.clashes(session.document(key))
        )
        found = [one for one in every if one.key not in known]
        if not found:
            return {key: partial(settled, dossier=key) for key in wishes}
        chosen = await ask([_told(app, one, wishes[one.dossier]) for one in found])
        if chosen is None:
            return None
        known |= {one.key: choice for one, choice in zip(found, chosen, strict=True)}


def _remark(clash: Clash, names: Names) -> str:
    path = clash.first.path
    return f"{field_of(path, names)}: {told_value(path, clash.first.ours, names, whole=True)}"


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
    names = document_names(app.session, before, today)
    for one in filter(about, differences(before, today)):
        (line,) = told_differences([one], names)
        yield f"{capital(_signed(app, one.path, key))}: {line}"


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
        Offer(Choice.THEIRS, f"{capital(one.by)}: {one.theirs}", "(staat er nu)"),
    ]
    if one.both:
        offers.append(Offer(Choice.BOTH, one.both))
    question = f"{one.title}\nTerwijl je bezig was, vulde een collega dit in. Wat geldt?"
    chosen = await app.push_screen_wait(Pick(question, offers, about="overtaken-one"))
    return None if chosen is None else Choice(chosen)


def _told(app: IctcoordApp, asked: _Asked, wish: Wish) -> Overtaken:
    conflict, session = asked.clash.first, app.session
    names = document_names(session, wish.seen, session.document(asked.dossier), wish.wanted)
    where = place_of(conflict.path, names)
    if asked.dossier != session.focus:
        where = f"{session.overview(asked.dossier).name} › {where}"
    return Overtaken(
        where,
        told_value(conflict.path, conflict.ours, names),
        told_value(conflict.path, conflict.theirs, names),
        _signed(app, conflict.path, asked.dossier),
        how_both(conflict.path) if asked.clash.both_fit else "",
    )


def how_both(place: Path) -> str:
    """Return how two values of a place can both be kept; empty when they cannot."""
    if is_text(place):
        return "Allebei, onder elkaar"
    return "Dat van je collega, en het jouwe in de opmerking" if has_note(place) else ""


async def settle_overtaken(app: IctcoordApp, view: TableView, text: str) -> None:
    """Ask which values hold in the cells of an open editor; Esc leads back to typing."""
    entry, overview, place = view.entry, view.overview, view.at.place
    if entry.editor is None:
        return
    if len(entry.spots) > 1:
        focus, label = app.session.focus, partial(_label_without, entry.spots)
        changes = {focus: entry.change(overview, text)}
        done = await edit_as_seen(app, label, changes, {focus: entry.seen}, place)
        if done is not None:
            await entry.close()
        if done:
            app.notify(f"{app.session.history.undo_label}.")
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


def _label_without(spots: Sequence[Spot], left: int) -> str:
    """Return what filling in cells is called when some of them stay as a colleague left them."""
    title, filled = spots[0].column.title, len(spots) - left
    what = f"{counted(filled, *CELLS)} ingevuld" if filled else "Opmerking aangevuld"
    return f"{what} ({title})"


def who_filled_in(app: IctcoordApp, place: Path, dossier: str) -> Signature | None:
    """Return who gave a place of a dossier its value while it was open, and when."""
    for where in (place, place[:2]):
        for news in reversed(app.heard):
            if news.dossier == dossier and (by := nearest(news.signed, where)):
                return by
    return None


def _signed(app: IctcoordApp, place: Path, dossier: str) -> str:
    by = who_filled_in(app, place, dossier)
    team = team_of(app.session, dossier)
    return "door een collega" if by is None else signed_by(by, app.session.clock(), team)


def _quoted(text: str) -> str:
    return f"‘{text}’" if text else "(leeg)"


def _after(app: IctcoordApp, overview: Overview, change: Change) -> Overview:
    return replace(overview, dossier=read_dossier(change(app.session.document())))
