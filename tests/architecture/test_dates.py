"""One way to write a day: `21/11/2026`, made in one place, on screen, on paper and in documents."""

import re
from pathlib import Path

import pytest

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
