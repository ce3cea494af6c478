"""The sheet *Stappenplan*: where every dossier stands, what was answered, what comes next."""

from collections.abc import Iterable

from ictcoord_tui.content.roadmap import answer_word, load_roadmap, standing, status_word
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.agenda import ticked
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import FRESH_STEP, StepState
from ictcoord_tui.domain.journey import Journey, branch_of, travel
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import Branch, Roadmap, Step
from ictcoord_tui.excel.pages.frame import FIRST_ROW, Making, finish, fitting_widths, head, header
from ictcoord_tui.excel.sheet import CellValue
from ictcoord_tui.excel.styles import Look

NOTE_WIDTH = 30
"""Characters that *Opmerking* gets at least: it is there to be written in."""

_NOTE, _DONE = 5, 8
_DONE_WIDTH = 18
_HEADERS = (
    "School", "Stap", "Titel", "Staat", "Vragen en antwoorden", "Opmerking", "Advies",
    "Open acties", "Gedaan",
)  # fmt: skip
_WIDTHS = (14, 6, 16, 12, 34, NOTE_WIDTH, 34, 32, 26)
_LOOKS = (
    Look.MUTED, Look.CENTRE, Look.STRONG, Look.CENTRE, Look.TEXT, Look.TEXT, Look.TEXT,
    Look.TEXT, Look.MUTED,
)  # fmt: skip
HERE = "Hier staan jullie"
WENT_ON = "Jullie gingen al verder"


def write_roadmap(making: Making) -> None:
    """Write *Stappenplan*: nine lines a dossier, in a group filterable by school."""
    roadmap, sheet = load_roadmap(), making.add("Stappenplan")
    rows = [
        _step_row(overview, step, travel(roadmap, overview.dossier.roadmap))
        for overview in making.scope.overviews
        for step in roadmap.steps
    ]
    first = 0 if making.scope.group is not None else 1
    rows = [row[first:] for row in rows]
    kept = {_NOTE - first: NOTE_WIDTH, _DONE - first: _DONE_WIDTH}
    headers, widths, wanted = _HEADERS[first:], _WIDTHS[first:], _LOOKS[first:]
    sheet.widths(fitting_widths(making, headers, widths, rows, kept))
    head(making, sheet, f"Stappenplan – {making.scope.name}", _told(roadmap, making.scope))
    header(making, sheet, headers, wanted)
    looks = [making.styles[look] for look in wanted]
    for row in rows:
        sheet.append(row, looks)
    firsts = range(FIRST_ROW, FIRST_ROW + len(rows), len(roadmap.steps))
    finish(making, sheet, columns=len(headers), frozen=3 - first, parts=firsts)


def _told(roadmap: Roadmap, scope: Scope) -> str:
    """Say of one school how far it is; of several schools the lines tell it."""
    stands = [standing(roadmap, travel(roadmap, one.dossier.roadmap)) for one in scope.overviews]
    said = f"{stands[0]}. " if len(stands) == 1 else ""
    return f"{said}{roadmap.goal} {roadmap.variants}"


def _step_row(overview: Overview, step: Step, journey: Journey) -> list[CellValue]:
    state = overview.dossier.roadmap.get(step.id, FRESH_STEP)
    branch = branch_of(step, overview.dossier.roadmap)
    reached = step.id in {passage.step for passage in journey.path} or branch is not None
    return [
        overview.name,
        step.id,
        step.title,
        _status(step, journey),
        _answers(step, state),
        state.note,
        _advice(step, branch) if reached else "",
        _open_actions(step, state, branch) if reached else "",
        _done_actions(step, state),
    ]


def _status(step: Step, journey: Journey) -> str:
    word = status_word(step, journey.statuses[step.id])
    said = WENT_ON if journey.further else HERE
    return f"{word}\n({said})" if step.id == journey.current else word


def _answers(step: Step, state: StepState) -> str:
    lines = []
    for question in step.questions:
        given = state.answers.get(question.id)
        if given is None:
            lines.append(f"{question.text} …")
            continue
        word = answer_word(step, given.value)
        when = format_day(given.on) if given.on else ""
        who = f"door {given.by}" if given.by else ""
        stamp = ", ".join(part for part in (when, who) if part)
        lines.append(f"{question.text} {word}{f' ({stamp})' if stamp else ''}")
    return "\n".join(lines)


def _advice(step: Step, branch: Branch | None) -> str:
    advice = step.advice_for(branch or Branch.ALWAYS)
    return _per_role((label("role", one.role), one.text) for one in advice)


def _open_actions(step: Step, state: StepState, branch: Branch | None) -> str:
    actions = step.actions_for(branch or Branch.ALWAYS)
    return _per_role(
        (label("role", action.role), action.text)
        for action in actions
        if ticked(state, action.id) is None
    )


def _done_actions(step: Step, state: StepState) -> str:
    lines = []
    for action in step.actions:
        tick = state.actions.get(action.id)
        if tick is None:
            continue
        when = f"{format_day(tick.on)} " if tick.on else "Nog open: "
        lines.append(f"{when}{action.text}{f' – {tick.note}' if tick.note else ''}")
    return "\n".join(lines)


def _per_role(lines: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{role}: {text}" for role, text in lines)
