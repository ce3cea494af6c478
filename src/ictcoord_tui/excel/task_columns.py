"""The columns of *Taken*, *Huidige situatie* and *Streefdoel*."""

from collections.abc import Callable, Mapping

from ictcoord_tui.content.words import label, labels
from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.tasks import Task
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.excel.cells import (
    choice_of,
    flag_of,
    flag_text,
    line_of,
    note_of,
    spent_of,
    text_of,
)
from ictcoord_tui.excel.columns import CellError, Column, Edits, Reading, View
from ictcoord_tui.excel.sheet import CellValue
from ictcoord_tui.excel.styles import Look
from ictcoord_tui.insights.load import NOT_COUNTED

TRAITS = ("core", "expert", "outsourced", "hidden")
"""The flags of a task that share the column *Kenmerken*."""

SUGGESTED_HEADER = "Voorgesteld niveau"
TRAITS_HEADER = "Kenmerken"
GROUP_HEADER = "Door de groep"
HOURS_HEADER = "Uren per week"
COUNTS_HEADER = "Telt mee"


def task_list_columns(*, group: bool) -> tuple[Column[Task], ...]:
    """Return the columns of *Taken*.

    Args:
        group: Whether the sheet is a group's, which decides on levels; a school decides on terms.
    """
    choices = _group_choices() if group else _school_choices()
    return (
        *_task_columns(),
        Column("explanation", _word("explanation"), 34, lambda _, task: task.explanation,
               _task_text("explanation"), Look.MUTED),
        *_suggested_level(group=group),
        Column("frequency", _word("frequency"), 11, _frequency, _task_choice("frequency"),
               Look.CENTRE, "frequency"),
        Column("traits", TRAITS_HEADER, 15, _traits, _read_traits),
        *choices,
        _triage_line("priority", 16),
        _triage_choice("staffing", 13),
        Column("note", _word("note"), 22, lambda view, task: view.overview.triage(task.id).note,
               _put_note("triage", "note")),
    )  # fmt: skip


def situation_columns(
    situation: Situation,
    *,
    member: bool,
    group: bool,
    own_times: bool,
    served: bool,
    left_out: bool = False,
) -> tuple[Column[Task], ...]:
    """Return the columns of *Huidige situatie* or *Streefdoel*, without helpers.

    Args:
        situation: Now or later.
        member: A school on a sheet in its group's workbook, where *Taken* is the group's.
        group: The group itself, whose rows can be for some schools only.
        own_times: Whether some row has times of single people.
        served: Whether a group may do tasks for this school.
        left_out: Whether some row is of a task that does not count, and the sheet has no choices
            that say so.
    """
    table = situation.value
    columns = [*_task_columns(), *_whether_it_counts(member=member, left_out=left_out)]
    columns += [
        Column("who", _word("who"), 24, _row(situation, lambda view, row: view.names.join(row.who)),
               lambda reading, task, value: {(table, task, "who"): reading.people(text_of(value))},
               Look.STRONG, "people"),
        Column("time", _word("time"), 12,
               _row(situation, lambda _, row: str(row.time) if row.time else ""),
               lambda _, task, value: {(table, task, "time"): spent_of(value)}),
        Column("hours", HOURS_HEADER, 9, lambda _, __: None, None, Look.NUMBER),
    ]  # fmt: skip
    if own_times:
        columns.append(_times_column(situation))
    columns += [
        Column("backup", _word("backup"), 18,
               _row(situation, lambda view, row: view.names.join(row.backup)),
               lambda reading, task, value:
                   {(table, task, "backup"): reading.people(text_of(value))},
               Look.TEXT, "people"),
        Column("level", _word("level"), 9,
               _row(situation, lambda _, row: label("level", row.level) if row.level else ""),
               lambda _, task, value: {(table, task, "level"): choice_of("level", value)},
               Look.CENTRE, "level"),
    ]  # fmt: skip
    if group:
        columns.append(_schools_column(situation))
    if situation is Situation.TARGET:
        columns += [_row_text(situation, "mandate", 20), _row_text(situation, "documented", 17)]
    columns.append(_row_text(situation, "note", 22))
    if served:
        columns.append(Column("served", GROUP_HEADER, 18, _served(situation), None, Look.MUTED))
    return tuple(columns)


