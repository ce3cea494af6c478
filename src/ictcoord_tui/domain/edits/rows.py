"""Changes to who does what, now and later."""

from collections.abc import Iterable, Mapping

from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.edits.fields import get, put, put_all
from ictcoord_tui.domain.schema import Document, Path

_CARRIED_OVER = ("who", "time", "times", "backup", "level", "schools")


def set_people(
    document: Document, situation: Situation, task_id: str, who: Iterable[str]
) -> Document:
    """Return the document in which exactly these people do a task.

    Own times of people who no longer do it go, and nobody stays their own backup.
    """
    people = sorted(set(who))
    row = dict(get(document, (situation.value, task_id)) or {})
    row["who"] = people
    row["times"] = {p: time for p, time in row.get("times", {}).items() if p in people}
    row["backup"] = [p for p in row.get("backup", []) if p not in people]
    for key in ("who", "times", "backup"):
        document = put(document, (situation.value, task_id, key), row[key])
    return document


def set_backup(
    document: Document, situation: Situation, task_id: str, backup: Iterable[str]
) -> Document:
    """Return the document with these people as backup, except those who do the task already."""
    who = get(document, (situation.value, task_id, "who")) or []
    people = sorted(set(backup) - set(who))
    return put(document, (situation.value, task_id, "backup"), people)


def set_times(
    document: Document, situation: Situation, task_id: str, times: Mapping[str, str]
) -> Document:
    """Return the document with people's own times for a task, in the spelling of `Spent`."""
    said = {person: time for person, time in sorted(times.items()) if time}
    return put(document, (situation.value, task_id, "times"), said)


def put_row(document: Document, situation: Situation, task_id: str, row: Row) -> Document:
    """Return the document in which a line says who, how long, with which backup and where.

    Note, mandate and documentation of the line stay as they are.
    """
    values: dict[str, object] = {
        "who": sorted(row.who),
        "time": str(row.time) if row.time is not None else "",
        "times": {person: str(spent) for person, spent in sorted(row.times.items())},
        "backup": sorted(row.backup),
        "level": row.level.value if row.level is not None else None,
        "schools": sorted(row.schools),
    }
    places: dict[Path, object] = {
        (situation.value, task_id, key): value for key, value in values.items()
    }
    return put_all(document, places)


def take_over(document: Document, task_ids: Iterable[str]) -> Document:
    """Return the document in which the target of these tasks is what is done today.

    People, times, backup and level follow today; mandate, documentation and note of the target
    stay.
    """
    for task_id in task_ids:
        today = get(document, (Situation.CURRENT.value, task_id)) or {}
        for key in _CARRIED_OVER:
            document = put(document, (Situation.TARGET.value, task_id, key), today.get(key))
    return document
