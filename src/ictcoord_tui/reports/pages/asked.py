"""What a page is asked about, and the words that all pages share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.tasks import Cluster, Task
from ictcoord_tui.insights.how import awaits_target
from ictcoord_tui.insights.load import untimed_words
from ictcoord_tui.insights.rows import RowRef, Scan, scan
from ictcoord_tui.paper import GOES_ON, About, Bars, Block, Column, Items, Line, Paragraph, Table

NOBODY = "niemand"
NOBODY_DOES = "niemand doet dit"
NO_HOURS = "niet ingevuld"
NO_TEAM = "Er staat nog niemand in het team."
NO_HOLDERS = "Er staat nog niemand bij een taak."
NO_GAPS = "Elke taak die meetelt, heeft iemand."
NO_SINGLE = "Geen enkele taak hangt aan één persoon."
"""What stands where a name or a table would stand."""

Found: TypeAlias = tuple[Task, Line]
"""A line with the task it is about, to be put under its cluster."""


@dataclass(frozen=True)
class Asked:
    """A scope and a situation, with the words to speak of them."""

    scope: Scope
    situation: Situation

    @property
    def seen(self) -> Scan:
        """The pass over the scope."""
        return scan(self.scope)

    @property
    def several(self) -> bool:
        """Whether there is more than one dossier, so that a line must say where it stands."""
        return len(self.scope.overviews) > 1

    @property
    def situations(self) -> tuple[Situation, ...]:
        """What there is to put side by side: today, and the target once it is filled in."""
        return tuple(one for one in Situation if not awaits_target(self.scope, one))

    @cached_property
    def _schools(self) -> Mapping[str, str]:
        schools = {one.id: one.name for one in self.scope.overviews if not one.is_group}
        groups = {one.id: "Groep" for one in self.scope.overviews if one.is_group}
        return {**groups, **short_names(schools)}

    def school(self, overview_id: str) -> str:
        """Return what a dossier is called in short; the group's own is *Groep*."""
        return self._schools.get(overview_id, overview_id)

    def schools(self, refs: Iterable[RowRef]) -> str:
        """Return the names of the dossiers of lines, or that it is all schools."""
        ids = list(dict.fromkeys(ref.overview_id for ref in refs))
        everywhere = {one.id for one in self.scope.schools}
        if len(everywhere) > 1 and everywhere == set(ids):
            return f"alle {len(ids)} scholen"
        return ", ".join(self.school(key) for key in ids)

    def names(self, people: Sequence[str]) -> str:
        """Return people's names, or that it is nobody."""
        return self.seen.names(people) or NOBODY

    def task(self, ref: RowRef) -> Task:
        """Return the task of a line."""
        return self.seen.tasks[ref.task_id]

    def where(self, title: str = "Waar") -> tuple[Column, ...]:
        """Return the column that says where a line stands, if there is more than one place."""
        return (Column(title),) if self.several else ()

    def at(self, *refs: RowRef) -> tuple[str, ...]:
        """Return the cell under `where`."""
        return (self.schools(refs),) if self.several else ()

    def target_ref(self, overview_id: str, task_id: str) -> RowRef:
        """Return where the target of a task stands."""
        return RowRef(overview_id, Situation.TARGET, task_id)

    def about(
        self, refs: Iterable[RowRef], people: Iterable[str] | None = None, task: Task | None = None
    ) -> About:
        """Return what a line is about.

        Args:
            refs: The lines it comes from.
            people: Ids of the people on it; nothing when it is not about people.
            task: The task, when it is not the one of the first line.
        """
        refs = tuple(refs)
        if task is None and refs:
            task = self.task(refs[0])
        return About(
            frozenset(ref.overview_id for ref in refs),
            task.cluster if task is not None else None,
            frozenset(people) if people is not None else None,
        )

    def about_person(self, person_id: str, refs: Iterable[RowRef] = ()) -> About:
        """Return what a line about a person is about: also where that person works."""
        home = {one.id for one in self.scope.overviews if person_id in one.dossier.people}
        return About(
            frozenset(home | {ref.overview_id for ref in refs}), None, frozenset({person_id})
        )


def hours(value: float) -> str:
    """Return hours a week for a cell: `23,86 u`."""
    return f"{format_hours(value)} u"


def spent_on(value: float, *, timed: bool) -> str:
    """Return the hours a week of a task for a cell, or that nobody said how long it takes."""
    return hours(value) if timed else NO_HOURS


def without_time(number: int) -> tuple[Block, ...]:
    """Return the reservation that belongs with hours: how many tasks weigh nothing in them."""
    return (Paragraph(f"{untimed_words(number)}."),) if number else ()


_CORE = "(kern)"
CORE_MEANS = f"{_CORE} = kerntaak: van strategisch belang, liefst in eigen handen."
"""Said once on every page where the word stands behind a task."""


BAR_GOES_ON = f"{GOES_ON} = deze balk gaat verder dan er plaats is; het getal ernaast klopt."
"""Said once on a page with such a bar."""


def mark(task: Task) -> str:
    """Return a task's name, with a word behind it when it is a core task."""
    return f"{task.name} {_CORE}" if task.core else task.name


def explained(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return a page that says what the word behind a task means, in front of where it first is."""
    blocks = _with_bars_told(blocks)
    told = Paragraph(CORE_MEANS)
    first = next((place for place, one in enumerate(blocks) if _has_core(one)), None)
    if first is None or told in blocks:
        return tuple(blocks)
    return (*blocks[:first], told, *blocks[first:])


def _with_bars_told(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Say once that a bar goes on, in front of the first bars of which one does."""
    told = Paragraph(BAR_GOES_ON)
    first = next((n for n, one in enumerate(blocks) if isinstance(one, Bars) and one.cut), None)
    if first is None or told in blocks:
        return tuple(blocks)
    return (*blocks[:first], told, *blocks[first:])


def _has_core(block: Block) -> bool:
    if isinstance(block, Table):
        return any(_CORE in cell for line in block.lines for cell in line.cells)
    return isinstance(block, Items) and any(_CORE in line for line in block.lines)


def by_cluster(columns: tuple[Column, ...], found: Iterable[Found]) -> tuple[Block, ...]:
    """Return one table for every cluster that has lines, in the order of the overview."""
    lines: dict[Cluster, list[Line]] = {cluster: [] for cluster in Cluster}
    for task, line in found:
        lines[task.cluster].append(line)
    return tuple(
        Table(columns, tuple(some), label("cluster", cluster))
        for cluster, some in lines.items()
        if some
    )


def or_else(blocks: tuple[Block, ...], nothing: str) -> tuple[Block, ...]:
    """Return the blocks, or a sentence when there are none."""
    return blocks or (Paragraph(nothing),)
