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
from ictcoord_tui.insights.index import BY_ID
from ictcoord_tui.paper import Filter, PersonRef, Target
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.insight_sheets import WAITING, Sheets, Wanted
from ictcoord_tui.tui.present.blocks import Block
from ictcoord_tui.tui.present.questions import question_blocks
from ictcoord_tui.tui.present.sheet import Sheet
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.screens.insight_commands import InsightCommands
from ictcoord_tui.tui.widgets.block_list import BlockList
from ictcoord_tui.tui.widgets.grid import Tone
from ictcoord_tui.tui.widgets.tab_bar import TabBar

ABSENCE_OF = "absence-of"
"""The page on one person, behind the page `absence`."""

_MARGINS = 4
_SITUATIONS = tuple(Situation)


class InsightsScreen(AreaScreen):
    """The list of questions, and the page that is open."""

    AREA = "insights"
    OWNER = InsightCommands.OWNER
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(InsightCommands.OWNER)

    def __init__(self) -> None:
        super().__init__()
        self.situation = Situation.CURRENT
        """Which situation is looked at."""
        self.question = ""
        """Which page is open; empty in the list of questions."""
        self.person = ""
        """Whose absence the page is about; empty on every other page."""
        self.filter = Filter()
        """What is to be seen of a page."""
        self.sheets = Sheets(self._run_behind, self.update_all)
        """What the pages and answers are made of."""
        self.shown: Sheet | None = None
        """The page as it is drawn; nothing while it is on its way."""
        self.doer = InsightCommands(self)
        """Does the commands of the insights."""
        self._left_for: tuple[str, str] | None = None

    # The frame

    def body(self) -> Iterable[Widget]:
        """Lay out the situations, the list of questions and the page."""
        yield TabBar([label("situation", one) for one in _SITUATIONS])
        yield BlockList(id="insight-list")
        yield BlockList(id="insight-page")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.show_page("")

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
        alone = bool(self.question) and BY_ID[self.question].alone(self.sheets.scope)
        return self.AREA if alone or not self.question else f"{self.AREA}.{self._page_id}"

    @property
    def help_id(self) -> str:
        """One help page tells about all questions; how each is computed stands above it."""
        return self.AREA

    @property
    def explanation(self) -> str:
        """How the page in front was computed, or the question under the cursor."""
        question = self.question or self._list.target
        if not question or BY_ID[question].alone(self.sheets.scope):
            return ""
        return BY_ID[question].how.told(self.sheets.scope)

    def command_state(self) -> CommandState:
        """Add which page is open, whether a filter is on and whether a line can be chosen."""
        return replace(
            super().command_state(),
            page=self._page_id,
            filtered=self.filter.active,
            on_row=bool(self._blocks.target),
        )

    def crumbs(self) -> Sequence[str]:
        """Return the page that is open."""
        if not self.question:
            return ("Inzichten",)
        title = self.shown.shown.title if self.shown is not None else BY_ID[self.question].title
        return ("Inzichten", title)

    def show_session(self) -> None:
        """Compute what is shown again, if anything changed."""
        self.sheets.renew(self.session)
        self.query_one(TabBar).current = _SITUATIONS.index(self.situation)
        if self.question:
            self._draw_page()
        else:
            self._list.show(self._question_blocks())

    def way_back(self) -> Callable[[], object] | None:
        """Stop answering; close the page about a person, then the page, then the filter."""
        if not self.question and self.sheets.is_answering:
            return self.sheets.stop_answering
        if self.person:
            return self._leave_person
        if self.question:
            return partial(self.show_page, "")
        return partial(self.narrow, Filter()) if self.filter.active else None

    def _leave_person(self) -> None:
        person = PersonRef(self.person)
        self.show_page("absence")
        self._stand_on(person)

    def begin_again(self) -> None:
        """Go on with the answers that were stopped."""
        self.sheets.answer_again()
        self.update_all()

    def go_to_place(self, place: Place) -> None:
        """Open the page of a question: `("insights", "gaps")`."""
        if len(place) > 1 and place[1] in BY_ID:
            self.show_page(place[1])

    # Parts

    @property
    def _list(self) -> BlockList:
        return self.query_one("#insight-list", BlockList)

    @property
    def _list_of_page(self) -> BlockList:
        return self.query_one("#insight-page", BlockList)

    @property
    def _blocks(self) -> BlockList:
        return self._list_of_page if self.question else self._list

    @property
    def _page_id(self) -> str:
        return ABSENCE_OF if self.person else self.question

    @property
    def asked(self) -> Asked:
        """Which dossiers a page is about, and in which situation."""
        return Asked(self.sheets.scope, self.situation)

    @property
    def target(self) -> Target | None:
        """What the line under the cursor is about; nothing in the list of questions."""
        if not self.question or self.shown is None:
            return None
        return self.shown.targets.get(self._list_of_page.target)

    @property
    def _width(self) -> int:
        return max(20, self.size.width - _MARGINS)

    def _question_blocks(self) -> tuple[Block, ...]:
        answers = self.sheets.answers(self.situation)
        if answers is None:
            far = Block(self.sheets.how_far, Tone.MUTED)
            return (far, *question_blocks({}, self._width))
        return question_blocks(answers, self._width)

    def _draw_page(self, *, from_top: bool = False) -> None:
        room = self._list_of_page.room
        sheet = self.sheets.sheet(
            Wanted(self.question, self.person, self.situation, self.filter, self._width, room)
        )
        if sheet is not None:
            self.shown = sheet
            self._list_of_page.show_layout(sheet.layout, from_top=from_top)
        elif from_top:
            self.shown = None
            self._list_of_page.show((Block(WAITING),), from_top=True)

    def _run_behind(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.ictcoord.run_behind(work)

    def show_page(self, question: str, person: str = "") -> None:
        """Open a page, or the list when there is no question."""
        self.sheets.stop_writing()
        self.question, self.person = question, person
        self._list.display = not question
        self._list_of_page.display = bool(question)
        if question:
            self._draw_page(from_top=True)
        self._blocks.focus()
        self.update_all()

    def open_question(self) -> None:
        """Open the page of the question under the cursor."""
        if self._list.target:
            self.show_page(self._list.target)

    async def leave_for(self, dossier: str, place: Place) -> None:
        """Go to a place of a dossier; who comes back looks at the same dossiers again."""
        self._left_for = (self.session.focus, dossier)
        await self.ictcoord.areas.jump(dossier, place)

    def turn(self) -> None:
        """Look at the other situation."""
        here = _SITUATIONS.index(self.situation)
        self.situation = _SITUATIONS[(here + 1) % len(_SITUATIONS)]
        self.update_all()

    def _stand_on(self, target: Target) -> None:
        for key, other in self.shown.targets.items() if self.shown is not None else ():
            if other == target:
                self._list_of_page.go_to(key)

    def narrow(self, chosen: Filter) -> None:
        """Show no more of a page than this."""
        self.filter = chosen
        self.update_all()

    # Commands

    @on(BlockList.Chosen)
    async def _clicked(self) -> None:
        await self.doer.do_open()
