"""Days as people here write them: `21/11/2026`, on screen and on paper the same."""

from datetime import date, datetime

_LONG_YEAR = 4


def format_day(day: date) -> str:
    """Return a day as people here write it: `21/11/2026`."""
    return f"{day:%d/%m/%Y}"


def format_moment(moment: datetime) -> str:
    """Return day and time as people here write them, in the zone of the moment: `21/11/2026 14:05`.

    Whoever shows a moment of somewhere else first brings it to the zone of this machine.
    """
    return f"{format_day(moment)} {format_time(moment)}"


def format_time(moment: datetime) -> str:
    """Return the time of day, in the zone of the moment: `14:05`."""
    return f"{moment:%H:%M}"


def stamp(on: date | None, by: str) -> str:
    """Return day and person, as far as they are known: `21/11/2026, An`."""
    return ", ".join(part for part in (format_day(on) if on else "", by) if part)


def parse_moment(text: str) -> datetime:
    """Return a moment as it was written down, with its zone; without one it was local time.

    Args:
        text: As ISO 8601 says.

    Raises:
        ValueError: It is no such moment.
        TypeError: It is no text.
    """
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()


def parse_day(text: str) -> date:
    """Return the day that somebody typed: `21/11/2026`, `21-11-2026`, `21.11.26` or `2026-11-21`.

    Raises:
        ValueError: It is no day; the message says so in Dutch.
    """
    wrong = f"‘{text.strip()}’ is geen datum. Typ bijvoorbeeld 21/11/2026."
    parts = text.strip().replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(wrong)
    first, month, last = parts
    day, year = (last, first) if len(first) == _LONG_YEAR else (first, last)
    full_year = int(year) if len(year) == _LONG_YEAR else 2000 + int(year)
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        raise ValueError(wrong) from None


def a_year_later(day: date) -> date:
    """Return the same day next year; the 28th for 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
