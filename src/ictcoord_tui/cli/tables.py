"""The tables of a dossier as text, for `ictcoord export --table`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.excel.tables import write_table
from ictcoord_tui.tui.tables.column import Choice, Table
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.tasks import GROUP_TASKS, TASKS
from ictcoord_tui.tui.tables.team import TEAM

ID_HEADER = "Id"
PLACE_HEADER = "Cluster en rubriek"


class Shape(NamedTuple):
    """How a table is written.

    Attributes:
        delimiter: What stands between the cells.
        encoding: Of a file; spreadsheets only know UTF-8 by a mark at its beginning.
    """

    delimiter: str
    encoding: str


SHAPES: Mapping[str, Shape] = {".csv": Shape(";", "utf-8-sig"), ".tsv": Shape("\t", "utf-8-sig")}
"""By the ending of the file. A Dutch decimal comma asks for semicolons."""

STREAM = Shape("\t", "utf-8")
"""On stdout, for the next program in the pipe."""


def table_text(
    name: str, overview: Overview, schools: Sequence[Overview], *, delimiter: str
) -> str:
    """Return a table with a header line, as the app shows it, without filters.

    Args:
        name: `tasks`, `current`, `target` or `team`.
        overview: The dossier it is of.
        schools: The schools of a group, for rows that hold for some of them only.
        delimiter: What stands between the cells.
    """
    table = _table(name, overview, schools)
    groups = table.groups(overview)
    places = [PLACE_HEADER] if groups else []
    headers = [ID_HEADER, *places, *(column.title for column in table.columns)]
    rows = []
    for row in table.rows(overview):
        place = [groups.get(row, "")] if groups else []
        cells = (column.text(overview, row) for column in table.columns)
        rows.append([row, *place, *cells])
    return write_table(headers, rows, delimiter)


def _table(name: str, overview: Overview, schools: Sequence[Overview]) -> Table:
    if name == "team":
        return TEAM
    if name == "tasks":
        return GROUP_TASKS if overview.is_group else TASKS
    choices = tuple(Choice(one.id, one.name) for one in schools) if overview.is_group else ()
    return situation_table(Situation(name), choices)
