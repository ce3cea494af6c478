"""The sheets of a workbook of ours whose rows are tasks, read back."""

from typing import Any

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import drop, get, put
from ictcoord_tui.domain.edits.tasks import add_task, remove_task
from ictcoord_tui.domain.schema import Applies, DossierKind, Term
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.columns import CellError, Column
from ictcoord_tui.excel.own_cells import OwnCells, content_of, removed_rows
from ictcoord_tui.excel.own_draft import OwnDraft
from ictcoord_tui.excel.own_sheets import OwnRow, OwnSheet
from ictcoord_tui.excel.task_columns import situation_columns, task_list_columns


class TasksReader:
    """Takes over which tasks and rows were changed, added and removed."""

    def __init__(self, draft: OwnDraft, cells: OwnCells) -> None:
        self._draft = draft
        self._cells = cells
        self._new_tasks: dict[tuple[str, str], str] = {}

    def read(self, sheet: OwnSheet) -> None:
        """Take over the edits of one sheet."""
        columns = _columns_of(sheet)
        dossier, seen = sheet.base.dossier, set[str]()
        section = self._cells.catalogue.sections[0].id
        for row in sheet.rows:
            task = self._task_of_row(sheet, row, seen, section)
            if task is None:
                continue
            seen.add(task)
            known = self._section_of(dossier, task)
            section = known or section
            self._cells.read_row(sheet, row, (dossier, task), columns)
        remove = self._remove_task if sheet.base.kind == "tasks" else self._clear_row
        removed_rows(self._draft, sheet, seen, lambda task: remove(sheet, task))

    def _task_of_row(
        self, sheet: OwnSheet, row: OwnRow, seen: set[str], section: str
    ) -> str | None:
        name = clean_line(text_of(row.cells.get("task")))
        if row.id in sheet.base.rows:
            if row.id not in seen:
                return row.id
            if fold(name) == fold(sheet.base.cells(row.id)["task"]):
                words = f"‘{name}’ staat hier twee keer; de eerste rij telt: {content_of(row)}."
                self._draft.remark(row.number, words)
                return None
        if not name:
            if row.cells:
                words = f"Deze rij heeft geen taak: {content_of(row)}."
                self._draft.remark(row.number, words)
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
        overview = self._cells.overview(sheet.base.dossier)
        tasks = overview.tasks if overview is not None else ()
        return next(
            (task.id for task in tasks if fold(task.name) == wanted and task.id not in seen), None
        )

    def _add_task(self, sheet: OwnSheet, row: OwnRow, name: str, section: str) -> str:
        dossier = sheet.base.dossier
        section = self._section_for(row, name, section)
        taken = {key for one in self._draft.scope.overviews for key in one.task_by_id}
        taken |= {
            key for document in self._draft.theirs.values() for key in document.get("tasks", {})
        }
        document, task = add_task(self._draft.theirs[dossier], name, section, taken)
        self._draft.theirs[dossier] = document
        self._new_tasks[dossier, fold(name)] = task
        self._draft.change(dossier, f"Nieuwe taak: {name}")
        return task

    def _section_for(self, row: OwnRow, name: str, near: str) -> str:
        """Return the section a new task names, else that of the row above it, which is told."""
        said = clean_line(text_of(row.cells.get("section")))
        try:
            return self._cells.sections.find(said) if said else self._guessed(row, name, near)
        except CellError:
            return self._guessed(row, name, near)

    def _guessed(self, row: OwnRow, name: str, near: str) -> str:
        title = self._cells.catalogue.section_by_id[near].name
        words = f"‘{name}’ heeft geen rubriek; ze komt bij ‘{title}’."
        if "section" in row.cells:
            words = f"‘{name}’ heeft geen rubriek die er is; voorlopig komt ze bij ‘{title}’."
        self._draft.remark(row.number, words, taken=True)
        return near

    def _section_of(self, dossier: str, task: str) -> str | None:
        own = get(self._draft.theirs[dossier], ("tasks", task, "section"))
        if isinstance(own, str):
            return own
        below = self._cells.beneath(dossier, task)
        return below.section if below is not None else None

    def _remove_task(self, sheet: OwnSheet, task: str) -> None:
        dossier = sheet.base.dossier
        name = sheet.base.cells(task).get("task", task)
        document = self._draft.theirs[dossier]
        if task in document.get("tasks", {}) and self._cells.beneath(dossier, task) is None:
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


def _columns_of(sheet: OwnSheet) -> dict[str, Column[Any]]:
    if sheet.base.kind == "tasks":
        both = (*task_list_columns(group=True), *task_list_columns(group=False))
        return {column.key: column for column in both}
    situation = Situation(sheet.base.kind)
    columns = situation_columns(situation, member=True, group=True, own_times=True, served=False)
    return {column.key: column for column in columns}
