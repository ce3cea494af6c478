"""Asking of everybody with one id or one name in other dossiers whether that is the same person."""

from asyncio import to_thread
from collections.abc import Iterable
from pathlib import Path

from ictcoord_tui.content.words import counted, some_of
from ictcoord_tui.storage.apart import Apart, read_apart
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.forgetting import Forgetting
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.storage.standing import Living, living_in, tasks_of, title_of
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.values import dataclass

_OTHER, _SAME, _ALL_OTHER, _ALL_SAME = "ander", "zelfde", "alle-ander", "alle-zelfde"

_MOST_NAMED = 2
"""Dossiers that a question names; what is left is counted, and named before it."""


async def tell_apart(
    app: IctcoordApp, person_id: str, home: str, files: Iterable[Path]
) -> Apart | None:
    """Ask who is the same person; `None` when the user turns back.

    Nobody is asked about the dossier in which the person lives: who is entered twice there, is
    two people.

    Args:
        app: The app.
        person_id: Somebody.
        home: Id of the dossier in which they live.
        files: Every dossier that matters.
    """
    session = app.session
    opened = {session.path(key): session.document(key) for key in session.ids}
    apart = await to_thread(read_apart, opened, tuple(map(real_path, files)))
    documents = {**apart.documents, **apart.before}
    name, here = session.overview(home).person_name(person_id), session.path(home)
    answers: dict[Living, bool] = {}
    ids, asked = {person_id}, ""
    while found := [
        one
        for one in living_in(documents, ids, name)
        if one not in answers and (one.path, one.id) != (here, person_id)
    ]:
        one = next((living for living in found if living.path == here), found[0])
        if one.path == here:
            answers[one] = False
            continue
        if asked not in (_ALL_OTHER, _ALL_SAME):
            asked = await _ask(app, one, len([each for each in found if each.path != here])) or ""
            if not asked:
                return None
        answers[one] = asked in (_SAME, _ALL_SAME)
        ids |= {one.id} if answers[one] else set()
    group = session.path(session.group_id) if session.group_id is not None else None
    return apart.answered(answers, here, group)


async def _ask(app: IctcoordApp, one: Living, left: int) -> str | None:
    role = f"{one.role}, " if one.role else ""
    tasks = counted(one.tasks, "taak", "taken")
    offers = [
        Offer(_OTHER, "Iemand anders", "daar blijft alles staan"),
        Offer(_SAME, "Dezelfde persoon", "ook daar verwijderen"),
    ]
    if left > 1:
        offers += [
            Offer(_ALL_OTHER, f"In alle {left} dossiers iemand anders"),
            Offer(_ALL_SAME, f"In alle {left} dossiers dezelfde persoon"),
        ]
    question = f"In {one.school} staat ook {one.name} ({role}{tasks}). Is dat dezelfde persoon?"
    return await app.push_screen_wait(Pick(question, offers, about="forget-twice"))


@dataclass(frozen=True, slots=True)
class Told:
    """In which dossiers somebody is removed and which stay as they are, as lines of text.

    Attributes:
        short: What fits in a question: the first names of each kind, and how many more there are.
        whole: The same with every name; empty when the short one says it all.
    """

    short: str
    whole: str


def told(forgetting: Forgetting, apart: Apart) -> Told:
    """Return where somebody stands, before anything is removed."""
    ids = {one.id for one in forgetting.called}
    name = forgetting.someone.name
    going = [
        f"{title_of(path, document)} ({counted(tasks_of(document, ids), 'taak', 'taken')})"
        for path, document in apart.documents.items()
        if forgetting.without(document, path) != document
    ]
    staying = [
        one.school if one.name == name else f"{one.school} ({one.name})"
        for living in apart.others.values()
        for one in living
    ]
    rest = len(apart.spared - apart.others.keys())
    if rest:
        staying.append(counted(rest, "ander dossier", "andere dossiers"))
    unread = [shown(Path(one.name)) for one in apart.unread]
    kinds = {"Staat in": going, "Iemand anders, blijft staan": staying, "Niet te lezen": unread}
    short = [f"{title}: {some_of(names, _MOST_NAMED)}." for title, names in kinds.items() if names]
    whole = [f"{title}:\n" + "\n".join(names) for title, names in kinds.items() if names]
    is_cut = any(len(names) > _MOST_NAMED for names in kinds.values())
    return Told("\n".join(short), "\n\n".join(whole) if is_cut else "")
