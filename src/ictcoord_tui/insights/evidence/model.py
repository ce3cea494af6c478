"""The shape of a line of evidence, and the words that several steps share."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.insights.rows import Line, RowRef, Scan, scan
from ictcoord_tui.values import dataclass

NEVER_EVALUATED = "Er was nog geen evaluatie."


class Tone(StrEnum):
    """How a line of evidence bears on the question."""

    NEUTRAL = "neutral"
    GOOD = "good"
    ATTENTION = "attention"


class Place(StrEnum):
    """Where a line of evidence leads."""

    INSIGHT = "insight"
    """`Jump.id` is a question of `insights.index`."""
    TASK = "task"
    """The first of the rows."""
    TRIAGE = "triage"
    """The tab Taken, with the choices of step 05."""
    TARGET = "target"
    """The tab Streefdoel."""
    TEAM = "team"
    VISION = "vision"
    """The day of the vision on teaching."""
    PLAN = "plan"
    """Title and day of the policy plan."""
    STEP = "step"
    """`Jump.id` is a step of the roadmap."""
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class Jump:
    """Where to go, and which one there."""

    place: Place
    id: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line beside a question of the roadmap.

    Attributes:
        text: A short Dutch sentence.
        tone: Whether it is good, asks for attention, or neither.
        jump: The place it speaks of.
        rows: The lines it comes from.
        people: Ids of the people it speaks of.
        section: Id of the section it speaks of, or empty.
    """

    text: str
    tone: Tone
    jump: Jump
    rows: tuple[RowRef, ...] = ()
    people: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What evidence is gathered from.

    Attributes:
        whole: Everything that was opened: the school, or the group with its members.
        own: What the dossier answers for itself: the same for a group, else the school alone.
        overview: The dossier whose roadmap it is.
        today: The day of asking.
    """

    whole: Scope
    own: Scope
    overview: Overview
    today: date

    @property
    def scan(self) -> Scan:
        """The pass over `own`."""
        return scan(self.own)


def warn_if(doubtful: object) -> Tone:
    """Return attention when there is something, and good when there is nothing."""
    return Tone.ATTENTION if doubtful else Tone.GOOD


def lines_of(case: Case, situation: Situation, task_ids: Iterable[str]) -> tuple[Line, ...]:
    """Return the lines of `own` about some tasks that count, in the order of the overview."""
    wanted = frozenset(task_ids)
    lines = case.scan.home_lines(situation)
    return tuple(line for line in lines if line.counts and line.task.id in wanted)


def refs(lines: Iterable[Line]) -> tuple[RowRef, ...]:
    """Return where lines stand."""
    return tuple(line.ref for line in lines)
