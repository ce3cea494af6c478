"""Asking of everybody with one id or one name in other dossiers whether that is the same person."""

from asyncio import to_thread
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.forgetting import Forgetting, left_behind
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.storage.standing import Living, living_in, read_before, read_now, tasks_of
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.values import dataclass

_OTHER, _SAME, _ALL_OTHER, _ALL_SAME = "ander", "zelfde", "alle-ander", "alle-zelfde"

_MOST_NAMED = 2
"""Dossiers that a question names; what is left is counted, and named before it."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Where somebody stands, and who bears the id or the name and is somebody else.

    Attributes:
        documents: What every dossier holds that can be read.
        before: What the others held when they could last be read, those that are gone too.
        unread: Dossiers that cannot be read now.
        same: Who is the same person in another dossier.
        others: Who is somebody else, by dossier.
        spared: Dossiers of which nothing may be touched.
        doubtful: Other dossiers in which the name may mean somebody else.
    """

    documents: Mapping[Path, Document]
    before: Mapping[Path, Document]
    unread: tuple[Path, ...]
    same: tuple[Living, ...] = ()
    others: Mapping[Path, tuple[Living, ...]] = field(default_factory=lambda: MappingProxyType({}))
    spared: frozenset[Path] = frozenset()
    doubtful: frozenset[Path] = frozenset()

    @property
    def also(self) -> frozenset[str]:
        """Every id the same person has elsewhere."""
        return frozenset(one.id for one in self.same)

    @property
    def homes(self) -> frozenset[Path]:
        """Other dossiers that have the same person in their list of people."""
        return frozenset(one.path for one in self.same)


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
    apart = await to_thread(_read, opened, tuple(map(real_path, files)))
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
    return _sorted_out(apart, answers, here, group)


def _read(opened: Mapping[Path, Document], files: Iterable[Path]) -> Apart:
    """Return what is in all dossiers, and was in those that cannot be read or are gone."""
    closed = tuple(path for path in dict.fromkeys(files) if path not in opened)
    now = {path: read_now(path) for path in closed}
    unread = tuple(path for path, one in now.items() if one is None)
    lost = (*unread, *left_behind([*opened, *closed]))
    before = {path: read_before(path) for path in dict.fromkeys(lost)}
    return Apart({**opened, **_known(now)}, _known(before), unread)


def _known(documents: Mapping[Path, Document | None]) -> dict[Path, Document]:
    return {path: one for path, one in documents.items() if one is not None}


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


def _sorted_out(
    apart: Apart, answers: Mapping[Living, bool], here: Path, group: Path | None
) -> Apart:
    same = tuple(one for one, is_same in answers.items() if is_same)
    others: dict[Path, tuple[Living, ...]] = {}
    for one, is_same in answers.items():
        if not is_same:
            others[one.path] = (*others.get(one.path, ()), one)
    homes = {here, *(one.path for one in same)}
    spared, doubtful = others.keys() - homes, others.keys() & homes
    if group in others:
        # Who lives in the group may be meant in every school.
        spared |= {*apart.documents, *apart.before, *apart.unread} - homes
        doubtful |= homes
    return replace(
        apart, same=same, others=others, spared=frozenset(spared), doubtful=frozenset(doubtful)
    )


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
        f"{_called(path, document)} ({counted(tasks_of(document, ids), 'taak', 'taken')})"
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
    short = [f"{title}: {_some(names)}." for title, names in kinds.items() if names]
    whole = [f"{title}:\n" + "\n".join(names) for title, names in kinds.items() if names]
    is_cut = any(len(names) > _MOST_NAMED for names in kinds.values())
    return Told("\n".join(short), "\n\n".join(whole) if is_cut else "")


def _called(path: Path, document: Document) -> str:
    return clean_line(str(document.get("name", path.stem)))


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    some = ", ".join(names[:_MOST_NAMED])
    return f"{some} en nog {more}" if more > 0 else some
