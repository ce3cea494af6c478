"""Changes to the people of a dossier, and to everything that names them."""

from collections.abc import Container
from typing import Any

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import drop, get, put
from ictcoord_tui.domain.edits.joining import join
from ictcoord_tui.domain.marks import Taken, marks_in
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import clean_line, unique_slug

_PEOPLE_LISTS = ("who", "backup")
_NAMING_KEYS = (*_PEOPLE_LISTS, "times")


def add_person(document: Document, name: str, taken: Container[str] = ()) -> tuple[Document, str]:
    """Return the document with a new person, and the id that person got.

    Args:
        document: The dossier that becomes the person's home.
        name: The full name.
        taken: Ids used elsewhere in the group: an id is unique there, and never used again.
    """
    here = document.get("people", {})
    person_id = unique_slug(name, Taken((here, taken), marks_in(document)))
    return put(document, ("people", person_id, "name"), clean_line(name)), person_id


def newcomers(document: Document, before: Document) -> dict[str, str]:
    """Return who is in the list of people of a document and was not before: names by id."""
    old, people = before.get("people", {}), document.get("people", {})
    return {key: str(one.get("name", key)) for key, one in people.items() if key not in old}


def with_free_ids(document: Document, before: Document, taken: Container[str]) -> Document:
    """Return the document in which everybody new has an id that nobody else in the group has.

    Args:
        document: A dossier in which people came in that were given ids without a look elsewhere.
        before: The same dossier as it was.
        taken: Ids used elsewhere in the group.
    """
    for person_id, name in newcomers(document, before).items():
        if person_id in taken:
            document = with_other_id(document, person_id, name, taken)
    return document


def with_other_id(document: Document, person_id: str, name: str, taken: Container[str]) -> Document:
    """Return the document in which somebody has another id, everywhere.

    Args:
        document: The home of the person.
        person_id: The id that is somebody else's as well.
        name: The full name.
        taken: Ids used elsewhere in the group.
    """
    document, other = add_person(document, name, taken)
    return merge_people(document, other, person_id)


def replace_person(document: Document, gone: str, heir: str | None) -> Document:
    """Return the document with every mention of a person handed to another, or taken out.

    A time of one's own for a task goes along, unless the heir had one for that task already.

    Args:
        document: Any dossier of the group.
        gone: Id of the person who no longer carries tasks.
        heir: Id of the person who takes them over; `None` leaves the tasks open.
    """
    for situation in Situation:
        rows = document.get(situation.value, {})
        for task_id, row in rows.items():
            if any(gone in row.get(key, ()) for key in _NAMING_KEYS):
                handed_over = _handed_over(row, gone, heir)
                document = put(document, (situation.value, task_id), handed_over)
    return document


def remove_person(document: Document, person_id: str, heir: str | None = None) -> Document:
    """Return the document without a person; their tasks go to the heir or fall open."""
    return drop(replace_person(document, person_id, heir), ("people", person_id))


def merge_people(document: Document, keep: str, gone: str) -> Document:
    """Return the document in which two entries for one human became one.

    What the kept entry does not say is taken from the other when both live in this document, and
    what was noted with either stays; all assignments follow. An entry kept in another document is
    not written here a second time.
    """
    kept: dict[str, Any] = get(document, ("people", keep)) or {}
    other: dict[str, Any] = get(document, ("people", gone)) or {}
    document = remove_person(document, gone, keep)
    if not kept or not other:
        return document
    return join(document, ("people", keep), other)


def _handed_over(row: dict[str, Any], gone: str, heir: str | None) -> dict[str, Any]:
    result = dict(row)
    for key in _PEOPLE_LISTS:
        if gone in result.get(key, ()):
            result[key] = _swapped(result[key], gone, heir)
    times = dict(result.get("times", {}))
    if gone in times:
        time = times.pop(gone)
        if heir is not None:
            times.setdefault(heir, time)
        result["times"] = times
    return _without_double_roles(result)


def _without_double_roles(row: dict[str, Any]) -> dict[str, Any]:
    """Nobody backs up a task they do themselves; a list that became empty goes."""
    who = row.get("who", [])
    backup = [person for person in row.get("backup", []) if person not in who]
    tidy = {**row, "backup": backup}
    return {key: value for key, value in tidy.items() if key not in _NAMING_KEYS or value}


def _swapped(people: list[str], gone: str, heir: str | None) -> list[str]:
    others = {person for person in people if person != gone}
    return sorted(others | {heir} if heir is not None else others)
