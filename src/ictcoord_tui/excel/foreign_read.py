"""Reading a workbook of other people into a dossier, with every cell accounted for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.edits.rows import set_backup, set_people
from ictcoord_tui.domain.edits.tasks import add_task
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.domain.tasks import Cluster, Section, Task
from ictcoord_tui.domain.text import MAX_LINE, MAX_TEXT, clean_line, clean_text, fold
from ictcoord_tui.excel.cells import choice_of, spent_of, text_of
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.foreign import Decisions, Purpose, Role, SheetMapping
from ictcoord_tui.excel.grid import Grid, Value, place_name
from ictcoord_tui.excel.matching import SURE, Candidate, Match, matcher_of
from ictcoord_tui.excel.people import NOBODY, Finder, names_nobody
from ictcoord_tui.excel.report import Change, Remark
from ictcoord_tui.excel.unread import leftovers, whole_sheet

_FILLED_DOWN = (Role.WHO, Role.BACKUP, Role.LEVEL, Role.CLUSTER, Role.SECTION)
"""What one merged cell says for all the rows it spans."""

_CLUSTER_WORDS: Mapping[Cluster, str] = {
    Cluster.TECHNICAL: "technisch",
    Cluster.PEDAGOGICAL: "pedagogisch",
    Cluster.POLICY: "beleid",
    Cluster.ADMINISTRATIVE: "administratie",
}
_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<said>[^()]*)\)$")
_TOTALS = frozenset({"totaal", "totalen", "subtotaal", "som", "samen", "algemeen totaal"})
_SERIAL = frozenset({"nr", "nr.", "nummer", "volgnummer", "volgnr", "volgnr.", "#"})
_PERIOD = re.compile(r"\b(dag|week|maand|jaar)")
_SEPARATORS = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True)
class ForeignPlan:
    """What reading somebody's workbook comes to. Nothing has happened yet.

    Attributes:
        document: The dossier with everything that was read.
        matches: What each task in the workbook was taken for.
        nobodies: What stood for a name and was taken for no person.
        changes: What was filled in.
        remarks: What did not fit, and where it went.
    """

    document: Document
    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    nobodies: tuple[str, ...] = ()

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


@dataclass(slots=True)
class _Line:
    """One row while it is read.

    Attributes:
        notes: What found no place of its own.
    """

    number: int
    cells: dict[Role, Value]
    extra: dict[str, Value]
    notes: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, overview: Overview, document: Document, decisions: Decisions) -> None:
        self._overview = overview
        self._document = document
        self._decided = decisions
        self._decisions = {fold(text): task for text, task in decisions.tasks.items()}
        self._said_people = {fold(name): one for name, one in decisions.people.items()}
        self._nobodies: dict[str, None] = {}
        self._matcher = matcher_of(overview.tasks)
        self._lone: frozenset[int] = frozenset()
        self._finder = Finder((person.name, key) for key, person in overview.people.items())
        self._own: dict[str, str] = {}
        self._matches: list[Match] = []
        self._changes: list[Change] = []
        self._remarks: list[Remark] = []
        self._sheet = ""
        self._cluster: Cluster | None = None
        self._section: str | None = None

    def plan(self) -> ForeignPlan:
        """Return what came of it."""
        return ForeignPlan(
            self._document,
            tuple(self._matches),
            tuple(self._changes),
            tuple(self._remarks),
            tuple(self._nobodies),
        )

    def read(self, grid: Grid, mapping: SheetMapping) -> None:
        """Read one sheet as the mapping says."""
        self._sheet = grid.title
        self._cluster = self._section = None
        if mapping.purpose is Purpose.NOTHING or Role.TASK not in mapping.columns:
            remark = whole_sheet(grid, _why_not(grid, mapping))
            self._remarks += [remark] if remark is not None else []
            return
        rows = _filled(grid, mapping)
        self._lone = _lone_rows(rows, mapping)
        self._drop_serials(rows, mapping)
        seen: dict[str, int] = {}
        for number, cells in rows.items():
            if number < mapping.header_row:
                self._remark(number, f"Boven de tabel: {_joined(cells)}.")
            elif number > mapping.header_row:
                self._row(mapping, _line(number, cells, mapping), seen)
        self._remarks += leftovers(grid)

    def _drop_serials(self, rows: dict[int, dict[int, Value]], mapping: SheetMapping) -> None:
        for column, word in mapping.headers.items():
            if fold(word) not in _SERIAL or column in mapping.columns.values():
                continue
            self._remark(0, f"De kolom ‘{word}’ (volgnummers) is niet overgenomen.")
            for number, cells in rows.items():
                if number > mapping.header_row:
                    cells.pop(column, None)

    def _row(self, mapping: SheetMapping, line: _Line, seen: dict[str, int]) -> None:
        if self._is_title(line) or self._is_heading(line):
            return
        text = self._tidy(line, line.cells.get(Role.TASK, ""), one_line=True)
        if fold(text).rstrip(" :") in _TOTALS:
            self._remark(line.number, f"Een totaal, geen taak: {_all_text(line)}.")
            return
        if not text:
            own = [role for role in line.cells if role not in (Role.CLUSTER, Role.SECTION)]
            if own or line.extra:
                self._remark(line.number, f"Rij zonder taak: {_all_text(line)}.")
            return
        self._follow(line)
        task = self._task(line, text)
        again = task in seen
        seen[task] = line.number
        if mapping.purpose is Purpose.TASKS:
            self._choices(task, line, mapping)
            self._note(("triage", task, "note"), line)
            return
        situation = Situation(mapping.purpose.value)
        self._choices(task, line, mapping)
        self._fill(situation, task, line, mapping, again=again)
        self._note((situation.value, task, "note"), line)

    # Headings and context

    def _is_title(self, line: _Line) -> bool:
        """A row people called a title opens the section they said."""
        key = fold(text_of(line.cells.get(Role.TASK)))
        if key not in self._decided.titles:
            return False
        alone = len(line.cells) + len(line.extra) == 1
        self._remark(line.number, f"Als titel gelezen: {_all_text(line)}.", taken=alone)
        section = self._overview.catalogue.section_by_id.get(self._decided.sections.get(key, ""))
        self._section = section.id if section is not None else None
        self._cluster = section.cluster if section is not None else _cluster_of(key)
        return True

    def _is_heading(self, line: _Line) -> bool:
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

    def _follow(self, line: _Line) -> None:
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

    def _task(self, line: _Line, text: str) -> str:
        key = fold(text)
        if key in self._own:
            return self._own[key]
        found = self._matcher.find(text, self._cluster)
        lone = line.number in self._lone
        chosen = self._decisions.get(key)
        if key in self._decisions and chosen in self._overview.task_by_id:
            return self._taken(line, text, self._overview.task_by_id[str(chosen)], found)
        if key in self._decisions:
            return self._make(line, text, (), found)
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

    def _taken(self, line: _Line, text: str, task: Task, found: Iterable[Candidate]) -> str:
        if fold(task.name) != fold(text):
            self._remark(line.number, f"‘{text}’ gelezen als ‘{task.name}’.", taken=True)
        self._matches.append(
            Match(self._sheet, line.number, text, task.id, tuple(found), new=False)
        )
        return task.id

    def _make(
        self,
        line: _Line,
        text: str,
        offered: tuple[Candidate, ...],
        alike: tuple[Candidate, ...],
        *,
        lone: bool = False,
    ) -> str:
        section, why = self._landing(text, alike)
        taken = self._overview.task_by_id.keys()
        self._document, task = add_task(self._document, text, section.id, taken)
        self._own[fold(text)] = task
        match = Match(self._sheet, line.number, text, task, offered, new=True, lone=lone)
        self._matches.append(match)
        self._change(f"Nieuwe taak: {text}")
        words = f"‘{text}’ is een nieuwe taak in de rubriek ‘{section.name}’{why}."
        self._remark(line.number, words, taken=True)
        explanation = line.cells.pop(Role.EXPLANATION, None)
        if explanation is not None:
            self._put(("tasks", task, "explanation"), self._tidy(line, explanation))
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
        return next(here), "; er stond geen rubriek bij"

    def _tidy(self, line: _Line, value: Value, *, one_line: bool = False) -> str:
        """Return a text as a dossier keeps it, and tell what of it is too long to keep."""
        whole = text_of(value)
        whole = clean_line(whole, len(whole)) if one_line else whole
        limit = MAX_LINE if one_line else MAX_TEXT
        if len(whole) > limit:
            self._remark(line.number, f"Te lang, dit viel weg: {whole[limit:]}")
        return clean_line(whole) if one_line else clean_text(whole)

    # Cells

    def _choices(self, task: str, line: _Line, mapping: SheetMapping) -> None:
        for role in (Role.APPLIES, Role.TERM):
            value = line.cells.get(role)
            if value is None:
                continue
            try:
                self._put(("triage", task, role.value), choice_of(role.value, value))
            except CellError:
                line.notes.append(f"{mapping.headers[mapping.columns[role]]}: {text_of(value)}")

    def _fill(
        self,
        situation: Situation,
        task: str,
        line: _Line,
        mapping: SheetMapping,
        *,
        again: bool,
    ) -> None:
        """Fill in who and how long; a second row for one task adds its people."""
        table = situation.value
        time = self._time(line, mapping)
        who, times = self._people(line, Role.WHO)
        if again:
            times |= {person: time for person in who if time and len(who) == 1}
            who = sorted({*who, *(get(self._document, (table, task, "who")) or [])})
            if time and not times:
                line.notes.append(f"Tijd: {time}")
            time = ""
        if who:
            self._document = set_people(self._document, situation, task, who)
            self._change(f"{self._name(task)} · Wie: {self._names(who)}")
        if time:
            self._put((table, task, "time"), time)
        for person, spent in times.items():
            self._put((table, task, "times", person), spent)
        backup, _ = self._people(line, Role.BACKUP)
        if backup:
            self._document = set_backup(self._document, situation, task, backup)
            self._change(f"{self._name(task)} · Back-up: {self._names(backup)}")
        self._level(table, task, line)
        self._target_texts(table, task, line)

    def _target_texts(self, table: str, task: str, line: _Line) -> None:
        for role in (Role.MANDATE, Role.DOCUMENTED):
            value = line.cells.get(role)
            if value is None:
                continue
            if table == Situation.TARGET.value:
                text = self._tidy(line, value, one_line=role is Role.DOCUMENTED)
                self._put((table, task, role.value), text)
            else:
                line.notes.append(f"{labels('field')[role.value]}: {text_of(value)}")

    def _level(self, table: str, task: str, line: _Line) -> None:
        value = line.cells.get(Role.LEVEL)
        if value is None:
            return
        text = fold(text_of(value))
        school, group = "school" in text and "scholen" not in text, "groep" in text
        level = {(True, True): "both", (True, False): "school", (False, True): "group"}.get(
            (school, group or "scholengemeenschap" in text)
        )
        if text == "beide":
            level = "both"
        if level is None:
            line.notes.append(f"Niveau: {text_of(value)}")
        else:
            self._put((table, task, "level"), level)

    def _time(self, line: _Line, mapping: SheetMapping) -> str:
        value = line.cells.get(Role.TIME)
        if value is None:
            return ""
        header = fold(mapping.headers.get(mapping.columns[Role.TIME], ""))
        try:
            return spent_of(_with_unit(value, header))
        except CellError:
            line.notes.append(f"Tijd: {text_of(value)}")
            self._remark(
                line.number, f"De tijd ‘{text_of(value)}’ staat nu bij Opmerking.", taken=True
            )
            return ""

    def _people(self, line: _Line, role: Role) -> tuple[list[str], dict[str, str]]:
        """Return the people a cell names, and the times that stand behind their names."""
        text = text_of(line.cells.get(role))
        if fold(text) in NOBODY:
            if text:
                word = labels("field")[role.value]
                self._remark(line.number, f"{word}: ‘{text}’ gelezen als niemand.", taken=True)
            return [], {}
        people: list[str] = []
        times: dict[str, str] = {}
        for part in _SEPARATORS.split(text):
            name, spent = self._bracketed(part, line)
            for single in self._finder.split(name):
                person = self._person(single)
                if person is None:
                    self._nobody(line, role, single)
                    continue
                people.append(person)
                if spent:
                    times[person] = spent
        return sorted(set(people)), times

    def _bracketed(self, part: str, line: _Line) -> tuple[str, str]:
        match = _IN_BRACKETS.match(part.strip())
        if match is None:
            return part, ""
        try:
            return match["name"], spent_of(match["said"])
        except CellError:
            line.notes.append(part.strip())
            return match["name"], ""

    def _nobody(self, line: _Line, role: Role, name: str) -> None:
        """What is no person's name stays readable in the note."""
        word = labels("field")[role.value]
        self._nobodies.setdefault(name)
        line.notes.append(f"{word}: {name}")
        words = f"‘{name}’ is geen persoon en staat nu bij Opmerking; bij {word} telt het niet."
        self._remark(line.number, words, taken=True)

    def _person(self, name: str) -> str | None:
        key = fold(name)
        if key in self._said_people:
            if self._said_people[key] is None:
                return None
        elif names_nobody(name) and not self._finder.knows(name):
            return None
        found = self._finder.find(name)
        if found is not None:
            return found
        near = self._finder.near(name)
        self._document, person = add_person(self._document, name, self._overview.people)
        self._finder.add(name, person)
        self._change(f"Nieuwe persoon: {name}")
        if near:
            self._remarks.append(
                Remark(self._sheet, "", f"‘{name}’ lijkt op ‘{near}’. Dezelfde?", taken=True)
            )
        return person

    def _note(self, path: Path, line: _Line) -> None:
        """Add to the note what has no place of its own: nothing in a cell is thrown away."""
        parts = []
        note = line.cells.get(Role.NOTE)
        if note is not None:
            parts.append(clean_text(text_of(note), len(text_of(note))))
        explanation = text_of(line.cells.get(Role.EXPLANATION))
        task = self._overview.task_by_id.get(path[1])
        if explanation and (task is None or fold(task.explanation) != fold(explanation)):
            parts.append(f"Uitleg: {explanation}")
        parts += [f"{header}: {text_of(value)}" for header, value in line.extra.items()]
        parts += line.notes
        if not parts:
            return
        before = get(self._document, path) or ""
        new = [part for part in parts if part not in before]
        whole = "\n".join([*([before] if before else []), *new])
        if len(whole) > MAX_TEXT:
            self._remark(
                line.number, f"Te lang voor een opmerking, dit viel weg: {whole[MAX_TEXT:]}"
            )
        if new:
            self._put(path, clean_text(whole))

    def _put(self, path: Path, value: object) -> None:
        before = get(self._document, path)
        if value is None or before == value:
            return
        self._document = put(self._document, path, value)
        word = labels("field").get(path[2], path[2])
        self._change(f"{self._name(path[1])} · {word}: {clean_line(str(value), 80)}")

    def _name(self, task: str) -> str:
        known = self._overview.task_by_id.get(task)
        return known.name if known else str(get(self._document, ("tasks", task, "name")) or task)

    def _names(self, people: Iterable[str]) -> str:
        own = self._document.get("people", {})
        known = self._overview.people
        return ", ".join(
            known[p].name if p in known else own.get(p, {}).get("name", p) for p in people
        )

    def _change(self, words: str) -> None:
        self._changes.append(Change(self._sheet, self._overview.id, words))

    def _remark(self, row: int, words: str, *, taken: bool = False) -> None:
        place = str(row) if row else ""
        self._remarks.append(Remark(self._sheet, place, words, taken=taken))


