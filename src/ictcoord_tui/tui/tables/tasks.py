"""The tab *Taken*: which tasks there are, and what step 05 decided about each."""

from collections.abc import Callable, Mapping

from ictcoord_tui.content.meanings import value_meaning
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path
from ictcoord_tui.domain.tasks import Cluster, Level, Origin, Section, Task
from ictcoord_tui.domain.text import clean_line, clean_text
from ictcoord_tui.tui.tables.bulk import chained
from ictcoord_tui.tui.tables.column import (
    Choice,
    Column,
    Editor,
    EntryError,
    Filter,
    Shown,
    Table,
    matching_choice,
)
from ictcoord_tui.tui.tables.entries import (
    chosen_flag,
    read_several,
    several_text,
    word_choices,
    yes_or_no,
)
from ictcoord_tui.tui.tables.free_words import words_column

_TRAITS = {
    "core": "kerntaak",
    "expert": "expertise",
    "hidden": "verborgen",
    "outsourced": "vaak uitbesteed",
}

TRAITS = tuple(
    Choice(trait, label, meaning=value_meaning("trait", trait)) for trait, label in _TRAITS.items()
)
"""What can be said of a task, by its field."""

_OF_THE_TASK = frozenset({"name", "section", "explanation"})


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


def _start(overview: Overview, task_id: str) -> Task | None:
    """Return a task as it is without what this dossier says about it; nothing for its own tasks."""
    group = overview.group
    if overview.is_group or group is None or task_id not in group.tasks:
        return overview.catalogue.by_id.get(task_id)
    return Overview("", group, overview.catalogue).task_by_id.get(task_id)


def _task_value(
    overview: Overview, task_id: str, key: str, value: str | bool, *, required: str = ""
) -> Change:
    """Return the change that says something of a task here; what the start list says goes unsaid.

    Raises:
        EntryError: Nothing is said that has to be said.
    """
    start = _start(overview, task_id)
    if start is None and required and not value:
        raise EntryError(required)
    unsaid = getattr(start, key) if start is not None else type(value)()
    said = None if value in ("", unsaid) else value
    return lambda document: put(document, ("tasks", task_id, key), said)


def rename_task(overview: Overview, task_id: str, text: str) -> Change:
    """Return the change that gives a task another name here; no name restores the first one.

    Raises:
        EntryError: A task of one's own is left without a name.
    """
    need = "Een eigen taak heeft een naam nodig."
    return _task_value(overview, task_id, "name", clean_line(text), required=need)


def section_choices(overview: Overview) -> tuple[Choice, ...]:
    """Return the sections, as tasks, expertise and motivation name them."""
    return tuple(Choice(section.id, section.name) for section in overview.catalogue.sections)


def _section_change(overview: Overview, task_id: str, text: str) -> Change:
    section = matching_choice(text, section_choices(overview)).value if text.strip() else ""
    need = "Een taak staat altijd in een rubriek."
    return _task_value(overview, task_id, "section", section, required=need)


def _traits_change(overview: Overview, task_id: str, text: str) -> Change:
    chosen = read_several(text, TRAITS)
    changes = [_task_value(overview, task_id, t.value, t.value in chosen) for t in TRAITS]
    return chained(changes)


def _has_traits(overview: Overview, task_id: str) -> frozenset[str]:
    task = overview.task_by_id[task_id]
    return frozenset(trait.value for trait in TRAITS if getattr(task, trait.value))


def _traits_shown(overview: Overview, task_id: str) -> Shown:
    task = overview.task_by_id[task_id]
    twins = overview.namesakes.get(task_id, ())
    words = (
        *(trait.label for trait in TRAITS if getattr(task, trait.value)),
        *(("eigen taak",) if task.own else ()),
        *(("aangepast",) if task.changed and not task.own else ()),
        *(f"dubbel: ook {_origin(twin)}" for twin in twins[:1]),
    )
    return Shown(", ".join(words), attention=bool(twins), muted=not twins)


def _origin(task: Task) -> str:
    return {
        Origin.CATALOGUE: "in de startlijst",
        Origin.GROUP: "bij de groep",
        Origin.SCHOOL: "bij je eigen taken",
    }[task.origin]


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

    return Column(
        key,
        title,
        width,
        shown,
        text,
        Editor.CHOICE,
        change,
        choices=choices,
        chosen=lambda overview, task_id: frozenset({value_of(overview, task_id)}),
    )


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


def task_sign(overview: Overview, task_id: str) -> str:
    """Return the letter before a task: x dropped or not applicable, ! dropped against the plan."""
    if _endangers_plan(overview, task_id):
        return "!"
    return " " if overview.counts(task_id) else "x"


