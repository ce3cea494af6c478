"""The tabs *Huidige situatie* and *Streefdoel*: who does what, how long, with whom as backup."""

from collections.abc import Callable, Iterable, Set
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias
from weakref import WeakMethod

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Row, Situation
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.rows import set_backup, set_people, set_times
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Change, Document, Path
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.domain.text import fold
from ictcoord_tui.insights.load import (
    NOT_COUNTED,
    Load,
    load_by_person,
    reservation,
)
from ictcoord_tui.tui.tables.column import (
    Choice,
    Column,
    Editor,
    Filter,
    Shown,
    Table,
    matching_choice,
)
from ictcoord_tui.tui.tables.entries import (
    people_choices,
    people_text,
    read_people,
    read_several,
    several_text,
    word_choices,
)
from ictcoord_tui.tui.tables.free_words import words_column
from ictcoord_tui.tui.tables.tasks import (
    NAME_COLUMN,
    STAFFING_COLUMN,
    section_headings,
    task_filters,
    task_place,
    task_rows,
)
from ictcoord_tui.tui.tables.times import (
    doubt_times,
    explain_times,
    read_times,
    time_text,
    told_times,
)

_TASK = replace(
    NAME_COLUMN,
    why_not=lambda _overview, _task: "De naam van een taak wijzig je op de kaart (Enter).",
    leads_to_card=True,
)
"""The task: who hurries through these tabs must not rename one by accident."""

Everywhere: TypeAlias = WeakMethod[Callable[[], Scope]]

NOBODY = "–"
"""Shown where nobody does a task that counts."""


def _who(situation: Situation, everywhere: Everywhere | None) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        return people_text(overview, overview.row(situation, task_id).who)

    def shown(overview: Overview, task_id: str) -> Shown:
        if named := overview.row(situation, task_id).who:
            return Shown(overview.names(named))
        if shared := overview.group_row(situation, task_id).who:
            return Shown(f"{overview.names(shared)} (groep)", muted=True)
        if not overview.counts(task_id):
            return Shown(NOT_COUNTED, muted=True)
        if overview.open(situation, task_id):
            return Shown(NOBODY, attention=True)
        return Shown("in de scholen", muted=True)

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        people = read_people(overview, typed, overview.row(situation, task_id).who)
        return lambda document: set_people(document, situation, task_id, people)

    return Column(
        "who",
        "Wie",
        16,
        shown,
        text,
        Editor.PEOPLE,
        change,
        choices=lambda overview: _colleagues(situation, overview, everywhere),
        chosen=lambda overview, task_id: frozenset(overview.row(situation, task_id).who),
        grow=2,
    )


def _colleagues(
    situation: Situation, overview: Overview, everywhere: Everywhere | None
) -> tuple[Choice, ...]:
    """Return everybody with their role and the hours they have left, over all that is open."""
    find = everywhere() if everywhere is not None else None
    around = find().overviews if find is not None else ()
    loads = load_by_person(_where_they_work(situation, overview, around), situation)
    choices = []
    for choice in people_choices(overview):
        load = loads.get(choice.value)
        room = _room(load) if load is not None else ""
        role = overview.people[choice.value].role
        choices.append(replace(choice, detail=", ".join(filter(None, (room, role)))))
    return tuple(choices)


def _where_they_work(situation: Situation, overview: Overview, around: Iterable[Overview]) -> Scope:
    """Return this dossier, its group, and the schools in which somebody from its list works."""
    everybody = overview.people.keys()
    others = tuple(one for one in around if one.id != overview.id)
    group = next((one for one in (overview, *others) if one.is_group), None)
    own = () if overview.is_group else (overview,)
    busy = (one for one in others if one is not group and _names_any(one, situation, everybody))
    return Scope((*own, *busy), group)


def _names_any(overview: Overview, situation: Situation, people: Set[str]) -> bool:
    rows = overview.dossier.rows(situation).values()
    return any(not people.isdisjoint(row.who) for row in rows)


