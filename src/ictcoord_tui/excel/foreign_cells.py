"""The cells of somebody's row: who, how long, at which level, and what has no place of its own."""

import re
from collections.abc import Mapping

from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.edits.rows import set_backup, set_people
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.text import MAX_TEXT, clean_text, fold
from ictcoord_tui.excel.cells import choice_of, spent_of, text_of
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.foreign import Role, SheetMapping
from ictcoord_tui.excel.foreign_draft import ForeignDraft
from ictcoord_tui.excel.foreign_lines import Line
from ictcoord_tui.excel.grid import Value
from ictcoord_tui.excel.people import NOBODY, Finder, either, names_nobody

_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<said>[^()]*)\)$")
_PERIOD = re.compile(r"\b(dag|week|maand|jaar)")
_SEPARATORS = re.compile(r"[,;\n]+")


class ForeignCells:
    """Fills in what the cells of a row say about its task.

    Args:
        draft: What it is written in.
        said_people: What people said about names: the person meant, or nobody.
    """

    def __init__(self, draft: ForeignDraft, said_people: Mapping[str, str | None]) -> None:
        self._draft = draft
        self._said_people = {fold(name): one for name, one in said_people.items()}
        people = draft.overview.people.items()
        self._finder = Finder((person.name, key) for key, person in people)
        self.nobodies: dict[str, None] = {}
        """What stood for a name and was taken for no person."""
        self.first_names: dict[str, str] = {}
        """Names that are not whole, with the id of the only one who can be meant."""

    def choices(self, task: str, line: Line, mapping: SheetMapping) -> None:
        """Fill in whether a task applies, and by when."""
        for role in (Role.APPLIES, Role.TERM):
            value = line.cells.get(role)
            if value is None:
                continue
            try:
                self._draft.put(("triage", task, role.value), choice_of(role.value, value))
            except CellError:
                line.notes.append(f"{mapping.headers[mapping.columns[role]]}: {text_of(value)}")

    def fill(
        self,
        situation: Situation,
        task: str,
        line: Line,
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
            who = sorted({*who, *(get(self._draft.document, (table, task, "who")) or [])})
            if time and not times:
                line.notes.append(f"Tijd: {time}")
            time = ""
        if who:
            self._draft.document = set_people(self._draft.document, situation, task, who)
            self._draft.change(f"{self._draft.name(task)} · Wie: {self._draft.names(who)}")
        if time:
            self._draft.put((table, task, "time"), time)
        for person, spent in times.items():
            self._draft.put((table, task, "times", person), spent)
        backup, _ = self._people(line, Role.BACKUP)
        if backup:
            self._draft.document = set_backup(self._draft.document, situation, task, backup)
            self._draft.change(f"{self._draft.name(task)} · Back-up: {self._draft.names(backup)}")
        self._level(table, task, line)
        self._target_texts(table, task, line)

    def _target_texts(self, table: str, task: str, line: Line) -> None:
        for role in (Role.MANDATE, Role.DOCUMENTED):
            value = line.cells.get(role)
            if value is None:
                continue
            if table == Situation.TARGET.value:
                text = self._draft.tidy(line, value, one_line=role is Role.DOCUMENTED)
                self._draft.put((table, task, role.value), text)
            else:
                line.notes.append(f"{labels('field')[role.value]}: {text_of(value)}")

    def _level(self, table: str, task: str, line: Line) -> None:
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
            self._draft.put((table, task, "level"), level)

    def _time(self, line: Line, mapping: SheetMapping) -> str:
        value = line.cells.get(Role.TIME)
        if value is None:
            return ""
        header = fold(mapping.headers.get(mapping.columns[Role.TIME], ""))
        try:
            return spent_of(_with_unit(value, header))
        except CellError:
            line.notes.append(f"Tijd: {text_of(value)}")
            self._draft.remark(
                line.number, f"De tijd ‘{text_of(value)}’ staat nu bij Opmerking.", taken=True
            )
            return ""

    def _people(self, line: Line, role: Role) -> tuple[list[str], dict[str, str]]:
        """Return the people a cell names, and the times that stand behind their names."""
        text = text_of(line.cells.get(role))
        if fold(text) in NOBODY:
            if text:
                word = labels("field")[role.value]
                self._draft.remark(
                    line.number, f"{word}: ‘{text}’ gelezen als niemand.", taken=True
                )
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

    def _bracketed(self, part: str, line: Line) -> tuple[str, str]:
        match = _IN_BRACKETS.match(part.strip())
        if match is None:
            return part, ""
        try:
            return match["name"], spent_of(match["said"])
        except CellError:
            line.notes.append(part.strip())
            return match["name"], ""

    def _nobody(self, line: Line, role: Role, name: str) -> None:
        """What is no person's name stays readable in the note."""
        word = labels("field")[role.value]
        self.nobodies.setdefault(name)
        line.notes.append(f"{word}: {name}")
        words = f"‘{name}’ is geen persoon en staat nu bij Opmerking; bij {word} telt het niet."
        self._draft.remark(line.number, words, taken=True)

    def _person(self, name: str) -> str | None:
        if fold(name) in self._said_people:
            return self._said_person(name)
        if names_nobody(name) and not self._finder.knows(name):
            return None
        found = self._finder.find(name)
        if found is None:
            alike = self._finder.alike(name)
            if alike:
                words = f"‘{name}’ lijkt op {either(alike.values())}. Dezelfde?"
                self._draft.remark(0, words, taken=True)
            return self._add_person(name)
        if not self._finder.is_whole(name) and name not in self.first_names:
            self.first_names[name] = found
            self._draft.read_as(0, name, self._draft.names([found]))
        return found

    def _said_person(self, name: str) -> str | None:
        """Return who was said to be meant; who has no id yet comes in under this name first."""
        said = self._said_people[fold(name)]
        if said is None or said in self._draft.overview.people:
            return said
        return self._finder.find(name) if self._finder.is_whole(name) else self._add_person(name)

    def _add_person(self, name: str) -> str:
        self._draft.document, person = add_person(
            self._draft.document, name, self._draft.overview.people
        )
        self._finder.add(name, person)
        self._draft.change(f"Nieuwe persoon: {name}")
        return person

    def note(self, path: Path, line: Line) -> None:
        """Add to the note what has no place of its own: nothing in a cell is thrown away."""
        parts = []
        note = line.cells.get(Role.NOTE)
        if note is not None:
            parts.append(clean_text(text_of(note), len(text_of(note))))
        explanation = text_of(line.cells.get(Role.EXPLANATION))
        task = self._draft.overview.task_by_id.get(path[1])
        if explanation and (task is None or fold(task.explanation) != fold(explanation)):
            parts.append(f"Uitleg: {explanation}")
        parts += [f"{header}: {text_of(value)}" for header, value in line.extra.items()]
        parts += line.notes
        if not parts:
            return
        before = get(self._draft.document, path) or ""
        new = [part for part in parts if part not in before]
        whole = "\n".join([*([before] if before else []), *new])
        if len(whole) > MAX_TEXT:
            self._draft.remark(
                line.number, f"Te lang voor een opmerking, dit viel weg: {whole[MAX_TEXT:]}"
            )
        if new:
            self._draft.put(path, clean_text(whole))


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
