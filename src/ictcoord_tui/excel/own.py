"""An edited workbook of ours, read back by three-way merge.

The hidden sheet says what stood in every cell at export. A cell that still says so asks for
nothing; any other is an edit of the exported document. The edited document is then merged with the
one of today, so that what happened in the program since is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import drop, get, put
from ictcoord_tui.domain.edits.people import remove_person, replace_person
from ictcoord_tui.domain.edits.rows import set_backup, set_people
from ictcoord_tui.domain.edits.tasks import add_task, remove_task
from ictcoord_tui.domain.merge import Conflict, merge
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Applies, Document, DossierKind, Path, Term, ordered
from ictcoord_tui.domain.tasks import Catalogue, Task
from ictcoord_tui.domain.text import MAX_LINE, clean_line, fold
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.columns import CellError, Column
from ictcoord_tui.excel.grid import Grid
from ictcoord_tui.excel.hidden import Payload
from ictcoord_tui.excel.own_people import Draft, OwnPeople
from ictcoord_tui.excel.own_sheets import OwnRow, OwnSheet, find_payload, find_sheets, is_own
from ictcoord_tui.excel.people_columns import HOME_HEADER, people_columns
from ictcoord_tui.excel.report import ImportPlan, Remark
from ictcoord_tui.excel.task_columns import situation_columns, task_list_columns
from ictcoord_tui.excel.writer import payload_of

_SITUATIONS = tuple(situation.value for situation in Situation)


def plan_import(
    grids: Sequence[Grid], scope: Scope, documents: Mapping[str, Document]
) -> ImportPlan:
    """Return what a workbook of ours would change. Nothing is changed yet.

    Args:
        grids: Its sheets, from `read_grids`.
        scope: What is open now.
        documents: The documents of today of every dossier in scope, by id.

    Raises:
        InvalidDataError: It is no workbook of ours, or it belongs to dossiers that are not in
            scope.
    """
    if not is_own(grids):
        raise InvalidDataError(
            "Dit Excel-bestand komt niet uit dit programma. Lees het in als eigen lijst."
        )
    remarks: list[Remark] = []
    payload = find_payload(grids)
    if payload is None:
        payload = payload_of(scope, documents, exported_at=datetime(1970, 1, 1))  # noqa: DTZ001
        payload.shown = dict.fromkeys(payload.shown, "")
        words = "Het verborgen blad is weg: vergeleken met hoe alles vandaag is."
        remarks.append(Remark("Excel-bestand", "", words, taken=True))
    _adopt(payload, documents)
    if not payload.bases.keys() & documents.keys():
        names = ", ".join(payload.dossiers.values())
        raise InvalidDataError(
            f"Dit Excel-bestand hoort bij {names or 'een ander dossier'}. Open dat dossier eerst."
        )
    reader = _Reader(Draft(payload, scope, remarks))
    for sheet in find_sheets(grids, payload, remarks):
        reader.read(sheet)
    return reader.plan(documents)


def _adopt(payload: Payload, documents: Mapping[str, Document]) -> None:
    """A single school whose file got another name since is still the same school."""
    if len(payload.bases) != 1 or len(documents) != 1 or payload.bases.keys() == documents.keys():
        return
    old, new = next(iter(payload.bases)), next(iter(documents))
    if payload.bases[old].get("name") != documents[new].get("name"):
        return
    payload.bases[new] = payload.bases.pop(old)
    payload.dossiers[new] = payload.dossiers.pop(old)
    for sheet in payload.sheets:
        # The mark on the sheet still holds the old id; the name of the sheet finds it.
        sheet.dossier = new if sheet.dossier == old else sheet.dossier


@dataclass(slots=True)
class _Place:
    """Whose row is read: the `Reading` that columns ask."""

    catalogue: Catalogue
    dossier: str
    names: OwnPeople
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

    def beneath(self, task_id: str) -> Task | None:
        """Return the task without what the dossier itself says about it."""
        return self.below(self.dossier, task_id)


class _Reader:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._people = OwnPeople(draft)
        self._said: dict[tuple[str, Path], object] = {}
        self._new_tasks: dict[tuple[str, str], str] = {}
        self._catalogue = draft.scope.overviews[0].catalogue

    def read(self, sheet: OwnSheet) -> None:
        """Take over the edits of one sheet."""
        self._draft.sheet = sheet.grid.title
        if sheet.base.kind == "team":
            self._read_team(sheet)
        elif sheet.base.dossier in self._draft.theirs:
            self._read_tasks(sheet)

    def plan(self, documents: Mapping[str, Document]) -> ImportPlan:
        """Merge what was read with the documents of today."""
        merged: dict[str, Document] = {}
        conflicts: dict[str, tuple[Conflict, ...]] = {}
        for key, base in self._draft.payload.bases.items():
            if self._draft.theirs[key] == base:
                continue
            if key not in documents:
                words = (
                    f"‘{self._draft.name(key)}’ is nu niet open; die wijzigingen zijn niet gelezen."
                )
                self._draft.remarks.append(Remark("Excel-bestand", "", words))
                continue
            result = merge(base, documents[key], self._draft.theirs[key])
            if ordered(result.document) != ordered(documents[key]):
                merged[key] = result.document
            if result.conflicts:
                conflicts[key] = result.conflicts
        return ImportPlan(merged, conflicts, tuple(self._draft.changes), tuple(self._draft.remarks))

    def _read_team(self, sheet: OwnSheet) -> None:
        columns = {column.key: column for column in people_columns()}
        seen: set[str] = set()
        for row in sheet.rows:
            name = clean_line(text_of(row.cells.get("name")))
            person = self._person_of_row(sheet, row, name, seen)
            if person is None:
                continue
            seen.add(person)
            home = self._people.home(person)
            if home is not None:
                self._read_row(sheet, row, (home, person), columns)
        self._removed(sheet, seen, self._remove_person)

    def _person_of_row(self, sheet: OwnSheet, row: OwnRow, name: str, seen: set[str]) -> str | None:
        if row.id in sheet.base.rows and row.id not in seen:
            return row.id
        if not name:
            if row.cells:
                words = f"Deze rij heeft geen naam: {_content(row)}."
                self._draft.remarks.append(Remark(self._draft.sheet, str(row.number), words))
            return None
        by_name = [
            key for key in sheet.base.rows
            if key not in seen and fold(sheet.base.cells(key).get("name", "")) == fold(name)
        ]  # fmt: skip
        if by_name:
            return by_name[0]
        home = self._home_of_row(sheet, row)
        return self._people.add_person(home, name)

    def _home_of_row(self, sheet: OwnSheet, row: OwnRow) -> str:
        """A new person lives where *Thuis* says, else in the group, else in the only school."""
        said = ""
        for (number, column), value in sheet.grid.cells.items():
            if number < row.number and fold(text_of(value)) == fold(HOME_HEADER):
                said = text_of(sheet.grid.cells.get((row.number, column)))
        try:
            found = self._people.dossiers(said)
        except CellError as error:
            self._draft.remarks.append(Remark(self._draft.sheet, str(row.number), str(error)))
            found = []
        inside = [key for key in found if key in self._draft.theirs]
        return inside[0] if inside else self._draft.group or next(iter(self._draft.theirs))

    def _remove_person(self, person: str) -> None:
        home = self._people.home(person)
        if home is None:
            return
        self._draft.change(
            home, f"Niet meer in het team: {self._draft.payload.people.get(person, person)}"
        )
        self._draft.theirs[home] = remove_person(self._draft.theirs[home], person)
        for key, document in self._draft.theirs.items():
            self._draft.theirs[key] = replace_person(document, person, None)

    # Tasks

    def beneath(self, dossier: str, task_id: str) -> Task | None:
        """Return a task as the layers below a dossier have it."""
        overview = self._overview(dossier)
        if overview is not None and overview.group is not None:
            below = Overview("", overview.group, self._catalogue).task_by_id
            return below.get(task_id)
        return self._catalogue.by_id.get(task_id)

    def _overview(self, dossier: str) -> Overview | None:
        return next((one for one in self._draft.scope.overviews if one.id == dossier), None)

    def _read_tasks(self, sheet: OwnSheet) -> None:
        columns = _columns_of(sheet)
        dossier, seen = sheet.base.dossier, set[str]()
        section = self._catalogue.sections[0].id
        for row in sheet.rows:
            task = self._task_of_row(sheet, row, seen, section)
            if task is None:
                continue
            seen.add(task)
            known = self._section_of(dossier, task)
            section = known or section
            self._read_row(sheet, row, (dossier, task), columns)
        remove = self._remove_task if sheet.base.kind == "tasks" else self._clear_row
        self._removed(sheet, seen, lambda task: remove(sheet, task))

    def _task_of_row(
        self, sheet: OwnSheet, row: OwnRow, seen: set[str], section: str
    ) -> str | None:
        name = clean_line(text_of(row.cells.get("task")))
        if row.id in sheet.base.rows:
            if row.id not in seen:
                return row.id
            if fold(name) == fold(sheet.base.cells(row.id)["task"]):
                words = f"‘{name}’ staat hier twee keer; de eerste rij telt: {_content(row)}."
                self._draft.remarks.append(Remark(self._draft.sheet, str(row.number), words))
                return None
        if not name:
            if row.cells:
                words = f"Deze rij heeft geen taak: {_content(row)}."
                self._draft.remarks.append(Remark(self._draft.sheet, str(row.number), words))
            return None
        known = self._task_by_name(sheet, name, seen)
        return known or self._add_task(sheet, row, name, section)

    def _task_by_name(self, sheet: OwnSheet, name: str, seen: set[str]) -> str | None:
        wanted = fold(name)
        for key in sheet.base.rows:
            if key not in seen and fold(sheet.base.cells(key).get("task", "")) == wanted:
                return key
        for home in (sheet.base.dossier, self._draft.group):
            if home is not None and (home, wanted) in self._new_tasks:
                return self._new_tasks[home, wanted]
        overview = self._overview(sheet.base.dossier)
        tasks = overview.tasks if overview is not None else ()
        return next(
            (task.id for task in tasks if fold(task.name) == wanted and task.id not in seen), None
        )

    def _add_task(self, sheet: OwnSheet, row: OwnRow, name: str, section: str) -> str:
        dossier = sheet.base.dossier
        taken = {key for one in self._draft.scope.overviews for key in one.task_by_id}
        taken |= {
            key for document in self._draft.theirs.values() for key in document.get("tasks", {})
        }
        document, task = add_task(self._draft.theirs[dossier], name, section, taken)
        self._draft.theirs[dossier] = document
        self._new_tasks[dossier, fold(name)] = task
        self._draft.change(dossier, f"Nieuwe taak: {name}")
        if "section" not in row.cells:
            near = self._catalogue.section_by_id[section].name
            words = f"‘{name}’ heeft geen rubriek; ze komt bij ‘{near}’."
            self._draft.remarks.append(
                Remark(self._draft.sheet, str(row.number), words, taken=True)
            )
        return task

    def _section_of(self, dossier: str, task: str) -> str | None:
        own = get(self._draft.theirs[dossier], ("tasks", task, "section"))
        if isinstance(own, str):
            return own
        below = self.beneath(dossier, task)
        return below.section if below is not None else None

    def _remove_task(self, sheet: OwnSheet, task: str) -> None:
        dossier = sheet.base.dossier
        name = sheet.base.cells(task).get("task", task)
        document = self._draft.theirs[dossier]
        if task in document.get("tasks", {}) and self.beneath(dossier, task) is None:
            self._draft.theirs[dossier] = remove_task(document, task)
            self._draft.change(dossier, f"Eigen taak verwijderd: {name}")
            return
        group = document.get("kind") == DossierKind.GROUP.value
        field, value = ("applies", Applies.NO) if group else ("term", Term.DROP)
        self._draft.theirs[dossier] = put(document, ("triage", task, field), value.value)
        self._draft.change(dossier, f"Rij verwijderd, dus geschrapt: {name}")

    def _clear_row(self, sheet: OwnSheet, task: str) -> None:
        dossier, path = sheet.base.dossier, (sheet.base.kind, task)
        if get(self._draft.theirs[dossier], path) is None:
            return
        self._draft.theirs[dossier] = drop(self._draft.theirs[dossier], path)
        name = sheet.base.cells(task).get("task", task)
        self._draft.change(dossier, f"Rij verwijderd, dus niemand meer: {name}")

    # Cells

    def _read_row(
        self,
        sheet: OwnSheet,
        row: OwnRow,
        place: tuple[str, str],
        columns: Mapping[str, Column[Any]],
    ) -> None:
        dossier, item = place
        before = sheet.base.cells(item)
        reading = _Place(self._catalogue, dossier, self._people, self.beneath)
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
                self._draft.remarks.append(Remark(self._draft.sheet, sheet.place(row, key), words))
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
                self._draft.remarks.append(Remark(self._draft.sheet, sheet.place(row, key), words))

    def _apply(self, dossier: str, path: Path, value: object, sheet: OwnSheet, row: OwnRow) -> bool:
        """Take over one value; tell when two sheets ask for two different things."""
        document = self._draft.theirs[dossier]
        if (dossier, path) in self._said:
            if self._said[dossier, path] != value:
                words = "Op een ander blad staat hier iets anders; wat het eerst kwam, telt."
                words += f" Hier stond: {_content(row)}."
                self._draft.remarks.append(Remark(sheet.grid.title, str(row.number), words))
            return False
        self._said[dossier, path] = value
        self._draft.theirs[dossier] = _with(document, path, value)
        return self._draft.theirs[dossier] != document

    def _removed(self, sheet: OwnSheet, seen: set[str], remove: Any) -> None:  # noqa: ANN401
        """Rows that are gone were deleted, unless so many are that it looks like an accident."""
        gone = [key for key in sheet.base.rows if key not in seen]
        if len(gone) * 2 > len(sheet.base.rows):
            many = counted(len(gone), "rij is", "rijen zijn")
            words = f"{many} weg. Dat lijkt niet de bedoeling; alles blijft staan."
            self._draft.remarks.append(Remark(sheet.grid.title, "", words))
            return
        for key in gone:
            remove(key)


def _columns_of(sheet: OwnSheet) -> dict[str, Column[Any]]:
    if sheet.base.kind == "tasks":
        both = (*task_list_columns(group=True), *task_list_columns(group=False))
        return {column.key: column for column in both}
    situation = Situation(sheet.base.kind)
    columns = situation_columns(situation, member=True, group=True, own_times=True, served=False)
    return {column.key: column for column in columns}


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


def _content(row: OwnRow) -> str:
    return "; ".join(clean_line(text_of(value), 200) for value in row.cells.values())


def _name_of(sheet: OwnSheet, row: OwnRow, item: str) -> str:
    key = "name" if sheet.base.kind == "team" else "task"
    now = clean_line(text_of(row.cells.get(key)))
    return sheet.base.cells(item).get(key, "") or now or item
