"""Moving people and tasks between a school and its group, and starting from another school.

People and tasks have one home: moving changes the home, and what lines say stays.
"""

from collections.abc import Collection
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.hours import (
    DEFAULT_WEEKS,
    MAX_HOURS_A_WEEK,
    Spent,
    parse_spent,
    spent_from_hours,
)
from ictcoord_tui.domain.schema import Document

_NAMING_KEYS = ("who", "backup", "times")
_TASK_TABLES = ("triage", *(situation.value for situation in Situation))
_LEFT_BEHIND = frozenset({"documented", "schools"})
"""What another school wrote that is never true here."""


class Part(StrEnum):
    """What a school can take over from another one: the tables of a dossier, by key."""

    CURRENT = "current"
    TARGET = "target"
    CHOICES = "triage"


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
    document: Document, other: Document, parts: Collection[Part], known: Collection[str]
) -> Document:
    """Return the document with what another school filled in where it says nothing itself.

    Time, level, note and mandate come along, people only when they work here too, and nothing that
    was filled in is touched. Tasks that only the other school has come along too.

    Args:
        document: The school that starts.
        other: The school it starts from.
        parts: Which parts; the situations do not bring the choices of step 05.
        known: Ids of people this school may name.
    """
    weeks: int = other.get("weeks", DEFAULT_WEEKS)
    for part in parts:
        for task_id, row in other.get(part.value, {}).items():
            if get(document, (part.value, task_id)) is None:
                said = dict(row) if part is Part.CHOICES else _adapted(row, known, weeks)
                document = put(document, (part.value, task_id), said)
    return _with_own_tasks(document, other)


def _with_own_tasks(document: Document, other: Document) -> Document:
    """Lines about a task of the other school need the task itself."""
    for task_id, task in other.get("tasks", {}).items():
        if get(document, ("tasks", task_id)) is None:
            document = put(document, ("tasks", task_id), dict(task))
    return document


def _adapted(row: dict[str, Any], known: Collection[str], weeks: int) -> dict[str, Any]:
    result = {key: value for key, value in row.items() if key not in _LEFT_BEHIND}
    for key in ("who", "backup"):
        people = [person for person in row.get(key, ()) if person in known]
        result[key] = people
    times: dict[str, str] = row.get("times", {})
    result["times"] = {p: t for p, t in times.items() if p in result["who"]}
    if len(result["times"]) < len(times) and (whole := _whole(row, weeks)):
        result["time"] = whole
    return {key: value for key, value in result.items() if value not in ([], {})}


def _whole(row: dict[str, Any], weeks: int) -> str:
    """Return the time of a line that people gave each for themselves; empty when it says it itself.

    A time of one's own stays behind with who had it, what the task takes does not.
    """
    who, times = row.get("who", ()), row["times"]
    if "time" in row and any(person not in times for person in who):
        return ""
    spent = [parse_spent(times[person]) for person in who if person in times]
    if len({one.period for one in spent}) == 1:
        return str(Spent(sum((one.minutes for one in spent), Fraction(0)), spent[0].period))
    hours = sum(one.hours_a_week(weeks) for one in spent)
    return str(spent_from_hours(min(hours, MAX_HOURS_A_WEEK))) if hours else ""
