"""The roadmap on paper: where one stands, the answers, the advice, and what is still to be done."""

from collections.abc import Iterator

from ictcoord_tui.content.roadmap import answer_word, load_roadmap, standing, status_word
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.agenda import by_role, open_actions, ticked
from ictcoord_tui.domain.days import format_day, stamp
from ictcoord_tui.domain.dossier import FRESH_STEP, StepState
from ictcoord_tui.domain.evaluations import next_evaluation
from ictcoord_tui.domain.journey import Journey, StepStatus, branch_of, steps_in_order, travel
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import Branch, Roadmap, Step
from ictcoord_tui.paper import Block, Column, Heading, Line, Paper, Paragraph, Table


def roadmap_paper(scope: Scope, subtitle: str) -> Paper:
    """Return the roadmap of every dossier in scope.

    Args:
        scope: One school, or a group with its schools.
        subtitle: Whose it is and of which day.
    """
    roadmap = load_roadmap()
    blocks: list[Block] = [Paragraph(roadmap.goal)]
    several = len(scope.overviews) > 1
    if several:
        blocks += [Heading("Alle scholen"), _side_by_side(roadmap, scope)]
    for overview in scope.overviews:
        if several:
            blocks.append(Heading(overview.name, new_page=True))
        blocks.extend(_dossier(roadmap, overview, level=3 if several else 2))
    return Paper(roadmap.title, tuple(blocks), subtitle)


def _side_by_side(roadmap: Roadmap, scope: Scope) -> Table:
    names = short_names({one.id: one.name for one in scope.overviews})
    lines = []
    for one in scope.overviews:
        journey = travel(roadmap, one.dossier.roadmap)
        words = [status_word(step, journey.statuses[step.id]) for step in roadmap.steps]
        lines.append(Line((names[one.id], f"stap {journey.current}", *words)))
    heads = ("School", "Staat bij", *(step.id for step in roadmap.steps))
    return Table(tuple(map(Column, heads)), tuple(lines))


def _dossier(roadmap: Roadmap, overview: Overview, *, level: int) -> Iterator[Block]:
    states = overview.dossier.roadmap
    journey = travel(roadmap, states)
    yield Heading("Waar we staan", level)
    yield Paragraph(f"{standing(roadmap, journey)}.")
    yield Paragraph(roadmap.variants)
    yield Heading("Antwoorden", level)
    yield _answers(roadmap, overview, journey)
    advice = tuple(_advice(roadmap, overview, journey, level + 1))
    if advice:
        yield Heading("Advies", level)
        yield from advice
    yield Heading("Open acties", level)
    yield from _open(roadmap, overview)
    done = _done(roadmap, overview)
    if done is not None:
        yield Heading("Gedaan", level)
        yield done
    yield from _evaluations(overview, level)


def _answers(roadmap: Roadmap, overview: Overview, journey: Journey) -> Table:
    lines = []
    for step in roadmap.steps:
        state = overview.dossier.roadmap.get(step.id, FRESH_STEP)
        status = status_word(step, journey.statuses[step.id])
        for question in step.questions:
            lines.append(Line((step.id, question.text, _given(step, state, question.id, status))))
        if state.note:
            lines.append(Line((step.id, "Opmerking", state.note)))
    return Table((Column("Stap"), Column("Vraag"), Column("Antwoord")), tuple(lines))


def _given(step: Step, state: StepState, question: str, status: str) -> str:
    given = state.answers.get(question)
    if given is None:
        return status if len(step.questions) == 1 else label("step_status", "open")
    said = stamp(given.on, given.by)
    return f"{answer_word(step, given.value)}{f' ({said})' if said else ''}"


def _advice(roadmap: Roadmap, overview: Overview, journey: Journey, level: int) -> Iterator[Block]:
    """Advice for every no, also behind the first, and for where one stands or went on to."""
    states = overview.dossier.roadmap
    here = {journey.current, journey.further}
    columns = (Column("Voor"), Column("Advies"))
    for step in steps_in_order(roadmap, states, group=overview.is_group):
        if journey.statuses[step.id] is not StepStatus.NO and step.id not in here:
            continue
        found = step.advice_for(branch_of(step, states) or Branch.ALWAYS)
        if found:
            status = status_word(step, journey.statuses[step.id])
            yield Heading(f"Stap {step.id}, {step.title}: {status}", level)
            yield Table(columns, tuple(Line((label("role", one.role), one.text)) for one in found))


def _open(roadmap: Roadmap, overview: Overview) -> Iterator[Block]:
    grouped = by_role(open_actions(roadmap, overview.dossier.roadmap))
    if not grouped:
        yield Paragraph("Alle acties van de stappen tot hier zijn gedaan.")
    for role, found in grouped.items():
        lines = tuple(Line((one.action.text, one.step.id, one.note)) for one in found)
        columns = (Column("Actie"), Column("Stap"), Column("Afspraak"))
        yield Table(columns, lines, label("role", role))


def _done(roadmap: Roadmap, overview: Overview) -> Table | None:
    lines = []
    for step in roadmap.steps:
        state = overview.dossier.roadmap.get(step.id, FRESH_STEP)
        for action in step.actions:
            tick = ticked(state, action.id)
            if tick is not None:
                said = stamp(tick.on, tick.by)
                lines.append(Line((action.text, step.id, said, tick.note)))
    columns = (Column("Actie"), Column("Stap"), Column("Wanneer en wie"), Column("Afspraak"))
    return Table(columns, tuple(lines)) if lines else None


def _evaluations(overview: Overview, level: int) -> Iterator[Block]:
    dossier = overview.dossier
    agreed = next_evaluation(dossier)
    if agreed is None and not dossier.evaluations:
        return
    yield Heading("Evaluaties", level)
    if agreed is not None:
        yield Paragraph(f"Volgende evaluatie: {format_day(agreed)}.")
    lines = tuple(
        Line(
            (
                format_day(one.day) if one.day is not None else one.id,
                one.present,
                one.decisions,
                ", ".join(one.repeat),
            )
        )
        for one in dossier.evaluations.values()
    )
    if lines:
        heads = ("Datum", "Aanwezig", "Beslist", "Stappen opnieuw")
        yield Table(tuple(map(Column, heads)), lines)
