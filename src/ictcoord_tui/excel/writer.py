"""A school or a group as an Excel workbook: tables with live formulas, and a hidden sheet.

The hidden sheet remembers what every cell said, so that an edited workbook can be read back.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.excel import hidden
from ictcoord_tui.excel.names import directory_of, homes_of
from ictcoord_tui.excel.pages.findings import kinds_of, write_list, write_summary
from ictcoord_tui.excel.pages.frame import Making, situation_title, write_lists
from ictcoord_tui.excel.pages.intro import write_intro
from ictcoord_tui.excel.pages.paper import write_paper
from ictcoord_tui.excel.pages.people_table import write_team
from ictcoord_tui.excel.pages.roadmap import write_roadmap
from ictcoord_tui.excel.pages.task_table import write_situation, write_task_list
from ictcoord_tui.excel.pages.workload import write_workload
from ictcoord_tui.excel.sheet import Book
from ictcoord_tui.excel.shown import marks_of
from ictcoord_tui.excel.styles import Look, Styles
from ictcoord_tui.paper import Paper

Progress: TypeAlias = Callable[[int, int], None]
"""Told the sheets done and the sheets in all. What it raises ends the export."""

_OTHER_SHEETS = 7
_SAVING = 1


def write_workbook(
    scope: Scope,
    documents: Mapping[str, Document],
    *,
    exported_at: datetime,
    papers: Mapping[str, Paper] = MappingProxyType({}),
    progress: Progress | None = None,
) -> bytes:
    """Return the workbook of a school, or of a group with its schools.

    The same scope at the same moment gives the same bytes.

    Args:
        scope: What to export; it has at least one dossier.
        documents: The document of every dossier in scope by id: the base of a later import.
        exported_at: Stands on the sheets, and as time of creation in the file.
        papers: Reports to read and print, by what their tab is called. They are not read back.
            The first is the page on top, before *Intro*; the others follow the tables.
        progress: Called after each sheet; may raise to cancel, nothing is left behind then.
    """
    return _Export(scope, exported_at, progress).run(documents, papers)


def payload_of(
    scope: Scope, documents: Mapping[str, Document], *, exported_at: datetime
) -> hidden.Payload:
    """Return what a workbook of this scope would carry along, without making the file."""
    export = _Export(scope, exported_at, None)
    export.fill()
    return export.payload(documents)


class _Export:
    def __init__(self, scope: Scope, exported_at: datetime, progress: Progress | None) -> None:
        book = Book()
        self._exported_at = exported_at
        self._progress = progress
        self._done = 0
        self._all = _OTHER_SHEETS + len(scope.overviews) * len(Situation) + _SAVING
        self._making = Making(
            book=book,
            styles=Styles(book.workbook),
            scope=scope,
            names=directory_of(scope),
            homes=homes_of(scope),
            day=format_day(exported_at),
        )

    def run(self, documents: Mapping[str, Document], papers: Mapping[str, Paper]) -> bytes:
        """Write every sheet and return the file."""
        self._all += len(papers)
        making = self._making
        for write in self._sheets(papers):
            write(making)
            making.book.settle()
            self._tell()
        write_lists(making)
        self._write_hidden(self.payload(documents))
        data = making.book.to_bytes(self._exported_at)
        self._tell()
        return data

    def fill(self) -> None:
        """Write the sheets that are read back or shown, without making a file."""
        for write in self._sheets({}):
            write(self._making)
        write_lists(self._making)

    def _sheets(self, papers: Mapping[str, Paper]) -> Iterator[Callable[[Making], None]]:
        """Yield what writes each sheet, in the order of the tabs: what is detail comes last."""
        making = self._making
        views = list(making.views())
        printed = [partial(write_paper, title=title, paper=one) for title, one in papers.items()]
        yield from printed[:1]
        yield write_intro
        yield partial(write_task_list, view=views[0])
        for view in views:
            for situation in Situation:
                title = situation_title(making.scope, situation, view.overview.name)
                yield partial(write_situation, view=view, situation=situation, title=title)
        yield write_team
        yield write_roadmap
        kinds = kinds_of(making)
        yield partial(write_summary, kinds=kinds)
        yield from printed[1:]
        yield write_workload
        yield partial(write_list, kinds=kinds)

    def payload(self, documents: Mapping[str, Document]) -> hidden.Payload:
        """Return what the hidden sheet carries; the sheets must be there already."""
        making = self._making
        inside = {overview.id for overview in making.scope.overviews}
        asked = {base.title: base.headers.values() for base in making.bases}
        return hidden.Payload(
            exported_at=self._exported_at.isoformat(),
            people=dict(making.names.people),
            dossiers=dict(making.names.dossiers),
            bases={key: document for key, document in documents.items() if key in inside},
            sheets=making.bases,
            shown={
                sheet.title: marks_of(sheet.rows, asked.get(sheet.title, ()))
                for sheet in making.book.sheets
            },
        )

    def _write_hidden(self, payload: hidden.Payload) -> None:
        sheet = self._making.add(hidden.SHEET)
        sheet.frame.sheet_state = "veryHidden"
        blank = [self._making.styles[Look.BLANK]]
        for text in payload.to_cells():
            sheet.append([text], blank)

    def _tell(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._all)
