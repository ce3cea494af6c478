"""The group: its schools side by side, and tasks × schools."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.flows.group import (
    move_person,
    move_task,
    new_person,
    new_school,
    start_school_from,
)
from ictcoord_tui.tui.modals.ask import ShowText
from ictcoord_tui.tui.present.group import (
    LEGEND,
    MatrixSource,
    SchoolsSource,
    as_text,
    broken_row,
    school_rows,
)
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.widgets.grid import Grid
from ictcoord_tui.tui.widgets.move_grid import MoveGrid
from ictcoord_tui.tui.widgets.tab_bar import TabBar

SCHOOLS, NOW, LATER = "schools", "current", "target"
TABS = (SCHOOLS, NOW, LATER)
_AT_ONCE = 5
"""Schools that come in before the table is drawn again: the line above counts every one."""

_TAB_NAMES = {SCHOOLS: "Scholen", NOW: "Taken nu", LATER: "Taken later"}


class GroupScreen(AreaScreen):
    """The schools of the group."""

    AREA = "group"
    OWNER = "group"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("group")

    def __init__(self) -> None:
        super().__init__()
        self._tab = SCHOOLS
        self._grids: dict[str, MoveGrid] = {}
        self._drawn: dict[str, tuple[int, int]] = {}
        self._loading = True

    # The frame

    def body(self) -> Iterable[Widget]:
        """Lay out the tabs, a line for news or letters, and the table in front."""
        yield TabBar([_TAB_NAMES[tab] for tab in TABS])
        yield Static(id="group-line", markup=False)

    async def on_mount(self) -> None:
        """Begin with the schools."""
        await self._show_tab(SCHOOLS)

    def on_screen_resume(self) -> None:
        """Look at the group again; whoever was in a school comes back to its line."""
        if self.session.group_id is not None:
            self.session.focus = self.session.group_id
        super().on_screen_resume()

    def on_resize(self) -> None:
        """Share the width among the schools again."""
        self.call_after_refresh(self.show_session)

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts of the table in front."""
        return (Context.GROUP, Context.EVERYWHERE)

    def command_state(self) -> CommandState:
        """Add the tab and whether the cursor stands on something."""
        grid = self._grid
        on_row = grid is not None and grid.cursor_row is not None
        return replace(super().command_state(), page=self._tab, on_row=on_row)

    def crumbs(self) -> Sequence[str]:
        """Return the tab and how many schools there are."""
        number = len(self.session.school_ids)
        return ("Groep", _TAB_NAMES[self._tab], counted(number, "school", "scholen"))

    def show_session(self) -> None:
        """Draw the tab in front, if anything changed since."""
        waiting = self._waiting()
        self._show_line(waiting)
        grid = self._grid
        now = (self.session.revision, self.size.width)
        if grid is None or self._drawn.get(self._tab) == now or waiting % _AT_ONCE:
            return
        self._drawn[self._tab] = now
        grid.source = self._source(self._tab)

    def go_back(self) -> bool:
        """Go back to the schools."""
        if self._tab == SCHOOLS:
            return False
        self.run_worker(self._show_tab(SCHOOLS), group="tab", exclusive=True)
        return True

    # Parts

    @property
    def _grid(self) -> MoveGrid | None:
        return self._grids.get(self._tab)

    def _source(self, tab: str) -> SchoolsSource | MatrixSource:
        scope = self.session.scope()
        if tab == SCHOOLS:
            return self._schools(scope)
        return MatrixSource(scope, Situation(tab), self.size.width)

    def _schools(self, scope: Scope) -> SchoolsSource:
        session = self.session
        changed = {key: self._changed(key) for key in session.ids}
        rows = list(school_rows(scope, load_roadmap(), changed))
        rows += [broken_row(key, one.path.name, one.message) for key, one in session.broken.items()]
        return SchoolsSource(rows)

    def _changed(self, dossier: str) -> datetime | None:
        """Return when the file was last changed; one that vanished has no answer."""
        try:
            seconds = self.session.path(dossier).stat().st_mtime
        except OSError:
            return None
        return datetime.fromtimestamp(seconds).astimezone()

    def _show_line(self, waiting: int) -> None:
        """Say how far loading is; when all is there, what the letters mean."""
        known = len(self.session.school_ids) + len(self.session.broken)
        text = f"{known} van {known + waiting} scholen geladen…" if waiting else ""
        if not text and self._tab != SCHOOLS:
            text = LEGEND
        elif not text and self.session.broken:
            text = "! een dossier dat niet gelezen kan worden; Enter zegt waarom"
        line = self.query_one("#group-line", Static)
        line.update(text)
        line.display = bool(text)

    def _waiting(self) -> int:
        """Return how many schools are still to be read."""
        if not self._loading:
            return 0
        try:
            number = len(self.session.expected_members())
        except IctcoordError:
            number = 0
        self._loading = number > 0
        return number

    async def _show_tab(self, tab: str) -> None:
        self._tab = tab
        self.query_one(TabBar).current = TABS.index(tab)
        if tab not in self._grids:
            grid = MoveGrid(self._source(tab), id=f"group-{tab}")
            self._grids[tab] = grid
            await self.mount(grid, after=self.query_one("#group-line"))
        for name, grid in self._grids.items():
            grid.display = name == tab
        self._grids[tab].focus()
        self._drawn.pop(tab, None)
        self.update_all()

    # Commands

    @on(Grid.Chosen)
    async def _clicked(self) -> None:
        await self.do_open()

    async def do_open(self) -> None:
        """Open the school of the line, or go to the cell of that school."""
        grid = self._grid
        if grid is None or grid.cursor_row is None:
            return
        if self._tab == SCHOOLS:
            await self._open_school(grid.cursor_row)
        else:
            await self._open_cell(grid.cursor_row, grid.cursor_column)

    async def _open_school(self, key: str) -> None:
        broken = self.session.broken.get(key)
        if broken is not None:
            self.app.push_screen(ShowText(broken.path.name, broken.message))
            return
        self.ictcoord.areas.remember()
        self.session.focus = key
        screen = await self.ictcoord.areas.show("overview")
        screen.update_all()

    async def _open_cell(self, task_id: str, column: str) -> None:
        if column not in self.session.ids:
            self.notify("Ga met de pijlen naar de kolom van een school.")
        elif task_id not in self.session.overview(column).task_by_id:
            self.notify("Kies een taak; hier staan de totalen.")
        else:
            await self.ictcoord.areas.jump(column, (self._tab, task_id, "who"))

    async def do_next_tab(self) -> None:
        """Show the next tab."""
        await self._show_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    async def do_previous_tab(self) -> None:
        """Show the tab before."""
        await self._show_tab(TABS[(TABS.index(self._tab) - 1) % len(TABS)])

    def do_new_school(self) -> None:
        """Make a dossier for another school."""
        self.run_worker(self._new_school(), group="flow", exclusive=True)

    async def _new_school(self) -> None:
        made = await new_school(self.ictcoord)
        if made is None:
            return
        await self._show_tab(SCHOOLS)
        self._grids[SCHOOLS].go_to(made)

    def do_new_person(self) -> None:
        """Add somebody at group level."""
        self.run_worker(new_person(self.ictcoord), group="flow", exclusive=True)

    def do_move_person(self) -> None:
        """Give somebody another home."""
        self.run_worker(move_person(self.ictcoord), group="flow", exclusive=True)

    def do_move_task(self) -> None:
        """Give a task another home."""
        self.run_worker(move_task(self.ictcoord), group="flow", exclusive=True)

    def do_start_from(self) -> None:
        """Fill in the school of the line or the column from another one."""
        grid = self._grid
        if grid is None:
            return
        target = grid.cursor_row if self._tab == SCHOOLS else grid.cursor_column
        if target in self.session.school_ids:
            flow = start_school_from(self.ictcoord, target)
            self.run_worker(flow, group="flow", exclusive=True)
        else:
            self.notify("Zet de cursor op de school die je wilt aanvullen.")

    def do_copy(self) -> None:
        """Send the table in front to the clipboard."""
        text = as_text(self._source(self._tab))
        plan = self.ictcoord.copy_text(text)
        if plan.offer_text:
            self.app.push_screen(ShowText(plan.message, text))
        else:
            self.notify(plan.message)
