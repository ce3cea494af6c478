"""What one does for a group as a whole: a new school, people at group level, moving, starting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.moving import (
    give_entry,
    names_person,
    speaks_of_task,
    start_from,
    take_entry,
)
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import clean_line, neutralise, unique_slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.adopting import NEW, known_already, take_in
from ictcoord_tui.tui.flows.files import not_empty
from ictcoord_tui.tui.modals.ask import AskLine, Confirm, Offer, Pick
from ictcoord_tui.workspace import Broken, create_dossier

BOTH = "both"
"""Today and the target."""


async def new_school(app: IctcoordApp) -> str | None:
    """Make a dossier for another school and take it into the group; return its id."""
    session = app.session
    folder = school_folder(session)
    if folder is None:
        app.notify(
            "Deze groep noemt haar scholen één voor één. Maak het dossier op het startscherm (0), "
            "en neem het hier op met ‘Bestaande school’."
        )
        return None
    name = await app.push_screen_wait(
        AskLine(
            "Hoe heet de nieuwe school?",
            check=not_empty("Geef de school een naam."),
            hint=f"Het dossier komt in {neutralise(folder.name)}, naast dat van de groep.",
            about="group-school",
        )
    )
    if name is None:
        return None
    known = await known_already(app, name)
    try:
        if isinstance(known, Path):
            return take_in(app, known)
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
    return _made(app, folder, name) if known == NEW else None


def _made(app: IctcoordApp, folder: Path, name: str) -> str | None:
    session = app.session
    taken = {*session.ids, *session.broken, *(path.stem for path in _files(folder))}
    path = folder / f"{unique_slug(name, taken)}.toml"
    try:
        create_dossier(
            app.confined(path),
            DossierKind.SCHOOL,
            name,
            session.catalogue,
            group=session.path(session.group_id),
            who=app.author,
            now=app.clock(),
        )
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
        return None
    found = session.member_reader()(path)
    session.admit(found)
    if isinstance(found, Broken):
        app.notify(found.message, severity="warning")
        return None
    app.notify(f"{clean_line(name)} staat nu in de groep. Enter opent het dossier.")
    return found.id


def school_folder(session: Session) -> Path | None:
    """Return the folder where a new school is found by itself; nothing when there is none."""
    group = session.overview(session.group_id)
    for pattern in group.dossier.members:
        place = PurePosixPath(pattern)
        if place.name == "*.toml" and not any(sign in str(place.parent) for sign in "*?["):
            return session.path(session.group_id).parent / place.parent
    return None


def _files(folder: Path) -> Iterable[Path]:
    return folder.glob("*.toml")


async def new_person(app: IctcoordApp) -> None:
    """Add somebody who works for the group, in several schools, or outside."""
    session = app.session
    name, role = "", None
    while role is None:
        answer = await app.push_screen_wait(
            AskLine(
                "Wie werkt op groepsniveau, of in meerdere scholen?",
                name,
                check=not_empty("Typ een naam."),
                about="group-person",
            )
        )
        if answer is None:
            return
        name = answer
        role = await app.push_screen_wait(
            AskLine(f"Welke rol heeft {clean_line(name)}?", about="group-role")
        )
    given = clean_line(role)
    taken = session.taken_people()

    def change(document: Document) -> Document:
        changed, person_id = add_person(document, name, taken)
        return put(changed, ("people", person_id, "role"), given)

    if app.edit(f"{clean_line(name)} toegevoegd aan de groep", change, dossier=session.group_id):
        app.notify(f"{clean_line(name)} staat nu in de groep. Uren en expertise vul je in op Team.")


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
    home, _, key = picked.partition("/")
    name = f"‘{names[home, key]}’" if kind.quoted else names[home, key]
    target = await _new_home(app, home, name, kind.whither)
    if target is None:
        return
    elsewhere = _others(session, target, lambda one: kind.speaks(one, key))
    if home == session.group_id and elsewhere:
        app.notify(kind.stays(name, elsewhere))
        return
    _give(app, (kind.table, key), (home, target), name)


async def _new_home(app: IctcoordApp, home: str, name: str, question: str) -> str | None:
    """From a school something goes to the group; from the group the user chooses a school."""
    session = app.session
    if home != session.group_id:
        above = session.overview(session.group_id).name
        asked = f"{name} van {session.overview(home).name} naar {above} verplaatsen?"
        sure = Confirm(asked, "Verplaatsen", about="home-group", undoable=True)
        return session.group_id if await app.push_screen_wait(sure) else None
    offers = [Offer(key, session.overview(key).name) for key in session.school_ids]
    if not offers:
        app.notify("De groep heeft nog geen scholen.")
        return None
    return await app.push_screen_wait(Pick(question, offers, about="home-school"))


def _others(session: Session, target: str, speaks: Callable[[Document], bool]) -> str:
    found = [key for key in session.ids if key != target and speaks(session.document(key))]
    return ", ".join(session.overview(key).name for key in found)


def _give(app: IctcoordApp, place: tuple[str, str], way: tuple[str, str], name: str) -> None:
    (table, key), (home, target) = place, way
    session = app.session
    entry = dict(get(session.document(home), (table, key)) or {})
    where = session.overview(target).name
    done = app.edit_several(
        f"{name} verplaatst naar {where}",
        {
            home: lambda document: take_entry(document, table, key),
            target: lambda document: give_entry(document, table, key, entry),
        },
    )
    if done:
        app.notify(f"{name} hoort nu bij {where}. Wat er al ingevuld was, blijft staan.")


async def start_school_from(app: IctcoordApp, target: str) -> None:
    """Fill in a school with the situation of another one, as a start."""
    session = app.session
    name = session.overview(target).name
    offers = [Offer(key, session.overview(key).name) for key in session.school_ids if key != target]
    if target == session.group_id or not offers:
        app.notify("Zet de cursor op een school; er moet nog een andere school zijn.")
        return
    source = await app.push_screen_wait(
        Pick(f"Van welke school vertrekt {name}?", offers, about="start-from")
    )
    if source is None:
        return
    situations = [Offer(one.value, label("situation", one)) for one in Situation]
    situations.append(Offer(BOTH, "Allebei"))
    said = await app.push_screen_wait(Pick("Wat neem je over?", situations, about="start-what"))
    if said is None:
        return
    wanted = list(Situation) if said == BOTH else [Situation(said)]
    other, known = session.document(source), frozenset(session.overview(target).people)
    before = _lines(session.document(target), wanted)

    def change(document: Document) -> Document:
        for situation in wanted:
            document = start_from(document, other, situation, known)
        return document

    if app.edit(f"{name} vertrekt van {session.overview(source).name}", change, dossier=target):
        new = _lines(session.document(target), wanted) - before
        rows = counted(new, "rij", "rijen")
        app.notify(f"{rows} overgenomen. Wat er al stond, bleef staan. u = ongedaan")
    else:
        app.notify("Daar staat niets dat deze school nog niet heeft.")


def _lines(document: Document, situations: Iterable[Situation]) -> int:
    return sum(len(document.get(one.value, {})) for one in situations)
