"""Differences between two documents, and conflicts, told in Dutch.

For `ictcoord diff`, for merges, and for telling what a colleague changed.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ictcoord_tui.content.words import counted, label, labels
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.merge import MISSING, Conflict, Difference
from ictcoord_tui.domain.roadmap import Roadmap
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.text import neutralise

NOTHING = "(leeg)"
"""Stands for a value that is not there."""

_ARROW = " › "
_LONGEST = 80
_A_FEW = 3
_TASKS = ("taak", "taken")
_THINGS: Mapping[str, tuple[str, str]] = {
    "tasks": _TASKS,
    "triage": _TASKS,
    "current": _TASKS,
    "target": _TASKS,
    "people": ("persoon", "mensen"),
    "roadmap": ("stap", "stappen"),
    "evaluations": ("evaluatie", "evaluaties"),
}
"""What stands in each table, in the order in which it is told: one, and many."""

_STAMPS = ("on", "by")
_ROWS = ("tasks", "triage", "current", "target")
_WORDS_OF_FIELD: Mapping[str, str] = {
    "level": "level",
    "frequency": "frequency",
    "applies": "applies",
    "term": "term",
    "reason": "reason",
    "staffing": "staffing",
    "value": "answer",
    "kind": "dossier_kind",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What ids in documents are called.

    Attributes:
        tasks: Names of tasks by id.
        people: Names of people by id.
        sections: Names of sections by id.
        questions: Short questions of the roadmap, by step and question id.
        actions: Actions of the roadmap, by step and action id.
        listed: Names that tasks have in the start list, by id.
    """

    tasks: Mapping[str, str]
    people: Mapping[str, str]
    sections: Mapping[str, str]
    questions: Mapping[tuple[str, str], str]
    actions: Mapping[tuple[str, str], str]
    listed: Mapping[str, str]


def names_in(catalogue: Catalogue, roadmap: Roadmap, *documents: Document) -> Names:
    """Return what ids are called; later documents overrule earlier ones."""
    listed = {task.id: task.name for task in catalogue.tasks}
    tasks = dict(listed)
    people: dict[str, str] = {}
    for document in documents:
        tasks |= _named(document, "tasks")
        people |= _named(document, "people")
    return Names(
        tasks,
        people,
        {section.id: section.name for section in catalogue.sections},
        {(step.id, one.id): one.short for step in roadmap.steps for one in step.questions},
        {(step.id, one.id): one.text for step in roadmap.steps for one in step.actions},
        listed,
    )


def told_differences(differences: Iterable[Difference], names: Names) -> tuple[str, ...]:
    """Return one line for each difference: where, what it was, and what it is now.

    Earlier answers of a step are told as one line: they follow its answers.
    """
    lines = (_told(one, names) for one in differences)
    return tuple(dict.fromkeys(lines))


def told_contents(differences: Iterable[Difference], names: Names) -> tuple[str, ...]:
    """Return one line for each new value: where, and what it says."""
    lines = (
        f"{place_of(one.path, names)}: {told_value(one.path, one.after, names)}"
        for one in differences
    )
    return tuple(dict.fromkeys(lines))


def summary(differences: Sequence[Difference], names: Names, called: str = "") -> str:
    """Return what changed in a few words: `Wie bij Wifi-netwerk beheren: + Jan Maes; 3 andere`.

    More than a few are counted by tab, behind what the change is called: `Voorstel overgenomen –
    Streefdoel: 108 taken; Team: 1 persoon`.

    Args:
        differences: What changed.
        names: What ids are called.
        called: What the one change is called that made them all; empty for several.
    """
    found = tuple(_in_short(differences))
    lines = {place_of(one.path, names): _what(one, names) for one in found}
    if not lines:
        return "niets veranderd"
    place, what = next(iter(lines.items()))
    said = _answered(found[0], names) or f"{field_first(place)}: {what}"
    if len(lines) == 1:
        return said
    if called or len(lines) > _A_FEW:
        return f"{called and called + ' – '}{_by_tab(found)}"
    return f"{said}; {len(lines) - 1} andere"


