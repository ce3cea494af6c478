"""The time of a task as text: of the whole task, of single people, or of both.

`2u/week` is the whole task; `An Peeters 30min/week; Jan Claes 1u/week` says it for each; a time
and people together leave the rest to those who are not named.
"""

import re
from collections.abc import Iterable, Mapping

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Row
from ictcoord_tui.domain.hours import MONTHS_A_YEAR, Period, format_hours, parse_spent, says_period
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.tui.tables.column import EntryError, UnknownPersonError
from ictcoord_tui.tui.tables.entries import AGREE, doubted, people_text, read_people, read_time

_BETWEEN = ";"
_HOW_OFTEN = re.compile(r"\b(?:\d+ ?x|keer|maal|per|elke|iedere|om de)\b")
"""What says how often and is in nobody's name."""
_WEEKLY = "Zonder periode = per week."


def time_text(overview: Overview, row: Row) -> str:
    """Return the times of a row, so that `read_times` gives the same times."""
    whole = (str(row.time),) if row.time is not None else ()
    own = (f"{people_text(overview, (p,))} {row.times[p]}" for p in sorted(row.times))
    return f"{_BETWEEN} ".join((*whole, *own))


def read_times(
    overview: Overview, text: str, also: tuple[str, ...] = ()
) -> tuple[str, dict[str, str]]:
    """Return the time of the whole task and the times of single people by id.

    Args:
        overview: Whose people.
        text: As typed or pasted.
        also: Ids of people who are named there already, though nobody has them any more.

    Raises:
        UnknownPersonError: A time stands behind a name that nobody has.
        EntryError: A part is no time.
    """
    whole = ""
    own: dict[str, str] = {}
    for part in _parts(text):
        person, time = _part(overview, part, also)
        if person is not None:
            own[person] = time
        elif whole:
            raise EntryError("Eén tijd voor de hele taak; zet bij de andere wie het is: An 30min.")
        else:
            whole = time
    return whole, own


def explain_times(overview: Overview, text: str) -> str:
    """Return what a text was understood as: `30min/dag = 2,5 u/week`.

    A month or a year is spread over the weeks of the school year, so that stands behind it; where
    nothing is said of a period, what is taken for it.

    Raises:
        EntryError: A part is no time.
    """
    whole, own = read_times(overview, text)
    if not whole and not own:
        return "leeg: nog niet geschat; 0: vraagt geen tijd"
    said = _said(overview, whole, own, _hours(overview, whole, own))
    doubt = doubted(overview, _longest(overview, whole, own))
    if not doubt and not all(says_period(_split(part)[1]) for part in _parts(text)):
        doubt = _WEEKLY
    return "\n".join(filter(None, (said, doubt)))


def told_times(overview: Overview, row: Row) -> str:
    """Return how the times of a row came to hours a week: `2u/maand = 0,54 u/week (37 weken)`.

    Nothing when that is what was typed, or nothing was.
    """
    whole = str(row.time) if row.time is not None else ""
    own = {person: str(row.times[person]) for person in sorted(row.times)}
    hours = row.hours(overview.dossier.weeks)
    plain = not own and whole == f"{format_hours(hours)}u/week"
    return _said(overview, whole, own, hours) if hours and not plain else ""


def doubt_times(overview: Overview, text: str) -> str:
    """Ask whether a time longer than a week of work is meant; a number may have been minutes.

    Raises:
        EntryError: A part is no time.
    """
    question = doubted(overview, _longest(overview, *read_times(overview, text)))
    number = text.strip()
    minutes = f"   m = {number} minuten" if number.isdecimal() else ""
    return f"{question}\n{AGREE}{minutes}" if question else ""


def _said(overview: Overview, whole: str, own: Mapping[str, str], hours: float) -> str:
    """Return times with the hours a week that they are, and over which year that is counted."""
    each = (f"{overview.person_name(person)} {own[person]}" for person in own)
    said = " + ".join((*filter(None, (whole,)), *each))
    shown = format_hours(hours)
    if said == f"{shown}u/week":
        return said
    return f"{said} = {shown} u/week{_counted_over(overview, (whole, *own.values()))}"


def _longest(overview: Overview, whole: str, own: Mapping[str, str]) -> float:
    """Return the longest of these times, in hours a week."""
    times = filter(None, (whole, *own.values()))
    weeks = overview.dossier.weeks
    return max((parse_spent(one).hours_a_week(weeks) for one in times), default=0)


def _counted_over(overview: Overview, times: Iterable[str]) -> str:
    """Say what a year is, when a time per month or year was turned into hours a week."""
    periods = {parse_spent(one).period for one in times if one}
    weeks = counted(overview.dossier.weeks, "week", "weken")
    if Period.MONTH in periods:
        return f" ({counted(MONTHS_A_YEAR, 'maand', 'maanden')}, {weeks})"
    return f" ({weeks})" if Period.YEAR in periods else ""


def _hours(overview: Overview, whole: str, own: Mapping[str, str]) -> float:
    time = parse_spent(whole) if whole else None
    times = {person: parse_spent(spent) for person, spent in own.items()}
    # With a time for the whole task, somebody who is not named here carries the rest.
    who = (*times, "") if whole else tuple(times)
    return Row(who=who, time=time, times=times).hours(overview.dossier.weeks)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(_BETWEEN))))


def _part(overview: Overview, part: str, also: tuple[str, ...]) -> tuple[str | None, str]:
    """Return who a part is about, nobody when that is the whole task, and the time it says."""
    name, spent = _split(part)
    if not name:
        return None, read_time(spent)
    try:
        people = read_people(overview, name, also)
    except UnknownPersonError:
        if _HOW_OFTEN.search(name.casefold()) is None:
            raise
        raise EntryError(f"{_no_time(part)} Tel samen: 2 keer 3 uur is 6u/jaar.") from None
    if len(people) != 1:
        raise EntryError(_no_time(part))
    return people[0], read_time(spent)


def _split(part: str) -> tuple[str, str]:
    """Split a part in a name and a time: at the first space after which a time stands.

    There is no name when all of it is a time, or nothing is.
    """
    if _time_or_none(part) is not None:
        return "", part
    words = part.replace(":", " : ").split() if ": " in part else part.split()
    for number in range(1, len(words)):
        spent = " ".join(words[number:])
        if _time_or_none(spent) is not None:
            return " ".join(word for word in words[:number] if word != ":"), spent
    return "", part


def _no_time(part: str) -> str:
    """Say that a part is no time, and what would be one."""
    try:
        read_time(part)
    except EntryError as error:
        return str(error)
    return ""


def _time_or_none(text: str) -> str | None:
    try:
        return read_time(text)
    except EntryError:
        return None
