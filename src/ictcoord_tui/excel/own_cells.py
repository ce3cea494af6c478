"""Changed cells of a workbook of ours as edits, and rows that are gone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.rows import set_backup, set_people
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.tasks import Catalogue, Task
from ictcoord_tui.domain.text import MAX_LINE, clean_line
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.columns import CellError, Column
from ictcoord_tui.excel.own_draft import OwnDraft
from ictcoord_tui.excel.own_people import OwnPeople
from ictcoord_tui.excel.own_sections import OwnSections
from ictcoord_tui.excel.own_sheets import OwnRow, OwnSheet

_SITUATIONS = tuple(situation.value for situation in Situation)


@dataclass(slots=True)
class _Place:
    """Whose row is read: the `Reading` that columns ask."""

    catalogue: Catalogue
    dossier: str
    names: OwnPeople
    sections: OwnSections
    below: Callable[[str, str], Task | None]

    def people(self, text: str) -> list[str]:
        """Return the ids of the people a cell names; new ones get an id."""
        return self.names.people(self.dossier, text)

    def person(self, name: str) -> str | None:
        """Return the id of the one person with this name, or `None`."""
        return self.names.finder(self.dossier).find(name)

    def dossiers(self, text: str) -> list[str]:
        """Return the ids of the schools a cell names."""
        return self.names.dossiers(text)

    def section(self, text: str) -> str:
        """Return the id of the section a cell names."""
        return self.sections.find(text)

    def beneath(self, task_id: str) -> Task | None:
        """Return the task without what the dossier itself says about it."""
        return self.below(self.dossier, task_id)


class OwnCells:
    """Reads the cells of rows whose person or task is known.

    Attributes:
        people: Who the names in the workbook are.
        catalogue: The start list.
        sections: Which sections the words in the workbook are.
    """

    def __init__(self, draft: OwnDraft) -> None:
        self.people = OwnPeople(draft)
        self.catalogue = draft.scope.overviews[0].catalogue
        self.sections = OwnSections(draft, self.catalogue)
        self._draft = draft
        self._said: dict[tuple[str, Path], object] = {}

    def beneath(self, dossier: str, task_id: str) -> Task | None:
        """Return a task as the layers below a dossier have it."""
        overview = self.overview(dossier)
        if overview is not None and overview.group is not None:
            below = Overview("", overview.group, self.catalogue).task_by_id
            return below.get(task_id)
        return self.catalogue.by_id.get(task_id)

    def overview(self, dossier: str) -> Overview | None:
        """Return a dossier that is open, by its id."""
        return next((one for one in self._draft.scope.overviews if one.id == dossier), None)

    def read_row(
        self,
        sheet: OwnSheet,
        row: OwnRow,
        place: tuple[str, str],
        columns: Mapping[str, Column[Any]],
    ) -> None:
        """Take over what was changed in a row.

        Args:
            sheet: Where the row stands.
            row: Its cells as they are now.
            place: The dossier, and the person or task of the row.
            columns: What each column means, by key.
        """
        dossier, item = place
        before = sheet.base.cells(item)
        reading = _Place(self.catalogue, dossier, self.people, self.sections, self.beneath)
        for key in sheet.columns:
            value, column = row.cells.get(key), columns[key]
            if _same(before.get(key, ""), text_of(value)) or column.read is None:
                continue
            if value is None and (row.number, sheet.columns[key]) in sheet.grid.unvalued:
                continue
            try:
                edits = column.read(reading, item, value)
            except CellError as error:
                words = f"{column.header}: {error}"
                who = _name_of(sheet, row, item)
                self._draft.remark(sheet.place(row, key), words, about=who)
                continue
            self._tell_cut(sheet, row, key, edits.values())
            changed = [self._apply(dossier, path, new, sheet, row) for path, new in edits.items()]
            if any(changed):
                shown = f"{column.header}: {_shown(before.get(key, ''))} → {_shown(text_of(value))}"
                self._draft.change(dossier, f"{_name_of(sheet, row, item)} · {shown}")

    def _tell_cut(self, sheet: OwnSheet, row: OwnRow, key: str, kept: Iterable[object]) -> None:
        """A cell holds more than a dossier keeps of a text: tell what is left behind."""
        whole = text_of(row.cells.get(key))
        for text in kept:
            if isinstance(text, str) and len(whole) > len(text) >= MAX_LINE - 1:
                words = f"Te lang, dit viel weg: {whole[len(text) :]}"
                who = clean_line(text_of(row.cells.get(_title(sheet))))
                self._draft.remark(sheet.place(row, key), words, about=who)

    def _apply(self, dossier: str, path: Path, value: object, sheet: OwnSheet, row: OwnRow) -> bool:
        """Take over one value; tell when two sheets ask for two different things."""
        document = self._draft.theirs[dossier]
        if (dossier, path) in self._said:
            if self._said[dossier, path] != value:
                words = "Op een ander blad staat hier iets anders; wat het eerst kwam, telt."
                words += f" Hier stond: {content_of(row)}."
                self._draft.remark(row.number, words)
            return False
        self._said[dossier, path] = value
        self._draft.theirs[dossier] = _with(document, path, value)
        return self._draft.theirs[dossier] != document


def removed_rows(
    draft: OwnDraft, sheet: OwnSheet, seen: set[str], remove: Callable[[str], None]
) -> None:
    """Remove what stood in rows that are gone, unless so many are that it looks like an accident.

    Args:
        draft: What is read so far.
        sheet: The sheet, with what it held at export.
        seen: Ids of the rows that are still there.
        remove: Removes one.
    """
    gone = [key for key in sheet.base.rows if key not in seen]
    if len(gone) * 2 > len(sheet.base.rows):
        many = counted(len(gone), "rij is", "rijen zijn")
        words = f"{many} weg. Dat lijkt niet de bedoeling; alles blijft staan."
        draft.remark("", words)
        return
    for key in gone:
        remove(key)


def content_of(row: OwnRow) -> str:
    """Return all that stands in a row, for a remark about it."""
    return "; ".join(clean_line(text_of(value), 200) for value in row.cells.values())


def _with(document: Document, path: Path, value: object) -> Document:
    if len(path) == 3 and path[0] in _SITUATIONS and isinstance(value, list):
        situation, task = Situation(path[0]), path[1]
        if path[2] == "who":
            return set_people(document, situation, task, value)
        if path[2] == "backup":
            return set_backup(document, situation, task, value)
    return put(document, path, value)


def _same(before: str, after: str) -> bool:
    return before == after or before.split() == after.split()


def _shown(text: str) -> str:
    line = clean_line(text, 80)
    return f"‘{line}’" if line else "leeg"


def _title(sheet: OwnSheet) -> str:
    """Return the column that says whose row it is."""
    return "name" if sheet.base.kind == "team" else "task"


def _name_of(sheet: OwnSheet, row: OwnRow, item: str) -> str:
    key = _title(sheet)
    now = clean_line(text_of(row.cells.get(key)))
    return sheet.base.cells(item).get(key, "") or now or item