def task_place(row: str, column: str) -> Path:
    """Return where a cell about the task itself, or about step 05, stands in the document."""
    if column == "traits":
        return ("tasks", row)
    return ("tasks" if column in _OF_THE_TASK else "triage", row, column)


def task_filters(overview: Overview) -> tuple[Filter, ...]:
    """Return the conditions that make sense in every list of tasks."""
    return (
        Filter("geschrapt of niet van toepassing", lambda now, t: not now.counts(t)),
        Filter("wat meetelt", lambda now, t: now.counts(t)),
        Filter("kerntaken", lambda now, t: now.task_by_id[t].core),
        Filter("verborgen taken", lambda now, t: now.task_by_id[t].hidden),
        Filter("expertise nodig", lambda now, t: now.task_by_id[t].expert),
        Filter("eigen taken", lambda now, t: now.task_by_id[t].own),
        Filter("dubbele naam", lambda now, t: t in now.namesakes),
        *(_in_cluster(cluster) for cluster in Cluster),
        *(_in_section(section) for section in overview.catalogue.sections),
    )


def _in_cluster(cluster: Cluster) -> Filter:
    name = label("cluster", cluster)
    return Filter(f"cluster {name}", lambda now, t: now.task_by_id[t].cluster is cluster)


def _in_section(section: Section) -> Filter:
    return Filter(f"rubriek {section.name}", lambda now, t: now.task_by_id[t].section == section.id)


def _decision_filters(overview: Overview) -> tuple[Filter, ...]:
    return (
        Filter("nog te beslissen", lambda now, t: not now.decided(t)),
        Filter("nodig voor het beleidsplan", lambda now, t: bool(now.triage(t).priority)),
        Filter("samen met andere scholen", lambda now, t: now.triage(t).together),
        *task_filters(overview),
    )


NAME_COLUMN = Column("name", "Taak", 25, task_name, task_text, Editor.LINE, rename_task, grow=3)
"""The task itself, in every tab."""

STAFFING_COLUMN = _triage_choice("staffing", "Invulling", 12, "staffing", attention=_never)
"""Step 06: how missing expertise is found; shown beside the target."""

_SCHOOL_COLUMNS = (
    _triage_choice("applies", "Van toepassing", 14, "applies", attention=_never),
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
        chosen=lambda overview, task_id: chosen_flag(overview.triage(task_id).together),
    ),
)
"""Step 05 as a school sees it: how far, when, with whom."""

_GROUP_COLUMNS = (
    _triage_choice("level", "Niveau", 6, "level", attention=_never),
    _triage_choice("reason", "Reden", 14, "reason", attention=_never),
)
"""Step 05 as a group sees it: on which level, and why."""

_FURTHER_COLUMNS = (
    Column(
        "traits",
        "Kenmerken",
        22,
        _traits_shown,
        lambda overview, task_id: several_text(
            (t.value for t in TRAITS if t.value in _has_traits(overview, task_id)), TRAITS
        ),
        Editor.SEVERAL,
        _traits_change,
        choices=lambda _overview: TRAITS,
        chosen=_has_traits,
        grow=1,
    ),
    words_column(
        ("triage", "priority"), "Prioriteit in het plan", 22, Overview.triage, Editor.LINE
    ),
    words_column(("triage", "note"), "Opmerking", 20, Overview.triage, Editor.TEXT),
    Column(
        "section",
        "Rubriek",
        20,
        lambda now, t: Shown(now.section(now.task_by_id[t]).name, muted=True),
        lambda now, t: now.section(now.task_by_id[t]).name,
        Editor.CHOICE,
        _section_change,
        choices=section_choices,
        chosen=lambda now, t: frozenset({now.task_by_id[t].section}),
        grow=1,
    ),
    Column(
        "explanation",
        "Uitleg",
        20,
        lambda now, t: Shown(now.task_by_id[t].explanation, muted=True),
        lambda now, t: now.task_by_id[t].explanation,
        Editor.TEXT,
        lambda now, t, typed: _task_value(now, t, "explanation", clean_text(typed)),
        grow=1,
    ),
)


def _table(*decisions: Column) -> Table:
    return Table(
        id="tasks",
        columns=(NAME_COLUMN, *decisions, *_FURTHER_COLUMNS),
        rows=task_rows,
        groups=section_headings,
        sign=task_sign,
        place=task_place,
        filters=_decision_filters,
    )


TASKS = _table(*_SCHOOL_COLUMNS, *_GROUP_COLUMNS)
"""The tab Taken of a school."""

GROUP_TASKS = _table(*_GROUP_COLUMNS, *_SCHOOL_COLUMNS)
"""The tab Taken of a group: the same, what a group decides first."""
