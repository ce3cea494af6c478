"""The insights: the questions with their answers, and a page for each."""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.insights.absence import absence
from ictcoord_tui.insights.index import BY_ID
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.paper import Filter, PersonRef, Target
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.flows.insights import (
    NO_HOME,
    choose_filter,
    note_backups,
    note_vacancies,
    send_to_group,
    take_proposed,
    take_whole,
    toggle_anchor,
)
from ictcoord_tui.tui.flows.papers import write_paper
from ictcoord_tui.tui.insight_sheets import WAITING, Sheets, Wanted
from ictcoord_tui.tui.modals.ask import ShowText
from ictcoord_tui.tui.present.blocks import Block
from ictcoord_tui.tui.present.papers import paper_text
from ictcoord_tui.tui.present.questions import question_blocks
from ictcoord_tui.tui.present.sheet import Sheet
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.widgets.block_list import BlockList
from ictcoord_tui.tui.widgets.grid import Tone
from ictcoord_tui.tui.widgets.tab_bar import TabBar

ABSENCE_OF = "absence-of"
"""The page on one person, behind the page `absence`."""

COPY_WIDTH = 100
"""Cells in a line of copied text."""

_MARGINS = 4
_SITUATIONS = tuple(Situation)


class InsightsScreen(AreaScreen):
    """The list of questions, and the page that is open."""

    AREA = "insights"
    OWNER = "insights"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("insights")

    def __init__(self) -> None:
        super().__init__()
        self._situation = Situation.CURRENT
        self._question = ""
        self._person = ""
        self._filter = Filter()
        self._sheets = Sheets(self._run_behind, self.update_all)
        self._shown: Sheet | None = None
        self._left_for: tuple[str, str] | None = None

    # The frame

    def body(self) -> Iterable[Widget]:
        """Lay out the situations, the list of questions and the page."""
        yield TabBar([label("situation", one) for one in _SITUATIONS])
        yield BlockList(id="insight-list")
        yield BlockList(id="insight-page")

    def on_mount(self) -> None:
        """Begin in the list."""
        self._show_page("")

    def on_screen_resume(self) -> None:
        """Look at the same dossiers again after a jump to one of them."""
        if self._left_for is not None and self.session.focus == self._left_for[1]:
            self.session.focus = self._left_for[0]
        self._left_for = None
        super().on_screen_resume()

    def on_resize(self) -> None:
        """Lay tables and bars out for the new width."""
        self.call_after_refresh(self.show_session)

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts of the list and of the pages."""
        return (Context.INSIGHTS, Context.EVERYWHERE)

    @property
    def page_id(self) -> str:
        """The list of questions, or the page that is open; a page without an answer has no id."""
        alone = bool(self._question) and BY_ID[self._question].alone(self._sheets.scope)
        return self.AREA if alone or not self._question else f"{self.AREA}.{self._page_id}"

    @property
    def help_id(self) -> str:
        """One help page tells about all questions; how each is computed stands above it."""
        return self.AREA

    @property
    def explanation(self) -> str:
        """How the page in front was computed, or the question under the cursor."""
        question = self._question or self._list.target
        if not question or BY_ID[question].alone(self._sheets.scope):
            return ""
        return BY_ID[question].how.told(self._sheets.scope)

    def command_state(self) -> CommandState:
        """Add which page is open, whether a filter is on and whether a line can be chosen."""
        return replace(
            super().command_state(),
            page=self._page_id,
            filtered=self._filter.active,
            on_row=bool(self._blocks.target),
        )

    def crumbs(self) -> Sequence[str]:
        """Return the page that is open."""
        if not self._question:
            return ("Inzichten",)
        title = self._shown.shown.title if self._shown is not None else BY_ID[self._question].title
        return ("Inzichten", title)

    def show_session(self) -> None:
        """Compute what is shown again, if anything changed."""
        self._sheets.renew(self.session)
        self.query_one(TabBar).current = _SITUATIONS.index(self._situation)
        if self._question:
            self._draw_page()
        else:
            self._list.show(self._question_blocks())

    def way_back(self) -> Callable[[], object] | None:
        """Stop answering; close the page about a person, then the page, then the filter."""
        if not self._question and self._sheets.is_answering:
            return self._sheets.stop_answering
        if self._person:
            return self._leave_person
        if self._question:
            return partial(self._show_page, "")
        return partial(self._use, Filter()) if self._filter.active else None

    def _leave_person(self) -> None:
        person = PersonRef(self._person)
        self._show_page("absence")
        self._stand_on(person)

    def begin_again(self) -> None:
        """Go on with the answers that were stopped."""
        self._sheets.answer_again()
        self.update_all()

    def go_to_place(self, place: Place) -> None:
        """Open the page of a question: `("insights", "gaps")`."""
        if len(place) > 1 and place[1] in BY_ID:
            self._show_page(place[1])

    # Parts

    @property
    def _list(self) -> BlockList:
        return self.query_one("#insight-list", BlockList)

    @property
    def _list_of_page(self) -> BlockList:
        return self.query_one("#insight-page", BlockList)

    @property
    def _blocks(self) -> BlockList:
        return self._list_of_page if self._question else self._list

    @property
    def _page_id(self) -> str:
        return ABSENCE_OF if self._person else self._question

    @property
    def _asked(self) -> Asked:
        return Asked(self._sheets.scope, self._situation)

    @property
    def _target(self) -> Target | None:
        if not self._question or self._shown is None:
            return None
        return self._shown.targets.get(self._list_of_page.target)

    @property
    def _width(self) -> int:
        return max(20, self.size.width - _MARGINS)

    def _question_blocks(self) -> tuple[Block, ...]:
        answers = self._sheets.answers(self._situation)
        if answers is None:
            far = Block(self._sheets.how_far, Tone.MUTED)
            return (far, *question_blocks({}, self._width))
        return question_blocks(answers, self._width)

    def _draw_page(self, *, from_top: bool = False) -> None:
        room = self._list_of_page.room
        sheet = self._sheets.sheet(
            Wanted(self._question, self._person, self._situation, self._filter, self._width, room)
        )
        if sheet is not None:
            self._shown = sheet
            self._list_of_page.show_layout(sheet.layout, from_top=from_top)
        elif from_top:
            self._shown = None
            self._list_of_page.show((Block(WAITING),), from_top=True)

    def _run_behind(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.ictcoord.run_behind(work)

    def _show_page(self, question: str, person: str = "") -> None:
        """Open a page, or the list when there is no question."""
        self._sheets.stop_writing()
        self._question, self._person = question, person
        self._list.display = not question
        self._list_of_page.display = bool(question)
        if question:
            self._draw_page(from_top=True)
        self._blocks.focus()
        self.update_all()

    def _stand_on(self, target: Target) -> None:
        for key, other in self._shown.targets.items() if self._shown is not None else ():
            if other == target:
                self._list_of_page.go_to(key)

    def _use(self, chosen: Filter) -> None:
        self._filter = chosen
        self.update_all()

    # Commands

    @on(BlockList.Chosen)
    async def _clicked(self) -> None:
        await self.do_open()

    async def do_open(self) -> None:
        """Open the question, or go where the line leads."""
        if not self._question:
            if self._list.target:
                self._show_page(self._list.target)
            return
        target = self._target
        if isinstance(target, PersonRef) and self._question == "absence":
            self._show_page("absence", target.person_id)
        elif isinstance(target, PersonRef):
            await self._go_to_person(target.person_id)
        elif target is not None:
            await self._go_to_row(target)

    async def _go_to_person(self, person_id: str) -> None:
        home = self.session.home_of(person_id)
        if home is None:
            self.notify(NO_HOME)
            return
        self._left_for = (self.session.focus, home)
        await self.ictcoord.areas.jump(home, ("people", person_id))

    async def _go_to_row(self, row: RowRef) -> None:
        self._left_for = (self.session.focus, row.overview_id)
        place = (row.situation.value, row.task_id, "who")
        await self.ictcoord.areas.jump(row.overview_id, place)

    def do_situation(self) -> None:
        """Look at the other situation."""
        here = _SITUATIONS.index(self._situation)
        self._situation = _SITUATIONS[(here + 1) % len(_SITUATIONS)]
        self.update_all()

    def do_filter(self) -> None:
        """Ask what the page is to be about."""
        flow = choose_filter(self.ictcoord, self._asked, self._filter, self._use)
        self.run_worker(flow, group="flow", exclusive=True)

    def do_unfilter(self) -> None:
        """Show everything again."""
        self._use(Filter())

    def do_copy(self) -> None:
        """Send the page, or the list of answers, to the clipboard."""
        answers = self._sheets.answers(self._situation)
        if self._question and self._shown is not None:
            text = paper_text(self._shown.shown, COPY_WIDTH)
        elif self._question or answers is None:
            self.notify(WAITING)
            return
        else:
            text = "\n".join(f"{BY_ID[key].title} {said}" for key, said in answers.items())
        plan = self.ictcoord.copy_text(text)
        if plan.offer_text:
            self.app.push_screen(ShowText(plan.message, text, about="copy"))
        else:
            self.notify(plan.message)

    def do_paper(self) -> None:
        """Write the page or a report to a file."""
        page = self._shown.shown if self._question and self._shown is not None else None
        flow = write_paper(self.ictcoord, self._sheets.scope, page)
        self.run_worker(flow, group="flow", exclusive=True)

    def do_anchor(self) -> None:
        """Mark the person as anchor, or take that away."""
        target = self._target
        if isinstance(target, PersonRef):
            toggle_anchor(self.ictcoord, target.person_id)

    def do_to_group(self) -> None:
        """Put the task on the level of the group, everywhere."""
        target = self._target
        if isinstance(target, RowRef):
            send_to_group(self.ictcoord, target.task_id)

    def do_backups(self) -> None:
        """Note backups for what falls when the person is away."""
        gone = absence(self._sheets.scope, self._situation, self._person)
        self.run_worker(note_backups(self.ictcoord, gone), group="flow", exclusive=True)

    def do_vacancies(self) -> None:
        """Note what nobody can take over as input for vacancies."""
        gone = absence(self._sheets.scope, self._situation, self._person)
        self.run_worker(note_vacancies(self.ictcoord, gone), group="flow", exclusive=True)

    def do_take(self) -> None:
        """Take over the line of the proposal."""
        target = self._target
        proposal = self._sheets.proposal
        for one in proposal.rows if proposal is not None else ():
            if one.ref == target:
                take_proposed(self.ictcoord, one)
                return
        self.notify("Op deze regel staat geen voorstel om over te nemen.")

    def do_take_all(self) -> None:
        """Take over the whole proposal."""
        proposal = self._sheets.proposal
        if proposal is not None:
            self.run_worker(take_whole(self.ictcoord, proposal), group="flow", exclusive=True)
