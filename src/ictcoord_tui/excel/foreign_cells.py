"""The cells of somebody's row: who, how long, at which level, and what has no place of its own."""

import re
from collections.abc import Mapping, Sequence

from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.edits.rows import set_backup, set_people
from ictcoord_tui.domain.schema import Path
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.domain.text import MAX_TEXT, clean_text, fold
from ictcoord_tui.excel.cells import choice_of, spent_of, text_of
from ictcoord_tui.excel.columns import CellError
from ictcoord_tui.excel.foreign import NOTED, Purpose, Role, SheetMapping
from ictcoord_tui.excel.foreign_draft import ForeignDraft
from ictcoord_tui.excel.foreign_lines import Line
from ictcoord_tui.excel.foreign_people import ForeignPeople
from ictcoord_tui.excel.grid import Value
from ictcoord_tui.excel.people import NOBODY

_PERIOD = re.compile(r"\b(dag|week|maand|jaar)")
_WORD = re.compile(r"\w+")
_LEVELS: Mapping[str, Level | None] = {
    "school": Level.SCHOOL,
    "schoolniveau": Level.SCHOOL,
    "groep": Level.GROUP,
    "groepsniveau": Level.GROUP,
    "scholengroep": Level.GROUP,
    "scholengemeenschap": Level.GROUP,
    "beide": Level.BOTH,
    **dict.fromkeys(("en", "of", "per", "op", "de", "niveau")),
}
"""Words for a level, and those that say nothing beside them."""