def _why_not(grid: Grid, mapping: SheetMapping) -> str:
    if mapping.purpose is not Purpose.NOTHING:
        return "Dit blad is niet gelezen: er is geen kolom met taken aangeduid."
    if not mapping.twin:
        return f"Dit blad is niet gelezen ({len(grid.cells)} cellen)."
    return (
        f"Dit blad is niet gelezen: het is van dezelfde soort als ‘{mapping.twin}’, en een dossier "
        "krijgt er maar één. Is het een andere school? Lees het bestand dan ook in bij die school, "
        "en duid daar dit blad aan."
    )


def _lone_rows(rows: Mapping[int, Mapping[int, Value]], mapping: SheetMapping) -> frozenset[int]:
    """Return the rows with nothing but a task, unless most rows are like that."""
    task = mapping.columns[Role.TASK]
    below = {number: cells for number, cells in rows.items() if number > mapping.header_row}
    lone = {number for number, cells in below.items() if set(cells) == {task}}
    return frozenset(lone) if len(lone) * 2 < len(below) else frozenset()


def _filled(grid: Grid, mapping: SheetMapping) -> dict[int, dict[int, Value]]:
    """Return the rows with merged cells filled down where that is what they mean."""
    rows = grid.rows()
    columns = {mapping.columns[role] for role in _FILLED_DOWN if role in mapping.columns}
    for top, left, bottom, _ in grid.merges:
        value = grid.cells.get((top, left))
        if left in columns and value is not None and top > mapping.header_row:
            for number in range(top + 1, bottom + 1):
                if number in rows:
                    rows[number].setdefault(left, value)
    return rows


