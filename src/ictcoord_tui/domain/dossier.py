"""A dossier as values: what one school, or one group, has written down.

`domain.documents` reads them from a document, which stays the source of truth.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ictcoord_tui.domain.hours import (
    DEFAULT_FULLTIME,
    DEFAULT_WEEKS,
    Spent,
)
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.domain.schema import (
    FORMAT,
    Answer,
    Applies,
    DossierKind,
    Reason,
    Staffing,
    Term,
)
from ictcoord_tui.domain.tasks import Frequency, Level
from ictcoord_tui.domain.text import fold
from ictcoord_tui.values import dataclass

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    """One empty table for all: a default of a frozen value must be hashable, a proxy is not."""
    return _NOTHING


class Situation(StrEnum):
    """The two tables of who does what: as it is now, and as it should become."""

    CURRENT = "current"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who carries tasks.

    Attributes:
        hours_now: ICT hours a week this person has now; `None` when nobody said.
        hours_target: The same, later.
        team_now: In the ICT team today.
        team_target: In the ICT team later.
        anchor: First contact in the school and bridge to the group (*ankerpunt*).
        external: Not staff: an outside partner. Never overloaded.
        expertise: Section ids this person masters.
        motivation: Section ids this person would like to work on.
    """

    id: str
    name: str
    role: str = ""
    hours_now: float | None = None
    hours_target: float | None = None
    team_now: bool = False
    team_target: bool = False
    anchor: bool = False
    external: bool = False
    expertise: tuple[str, ...] = ()
    motivation: tuple[str, ...] = ()
    note: str = ""

    @property
    def coordinator(self) -> bool:
        """Whether the role is that of an ICT-coördinator, technical, pedagogical or over all."""
        role = fold(self.role)
        return "ict-coordinator" in role or "ict coordinator" in role

    def hours(self, situation: Situation) -> float | None:
        """Return the hours a week this person has in a situation."""
        return self.hours_now if situation is Situation.CURRENT else self.hours_target

    def in_team(self, situation: Situation) -> bool:
        """Tell whether this person is in the ICT team in a situation."""
        return self.team_now if situation is Situation.CURRENT else self.team_target


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What a dossier says about a task: a new one, or what differs from the start list.

    `None` means: nothing said here, look one layer down.
    """

    name: str | None = None
    explanation: str | None = None
    section: str | None = None
    level: Level | None = None
    frequency: Frequency | None = None
    core: bool | None = None
    expert: bool | None = None
    outsourced: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Triage:
    """What step 05 and 06 decided about a task.

    Attributes:
        together: Better done together with other schools.
        level: Where it is to be done; `None` while undecided.
        priority: The priority of the ICT policy plan that needs this task, in words.
        staffing: How missing expertise is found; `None` while undecided.
    """

    applies: Applies | None = None
    term: Term | None = None
    together: bool = False
    level: Level | None = None
    reason: Reason | None = None
    priority: str = ""
    staffing: Staffing | None = None
    note: str = ""

    @property
    def dropped(self) -> bool:
        """Whether the task no longer counts here: it does not apply, or it was dropped."""
        return self.applies is Applies.NO or self.term is Term.DROP

    @property
    def endangers_plan(self) -> bool:
        """Whether a task is dropped that the policy plan needs."""
        return self.dropped and bool(self.priority)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of *Huidige situatie* or *Streefdoel*: who does a task.

    Attributes:
        who: Ids of the people who do it, sorted.
        time: What they spend together; `None` when nobody said.
        times: What single people spend, where that was said, by person id.
        backup: Ids of the people who can step in.
        level: Where it is done; `None` means the level of the dossier.
        schools: In a group's dossier: ids of the members it is done for; empty means all.
        mandate: What the people may decide (target only).
        documented: Where the work is written down (target only).
    """

    who: tuple[str, ...] = ()
    time: Spent | None = None
    times: Mapping[str, Spent] = field(default_factory=_nothing)
    backup: tuple[str, ...] = ()
    level: Level | None = None
    schools: tuple[str, ...] = ()
    note: str = ""
    mandate: str = ""
    documented: str = ""

    @property
    def assigned(self) -> bool:
        """Whether at least one person does it."""
        return bool(self.who)

    @property
    def timed(self) -> bool:
        """Whether somebody said how long it takes: a time of 0 is an answer, an empty one is none.

        Times of people who do not do it say nothing.
        """
        return self.time is not None or any(key in self.times for key in self.who)

    def timed_for(self, person_id: str) -> bool:
        """Tell whether somebody said how long it takes one of `who`: alone, or together."""
        return self.time is not None or person_id in self.times

    def serves(self, school_id: str) -> bool:
        """Tell whether this row of a group's dossier also holds for a member."""
        return not self.schools or school_id in self.schools

    def hours_of(self, weeks: int) -> dict[str, float]:
        """Return hours a week per person of `who`.

        A person with a time of their own gets that. What is left of the row's time is shared evenly
        by the others.
        """
        said = self.times
        if not said:
            whole = self.time.hours_a_week(weeks) if self.time is not None else 0.0
            return dict.fromkeys(self.who, whole / max(1, len(self.who)))
        own = {p: said[p].hours_a_week(weeks) for p in self.who if p in said}
        others = [p for p in self.who if p not in own]
        if not others:
            return own
        whole = self.time.hours_a_week(weeks) if self.time is not None else 0.0
        share = max(0.0, whole - sum(own.values())) / len(others)
        return own | dict.fromkeys(others, share)

    def hours(self, weeks: int) -> float:
        """Return the hours a week the task takes: the row's time, or the sum of people's times.

        When people's own times come to more than the row's time, their sum counts.
        """
        whole = self.time.hours_a_week(weeks) if self.time is not None else 0.0
        said = sum(spent.hours_a_week(weeks) for p, spent in self.times.items() if p in self.who)
        everybody_said = bool(self.who) and all(p in self.times for p in self.who)
        return said if everybody_said else max(whole, said)


