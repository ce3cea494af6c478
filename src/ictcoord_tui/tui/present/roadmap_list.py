"""The steps of the roadmap as a list: markers, words, and the path as a line through them."""

from collections.abc import Mapping
from datetime import date

from ictcoord_tui.content.roadmap import status_word
from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.agenda import actions_left
from ictcoord_tui.domain.days import format_day, stamp
from ictcoord_tui.domain.dossier import FRESH_STEP, StepState
from ictcoord_tui.domain.journey import Journey, StepStatus, travel
from ictcoord_tui.domain.roadmap import (
    AFTER_NO,
    AFTER_YES,
    EVALUATION_STEP,
    OTHER_VARIANT,
    POOLING_STEP,
    Roadmap,
    Step,
)
from ictcoord_tui.tui.present.blocks import Block, heading
from ictcoord_tui.tui.widgets.grid import Tone

MARKS: Mapping[StepStatus, str] = {
    StepStatus.OPEN: "○",
    StepStatus.YES: "√",
    StepStatus.NO: "!",
    StepStatus.REPEAT: "○",
    StepStatus.ASIDE: "─",
}
"""The sign of each status; the word always stands beside it."""

TONES: Mapping[StepStatus, Tone] = {
    StepStatus.OPEN: Tone.PLAIN,
    StepStatus.YES: Tone.GOOD,
    StepStatus.NO: Tone.ATTENTION,
    StepStatus.REPEAT: Tone.PLAIN,
    StepStatus.ASIDE: Tone.MUTED,
}
"""How the word of each status looks."""


def step_blocks(
    roadmap: Roadmap, states: Mapping[str, StepState], *, late: bool = False
) -> list[Block]:
    """Return phases, steps and goal; each step's id is its target.

    The line on the left is the path taken: `├` a step passed, `│` passed by, `└►` where one stands.

    Args:
        roadmap: The roadmap.
        states: The answers of a dossier.
        late: Whether the evaluation of step 08 is overdue.
    """
    journey = travel(roadmap, states)
    passed = [passage.step for passage in journey.path]
    blocks: list[Block] = []
    phase = ""
    for step in roadmap.steps:
        if step.phase != phase:
            phase = step.phase
            blocks.append(_phase(roadmap, phase, step, passed))
        remark = "! de evaluatie is te laat" if late and step.id == EVALUATION_STEP else ""
        blocks.append(_step(step, states, journey, remark))
    return [*blocks, *heading("Doel"), Block(roadmap.goal, Tone.MUTED)]


def question_line(step: Step, states: Mapping[str, StepState]) -> str:
    """Return which part of a step was answered last: day and person; empty when nothing was."""
    state = states.get(step.id, FRESH_STEP)
    given = [state.answers[q.id] for q in step.questions if q.id in state.answers]
    last = max(given, key=lambda one: one.on or date.min, default=None)
    return stamp(last.on, last.by) if last is not None else ""


def way_on(step: Step, status: StepStatus, states: Mapping[str, StepState]) -> str:
    """Return where a negative answer leads, in a few words; empty for other statuses.

    Args:
        step: The step.
        status: How it stands.
        states: The answers of the dossier.
    """
    if status is not StepStatus.NO:
        return ""
    there = AFTER_NO[step.id]
    if there != step.id:
        return f"→ verder met {there}"
    if step.id == EVALUATION_STEP:
        return "↑ bijsturen"
    left = len(actions_left(step, states))
    first = f"{counted(left, 'actie', 'acties')}, daarna" if left else "nu"
    return f"↑ {first} opnieuw {step.id[:2]}"


def why_aside(roadmap: Roadmap, step: Step, states: Mapping[str, StepState]) -> str:
    """Return why a step is not for a dossier: the other variant is; empty when it is."""
    if step.id not in OTHER_VARIANT:
        return ""
    statuses = travel(roadmap, states).statuses
    if statuses[step.id] is not StepStatus.ASIDE:
        return ""
    said = status_word(roadmap.step(POOLING_STEP), statuses[POOLING_STEP]).lower()
    return f"Niet gekozen: stap {step.id} geldt {_after(step)}, en daar staat {said}."


def _phase(roadmap: Roadmap, phase: str, first: Step, passed: list[str]) -> Block:
    name = next(one.name for one in roadmap.phases if one.id == phase)
    through = first.id in passed and first.id != passed[0]
    return Block(name, Tone.STRONG, mark="│  " if through else "   ")


def _step(step: Step, states: Mapping[str, StepState], journey: Journey, remark: str) -> Block:
    status, state = journey.statuses[step.id], states.get(step.id, FRESH_STEP)
    line, below = _path(step.id, journey)
    said = question_line(step, states)
    answered = ", ".join(part for part in (said, "opmerking" if state.note else "") if part)
    word = status_word(step, status)
    aside = status is StepStatus.ASIDE
    # Beside the name there is no room for these words.
    said_aside = word.lower() if aside else ""
    under = [said_aside, _when(step, journey), answered, way_on(step, status, states), remark]
    if status is StepStatus.OPEN and state.answers:
        under.append("nog een vraag")
    if state.repeat is not None and status is StepStatus.REPEAT:
        under.append(f"overdoen sinds {format_day(state.repeat)}")
    return Block(
        f"{step.id} {label('step_name', step.id)}",
        Tone.MUTED if aside else Tone.PLAIN,
        mark=f"{line}{MARKS[status]} ",
        rest=f"{below}   ",
        tail="" if aside else word,
        tail_tone=TONES[status],
        under="\n".join(line for line in under if line),
        target=step.id,
    )


def _when(step: Step, journey: Journey) -> str:
    """Return which answer leads to a variant of step 05, as long as nobody gave it."""
    chosen = journey.statuses[POOLING_STEP] not in (StepStatus.OPEN, StepStatus.REPEAT)
    if step.id not in OTHER_VARIANT or chosen:
        return ""
    return _after(step)


def _after(variant: Step) -> str:
    answer = label("answer", "yes" if AFTER_YES[POOLING_STEP] == variant.id else "no").lower()
    return f"na een {answer} bij stap {POOLING_STEP}"


def _path(step_id: str, journey: Journey) -> tuple[str, str]:
    """Return the piece of the path before a step, and before the line below it."""
    steps = [passage.step for passage in journey.path]
    if step_id == journey.current:
        return "└►", " "
    if step_id in steps:
        return "├─", "│"
    order = list(journey.statuses)
    passed_by = order.index(step_id) < order.index(journey.current)
    return ("│ ", "│") if passed_by else ("  ", " ")
