"""What one does for a group as a whole: a new school, people at group level, moving, starting."""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from ictcoord_tui.content.words import label
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
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import clean_line, neutralise, unique_slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import not_empty
from ictcoord_tui.tui.modals.ask import AskLine, Offer, Pick
from ictcoord_tui.workspace import Broken, create_dossier

BOTH = "both"
"""Today and the target."""


async def new_school(app: IctcoordApp) -> str | None:
    """Make a dossier for another school and take it into the group; return its id."""
    session = app.session
    folder = school_folder(session)
    if folder is None:
        app.notify("Deze groep noemt haar scholen één voor één. Voeg het bestand zelf toe.")
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
    name = await app.push_screen_wait(
        AskLine(
            "Wie werkt op groepsniveau, of in meerdere scholen?",
            check=not_empty("Typ een naam."),
            about="group-person",
        )
    )
    if name is None:
        return
    role = await app.push_screen_wait(
        AskLine(f"Welke rol heeft {clean_line(name)}?", about="group-role")
    )
    if role is None:
        return
    taken = session.taken_people()

    def change(document: Document) -> Document:
        changed, person_id = add_person(document, name, taken)
        return put(changed, ("people", person_id, "role"), clean_line(role))

    if app.edit(f"{clean_line(name)} toegevoegd aan de groep", change, dossier=session.group_id):
        app.notify(f"{clean_line(name)} staat nu in de groep. Uren en expertise vul je in op Team.")


async def move_person(app: IctcoordApp) -> None:
    """Give somebody another home: from a school to the group, or the other way."""
    session = app.session
    offers = [
        Offer(f"{key}/{person.id}", person.name, session.overview(key).name)
        for key in session.ids
        for person in sorted(
            session.overview(key).dossier.people.values(), key=lambda one: one.name
        )
    ]
    picked = await app.push_screen_wait(
        Pick("Wie krijgt een andere thuis?", offers, about="home-person")
    )
    if picked is None:
        return
    home, _, person_id = picked.partition("/")
    target = await _new_home(app, home, "In welke school is deze persoon thuis?")
    if target is None:
        return
    name = session.overview(home).person_name(person_id)
    if home == session.group_id:
        elsewhere = _others(session, target, lambda one: names_person(one, person_id))
        if elsewhere:
            app.notify(f"{name} staat ook bij taken van {elsewhere}, en hoort dus bij de groep.")
            return
    _move(app, "people", person_id, (home, target), name)


async def move_task(app: IctcoordApp) -> None:
    """Bring an own task from a school to the group, or the other way."""
    session = app.session
    offers = [
        Offer(f"{key}/{task_id}", overview.task_by_id[task_id].name, overview.name)
        for key in session.ids
        for overview in (session.overview(key),)
        for task_id in overview.dossier.tasks
    ]
    if not offers:
        app.notify("Er zijn nog geen eigen of aangepaste taken om te verplaatsen.")
        return
    picked = await app.push_screen_wait(
        Pick("Welke taak krijgt een andere thuis?", offers, about="home-task")
    )
    if picked is None:
        return
    home, _, task_id = picked.partition("/")
    target = await _new_home(app, home, "In welke school hoort deze taak?")
    if target is None:
        return
    name = session.overview(home).task_by_id[task_id].name
    if home == session.group_id:
        elsewhere = _others(session, target, lambda one: speaks_of_task(one, task_id))
        if elsewhere:
            app.notify(f"‘{name}’ is ook ingevuld bij {elsewhere}, en hoort dus bij de groep.")
            return
    _move(app, "tasks", task_id, (home, target), f"‘{name}’")


async def _new_home(app: IctcoordApp, home: str, question: str) -> str | None:
    """From a school something goes to the group; from the group the user chooses a school."""
    session = app.session
    if home != session.group_id:
        return session.group_id
    offers = [Offer(key, session.overview(key).name) for key in session.school_ids]
    if not offers:
        app.notify("De groep heeft nog geen scholen.")
        return None
    return await app.push_screen_wait(Pick(question, offers, about="home-school"))


def _others(session: Session, target: str, speaks: Callable[[Document], bool]) -> str:
    found = [key for key in session.ids if key != target and speaks(session.document(key))]
    return ", ".join(session.overview(key).name for key in found)


def _move(app: IctcoordApp, table: str, key: str, way: tuple[str, str], name: str) -> None:
    home, target = way
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
        app.notify(f"{new} rijen overgenomen. Wat er al stond, bleef staan. u = ongedaan")
    else:
        app.notify("Daar staat niets dat deze school nog niet heeft.")


def _lines(document: Document, situations: Iterable[Situation]) -> int:
    return sum(len(document.get(one.value, {})) for one in situations)
