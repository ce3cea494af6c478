"""Reading a workbook of other people into a dossier, with every cell accounted for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ictcoord_tui.content.words import counted, labels
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
    left_out_remarks,
    line_of,
    lone_rows,
    without_left_out,
)
from ictcoord_tui.excel.grid import Grid
from ictcoord_tui.excel.matching import SURE, Candidate, Match, matcher_of
from ictcoord_tui.excel.report import Change, Remark
from ictcoord_tui.excel.unread import leftovers, whole_sheet

_CLUSTER_WORDS: Mapping[Cluster, str] = {
    Cluster.TECHNICAL: "technisch",
    Cluster.PEDAGOGICAL: "pedagogisch",
    Cluster.POLICY: "beleid",
    Cluster.ADMINISTRATIVE: "administratie",
}
_LONGEST_TITLE = 4
"""Words of a title that names a cluster."""

_WORD = re.compile(r"\w+")
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
        titles: Texts that were taken for a title above tasks: people said so, or a cluster is
            named, though a task may be meant.
        sheets: For each new person the sheet that named them first.
        changes: What was filled in.
        remarks: What did not fit, and where it went.
    """

    document: Document
    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    nobodies: tuple[str, ...] = ()
    first_names: Mapping[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    sheets: Mapping[str, str] = field(default_factory=dict)

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
    found = [(by_title[one.sheet], one) for one in mappings if one.sheet in by_title]
    for grid, mapping in found:
        reader.announce(grid, mapping)
    for grid, mapping in found:
        reader.read(grid, mapping)
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
        self._titles: dict[str, str] = {}
        self._titled: list[str] = []
        self._seen: set[tuple[Purpose, str]] = set()
        self._cluster: Cluster | None = None
        self._section: str | None = None

    def plan(self) -> ForeignPlan:
        """Return what came of it."""
        return ForeignPlan(
            self._draft.document,
            tuple(self._matches),
            tuple(self._draft.changes),
            (*self._draft.remarks, *self._cells.people.doubts()),
            tuple(self._cells.nobodies),
            dict(self._cells.people.first_names),
            tuple(self._titles.values()),
            dict(self._cells.people.sheets),
        )

    def announce(self, grid: Grid, mapping: SheetMapping) -> None:
        """Take note of the names on a sheet, before any sheet is read."""
        if mapping.purpose in (Purpose.CURRENT, Purpose.TARGET) and Role.TASK in mapping.columns:
            for line in self._lines(grid, mapping):
                if self._is_task(line):
                    self._cells.announce(line)

    def read(self, grid: Grid, mapping: SheetMapping) -> None:
        """Read one sheet as the mapping says."""
        self._draft.sheet = grid.title
        self._cluster = self._section = None
        if mapping.purpose is Purpose.NOTHING or Role.TASK not in mapping.columns:
            remark = whole_sheet(grid, _why_not(grid, mapping))
            self._draft.remarks += [remark] if remark is not None else []
            return
        self._draft.remarks += left_out_remarks(grid, mapping)
        self._lone = lone_rows(filled_rows(grid, mapping), mapping)
        for number, cells in grid.rows().items():
            if number < mapping.header_row:
                self._draft.remark(number, f"Boven de tabel: {joined(cells)}.")
        self._titled = []
        for line in self._lines(grid, mapping):
            self._row(mapping, line)
        if self._titled:
            words = "; ".join(dict.fromkeys(self._titled))
            self._draft.remark(0, _as_title(words), taken=True)
        self._draft.tell_empties()
        self._draft.remarks += leftovers(grid)

    @staticmethod
    def _lines(grid: Grid, mapping: SheetMapping) -> Iterator[Line]:
        rows = without_left_out(filled_rows(grid, mapping), mapping)
        lines = (line_of(number, cells, mapping) for number, cells in rows.items())
        return (line for line in lines if line.texts)

    def _row(self, mapping: SheetMapping, line: Line) -> None:
        if not self._is_task(line):
            self._no_task(line)
            return
        text = self._draft.tidy(line, line.cells[Role.TASK], one_line=True)
        self._follow(line)
        task = self._task(line, text)
        self._misplaced(line, task)
        again = (mapping.purpose, task) in self._seen
        self._seen.add((mapping.purpose, task))
        self._cells.choices(task, line, mapping)
        self._cells.without_place(line, mapping.purpose)
        if mapping.purpose is Purpose.TASKS:
            self._cells.note(("triage", task, "note"), line)
            return
        situation = Situation(mapping.purpose.value)
        self._cells.fill(situation, task, line, mapping, again=again)
        self._cells.note((situation.value, task, "note"), line)

    # Rows that are no task, and context

    def _is_task(self, line: Line) -> bool:
        text = fold(text_of(line.cells.get(Role.TASK)))
        if not text or text in self._decided.titles or text.rstrip(" :") in _TOTALS:
            return False
        return text in self._decisions or self._opened(line) is None

    def _no_task(self, line: Line) -> None:
        """Titles open a cluster or a section; what else is no task is told."""
        text = text_of(line.cells.get(Role.TASK))
        if self._is_title(line):
            return
        opened = self._opened(line)
        if opened is not None:
            self._cluster, section = opened
            self._section = section.id if section is not None else None
            self._titled.append(line.texts[0])
            if text and section is None:
                self._titles.setdefault(fold(text), text)
        elif text:
            self._draft.remark(line.number, f"Een totaal, geen taak: {line.text}.")
        elif self._follows(line) and not line.notes:
            self._titled += line.texts
        else:
            self._draft.remark(line.number, f"Rij zonder taak: {line.text}.")

    def _follows(self, line: Line) -> bool:
        """Follow a row that says only a cluster or a section; tell whether it is one."""
        bare = set(line.cells) <= {Role.CLUSTER, Role.SECTION} and not line.extra
        if bare:
            self._follow(line)
        return bare

    def _is_title(self, line: Line) -> bool:
        """A row people called a title opens the section they said."""
        key = fold(text_of(line.cells.get(Role.TASK)))
        if key not in self._decided.titles:
            return False
        self._titles.setdefault(key, text_of(line.cells[Role.TASK]))
        if len(line.texts) == 1:
            self._titled.append(line.text)
        else:
            self._draft.remark(line.number, _as_title(line.text))
        section = self._overview.catalogue.section_by_id.get(self._decided.sections.get(key, ""))
        self._section = section.id if section is not None else None
        self._cluster = section.cluster if section is not None else _cluster_of(key)
        return True

    def _opened(self, line: Line) -> tuple[Cluster | None, Section | None] | None:
        """Return the cluster or section that a row opens: its one text names it, and no task."""
        filled = {fold(text) for text in line.texts}
        text = next(iter(filled), "")
        if len(filled) != 1 or not text:
            return None
        section = next((s for s in self._overview.catalogue.sections if fold(s.name) == text), None)
        if section is not None:
            return section.cluster, section
        cluster = _cluster_of(text)
        if cluster is None or len(text.split()) > _LONGEST_TITLE:
            return None
        found = self._matcher.find(text, None)
        return None if found and found[0].score >= SURE else (cluster, None)

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

    def _misplaced(self, line: Line, task: str) -> None:
        """Note where a row says its task belongs, when it stands elsewhere."""
        known = self._overview.task_by_id.get(task)
        key = known.section if known is not None else self._draft.document["tasks"][task]["section"]
        section = self._overview.catalogue.section_by_id.get(key)
        if section is None:
            return
        said = line.cells.get(Role.SECTION)
        if said is not None and self._section not in (None, section.id):
            line.notes.append(f"Rubriek: {text_of(said)}")
        said = line.cells.get(Role.CLUSTER)
        text = fold(text_of(said))
        if _clusters_in(text) and not _says_only(text, section.cluster):
            line.notes.append(f"Cluster: {text_of(said)}")

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


def _as_title(words: str) -> str:
    return f"Als titel gelezen: {words}."


def _cluster_of(text: str) -> Cluster | None:
    return next(iter(_clusters_in(text)), None)


def _says_only(text: str, cluster: Cluster) -> bool:
    """Tell whether a text says no more than that it is about this cluster: `Technische taken`."""
    known = {"taken", "cluster", *_WORD.findall(fold(labels("cluster")[cluster.value]))}
    word = _CLUSTER_WORDS[cluster]
    return all(
        one in known or (one.startswith(word) and one.isalpha()) for one in _WORD.findall(text)
    )


def _clusters_in(text: str) -> Mapping[Cluster, str]:
    return {cluster: word for cluster, word in _CLUSTER_WORDS.items() if word in text}
