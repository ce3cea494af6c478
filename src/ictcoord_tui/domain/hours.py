"""Time as people say it, and what it comes to in hours a week.

`30min/dag`, `2u/maand` and `6u/jaar` are how colleagues speak of their work, so that is how a
dossier keeps it. Calculations want one unit: hours a week of a school year with a set number of
work weeks.
"""

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from ictcoord_tui.values import dataclass

DEFAULT_WEEKS = 37
"""Work weeks in a school year: 182 school days are 36.4 full weeks."""

DEFAULT_FULLTIME = 36.0
"""Hours a week of a full-time ICT coordinator in primary education, by circular."""

SCHOOL_DAYS_A_WEEK = 5
MONTHS_A_YEAR = 10
"""A school year has ten months of work."""

MAX_HOURS_A_WEEK = 168
HOURS_NEEDED = f"Uren per week: een getal tussen 0 en {MAX_HOURS_A_WEEK}, een komma mag."
"""Said of hours that somebody cannot have."""
_HOUR_DECIMALS = 10_000
_LONGEST_TIME = 60


class Period(StrEnum):
    """What an amount of time is counted over; the value is how Dutch writes it."""

    DAY = "dag"
    WEEK = "week"
    MONTH = "maand"
    YEAR = "jaar"


class TimeError(ValueError):
    """A time that cannot be understood; the message is Dutch and says what would work."""


@dataclass(frozen=True, slots=True)
class Spent:
    """An amount of time per day, week, month or year.

    Attributes:
        minutes: Exact minutes per period.
        period: What the minutes are counted over.
    """

    minutes: Fraction
    period: Period

    def hours_a_week(self, weeks: int = DEFAULT_WEEKS) -> float:
        """Return the time in hours a week of the school year.

        A day counts five times, a month ten times a year, and a year is spread over its work weeks.

        Args:
            weeks: Work weeks in a year.
        """
        return _hours_a_week(self.minutes.numerator, self.minutes.denominator, self.period, weeks)

    def __str__(self) -> str:
        """Return the one spelling a dossier keeps: `30min/week`, `1u30/dag`, `0,13u/week`."""
        return f"{_amount(self.minutes)}/{self.period.value}"


@lru_cache(maxsize=4096)
def _hours_a_week(minutes: int, parts: int, period: Period, weeks: int) -> float:
    """Return hours a week of `minutes / parts`: people use few times, and fractions are slow."""
    hours = Fraction(minutes, parts * 60)
    if period is Period.DAY:
        return float(hours * SCHOOL_DAYS_A_WEEK)
    if period is Period.MONTH:
        return float(hours * MONTHS_A_YEAR / weeks)
    if period is Period.YEAR:
        return float(hours / weeks)
    return float(hours)


_NUMBER = r"\d+(?:[.,]\d+)?"
_SPENT = re.compile(
    rf"""^\s*(?:±|ca\.?|circa|ongeveer|\+/-)?\s*
    (?: (?P<hours>{_NUMBER}) \s* (?:uur|uren|u|h)\b\.? \s* (?: (?:en\s*)? (?P<rest>\d{{1,2}}) \s*
            (?:minuten|minuut|min|m)?\.? )?
      | (?P<joined>\d+) [uh] (?P<joinedrest>\d{{1,2}}) (?:\s*(?:minuten|minuut|min|m)(?![a-z]))?
      | (?P<clock>\d+) : (?P<clockrest>\d{{2}}) (?:\s*u(?:ur)?)?
      | (?P<minutes>{_NUMBER}) \s* (?:minuten|minuut|min|m|')\.?
      | (?P<bare>{_NUMBER})
      | (?P<half>half|halfuur|kwartier) (?:\s*uur)?
    )
    \s* (?: (?: /|per|elke|iedere|à|a )? \s* (?P<period>[a-z]+)\.? )? \s*$""",
    re.VERBOSE,
)
_PERIODS = {
    "d": Period.DAY,
    "dag": Period.DAY,
    "schooldag": Period.DAY,
    "dagelijks": Period.DAY,
    "w": Period.WEEK,
    "wk": Period.WEEK,
    "week": Period.WEEK,
    "weken": Period.WEEK,
    "wekelijks": Period.WEEK,
    "m": Period.MONTH,
    "md": Period.MONTH,
    "mnd": Period.MONTH,
    "maand": Period.MONTH,
    "maandelijks": Period.MONTH,
    "j": Period.YEAR,
    "jr": Period.YEAR,
    "jaar": Period.YEAR,
    "schooljaar": Period.YEAR,
    "jaarlijks": Period.YEAR,
}


