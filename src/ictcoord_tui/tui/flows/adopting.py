"""Taking a school that has its dossier already into the open group."""

from asyncio import to_thread
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ictcoord_tui.adopting import (
    Nearby,
    called_alike,
    in_group,
    open_for_group,
    schools_in,
    with_member,
)
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import IctcoordError, UsageError
from ictcoord_tui.session import Session
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.creating import ask_dossier
from ictcoord_tui.tui.flows.newcomers import move_key
from ictcoord_tui.tui.modals.ask import Confirm, Offer, Pick
from ictcoord_tui.tui.present.news import doubles_sentence
from ictcoord_tui.workspace import Opened

OTHER = "other"
"""A file that is not in the list."""
NEW = "new"
"""An empty dossier, though there is a school with this name."""


async def existing_school(app: IctcoordApp) -> str | None:
    """Ask for the dossier of a school and take it into the group; return its id."""
    near = await _nearby(app)
    offers = [Offer(str(one.path), one.name, shown(one.path)) for one in near]
    chosen: str | None = OTHER
    if offers:
        offers.append(Offer(OTHER, "Een ander bestand"))
        question = "Welke school komt in de groep?"
        chosen = await app.push_screen_wait(Pick(question, offers, about="group-existing"))
    if chosen is None:
        return None
    try:
        path = await _asked(app) if chosen == OTHER else Path(chosen)
        return None if path is None else take_in(app, path)
    except IctcoordError as error:
        app.notify(error.message, severity="warning")
        return None


async def known_already(app: IctcoordApp, name: str) -> Path | str | None:
    """Ask what to do with a new school whose name there is already.

    Returns:
        The dossier to take in instead; `NEW` to make another one; `None` to do nothing.
    """
    session = app.session
    for school in map(session.overview, session.school_ids):
        if called_alike(school.name, name):
            return await _second(app, school.name)
    alike = [one for one in await _nearby(app) if called_alike(one.name, name)]
    if not alike:
        return NEW
    offers = [Offer(str(one.path), f"Ja, {one.name} opnemen", shown(one.path)) for one in alike]
    offers.append(Offer(NEW, "Nee, een nieuwe, lege school maken"))
    question = f"{alike[0].name} bestaat al: die opnemen?"
    chosen = await app.push_screen_wait(Pick(question, offers, about="group-known"))
    return chosen if chosen is None or chosen == NEW else Path(chosen)


def take_in(app: IctcoordApp, path: Path) -> str:
    """Bring a school into the group as one undoable step, and return its id; its file stays put.

    Raises:
        IctcoordError: It cannot be a member of this group; the message says why.
    """
    session = app.session
    group = session.path(session.group_id)
    found = open_for_group(path, group, session.catalogue, within=app.options.root)
    key = session.known_as(found.path)
    if key in session.school_ids and session.document(key).get("group"):
        raise UsageError(f"{found.dossier.name} staat al in deze groep.")
    if key is None:
        key = _admitted(session, found)
    name = session.overview(key).name
    if app.edit_several(f"{name} in de groep opgenomen", _changes(session, key, group)):
        place = shown(found.path.relative_to(group.parent))
        app.notify(f"{name} staat nu in de groep. Het bestand blijft waar het is: {place}.")
        _tell_of_doubles(app, key)
    return key


def _admitted(session: Session, found: Opened) -> str:
    if session.is_taken(found.id):
        raise UsageError(
            f"Er is al een dossier met de bestandsnaam {shown(Path(found.path.name))} in de groep. "
            "Hernoem het bestand eerst."
        )
    session.admit(found)
    return found.id


def _changes(session: Session, key: str, group: Path) -> dict[str, Callable[[Document], Document]]:
    """The group first: it is what one looks at when this is undone."""
    school = session.path(key)
    taken = {
        person_id: person.name
        for one in session.ids
        if one != key
        for person_id, person in session.overview(one).dossier.people.items()
    }
    return {
        session.group_id or session.main: lambda document: with_member(document, group, school),
        key: lambda document: in_group(document, school, group, taken),
    }


def _tell_of_doubles(app: IctcoordApp, key: str) -> None:
    """One who is written down in two dossiers counts once; both have to say the same."""
    double = {one: where for one, where in app.session.doubles.items() if key in where}
    if double:
        app.notify(doubles_sentence(double, app.session, move_key(app)))


async def _second(app: IctcoordApp, name: str) -> str | None:
    question = f"{name} staat al in de groep. Toch nog een school met die naam maken?"
    again = await app.push_screen_wait(Confirm(question, "Maken", about="group-second"))
    return NEW if again else None


async def _asked(app: IctcoordApp) -> Path | None:
    folder = app.session.path(app.session.group_id).parent
    return await ask_dossier(app, "Welk dossier komt in de groep?", folder)


async def _nearby(app: IctcoordApp) -> list[Nearby]:
    """Return the schools without a group that lie beside the group, or were opened lately."""
    session, root = app.session, app.options.root
    paths = sorted(session.path(session.group_id).parent.glob("*.toml"))
    if root is None:
        paths += map(Path, app.settings.recent)
    unknown = [path for path in paths if session.known_as(path) not in session.ids]
    return await to_thread(partial(schools_in, unknown, session.catalogue, root))