def _by_tab(differences: Iterable[Difference]) -> str:
    """Return how many things changed on each tab: `Streefdoel: 108 taken; Team: 1 persoon`."""
    things: dict[str, set[str]] = {}
    for one in differences:
        table = one.path[0] if one.path[0] in _THINGS and len(one.path) > 1 else ""
        things.setdefault(table, set()).add(one.path[1] if table else ".".join(one.path))
    rest = things.pop("", set())
    told = [
        f"{label('table', table)}: {counted(len(things[table]), *words)}"
        for table, words in _THINGS.items()
        if table in things
    ]
    if rest:
        told.append(counted(len(rest), "ander gegeven", "andere gegevens"))
    return "; ".join(told)


def _in_short(differences: Sequence[Difference]) -> Iterator[Difference]:
    """Leave out who gave an answer, when, and the record of it, beside the answer itself."""
    answers = {one.path[:-1] for one in differences if one.path[-1] == "value"}
    steps = {path[:2] for path in answers}
    for one in differences:
        stamp = one.path[-1] in _STAMPS and one.path[:-1] in answers
        record = one.path[:2] in steps and one.path[2:3] == ("history",)
        if not stamp and not record:
            yield one


def _answered(difference: Difference, names: Names) -> str:
    """Return an answer of the roadmap as it is said: `Stap 05S, Overzicht klaar: Nee`."""
    path, given = difference.path, difference.after
    if path[0] != "roadmap" or path[2:3] != ("answers",) or path[-1] != "value":
        return ""
    said = "antwoord gewist" if given is MISSING else told_value(path, given, names)
    return f"Stap {path[1]}, {names.questions.get((path[1], path[3]), path[3])}: {said}"


def field_first(place: str) -> str:
    """Return a breadcrumb as one says it: `Tijd bij Wifi-netwerk beheren`."""
    *_, thing, field = ("", *place.split(_ARROW))
    return f"{field} bij {thing}" if thing else field


def told_conflict(conflict: Conflict, names: Names) -> str:
    """Return one line: where, what both sides made of it, and what stands now."""
    said = _shower(conflict.path, names)
    return (
        f"{place_of(conflict.path, names)}: wij {said(conflict.ours)}, zij "
        f"{said(conflict.theirs)}; behouden: {said(conflict.kept)}"
    )


def told_value(path: Path, value: object, names: Names, *, whole: bool = False) -> str:
    """Return a value of a field as people read it.

    Args:
        path: The field.
        value: Its value; `MISSING` for none.
        names: What ids are called.
        whole: Whether a long text is told to its end.
    """
    return _shower(path, names, sys.maxsize if whole else _LONGEST)(value)


def place_of(path: Path, names: Names) -> str:
    """Return where something stands, as a breadcrumb: `Huidige situatie › Wifi › Wie`."""
    table, rest = path[0], path[1:]
    if table == "people" and rest:
        parts = [label("table", table), names.people.get(rest[0], rest[0]), *_field(rest[1:])]
    elif table in _ROWS and rest:
        parts = [label("table", table), names.tasks.get(rest[0], rest[0]), *_row(rest[1:], names)]
    elif table == "roadmap" and rest:
        parts = [label("table", table), f"Stap {rest[0]}", *_step(rest[0], rest[1:], names)]
    elif table == "forgotten":
        parts = [label("table", table)]
    elif table == "evaluations" and rest:
        parts = [label("table", table), rest[0], *_field(rest[1:])]
    else:
        parts = _field(path)
    return neutralise(_ARROW.join(parts))


def field_of(path: Path, names: Names) -> str:
    """Return what a value is called by itself: `Wie`."""
    return place_of(path, names).rpartition(_ARROW)[2]


def _told(difference: Difference, names: Names) -> str:
    return f"{place_of(difference.path, names)}: {_what(difference, names)}"


