"""The walk-through: the roadmap as a meeting goes through it, one question a page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from ictcoord_tui.content.roadmap import answer_word, load_roadmap
from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import StepState
from ictcoord_tui.domain.edits.steps import give_answer
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.insights.evidence.model import Evidence
from ictcoord_tui.insights.evidence.steps import evidence
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.commands.roadmap import FIRST
from ictcoord_tui.tui.modals.ask import ShowText
from ictcoord_tui.tui.present.roadmap_detail import contradicted
from ictcoord_tui.tui.present.roadmap_walk import (
    SUMMARY,
    Page,
    PageKind,
    first_page,
    neighbour,
    page_after_answer,
    page_blocks,
    page_title,
    pages,
    progress_line,
    unanswered,
)
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.widgets.block_list import BlockList
from ictcoord_tui.tui.widgets.walk_progress import WalkProgress

_PAGE_WIDTH = 74
"""Cells of a page, as the style sheet says; longer lines are hard to read."""

_FRAME_LINES = 5
"""Lines around a page: title, two of progress, two of keys."""


class WalkScreen(AreaScreen):
    """One question of the roadmap a page, large and calm."""

    AREA = "walk"
    OWNER = "walk"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("walk")

    def __init__(self) -> None:
        super().__init__()
        self._roadmap = load_roadmap()
        self._page: Page = SUMMARY
        self._drawn: Page | None = None
        self._said = ""

    def body(self) -> Iterable[Widget]:
        """Lay out progress and page."""
        yield Vertical(WalkProgress(id="progress"), BlockList(id="page"), id="walk")

    def on_mount(self) -> None:
        """Begin where the dossier stands."""
        self.begin()

    def begin(self) -> None:
        """Start at the question the dossier stands at."""
        self._said = ""
        self._turn_to(first_page(self._roadmap, self._states))
        self.query_one(BlockList).focus()

    # The frame

    @property
    def contexts(self) -> Sequence[Context]:
        """The walk-through has the keys to itself."""
        return (Context.WALK,)

    def command_state(self) -> CommandState:
        """Let undo take back answers only: nobody should be thrown out of a meeting."""
        page, pages = self._page, self._pages
        step = self._roadmap.step(page.step) if page.step else None
        state = replace(
            super().command_state(),
            on_row=page.kind is PageKind.QUESTION,
            page=FIRST if page == pages[0] else page.kind.value,
            yes=step.yes_label if step is not None else "",
            no=step.no_label if step is not None else "",
        )
        place = self.session.history.undo_place
        walked = (
            place is not None and place[0] == self.session.focus and place[1][:1] == ("roadmap",)
        )
        left = self.ictcoord.areas.thrown.last
        given_back = left is not None and self.gives_back(left.place)
        return state if walked or given_back else replace(state, undo="")

    def gives_back(self, place: Place) -> bool:
        """Give back notes on steps only: they open over the page."""
        return len(place) == 3 and place[0] == "roadmap" and place[2] == "note"

    async def take_draft(self, place: Place, text: str) -> bool:
        """Open the note of a step with a half-typed text in it."""
        from ictcoord_tui.tui.flows.roadmap import write_note  # noqa: PLC0415 - rare

        if not self.gives_back(place):
            return False
        self.run_worker(write_note(self.ictcoord, place[1], half_typed=text), group="flow")
        return True

    def show_session(self) -> None:
        """Draw the page again."""
        overview = self.session.overview()
        if self._page not in self._pages:
            self._page = neighbour(self._pages, self._page, 0)
        blocks = page_blocks(
            self._roadmap,
            overview,
            self._page,
            leaving=self._leaving,
            today=self.session.clock().date(),
            size=self._room,
        )
        self.query_one(BlockList).show(blocks, from_top=self._page != self._drawn)
        self._drawn = self._page
        line = progress_line(self._roadmap, overview, self._page.step)
        self.query_one(WalkProgress).show(line, self._said)

    def on_resize(self) -> None:
        """Lay the page out again for the new size."""
        self.show_session()

    @property
    def _room(self) -> tuple[int, int]:
        """Columns and lines for the text of a page."""
        return min(_PAGE_WIDTH, self.size.width) - 3, self.size.height - _FRAME_LINES

    def crumbs(self) -> Sequence[str]:
        """Return which page it is."""
        return ("Doorloop", page_title(self._roadmap, self._page))

    @property
    def next_step_text(self) -> str:
        """How many questions are open: the steps between the questions wait until afterwards.

        Nothing once they are all answered and the summary is in front.
        """
        return self._to_do if self._unanswered or self._page != SUMMARY else ""

    def shows(self, area: str) -> bool:
        """Tell whether places of an area can be shown here: the roadmap's, too."""
        return area in ("walk", "roadmap")

    def go_to_place(self, place: Place) -> None:
        """Show the question an answer was given to."""
        self._said = ""
        self.show_session()
        if len(place) == 4 and place[2] == "answers":
            self._turn_to(Page(PageKind.QUESTION, place[1], place[3]))

    def way_back(self) -> Callable[[], object]:
        """Leave for the roadmap; a result that is nowhere yet can be kept first."""
        # A worker of the screen itself would wait for its own end when the screen goes.
        return lambda: self.app.run_worker(self._leave(), group="flow", exclusive=True)

    async def _leave(self) -> None:
        if self.ictcoord.scratch is not None:
            from ictcoord_tui.tui.flows.walk import keep_result  # noqa: PLC0415 - only at the end

            if not await keep_result(self.ictcoord):
                return
        await self.ictcoord.areas.show("roadmap")

    # Pages

    @property
    def _states(self) -> dict[str, StepState]:
        return dict(self.session.overview().dossier.roadmap)

    @property
    def _pages(self) -> tuple[Page, ...]:
        group = self.session.overview().is_group
        return pages(self._roadmap, self._states, group=group)

    @property
    def _unanswered(self) -> tuple[Page, ...]:
        return unanswered(self._pages, self._states)

    @property
    def _to_do(self) -> str:
        number = len(self._unanswered)
        return (
            f"Nog {counted(number, 'vraag', 'vragen')} open" if number else "Bekijk de samenvatting"
        )

    @property
    def _leaving(self) -> str:
        return "het resultaat bewaren" if self.ictcoord.scratch else "naar het stappenplan"

    def _turn_to(self, page: Page) -> None:
        if page != self._page:
            self.ictcoord.messages.turn()
        self._page = page
        self.update_all()

    def do_yes(self) -> None:
        """Note yes and turn the page."""
        self._answer(Answer.YES)

    def do_no(self) -> None:
        """Note no and show the advice."""
        self._answer(Answer.NO)

    def do_next(self) -> None:
        """Turn the page; nothing changes."""
        self._said = ""
        self._turn_to(neighbour(self._pages, self._page, 1))

    def do_previous(self) -> None:
        """Turn a page back."""
        self._said = ""
        self._turn_to(neighbour(self._pages, self._page, -1))

    def do_summary(self) -> None:
        """Turn to the summary."""
        self._said = ""
        self._turn_to(SUMMARY)

    def do_go_on(self) -> None:
        """Turn to the first question without an answer; after the last one to the summary."""
        from ictcoord_tui.tui.flows.next_step import say_here  # noqa: PLC0415 - only when asked for

        page = next(iter(self._unanswered), SUMMARY)
        if page == self._page:
            say_here(self.ictcoord, self._to_do)
            return
        self._said = ""
        self._turn_to(page)

    def do_note(self) -> None:
        """Write a note on the step."""
        self.run_worker(self._note(self._page.step), group="flow")

    async def _note(self, step: str) -> None:
        from ictcoord_tui.tui.flows.roadmap import write_note  # noqa: PLC0415 - only when asked for

        if await write_note(self.ictcoord, step):
            self._said = f"Opmerking bij stap {step} bewaard – u = ongedaan"
            self.show_session()

    def do_facts(self) -> None:
        """Show what the dossier says about the question, and where help exists."""
        step = self._roadmap.step(self._page.step)
        lines = [one.text for one in self._evidence(step.id)]
        help_lines = [f"{one.name}: {one.text}" for one in step.support]
        text = "\n".join([*(f"- {line}" for line in lines), "", "Hulp", *help_lines])
        self.app.push_screen(
            ShowText(f"Stap {step.id}: wat je dossier zegt", text, about="walk-facts")
        )

    def _answer(self, value: Answer) -> None:
        page = self._page
        author, moment = self.ictcoord.author, self.session.clock()
        done = self.ictcoord.edit(
            f"Antwoord op stap {page.step}",
            lambda document: give_answer(
                document, (page.step, page.question), value, by=author, moment=moment
            ),
            ("roadmap", page.step, "answers", page.question),
        )
        if done:
            step = self._roadmap.step(page.step)
            word = answer_word(step, value)
            self._said = f"Genoteerd bij stap {page.step}: {word} – u = ongedaan"
            self._turn_to(page_after_answer(self._pages, page))
            said = contradicted(step, value, self._evidence(step.id))
            if said:
                self.notify(said)

    def _evidence(self, step: str) -> tuple[Evidence, ...]:
        session = self.session
        return evidence(step, session.scope(), session.overview(), session.clock().date())
