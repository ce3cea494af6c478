"""One way to write a day: `21/11/2026`, made in one place, on screen, on paper and in documents."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ictcoord_tui.domain.days import format_day, format_moment, format_time, parse_day
from tests.architecture.documents import DOCUMENTS
from tests.architecture.sources import PACKAGE, ROOT, python_files

WRITERS = {
    "domain/days.py": "the one place",
    "domain/edits/steps.py": "key of an earlier answer in the file",
    "storage/versions.py": "name of a file",
    "tui/terminal/crash.py": "name of a file",
}
"""Who may turn a moment into text, and why."""

FORMAT = re.compile(r"%Y|%H|%d/|%d-|strftime")
OTHER_STYLE = re.compile(r"(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?!\d)|(?<!\d)\d/\d{1,2}/\d{4}(?!\d)")


def test_a_day_and_a_moment_look_as_they_do_everywhere() -> None:
    assert format_day(date(2026, 3, 1)) == "01/03/2026"
    assert format_moment(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)) == "01/03/2026 09:05"
    assert format_time(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)) == "09:05"
    assert parse_day(format_day(date(2026, 3, 1))) == date(2026, 3, 1)


def test_nobody_else_writes_dates() -> None:
    found = {
        str(path.relative_to(PACKAGE))
        for path in python_files(PACKAGE)
        if FORMAT.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(WRITERS)


@pytest.mark.parametrize(
    "path",
    [
        *PACKAGE.rglob("*.json"),
        *python_files(PACKAGE),
        *DOCUMENTS,
        *(ROOT / "tests").rglob("goldens/*.txt"),
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_text_shows_a_day_in_another_style(path: Path) -> None:
    found = OTHER_STYLE.findall(path.read_text(encoding="utf-8"))
    # What people may type is told where it is read.
    assert found == [] or path == PACKAGE / "domain" / "days.py"
