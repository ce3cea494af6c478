"""The pages of the walk-through: one question a page, advice after a no, and a summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import zip_longest

from rich.cells import cell_len

from ictcoord_tui.content.roadmap import answer_word, standing, status_word
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.agenda import OpenAction, by_role, open_actions
from ictcoord_tui.domain.days import format_day, stamp
from ictcoord_tui.domain.dossier import FRESH_STEP, StepState
from ictcoord_tui.domain.journey import branch_of, steps_in_order, travel
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import OTHER_VARIANT, Branch, Question, Roadmap, Step
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.tui.present.big_number import big_number
from ictcoord_tui.tui.present.blocks import Block, heading, laid_out
from ictcoord_tui.tui.present.roadmap_detail import advice_blocks
from ictcoord_tui.tui.present.roadmap_list import (
    MARKS,
    TONES,
)
from ictcoord_tui.tui.widgets.grid import Tone


class PageKind(Enum):
    """What a page shows."""

    QUESTION = "question"
    ADVICE = "advice"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the walk-through.

    Attributes:
        step: Id of the step; empty on the summary.
        question: Id of the question; empty on other pages.
    """

    kind: PageKind
    step: str = ""
    question: str = ""


SUMMARY = Page(PageKind.SUMMARY)
"""The last page."""


def pages(roadmap: Roadmap, states: Mapping[str, StepState], *, group: bool) -> tuple[Page, ...]:
    """Return all pages in order: the questions, the advice after every no, the summary.

    Which variant of 05 and which advice there are, follows from the answers so far. A no does not
    end the walk: a missing basis gives advice, and the next question can still be looked at.
    """
    found: list[Page] = []
    for step in steps_in_order(roadmap, states, group=group):
        found += [Page(PageKind.QUESTION, step.id, question.id) for question in step.questions]
        if branch_of(step, states) is Branch.NO:
            found.append(Page(PageKind.ADVICE, step.id))
    return (*found, SUMMARY)


def first_page(roadmap: Roadmap, states: Mapping[str, StepState]) -> Page:
    """Return the page to begin with: the question one stands at, the first one not yes of it."""
    step = roadmap.step(travel(roadmap, states).current)
    answers = states.get(step.id, FRESH_STEP).answers
    waiting = [
        question
        for question in step.questions
        if question.id not in answers or answers[question.id].value is Answer.NO
    ]
    question = (waiting or list(step.questions))[0]
    return Page(PageKind.QUESTION, step.id, question.id)


def page_after_answer(found: tuple[Page, ...], page: Page) -> Page:
    """Return the page to turn to after an answer: the advice after a no, else the next question.

    Args:
        found: The pages as they are after the answer.
        page: The page that was answered.
    """
    advice = Page(PageKind.ADVICE, page.step)
    return advice if advice in found else neighbour(found, page, 1)


def neighbour(found: tuple[Page, ...], page: Page, way: int) -> Page:
    """Return the next or the previous page; the first and the last stay where they are."""
    if page not in found:
        page = next(one for one in found if one.step == page.step or one is SUMMARY)
    return found[max(0, min(len(found) - 1, found.index(page) + way))]


def unanswered(found: tuple[Page, ...], states: Mapping[str, StepState]) -> tuple[Page, ...]:
    """Return the pages with a question that nobody answered yet, in their order."""
    return tuple(
        page
        for page in found
        if page.kind is PageKind.QUESTION
        and (
            (given := states.get(page.step, FRESH_STEP).answers.get(page.question)) is None
            or given.value is None
        )
    )


def page_title(roadmap: Roadmap, page: Page) -> str:
    """Return what a page is called in the title bar."""
    if page.kind is PageKind.SUMMARY:
        return "samenvatting"
    step = roadmap.step(page.step)
    if page.kind is PageKind.ADVICE:
        return f"stap {step.id}: advies"
    if len(step.questions) == 1:
        return f"stap {step.id}"
    return f"stap {step.id}: vraag {_number(step, page)} van {len(step.questions)}"


def page_blocks(
    roadmap: Roadmap,
    overview: Overview,
    page: Page,
    *,
    leaving: str,
    today: date,
    size: tuple[int, int] = (74, 40),
) -> list[Block]:
    """Return a page; where it would not fit it has no large number, and the answers come early.

    Args:
        roadmap: The roadmap.
        overview: The dossier.
        page: Which page.
        leaving: Where Esc leads, on the summary.
        today: The day on the summary.
        size: Columns and lines there are for text.
    """
    width, height = size
    if page.kind is PageKind.SUMMARY:
        return _summary(roadmap, overview, today, leaving, width)
    step = roadmap.step(page.step)
    state = overview.dossier.roadmap.get(step.id, FRESH_STEP)
    note = [Block(), Block(f"Opmerking: {state.note}", Tone.MUTED)] if state.note else []
    if step.id in OTHER_VARIANT:
        note = [Block(), Block(roadmap.variants, Tone.MUTED), *note]
    large = [*_head(roadmap, step, page), *_body(step, page, state), *note]
    if len(laid_out(large, width)) <= height:
        return large
    return [*_small_head(step, page), *_body(step, page, state, small=True), *note]


def _body(step: Step, page: Page, state: StepState, *, small: bool = False) -> list[Block]:
    if page.kind is PageKind.ADVICE:
        return _advice(step)
    asked = _small_question if small else _question
    return asked(step, _question_of(step, page), state)


