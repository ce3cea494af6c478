"""What is wrong with a document: every problem at once, with its place and a near miss."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import TimeError, parse_spent
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.domain.schema import (
    FORMAT,
    SCHEMA,
    Document,
    DossierKind,
    Field,
    Keyed,
    Node,
    Path,
    Record,
    ValueKind,
    is_day,
)
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.values import dataclass


class Severity(StrEnum):
    """How bad a problem is."""

    FATAL = "fatal"
    """The dossier cannot be read: it must not be opened for writing."""
    ERROR = "error"
    """One value makes no sense; the rest can be used."""
    NOTE = "note"
    """Worth knowing; nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong or odd, in Dutch.

    Attributes:
        path: Where it stands in the document.
        message: What is wrong and, where possible, what was probably meant.
    """

    path: Path
    message: str
    severity: Severity

    @property
    def place(self) -> str:
        """The path as it would be written in TOML."""
        return ".".join(key if _bare(key) else f'"{key}"' for key in self.path) or "(begin)"

    def __str__(self) -> str:
        """Return place and message on one line."""
        return f"{self.place}: {self.message}"


_TYPES: Mapping[ValueKind, tuple[type, ...]] = {
    ValueKind.LINE: (str,),
    ValueKind.TEXT: (str,),
    ValueKind.TIME: (str,),
    ValueKind.COUNT: (int,),
    ValueKind.HOURS: (int, float),
    ValueKind.FLAG: (bool,),
    ValueKind.IDS: (list,),
}
_MAX_HOURS = 2_000
_MAX_COUNT = 1_000_000
_LONGEST_QUOTE = 40
_A_START = 4
"""Letters from which on the beginning of a name stands for the whole."""

_LEAST: Mapping[str, int] = {"pupils": 0}


def problems_in(
    document: Document,
    catalogue: Catalogue,
    *,
    group: Document | None = None,
    taken: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Return everything that is wrong with a document, in the order of the document.

    Args:
        document: The dossier as decoded.
        catalogue: The start list it builds on.
        group: The document of its group, where people and tasks may come from.
        taken: Person ids in use elsewhere in the group, with where: ids are unique there.
    """
    found = [*_required(document), *_shape(document, SCHEMA, ())]
    if any(problem.severity is Severity.FATAL for problem in found):
        return tuple(found)
    return (*found, *_meaning(document, catalogue, group or {}, taken or {}))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like this one, or begins with it; empty for none."""
    words = list(known)
    longer = [one for one in words if len(word) >= _A_START and fold(one).startswith(fold(word))]
    close = get_close_matches(word, longer or words, n=1, cutoff=0.0 if longer else 0.6)
    return close[0] if close else ""


def near_miss(word: str, known: Iterable[str]) -> str:
    """Return ` Bedoelde je ‘…’?` for the nearest known word, or nothing."""
    near = nearest(word, known)
    return f" Bedoelde je ‘{near}’?" if near else ""


def unknown_section(said: str, known: Iterable[str]) -> str:
    """Return the sentence about a section that is not there, with a near miss."""
    return f"De rubriek ‘{said}’ bestaat niet.{near_miss(said, known)}"


def _required(document: Document) -> Iterator[Problem]:
    for key in ("format", "kind", "name"):
        if key not in document:
            yield Problem((key,), f"‘{key}’ ontbreekt.{_misspelled(key, document)}", Severity.FATAL)
    if document.get("name") == "":
        yield Problem(("name",), "Dit dossier heeft geen naam.", Severity.ERROR)
    number = document.get("format")
    if isinstance(number, int) and number > FORMAT:
        yield Problem(
            ("format",),
            f"Dit dossier heeft formaat {number}, dit programma kent formaat {FORMAT}. "
            "Werk ictcoord eerst bij.",
            Severity.FATAL,
        )


def _misspelled(key: str, document: Document) -> str:
    unknown = [one for one in document if one not in SCHEMA.fields]
    near = get_close_matches(key, unknown, n=1)
    return f" Wel staat er ‘{clean_line(near[0])}’." if near else ""


def _shape(value: Any, node: Node, path: Path) -> Iterator[Problem]:  # noqa: ANN401 - any TOML value
    if isinstance(node, Field):
        yield from _field(value, node, path)
    elif not isinstance(value, dict):
        yield Problem(path, "Hier hoort een tabel te staan.", Severity.FATAL)
    elif isinstance(node, Record):
        for key, item in value.items():
            if key in node.fields:
                yield from _shape(item, node.fields[key], (*path, key))
            else:
                yield _unknown_key((*path, key), node.fields)
    else:
        yield from _keyed(value, node, path)


def _keyed(value: dict[str, Any], node: Keyed, path: Path) -> Iterator[Problem]:
    for key, item in value.items():
        if node.keys and key not in node.keys:
            yield _unknown_key((*path, key), node.keys)
        else:
            yield from _shape(item, node.item, (*path, key))


def _unknown_key(path: Path, known: Iterable[str]) -> Problem:
    return Problem(
        path,
        f"‘{path[-1]}’ ken ik niet; ik laat het staan.{near_miss(path[-1], known)}",
        Severity.NOTE,
    )


def _field(value: Any, node: Field, path: Path) -> Iterator[Problem]:  # noqa: ANN401 - any TOML value
    if not _has_type(value, node.kind):
        said = f"Hier hoort {node.kind.value} te staan, er staat: {_shown(value)}."
        yield Problem(path, said, Severity.FATAL)
    elif node.choices and value not in node.choices:
        words = ", ".join(node.choices)
        yield Problem(
            path,
            f"{_short(value)} kan hier niet. Kies uit: {words}.{near_miss(value, node.choices)}",
            Severity.FATAL,
        )
    else:
        yield from _range(value, node, path)


def _range(value: Any, node: Field, path: Path) -> Iterator[Problem]:  # noqa: ANN401 - any TOML value
    if node.kind is ValueKind.TIME and value:
        try:
            parse_spent(value)
        except TimeError as error:
            yield Problem(path, str(error), Severity.ERROR)
    elif node.kind is ValueKind.HOURS and not 0 <= value <= _MAX_HOURS:
        yield Problem(path, "Uren: een getal tussen 0 en 2000.", Severity.FATAL)
    elif node.kind is ValueKind.COUNT and not _LEAST.get(path[-1], 1) <= value <= _MAX_COUNT:
        said = "Dit getal is te klein." if value < 1 else "Dit getal is te groot."
        yield Problem(path, said, Severity.FATAL)


def _has_type(value: object, kind: ValueKind) -> bool:
    if kind is ValueKind.DAY:
        return is_day(value)
    if isinstance(value, bool) and kind is not ValueKind.FLAG:
        return False
    if kind is ValueKind.IDS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, _TYPES[kind])


def _shown(value: object) -> str:
    """Tables may be nested deeper than Python can print, and numbers longer."""
    if isinstance(value, dict):
        return "een tabel"
    if isinstance(value, list):
        return "een lijst"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) > _MAX_COUNT:
        return "een heel groot getal"
    return _short(str(value))


def _short(text: str) -> str:
    return f"‘{text}’" if len(text) <= _LONGEST_QUOTE else f"‘{text[:_LONGEST_QUOTE]}…’"


def _meaning(
    document: Document, catalogue: Catalogue, group: Document, taken: Mapping[str, str]
) -> Iterator[Problem]:
    people = {*_ids(group, "people"), *_ids(document, "people")}
    below = {*catalogue.by_id, *_ids(group, "tasks")}
    tasks = {*below, *_ids(document, "tasks")}
    yield from _people(document, catalogue, taken)
    yield from _tasks(document, catalogue, below)
    yield from _unknown_tasks(document, tasks)
    for situation in Situation:
        for task_id, row in document.get(situation.value, {}).items():
            yield from _unknown_people((situation.value, task_id), row, people)
    yield from _unknown_steps(document)
    if document["kind"] == DossierKind.SCHOOL.value and document.get("members"):
        said = "Alleen een groep heeft leden; dit is een school."
        yield Problem(("members",), said, Severity.ERROR)


def _unknown_tasks(document: Document, tasks: set[str]) -> Iterator[Problem]:
    for table in ("triage", *(situation.value for situation in Situation)):
        for task_id in document.get(table, {}):
            if task_id not in tasks:
                said = f"De taak ‘{task_id}’ bestaat niet.{near_miss(task_id, tasks)}"
                yield Problem((table, task_id), said, Severity.ERROR)


def _unknown_steps(document: Document) -> Iterator[Problem]:
    for evaluation_id, evaluation in document.get("evaluations", {}).items():
        for step in evaluation.get("repeat", ()):
            if step not in STEP_IDS:
                said = f"De stap ‘{step}’ bestaat niet.{near_miss(step, STEP_IDS)}"
                yield Problem(("evaluations", evaluation_id, "repeat"), said, Severity.ERROR)


def _ids(document: Document, table: str) -> tuple[str, ...]:
    """The group's document is not checked here, so it may hold anything."""
    things = document.get(table)
    return tuple(things) if isinstance(things, dict) else ()


