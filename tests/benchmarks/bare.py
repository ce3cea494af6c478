"""The smallest Textual app that shows rows in a `DataTable`: what our screens are measured by.

Run as `python -m tests.benchmarks.bare ROWS.json`; the file holds a list of rows of texts.
"""

import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class BareApp(App[None]):
    """Rows in a table, and nothing else."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield DataTable()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*self._rows[0])
        table.add_rows(self._rows[1:])

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Change a cell: an edit without anything around it."""
        event.data_table.update_cell_at(event.coordinate, "2u")


if __name__ == "__main__":
    BareApp(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))).run()
