"""One page about a school for its principal, with the feedback of step 05 behind it."""

from collections.abc import Iterator, Sequence
from datetime import date

from ictcoord_tui.content.roadmap import load_roadmap, standing, status_word
from ictcoord_tui.content.words import counted, label, lowered, part_of
from ictcoord_tui.domain.agenda import by_role, open_actions
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.evaluations import last_evaluation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.journey import StepStatus, travel
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import Roadmap, Role
from ictcoord_tui.insights.deciding import to_settle
from ictcoord_tui.insights.gaps import gaps
from ictcoord_tui.insights.load import (
    Load,
    idle,
    load_by_person,
    loads,
    only_here,
    overloads,
    status_words,
    untimed,
)
from ictcoord_tui.insights.next_step import Standpoint, next_step
from ictcoord_tui.insights.only_one import Single, only_one
from ictcoord_tui.insights.summary import filled
from ictcoord_tui.paper import Block, Column, Heading, Items, Line, Paper, Paragraph, Table
from ictcoord_tui.reports.director import HOW as HOW_FEEDBACK
from ictcoord_tui.reports.director import feedback
from ictcoord_tui.reports.pages.asked import (
    NO_GAPS,
    NO_HOLDERS,
    NO_SINGLE,
    NO_TEAM,
    Asked,
    hours,
    mark,
    without_time,
)
from ictcoord_tui.reports.pages.insight import load_bar, too_long
from ictcoord_tui.reports.titles import TITLES

TITLE = "Voor de directie: ICT op school op één blad"
FEEDBACK = "Terugkoppeling van stap 05"

_MOST_PEOPLE = 6
_MOST_TASKS = 6
_MOST_ACTIONS = 4
_EXAMPLES = 2


def principal(asked: Asked, subtitle: str, day: date) -> Paper:
    """Return the page for the principal of one school.

    Lists are kept short, so that all of it fits on one sheet; each says how much it leaves out.
    What the school chose at step 05 follows on a sheet of its own, when it chose anything.

    Args:
        asked: A scope with one school; gaps, load and single points are those of its situation.
        subtitle: Whose it is and of which day.
        day: That day.
    """
    school, roadmap = asked.scope.schools[0], load_roadmap()
    blocks: list[Block] = [Heading("Waar we staan")]
    blocks.append(Items(tuple(_standing(asked, school, roadmap, day))))
    blocks.append(Heading("Wie draagt hoeveel"))
    blocks.extend(_load(asked))
    blocks.append(Heading("Wat niemand doet"))
    blocks.extend(_gaps(asked))
    blocks.append(Heading("Wat aan één persoon hangt"))
    blocks.extend(_alone(asked))
    blocks.append(Heading("Gevraagd en beslist"))
    blocks.append(Items(tuple(_agreed(school, roadmap))))
    chosen = feedback(asked, level=3)
    if chosen:
        blocks.extend((Heading(FEEDBACK, new_page=True), *chosen))
    return Paper(TITLE, tuple(blocks), subtitle, HOW_FEEDBACK if chosen else "")


def _standing(asked: Asked, school: Overview, roadmap: Roadmap, day: date) -> Iterator[str]:
    yield f"{standing(roadmap, travel(roadmap, school.dossier.roadmap))}."
    todo = next_step(Standpoint(school, asked.scope, roadmap, day))
    yield f"Volgende stap: {lowered(todo.text)}."
    for situation in Situation:
        done = filled(asked.scope, situation)[school.id]
        some = part_of(done.who, done.counting, "taak", "taken")
        yield f"{label('situation', situation)}: {some} met iemand, {done.time} met een tijd."


def _load(asked: Asked) -> Iterator[Block]:
    carried = loads(asked.scope, asked.situation)
    if not carried:
        yield Paragraph(NO_TEAM)
        return
    yield from too_long(asked)
    over = overloads(asked.scope, asked.situation)
    if over:
        many = counted(len(over), "persoon draagt", "mensen dragen samen")
        excess = format_hours(sum(load.excess for load in over))
        yield Paragraph(f"{many} {excess} uur per week te veel{only_here(over)}.")
    else:
        fits = "Niemand draagt meer dan de ICT-uren die we kennen"
        yield Paragraph(f"{fits}{only_here(carried)}.")
    shown = sorted(carried, key=lambda load: (-load.excess, -load.hours))[:_MOST_PEOPLE]
    yield Table(
        (
            Column("Wie"),
            *(Column(f"Uren {_when(one)}", right=True) for one in asked.situations),
            Column(f"Taken {_when(asked.situation)}", right=True),
            Column(f"Past het {_when(asked.situation)}?"),
        ),
        tuple(_load_line(asked, load) for load in shown),
    )
    yield from _rest(len(carried) - len(shown), "persoon", "mensen", "agreements")
    yield from without_time(untimed(asked.scope, asked.situation))


