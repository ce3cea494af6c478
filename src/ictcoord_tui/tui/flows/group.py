"""What one does for a group as a whole: a new school, people at group level, starting."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.moving import start_from
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import clean_line, neutralise, unique_slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.adopting import NEW, known_already, take_in
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