EMPTY_ROW = Row()
"""What a task without a line says: nobody, no time."""

NO_TRIAGE = Triage()
"""What a task without decisions says."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer to one question, with the day and the person."""

    value: Answer
    on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One line of a step's history; `value` is `None` when the answer was withdrawn."""

    id: str
    question: str
    value: Answer | None
    on: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Tick:
    """An action that was done, with the day, the person and what was agreed."""

    on: date | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepState:
    """Where a dossier stands with one step of the roadmap.

    Attributes:
        repeat: The day it was decided to take this step again; `None` otherwise.
    """

    answers: Mapping[str, GivenAnswer] = field(default_factory=_nothing)
    actions: Mapping[str, Tick] = field(default_factory=_nothing)
    history: tuple[PastAnswer, ...] = ()
    note: str = ""
    repeat: date | None = None

    def branch(self, questions: tuple[str, ...]) -> Branch | None:
        """Return the branch taken: no as soon as one answer is, yes when all are.

        Args:
            questions: Ids of all questions of the step.
        """
        given = [self.answers[q].value if q in self.answers else None for q in questions]
        if Answer.NO in given:
            return Branch.NO
        return Branch.YES if given and all(a is Answer.YES for a in given) else None


FRESH_STEP = StepState()
"""A step nobody answered yet."""


@dataclass(frozen=True, slots=True)
class EvaluationAnswer:
    """An answer in an evaluation, with what was said about it."""

    value: Answer | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation of the team (step 08).

    Attributes:
        day: Its id: the day it was held.
        repeat: Step ids that were opened again.
        next: The day agreed for the next one.
    """

    id: str
    day: date | None
    present: str = ""
    answers: Mapping[str, EvaluationAnswer] = field(default_factory=_nothing)
    decisions: str = ""
    repeat: tuple[str, ...] = ()
    next: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The ICT policy plan and the vision under it: title and dates, for steps 02 and 03."""

    title: str = ""
    written: date | None = None
    vision: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything one dossier file says.

    Attributes:
        group: Path of the group's file as written, relative to this one; empty when alone.
        members: Patterns of member files, relative to this one (groups only).
        pupils: Number of pupils.
        hours: Financed ICT hours a week.
        weeks: Work weeks in a year.
        fulltime: Hours a week of a full-time job.
    """

    kind: DossierKind
    name: str
    format: int = FORMAT
    catalogue: int = 1
    place: str = ""
    group: str = ""
    members: tuple[str, ...] = ()
    pupils: int | None = None
    hours: float | None = None
    weeks: int = DEFAULT_WEEKS
    fulltime: float = DEFAULT_FULLTIME
    next_evaluation: date | None = None
    plan: Plan = Plan()
    people: Mapping[str, Person] = field(default_factory=_nothing)
    tasks: Mapping[str, TaskChange] = field(default_factory=_nothing)
    triage: Mapping[str, Triage] = field(default_factory=_nothing)
    current: Mapping[str, Row] = field(default_factory=_nothing)
    target: Mapping[str, Row] = field(default_factory=_nothing)
    roadmap: Mapping[str, StepState] = field(default_factory=_nothing)
    evaluations: Mapping[str, Evaluation] = field(default_factory=_nothing)

    def rows(self, situation: Situation) -> Mapping[str, Row]:
        """Return the lines of a situation by task id."""
        return self.current if situation is Situation.CURRENT else self.target
