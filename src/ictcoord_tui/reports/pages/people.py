"""Pages about people: what falls when somebody is away, the team, who does what."""

from collections.abc import Iterable, Mapping

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.insights.absence import Absence, Falling, Reason, absence, carried_alone
from ictcoord_tui.insights.drift import PersonDrift, TaskDrift, person_drift, task_drift
from ictcoord_tui.insights.load import Load, load_by_person, only_here
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.insights.structure import Held, Position, Structure, structure
from ictcoord_tui.paper import (
    About,
    Bar,
    BarLine,
    Bars,
    Block,
    Column,
    Heading,
    Line,
    Paragraph,
    PersonRef,
    Table,
)
from ictcoord_tui.reports.pages.asked import (
    NO_HOLDERS,
    NO_HOURS,
    NOBODY,
    Asked,
    by_cluster,
    hours,
    mark,
    or_else,
    spent_on,
)

REASON_WORDS = {
    Reason.BACKUP: "back-up",
    Reason.EXPERTISE: "expertise",
    Reason.SECTION: "zelfde rubriek",
}
"""Why somebody could take a task over, in a word."""

_MOST_SUCCESSORS = 3


def absence_list_page(asked: Asked) -> tuple[Block, ...]:
    """Return everybody who carries tasks, with how much only they do."""
    alone = carried_alone(asked.scope, asked.situation)
    people = [one for one in structure(asked.scope, asked.situation).positions if one.held]
    people.sort(key=lambda one: (-alone.get(one.person.id, 0), one.person.name))
    loads = load_by_person(asked.scope, asked.situation)
    columns = (
        Column("Wie"),
        Column("Taken", right=True),
        Column("Doet alleen", right=True),
        Column("Uren", right=True),
    )
    lines = tuple(
        Line(
            (
                one.person.name,
                str(len(one.held)),
                str(alone.get(one.person.id, 0)),
                _carries(loads[one.person.id]),
            ),
            PersonRef(one.person.id),
            asked.about_person(one.person.id, (held.row for held in one.held)),
        )
        for one in people
    )
    if not lines:
        return (Paragraph(NO_HOLDERS),)
    return (Paragraph("Kies iemand om te zien wat er valt."), Table(columns, lines))


def _carries(load: Load) -> str:
    return spent_on(load.hours, timed=load.timed)


def absence_page(asked: Asked, person_id: str) -> tuple[Block, ...]:
    """Return what falls when a person is away, and who could take over."""
    gone = absence(asked.scope, asked.situation, person_id)
    blocks: list[Block] = [Paragraph(_fall(asked, gone))]
    for title, falling in (
        ("Alleen deze persoon doet dit", gone.alone),
        ("Anderen doen dit mee", gone.shared),
    ):
        if falling:
            blocks.append(Heading(title))
            blocks.extend(_falling_tables(asked, gone, falling))
    return tuple(blocks)


def _fall(asked: Asked, gone: Absence) -> str:
    many = len(gone.alone) + len(gone.shared)
    if not many:
        return f"{gone.person.name} draagt geen taken: er valt niets."
    spent = f"{format_hours(gone.hours)} uur per week" if gone.timed else f"tijd {NO_HOURS}"
    said = [f"Als {gone.person.name} wegvalt: {counted(many, 'taak', 'taken')}, {spent}."]
    if gone.alone:
        said.append(f"{len(gone.alone)} daarvan doet niemand anders: {_succession(asked, gone)}.")
    else:
        said.append("Anderen doen dat allemaal mee.")
    return " ".join(said)


def _succession(asked: Asked, gone: Absence) -> str:
    parts = []
    if gone.stranded:
        parts.append(f"{len(gone.stranded)} kan niemand zomaar overnemen")
    if gone.without_hours:
        parts.append(f"voor {len(gone.without_hours)} heeft niemand genoeg uren")
    loads = load_by_person(asked.scope, asked.situation)
    takers = (loads[one.person.id] for falling in gone.alone for one in falling.successors)
    fits = "telkens kan iemand met uren overnemen"
    return (" en ".join(parts) or fits) + only_here(takers)


def _falling_tables(asked: Asked, gone: Absence, falling: tuple[Falling, ...]) -> tuple[Block, ...]:
    columns = (
        Column("Taak"),
        *asked.where(),
        Column("Uren", right=True),
        Column("Wie kan overnemen"),
    )
    found = (
        (
            one.task,
            Line(
                (
                    mark(one.task),
                    *asked.at(one.row),
                    spent_on(one.hours, timed=one.timed),
                    _takers(asked, one),
                ),
                one.row,
                asked.about((one.row,), (gone.person.id, *_ids(one))),
            ),
        )
        for one in falling
    )
    return by_cluster(columns, found)


def _ids(one: Falling) -> Iterable[str]:
    return (*one.others, *(successor.person.id for successor in one.successors))


def _takers(asked: Asked, one: Falling) -> str:
    said = [f"{asked.names(one.others)} (doet het mee)"] if one.others else []
    for successor in one.successors[:_MOST_SUCCESSORS]:
        short = "" if successor.fits else ", te weinig uren"
        said.append(f"{successor.person.name} ({REASON_WORDS[successor.reason]}{short})")
    more = len(one.successors) - _MOST_SUCCESSORS
    if more > 0:
        said.append(f"en {more} anderen" if more > 1 else "en nog iemand")
    return "; ".join(said) or NOBODY


