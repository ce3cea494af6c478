"""Tasks of ICT coordination, and the start list they come from.

The start list is nobody's norm: a school drops, renames and adds tasks as it sees fit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from ictcoord_tui.values import dataclass


class Cluster(StrEnum):
    """The four groups of tasks that the official task overview uses."""

    TECHNICAL = "technical"
    PEDAGOGICAL = "pedagogical"
    POLICY = "policy"
    ADMINISTRATIVE = "administrative"


class Level(StrEnum):
    """Where a task is done: in each school, once for the group, or on both levels."""

    SCHOOL = "school"
    GROUP = "group"
    BOTH = "both"


class Frequency(StrEnum):
    """How often a task comes up, as a rough hint."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class Origin(StrEnum):
    """Which layer a task comes from: the start list, the group's dossier, or the school's."""

    CATALOGUE = "catalogue"
    GROUP = "group"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside a cluster, such as *Netwerk en internet*.

    Expertise and motivation of people are expressed in section ids.
    """

    id: str
    name: str
    cluster: Cluster


@dataclass(frozen=True, slots=True)
class Task:
    """One task of ICT coordination.

    Attributes:
        core: Strategic (*kerntaak*): better kept in own hands.
        expert: Needs special expertise.
        outsourced: Often bought from an outside partner.
        hidden: Often forgotten when people count the work.
        own: Added by a school or group; not on the start list.
        changed: On the start list, but somebody adapted it here.
    """

    id: str
    name: str
    explanation: str
    section: str
    cluster: Cluster
    level: Level = Level.SCHOOL
    frequency: Frequency | None = None
    core: bool = False
    expert: bool = False
    outsourced: bool = False
    hidden: bool = False
    origin: Origin = Origin.CATALOGUE
    own: bool = False
    changed: bool = False

    @property
    def technical(self) -> bool:
        """Purely technical (*louter technisch*): every task of the technical cluster."""
        return self.cluster is Cluster.TECHNICAL


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The packaged start list, in the order of the official overview."""

    version: int
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    by_id: Mapping[str, Task] = field(init=False, repr=False, compare=False)
    section_by_id: Mapping[str, Section] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tasks = MappingProxyType({task.id: task for task in self.tasks})
        sections = MappingProxyType({section.id: section for section in self.sections})
        object.__setattr__(self, "by_id", tasks)
        object.__setattr__(self, "section_by_id", sections)

    def in_order(self, tasks: Iterable[Task]) -> tuple[Task, ...]:
        """Return tasks by section, then start-list order, own tasks last in their section."""
        section_rank = {section.id: rank for rank, section in enumerate(self.sections)}
        task_rank = {task.id: rank for rank, task in enumerate(self.tasks)}
        last = len(self.tasks)
        return tuple(
            sorted(
                tasks,
                key=lambda task: (
                    section_rank[task.section],
                    task_rank.get(task.id, last),
                    task.name.casefold(),
                    task.id,
                ),
            )
        )