class ForeignCells:
    """Fills in what the cells of a row say about its task.

    Args:
        draft: What it is written in.
        said_people: What people said about names: the person meant, or nobody.
    """

    def __init__(self, draft: ForeignDraft, said_people: Mapping[str, str | None]) -> None:
        self._draft = draft
        self.people = ForeignPeople(draft, said_people)
        """Whom the names stand for."""
        self._backups: dict[tuple[str, str], set[str]] = {}
        self.nobodies: dict[str, None] = {}
        """What stood for a name and was taken for no person."""

    def announce(self, line: Line) -> None:
        """Take note of the names in a row, before any row is read."""
        for role in (Role.WHO, Role.BACKUP):
            self.people.announce(text_of(line.cells.get(role)))

    def choices(self, task: str, line: Line, mapping: SheetMapping) -> None:
        """Fill in whether a task applies, and by when."""
        for role in (Role.APPLIES, Role.TERM):
            value = line.cells.get(role)
            if value is None:
                continue
            try:
                chosen = choice_of(role.value, value)
            except CellError:
                chosen = ""
            if chosen is None:
                self._empty(line, role, "leeg")
            elif not chosen or not self._draft.put_once(("triage", task, role.value), chosen):
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
        row = (situation.value, task)
        time = self._time(line, mapping)
        who, times = self._people(line, Role.WHO)
        if again and time:
            if len(who) == 1 and who[0] not in times:
                times[who[0]] = time
            else:
                line.notes.append(f"Tijd: {time}")
        elif time:
            self._draft.put((*row, "time"), time)
        backup, _ = self._people(line, Role.BACKUP)
        self._assign(situation, task, line, who, backup, again=again)
        for person, spent in times.items():
            if not self._draft.put_once((*row, "times", person), spent):
                line.notes.append(f"{self._draft.names([person])}: {spent}")
        self._level(row, line)
        self._target_texts(situation, task, line)

    def _assign(
        self,
        situation: Situation,
        task: str,
        line: Line,
        who: Sequence[str],
        backup: Sequence[str],
        *,
        again: bool,
    ) -> None:
        """Say who does a task and who is backup; who was said before by this workbook stays."""
        draft, row = self._draft, (situation.value, task)
        asked = self._backups.setdefault(row, set())
        asked |= set(backup)
        if who:
            before = (get(draft.document, (*row, "who")) or []) if again else []
            draft.document = set_people(draft.document, situation, task, {*who, *before})
            draft.change(f"{draft.name(task)} · Wie: {draft.names(who)}")
        if asked:
            draft.document = set_backup(draft.document, situation, task, asked)
        if backup:
            draft.change(f"{draft.name(task)} · Back-up: {draft.names(backup)}")
        doing = asked & set(get(draft.document, (*row, "who")) or [])
        if doing:
            names = draft.names(sorted(doing))
            draft.remark(
                line.number, f"Back-up: {names} doet deze taak zelf, dus niet als back-up."
            )
            asked -= doing

    def _target_texts(self, situation: Situation, task: str, line: Line) -> None:
        if situation is not Situation.TARGET:
            return
        for role in (Role.MANDATE, Role.DOCUMENTED):
            value = line.cells.get(role)
            if value is None:
                continue
            text = self._draft.tidy(line, value, one_line=role is Role.DOCUMENTED)
            if not self._draft.put_once((situation.value, task, role.value), text):
                self._note(line, role)

    def _level(self, row: tuple[str, str], line: Line) -> None:
        value = line.cells.get(Role.LEVEL)
        if value is None:
            return
        level, whole = _level_in(fold(text_of(value)))
        if level is None or not self._draft.put_once((*row, "level"), level.value) or not whole:
            self._note(line, Role.LEVEL)

    def _time(self, line: Line, mapping: SheetMapping) -> str:
        value = line.cells.get(Role.TIME)
        if value is None:
            return ""
        header = fold(mapping.headers.get(mapping.columns[Role.TIME], ""))
        try:
            time = spent_of(_with_unit(value, header))
        except CellError:
            self._note(line, Role.TIME)
            words = f"De tijd ‘{text_of(value)}’ staat nu bij Opmerking."
            self._draft.remark(line.number, words, taken=True)
            return ""
        if not time:
            self._empty(line, Role.TIME, "leeg")
        return time

    def _people(self, line: Line, role: Role) -> tuple[list[str], dict[str, str]]:
        """Return the people a cell names, and the times that stand behind their names."""
        text = text_of(line.cells.get(role))
        people: dict[str, None] = {}
        times: dict[str, str] = {}
        names = [*self.people.names_in(text)] if fold(text) not in NOBODY else [(text, "")]
        if text and not names:
            self._note(line, role)
        for name, said in names:
            if fold(name) in NOBODY and not self.people.knows(name):
                self._no_name(line, role, name, said)
                continue
            person = self.people.person(name)
            if person is None:
                self._nobody(line, role, name, said)
                continue
            people[person] = None
            spent = _spent_in(said) if role is Role.WHO else ""
            if said and times.setdefault(person, spent) != (spent or None):
                line.notes.append(f"{name} ({said})")
        return sorted(people), {person: spent for person, spent in times.items() if spent}

    def _no_name(self, line: Line, role: Role, name: str, said: str) -> None:
        if name:
            self._draft.empty(line.number, f"{_word(role)}: ‘{name}’ gelezen als niemand")
        if said:
            line.notes.append(f"{name} ({said})")

    def _nobody(self, line: Line, role: Role, name: str, said: str) -> None:
        """What is no person's name stays readable in the note."""
        self.nobodies.setdefault(name)
        line.notes.append(f"{_word(role)}: {name}" + (f" ({said})" if said else ""))
        words = (
            f"‘{name}’ is geen persoon en staat nu bij Opmerking; bij {_word(role)} telt het niet."
        )
        self._draft.remark(line.number, words, taken=True)

    def _empty(self, line: Line, role: Role, what: str) -> None:
        text = text_of(line.cells.get(role))
        if text:
            self._draft.empty(line.number, f"{_word(role)}: ‘{text}’ gelezen als {what}")

    @staticmethod
    def _note(line: Line, role: Role) -> None:
        line.notes.append(f"{_word(role)}: {text_of(line.cells[role])}")

    def without_place(self, line: Line, purpose: Purpose) -> None:
        """Keep for the note what a sheet of this purpose has no field for."""
        for role in Role:
            if role in NOTED[purpose] and role in line.cells:
                self._note(line, role)

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
        parts += [f"{header}: {text_of(value)}" for header, value in line.extra]
        parts += line.notes
        if not parts:
            return
        before = get(self._draft.document, path) or ""
        new = [part for part in parts if f"\n{part}\n" not in f"\n{before}\n"]
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


def _word(role: Role) -> str:
    return labels("field")[role.value]


def _spent_in(said: str) -> str:
    """Return the time in brackets; empty when it is none."""
    try:
        return spent_of(said)
    except CellError:
        return ""


def _level_in(text: str) -> tuple[Level | None, bool]:
    """Return the level a text names, and whether it says nothing else."""
    words = _WORD.findall(text)
    said = {_LEVELS[word] for word in words if word in _LEVELS} - {None}
    if said and all(word in _LEVELS for word in words):
        return (Level.BOTH if len(said) > 1 else next(iter(said))), True
    school = "school" in text and "scholen" not in text
    group = "groep" in text or "scholengemeenschap" in text
    if school and group:
        return Level.BOTH, False
    return (Level.SCHOOL if school else Level.GROUP if group else None), False
