"""Reading what a person typed in a cell, the same for every table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from ictcoord_tui.content.meanings import value_meaning
from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.hours import (
    HOURS_NEEDED,
    TimeError,
    format_hours,
    parse_hours,
    parse_spent,
)
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.tables.column import (
    Choice,
    EntryError,
    UnknownPersonError,
    matching_choice,
)

_ALIKE = 0.85
"""How much names have to look alike to ask whether one was meant, from 0 to 1."""

_BETWEEN_NAMES = (";", ",", "/", "+", "&", "\n", " en ")


def word_choices(kind: str, *, none: str | None = "") -> tuple[Choice, ...]:
    """Return the choices of a kind of word, after the empty choice.

    Args:
        kind: Kind of word in `content.words`.
        none: Label of the empty choice; `None` when there has to be a value.
    """
    empty = () if none is None else (Choice("", none),)
    words = labels(kind).items()
    return (
        *empty,
        *(Choice(value, label, meaning=value_meaning(kind, value)) for value, label in words),
    )


def yes_or_no() -> tuple[Choice, ...]:
    """Return the two choices of a flag."""
    words = labels("bool")
    return (Choice("true", words["true"]), Choice("false", words["false"]))


def chosen_flag(flag: bool) -> frozenset[str]:
    """Return which of the two choices a flag is."""
    return frozenset({"true" if flag else "false"})


def several_text(values: Iterable[str], choices: tuple[Choice, ...]) -> str:
    """Return the labels of chosen values, so that `read_several` gives the same values."""
    labels = {choice.value: choice.label for choice in choices}
    return "; ".join(labels.get(value, value) for value in values)


def read_several(
    text: str, choices: tuple[Choice, ...], also: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the values a text names, separated by semicolons or commas.

    Args:
        text: As typed or pasted.
        choices: What there is.
        also: Values that stand there already, though they are no choice any more.

    Raises:
        EntryError: Something is no choice, or could be more than one.
    """
    known = {c.value: c.label for c in choices}
    held = {value: value for value in also if value not in known}
    every = (*choices, *(Choice(value, label) for value, label in held.items()))
    found = _names_in(text, [choice.label for choice in every])
    return tuple(sorted({matching_choice(name, every).value for name in found}))


def read_time(text: str) -> str:
    """Return a time in the one spelling a dossier keeps; empty stays empty.

    Raises:
        EntryError: It is no time.
    """
    if not text.strip():
        return ""
    try:
        return str(parse_spent(text))
    except TimeError as error:
        raise EntryError(str(error)) from error


def read_hours(text: str) -> float | None:
    """Return hours a week; empty means that nobody said.

    Raises:
        EntryError: It is no number of hours.
    """
    if not text.strip():
        return None
    try:
        return parse_hours(text)
    except TimeError as error:
        raise EntryError(HOURS_NEEDED) from error


AGREE = "Enter = ja"
"""How one says that what was doubted is meant."""


def doubted(overview: Overview, hours: float) -> str:
    """Ask whether hours are meant that no full-time job has.

    A question and no more: for two people together, it may well be so.
    """
    return "Meer dan een werkweek, klopt dat?" if hours > overview.dossier.fulltime else ""


def doubt_hours(overview: Overview, text: str) -> str:
    """Ask whether hours are meant that no full-time job has, and say how to agree.

    Raises:
        EntryError: It is no number of hours.
    """
    question = doubted(overview, read_hours(text) or 0)
    return f"{question}\n{AGREE}" if question else ""


def explain_hours(overview: Overview, text: str) -> str:
    """Return the hours as they were understood.

    Raises:
        EntryError: It is no number of hours.
    """
    hours = read_hours(text)
    if hours is None:
        return "leeg: niet gezegd"
    return "\n".join(
        filter(None, (f"{format_hours(hours)} uur per week", doubted(overview, hours)))
    )


def split_names(text: str) -> tuple[str, ...]:
    """Split a cell with several names: `Jan, An en Els`, `Jan/An`, `Jan + An`."""
    for sign in _BETWEEN_NAMES[1:]:
        text = text.replace(sign, _BETWEEN_NAMES[0])
    return tuple(name for part in text.split(_BETWEEN_NAMES[0]) if (name := part.strip()))


def read_people(overview: Overview, text: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the ids of the people named in a text.

    A full name, an id, or a first name or beginning that only one person has will do.

    Args:
        overview: Whose people.
        text: As typed or pasted.
        also: Ids that stand there already, though nobody has them any more.

    Raises:
        UnknownPersonError: Nobody is called that.
        EntryError: More than one person could be meant.
    """
    names = {**{key: key for key in also}, **_names(overview)}
    return tuple(sorted({_person(name, names) for name in _names_in(text, names.values())}))


def people_text(overview: Overview, person_ids: Iterable[str]) -> str:
    """Return people so that reading the text gives the same people.

    That is their name, or their id where the name would not lead to them alone.
    """
    return "; ".join(_spelling(overview, person_id) for person_id in person_ids)


def people_choices(overview: Overview) -> tuple[Choice, ...]:
    """Return everybody a row may name, by name."""
    people = sorted(overview.people.values(), key=lambda person: fold(person.name))
    twice = Counter(fold(person.name) for person in people)
    return tuple(
        Choice(p.id, p.name if twice[fold(p.name)] == 1 else f"{p.name} ({p.id})") for p in people
    )


def _names(overview: Overview) -> dict[str, str]:
    return {key: person.name for key, person in overview.people.items()}


def _spelling(overview: Overview, person_id: str) -> str:
    names = _names(overview)
    name = names.get(person_id, "")
    wanted = fold(name)
    others = (k for k, n in names.items() if k != person_id and wanted in (fold(n), fold(k)))
    if not wanted or any(sign in name for sign in _BETWEEN_NAMES) or next(others, None):
        return person_id
    return name


def _names_in(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Split a text, but never inside a name that holds a separator itself."""
    held = []
    rest = text
    for name in sorted(known, key=len, reverse=True):
        separated = any(sign in name for sign in _BETWEEN_NAMES)
        if separated and name in rest:
            held.append(name)
            rest = rest.replace(name, _BETWEEN_NAMES[0])
    return (*held, *split_names(rest))


def _person(name: str, names: Mapping[str, str]) -> str:
    if name in names:
        return name
    wanted = fold(name)
    for key, full in names.items():
        if wanted in (fold(full), fold(key)):
            return key
    fitting = [key for key, full in names.items() if _begins(fold(full), wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        who = ", ".join(names[key] for key in fitting[:4])
        raise EntryError(f"‘{name}’ kan meer dan één zijn: {who}.")
    raise UnknownPersonError(name, _near(wanted, names.values()))


def _near(wanted: str, names: Iterable[str]) -> str:
    """Return the name, whole or without its first word, that looks most like a folded one.

    Spaces make no other name: `Declercq` is `De Clercq`.
    """
    spelled: dict[str, str] = {}
    for name in names:
        first, *rest = fold(name).split() or [""]
        spelled.setdefault("".join(rest), name)
        spelled["".join((first, *rest))] = name
    spelled.pop("", None)
    close = get_close_matches(wanted.replace(" ", ""), list(spelled), n=1, cutoff=_ALIKE)
    return spelled[close[0]] if close else ""


def _begins(full: str, wanted: str) -> bool:
    return full.startswith(wanted) or any(word.startswith(wanted) for word in full.split())
