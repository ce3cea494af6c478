"""Changes to the task list itself."""

from collections.abc import Iterable

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import drop, put, put_all
from ictcoord_tui.domain.schema import Applies, Document, Path, Term
from ictcoord_tui.domain.text import clean_line, unique_slug


def add_task(
    document: Document, name: str, section: str, taken: Iterable[str] = ()
) -> tuple[Document, str]:
    """Return the document with a task of its own, and the id it got.

    Args:
        document: The dossier that gets the task.
        name: What the task is called.
        section: Id of the section it stands in.
        taken: Ids of tasks that exist in other layers.
    """
    task_id = unique_slug(f"eigen {name}", {*document.get("tasks", {}), *taken})
    values: dict[Path, object] = {
        ("tasks", task_id, "name"): clean_line(name),
        ("tasks", task_id, "section"): section,
    }
    return put_all(document, values), task_id


def remove_task(document: Document, task_id: str) -> Document:
    """Return the document without a task of its own and everything said about it."""
    for table in ("tasks", "triage", *(situation.value for situation in Situation)):
        document = drop(document, (table, task_id))
    return document


def drop_tasks(document: Document, task_ids: Iterable[str]) -> Document:
    """Return the document in which tasks no longer count; what was filled in stays."""
    values: dict[Path, object] = {("triage", t, "term"): Term.DROP.value for t in task_ids}
    return put_all(document, values)


def bring_back(document: Document, task_ids: Iterable[str]) -> Document:
    """Return the document in which dropped tasks count again."""
    for task_id in task_ids:
        triage = document.get("triage", {}).get(task_id, {})
        if triage.get("term") == Term.DROP.value:
            document = put(document, ("triage", task_id, "term"), None)
        if triage.get("applies") == "no":
            document = put(document, ("triage", task_id, "applies"), None)
    return document


def keep_task(document: Document, task_id: str) -> Document:
    """Return the document that says itself that a task applies, whatever the group dropped."""
    return put(document, ("triage", task_id, "applies"), Applies.YES.value)
