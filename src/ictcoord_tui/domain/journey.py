"""Where a dossier stands on the roadmap, computed from its answers."""

from collections.abc import Mapping
from enum import StrEnum

from ictcoord_tui.domain.dossier import FRESH_STEP, StepState
from ictcoord_tui.domain.roadmap import (
    AFTER_NO,
    AFTER_YES,
    OTHER_VARIANT,
    POOLING_STEP,
    Branch,
    Roadmap,
    Step,
    StepKind,
)
from ictcoord_tui.values import dataclass


class StepStatus(StrEnum):
    """How a step stands, as a word on screen."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    REPEAT = "repeat"
    ASIDE = "aside"
    """The variant of step 05 that was not chosen."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A step of the path taken, and the branch on which it was left (`None`: still there)."""

    step: str
    branch: Branch | None


@dataclass(frozen=True, slots=True)
class Journey:
    """The way through the roadmap so far.

    Attributes:
        path: The steps passed, the current one last.
        walked: The steps that were answered, the one that comes next last: on from a no, too,
            when somebody began a later step without acting on its advice first.
        statuses: Status of every step by id.
    """

    path: tuple[Passage, ...]
    walked: tuple[Passage, ...]
    statuses: Mapping[str, StepStatus]

    @property
    def current(self) -> str:
        """Id of the step to look at now."""
        return self.path[-1].step

    @property
    def left_behind(self) -> tuple[str, ...]:
        """Ids of the steps answered with no that were passed before they were looked at again."""
        return tuple(
            passage.step
            for passage in self.walked[:-1]
            if passage.branch is Branch.NO and AFTER_NO[passage.step] == passage.step
        )

    @property
    def further(self) -> str:
        """Id of the step one went on to past a no that still asks for something; empty if none."""
        last = self.walked[-1].step
        return last if last != self.current else ""

    @property
    def agreed(self) -> tuple[str, ...]:
        """Ids of the steps answered with yes, wherever one stands; one at most for step 05."""
        found = [step for step, status in self.statuses.items() if status is StepStatus.YES]
        return tuple({step[:2]: step for step in found}.values())


def branch_of(step: Step, states: Mapping[str, StepState]) -> Branch | None:
    """Return the branch a dossier took at a step, or `None` while it is open."""
    state = states.get(step.id, FRESH_STEP)
    return state.branch(tuple(question.id for question in step.questions))


def travel(roadmap: Roadmap, states: Mapping[str, StepState]) -> Journey:
    """Return how far the answers lead.

    The path ends at the first step without an answer, or whose answer says: act, then check this
    again. Step 08 is never left: the next evaluation comes.
    """
    branches = {step.id: branch_of(step, states) for step in roadmap.steps}
    path: list[Passage] = []
    walked: list[Passage] = []
    here, following = "", roadmap.steps[0].id
    while following != here:
        here = following
        walked.append(Passage(here, branches[here]))
        following = _next(here, branches[here])
        if following == here:
            path = path or list(walked)
            following = _further(roadmap, states, walked[-1], went_on=len(walked) > len(path))
    return Journey(tuple(path), tuple(walked), _statuses(roadmap, states, branches))


def variant(roadmap: Roadmap, states: Mapping[str, StepState], *, group: bool) -> str:
    """Return the variant of step 05 that holds: by the answer to 04, else by the kind of dossier.

    Args:
        roadmap: The roadmap.
        states: The answers of a dossier.
        group: Whether it is the dossier of a group.
    """
    branch = branch_of(roadmap.step(POOLING_STEP), states)
    if branch is None:
        branch = Branch.YES if group else Branch.NO
    return (AFTER_YES if branch is Branch.YES else AFTER_NO)[POOLING_STEP]


def steps_in_order(
    roadmap: Roadmap, states: Mapping[str, StepState], *, group: bool
) -> tuple[Step, ...]:
    """Return the eight steps as a meeting takes them: with the one variant of 05 that holds."""
    other = OTHER_VARIANT[variant(roadmap, states, group=group)]
    return tuple(step for step in roadmap.steps if step.id != other)


def _next(step_id: str, branch: Branch | None) -> str:
    if branch is Branch.YES:
        return AFTER_YES[step_id]
    if branch is Branch.NO:
        return AFTER_NO[step_id]
    return step_id


def _further(
    roadmap: Roadmap, states: Mapping[str, StepState], here: Passage, *, went_on: bool
) -> str:
    """Return the step after a no when one behind it was begun all the same, else the step itself.

    Who went on from one decision that way means to hear the other decisions too.
    """
    if here.branch is not Branch.NO:
        return here.step
    if went_on and roadmap.step(here.step).kind is StepKind.DECISION:
        return AFTER_YES[here.step]
    order = [step.id for step in roadmap.steps]
    behind = set(order[order.index(here.step) + 1 :]) - {OTHER_VARIANT.get(here.step)}
    begun = any(states.get(step, FRESH_STEP).answers for step in behind)
    return AFTER_YES[here.step] if begun else here.step


def _statuses(
    roadmap: Roadmap,
    states: Mapping[str, StepState],
    branches: Mapping[str, Branch | None],
) -> dict[str, StepStatus]:
    aside = {Branch.YES: "05S", Branch.NO: "05G"}.get(branches["04"] or Branch.ALWAYS)
    result = {}
    for step in roadmap.steps:
        branch = branches[step.id]
        if step.id == aside and branch is None:
            result[step.id] = StepStatus.ASIDE
        elif branch is None:
            again = states.get(step.id, FRESH_STEP).repeat is not None
            result[step.id] = StepStatus.REPEAT if again else StepStatus.OPEN
        else:
            result[step.id] = StepStatus.YES if branch is Branch.YES else StepStatus.NO
    return result
