"""What reading somebody's workbook comes to so far: the dossier, and what is to be told."""

from collections.abc import Iterable

from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.text import MAX_LINE, MAX_TEXT, clean_line, clean_text
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign_lines import Line
from ictcoord_tui.excel.grid import Value
from ictcoord_tui.excel.report import Change, Remark


class ForeignDraft:
    """A dossier while it is filled, with an account of every change and every doubt.

    Args:
        overview: The dossier as it is, for its tasks and people.
        document: The same as a document; it stays as it is.
    """

    def __init__(self, overview: Overview, document: Document) -> None:
        self.overview = overview
        self.document = document
        """The dossier with everything that was read until now."""
        self.sheet = ""
        """The sheet that is being read."""
        self.changes: list[Change] = []
        self.remarks: list[Remark] = []
        self._written: dict[Path, object] = {}
        self._empties: dict[str, list[int]] = {}

    def put(self, path: Path, value: object) -> None:
        """Write a value, unless it says nothing or nothing new."""
        before = get(self.document, path)
        if value is None or before == value:
            return
        self.document = put(self.document, path, value)
        word = labels("field").get(path[2], path[2])
        self.change(f"{self.name(path[1])} · {word}: {clean_line(str(value), 80)}")

    def put_once(self, path: Path, value: object) -> bool:
        """Write a value that a workbook may say only once; tell whether it stands there now."""
        if value is None:
            return True
        if path not in self._written:
            self._written[path] = value
            self.put(path, value)
        return self._written[path] == value

    def name(self, task: str) -> str:
        """Return how a task is called, a new one too."""
        known = self.overview.task_by_id.get(task)
        return known.name if known else str(get(self.document, ("tasks", task, "name")) or task)

    def names(self, people: Iterable[str]) -> str:
        """Return how people are called, new ones too."""
        own = self.document.get("people", {})
        known = self.overview.people
        return ", ".join(
            known[p].name if p in known else own.get(p, {}).get("name", p) for p in people
        )

    def change(self, words: str) -> None:
        """Remember what was filled in."""
        self.changes.append(Change(self.sheet, self.overview.id, words))

    def remark(self, row: int, words: str, *, taken: bool = False) -> None:
        """Remember what to tell about a row; 0 is the whole sheet."""
        place = str(row) if row else ""
        self.remarks.append(Remark(self.sheet, place, words, taken=taken))

    def empty(self, row: int, words: str) -> None:
        """Remember that a cell was taken for an empty one; rows with the same are told together."""
        self._empties.setdefault(words, []).append(row)

    def tell_empties(self) -> None:
        """Tell which cells of the sheet were taken for empty ones."""
        for words, rows in self._empties.items():
            more = f" (rij {', '.join(map(str, rows))})" if len(rows) > 1 else ""
            self.remark(0 if more else rows[0], f"{words}{more}.", taken=True)
        self._empties.clear()

    def read_as(self, row: int, said: str, name: str) -> None:
        """Tell what words were taken for: a task or a person; row 0 is the whole sheet."""
        self.remark(row, read_as(said, name), taken=True)

    def tidy(self, line: Line, value: Value, *, one_line: bool = False) -> str:
        """Return a text as a dossier keeps it, and tell what of it is too long to keep."""
        whole = text_of(value)
        whole = clean_line(whole, len(whole)) if one_line else whole
        limit = MAX_LINE if one_line else MAX_TEXT
        if len(whole) > limit:
            self.remark(line.number, f"Te lang, dit viel weg: {whole[limit:]}")
        return clean_line(whole) if one_line else clean_text(whole)


def read_as(said: str, name: str) -> str:
    """Return the sentence that tells what words were taken for."""
    return f"‘{said}’ gelezen als ‘{name}’."