def _people(
    document: Document, catalogue: Catalogue, taken: Mapping[str, str]
) -> Iterator[Problem]:
    for person_id, person in document.get("people", {}).items():
        path = ("people", person_id)
        if not person.get("name"):
            yield Problem((*path, "name"), "Deze persoon heeft geen naam.", Severity.ERROR)
        if person_id in taken:
            yield Problem(path, _twice(person_id, taken[person_id]), Severity.ERROR)
        for key in ("expertise", "motivation"):
            for section in person.get(key, ()):
                if section not in catalogue.section_by_id:
                    said = unknown_section(section, catalogue.section_by_id)
                    yield Problem((*path, key), said, Severity.ERROR)


def _twice(person_id: str, other: str) -> str:
    """Return that an id is in another file of the group too, and what to do about it there."""
    return (
        f"‘{person_id}’ bestaat ook in {other}; een id is uniek in de groep. Eén persoon? Breng "
        "beide naar de groep: open de groep en kies bij Groep ‘Persoon verplaatsen’. Twee mensen? "
        f"Geef er hier of in {other} een andere id, ook in de rijen."
    )


def _tasks(document: Document, catalogue: Catalogue, below: set[str]) -> Iterator[Problem]:
    for task_id, change in document.get("tasks", {}).items():
        section = change.get("section")
        if section is not None and section not in catalogue.section_by_id:
            said = unknown_section(section, catalogue.section_by_id)
            yield Problem(("tasks", task_id, "section"), said, Severity.ERROR)
        if task_id in below:
            continue
        for key in ("name", "section"):
            if not change.get(key):
                said = f"Een eigen taak heeft een ‘{key}’ nodig.{near_miss(task_id, below)}"
                yield Problem(("tasks", task_id, key), said, Severity.ERROR)


def _unknown_people(path: Path, row: Mapping[str, Any], people: set[str]) -> Iterator[Problem]:
    for key in ("who", "backup", "times"):
        for person_id in row.get(key, ()):
            if person_id not in people:
                said = f"De persoon ‘{person_id}’ bestaat niet.{near_miss(person_id, people)}"
                yield Problem((*path, key), said, Severity.ERROR)


def _bare(key: str) -> bool:
    return key != "" and key.isascii() and all(c.isalnum() or c in "-_" for c in key)
