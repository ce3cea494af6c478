"""Moving a dossier to a newer start list, as an explicit act.

Nothing that was filled in is lost: a task that the new list no longer has, and about which the
dossier says something, lives on as a task of its own.
"""

from dataclasses import dataclass

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get, put, put_all
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.tasks import Catalogue, Task

_SAID_IN = ("tasks", "triage", *(situation.value for situation in Situation))
_FLAGS = ("core", "expert", "outsourced", "hidden")


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What a newer start list changes for a dossier.

    Attributes:
        added: Tasks that come.
        gone: Tasks that go, and about which the dossier says nothing.
        kept: Tasks that left the list, but stay as tasks of the dossier's own.
        renamed: Tasks with another name, before and after; a name given here stays.
        moved: Tasks that stand in another section, before and after.
    """

    added: tuple[Task, ...]
    gone: tuple[Task, ...]
    kept: tuple[Task, ...]
    renamed: tuple[tuple[Task, Task], ...]
    moved: tuple[tuple[Task, Task], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing changes but the number of the version."""
        return not (self.added or self.gone or self.kept or self.renamed or self.moved)


def plan_upgrade(document: Document, old: Catalogue, new: Catalogue) -> Upgrade:
    """Return what moving a dossier from one start list to another changes.

    Args:
        document: The dossier.
        old: The list it builds on.
        new: The list it would build on.
    """
    left = [task for task in old.tasks if task.id not in new.by_id]
    both = [(task, new.by_id[task.id]) for task in old.tasks if task.id in new.by_id]
    return Upgrade(
        added=tuple(task for task in new.tasks if task.id not in old.by_id),
        gone=tuple(task for task in left if not _speaks_of(document, task.id)),
        kept=tuple(task for task in left if _speaks_of(document, task.id)),
        renamed=tuple((one, two) for one, two in both if one.name != two.name),
        moved=tuple((one, two) for one, two in both if one.section != two.section),
    )


def upgrade_catalogue(document: Document, old: Catalogue, new: Catalogue) -> Document:
    """Return the document on the new start list; what was filled in stays, every bit of it."""
    for task in plan_upgrade(document, old, new).kept:
        document = _as_own(document, task, new)
    return put(document, ("catalogue",), new.version)


def _speaks_of(document: Document, task_id: str) -> bool:
    return any(task_id in document.get(table, {}) for table in _SAID_IN)


def _as_own(document: Document, task: Task, new: Catalogue) -> Document:
    """Write down what the old list said of a task, where the dossier does not say otherwise."""
    section = task.section if task.section in new.section_by_id else new.sections[0].id
    said: dict[str, object] = {
        "name": task.name,
        "explanation": task.explanation,
        "section": section,
        "level": task.level.value,
        "frequency": task.frequency.value if task.frequency is not None else None,
        **{flag: True for flag in _FLAGS if getattr(task, flag)},
    }
    here = get(document, ("tasks", task.id)) or {}
    values: dict[Path, object] = {
        ("tasks", task.id, key): value for key, value in said.items() if key not in here
    }
    return put_all(document, values)
