"""What the cell of a workbook says: text, a time, hours, yes or no."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from ictcoord_tui.content.words import label, labels, value_of
from ictcoord_tui.domain.days import format_moment
from ictcoord_tui.domain.hours import (
    HOURS_NEEDED,
    MAX_HOURS_A_WEEK,
    TimeError,
    parse_hours,
    parse_spent,
    spent_from_hours,
)
from ictcoord_tui.domain.text import clean_line, clean_text, fold
from ictcoord_tui.domain.validation import near_miss
from ictcoord_tui.excel.celltext import cell_text, plain_text
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.sheet import CellValue

_YES = frozenset({"ja", "j", "x", "v", "✓", "✔", "waar", "true", "yes", "1"})
_NO = frozenset({"", "nee", "neen", "n", "-", "onwaar", "false", "no", "0"})


def text_of(value: object) -> str:
    """Return any cell value as text, numbers as a Fleming writes them."""
    if isinstance(value, bool):
        return label("bool", "true" if value else "false")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return format_moment(moment).removesuffix(" 00:00")
    return "" if value is None else clean_text(str(value), len(str(value)))


def shown_text(value: CellValue) -> str:
    """Return what a cell we write shows, as `text_of` will give it when it comes back untouched."""
    return _comes_back(value) if isinstance(value, str) else text_of(value)


@lru_cache(maxsize=8192)
def _comes_back(text: str) -> str:
    return plain_text(cell_text(text))


def line_of(value: object) -> str:
    """Return a cell as one tidy line."""
    return clean_line(text_of(value))


def note_of(value: object) -> str:
    """Return a cell as free text."""
    return clean_text(text_of(value))


def spent_of(value: object) -> str:
    """Return a time in the spelling a dossier keeps; empty for an empty cell or a dash.

    Understands text, numbers (hours a week) and Excel's own times (`1:30` is an hour and a half).

    Raises:
        CellError: It is no time.
    """
    try:
        if isinstance(value, bool):
            raise CellError("Ja of nee is geen tijd. Schrijf zo: 30min/week.")
        if isinstance(value, int | float):
            return str(spent_from_hours(float(value)))
        clock = _clock_hours(value)
        if clock is not None:
            return str(spent_from_hours(clock))
        text = text_of(value)
        return str(parse_spent(text)) if text not in ("", "-") else ""
    except TimeError as error:
        raise CellError(str(error)) from error


def hours_of(value: object) -> float | None:
    """Return hours a week; nothing for an empty cell.

    Raises:
        CellError: It is no number of hours.
    """
    if text_of(value) in ("", "-"):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 0 <= value <= MAX_HOURS_A_WEEK:
            return value
        raise CellError(HOURS_NEEDED)
    try:
        hours = parse_hours(spent_of(value))
    except TimeError as error:
        raise CellError(str(error)) from error
    return int(hours) if hours.is_integer() else hours


def flag_of(value: object) -> bool:
    """Return yes or no; an empty cell is no.

    Raises:
        CellError: It is neither.
    """
    if isinstance(value, bool):
        return value
    word = fold(text_of(value))
    if word in _YES or word in _NO:
        return word in _YES
    raise CellError(f"‘{text_of(value)}’ is geen Ja of Nee. Kies een van beide.")


def flag_text(value: bool) -> str:
    """Return what a cell shows for a flag: `Ja`, or nothing."""
    return label("bool", "true") if value else ""


def choice_of(kind: str, value: object) -> str | None:
    """Return the value a Dutch word stands for; nothing for an empty cell.

    Raises:
        CellError: It is none of the words.
    """
    text = text_of(value)
    if text in ("", "-"):
        return None
    found = value_of(kind, text)
    if found is None:
        words = labels(kind).values()
        raise CellError(
            f"‘{text}’ kan hier niet. Kies uit: {', '.join(words)}.{near_miss(text, words)}"
        )
    return found


def _clock_hours(value: object) -> float | None:
    """Excel keeps a typed `1:30` as a moment of the day, or past 24 hours as a date."""
    if isinstance(value, timedelta):
        return value.total_seconds() / 3600
    if isinstance(value, time):
        return value.hour + value.minute / 60 + value.second / 3600
    if isinstance(value, datetime) and value.year <= 1900:
        start = datetime(1899, 12, 30, tzinfo=value.tzinfo)
        return (value - start).total_seconds() / 3600
    return None