def _room(load: Load) -> str:
    if load.free is None:
        return ""
    room = f"vrij {format_hours(load.free)}u" if load.free else "geen uren vrij"
    if load.overloaded:
        room = f"{format_hours(load.excess)}u te veel"
    elif load.fits_for_now:
        room += reservation(str(load.untimed))
    # The list is narrow: its help says what the word stands for.
    return f"hier {room}" if load.in_part else room


def _time(situation: Situation) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        return time_text(overview, overview.row(situation, task_id))

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        named = tuple(overview.row(situation, task_id).times)
        time, times = read_times(overview, typed, named)

        def changed(document: Document) -> Document:
            if times:
                who = get(document, (situation.value, task_id, "who")) or ()
                document = set_people(document, situation, task_id, {*who, *times})
            document = put(document, (situation.value, task_id, "time"), time)
            return set_times(document, situation, task_id, times)

        return changed

    return Column(
        "time",
        "Tijd",
        11,
        lambda overview, task_id: Shown(text(overview, task_id)),
        text,
        Editor.TIME,
        change,
        explain_times,
        doubt_times,
        order=lambda overview, task_id: _hours_of(situation, overview, task_id),
    )


def _hours_of(situation: Situation, overview: Overview, task_id: str) -> float:
    return overview.row(situation, task_id).hours(overview.dossier.weeks)


def _hours(situation: Situation) -> Column:
    def shown(overview: Overview, task_id: str) -> Shown:
        row = overview.row(situation, task_id)
        hours = row.hours(overview.dossier.weeks)
        return Shown(format_hours(hours) if row.timed else "", muted=True)

    return Column(
        "hours",
        "u/week",
        6,
        shown,
        lambda overview, task_id: shown(overview, task_id).text,
        order=lambda overview, task_id: _hours_of(situation, overview, task_id),
        right=True,
        typed_in="Tijd",
        told=lambda overview, task_id: told_times(overview, overview.row(situation, task_id)),
    )