def structure_page(asked: Asked) -> tuple[Block, ...]:
    """Return the team, its members without tasks and who works beside it."""
    whole = structure(asked.scope, asked.situation)
    levels = _levels(asked, whole)
    blocks: list[Block] = []
    busy = tuple(one for one in whole.team if one.held)
    for title, people in (
        ("In het ICT-team, met taken", busy),
        ("In het ICT-team, zonder taken", whole.idle),
        ("Met taken, buiten het ICT-team", whole.outside),
    ):
        if people:
            blocks.append(_positions(asked, title, people, levels))
    return or_else(tuple(blocks), "Er staat nog niemand in het team of bij een taak.")


def _levels(asked: Asked, whole: Structure) -> tuple[Level, ...]:
    """Return the levels to tell apart: none in a school on its own that does all of it itself."""
    used = {level for one in whole.positions for level in Level if one.levels[level]}
    return tuple(Level) if asked.scope.in_group or used - {Level.SCHOOL} else ()


def _positions(
    asked: Asked, title: str, people: tuple[Position, ...], levels: tuple[Level, ...]
) -> Table:
    columns = (
        Column("Wie"),
        Column("Rol"),
        *(Column(label("level", level), right=True) for level in levels),
        Column("Taken", right=True),
    )
    return Table(columns, tuple(_position(asked, one, levels) for one in people), title)


def _position(asked: Asked, one: Position, levels: tuple[Level, ...]) -> Line:
    held_at = one.levels
    return Line(
        (
            one.person.name,
            one.person.role or "-",
            *(str(held_at[level] or "-") for level in levels),
            str(len(one.held)),
        ),
        PersonRef(one.person.id),
        asked.about_person(one.person.id, (held.row for held in one.held)),
    )


def who_page(asked: Asked) -> tuple[Block, ...]:
    """Return per person which tasks, where and on which level."""
    blocks: list[Block] = []
    columns = (Column("Taak"), *asked.where(), Column("Niveau"), Column("Uren", right=True))
    for one in structure(asked.scope, asked.situation).positions:
        if one.held:
            spent = spent_by_row(asked, one.person.id)
            lines = tuple(_held(asked, one, held, spent) for held in one.held)
            team = "in het ICT-team" if one.in_team else "niet in het ICT-team"
            blocks.append(Table(columns, lines, f"{one.person.name}, {team}"))
    return or_else(tuple(blocks), NO_HOLDERS)


def _held(asked: Asked, one: Position, held: Held, spent: Mapping[RowRef, str]) -> Line:
    level = label("level", held.level)
    cells = (mark(held.task), *asked.at(held.row), level, spent.get(held.row, NO_HOURS))
    return Line(cells, held.row, asked.about((held.row,), (one.person.id,)))


def spent_by_row(asked: Asked, person_id: str) -> Mapping[RowRef, str]:
    """Return the hours a week somebody spends on every line, in words."""
    return {
        share.ref: spent_on(share.hours, timed=share.timed)
        for share in asked.seen.carried(asked.situation).get(person_id, ())
    }


def drift_page(asked: Asked) -> tuple[Block, ...]:
    """Return today against the target, per person and per task."""
    people = person_drift(asked.scope)
    columns = tuple(label("situation_short", one) for one in Situation)
    blocks: list[Block] = []
    if people:
        lines = tuple(_person_drift(asked, one) for one in people)
        blocks.append(Bars(columns, lines, "Uren per persoon"))
    tasks = task_drift(asked.scope)
    headers = (Column("Taak"), *asked.where(), Column("Nu"), Column("Later"), Column("Uren"))
    blocks.extend(by_cluster(headers, ((one.task, _task_drift(asked, one)) for one in tasks)))
    return or_else(tuple(blocks), "Het streefdoel is nog gelijk aan vandaag.")


def _person_drift(asked: Asked, one: PersonDrift) -> BarLine:
    refs = (*one.gained, *one.given_up)
    loads = (one.now, one.later)
    bars = tuple(
        Bar(load.hours, None, _carries(load) if load.shares else hours(0)) for load in loads
    )
    sign = "+" if one.change > 0 else ""
    known = all(load.timed or not load.shares for load in loads)
    note = f"{sign}{hours(one.change)}" if known else ""
    about = asked.about_person(one.person.id, refs)
    return BarLine(one.person.name, bars, note, PersonRef(one.person.id), about)


def _task_drift(asked: Asked, one: TaskDrift) -> Line:
    people: About = asked.about((one.target,), (*one.now, *one.later))
    cells = (
        mark(one.task),
        *asked.at(one.target),
        asked.names(one.now),
        asked.names(one.later),
        _spent_on_both(one),
    )
    return Line(cells, one.target, people)


def _spent_on_both(one: TaskDrift) -> str:
    if not one.timed and (one.silent_now or one.silent_later):
        return NO_HOURS
    before = NO_HOURS if one.silent_now else format_hours(one.hours_now)
    after = NO_HOURS if one.silent_later else hours(one.hours_later)
    return f"{before} → {after}"
