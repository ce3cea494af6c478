"""The example group, opened once for all tests of pages and reports."""

from datetime import date
from functools import cache

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.paper import Bars, Block, Paper, Table
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.reports.kinds import REPORTS, Request
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.workspace import load_workspace

DAY = date(2026, 11, 21)


@cache
def group() -> Scope:
    return load_workspace(examples_dir() / "wilgenbrug" / "groep.toml", load_catalogue()).scope


def school(key: str) -> Overview:
    return next(one for one in group().schools if one.id == key)


def now() -> Asked:
    return Asked(group(), Situation.CURRENT)


def later() -> Asked:
    return Asked(group(), Situation.TARGET)


def report(kind: str, person: str = "", scope: Scope | None = None) -> Paper:
    return REPORTS[kind].make(Request(scope or group(), DAY, person))


def rows(blocks: tuple[Block, ...], title: str | None = None) -> list[tuple[str, ...]]:
    """The cells of all tables, or of the ones with a title."""
    return [
        line.cells
        for block in blocks
        if isinstance(block, Table) and title in (None, block.title)
        for line in block.lines
    ]


def row(blocks: tuple[Block, ...], first: str, title: str | None = None) -> tuple[str, ...]:
    """The only row of the tables that starts with a text."""
    found = [cells for cells in rows(blocks, title) if cells[0] == first]
    assert len(found) == 1, found
    return found[0]


def bars(blocks: tuple[Block, ...], label: str) -> tuple[str, ...]:
    """The words beside the bars of a line, and its note."""
    found = [
        (*(bar.text for bar in line.bars), line.note)
        for block in blocks
        if isinstance(block, Bars)
        for line in block.lines
        if line.label == label
    ]
    assert len(found) == 1, found
    return found[0]
