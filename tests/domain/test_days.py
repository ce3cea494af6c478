"""Days and moments, as they are written and read."""

from datetime import UTC, date, datetime

from ictcoord_tui.domain.days import format_day, format_moment, format_time, parse_day


def test_a_day_and_a_moment_look_as_they_do_everywhere() -> None:
    assert format_day(date(2026, 3, 1)) == "01/03/2026"
    assert format_moment(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)) == "01/03/2026 09:05"
    assert format_time(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)) == "09:05"
    assert parse_day(format_day(date(2026, 3, 1))) == date(2026, 3, 1)