def progress_line(roadmap: Roadmap, overview: Overview, here: str) -> tuple[tuple[str, Tone], ...]:
    """Return the eight steps on a line: number and sign, and the tone of their status.

    Args:
        roadmap: The roadmap.
        overview: The dossier.
        here: Id of the step in front, which stands between brackets.
    """
    states = overview.dossier.roadmap
    statuses = travel(roadmap, states).statuses
    parts = [("Stap ", Tone.PLAIN)]
    for step in steps_in_order(roadmap, states, group=overview.is_group):
        status = statuses[step.id]
        number = f"{step.id[1]}{MARKS[status]}"
        parts.append((f"[{number}] " if step.id == here else f" {number}  ", TONES[status]))
    return tuple(parts)


def _head(roadmap: Roadmap, step: Step, page: Page) -> list[Block]:
    phase = next(one.name for one in roadmap.phases if one.id == step.phase)
    which = ""
    if page.kind is PageKind.QUESTION and len(step.questions) > 1:
        which = f"Vraag {_number(step, page)} van {len(step.questions)}"
    lines = zip(big_number(step.id), (phase, step.title, which), strict=True)
    tones = (Tone.MUTED, Tone.STRONG, Tone.MUTED)
    return [
        Block(),
        *(
            Block(text, tone, mark=f"{number}   ", mark_tone=Tone.STRONG)
            for tone, (number, text) in zip(tones, lines, strict=True)
        ),
    ]


def _small_head(step: Step, page: Page) -> list[Block]:
    which = ""
    if page.kind is PageKind.QUESTION and len(step.questions) > 1:
        which = f"vraag {_number(step, page)} van {len(step.questions)}"
    return [Block(f"{step.id} {step.title}", Tone.MUTED, tail=which, tail_tone=Tone.MUTED)]


def _question(step: Step, question: Question, state: StepState) -> list[Block]:
    return [
        Block(),
        Block(),
        Block(question.text, Tone.STRONG),
        Block(),
        Block(question.why, Tone.MUTED),
        Block(),
        Block(),
        _answers(step),
        Block(),
        Block(_answered(step, question, state), Tone.MUTED),
    ]


def _small_question(step: Step, question: Question, state: StepState) -> list[Block]:
    return [
        Block(),
        Block(question.text, Tone.STRONG),
        Block(),
        _answers(step),
        Block(_answered(step, question, state), Tone.MUTED),
        Block(),
        Block(question.why, Tone.MUTED),
    ]


def _answers(step: Step) -> Block:
    return Block(f"[ j ]  {step.yes_label}          [ n ]  {step.no_label}", Tone.STRONG)


def _answered(step: Step, question: Question, state: StepState) -> str:
    given = state.answers.get(question.id)
    if given is None:
        return "Nog geen antwoord."
    by = stamp(given.on, given.by)
    return f"Nu: {answer_word(step, given.value)}{f' ({by})' if by else ''}"


def _advice(step: Step) -> list[Block]:
    return [
        Block(),
        Block(f"{step.no_label}: dit is nu het advies", Tone.STRONG),
        *(
            block
            for one in step.advice_for(Branch.NO)
            for block in (Block(), *advice_blocks([one]))
        ),
        Block(),
        Block(step.after_no, mark="→ "),
    ]


def _summary(
    roadmap: Roadmap, overview: Overview, today: date, leaving: str, width: int
) -> list[Block]:
    actions = open_actions(roadmap, overview.dossier.roadmap)
    title, day = f"Samenvatting van {overview.name}", format_day(today)
    beside = cell_len(f"{title} {day}") <= width
    return [
        Block(title, Tone.STRONG, tail=day if beside else "", under="" if beside else day),
        Block(standing(roadmap, travel(roadmap, overview.dossier.roadmap)), mark="► "),
        Block(f"x maakt een Excel-bestand van alles. Esc: {leaving}.", mark="→ "),
        Block(),
        *_standings(roadmap, overview, width),
        *heading("Wat nu te doen is"),
        *_next(actions),
    ]


def _standings(roadmap: Roadmap, overview: Overview, width: int) -> list[Block]:
    """All steps, in two columns where there is room, so that the page stays one page."""
    statuses = travel(roadmap, overview.dossier.roadmap).statuses
    cells = [
        (
            f"{MARKS[statuses[step.id]]} {step.id} {label('step_name', step.id)}",
            status_word(step, statuses[step.id]),
        )
        for step in roadmap.steps
    ]
    half = (len(cells) + 1) // 2
    left, right = _in_columns(cells[:half]), _in_columns(cells[half:])
    second = width - cell_len(right[0])
    if cell_len(left[0]) >= second:
        return [Block(mark=text.rstrip()) for text in _in_columns(cells)]
    rows = zip_longest(left, right, fillvalue="")
    return [
        Block(mark=f"{one}{' ' * (second - cell_len(one))}{other}".rstrip()) for one, other in rows
    ]


def _in_columns(cells: Sequence[tuple[str, str]]) -> list[str]:
    """Return pairs as lines of one width."""
    names = max(cell_len(name) for name, _ in cells) + 1
    words = max(cell_len(word) for _, word in cells)
    return [
        f"{name}{' ' * (names - cell_len(name))}{word}{' ' * (words - cell_len(word))}"
        for name, word in cells
    ]


def _next(actions: tuple[OpenAction, ...]) -> list[Block]:
    if not actions:
        return [Block("Alles is gedaan. Beantwoord de volgende vraag, of plan een evaluatie.")]
    blocks = []
    for role, found in by_role(actions).items():
        blocks.append(Block(label("role", role), Tone.STRONG))
        blocks += [Block(one.action.text, mark=f"□ {one.step.id[:2]} ") for one in found]
    return blocks


def _question_of(step: Step, page: Page) -> Question:
    return next(one for one in step.questions if one.id == page.question)


def _number(step: Step, page: Page) -> int:
    return [one.id for one in step.questions].index(page.question) + 1