@lru_cache(maxsize=4096)
def parse_spent(text: str) -> Spent:
    """Read a time as a person types it.

    Understands `1,5`, `1.5`, `1u30`, `90m`, `2 u/w`, `30 min/dag`, `1 u per maand`, `1:30` and
    `half uur per week`; a number alone means hours a week.

    Raises:
        TimeError: The text is no time, or more than a week holds.
    """
    # Thousands of digits are no time, and converting them to a number may fail or take long.
    match = _SPENT.match(text.casefold()) if len(text) <= _LONGEST_TIME else None
    period = _PERIODS.get(match["period"] or "week") if match else None
    if match is None or period is None:
        shown = text.strip()[:_LONGEST_TIME]
        raise TimeError(f"‘{shown}’ is geen tijd. Schrijf zo: 30min/week, 2u/maand of 1,5.")
    spent = Spent(_rounded(_minutes(match)), period)
    if spent.hours_a_week() > MAX_HOURS_A_WEEK:
        raise TimeError(
            "Dat is meer dan de 168 uur die een week heeft. Is het per week, of per jaar?"
        )
    return spent


def says_period(text: str) -> bool:
    """Tell whether a time says what it is counted over; without, that is a week."""
    match = _SPENT.match(text.casefold()) if len(text) <= _LONGEST_TIME else None
    return match is not None and match["period"] is not None


def spent_from_hours(hours_a_week: float) -> Spent:
    """Return hours a week, for instance read from a spreadsheet, as a time per week.

    Raises:
        TimeError: The number is negative, not a number, or more than a week holds.
    """
    if not 0 <= hours_a_week <= MAX_HOURS_A_WEEK:
        raise TimeError(HOURS_NEEDED)
    return Spent(_rounded(Fraction(str(hours_a_week)) * 60), Period.WEEK)


def parse_hours(text: str) -> float:
    """Read hours a week for a person, such as `8`, `8,5` or `1u30`.

    Raises:
        TimeError: The text is no time, or more than a week holds.
    """
    return round(parse_spent(text).hours_a_week(), 4)


def format_hours(hours: float) -> str:
    """Return hours as a Fleming writes them: two decimals at most, a comma, no trailing zeros."""
    text = f"{hours:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text in ("-0", "") else text


def _minutes(match: re.Match[str]) -> Fraction:
    hours, rest = (
        match["hours"] or match["joined"] or match["clock"],
        match["rest"] or match["joinedrest"] or match["clockrest"],
    )
    if hours is not None:
        return _fraction(hours) * 60 + Fraction(rest or 0)
    if match["minutes"] is not None:
        return _fraction(match["minutes"])
    if match["half"] is not None:
        return Fraction(15 if match["half"] == "kwartier" else 30)
    return _fraction(match["bare"]) * 60


def _fraction(number: str) -> Fraction:
    return Fraction(number.replace(",", "."))


def _rounded(minutes: Fraction) -> Fraction:
    """Keep whole minutes, anything else to a ten-thousandth of an hour: then text round-trips."""
    if minutes.denominator == 1:
        return minutes
    return Fraction(round(minutes / 60 * _HOUR_DECIMALS), _HOUR_DECIMALS) * 60


def _amount(minutes: Fraction) -> str:
    if minutes.denominator != 1:
        decimals = f"{float(minutes / 60):.4f}".rstrip("0").replace(".", ",")
        return f"{decimals}u"
    hours, rest = divmod(int(minutes), 60)
    if hours == 0:
        return f"{rest}min"
    return f"{hours}u{rest:02d}" if rest else f"{hours}u"