def _load_line(asked: Asked, load: Load) -> Line:
    both = [
        load_by_person(asked.scope, one).get(load.person.id) or idle(load.person, one)
        for one in asked.situations
    ]
    return Line(
        (
            load.person.name,
            *(_hours_of(one) for one in both),
            str(len(load.shares)) if load.shares else "geen",
            status_words(load),
        )
    )


def _when(situation: Situation) -> str:
    return label("situation_short", situation).lower()


def _hours_of(load: Load) -> str:
    """A number without the hours it is part of says nothing when it is 0."""
    bar = load_bar(load)
    if bar.limit is not None:
        return bar.text
    return hours(load.hours) if load.hours else "geen"


def _gaps(asked: Asked) -> Iterator[Block]:
    found = sorted(gaps(asked.scope, asked.situation), key=lambda gap: not gap.task.core)
    if not found:
        yield Paragraph(NO_GAPS)
        return
    core = sum(gap.task.core for gap in found)
    said = counted(len(found), "taak heeft niemand", "taken hebben niemand")
    hard = f", waarvan {counted(core, 'kerntaak', 'kerntaken')}" if core else ""
    yield Paragraph(f"{said}{hard}.")
    yield Items(tuple(mark(gap.task) for gap in found[:_MOST_TASKS]))
    yield from _rest(len(found) - _MOST_TASKS, "taak", "taken", "needs")


def _alone(asked: Asked) -> Iterator[Block]:
    held: dict[str, list[Single]] = {}
    for single in only_one(asked.scope, asked.situation):
        held.setdefault(single.person_id, []).append(single)
    if not held:
        somebody = any(filled(asked.scope, asked.situation)[one.id].who for one in asked.seen.homes)
        yield Paragraph(NO_SINGLE if somebody else NO_HOLDERS)
        return
    order = sorted(held, key=lambda key: (-len(held[key]), asked.names((key,))))
    yield Items(tuple(_holder(asked, key, held[key]) for key in order[:_MOST_PEOPLE]))
    yield from _rest(len(order) - _MOST_PEOPLE, "persoon", "mensen", "absence")


def _holder(asked: Asked, person: str, held: Sequence[Single]) -> str:
    """A sentence: long names of tasks would widen the columns of hours above them."""
    examples = "; ".join(mark(one.task) for one in held[:_EXAMPLES])
    such_as = "bijvoorbeeld " if len(held) > _EXAMPLES else ""
    return f"{asked.names((person,))}: {counted(len(held), 'taak', 'taken')}, {such_as}{examples}"


def _rest(left: int, one: str, many: str, report: str) -> Iterator[Block]:
    if left > 0:
        yield Paragraph(_more(left, one, many, report))


def _more(left: int, one: str, many: str, report: str) -> str:
    return f"En nog {counted(left, one, many)}: zie ‘{TITLES[report]}’."


def _agreed(school: Overview, roadmap: Roadmap) -> Iterator[str]:
    states, dossier = school.dossier.roadmap, school.dossier
    asked = by_role(open_actions(roadmap, states)).get(Role.PRINCIPAL, ())
    for one in asked[:_MOST_ACTIONS]:
        note = f" ({one.note})" if one.note else ""
        yield f"Gevraagd aan de directie, stap {one.step.id}: {one.action.text}{note}"
    if (left := len(asked) - _MOST_ACTIONS) > 0:
        yield _more(left, "actie", "acties", "roadmap")
    if not asked:
        yield "Gevraagd aan de directie: niets wat nog openstaat."
    statuses = travel(roadmap, states).statuses
    said = [
        f"stap {step.id} {status_word(step, statuses[step.id]).lower()}"
        for step in roadmap.steps
        if statuses[step.id] in (StepStatus.YES, StepStatus.NO)
    ]
    yield f"Geantwoord: {', '.join(said) or 'nog niets'}."
    waiting = len(school.undecided)
    decided = len(school.tasks) - waiting
    yield f"Stap 05: {part_of(decided, len(school.tasks), 'taak', 'taken')} beslist."
    if waiting:
        yield f"Nog te beslissen ({waiting}): {to_settle(school)}."
    last = last_evaluation(dossier)
    if last is not None and last.day is not None and last.decisions:
        yield f"Evaluatie van {format_day(last.day)}: {last.decisions}"
