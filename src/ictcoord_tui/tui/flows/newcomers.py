"""Looking in the schools that are not open before somebody new gets an id; telling who is there."""

from asyncio import to_thread
from collections.abc import Iterable

from ictcoord_tui.content.words import some_of
from ictcoord_tui.domain.edits.people import newcomers
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.storage.siblings import NOTHING_ELSEWHERE, Elsewhere
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.present.news import doubles_sentence

_MOST_NAMED = 3


async def look_elsewhere(app: IctcoordApp, names: Iterable[str]) -> Elsewhere:
    """Return what the schools of the group that are not open say about names.

    Their files are read in a thread; a school without a group has none.

    Args:
        app: The app.
        names: Full names of who may come in.
    """
    siblings = app.session.siblings(app.options.root)
    wanted = tuple(dict.fromkeys(names))
    return NOTHING_ELSEWHERE if siblings is None else await to_thread(siblings.look_for, wanted)


def tell_namesakes(app: IctcoordApp, elsewhere: Elsewhere, names: Iterable[str]) -> None:
    """Say who of them stands in another school too, and what to do when that is the same person.

    Args:
        app: The app.
        elsewhere: What the other schools say.
        names: Who came in.
    """
    found = {name: elsewhere.schools[name] for name in names if name in elsewhere.schools}
    if not found:
        return
    key = move_key(app)
    where = {name: some_of(schools, _MOST_NAMED) for name, schools in found.items()}
    if len(where) == 1:
        ((name, schools),) = where.items()
        said = (
            f"{name} staat ook in {schools}. Dezelfde persoon? u = ongedaan; breng die dan "
            f"naar de groep: open de groep, {key} bij Groep."
        )
    else:
        each = some_of([f"{name} ({schools})" for name, schools in where.items()], _MOST_NAMED)
        said = (
            f"Ook in een andere school: {each}. Dezelfde mensen? Open de groep, verplaats ze met "
            f"{key} bij Groep en voeg ze samen bij Team."
        )
    app.notify(said, severity="warning", timeout=12)


async def tell_doubles(app: IctcoordApp, before: Document) -> None:
    """Say who came back in the focused dossier and stands in the group or another school as well.

    Args:
        app: The app.
        before: What the dossier held until now.
    """
    session = app.session
    came = newcomers(session.document(), before)
    doubles = {person: homes for person, homes in session.doubles.items() if person in came}
    if doubles:
        said = doubles_sentence(doubles, session, move_key(app))
        app.notify(said, severity="warning", timeout=10)
    else:
        tell_namesakes(app, await look_elsewhere(app, came.values()), came.values())


def move_key(app: IctcoordApp) -> str:
    """Return the key that brings somebody from a school to the group."""
    return key_to_press(COMMAND_BY_ID["group.move_person"], app.user_keymap)