def times_text(view: View, row: Row) -> str:
    """Return the times of single people for one cell: `An Peeters: 1u/week; Jan Maes: 2u/week`."""
    said = (f"{view.names.person(person)}: {spent}" for person, spent in row.times.items())
    return "; ".join(said)


def _task_columns() -> tuple[Column[Task], ...]:
    return (
        Column("cluster", _word("cluster"), 11,
               lambda _, task: label("cluster_short", task.cluster), None, Look.MUTED),
        Column("section", _word("section"), 20,
               lambda view, task: view.overview.section(task).name,
               _read_section, Look.MUTED, "section"),
        Column("task", _word("task"), 31, lambda _, task: task.name, _read_name, Look.STRONG),
    )  # fmt: skip


def _school_choices() -> tuple[Column[Task], ...]:
    together: Column[Task] = Column(
        "together", _word("together"), 8,
        lambda view, task: flag_text(view.overview.triage(task.id).together),
        lambda _, task, value: {("triage", task, "together"): flag_of(value)},
        Look.CENTRE, "yes",
    )  # fmt: skip
    return (
        _triage_choice("applies", 11), _triage_choice("term", 13), together, _level_choice(9)
    )  # fmt: skip


def _group_choices() -> tuple[Column[Task], ...]:
    return (
        _triage_choice("applies", 11),
        _level_choice(11),
        _triage_choice("reason", 14),
    )


def _level_choice(width: float) -> Column[Task]:
    return _triage_choice("level", width, "triage_level")


def _suggested_level(*, group: bool) -> tuple[Column[Task], ...]:
    """What the start list suggests is no decision, and only of use to a group that takes them."""
    if not group:
        return ()
    return (
        Column("level", SUGGESTED_HEADER, 9, lambda _, task: label("level", task.level),
               _task_choice("level"), Look.MUTED, "level"),
    )  # fmt: skip


def _triage_choice(field: str, width: float, key: str = "") -> Column[Task]:
    def show(view: View, task: Task) -> CellValue:
        value = getattr(view.overview.triage(task.id), field)
        return label(field, value) if value else ""

    def read(_: Reading, task: str, value: object) -> Edits:
        chosen = choice_of(field, value)
        if key == "triage_level" and chosen == "both":
            raise CellError("Kies School of Groep.")
        return {("triage", task, field): chosen}

    return Column(key or field, _word(field), width, show, read, Look.CENTRE, key or field)


def _triage_line(field: str, width: float) -> Column[Task]:
    return Column(
        field,
        _word(field),
        width,
        lambda view, task: getattr(view.overview.triage(task.id), field),
        lambda _, task, value: {("triage", task, field): line_of(value)},
    )


def _row_text(situation: Situation, field: str, width: float) -> Column[Task]:
    show = _row(situation, lambda _, row: getattr(row, field))
    return Column(field, _word(field), width, show, _put_note(situation.value, field))


def _put_note(table: str, field: str) -> Callable[[Reading, str, object], Edits]:
    tidy = line_of if field == "documented" else note_of
    return lambda _, task, value: {(table, task, field): tidy(value)}


def _row(
    situation: Situation, show: Callable[[View, Row], CellValue]
) -> Callable[[View, Task], CellValue]:
    return lambda view, task: show(view, view.overview.row(situation, task.id))


def _served(situation: Situation) -> Callable[[View, Task], CellValue]:
    def show(view: View, task: Task) -> CellValue:
        return view.names.join(view.overview.group_row(situation, task.id).who)

    return show


