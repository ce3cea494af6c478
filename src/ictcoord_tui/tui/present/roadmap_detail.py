"""Everything about one step of the roadmap, as a page beside the list."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ictcoord_tui.content.roadmap import agreed_words, answer_word, status_word
from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.agenda import actions_left, ticked
from ictcoord_tui.domain.days import format_day, stamp
from ictcoord_tui.domain.dossier import FRESH_STEP, Dossier, StepState
from ictcoord_tui.domain.journey import Journey, branch_of, travel
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import (
    EVALUATION_STEP,
    OTHER_VARIANT,
    Action,
    Advice,
    Branch,
    Question,
    Roadmap,
    Role,
    Step,
    StepKind,
)
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.insights.evidence.model import Evidence
from ictcoord_tui.insights.evidence.model import Tone as Bearing
from ictcoord_tui.insights.focus import focus_of
from ictcoord_tui.tui.present.blocks import Block, heading
from ictcoord_tui.tui.present.roadmap_evaluations import evaluation_blocks
from ictcoord_tui.tui.present.roadmap_list import MARKS, TONES, why_aside
from ictcoord_tui.tui.widgets.grid import Tone
from ictcoord_tui.values import dataclass

if TYPE_CHECKING:
    from ictcoord_tui.insights.staffing import Missing

QUESTION, ACTION, EVIDENCE, STAFFING, TASKS = "question", "action", "evidence", "staffing", "tasks"
"""What a target of this page is about; what follows the colon says which one."""

_NARROW = 35
"""Cells under a question where the page is narrowest: a key stays on one line with its word."""

_SIGNS = {Bearing.GOOD: "√ ", Bearing.ATTENTION: "! ", Bearing.NEUTRAL: "- "}
_LOOKS = {Bearing.GOOD: Tone.GOOD, Bearing.ATTENTION: Tone.ATTENTION, Bearing.NEUTRAL: Tone.PLAIN}


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the page of a step is made from.

    Attributes:
        evidence: What the dossier says about the question.
        missing: For step 06: the tasks without expertise.
    """

    roadmap: Roadmap
    step: Step
    overview: Overview
    evidence: tuple[Evidence, ...] = ()
    missing: "tuple[Missing, ...]" = ()

    @property
    def dossier(self) -> Dossier:
        """The dossier whose roadmap it is."""
        return self.overview.dossier

    @property
    def state(self) -> StepState:
        """What was written down about the step."""
        return self.dossier.roadmap.get(self.step.id, FRESH_STEP)

    @property
    def aside(self) -> str:
        """Why the step is not for this dossier; empty when it is."""
        return why_aside(self.roadmap, self.step, self.dossier.roadmap)

    @property
    def branch(self) -> Branch | None:
        """The branch taken; nothing while the step is open."""
        return branch_of(self.step, self.dossier.roadmap)


def detail_blocks(facts: StepFacts) -> list[Block]:
    """Return the page; questions, actions and evidence can be chosen.

    While a step is open, what the dossier says stands right under the question; after the answer,
    what to do comes first. A step that is not for this dossier asks for nothing.
    """
    step, state = facts.step, facts.state
    return [
        *_title(facts),
        *heading("Vraag" if len(step.questions) == 1 else "Vragen (allebei ja = ja)"),
        *(block for question in step.questions for block in _question(facts, question)),
        *(() if facts.aside else _to_do(facts)),
        *(evaluation_blocks(facts.dossier) if step.id == EVALUATION_STEP else ()),
        *_note(state),
        *support_blocks(step),
        *_history(step, state),
    ]


def _to_do(facts: StepFacts) -> Iterator[Block]:
    told = [*evidence_blocks(facts.evidence), *_staffing(facts)]
    to_do = [*_advice(facts), *_actions(facts), *_focus(facts)]
    yield from (*told, *to_do) if facts.branch is None else (*to_do, *told)


def advice_blocks(advice: Iterable[Advice]) -> Iterator[Block]:
    """Return advice under the role it is for."""
    grouped: dict[Role, list[Advice]] = {}
    for one in advice:
        grouped.setdefault(one.role, []).append(one)
    for role, found in grouped.items():
        yield Block(label("role", role), Tone.STRONG, mark="  ")
        for one in found:
            yield Block(one.text, mark="  ")


def evidence_blocks(evidence: Sequence[Evidence]) -> Iterator[Block]:
    """Return what the dossier says; each line leads to the place it speaks of."""
    if evidence:
        yield from heading("Uit je dossier (Enter gaat erheen)")
    for number, one in enumerate(evidence):
        yield Block(
            one.text, _LOOKS[one.tone], mark=_SIGNS[one.tone], target=f"{EVIDENCE}:{number}"
        )


def contradicted(step: Step, value: Answer | None, found: Sequence[Evidence]) -> str:
    """Return what a dossier says against work that was called done; empty when nothing does.

    Args:
        step: The step that was answered.
        value: The answer.
        found: What the dossier says about it.
    """
    against = [one.text for one in found if one.tone is Bearing.ATTENTION]
    if step.kind is not StepKind.WORK or value is not Answer.YES or not against:
        return ""
    others = counted(len(against) - 1, "andere opmerking", "andere opmerkingen")
    rest = f" (en {others})" if len(against) > 1 else ""
    return f"Stap {step.id} staat op {step.yes_label}. Je dossier zegt nog: {against[0]}{rest}"


def support_blocks(step: Step) -> Iterator[Block]:
    """Return where help exists."""
    if step.support:
        yield from heading("Hulp")
    for one in step.support:
        yield Block(f"{one.name}: {one.text}", Tone.MUTED)


