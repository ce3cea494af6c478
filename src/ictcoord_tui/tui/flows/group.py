"""What one does for a group as a whole: a new school, people at group level, starting."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.moving import Part, start_from
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import clean_line, neutralise, unique_slug
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.adopting import NEW, known_already, take_in
from ictcoord_tui.tui.flows.files import not_empty
from ictcoord_tui.tui.flows.newcomers import look_elsewhere, tell_namesakes
from ictcoord_tui.tui.flows.outsiders import tell_outsiders
from ictcoord_tui.tui.modals.ask import AskLine, Offer, Pick
from ictcoord_tui.workspace import Broken, create_dossier

EVERYTHING = "everything"
"""Stands for every part of another school."""

_TASKS = ("taak", "taken")


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
    called = clean_line(name)
    elsewhere = await look_elsewhere(app, [called])
    taken = session.taken_people(elsewhere)

    def change(document: Document) -> Document:
        changed, person_id = add_person(document, name, taken)
        return put(changed, ("people", person_id, "role"), given)

    before = session.document(session.group_id)
    if app.edit(f"{called} toegevoegd aan de groep", change, dossier=session.group_id):
        app.notify(f"{called} staat nu in de groep. Uren en expertise vul je in op Team.")
        tell_outsiders(app, before, session.group_id)
        tell_namesakes(app, elsewhere, [called])


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
    start = _Start(app, source, target)
    parts = await start.ask()
    if parts is None:
        return
    before = session.document(target)
    change = partial(start.filled, parts=parts)
    if app.edit(f"{name} vertrekt van {start.source_name}", change, dossier=target):
        told = _told_start(before, session.document(target), parts)
        app.notify(f"{told} Wat er al stond, bleef staan. u = ongedaan")
    else:
        app.notify("Daar staat niets dat deze school nog niet heeft.")


class _Start:
    """A school that starts from another one.

    Args:
        app: The app.
        source: The school it starts from.
        target: The school that is filled in.
    """

    def __init__(self, app: IctcoordApp, source: str, target: str) -> None:
        self._app, self._source, self._target = app, source, target
        self.source_name = app.session.overview(source).name

    def filled(self, document: Document, parts: Collection[Part]) -> Document:
        """Return the document of the school with these parts of the other one."""
        session = self._app.session
        known = frozenset(session.overview(self._target).people)
        return start_from(document, session.document(self._source), parts, known)

    async def ask(self) -> Collection[Part] | None:
        """Ask which parts, and tell what each brings; nothing when the user turns back."""
        today = self._app.session.document(self._target)
        offers = [
            Offer(part, label("part", part), _what_comes(today, self.filled(today, (part,)), part))
            for part in Part
        ]
        offers.append(Offer(EVERYTHING, "Alles", "de drie samen"))
        question = (
            f"Wat neem je over van {self.source_name}?\nWat hier al staat, blijft staan. Namen "
            "komen alleen mee van wie ook hier werkt; bij de rest vul je zelf in wie het doet."
        )
        said = await self._app.push_screen_wait(Pick(question, offers, about="start-what"))
        if said is None:
            return None
        return tuple(Part) if said == EVERYTHING else (Part(said),)


_BROUGHT: Mapping[Part, str] = {
    Part.CURRENT: "tijd, niveau, opmerking",
    Part.TARGET: "tijd, niveau, mandaat, opmerking",
    Part.CHOICES: "van toepassing, termijn, samen, niveau",
}


def _what_comes(before: Document, after: Document, part: Part) -> str:
    new = _new(before, after, part)
    if not new:
        return "niets nieuws"
    rows = counted(len(new), *_TASKS)
    if part is Part.CHOICES:
        return f"{rows}: {_BROUGHT[part]}"
    named = sum(1 for row in new if row.get("who"))
    return f"{rows}, {named or 'geen'} met naam: {_BROUGHT[part]}"


def _told_start(before: Document, after: Document, parts: Collection[Part]) -> str:
    """Return what came along, in sentences."""
    brought = {part: _new(before, after, part) for part in parts}
    told = [
        f"{label('part', part)}: {counted(len(new), *_TASKS)}"
        for part, new in brought.items()
        if new
    ]
    own = len(after.get("tasks", {})) - len(before.get("tasks", {}))
    told += [f"eigen taken: {own}"] * bool(own)
    lines = [row for part in parts if part is not Part.CHOICES for row in brought[part]]
    open_ones = sum(1 for row in lines if not row.get("who"))
    left = f" Bij {counted(open_ones, *_TASKS)} vul je zelf in wie het doet." if open_ones else ""
    return f"Overgenomen – {'; '.join(told)}.{left}"


def _new(before: Document, after: Document, part: Part) -> list[Document]:
    known = before.get(part.value, {})
    return [row for key, row in after.get(part.value, {}).items() if key not in known]
