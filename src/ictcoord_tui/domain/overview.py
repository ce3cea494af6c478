"""A school's or group's dossier seen together with what it builds on.

Tasks come in three layers: the start list, the group's dossier, the school's own. People have one
home: the school's file, or the group's file for those who work in several schools.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from ictcoord_tui.domain.dossier import (
    EMPTY_ROW,
    NO_TRIAGE,
    Dossier,
    Person,
    Row,
    Situation,
    TaskChange,
    Triage,
)
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.tasks import Catalogue, Level, Origin, Section, Task
from ictcoord_tui.domain.text import fold, neutralise
from ictcoord_tui.values import dataclass


@dataclass(frozen=True)
class Overview:
    """One dossier with its layers: what a screen, a workbook or an insight looks at.

    Attributes:
        id: Stable id in the group: the stem of the file name.
        group: The group's dossier, when this is a member and the group could be read.
    """

    id: str
    dossier: Dossier
    catalogue: Catalogue = field(repr=False)
    group: Dossier | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What the school or group is called."""
        return self.dossier.name

    @property
    def is_group(self) -> bool:
        """Whether this is a group's own dossier."""
        return self.dossier.kind is DossierKind.GROUP

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every task of the three layers, dropped ones too, in the order of the overview."""
        if not self.dossier.tasks and (self.group is None or not self.group.tasks):
            return self.catalogue.tasks
        layered = dict(self.catalogue.by_id)
        if self.group is not None:
            _lay_over(layered, self.group.tasks, Origin.GROUP, self.catalogue)
        own = Origin.GROUP if self.is_group else Origin.SCHOOL
        _lay_over(layered, self.dossier.tasks, own, self.catalogue)
        return self.catalogue.in_order(layered.values())

    @cached_property
    def task_by_id(self) -> Mapping[str, Task]:
        """The same tasks by id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody a row may name, by id: the dossier's own people and the group's."""
        shared = self.group.people if self.group is not None else {}
        return {**shared, **self.dossier.people}

    @cached_property
    def counting(self) -> tuple[Task, ...]:
        """The tasks that count here: they apply and were not dropped."""
        return tuple(task for task in self.tasks if self.counts(task.id))

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[Task, ...]]:
        """For every task whose name another task bears too, those others by task id.

        Case, accents and spaces make no difference; all three layers are looked at together.
        """
        by_name: dict[str, list[Task]] = {}
        for task in self.tasks:
            by_name.setdefault(fold(task.name), []).append(task)
        return {
            task.id: tuple(other for other in alike if other.id != task.id)
            for alike in by_name.values()
            if len(alike) > 1
            for task in alike
        }

    def tasks_named(self, name: str) -> tuple[Task, ...]:
        """Return the tasks that bear a name; case, accents and spaces make no difference."""
        wanted = fold(name)
        return tuple(task for task in self.tasks if fold(task.name) == wanted)

    def section(self, task: Task) -> Section:
        """Return the section a task stands in."""
        return self.catalogue.section_by_id[task.section]

    def person_name(self, person_id: str) -> str:
        """Return a person's name, or the bare id with a question mark for an unknown one."""
        person = self.people.get(person_id)
        return person.name if person is not None else f"{neutralise(person_id)}?"

    def names(self, person_ids: tuple[str, ...]) -> str:
        """Return people's names for a cell, separated by commas."""
        return ", ".join(self.person_name(person_id) for person_id in person_ids)

    def triage(self, task_id: str) -> Triage:
        """Return what was decided about a task: here, and on level and reason else by the group."""
        own = self.dossier.triage.get(task_id, NO_TRIAGE)
        shared = self.group_triage(task_id)
        if own.level is not None or shared.level is None:
            return own
        return replace(own, level=shared.level, reason=own.reason or shared.reason)

    def group_triage(self, task_id: str) -> Triage:
        """Return what the group decided about a task."""
        if self.group is None:
            return NO_TRIAGE
        return self.group.triage.get(task_id, NO_TRIAGE)

    def counts(self, task_id: str) -> bool:
        """Tell whether a task counts: neither this dossier nor the group said it does not.

        A school that says yes itself overrules the group.
        """
        own = self.dossier.triage.get(task_id, NO_TRIAGE)
        if own.dropped:
            return False
        said_here = own.applies is not None or own.term is not None
        return said_here or not self.group_triage(task_id).dropped

    def row(self, situation: Situation, task_id: str) -> Row:
        """Return the dossier's own line for a task."""
        return self.dossier.rows(situation).get(task_id, EMPTY_ROW)

    def group_row(self, situation: Situation, task_id: str) -> Row:
        """Return the group's line that also serves this school, or an empty one.

        It serves when the group assigned it for this school and nothing places the task in the
        schools.
        """
        if self.group is None or self._level(task_id) is Level.SCHOOL:
            return EMPTY_ROW
        row = self.group.rows(situation).get(task_id, EMPTY_ROW)
        return row if row.assigned and row.serves(self.id) else EMPTY_ROW

    def _level(self, task_id: str) -> Level | None:
        """Return the level of `triage` without making one: a scope asks for every task."""
        own = self.dossier.triage.get(task_id, NO_TRIAGE).level
        return own if own is not None else self.group_triage(task_id).level

    def assigned(self, situation: Situation, task_id: str) -> bool:
        """Tell whether somebody does a task for this dossier, here or at group level."""
        return self.row(situation, task_id).assigned or self.group_row(situation, task_id).assigned

    def open(self, situation: Situation, task_id: str) -> bool:
        """Tell whether a task waits for somebody in this dossier.

        It counts and nobody does it. In a group's own dossier only the tasks that the group took
        on can wait: the others are done in the schools.
        """
        if not self.counts(task_id) or self.assigned(situation, task_id):
            return False
        return not self.is_group or self.triage(task_id).level is Level.GROUP

    def decided(self, task_id: str) -> bool:
        """Tell whether step 05 is settled for a task.

        In a school: it does not count, has a term, or goes to the group. In a group: it does not
        count, or has a level.
        """
        triage = self.triage(task_id)
        if not self.counts(task_id) or triage.level is Level.GROUP:
            return True
        return triage.level is not None if self.is_group else triage.term is not None

    @cached_property
    def undecided(self) -> tuple[Task, ...]:
        """The tasks for which step 05 is not settled, in the order of the overview."""
        return tuple(task for task in self.tasks if not self.decided(task.id))