def _title(facts: StepFacts) -> Iterator[Block]:
    step = facts.step
    journey = travel(facts.roadmap, facts.dossier.roadmap)
    status = journey.statuses[step.id]
    word = f"{MARKS[status]} {status_word(step, status)}"
    yield Block(f"{step.id} {step.title}", Tone.STRONG, tail=word, tail_tone=TONES[status])
    if step.id in (journey.current, journey.further):
        yield Block(_here(facts, journey), mark="► ")
    yield Block(step.goal, Tone.MUTED)
    if step.id in OTHER_VARIANT:
        yield Block(facts.roadmap.variants, Tone.MUTED)


def _here(facts: StepFacts, journey: Journey) -> str:
    """Say that one stands here; who went on from a no that asks for something, has two places."""
    if not journey.further:
        agreed = f"; {agreed_words(facts.roadmap, journey)}" if journey.agreed else ""
        return f"Hier staan jullie nu{agreed}."
    waiting = facts.roadmap.step(journey.current)
    asked = "nog acties" if actions_left(waiting, facts.dossier.roadmap) else "een nieuw antwoord"
    if facts.step is waiting:
        return (
            f"Hier vraagt het stappenplan {asked}; jullie gingen al verder tot {journey.further}."
        )
    return f"Tot hier gingen jullie al verder; stap {waiting.id} vraagt {asked}."


def _question(facts: StepFacts, question: Question) -> Iterator[Block]:
    step, given = facts.step, facts.state.answers.get(question.id)
    keys = f"j = {step.yes_label}, n = {step.no_label}"
    if given is None:
        still = f"nog open: {keys}"
        under = facts.aside or (still if len(still) <= _NARROW else f"nog open\n({keys})")
    else:
        said = stamp(given.on, given.by)
        under = f"{answer_word(step, given.value)}{f' – {said}' if said else ''}\n({keys})"
    yield Block(question.text, mark="? ", under=under, target=f"{QUESTION}:{question.id}")
    yield Block(f"Waarom? {question.why}", Tone.MUTED, mark="  ")


def _advice(facts: StepFacts) -> Iterator[Block]:
    step, branch = facts.step, facts.branch
    if branch is not None:
        word = step.yes_label if branch is Branch.YES else step.no_label
        yield from heading(f"Advies ({word})")
        yield from advice_blocks(step.advice_for(branch))
        if branch is Branch.NO:
            yield Block(step.after_no, Tone.STRONG, mark="→ ")
        return
    for shown, title in (
        (Branch.ALWAYS, "Advies"),
        (Branch.YES, f"Antwoord je {step.yes_label}?"),
        (Branch.NO, f"Antwoord je {step.no_label}?"),
    ):
        found = [one for one in step.advice if one.branch is shown]
        if found or shown is Branch.NO:
            yield from heading(title)
            yield from advice_blocks(found)
    yield Block(step.after_no, mark="→ ")


def _actions(facts: StepFacts) -> Iterator[Block]:
    actions = facts.step.actions_for(facts.branch or Branch.ALWAYS)
    if actions:
        yield from heading("Acties (spatie vinkt af)")
    for action in actions:
        yield _action(action, facts.state)


def _action(action: Action, state: StepState) -> Block:
    done = ticked(state, action.id)
    tick = state.actions.get(action.id)
    role = label("role_short", action.role)
    parts = [role, stamp(done.on, done.by) if done else "", tick.note if tick else ""]
    return Block(
        action.text,
        Tone.MUTED if done else Tone.PLAIN,
        mark="[x] " if done else "[ ] ",
        under=" · ".join(part for part in parts if part),
        target=f"{ACTION}:{action.id}",
    )


def _focus(facts: StepFacts) -> Iterator[Block]:
    focus = focus_of(facts.step, facts.branch, facts.overview)
    if focus is None:
        return
    yield from _listed("technische kerntaken", focus.technical)
    if focus.policy is not None:
        yield from _listed("beleidstaken", focus.policy)


def _listed(name: str, tasks: Sequence[Task]) -> Iterator[Block]:
    yield from heading(f"De {len(tasks)} {name}")
    for task in tasks:
        yield Block(task.name, mark="- ", target=f"{TASKS}:{task.id}")


def _staffing(facts: StepFacts) -> Iterator[Block]:
    if facts.missing:
        yield from heading("Taken zonder expertise (Enter kiest)")
    for one in facts.missing:
        chosen = " of ".join(sorted({label("staffing", kept) for kept in one.kept.values()}))
        choice = f"gekozen: {chosen}" if one.decided else "nog te kiezen"
        yield Block(
            one.task.name,
            mark="√ " if one.decided else "! ",
            under=f"{advice_in_words(one.advice)} · {choice}",
            target=f"{STAFFING}:{one.task.id}",
        )


def advice_in_words(advice: str) -> str:
    """Return what step 06 advises for a task without expertise, and why."""
    return f"{label('advice_reason', advice)}: {label('advice', advice).lower()}"


def _note(state: StepState) -> Iterator[Block]:
    if state.note:
        yield from heading("Opmerking (o wijzigt)")
        yield Block(state.note)


def _history(step: Step, state: StepState) -> Iterator[Block]:
    if state.history:
        yield from heading("Geschiedenis")
    shorts = {question.id: question.short for question in step.questions}
    several = len(step.questions) > 1
    for past in reversed(state.history):
        which = f"{shorts.get(past.question, past.question)}: " if several else ""
        when = format_day(past.on) if past.on is not None else "?"
        by = f" ({past.by})" if past.by else ""
        yield Block(f"{when}  {which}{answer_word(step, past.value)}{by}", Tone.MUTED)
