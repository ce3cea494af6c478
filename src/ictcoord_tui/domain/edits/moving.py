"""Moving people and tasks between a school and its group, and starting from another school.

People and tasks have one home: moving changes the home, and what lines say stays.
"""

from collections.abc import Collection
from typing import Any

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import drop, get, put
from ictcoord_tui.domain.schema import Document

_NAMING_KEYS = ("who", "backup", "times")
_TASK_TABLES = ("triage", *(situation.value for situation in Situation))
_LEFT_BEHIND = frozenset({"documented", "schools"})
"""What another school wrote that is never true here."""


def take_entry(document: Document, table: str, key: str) -> Document:
    """Return the document without a person or task of its own; lines about it stay.

    The new home gets what the entry said with `joining.join`.

    Args:
        document: The dossier that was the home.
        table: `people` or `tasks`.
        key: Id of the person or the task.
    """
    return drop(document, (table, key))


def names_person(document: Document, person_id: str) -> bool:
    """Tell whether a line of a dossier names somebody."""
    return any(
        person_id in row.get(key, ())
        for situation in Situation
        for row in document.get(situation.value, {}).values()
        for key in _NAMING_KEYS
    )


def speaks_of_task(document: Document, task_id: str) -> bool:
    """Tell whether a dossier says anything about a task besides what it is."""
    return any(task_id in document.get(table, {}) for table in _TASK_TABLES)


def start_from(
    document: Document, other: Document, situation: Situation, known: Collection[str]
) -> Document:
    """Return the document with the lines of another school where it has none itself.

    Time, level, note and mandate come along, people only when they work here too, and nothing that
    was filled in is touched. Decisions of step 05 are taken along for tasks nobody judged here yet.

    Args:
        document: The school that starts.
        other: The school it starts from.
        situation: Today or the target.
        known: Ids of people this school may name.
    """
    for task_id, row in other.get(situation.value, {}).items():
        if get(document, (situation.value, task_id)) is None:
            document = put(document, (situation.value, task_id), _adapted(row, known))
    for task_id, triage in other.get("triage", {}).items():
        if get(document, ("triage", task_id)) is None:
            document = put(document, ("triage", task_id), dict(triage))
    return _with_own_tasks(document, other)


def _with_own_tasks(document: Document, other: Document) -> Document:
    """Lines about a task of the other school need the task itself."""
    for task_id, task in other.get("tasks", {}).items():
        if get(document, ("tasks", task_id)) is None:
            document = put(document, ("tasks", task_id), dict(task))
    return document


def _adapted(row: dict[str, Any], known: Collection[str]) -> dict[str, Any]:
    result = {key: value for key, value in row.items() if key not in _LEFT_BEHIND}
    for key in ("who", "backup"):
        people = [person for person in row.get(key, ()) if person in known]
        result[key] = people
    result["times"] = {p: t for p, t in row.get("times", {}).items() if p in result["who"]}
    return {key: value for key, value in result.items() if value not in ([], {})}