@dataclass(frozen=True)
class Scope:
    """What insights look at: one school, or a group with its members.

    Attributes:
        group: The group's own overview, if there is a group.
        schools: The schools in scope.
    """

    schools: tuple[Overview, ...]
    group: Overview | None = None

    @property
    def overviews(self) -> tuple[Overview, ...]:
        """Every dossier in scope, the group first."""
        return ((self.group,) if self.group is not None else ()) + self.schools

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody in scope, by id."""
        return {key: person for one in self.overviews for key, person in one.people.items()}

    @property
    def in_group(self) -> bool:
        """Whether there is a group: this is one, or the school belongs to one."""
        return self.group is not None or any(one.group is not None for one in self.schools)

    @cached_property
    def seen_in_part(self) -> frozenset[str]:
        """Ids of the people of whom only a part of the work is in scope.

        That is everybody of a group of which only a school is looked at: what they do for the group
        and in its other schools is not counted.
        """
        if self.group is not None:
            return frozenset()
        groups = (one.group for one in self.schools if one.group is not None)
        return frozenset(person for group in groups for person in group.people)

    @property
    def name(self) -> str:
        """What the scope is called: the group's name or the school's."""
        if self.group is not None:
            return self.group.name
        return self.schools[0].name if self.schools else ""


def _lay_over(
    layered: dict[str, Task],
    changes: Mapping[str, TaskChange],
    origin: Origin,
    catalogue: Catalogue,
) -> None:
    for task_id, change in changes.items():
        base = layered.get(task_id)
        task = _new_task(task_id, change, catalogue) if base is None else _changed(base, change)
        in_list = task_id in catalogue.by_id
        section = catalogue.section_by_id.get(task.section, catalogue.sections[0])
        layered[task_id] = replace(
            task,
            section=section.id,
            cluster=section.cluster,
            origin=origin if base is None else base.origin,
            own=not in_list,
            changed=in_list or base is not None,
        )


def _new_task(task_id: str, change: TaskChange, catalogue: Catalogue) -> Task:
    first = catalogue.sections[0]
    blank = Task(task_id, neutralise(task_id), "", first.id, first.cluster)
    return _changed(blank, change)


def _changed(base: Task, change: TaskChange) -> Task:
    said = {
        name: value
        for name in (
            "name",
            "explanation",
            "section",
            "level",
            "frequency",
            "core",
            "expert",
            "outsourced",
            "hidden",
        )
        if (value := getattr(change, name)) is not None
    }
    return replace(base, **said)