def _whether_it_counts(*, member: bool, left_out: bool) -> tuple[Column[Task], ...]:
    if member:
        return (_triage_choice("applies", 11), _triage_choice("term", 13))
    if left_out:
        return (Column("counts", COUNTS_HEADER, 12, _counts, None, Look.MUTED),)
    return ()


def _counts(view: View, task: Task) -> str:
    return "" if view.overview.counts(task.id) else NOT_COUNTED


def _schools_column(situation: Situation) -> Column[Task]:
    path = situation.value
    return Column(
        "schools",
        _word("schools"),
        22,
        _row(situation, lambda view, row: view.names.join_dossiers(row.schools)),
        lambda reading, task, value: {(path, task, "schools"): reading.dossiers(text_of(value))},
    )


def _times_column(situation: Situation) -> Column[Task]:
    def read(reading: Reading, task: str, value: object) -> Edits:
        return {(situation.value, task, "times"): _times_of(reading, text_of(value))}

    return Column("times", _word("times"), 24, _row(situation, times_text), read)


def _times_of(reading: Reading, text: str) -> Mapping[str, str]:
    times = {}
    for entry in text.replace("\n", ";").split(";"):
        if not entry.strip():
            continue
        name, colon, time = entry.partition(":")
        person = reading.person(name)
        if not colon or person is None:
            raise CellError(f"‘{entry.strip()}’: schrijf ‘naam: tijd’, met een naam uit Team.")
        times[person] = spent_of(time)
    return times


def _read_name(reading: Reading, task: str, value: object) -> Edits:
    name = clean_line(text_of(value))
    if not name:
        raise CellError("Een taak heeft een naam nodig; ik laat de oude staan.")
    below = reading.beneath(task)
    same = below is not None and below.name == name
    return {("tasks", task, "name"): None if same else name}


def _task_text(field: str) -> Callable[[Reading, str, object], Edits]:
    def read(reading: Reading, task: str, value: object) -> Edits:
        text, below = note_of(value), reading.beneath(task)
        same = below is not None and getattr(below, field) == text
        return {("tasks", task, field): None if same else text}

    return read


def _task_choice(field: str) -> Callable[[Reading, str, object], Edits]:
    def read(reading: Reading, task: str, value: object) -> Edits:
        chosen, below = choice_of(field, value), reading.beneath(task)
        same = below is not None and getattr(below, field) == chosen
        return {("tasks", task, field): None if same else chosen}

    return read


def _read_section(reading: Reading, task: str, value: object) -> Edits:
    section = reading.section(text_of(value))
    below = reading.beneath(task)
    same = below is not None and below.section == section
    return {("tasks", task, "section"): None if same else section}


def _frequency(_: View, task: Task) -> str:
    return label("frequency", task.frequency) if task.frequency else ""


def _traits(_: View, task: Task) -> str:
    return ", ".join(_word(trait) for trait in TRAITS if getattr(task, trait))


def _read_traits(reading: Reading, task: str, value: object) -> Edits:
    words = {fold(_word(trait)): trait for trait in TRAITS}
    given = {fold(part) for part in text_of(value).replace(";", ",").split(",") if part.strip()}
    unknown = given - words.keys()
    if unknown:
        known = ", ".join(_word(trait) for trait in TRAITS)
        raise CellError(f"‘{', '.join(sorted(unknown))}’ ken ik niet. Kies uit: {known}.")
    said = {trait: fold(_word(trait)) in given for trait in TRAITS}
    below = reading.beneath(task)
    return {_flag_path(task, t): _unless_same(below, t, held) for t, held in said.items()}


def _flag_path(task: str, trait: str) -> Path:
    return ("tasks", task, trait)


def _unless_same(below: Task | None, trait: str, held: bool) -> bool | None:
    same = getattr(below, trait) is held if below is not None else not held
    return None if same else held


def _word(field: str) -> str:
    return labels("field")[field]