def _backup(situation: Situation, everywhere: Everywhere | None) -> Column:
    def change(overview: Overview, task_id: str, typed: str) -> Change:
        people = read_people(overview, typed, overview.row(situation, task_id).backup)
        return lambda document: set_backup(document, situation, task_id, people)

    return Column(
        "backup",
        "Back-up",
        11,
        lambda overview, task_id: Shown(overview.names(overview.row(situation, task_id).backup)),
        lambda overview, task_id: people_text(overview, overview.row(situation, task_id).backup),
        Editor.PEOPLE,
        change,
        choices=lambda overview: _colleagues(situation, overview, everywhere),
        chosen=lambda overview, task_id: frozenset(overview.row(situation, task_id).backup),
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

    return Column(
        "level",
        "Niveau",
        6,
        shown,
        text,
        Editor.CHOICE,
        change,
        choices=choices,
        chosen=lambda overview, task_id: frozenset({overview.row(situation, task_id).level or ""}),
    )


def _schools(situation: Situation, schools: tuple[Choice, ...]) -> Column:
    """For which schools the group does a task; only in a group's own tables."""

    def text(overview: Overview, task_id: str) -> str:
        return several_text(overview.row(situation, task_id).schools, schools)

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        chosen = read_several(typed, schools, overview.row(situation, task_id).schools)
        return lambda document: put(document, (situation.value, task_id, "schools"), list(chosen))

    def shown(overview: Overview, task_id: str) -> Shown:
        if not overview.row(situation, task_id).assigned:
            return Shown("")
        return Shown(text(overview, task_id) or "alle", muted=not text(overview, task_id))

    return Column(
        "schools",
        "Voor",
        12,
        shown,
        text,
        Editor.SEVERAL,
        change,
        choices=lambda _overview: schools,
        chosen=lambda overview, task_id: frozenset(overview.row(situation, task_id).schools),
        grow=1,
    )


def _words(situation: Situation, key: str, title: str, editor: Editor) -> Column:
    place = (situation.value, key)
    return words_column(place, title, 18, lambda now, task: now.row(situation, task), editor)


def _today() -> Column:
    """What is done today, beside what is aimed at; names may be cut, so hours are shown first."""

    def parts(overview: Overview, task_id: str) -> tuple[str, str]:
        row: Row = overview.row(Situation.CURRENT, task_id)
        shared = overview.group_row(Situation.CURRENT, task_id)
        hours = f"{format_hours(row.hours(overview.dossier.weeks))}u" if row.timed else ""
        who = overview.names(row.who) or overview.names(shared.who)
        return who, hours

    def text(overview: Overview, task_id: str) -> str:
        return " ".join(filter(None, parts(overview, task_id)))

    def shown(overview: Overview, task_id: str) -> str:
        who, hours = parts(overview, task_id)
        return f"{hours} {who or 'niemand'}" if hours else who or NOBODY

    return Column(
        "today",
        "Nu",
        18,
        lambda overview, task_id: Shown(shown(overview, task_id), muted=True),
        text,
        grow=1,
    )


def _sign(situation: Situation, overview: Overview, task_id: str) -> str:
    """Return the letter before a row: x does not count, ! nobody does it."""
    if not overview.counts(task_id):
        return "x"
    return "!" if overview.open(situation, task_id) else " "


def _filters(situation: Situation, overview: Overview) -> tuple[Filter, ...]:
    """Conditions on the rows of a situation: gaps, each person, and those of every task list."""
    named = {
        person
        for task in overview.tasks
        for person in (
            *overview.row(situation, task.id).who,
            *overview.row(situation, task.id).backup,
        )
    }
    people = sorted(named, key=lambda person: fold(overview.person_name(person)))
    return (
        Filter(
            "zonder naam",
            lambda now, t: now.open(situation, t),
        ),
        Filter(
            "zonder tijd",
            lambda now, t: (row := now.row(situation, t)).assigned and not row.timed,
        ),
        Filter(
            "zonder back-up",
            lambda now, t: now.row(situation, t).assigned and not now.row(situation, t).backup,
        ),
        *(carried_by(situation, overview.person_name(person), person) for person in people),
        *task_filters(overview),
    )


def carried_by(situation: Situation, name: str, person: str) -> Filter:
    """Return the filter that keeps the tasks somebody does or backs up.

    Args:
        situation: Now, or later.
        name: What the person is called.
        person: Id of the person.
    """

    def keeps(overview: Overview, task_id: str) -> bool:
        row = overview.row(situation, task_id)
        return person in row.who or person in row.backup

    return Filter(f"van {name}", keeps)


@lru_cache(maxsize=16)
def situation_table(
    situation: Situation,
    schools: tuple[Choice, ...] = (),
    everywhere: Everywhere | None = None,
) -> Table:
    """Return the table of a situation.

    Args:
        situation: As it is now, or as it should become.
        schools: In a group's dossier: its members, so that a row can be for some of them.
        everywhere: Leads to all that is open: what somebody does elsewhere takes of their hours.
            Weakly, since a table outlives what it was made for.
    """
    target = situation is Situation.TARGET
    extra = (
        (
            STAFFING_COLUMN,
            _words(situation, "mandate", "Mandaat", Editor.TEXT),
            _words(situation, "documented", "Gedocumenteerd", Editor.LINE),
        )
        if target
        else ()
    )

    def place(row: str, column: str) -> Path:
        if column in ("name", "staffing"):
            return task_place(row, column)
        return (situation.value, row, column)

    return Table(
        id=situation.value,
        columns=(
            _TASK,
            *((_today(),) if target else ()),
            _who(situation, everywhere),
            _time(situation),
            _hours(situation),
            _backup(situation, everywhere),
            _level(situation),
            *((_schools(situation, schools),) if schools else ()),
            *extra,
            _words(situation, "note", "Opmerking", Editor.TEXT),
        ),
        rows=task_rows,
        groups=section_headings,
        sign=lambda overview, task_id: _sign(situation, overview, task_id),
        place=place,
        filters=lambda overview: _filters(situation, overview),
    )
