"""The tab *Taken*: which tasks there are, and what step 05 decided about each."""

from collections.abc import Callable, Mapping

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.tasks import Level, Task
from ictcoord_tui.domain.text import clean_line, clean_text
from ictcoord_tui.tui.tables.column import (
    Change,
    Choice,
    Column,
    Editor,
    EntryError,
    Shown,
    Table,
    matching_choice,
)
from ictcoord_tui.tui.tables.entries import word_choices, yes_or_no


def task_rows(overview: Overview) -> tuple[str, ...]:
    """Return every task, dropped ones too, in the order of the overview."""
    return tuple(task.id for task in overview.tasks)


def section_headings(overview: Overview) -> Mapping[str, str]:
    """Return the section of each task, with its cluster, to be written above its first task."""
    return {
        task.id: f"{label('cluster', task.cluster)} › {overview.section(task).name}"
        for task in overview.tasks
    }


def task_name(overview: Overview, task_id: str) -> Shown:
    """Return the name of a task; a task that does not count looks muted."""
    return Shown(overview.task_by_id[task_id].name, muted=not overview.counts(task_id))


def task_text(overview: Overview, task_id: str) -> str:
    """Return the name of a task for editing."""
    return overview.task_by_id[task_id].name


def rename_task(_overview: Overview, task_id: str, text: str) -> Change:
    """Return the change that gives a task another name here.

    Raises:
        EntryError: The name is empty.
    """
    name = clean_line(text)
    if not name:
        raise EntryError("Een taak heeft een naam nodig.")
    return lambda document: put(document, ("tasks", task_id, "name"), name)


def _triage_choice(
    key: str, title: str, width: int, kind: str, *, attention: Callable[[Overview, str], bool]
) -> Column:
    """A column whose value is one word of a list, kept in the triage of the task."""

    def value_of(overview: Overview, task_id: str) -> str:
        value = getattr(overview.triage(task_id), key)
        return "" if value is None else str(value)

    def shown(overview: Overview, task_id: str) -> Shown:
        value = value_of(overview, task_id)
        inherited = value and not getattr(_own_triage(overview, task_id), key, None)
        return Shown(
            label(kind, value) if value else "",
            attention=attention(overview, task_id),
            muted=bool(inherited),
        )

    def text(overview: Overview, task_id: str) -> str:
        value = value_of(overview, task_id)
        return label(kind, value) if value else ""

    def change(overview: Overview, task_id: str, typed: str) -> Change:
        value = matching_choice(typed, choices(overview)).value if typed.strip() else None
        return lambda document: put(document, ("triage", task_id, key), value or None)

    def choices(_overview: Overview) -> tuple[Choice, ...]:
        words = word_choices(kind)
        # A task is taken in the schools or by the group; `both` only describes the start list.
        return tuple(w for w in words if key != "level" or w.value != Level.BOTH.value)

    return Column(key, title, width, shown, text, Editor.CHOICE, change, choices=choices)


def _own_triage(overview: Overview, task_id: str) -> object:
    return overview.dossier.triage.get(task_id)


def _endangers_plan(overview: Overview, task_id: str) -> bool:
    return overview.triage(task_id).endangers_plan


def _never(_overview: Overview, _task_id: str) -> bool:
    return False


def _together_shown(overview: Overview, task_id: str) -> Shown:
    return Shown(label("bool", "true") if overview.triage(task_id).together else "")


def _together_change(overview: Overview, task_id: str, text: str) -> Change:
    del overview
    value = text.strip() and matching_choice(text, yes_or_no()).value == "true"
    return lambda document: put(document, ("triage", task_id, "together"), bool(value))


def _text_column(key: str, title: str, width: int, *, grow: int = 0) -> Column:
    def text(overview: Overview, task_id: str) -> str:
        return str(getattr(overview.triage(task_id), key))

    def change(_overview: Overview, task_id: str, typed: str) -> Change:
        value = clean_text(typed)
        return lambda document: put(document, ("triage", task_id, key), value)

    return Column(
        key,
        title,
        width,
        lambda overview, task_id: Shown(text(overview, task_id)),
        text,
        Editor.TEXT,
        change,
        grow=grow,
    )


def task_traits(task: Task) -> str:
    """Return the flags of a task in words: `kerntaak, expertise`."""
    words = (
        (task.core, "kerntaak"),
        (task.expert, "expertise"),
        (task.hidden, "verborgen"),
        (task.outsourced, "vaak uitbesteed"),
        (task.own, "eigen taak"),
    )
    return ", ".join(word for holds, word in words if holds)


def task_sign(overview: Overview, task_id: str) -> str:
    """Return the letter before a task: x dropped or not applicable, ! dropped against the plan."""
    if _endangers_plan(overview, task_id):
        return "!"
    return " " if overview.counts(task_id) else "x"


def task_place(row: str, column: str) -> Path:
    """Return where a cell of this tab stands in the document."""
    return ("tasks" if column == "name" else "triage", row, column)


NAME_COLUMN = Column("name", "Taak", 28, task_name, task_text, Editor.LINE, rename_task, grow=3)
"""The task itself, in every tab."""

TASKS = Table(
    id="tasks",
    columns=(
        NAME_COLUMN,
        _triage_choice("applies", "Van toep.", 9, "applies", attention=_never),
        _triage_choice("term", "Termijn", 13, "term", attention=_endangers_plan),
        Column(
            "together",
            "Samen",
            5,
            _together_shown,
            lambda overview, task_id: _together_shown(overview, task_id).text,
            Editor.CHOICE,
            _together_change,
            choices=lambda _overview: yes_or_no(),
        ),
        _triage_choice("level", "Niveau", 6, "level", attention=_never),
        _triage_choice("reason", "Reden", 14, "reason", attention=_never),
        Column(
            "traits",
            "Kenmerken",
            22,
            lambda overview, t: Shown(task_traits(overview.task_by_id[t]), muted=True),
            lambda overview, t: task_traits(overview.task_by_id[t]),
        ),
        _text_column("priority", "Prioriteit in het plan", 22, grow=1),
        _text_column("note", "Opmerking", 20, grow=1),
    ),
    rows=task_rows,
    groups=section_headings,
    sign=task_sign,
    noun=("taak", "taken"),
    place=task_place,
)
"""The tab Taken."""
