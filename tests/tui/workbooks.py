"""Workbooks for stories: ours as a colleague edits them, and lists that people made themselves."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.workspace import load_workspace

EXPORTED = datetime(2026, 11, 2, 9, 30)  # noqa: DTZ001 - local time, as a person sees it
CURRENT = "Huidige situatie"


Cell = tuple[str, str, str, object]
"""Sheet, task, header and what is typed in that cell."""


def export(dossier: Path, target: Path, *cells: Cell) -> Path:
    """Write the workbook of a dossier as it is on disk, and type in some of its cells."""
    target.write_bytes(_exported(dossier.name, dossier.read_bytes(), cells))
    return target


@cache
def _exported(name: str, data: bytes, cells: tuple[Cell, ...]) -> bytes:
    """Making a workbook takes a second; many stories begin with the same one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        workspace = load_workspace(path, load_catalogue())
    documents = {one.id: one.document for one in workspace.opened}
    book = write_workbook(workspace.scope, documents, exported_at=EXPORTED)
    return _typed_in(book, cells) if cells else book


def _typed_in(book: bytes, cells: tuple[Cell, ...]) -> bytes:
    work = load_workbook(BytesIO(book))
    for sheet, task, header, value in cells:
        page = work[sheet]
        rows = list(page.iter_rows(values_only=True))
        top = next(number for number, row in enumerate(rows) if "Taak" in row)
        row = next(number for number, found in enumerate(rows) if task in found)
        page.cell(row + 1, rows[top].index(header) + 1).value = value  # type: ignore[assignment]  # no MergedCell here
    saved = BytesIO()
    work.save(saved)
    return saved.getvalue()


def home_made(book: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """Write a workbook as people make them, with rows by the name of the sheet."""
    work = Workbook()
    work.remove(work.worksheets[0])
    for title, rows in sheets.items():
        page = work.create_sheet(title)
        assert isinstance(page, Worksheet)
        for row in rows:
            page.append(list(row))
    work.save(book)
    return book


LIST: Sequence[Sequence[object]] = (
    ("Takenlijst ICT, schooljaar 2026-2027",),
    (),
    ("Taak", "Wie?", "Uren per week", "Niveau", "Lokaal", "Opmerkingen"),
    ("Netwerk en wifi",),
    ("Wifi onderhouden", "Bo Janssens + An", 2, "school", None, "sinds 2021"),
    ("Printers en copiers", "Jan Maes / Bo Janssens", 0.5, "school", "B12", None),
    ("Internetverbinding beheren", "An Peeters", "1u per maand", "groep", None, None),
    ("Robots van de STEM-klas opladen", "Bo Jansens", "30 min per week", None, "lab", None),
    ("Website bijwerken", "secretariaat", "soms", None, None, "druk in september"),
)
"""A list with a title, a heading, two names in a cell, a column of its own, a slip in a name."""

BUDGET: Sequence[Sequence[object]] = (("Jaar", "Bedrag"), (2026, 12_000))
