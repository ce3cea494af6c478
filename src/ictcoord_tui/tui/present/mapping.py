"""How somebody's workbook is understood, as a page to look over and correct."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ictcoord_tui.content.words import counted, labels
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import clean_line, fold
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign import NOTED, Purpose, Role, SheetMapping, ranks_in
from ictcoord_tui.excel.foreign_read import ForeignPlan
from ictcoord_tui.excel.grid import Grid
from ictcoord_tui.excel.matching import Match
from ictcoord_tui.excel.people import either
from ictcoord_tui.intake import Answers, Workbook, doubtful_people, new_people
from ictcoord_tui.tui.present.blocks import Block, heading
from ictcoord_tui.tui.widgets.grid import Tone

PURPOSE = "purpose"
HEADER = "header"
COLUMN = "column"
TASK = "task"
PERSON = "person"

PURPOSE_WORDS: Mapping[Purpose, str] = {
    Purpose.CURRENT: "Huidige situatie: wie doet het nu",
    Purpose.TARGET: "Streefdoel: wie zal het doen",
    Purpose.TASKS: "Taken: welke er zijn",
    Purpose.NOTHING: "Niet lezen",
}
"""What a sheet can be read as."""

NO_ROLE = "komt bij Opmerking"
LEFT_OUT = "komt niet mee"
_SAMPLES = 3
_SAMPLE = 24
_LONGEST = 60


@dataclass(frozen=True)
class Facts:
    """Everything on the page.

    Attributes:
        document: The dossier as it was.
        plan: What would come of it; nothing while it is computed for the first time.
        reading: Whether the plan is of an earlier answer, and the new one is being computed.
    """

    book: Workbook
    answers: Answers
    overview: Overview
    document: Document
    plan: ForeignPlan | None
    reading: bool = False


def role_words() -> dict[Role, str]:
    """Return what the roles of columns are called."""
    words = labels("field")
    return {role: words[role.value] for role in Role}


def column_name(mapping: SheetMapping, column: int) -> str:
    """Return how people call a column: its letters and the words above it."""
    header = clean_line(mapping.headers.get(column, ""), _LONGEST)
    return f"{_letters(column)}  {header or '(zonder naam)'}"


def used_columns(grid: Grid, mapping: SheetMapping) -> tuple[int, ...]:
    """Return the columns with anything in them from the header row on."""
    found = {column for row, column in grid.cells if row >= max(1, mapping.header_row)}
    return tuple(sorted(found))


def doubts_said(doubts: int) -> str:
    """Return how many things are to be looked at before they are read."""
    return counted(doubts, "twijfel", "twijfels")


def mapping_blocks(facts: Facts) -> tuple[Block, ...]:
    """Return the page: sheets with their columns, doubtful tasks, new people."""
    return (
        *_opening(facts),
        *(
            block
            for number in range(len(facts.answers.mappings))
            for block in _sheet(facts, number)
        ),
        *_tasks(facts),
        *_people(facts),
    )


def doubtful_targets(facts: Facts) -> tuple[str, ...]:
    """Return the tasks and names a person should still look at, as they stand on the page."""
    plan = facts.plan
    if plan is None:
        return ()
    people = plan.document.get("people", {})
    unsure = [str(people[key].get("name", key)) for key in _unsure(facts, plan)]
    return (
        *(f"{TASK}:{match.text}" for match in _by_text(plan.doubtful)),
        *(f"{PERSON}:{name}" for name in (*unsure, *plan.first_names)),
    )


def next_doubt(before: Sequence[str], after: Sequence[str], here: str) -> str:
    """Return the doubt to go to once something was said about one; empty to stay.

    Args:
        before: The doubts there were.
        after: Those that are left.
        here: What was answered.
    """
    if here not in before or here in after:
        return ""
    at = before.index(here)
    return next((one for one in (*before[at:], *before[:at]) if one in after), "")


def _unsure(facts: Facts, plan: ForeignPlan) -> Mapping[str, tuple[str, ...]]:
    return doubtful_people(plan, facts.answers, facts.overview, facts.document)


def _opening(facts: Facts) -> Iterator[Block]:
    yield Block(
        f"{facts.book.name} komt niet uit dit programma. Zo heb ik het begrepen; "
        "klopt iets niet, ga er dan op staan en druk op Enter.",
    )


# Sheets


def _sheet(facts: Facts, number: int) -> Iterator[Block]:
    mapping, grid = facts.answers.mappings[number], facts.book.grids[number]
    read = mapping.purpose is not Purpose.NOTHING
    rows = counted(len(grid.rows()), "rij", "rijen")
    yield from heading(f"Blad ‘{clean_line(mapping.sheet, _LONGEST)}’ ({rows})")
    yield Block(
        "Lezen als",
        mark="   ",
        tail=PURPOSE_WORDS[mapping.purpose],
        tail_tone=Tone.PLAIN if read else Tone.ATTENTION,
        target=f"{PURPOSE}:{number}",
    )
    if not read:
        if mapping.twin:
            yield Block(
                f"Van dezelfde soort als ‘{clean_line(mapping.twin, _LONGEST)}’. Is dit een andere "
                "school? Lees het bestand ook bij die school in, en duid daar dit blad aan.",
                Tone.MUTED,
                mark="   ",
            )
        return
    row = f"rij {mapping.header_row}" if mapping.header_row else "geen"
    yield Block("Kolomnamen", mark="   ", tail=row, target=f"{HEADER}:{number}")
    if Role.TASK not in mapping.columns:
        words = "! Duid nog aan in welke kolom de taak staat, anders wordt dit blad niet gelezen."
        yield Block(words, Tone.ATTENTION, mark="   ")
    roles = {column: role for role, column in mapping.columns.items()}
    for column in used_columns(grid, mapping):
        yield _column(facts, number, column, roles.get(column))


def _column(facts: Facts, number: int, column: int, role: Role | None) -> Block:
    mapping, grid = facts.answers.mappings[number], facts.book.grids[number]
    placed = role is not None and role not in NOTED[mapping.purpose]
    return Block(
        f"{column_name(mapping, column)} · {_samples(grid, mapping, column)}",
        mark="   ",
        tail=f"→ {_becomes(grid, mapping, column, role)}",
        tail_tone=Tone.STRONG if placed else Tone.MUTED,
        target=f"{COLUMN}:{number}:{column}",
    )


def _becomes(grid: Grid, mapping: SheetMapping, column: int, role: Role | None) -> str:
    """Return where the cells of a column go, in the words of the report."""
    if column in mapping.left_out:
        return f"volgnummers, {LEFT_OUT}" if ranks_in(grid, mapping, column) else LEFT_OUT
    if role is None:
        return NO_ROLE
    word = role_words()[role]
    return f"{word}, {NO_ROLE}" if role in NOTED[mapping.purpose] else word


def _samples(grid: Grid, mapping: SheetMapping, column: int) -> str:
    texts: dict[str, None] = {}
    for (row, at), value in sorted(grid.cells.items()):
        if at == column and row > mapping.header_row:
            texts[clean_line(text_of(value), _SAMPLE)] = None
        if len(texts) == _SAMPLES:
            break
    return "; ".join(texts)


# Tasks


def _tasks(facts: Facts) -> Iterator[Block]:
    if facts.plan is None:
        yield from heading("Taken: even zoeken…")
        return
    matches = _by_text(facts.plan.matches)
    doubtful = [one for one in matches if one.doubtful]
    asked = [one for one in matches if fold(one.text) in _folded(facts.answers.tasks)]
    new = [one for one in matches if one.new and not one.doubtful and one not in asked]
    unlisted = sum(one.new and not one.candidates and one not in asked for one in matches)
    alike = [one for one in matches if not one.new and one not in asked and not _exact(facts, one)]
    yield from heading(
        f"Taken: {len(matches)} gevonden, {doubts_said(len(doubtful))}, {unlisted} niet op de lijst"
    )
    for one in doubtful:
        yield _task(one, "? eigen taak", Tone.ATTENTION, _doubts(facts, one))
    for one in (*asked, *alike):
        yield _task(one, *_taken_for(facts, one))
    for one in new:
        yield _task(one, "eigen taak", Tone.PLAIN, _landed(facts, one))
    for text in facts.plan.titles:
        said = facts.answers.sections.get(fold(text), "")
        section = facts.overview.catalogue.section_by_id.get(said)
        under = f"Rubriek: {section.name}" if section is not None else ""
        yield Block(text, mark="   ", tail="titel, geen taak", under=under, target=f"{TASK}:{text}")


def _doubts(facts: Facts, match: Match) -> str:
    doubts = []
    if match.lone:
        doubts.append("Staat alleen in haar rij: taak of titel?")
    if match.candidates:
        doubts.append(f"Lijkt op {either(one.task.name for one in match.candidates)}?")
    if match.guessed:
        doubts.append(f"{_landed(facts, match)}? Er stond er geen bij.")
    return " ".join(doubts)


def _landed(facts: Facts, match: Match) -> str:
    """Tell in which section a new task stands."""
    tasks = facts.plan.document.get("tasks", {}) if facts.plan is not None else {}
    section = str(tasks.get(match.task_id, {}).get("section", ""))
    known = facts.overview.catalogue.section_by_id.get(section)
    return f"Rubriek: {known.name}" if known is not None else ""


def _taken_for(facts: Facts, match: Match) -> tuple[str, Tone, str]:
    task = facts.overview.task_by_id.get(match.task_id)
    if match.new or task is None:
        return "eigen taak", Tone.PLAIN, _landed(facts, match)
    return "gelezen als:", Tone.PLAIN, f"→ {task.name}"


def _task(match: Match, tail: str, tone: Tone, under: str) -> Block:
    return Block(
        match.text,
        mark="   ",
        tail=tail,
        tail_tone=tone,
        under=under,
        target=f"{TASK}:{match.text}",
    )


def _exact(facts: Facts, match: Match) -> bool:
    task = facts.overview.task_by_id.get(match.task_id)
    return task is not None and fold(task.name) == fold(match.text)


def _by_text(matches: Iterable[Match]) -> list[Match]:
    """One for every text: the same words mean the same task everywhere."""
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(fold(match.text), match)
    return list(first.values())


def _folded(texts: Iterable[str]) -> set[str]:
    return {fold(text) for text in texts}


# People


def _people(facts: Facts) -> Iterator[Block]:
    if facts.plan is None:
        return
    new = new_people(facts.plan.document, facts.document)
    unsure = _unsure(facts, facts.plan)
    asked = (*_unsure_names(facts, facts.plan, unsure), *_settled_names(facts, facts.plan))
    rest = [key for key in new.values() if key not in unsure]
    if asked or rest:
        doubts = doubts_said(len(unsure) + len(facts.plan.first_names))
        yield from heading(f"Mensen: {len(new)} nog niet in het team, {doubts}")
        yield from asked
    names = _names(facts, facts.plan)
    for key in rest:
        yield _person(names[key], "nieuw")


def _unsure_names(
    facts: Facts, plan: ForeignPlan, unsure: Mapping[str, tuple[str, ...]]
) -> Iterator[Block]:
    names = _names(facts, plan)
    for key, alike in unsure.items():
        yield _person(names[key], "? nieuw", Tone.ATTENTION, f"Lijkt op {either(alike)}?")
    for name, one in plan.first_names.items():
        yield _person(name, f"? is {names[one]}", Tone.ATTENTION, "Er staat alleen een voornaam.")


def _settled_names(facts: Facts, plan: ForeignPlan) -> Iterator[Block]:
    names = _names(facts, plan)
    for name in _nobodies(facts, plan):
        yield _person(name, "geen persoon, komt bij Opmerking")
    for name, keep in facts.answers.people.items():
        if keep:
            yield _person(name, f"is {names.get(keep, keep)}")


def _names(facts: Facts, plan: ForeignPlan) -> Mapping[str, str]:
    """Return how everybody is called, new people too."""
    names = {key: person.name for key, person in facts.overview.people.items()}
    people = plan.document.get("people", {})
    return names | {key: str(person.get("name", key)) for key, person in people.items()}


def _person(name: str, tail: str, tone: Tone = Tone.PLAIN, under: str = "") -> Block:
    return Block(
        name, mark="   ", tail=tail, tail_tone=tone, under=under, target=f"{PERSON}:{name}"
    )


def _nobodies(facts: Facts, plan: ForeignPlan) -> list[str]:
    """Return what is taken for no person, each text once."""
    said = [name for name, one in facts.answers.people.items() if one is None]
    return list({fold(name): name for name in (*said, *plan.nobodies)}.values())


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
