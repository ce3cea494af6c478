"""What there is to do next on the roadmap, for whom, and what is answered next."""

from collections.abc import Iterable, Mapping

from ictcoord_tui.domain.dossier import FRESH_STEP, StepState, Tick
from ictcoord_tui.domain.journey import branch_of, travel
from ictcoord_tui.domain.roadmap import Action, Branch, Question, Roadmap, Role, Step
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that holds on the branch a dossier took, and that nobody ticked off yet.

    Attributes:
        note: What was agreed on it so far.
        here: Whether it belongs to the step the dossier stands at.
    """

    step: Step
    action: Action
    note: str
    here: bool


def ticked(state: StepState, action_id: str) -> Tick | None:
    """Return how an action was done, or nothing while it is open."""
    tick = state.actions.get(action_id)
    return tick if tick is not None and tick.on is not None else None


def open_actions(roadmap: Roadmap, states: Mapping[str, StepState]) -> tuple[OpenAction, ...]:
    """Return what is still to be done: of the step one stands at first, then of those passed.

    Steps that nobody came to are left out: what they ask depends on answers to come.
    """
    journey = travel(roadmap, states)
    found = [
        OpenAction(step, action, _note(states, step, action), step.id == journey.current)
        for step in (roadmap.step(passage.step) for passage in journey.walked)
        for action in actions_left(step, states)
    ]
    return tuple(sorted(found, key=lambda one: not one.here))


def actions_left(step: Step, states: Mapping[str, StepState]) -> tuple[Action, ...]:
    """Return the actions of one step that hold on the branch taken, and that nobody ticked off."""
    state = states.get(step.id, FRESH_STEP)
    asked = step.actions_for(branch_of(step, states) or Branch.ALWAYS)
    return tuple(action for action in asked if ticked(state, action.id) is None)


def by_role(actions: Iterable[OpenAction]) -> Mapping[Role, tuple[OpenAction, ...]]:
    """Return actions by the role they are for; roles without actions are left out."""
    listed = tuple(actions)
    grouped = {role: tuple(a for a in listed if a.action.role is role) for role in Role}
    return {role: found for role, found in grouped.items() if found}


def question_meant(
    step: Step, state: StepState, value: Answer | None, pointed: str = ""
) -> Question | None:
    """Return the question of a step that an answer is for; nothing when that is unclear.

    Args:
        step: The step.
        state: What was answered so far.
        value: The answer; `None` takes one back.
        pointed: Id of the question somebody points at; else it is the first one without an answer,
            or with one when it is taken back.
    """
    if pointed:
        return next(one for one in step.questions if one.id == pointed)
    if len(step.questions) == 1:
        return step.questions[0]
    unlike = (one for one in step.questions if (one.id in state.answers) is (value is None))
    return next(unlike, None)


def _note(states: Mapping[str, StepState], step: Step, action: Action) -> str:
    tick = states.get(step.id, FRESH_STEP).actions.get(action.id)
    return tick.note if tick is not None else ""
