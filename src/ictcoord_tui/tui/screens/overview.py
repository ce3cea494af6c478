"""The task overview: the four tabs of the official workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar
from weakref import WeakMethod

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.flows import tasks as flows
from ictcoord_tui.tui.present.intro import intro_page
from ictcoord_tui.tui.present.task import about_task
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.table_area import TableAreaScreen
from ictcoord_tui.tui.tables.card import Part, part_of
from ictcoord_tui.tui.tables.column import Choice, Table
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.tasks import GROUP_TASKS, TASKS
from ictcoord_tui.tui.widgets.fitted_text import FittedText
from ictcoord_tui.tui.widgets.more_line import MoreLine
from ictcoord_tui.tui.widgets.tab_bar import TabBar
from ictcoord_tui.tui.widgets.table_view import TableView

TABS = ("intro", "tasks", "current", "target")
TAB_NAMES = {
    "intro": "Intro",
    "tasks": "Taken",
    "current": "Huidige situatie",
    "target": "Streefdoel",
}
_CONTEXTS = {
    "intro": (Context.OVERVIEW,),
    "tasks": (Context.TASKS, Context.OVERVIEW),
    "current": (Context.SITUATION, Context.OVERVIEW),
    "target": (Context.TARGET, Context.SITUATION, Context.OVERVIEW),
}


class OverviewScreen(TableAreaScreen):
    """The tabs Intro, Taken, Huidige situatie and Streefdoel."""

    AREA = "overview"
    OWNER = "overview"
    TABLES = frozenset({"tasks", "triage", "current", "target"})
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("overview")

    def __init__(self) -> None:
        super().__init__()
        self._tab = "current"
        self._views: dict[str, TableView] = {}

    # The frame

    def body(self) -> Iterable[Widget]:
        """Lay out the tab bar and the intro; tables come when their tab is first shown."""
        yield TabBar([TAB_NAMES[tab] for tab in TABS])
        text = VerticalScroll(FittedText(self._intro, id="intro-text"), id="intro")
        yield Vertical(text, MoreLine(text), id="intro-page")

    async def on_mount(self) -> None:
        """Show the tab one starts on."""
        await self._show_tab(self._tab)

    @property
    def base_view(self) -> TableView | None:
        """The table of the tab in front; nothing on the intro."""
        return self._views.get(self._tab)

    @property
    def situation(self) -> Situation | None:
        """The situation of the tab in front, if it shows one."""
        return Situation(self._tab) if self._tab in ("current", "target") else None

    @property
    def own_contexts(self) -> tuple[Context, ...]:
        """The contexts of the tab in front."""
        return _CONTEXTS[self._tab]

    @property
    def goes_on(self) -> frozenset[str]:
        """The tables first; on the tab of the target only that one, or its count would mislead."""
        return frozenset({"target"}) if self._tab == "target" else self.TABLES

    @property
    def table_page_id(self) -> str:
        """The tab in front."""
        return f"{self.AREA}.{self._tab}"

    def command_state(self) -> CommandState:
        """Add what is to be known of the task under the cursor."""
        state = super().command_state()
        view, overview = self.base_view, self.overview
        row = view.at.row if view is not None else None
        if row not in overview.task_by_id or self.card is not None:
            return state
        dropped = any(not overview.counts(one) for one in self.tasks)
        return replace(state, dropped=dropped)

    def show_session(self) -> None:
        """Draw the tab in front again."""
        overview, foreign = self.overview, self.foreign_rows()
        view = self.base_view
        self.query_one(TabBar).page = self.page_id if view is not None else ""
        if view is None:
            if self._tab == "intro":
                self.query_one(FittedText).show(self._intro)
            return
        view.show(overview, self._table(self._tab), foreign)
        self.query_one(TabBar).foreign = self.changed_by()
        if self.card is None:
            return
        if self.card.row in overview.task_by_id:
            self.card.show(overview)
        else:
            self.run_worker(self.close_card(), group="place", exclusive=True)

    def _intro(self, width: int) -> Content:
        return intro_page(self.overview, width)

    def table_changed(self) -> None:
        """Tell where the cursor is now, and who else changed that row."""
        super().table_changed()
        self.query_one(TabBar).foreign = self.changed_by()

    def crumbs(self) -> Sequence[str]:
        """Return tab and row."""
        view = self.base_view
        here = (view.position,) if view is not None else ()
        card = ("Kaart",) if self.card is not None else ()
        return ("Takenoverzicht", TAB_NAMES[self._tab], *here, *card)

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks a command is about."""
        view = self.base_view
        return view.at.subjects if view is not None else ()

    # Tabs

    async def do_next_tab(self) -> None:
        """Show the next tab."""
        await self._show_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    async def do_previous_tab(self) -> None:
        """Show the tab before."""
        await self._show_tab(TABS[(TABS.index(self._tab) - 1) % len(TABS)])

    async def show_table_of(self, place: Place) -> None:
        """Bring the tab of a place to the front."""
        tab = place[0] if place[0] in ("current", "target") else "tasks"
        on_card = self.card is not None and len(place) > 1 and self.card.row == place[1]
        if not on_card and tab != self._tab:
            await self._show_tab(tab)

    async def _show_tab(self, tab: str) -> None:
        await self.close_card()
        before = self.base_view
        self._tab = tab
        self.query_one(TabBar).current = TABS.index(tab)
        self.query_one("#intro-page").display = tab == "intro"
        if tab != "intro" and tab not in self._views:
            view = TableView(self._table(tab), self.overview, self.edit, id=f"tab-{tab}")
            self._views[tab] = view
            await self.mount(view, after=self.query_one("#intro-page"))
        for name, view in self._views.items():
            view.display = name == tab
        shown = self.base_view
        if shown is None:
            self.query_one("#intro").focus()
        else:
            if before is not None and before is not shown and before.at.row is not None:
                shown.grid.go_to(before.at.row)
            shown.grid.focus()
        self.update_all()

    def _table(self, tab: str) -> Table:
        if tab == "tasks":
            return GROUP_TASKS if self.overview.is_group else TASKS
        return situation_table(Situation(tab), self._schools(), WeakMethod(self.session.scope))

    def _schools(self) -> tuple[Choice, ...]:
        """The members, when the group's own dossier is looked at."""
        session = self.session
        if not self.overview.is_group:
            return ()
        return tuple(Choice(key, session.overview(key).name) for key in session.school_ids)

    # Cards

    def card_parts(self) -> Sequence[Part]:
        """Return everything about a task: what it is, who does it now, who will."""
        return (
            part_of("De taak", self._table("tasks")),
            part_of("Huidige situatie", self._table("current"), ("name",)),
            part_of("Streefdoel", self._table("target"), ("name", "today", "staffing")),
            Part("Als de expertise ontbreekt", self._table("target"), ("staffing",)),
        )

    def card_about(self, overview: Overview, row: str) -> str:
        """Return what a task is."""
        return about_task(overview, row)

    async def do_card(self) -> None:
        """Show everything about the task."""
        await self.open_card()

    # Tasks

    async def do_who(self) -> None:
        """Choose who does the task, or who comes to the marked tasks."""
        view = self.base_view
        if view is not None:
            view.grid.go_to(column="who")
            await view.doer.do_edit_all()

    def do_add(self) -> None:
        """Ask for the name and section of a new task."""
        self._ask(flows.add_task)

    def do_move(self) -> None:
        """Ask for another section."""
        self._ask(flows.move_tasks)

    def do_drop(self) -> None:
        """Drop the task, or the marked tasks; warn when the policy plan needs one."""
        self._ask(flows.drop_tasks)

    def do_restore(self) -> None:
        """Let dropped tasks count again."""
        self._ask(flows.restore_tasks)

    def do_take_over(self) -> None:
        """Make the target what is done today, for the row or the marked rows."""
        self._ask(flows.take_over_rows)

    def do_take_over_all(self) -> None:
        """Make the target what is done today, wherever there is no target yet."""
        self._ask(flows.take_over_everything)

    def do_insight(self) -> None:
        """Say what there is to notice about the task."""
        self._ask(flows.show_task_insight)

    def do_catalogue(self) -> None:
        """Look for a newer start list."""
        self.ictcoord.begin_flow(partial(flows.upgrade, self.ictcoord))

    def _ask(self, flow: flows.TaskFlow) -> None:
        view = self.base_view
        if view is not None:
            self.ictcoord.begin_flow(partial(flow, self.ictcoord, view))
