"""What an export costs: looks are shared, each cell is written once, it grows as the schools."""

import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.example import make_example
from ictcoord_tui.excel import sheet
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.reports.kinds import workbook_papers
from ictcoord_tui.workspace import load_workspace
from tests.calls import counting
from tests.excel import support

NOW = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - the app works in local time
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"')
LOOKS = re.compile(r'<cellXfs count="(\d+)"')
FONTS = re.compile(r'<fonts count="(\d+)"')
SIZES = (5, 10, 15)
"""The example has five schools; then they come again, so that each step adds the same schools."""

MOST_CALLS_A_CELL = 20
"""Calls of Python functions for each cell of the file, all reports and insights included."""


@cache
def exported(schools: int) -> tuple[dict[str, str], int]:
    """Return the parts of the workbook of a group, and how many calls making it took."""
    with TemporaryDirectory() as folder:
        group = make_example(Path(folder) / "groep", schools)
        workspace = load_workspace(group, load_catalogue())
    documents = {one.id: one.document for one in workspace.opened}
    papers = workbook_papers(workspace.scope, NOW.date())
    forget_measures()
    with counting() as calls:
        data = write_workbook(workspace.scope, documents, exported_at=NOW, papers=papers)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    return parts, calls["calls"]


def forget_measures() -> None:
    """Make the work of an export independent of what was exported before."""
    for name, module in list(sys.modules.items()):
        if name.startswith("ictcoord_tui.excel."):
            for one in vars(module).values():
                getattr(one, "cache_clear", int)()


def sheets(schools: int) -> dict[str, str]:
    parts, _ = exported(schools)
    return {name: text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")}


def test_no_cell_is_written_twice() -> None:
    for name, text in sheets(5).items():
        twice = [cell for cell, times in Counter(CELL.findall(text)).items() if times > 1]
        assert (name, twice) == (name, [])


def test_a_cell_is_drawn_once_and_a_page_that_is_tried_out_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: Counter[str] = Counter()
    draw = sheet._cell_xml

    def counted(start: str, value: sheet.CellValue, texts: Mapping[str, str]) -> str:
        drawn["cells"] += 1
        return draw(start, value, texts)

    monkeypatch.setattr(sheet, "_cell_xml", counted)
    scope, documents = support.example_school()
    papers = workbook_papers(scope, NOW.date())
    data = write_workbook(scope, documents, exported_at=NOW, papers=papers)

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pages = [one for one in package.namelist() if one.startswith("xl/worksheets/sheet")]
        written = sum(len(CELL.findall(package.read(one).decode())) for one in pages)
    assert drawn["cells"] == written > 5_000


def test_looks_are_shared_however_many_schools_there_are() -> None:
    styles = [exported(number)[0]["xl/styles.xml"] for number in SIZES]

    for pattern in (LOOKS, FONTS):
        found = [pattern.search(text) for text in styles]
        counts = {int(one[1]) for one in found if one is not None}
        assert len(counts) == 1
        assert counts.pop() < 60


def test_work_stays_small_beside_the_cells() -> None:
    """A ratchet: what somebody adds for every cell shows here on any machine."""
    parts, calls = exported(SIZES[-1])
    cells = sum(len(CELL.findall(text)) for text in parts.values())
    assert calls <= MOST_CALLS_A_CELL * cells


def test_cells_and_work_grow_as_the_schools() -> None:
    cells = [sum(len(CELL.findall(text)) for text in sheets(number).values()) for number in SIZES]
    work = [exported(number)[1] for number in SIZES]

    for first, second, third in (cells, work):
        assert third - second <= 1.1 * (second - first)
