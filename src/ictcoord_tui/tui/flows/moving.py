"""Giving a person or a task another home: from a school to the group, or the other way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ictcoord_tui.domain.edits.fields import drop
from ictcoord_tui.domain.edits.moving import names_person, speaks_of_task
from ictcoord_tui.domain.marks import marks_in
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.session import Session
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.joining import Entry, agree_to_join, told_changes
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick

_ALSO = "(staat daar ook al)"


@dataclass(frozen=True, slots=True)
class _Movable:
    """What can get another home.

    Attributes:
        table: Where it stands in a document.
        listed: Gives what a dossier has of it: id and name.
        which: Asks which one moves, with the help that goes with it.
        whither: Asks for the school it goes to.
        nothing: What to say when there is none.
        quoted: Whether its name stands between quotes in a sentence.
        speaks: Whether a dossier of another school speaks of it.
        stays: Says where else it is spoken of, so that it stays at the group.
    """

    table: str
    listed: Callable[[Overview], Iterable[tuple[str, str]]]
    which: tuple[str, str]
    whither: str
    nothing: str
    quoted: bool
    speaks: Callable[[Document, str], bool]
    stays: Callable[[str, str], str]


_PERSON = _Movable(
    table="people",
    listed=lambda one: sorted(
        ((person.id, person.name) for person in one.dossier.people.values()),
        key=lambda person: person[1],
    ),
    which=("Wie verplaats je?", "home-person"),
    whither="Naar welke school verplaats je deze persoon?",
    nothing="Er is nog niemand om te verplaatsen.",
    quoted=False,
    speaks=names_person,
    stays=lambda name, where: f"{name} staat ook bij taken van {where}, en hoort dus bij de groep.",
)
_TASK = _Movable(
    table="tasks",
    listed=lambda one: [(key, one.task_by_id[key].name) for key in one.dossier.tasks],
    which=("Welke taak verplaats je?", "home-task"),
    whither="Naar welke school verplaats je deze taak?",
    nothing="Er zijn nog geen eigen of aangepaste taken om te verplaatsen.",
    quoted=True,
    speaks=speaks_of_task,
    stays=lambda name, where: f"{name} is ook ingevuld bij {where}, en hoort dus bij de groep.",
)


async def move_person(app: IctcoordApp) -> None:
    """Give somebody another home: from a school to the group, or the other way."""
    await _move(app, _PERSON)


async def move_task(app: IctcoordApp) -> None:
    """Bring an own task from a school to the group, or the other way."""
    await _move(app, _TASK)


async def _move(app: IctcoordApp, kind: _Movable) -> None:
    session = app.session
    names = {
        (home, key): name
        for home in session.ids
        for key, name in kind.listed(session.overview(home))
    }
    if not names:
        app.notify(kind.nothing)
        return
    offers = [
        Offer("/".join(place), name, session.overview(place[0]).name)
        for place, name in names.items()
    ]
    question, about = kind.which
    picked = await app.push_screen_wait(Pick(question, offers, about=about))
    if picked is None:
        return
    dossier, _, key = picked.partition("/")
    name = f"‘{names[dossier, key]}’" if kind.quoted else names[dossier, key]
    home = _entry(session, dossier, (kind.table, key))
    target = await _new_home(app, home, name, kind.whither)
    if target is None:
        return
    elsewhere = _others(session, target.dossier, lambda one: kind.speaks(one, key))
    if dossier == session.group_id and elsewhere:
        app.notify(kind.stays(name, elsewhere))
        return
    if _is_kept_out(session.document(target.dossier), home.place):
        app.notify(
            f"{name} kan niet mee: in {target.called} is iemand met die naam overal verwijderd. "
            f"Voeg daar {name} toe als nieuwe persoon, en voeg ze dan samen bij Team.",
            severity="warning",
            timeout=12,
        )
        return
    await _give(app, home, target, name)


async def _new_home(app: IctcoordApp, home: Entry, name: str, question: str) -> Entry | None:
    """From a school something goes to the group; from the group the user chooses a school."""
    session = app.session
    if home.dossier != session.group_id:
        group = _entry(session, session.group_id or session.main, home.place)
        asked = f"{name} van {home.called} naar {group.called} verplaatsen?"
        if (twin := group.said(app)) is not None:
            there = neutralise(str(twin.get("name", home.place[1])))
            asked += (
                f"\n\nDaar staat ook al ‘{there}’: de twee worden één. Wat leeg is, wordt "
                "aangevuld; wat verschilt, kies je."
            )
        sure = Confirm(asked, "Verplaatsen", about="home-group", undoable=True)
        return group if await app.push_screen_wait(sure) else None
    schools = [_entry(session, key, home.place) for key in session.school_ids]
    if not schools:
        app.notify("De groep heeft nog geen scholen.")
        return None
    offers = [Offer(one.dossier, one.called, _ALSO if one.said(app) else "") for one in schools]
    chosen = await app.push_screen_wait(Pick(question, offers, about="home-school"))
    return next((one for one in schools if one.dossier == chosen), None)


def _is_kept_out(document: Document, place: Path) -> bool:
    """Tell whether a dossier lets nobody in with this id: that of somebody who was forgotten."""
    table, key = place
    return table == "people" and any(mark.means(key) for mark in marks_in(document))


def _entry(session: Session, dossier: str, place: Path) -> Entry:
    return Entry(dossier, place, session.overview(dossier).name)


def _others(session: Session, target: str, speaks: Callable[[Document], bool]) -> str:
    found = [key for key in session.ids if key != target and speaks(session.document(key))]
    return ", ".join(session.overview(key).name for key in found)


async def _give(app: IctcoordApp, home: Entry, target: Entry, name: str) -> None:
    """Do it; what both homes say differently is asked."""
    joined = await agree_to_join(app, target, home, unchanged="Niets verplaatst.")
    if joined is None:
        return
    before = target.said(app)
    done = app.edit_several(
        f"{name} verplaatst naar {target.called}",
        {
            # Lines about it stay: the group is where they find it then.
            home.dossier: lambda document: drop(document, home.place),
            target.dossier: joined,
        },
    )
    if done and before is None:
        app.notify(f"{name} hoort nu bij {target.called}, met alles wat ingevuld was. u = ongedaan")
    elif done:
        told = told_changes(app, before, target) or " Daar stond alles al."
        app.notify(f"{name} stond ook al bij {target.called}.{told} u = ongedaan")
