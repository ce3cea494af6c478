"""Dossiers to export, edits to make in a workbook, and LibreOffice to open it with."""

import io
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.excel.grid import read_grids
from ictcoord_tui.excel.own import plan_import
from ictcoord_tui.excel.report import ImportPlan
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.reports.kinds import workbook_papers

MOMENT = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - local time, as a person sees it
Documents = dict[str, Document]

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is niet geïnstalleerd"
)


def school_document(**more: object) -> Document:
    return {
        "format": 1,
        "catalogue": 1,
        "kind": "school",
        "name": "De Kiekendief",
        "people": {
            "an-peeters": {
                "name": "An Peeters",
                "role": "ICT-coördinator",
                "hours": {"now": 8, "target": 10.5},
                "expertise": ["netwerk"],
            },
            "jan-maes": {"name": "Jan Maes", "hours": {"now": 0}},
        },
        "current": {
            "net-wifi": {"who": ["an-peeters", "jan-maes"], "time": "1u30/week"},
            "net-internet": {
                "who": ["an-peeters", "jan-maes"],
                "time": "3u/maand",
                "times": {"jan-maes": "30min/week"},
                "note": "Contract loopt af",
            },
        },
        "target": {"net-wifi": {"who": ["jan-maes"], "time": "2u/week", "backup": ["an-peeters"]}},
        "triage": {"net-wifi": {"applies": "yes", "term": "short"}},
    } | more


def school_scope(document: Document) -> Scope:
    return Scope((Overview("school", read_dossier(document), load_catalogue()),))


def group_scope(documents: Mapping[str, Document]) -> Scope:
    """Return the scope of documents by id, of which `groep` is the group."""
    catalogue, group = load_catalogue(), read_dossier(documents["groep"])
    schools = tuple(
        Overview(key, read_dossier(document), catalogue, group)
        for key, document in documents.items()
        if key != "groep"
    )
    return Scope(schools, Overview("groep", group, catalogue))


def group_documents() -> Documents:
    return {
        "groep": {
            "format": 1,
            "catalogue": 1,
            "kind": "group",
            "name": "De Wilgenbrug",
            "people": {"joris": {"name": "Joris Vandemoer", "hours": {"now": 20}}},
            "tasks": {"eigen-portaal": {"name": "Portaal beheren", "section": "software"}},
            "current": {"srv-servers": {"who": ["joris"], "time": "2u/week"}},
        },
        "noord": school_document(name="School Noord"),
        "zuid": {
            "format": 1,
            "catalogue": 1,
            "kind": "school",
            "name": "School Zuid",
            "people": {"els": {"name": "Els Claes"}},
            "current": {"net-wifi": {"who": ["els", "joris"], "time": "1u/week"}},
        },
    }


def example_school() -> tuple[Scope, Documents]:
    document = tomllib.loads((examples_dir() / "basisschool.toml").read_text("utf-8"))
    return school_scope(document), {"school": document}


def example_group() -> tuple[Scope, Documents]:
    root = examples_dir() / "wilgenbrug"
    files = {"groep": root / "groep.toml"}
    files |= {path.stem: path for path in sorted((root / "scholen").glob("*.toml"))}
    documents = {key: tomllib.loads(path.read_text("utf-8")) for key, path in files.items()}
    return group_scope(documents), documents


def export(scope: Scope, documents: Mapping[str, Document]) -> bytes:
    return write_workbook(scope, documents, exported_at=MOMENT)


EXAMPLES: Mapping[str, Callable[[], tuple[Scope, Documents]]] = {
    "school": example_school,
    "group": example_group,
}


@cache
def exported(example: str) -> bytes:
    """Return the whole workbook of an example, with its reports; made once."""
    scope, documents = EXAMPLES[example]()
    papers = workbook_papers(scope, MOMENT.date())
    return write_workbook(scope, documents, exported_at=MOMENT, papers=papers)


def export_school(document: Document) -> bytes:
    return export(school_scope(document), {"school": document})


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def edited(data: bytes, edit: Callable[[Workbook], None]) -> bytes:
    book = opened(data)
    edit(book)
    return saved(book)


def import_school(data: bytes, document: Document) -> ImportPlan:
    return plan_import(read_grids(data), school_scope(document), {"school": document})


def sheet(book: Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def column(page: Worksheet, header: str) -> int:
    return next(cell.column for cell in page[3] if cell.value == header)


def row_of(page: Worksheet, task: str) -> int:
    return next(row for row in range(4, page.max_row + 1) if page.cell(row, 3).value == task)


def put(page: Worksheet, task: str, header: str, value: object) -> None:
    page.cell(row_of(page, task), column(page, header)).value = value  # type: ignore[assignment]


def office(data: bytes, kind: str, folder: Path) -> bytes:
    """Convert a workbook with LibreOffice, in a profile of its own."""
    source = folder / "in.xlsx"
    source.write_bytes(data)
    target = folder / "out"
    filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "pdf": "pdf"}
    subprocess.run(
        [
            str(shutil.which("soffice")),
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            filters[kind],
            "--outdir",
            str(target),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    return (target / f"in.{kind}").read_bytes()
