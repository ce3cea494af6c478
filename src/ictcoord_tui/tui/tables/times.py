"""The time of a task as text: of the whole task, of single people, or of both.

`2u/week` is the whole task; `An Peeters 30min/week; Jan Claes 1u/week` says it for each; a time
and people together leave the rest to those who are not named.
"""

from collections.abc import Iterable, Mapping

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Row
from ictcoord_tui.domain.hours import MONTHS_A_YEAR, Period, format_hours, parse_spent
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.tui.tables.column import EntryError
from ictcoord_tui.tui.tables.entries import doubted, people_text, read_people, read_time

_BETWEEN = ";"


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
    for part in filter(None, (part.strip() for part in text.split(_BETWEEN))):
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

    A month or a year is spread over the weeks of the school year, so that stands behind it.

    Raises:
        EntryError: A part is no time.
    """
    whole, own = read_times(overview, text)
    if not whole and not own:
        return "leeg: nog niet geschat"
    said = [*([whole] if whole else ()), *(f"{overview.person_name(p)} {own[p]}" for p in own)]
    hours = format_hours(_hours(overview, whole, own))
    counted_over = _counted_over(overview, (whole, *own.values()))
    doubt = _doubted(overview, text, (whole, *own.values()))
    return f"{' + '.join(said)} = {hours} u/week{counted_over}{doubt}"


def _doubted(overview: Overview, text: str, times: Iterable[str]) -> str:
    """Doubt a time longer than a week of work; a number alone may have been meant as minutes."""
    weeks = overview.dossier.weeks
    longest = max(parse_spent(one).hours_a_week(weeks) for one in times if one)
    doubt = doubted(overview, longest)
    number = text.strip()
    return f"{doubt} {number} minuten = {number}min" if doubt and number.isdecimal() else doubt


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


def _part(overview: Overview, part: str, also: tuple[str, ...]) -> tuple[str | None, str]:
    """Split a part at the first space after which a time stands, unless all of it is a time."""
    try:
        return None, read_time(part)
    except EntryError as error:
        words = part.replace(":", " : ").split() if ": " in part else part.split()
        for number in range(1, len(words)):
            time = _time_or_none(" ".join(words[number:]))
            if time is not None:
                name = " ".join(word for word in words[:number] if word != ":")
                people = read_people(overview, name, also)
                if len(people) == 1:
                    return people[0], time
        raise EntryError(str(error)) from error


def _time_or_none(text: str) -> str | None:
    try:
        return read_time(text)
    except EntryError:
        return None
