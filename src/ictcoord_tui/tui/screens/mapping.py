"""Somebody else's workbook: what every sheet, column, task and name is, to be corrected."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from ictcoord_tui.content.words import labels
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import clean_line, fold, neutralise
from ictcoord_tui.excel.cells import text_of
from ictcoord_tui.excel.foreign import (
    SOMEBODY,
    Purpose,
    Role,
    SheetMapping,
    with_header,
)
from ictcoord_tui.excel.foreign_read import ForeignPlan
from ictcoord_tui.excel.grid import HEADER_ROWS
from ictcoord_tui.excel.people import Finder
from ictcoord_tui.intake import Answers, Workbook, first_answers, new_people, plan_foreign
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.mapping import (
    COLUMN,
    HEADER,
    LEFT_OUT,
    NO_ROLE,
    PERSON,
    PURPOSE,
    PURPOSE_WORDS,
    TASK,
    Facts,
    column_name,
    doubtful_targets,
    doubts_said,
    mapping_blocks,
    next_doubt,
    role_words,
)
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.importing import ImportScreen
from ictcoord_tui.tui.widgets.block_list import BlockList

_OWN = "eigen"
_TITLE = "titel"
_NEW = "nieuw"
_NOBODY = "niemand"
_ANY = "vanzelf"
_SKIP = "overslaan"
_PERSONS = {_NEW: SOMEBODY, _NOBODY: None}
_LONGEST = 60


class MappingScreen(ImportScreen[ForeignPlan | None]):
    """Gives the plan of the workbook as the user wants it read; `None` when they turn back.

    Args:
        book: Somebody else's workbook.
        overview: The dossier it goes into, as it is.
        document: The same as a document.
        answers: What was said on an earlier look; by default what the program makes of it.
    """

    OWNER = "mapping"
    CONTEXT = Context.MAPPING
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("mapping")

    def __init__(
        self,
        book: Workbook,
        overview: Overview,
        document: Document,
        answers: Answers | None = None,
    ) -> None:
        super().__init__()
        if answers is None:
            answers = first_answers(book, overview.name)
        self._facts = Facts(book, answers, overview, document, None)

    @property
    def answers(self) -> Answers:
        """What was said so far: what each sheet, column, task and name is."""
        return self._facts.answers

    def on_mount(self) -> None:
        """Begin reading."""
        super().on_mount()
        self._read_again(self._facts.answers)

    def draw(self) -> None:
        """Draw the page and the bars again."""
        facts = self._facts
        if not facts.reading or facts.plan is None:
            self.query_one(BlockList).show(mapping_blocks(facts))
        doubts = len(doubtful_targets(facts))
        status = doubts_said(doubts) if doubts else "Nog niets ingelezen"
        status = "Even zoeken…" if facts.reading else status
        name = neutralise(facts.overview.name)
        self.show_title((name, "Excel inlezen", facts.book.name), status)

    # Reading

    def _read_again(self, answers: Answers) -> None:
        answered, doubts = self.query_one(BlockList).target, doubtful_targets(self._facts)
        self._facts = replace(self._facts, answers=answers, reading=True)
        self.draw()
        self.run_worker(self._read(answered, doubts), group="reading", exclusive=True)

    async def _read(self, answered: str, doubts: Sequence[str]) -> None:
        """Matching hundreds of tasks takes a while: the screen stays alive meanwhile.

        Args:
            answered: Where the cursor is; it goes on to the next doubt, unless somebody moved it.
            doubts: The doubts there were before.
        """
        facts = self._facts
        plan = await asyncio.to_thread(
            plan_foreign, facts.book, facts.answers, facts.overview, facts.document
        )
        # Who turned back meanwhile is on the way out: then the page is gone before the screen.
        if not (pages := self.query(BlockList)):
            return
        page = pages.first()
        stayed = page.target == answered
        self._facts = replace(self._facts, plan=plan, reading=False)
        self.draw()
        if stayed:
            page.go_to(next_doubt(doubts, doubtful_targets(self._facts), answered))

    # Commands

    def do_next(self) -> None:
        """Go on with what was understood."""
        if self._facts.plan is None or self._facts.reading:
            self.notify("Even geduld: de taken worden nog gezocht.")
        else:
            self.dismiss(self._facts.plan)

    def do_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)

    def do_change(self) -> None:
        """Ask what the thing under the cursor is."""
        self.run_worker(self._change(), group="asking", exclusive=True)

    @on(BlockList.Chosen)
    def _clicked(self) -> None:
        self.do_change()

    async def _change(self) -> None:
        kind, _, which = self.query_one(BlockList).target.partition(":")
        if kind in (TASK, PERSON) and self._facts.plan is None:
            return
        ask = {
            PURPOSE: self._ask_purpose,
            HEADER: self._ask_header,
            COLUMN: self._ask_role,
            TASK: self._ask_task,
            PERSON: self._ask_person,
        }[kind]
        answers = await ask(which)
        if answers is not None:
            self._read_again(answers)

    # Questions: each gives the new answers, or nothing

    async def _ask_purpose(self, which: str) -> Answers | None:
        mapping = self._facts.answers.mappings[int(which)]
        offers = [Offer(one.value, words) for one, words in PURPOSE_WORDS.items()]
        chosen = await self._pick(f"Wat staat er op blad ‘{_short(mapping.sheet)}’?", offers)
        if chosen is None:
            return None
        wanted = replace(mapping, purpose=Purpose(chosen), twin="")
        return self._with_mapping(int(which), wanted)

    async def _ask_header(self, which: str) -> Answers | None:
        number = int(which)
        rows = self._facts.book.grids[number].rows()
        offers = [
            Offer(str(row), f"rij {row}", _short("; ".join(text_of(v) for v in cells.values())))
            for row, cells in rows.items()
            if row <= HEADER_ROWS
        ]
        offers.append(Offer("0", "geen: de eerste rij is al een taak"))
        chosen = await self._pick("In welke rij staan de namen van de kolommen?", offers)
        if chosen is None:
            return None
        mapping, grid = self._facts.answers.mappings[number], self._facts.book.grids[number]
        return self._with_mapping(number, with_header(mapping, grid, int(chosen)))

    async def _ask_role(self, which: str) -> Answers | None:
        number, column = (int(part) for part in which.split(":"))
        mapping = self._facts.answers.mappings[number]
        words = role_words()
        offers = [Offer(role.value, word) for role, word in words.items()]
        offers.append(Offer("", "Geen van deze", f"({NO_ROLE})"))
        offers.append(Offer(_SKIP, "Overslaan", f"({LEFT_OUT})"))
        chosen = await self._pick(f"Wat staat er in kolom {column_name(mapping, column)}?", offers)
        if chosen is None:
            return None
        columns = {role: at for role, at in mapping.columns.items() if at != column}
        left_out = mapping.left_out - {column}
        if chosen == _SKIP:
            left_out |= {column}
        elif chosen:
            columns[Role(chosen)] = column
        return self._with_mapping(number, replace(mapping, columns=columns, left_out=left_out))

    async def _ask_task(self, text: str) -> Answers | None:
        plan, overview = self._facts.plan, self._facts.overview
        match = next((one for one in plan.matches if one.text == text), None) if plan else None
        likely = [one.task for one in match.candidates] if match is not None else []
        tasks = [*likely, *(task for task in overview.tasks if task not in likely)]
        offers = [
            Offer(_OWN, "Een eigen taak", "(staat niet in de lijst hieronder)"),
            Offer(_TITLE, "Geen taak maar een titel"),
            *(Offer(task.id, task.name, f"({overview.section(task).name})") for task in tasks),
        ]
        chosen = await self._pick(f"Welke taak is ‘{_short(text)}’?", offers)
        if chosen is None:
            return None
        said = {
            words: task
            for words, task in self._facts.answers.tasks.items()
            if fold(words) != fold(text)
        }
        titles = self._facts.answers.titles - {fold(text)}
        if chosen == _TITLE:
            titles |= {fold(text)}
        else:
            said[text] = None if chosen == _OWN else chosen
        sections = dict(self._facts.answers.sections)
        sections.pop(fold(text), None)
        if chosen in (_OWN, _TITLE):
            section = await self._ask_section(text)
            if section is None:
                return None
            sections |= {fold(text): section} if section != _ANY else {}
        return replace(self._facts.answers, tasks=said, titles=titles, sections=sections)

    async def _ask_section(self, text: str) -> str | None:
        """Ask where a new task belongs, or what a title stands above."""
        sections = self._facts.overview.catalogue.sections
        cluster = labels("cluster")
        offers = [
            Offer(_ANY, "Laat de rubriek zoals ze is"),
            *(Offer(one.id, one.name, f"({cluster[one.cluster.value]})") for one in sections),
        ]
        return await self._pick(f"In welke rubriek hoort ‘{_short(text)}’?", offers)

    async def _ask_person(self, name: str) -> Answers | None:
        known = self._known_people(name)
        finder = Finder((shown, key) for key, shown in known.items())
        likely = finder.alike(name) or finder.shortened(name)
        offers = [
            *(Offer(key, shown) for key, shown in likely.items()),
            Offer(_NEW, f"{name} is een nieuwe persoon"),
            Offer(_NOBODY, "Geen persoon", "(komt bij Opmerking)"),
            *(Offer(key, shown) for key, shown in known.items() if key not in likely),
        ]
        chosen = await self._pick(f"Wie is ‘{name}’?", offers)
        if chosen is None:
            return None
        said = {
            key: one for key, one in self._facts.answers.people.items() if fold(key) != fold(name)
        }
        return replace(self._facts.answers, people={**said, name: _PERSONS.get(chosen, chosen)})

    def _known_people(self, besides: str) -> Mapping[str, str]:
        facts = self._facts
        known = {key: person.name for key, person in facts.overview.people.items()}
        if facts.plan is not None:
            people = facts.plan.document.get("people", {})
            for key in new_people(facts.plan.document, facts.document).values():
                known[key] = str(people[key].get("name", key))
        return {key: name for key, name in known.items() if fold(name) != fold(besides)}

    async def _pick(self, question: str, offers: list[Offer]) -> str | None:
        return await self.app.push_screen_wait(Pick(question, offers, about="import-choice"))

    def _with_mapping(self, number: int, mapping: SheetMapping) -> Answers:
        mappings = list(self._facts.answers.mappings)
        mappings[number] = mapping
        return replace(self._facts.answers, mappings=tuple(mappings))


def _short(text: str) -> str:
    return clean_line(text, _LONGEST)
