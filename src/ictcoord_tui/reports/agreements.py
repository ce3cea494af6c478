"""Agreements per person, to print and sign: what is expected, what one may decide, who backs up."""

from ictcoord_tui.domain.dossier import Person, Row, Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.insights.load import Load, idle, load_by_person, only_here
from ictcoord_tui.insights.rows import Line as ScanLine
from ictcoord_tui.insights.structure import structure
from ictcoord_tui.paper import (
    Block,
    Column,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    SignHere,
    Table,
)
from ictcoord_tui.reports.pages.asked import (
    NO_HOLDERS,
    NO_HOURS,
    NOBODY,
    Asked,
    mark,
    spent_on,
)

TITLE = "Afspraken per persoon"

_DOES = "Je doet de taken hieronder binnen de afgesproken uren, en zegt het als dat niet lukt."
_SHARES = "Je deelt wat je weet, en houdt bij waar het staat, zodat een ander kan inspringen."
_STEPS_IN = "Je springt in voor de taken hieronder als dat nodig is, en spreekt af wanneer."

_BACKED = "Je back-up weet waar alles staat; je spreekt af wanneer die overneemt."
_BACKED_IN_PART = f"{_BACKED} Voor taken zonder back-up spreek je er nog een af."
_NOT_BACKED = "Je spreekt nog af wie je back-up wordt."

_MANDATE = "Binnen je mandaat beslis je zelf; daarbuiten overleg je met de directie."
_NO_MANDATE = "Je spreekt met de directie nog af wat je zelf mag beslissen."


def agreements(asked: Asked, subtitle: str, person_id: str | None = None) -> Paper:
    """Return a sheet for everybody with tasks or backups, or for one person.

    Args:
        asked: What is agreed: usually the target.
        subtitle: Whose it is and of which day.
        person_id: Only this person.
    """
    people = [person_id] if person_id is not None else _everybody(asked)
    loads = load_by_person(asked.scope, asked.situation)
    blocks: list[Block] = []
    for number, key in enumerate(people):
        person = asked.seen.person(key)
        load = loads.get(key) or idle(person, asked.situation)
        blocks.append(Heading(person.name, new_page=number > 0))
        blocks.extend(_sheet(asked, person, load))
    if not blocks:
        blocks.append(Paragraph(NO_HOLDERS))
    return Paper(TITLE, tuple(blocks), subtitle)


def _everybody(asked: Asked) -> list[str]:
    holders = [one.person for one in structure(asked.scope, asked.situation).positions if one.held]
    backups = {key for line in asked.seen.standing(asked.situation) for key in line.backup}
    people = {person.id: person for person in holders}
    people |= {key: asked.seen.person(key) for key in backups}
    return sorted(people, key=lambda key: (people[key].name, key))


def _sheet(asked: Asked, person: Person, load: Load) -> tuple[Block, ...]:
    lines = asked.seen.standing(asked.situation)
    mine = tuple(line for line in lines if person.id in line.carriers)
    behind = tuple(line for line in lines if person.id in line.backup)
    blocks: list[Block] = [Paragraph(_introduction(person, load, asked.situation))]
    blocks.append(Items(_expected(mine)))
    if mine:
        blocks.append(_tasks(asked, person, mine))
    if behind:
        blocks.append(_backups(asked, behind))
    if person.note:
        blocks.append(Paragraph(f"Opmerking: {person.note}"))
    blocks.append(SignHere((person.name, "Directie")))
    return tuple(blocks)


def _expected(mine: tuple[ScanLine, ...]) -> tuple[str, ...]:
    """Return what is agreed; nobody signs for a back-up or a mandate that is not there."""
    if not mine:
        return (_STEPS_IN,)
    backed = [bool(line.backup) for line in mine]
    backup = _BACKED if all(backed) else _BACKED_IN_PART if any(backed) else _NOT_BACKED
    mandate = _MANDATE if any(_row(line).mandate for line in mine) else _NO_MANDATE
    return (_DOES, _SHARES, backup, mandate)


def _row(line: ScanLine) -> Row:
    """Return what is filled in: of the line itself, else of the group that serves it."""
    return line.row if line.row.who else line.served


def _introduction(person: Person, load: Load, situation: Situation) -> str:
    role = f"Rol: {person.role}. " if person.role else ""
    team = "Lid van het ICT-team. " if person.in_team(situation) else "Niet in het ICT-team. "
    anchor = "Ankerpunt. " if person.anchor else ""
    spent = f"De taken vragen {format_hours(load.hours)} uur per week"
    if load.shares and not load.timed:
        spent = f"Tijd van de taken: {NO_HOURS}"
    if person.external:
        return f"{role}{team}{spent}; externe partner."
    if load.available is None:
        return f"{role}{team}{anchor}{spent}; ICT-uren nog niet afgesproken."
    has = f"ICT-uren: {format_hours(load.available)} per week"
    return f"{role}{team}{anchor}{spent}{only_here((load,))}; {has}."


def _tasks(asked: Asked, person: Person, mine: tuple[ScanLine, ...]) -> Table:
    columns = (
        Column("Taak"),
        *asked.where(),
        Column("Uren", right=True),
        Column("Mandaat"),
        Column("Samen met"),
        Column("Back-up"),
        Column("Waar het staat"),
    )
    return Table(columns, tuple(_task(asked, person, line) for line in mine), "Taken")


def _task(asked: Asked, person: Person, line: ScanLine) -> Line:
    row = _row(line)
    others = tuple(key for key in line.who if key != person.id)
    cells = (
        mark(line.task),
        *asked.at(line.ref),
        spent_on(line.shares.get(person.id, 0.0), timed=line.timed_for(person.id)),
        row.mandate or "-",
        asked.names(others) if others else "-",
        asked.names(line.backup) if line.backup else NOBODY,
        row.documented or "-",
    )
    return Line(cells, line.ref, asked.about((line.ref,), (person.id,)))


def _backups(asked: Asked, behind: tuple[ScanLine, ...]) -> Table:
    columns = (Column("Taak"), *asked.where(), Column("Van"), Column("Waar het staat"))
    lines = tuple(
        Line(
            (
                mark(line.task),
                *asked.at(line.ref),
                asked.names(line.who),
                _row(line).documented or "-",
            ),
            line.ref,
            asked.about((line.ref,), line.backup),
        )
        for line in behind
    )
    return Table(columns, lines, "Springt in voor")
