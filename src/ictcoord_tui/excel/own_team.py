"""The sheet *Team* of a workbook of ours, read back."""

from ictcoord_tui.domain.edits.people import remove_person, replace_person
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.own_cells import OwnCells, content_of, removed_rows
from ictcoord_tui.excel.own_draft import OwnDraft
from ictcoord_tui.excel.own_sheets import OwnRow, OwnSheet
from ictcoord_tui.excel.people_columns import HOME_HEADER, people_columns


class TeamReader:
    """Takes over who was changed, added and removed."""

    def __init__(self, draft: OwnDraft, cells: OwnCells) -> None:
        self._draft = draft
        self._cells = cells

    def read(self, sheet: OwnSheet) -> None:
        """Take over the edits of the sheet."""
        columns = {column.key: column for column in people_columns()}
        seen: set[str] = set()
        for row in sheet.rows:
            name = clean_line(text_of(row.cells.get("name")))
            person = self._person_of_row(sheet, row, name, seen)
            if person is None:
                continue
            seen.add(person)
            home = self._cells.people.home(person)
            if home is not None:
                self._cells.read_row(sheet, row, (home, person), columns)
        removed_rows(self._draft, sheet, seen, self._remove_person)

    def _person_of_row(self, sheet: OwnSheet, row: OwnRow, name: str, seen: set[str]) -> str | None:
        if row.id in sheet.base.rows and row.id not in seen:
            return row.id
        if not name:
            if row.cells:
                words = f"Deze rij heeft geen naam: {content_of(row)}."
                self._draft.remark(row.number, words)
            return None
        by_name = [
            key for key in sheet.base.rows
            if key not in seen and fold(sheet.base.cells(key).get("name", "")) == fold(name)
        ]  # fmt: skip
        if by_name:
            return by_name[0]
        home = self._home_of_row(sheet, row)
        people = self._cells.people
        return people.of_today(home, name) or people.add_person(home, name)

    def _home_of_row(self, sheet: OwnSheet, row: OwnRow) -> str:
        """A new person lives where *Thuis* says, else in the group, else in the only school."""
        said = ""
        for (number, column), value in sheet.grid.cells.items():
            if number < row.number and fold(text_of(value)) == fold(HOME_HEADER):
                said = text_of(sheet.grid.cells.get((row.number, column)))
        try:
            found = self._cells.people.dossiers(said)
        except CellError as error:
            self._draft.remark(row.number, str(error))
            found = []
        inside = [key for key in found if key in self._draft.theirs]
        return inside[0] if inside else self._draft.group or next(iter(self._draft.theirs))

    def _remove_person(self, person: str) -> None:
        home = self._cells.people.home(person)
        if home is None:
            return
        self._draft.change(
            home, f"Niet meer in het team: {self._draft.payload.people.get(person, person)}"
        )
        self._draft.theirs[home] = remove_person(self._draft.theirs[home], person)
        for key, document in self._draft.theirs.items():
            self._draft.theirs[key] = replace_person(document, person, None)