def _what(difference: Difference, names: Names) -> str:
    """Return what became of a value."""
    path = difference.path
    if path[0] == "forgotten" or (path[0] == "roadmap" and "history" in path):
        return "aangevuld of gewijzigd"
    before, after = difference.before, difference.after
    if _is_list(before) and _is_list(after):
        return _moved(before, after, names)
    said = _shower(path, names)
    return f"{said(_or_listed(path, before, names))} → {said(_or_listed(path, after, names))}"


def _or_listed(path: Path, value: object, names: Names) -> object:
    """A task that got no name of its own has that of the start list."""
    is_name = value is MISSING and path[0] == "tasks" and path[2:] == ("name",)
    return names.listed.get(path[1], MISSING) if is_name else value


def _moved(before: object, after: object, names: Names) -> str:
    old, new = _ids(before), _ids(after)
    came = [f"+ {_name(one, names)}" for one in sorted(new - old)]
    went = [f"- {_name(one, names)}" for one in sorted(old - new)]
    return ", ".join([*came, *went])


def _shower(path: Path, names: Names, longest: int = _LONGEST) -> Callable[[object], str]:
    """Return what shows a value of a field, a text to so many characters."""
    kind = _WORDS_OF_FIELD.get(path[-1], "")
    words = names.sections if path[-1] == "section" else labels(kind) if kind else {}
    return lambda value: _shown(value, words, names, longest)


def _shown(value: object, words: Mapping[str, str], names: Names, longest: int) -> str:
    if value is MISSING:
        return NOTHING
    if isinstance(value, list):
        return ", ".join(_name(one, names) for one in sorted(_ids(value))) or NOTHING
    if isinstance(value, str):
        return words[value] if value in words else _quoted(value, longest)
    if isinstance(value, dict) and value:
        return _clipped(", ".join(_contents((), value, names, longest)), longest)
    return _plainly(value)


def _contents(path: Path, table: Mapping[str, object], names: Names, longest: int) -> Iterator[str]:
    """Return what a thing holds, such as a person that one removes and another one changes."""
    for key, value in table.items():
        here = (*path, key)
        if isinstance(value, dict) and value:
            yield from _contents(here, value, names, longest)
        else:
            yield f"{_ARROW.join(_field(here))} {_shower(here, names, longest)(value)}"


def _plainly(value: object) -> str:
    if isinstance(value, bool):
        return label("bool", str(value).lower())
    if isinstance(value, int | float):
        return format_hours(value)
    if isinstance(value, date):
        return format_day(value)
    return "iets wat dit programma niet kent"


def _quoted(text: str, longest: int) -> str:
    return f"‘{_clipped(text, longest)}’"


def _clipped(text: str, longest: int) -> str:
    line = neutralise(" ".join(text.split()))
    return line if len(line) <= longest else f"{line[:longest]}…"


def _row(path: Path, names: Names) -> list[str]:
    if path[:1] == ("times",) and len(path) > 1:
        return [*_field(path[:1]), _name(path[1], names)]
    return _field(path)


def _step(step: str, path: Path, names: Names) -> list[str]:
    if len(path) < 2 or path[0] == "history":
        return _field(path[:1])
    known = names.questions if path[0] == "answers" else names.actions
    thing = known.get((step, path[1]), path[1])
    return [thing, *_field(path[2:])]


def _field(path: Path) -> list[str]:
    """The words for keys: two together where they have a word, else one by one."""
    words = labels("field")
    whole = ".".join(path)
    if whole in words:
        return [words[whole]]
    return [words.get(key, key) for key in path]


def _name(thing: str, names: Names) -> str:
    known = names.people.get(thing) or names.sections.get(thing) or thing
    return neutralise(known)


def _named(document: Document, table: str) -> dict[str, str]:
    things = document.get(table)
    if not isinstance(things, dict):
        return {}
    found = {key: thing.get("name") for key, thing in things.items() if isinstance(thing, dict)}
    return {key: name for key, name in found.items() if isinstance(name, str) and name}


def _is_list(value: object) -> bool:
    return value is MISSING or isinstance(value, list)


def _ids(value: object) -> set[str]:
    return {str(one) for one in value} if isinstance(value, list) else set()
