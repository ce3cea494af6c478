"""What an export costs: looks are shared, each cell is written once, it grows as the schools."""

import io
import re
import zipfile
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.example import make_example
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.reports.kinds import workbook_papers
from ictcoord_tui.workspace import load_workspace
from tests.calls import counting

NOW = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - the app works in local time
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"')
LOOKS = re.compile(r'<cellXfs count="(\d+)"')
FONTS = re.compile(r'<fonts count="(\d+)"')
SIZES = (5, 10, 15)
"""The example has five schools; then they come again, so that each step adds the same schools."""


@cache
def exported(schools: int) -> tuple[dict[str, str], int]:
    """Return the parts of the workbook of a group, and how many calls making it took."""
    with TemporaryDirectory() as folder:
        group = make_example(Path(folder) / "groep", schools)
        workspace = load_workspace(group, load_catalogue())
    documents = {one.id: one.document for one in workspace.opened}
    papers = workbook_papers(workspace.scope, NOW.date())
    with counting() as calls:
        data = write_workbook(workspace.scope, documents, exported_at=NOW, papers=papers)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    return parts, calls["calls"]


def sheets(schools: int) -> dict[str, str]:
    parts, _ = exported(schools)
    return {name: text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")}


def test_no_cell_is_written_twice() -> None:
    for name, text in sheets(5).items():
        twice = [cell for cell, times in Counter(CELL.findall(text)).items() if times > 1]
        assert (name, twice) == (name, [])


def test_looks_are_shared_however_many_schools_there_are() -> None:
    styles = [exported(number)[0]["xl/styles.xml"] for number in SIZES]

    for pattern in (LOOKS, FONTS):
        found = [pattern.search(text) for text in styles]
        counts = {int(one[1]) for one in found if one is not None}
        assert len(counts) == 1
        assert counts.pop() < 60


def test_cells_and_work_grow_as_the_schools() -> None:
    cells = [sum(len(CELL.findall(text)) for text in sheets(number).values()) for number in SIZES]
    work = [exported(number)[1] for number in SIZES]

    for first, second, third in (cells, work):
        assert third - second <= 1.1 * (second - first)
