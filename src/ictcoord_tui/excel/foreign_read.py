"""Reading a workbook of other people into a dossier, with every cell accounted for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.tasks import add_task
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.tasks import Cluster, Section, Task
from ictcoord_tui.domain.text import fold
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign import Decisions, Purpose, Role, SheetMapping
from ictcoord_tui.excel.foreign_cells import ForeignCells
from ictcoord_tui.excel.foreign_draft import ForeignDraft
from ictcoord_tui.excel.foreign_lines import (
    Line,
    filled_rows,
    joined,
    line_of,
    lone_rows,
    serial_columns,
)
from ictcoord_tui.excel.grid import Grid, Value
from ictcoord_tui.excel.matching import SURE, Candidate, Match, matcher_of
from ictcoord_tui.excel.report import Change, Remark
from ictcoord_tui.excel.unread import leftovers, whole_sheet

_CLUSTER_WORDS: Mapping[Cluster, str] = {
    Cluster.TECHNICAL: "technisch",
    Cluster.PEDAGOGICAL: "pedagogisch",
    Cluster.POLICY: "beleid",
    Cluster.ADMINISTRATIVE: "administratie",
}
_NO_SECTION = "; er stond geen rubriek bij"
_TOTALS = frozenset({"totaal", "totalen", "subtotaal", "som", "samen", "algemeen totaal"})


@dataclass(frozen=True, slots=True)
class ForeignPlan:
    """What reading somebody's workbook comes to. Nothing has happened yet.

    Attributes:
        document: The dossier with everything that was read.
        matches: What each task in the workbook was taken for.
        nobodies: What stood for a name and was taken for no person.
        first_names: Names that are not whole, with the id of the only one who can be meant.
        changes: What was filled in.
        remarks: What did not fit, and where it went.
    """

    document: Document
    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    nobodies: tuple[str, ...] = ()
    first_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def doubtful(self) -> tuple[Match, ...]:
        """The tasks a person should look at."""
        return tuple(match for match in self.matches if match.doubtful)


def read_foreign(
    grids: Iterable[Grid],
    mappings: Iterable[SheetMapping],
    overview: Overview,
    document: Document,
    decisions: Decisions | None = None,
) -> ForeignPlan:
    """Return a dossier with what somebody's workbook says.

    Empty cells clear nothing; notes are added to what is there.

    Args:
        grids: The sheets.
        mappings: How to read them (see `foreign.guess_mappings`).
        overview: The dossier as it is, for its tasks and people.
        document: The same as a document; it stays as it is.
        decisions: What people said about words in the workbook. Which of two people is meant when
            both have an id already is not settled here.
    """
    reader = _Reader(overview, document, decisions or Decisions())
    by_title = {grid.title: grid for grid in grids}
    for mapping in mappings:
        if mapping.sheet in by_title:
            reader.read(by_title[mapping.sheet], mapping)
    return reader.plan()


class _Reader:
    def __init__(self, overview: Overview, document: Document, decisions: Decisions) -> None:
        self._overview = overview
        self._draft = ForeignDraft(overview, document)
        self._cells = ForeignCells(self._draft, decisions.people)
        self._decided = decisions
        self._decisions = {fold(text): task for text, task in decisions.tasks.items()}
        self._matcher = matcher_of(overview.tasks)
        self._lone: frozenset[int] = frozenset()
        self._own: dict[str, str] = {}
        self._matches: list[Match] = []
        self._cluster: Cluster | None = None
        self._section: str | None = None

    def plan(self) -> ForeignPlan:
        """Return what came of it."""
        return ForeignPlan(
            self._draft.document,
            tuple(self._matches),
            tuple(self._draft.changes),
            tuple(self._draft.remarks),
            tuple(self._cells.nobodies),
            dict(self._cells.first_names),
        )

    def read(self, grid: Grid, mapping: SheetMapping) -> None:
        """Read one sheet as the mapping says."""
        self._draft.sheet = grid.title
        self._cluster = self._section = None
        if mapping.purpose is Purpose.NOTHING or Role.TASK not in mapping.columns:
            remark = whole_sheet(grid, _why_not(grid, mapping))
            self._draft.remarks += [remark] if remark is not None else []
            return
        rows = filled_rows(grid, mapping)
        self._lone = lone_rows(rows, mapping)
        self._drop_serials(rows, mapping)
        seen: dict[str, int] = {}
        for number, cells in rows.items():
            if number < mapping.header_row:
                self._draft.remark(number, f"Boven de tabel: {joined(cells)}.")
            elif number > mapping.header_row:
                self._row(mapping, line_of(number, cells, mapping), seen)
        self._draft.remarks += leftovers(grid)

    def _drop_serials(self, rows: dict[int, dict[int, Value]], mapping: SheetMapping) -> None:
        for column, word in serial_columns(mapping).items():
            self._draft.remark(0, f"De kolom ‘{word}’ (volgnummers) is niet overgenomen.")
            for number, cells in rows.items():
                if number > mapping.header_row:
                    cells.pop(column, None)

    def _row(self, mapping: SheetMapping, line: Line, seen: dict[str, int]) -> None:
        if self._is_title(line) or self._is_heading(line):
            return
        text = self._draft.tidy(line, line.cells.get(Role.TASK, ""), one_line=True)
        if fold(text).rstrip(" :") in _TOTALS:
            self._draft.remark(line.number, f"Een totaal, geen taak: {line.text}.")
            return
        if not text:
            own = [role for role in line.cells if role not in (Role.CLUSTER, Role.SECTION)]
            if own or line.extra:
                self._draft.remark(line.number, f"Rij zonder taak: {line.text}.")
            return
        self._follow(line)
        task = self._task(line, text)
        again = task in seen
        seen[task] = line.number
        if mapping.purpose is Purpose.TASKS:
            self._cells.choices(task, line, mapping)
            self._cells.note(("triage", task, "note"), line)
            return
        situation = Situation(mapping.purpose.value)
        self._cells.choices(task, line, mapping)
        self._cells.fill(situation, task, line, mapping, again=again)
        self._cells.note((situation.value, task, "note"), line)

    # Headings and context

    def _is_title(self, line: Line) -> bool:
        """A row people called a title opens the section they said."""
        key = fold(text_of(line.cells.get(Role.TASK)))
        if key not in self._decided.titles:
            return False
        alone = len(line.cells) + len(line.extra) == 1
        self._draft.remark(line.number, f"Als titel gelezen: {line.text}.", taken=alone)
        section = self._overview.catalogue.section_by_id.get(self._decided.sections.get(key, ""))
        self._section = section.id if section is not None else None
        self._cluster = section.cluster if section is not None else _cluster_of(key)
        return True

    def _is_heading(self, line: Line) -> bool:
        """A row with one text that names a cluster or a section opens it."""
        filled = {fold(text_of(value)) for value in (*line.cells.values(), *line.extra.values())}
        if len(filled) != 1:
            return False
        text = next(iter(filled))
        section = next((s for s in self._overview.catalogue.sections if fold(s.name) == text), None)
        if section is not None:
            self._section, self._cluster = section.id, section.cluster
            return True
        cluster = _cluster_of(text)
        if cluster is None or len(text.split()) > 4:
            return False
        self._cluster, self._section = cluster, None
        return True

    def _follow(self, line: Line) -> None:
        """Columns with cluster and section say the same as headings."""
        said = line.cells.get(Role.SECTION)
        if said is not None:
            wanted = fold(text_of(said))
            sections = self._overview.catalogue.sections
            found = next((one for one in sections if fold(one.name) == wanted), None)
            self._section = found.id if found is not None else None
            if found is None:
                line.notes.append(f"Rubriek: {text_of(said)}")
        said = line.cells.get(Role.CLUSTER)
        if said is not None:
            cluster = _cluster_of(fold(text_of(said)))
            if cluster is None:
                line.notes.append(f"Cluster: {text_of(said)}")
            self._cluster = cluster or self._cluster

    # Tasks

    def _task(self, line: Line, text: str) -> str:
        key = fold(text)
        if key in self._own:
            return self._own[key]
        found = self._matcher.find(text, self._cluster)
        lone = line.number in self._lone
        chosen = self._decisions.get(key)
        if key in self._decisions and chosen in self._overview.task_by_id:
            return self._taken(line, text, self._overview.task_by_id[str(chosen)], found)
        if key in self._decisions:
            return self._make(line, text, (), found, asked=True)
        if found and self._is_sure(found, lone=lone):
            return self._taken(line, text, found[0].task, found)
        return self._make(line, text, found, found, lone=lone)

    @staticmethod
    def _is_sure(found: Iterable[Candidate], *, lone: bool) -> bool:
        """Words that only look like a task may as well be a title when they stand alone."""
        first, *others = found
        runner_up = others[0].score if others else 0.0
        alike = first.score >= SURE and first.score - runner_up >= 0.05
        return first.score == 1 or (alike and not lone)

    def _taken(self, line: Line, text: str, task: Task, found: Iterable[Candidate]) -> str:
        if fold(task.name) != fold(text):
            self._draft.read_as(line.number, text, task.name)
        self._matches.append(
            Match(self._draft.sheet, line.number, text, task.id, tuple(found), new=False)
        )
        return task.id

    def _make(
        self,
        line: Line,
        text: str,
        offered: tuple[Candidate, ...],
        alike: tuple[Candidate, ...],
        *,
        lone: bool = False,
        asked: bool = False,
    ) -> str:
        section, why = self._landing(text, alike)
        guessed = why == _NO_SECTION and not asked
        taken = self._overview.task_by_id.keys()
        self._draft.document, task = add_task(self._draft.document, text, section.id, taken)
        self._own[fold(text)] = task
        sheet = self._draft.sheet
        self._matches.append(
            Match(sheet, line.number, text, task, offered, new=True, lone=lone, guessed=guessed)
        )
        self._draft.change(f"Nieuwe taak: {text}")
        words = f"‘{text}’ is een nieuwe taak in de rubriek ‘{section.name}’{why}."
        self._draft.remark(line.number, words, taken=True)
        explanation = line.cells.pop(Role.EXPLANATION, None)
        if explanation is not None:
            self._draft.put(("tasks", task, "explanation"), self._draft.tidy(line, explanation))
        return task

    def _landing(self, text: str, alike: Iterable[Candidate]) -> tuple[Section, str]:
        """Return the section of a new task, and why when nobody said so."""
        catalogue = self._overview.catalogue
        said = self._decided.sections.get(fold(text)) or self._section
        if said in catalogue.section_by_id:
            return catalogue.section_by_id[str(said)], ""
        for task in (one.task for one in alike):
            if self._cluster in (None, task.cluster):
                return catalogue.section_by_id[task.section], f", omdat ze op ‘{task.name}’ lijkt"
        here = (one for one in catalogue.sections if self._cluster in (None, one.cluster))
        return next(here), _NO_SECTION


def _why_not(grid: Grid, mapping: SheetMapping) -> str:
    if mapping.purpose is not Purpose.NOTHING:
        return "Dit blad is niet gelezen: er is geen kolom met taken aangeduid."
    if not mapping.twin:
        return f"Dit blad is niet gelezen ({counted(len(grid.cells), 'cel', 'cellen')})."
    return (
        f"Dit blad is niet gelezen: het is van dezelfde soort als ‘{mapping.twin}’, en een dossier "
        "krijgt er maar één. Is het een andere school? Lees het bestand dan ook in bij die school, "
        "en duid daar dit blad aan."
    )


def _cluster_of(text: str) -> Cluster | None:
    return next((cluster for cluster, word in _CLUSTER_WORDS.items() if word in text), None)
