"""The tabs *Huidige situatie* and *Streefdoel*: who does what, how long, with whom as backup."""

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.rows import set_backup, set_people
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.domain.text import clean_line, clean_text
from ictcoord_tui.tui.tables.column import (
    Change,
    Choice,
    Column,
    Editor,
    Shown,
    Table,
    matching_choice,
)
from ictcoord_tui.tui.tables.entries import (
    explain_time,
    read_people,
    read_time,
    word_choices,
)
from ictcoord_tui.tui.tables.tasks import NAME_COLUMN, section_headings, task_rows

NOBODY = "–"
"""Shown where nobody does a task that counts."""


def _who(situation: Situation) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        return overview.names(overview.row(situation, task_id).who)

    def shown(overview: Overview, task_id: str) -> Shown:
        if named := text(overview, task_id):
            return Shown(named)
        if shared := overview.group_row(situation, task_id).who:
            return Shown(f"{overview.names(shared)} (groep)", muted=True)
        if not overview.counts(task_id):
            return Shown("telt niet mee", muted=True)
        return Shown(NOBODY, attention=True)

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        people = read_people(overview, typed)
        return lambda document: set_people(document, situation, task_id, people)

    return Column("who", "Wie", 16, shown, text, Editor.PEOPLE, change, grow=2)


def _time(situation: Situation) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        spent = overview.row(situation, task_id).time
        return str(spent) if spent is not None else ""

    def shown(overview: Overview, task_id: str) -> Shown:
        row = overview.row(situation, task_id)
        if row.time is None and row.times:
            return Shown("per persoon", muted=True)
        return Shown(text(overview, task_id))

    def change(_overview: Overview, task_id: str, typed: str) -> Change:
        time = read_time(typed)
        return lambda document: put(document, (situation.value, task_id, "time"), time)

    return Column("time", "Tijd", 11, shown, text, Editor.TIME, change, explain_time)


def _hours(situation: Situation) -> Column:
    def shown(overview: Overview, task_id: str) -> Shown:
        hours = overview.row(situation, task_id).hours(overview.dossier.weeks)
        return Shown(format_hours(hours) if hours else "", muted=True)

    return Column(
        "hours",
        "u/week",
        6,
        shown,
        lambda overview, task_id: shown(overview, task_id).text,
        right=True,
    )


def _backup(situation: Situation) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        return overview.names(overview.row(situation, task_id).backup)

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        people = read_people(overview, typed)
        return lambda document: set_backup(document, situation, task_id, people)

    return Column(
        "backup",
        "Back-up",
        14,
        lambda overview, task_id: Shown(text(overview, task_id)),
        text,
        Editor.PEOPLE,
        change,
        grow=1,
    )


def _level(situation: Situation) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        level = overview.row(situation, task_id).level
        return label("level", level) if level is not None else ""

    def shown(overview: Overview, task_id: str) -> Shown:
        if said := text(overview, task_id):
            return Shown(said)
        if overview.group_row(situation, task_id).assigned:
            return Shown(label("level", Level.GROUP), muted=True)
        return Shown("")

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        value = matching_choice(typed, choices(overview)).value if typed.strip() else ""
        return lambda document: put(document, (situation.value, task_id, "level"), value or None)

    def choices(_overview: Overview) -> tuple[Choice, ...]:
        return word_choices("level")

    return Column("level", "Niveau", 6, shown, text, Editor.CHOICE, change, choices=choices)


def _words(situation: Situation, key: str, title: str, width: int, editor: Editor) -> Column:
    """A column with free words."""

    def text(overview: Overview, task_id: str) -> str:
        return str(getattr(overview.row(situation, task_id), key))

    def change(_overview: Overview, task_id: str, typed: str) -> Change:
        value = clean_text(typed) if editor is Editor.TEXT else clean_line(typed)
        return lambda document: put(document, (situation.value, task_id, key), value)

    return Column(
        key,
        title,
        width,
        lambda overview, task_id: Shown(text(overview, task_id)),
        text,
        editor,
        change,
        grow=1,
    )


def _today() -> Column:
    """What is done today, beside what is aimed at."""

    def text(overview: Overview, task_id: str) -> str:
        row: Row = overview.row(Situation.CURRENT, task_id)
        return overview.names(row.who)

    return Column(
        "today",
        "Nu",
        14,
        lambda overview, task_id: Shown(text(overview, task_id) or NOBODY, muted=True),
        text,
        grow=1,
    )


def _sign(situation: Situation, overview: Overview, task_id: str) -> str:
    """Return the letter before a row: x does not count, ! nobody does it."""
    if not overview.counts(task_id):
        return "x"
    return " " if overview.assigned(situation, task_id) else "!"


def _table(situation: Situation) -> Table:
    target = situation is Situation.TARGET
    extra = (
        (
            _words(situation, "mandate", "Mandaat", 18, Editor.TEXT),
            _words(situation, "documented", "Gedocumenteerd", 18, Editor.LINE),
        )
        if target
        else ()
    )

    def place(row: str, column: str) -> Path:
        return (situation.value, row, column)

    return Table(
        id=situation.value,
        columns=(
            NAME_COLUMN,
            *((_today(),) if target else ()),
            _who(situation),
            _time(situation),
            _hours(situation),
            _backup(situation),
            _level(situation),
            *extra,
            _words(situation, "note", "Opmerking", 18, Editor.TEXT),
        ),
        rows=task_rows,
        groups=section_headings,
        sign=lambda overview, task_id: _sign(situation, overview, task_id),
        noun=("taak", "taken"),
        place=place,
    )


CURRENT = _table(Situation.CURRENT)
"""The tab Huidige situatie."""

TARGET = _table(Situation.TARGET)
"""The tab Streefdoel."""