def _line(number: int, cells: Mapping[int, Value], mapping: SheetMapping) -> _Line:
    roles = {column: role for role, column in mapping.columns.items()}
    extra = {}
    for column, value in cells.items():
        if column not in roles:
            header = mapping.headers.get(column) or f"Kolom {place_name(number, column)[:1]}"
            extra[header if header not in extra else f"{header} ({column})"] = value
    known = {roles[column]: value for column, value in cells.items() if column in roles}
    return _Line(number, known, extra)


def _with_unit(value: Value, header: str) -> Value:
    """Give a bare number the unit and the period that stand in the header."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    period = _PERIOD.search(header)
    in_minutes = "min" in header
    if period is None and not in_minutes:
        return value
    number = f"{value:g}".replace(".", ",")
    return f"{number}{'min' if in_minutes else 'u'}/{period[1] if period else 'week'}"


def _cluster_of(text: str) -> Cluster | None:
    return next((cluster for cluster, word in _CLUSTER_WORDS.items() if word in text), None)


def _joined(cells: Mapping[int, Value]) -> str:
    return "; ".join(" ".join(text_of(value).split()) for value in cells.values())


def _all_text(line: _Line) -> str:
    parts: Iterator[str] = (text_of(v) for v in (*line.cells.values(), *line.extra.values()))
    return "; ".join(parts)
