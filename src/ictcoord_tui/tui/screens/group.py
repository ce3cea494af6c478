"""The group: its schools side by side, and tasks × schools."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import counted, part_of
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.tui import ahead
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.behind import LARGE, Behind
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.flows.adopting import existing_school
from ictcoord_tui.tui.flows.copying import copy
from ictcoord_tui.tui.flows.group import new_person, new_school, start_school_from
from ictcoord_tui.tui.flows.moving import move_person, move_task
from ictcoord_tui.tui.modals.ask import ShowText
from ictcoord_tui.tui.present.group import (
    COUNTED,
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
from ictcoord_tui.workspace import Broken

SCHOOLS, NOW, LATER = "schools", "current", "target"
TABS = (SCHOOLS, NOW, LATER)

_Source: TypeAlias = SchoolsSource | MatrixSource
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
        self._said = self._column = ""
        self._behind = Behind[_Source](self._run_behind, self.update_all)

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

    @property
    def goes_on(self) -> frozenset[str]:
        """Here one looks at the schools: the one that is furthest behind goes first."""
        return frozenset({ahead.SCHOOLS})

    def crumbs(self) -> Sequence[str]:
        """Return the tab and the school of the column, whose title may be cut; else how many."""
        grid, session = self._grid, self.session
        column = grid.cursor_column if grid is not None and self._tab != SCHOOLS else ""
        if column in session.school_ids:
            where = short_names({column: session.overview(column).name})[column]
        else:
            where = counted(len(session.school_ids), "school", "scholen")
        return ("Groep", _TAB_NAMES[self._tab], where)

    def show_session(self) -> None:
        """Draw the tab in front, if anything changed since."""
        grid = self._grid
        now = (self.session.revision, self.size.width)
        if grid is not None and self._drawn.get(self._tab) != now and not self._many_come:
            source = self._made(now)
            if source is not None:
                self._drawn[self._tab] = now
                grid.update(source)
        self._show_line()

    def way_back(self) -> Callable[[], object] | None:
        """Stop what takes long; else go back to the schools."""
        if self.ictcoord.loading.at_work or self._behind.at_work:
            return self._stop
        if self._tab == SCHOOLS:
            return None
        return lambda: self.run_worker(self._show_tab(SCHOOLS), group="tab", exclusive=True)

    def _stop(self) -> None:
        loading = self.ictcoord.loading
        loading.stopped = loading.at_work
        self._behind.stop()
        self.update_all()

    def begin_again(self) -> None:
        """Count again what was stopped."""
        self._behind.forget()
        self.update_all()

    # Parts

    @property
    def _grid(self) -> MoveGrid | None:
        return self._grids.get(self._tab)

    @property
    def _many_come(self) -> bool:
        """Whether so many schools come in that the rest is drawn when all are there.

        Drawn after each, they would take as their square; the line above counts them.
        """
        return self.ictcoord.loading.at_work and len(self.session.ids) > LARGE

    def _made(self, now: tuple[int, int]) -> "_Source | None":
        """Return the table in front; a large group is counted in a thread."""
        session = self.session
        make = partial(
            _table,
            self._tab,
            session.scope(),
            self.size.width,
            {key: session.path(key) for key in session.ids},
            dict(session.broken),
        )
        if len(session.ids) <= LARGE:
            return make()
        return self._behind.want((self._tab, now), lambda _told: make())

    def _run_behind(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.ictcoord.run_behind(work)

    def _show_line(self) -> None:
        """Say how far loading is; when all is there, what letters and numbers mean."""
        text = self._progress()
        if not text and self._tab != SCHOOLS:
            text = LEGEND
        elif not text and self.session.broken:
            text = "! een dossier dat niet gelezen kan worden; Enter zegt waarom"
        elif not text:
            text = COUNTED
        if text != self._said:
            self._said = text
            line = self.query_one("#group-line", Static)
            line.update(text)
            line.display = bool(text)

    def _progress(self) -> str:
        """Say how far reading and counting are; nothing when both are done."""
        loading = self.ictcoord.loading
        if loading.waiting:
            way_out = "Esc = stoppen" if loading.at_work else "gestopt, F5 = verder"
            part = part_of(loading.done, loading.total, "school", "scholen")
            return f"{part} geladen… {way_out}"
        if self._behind.at_work:
            return "Even tellen… Esc = stoppen"
        return "Tellen is gestopt, F5 = verder" if self._behind.stopped else ""

    async def _show_tab(self, tab: str) -> None:
        self._tab = tab
        self.query_one(TabBar).current = TABS.index(tab)
        if tab not in self._grids:
            grid = MoveGrid(SchoolsSource(()), id=f"group-{tab}", moved=self._moved, says_more=True)
            self._grids[tab] = grid
            await self.mount(grid, after=self.query_one("#group-line"))
        for name, grid in self._grids.items():
            grid.display = name == tab
        self._grids[tab].focus()
        self._drawn.pop(tab, None)
        self.update_all()

    def _moved(self) -> None:
        """Name the school of the column one comes in."""
        grid = self._grid
        if grid is not None and grid.cursor_column != self._column:
            self._column = grid.cursor_column
            self.update_bars()

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
            self.app.push_screen(ShowText(broken.path.name, broken.message, about="broken-file"))
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
        self.ictcoord.begin_flow(partial(self._one_more, new_school))

    def do_existing_school(self) -> None:
        """Take in a school that has its dossier already."""
        self.ictcoord.begin_flow(partial(self._one_more, existing_school))

    async def _one_more(self, flow: Callable[[IctcoordApp], Awaitable[str | None]]) -> None:
        made = await flow(self.ictcoord)
        if made is None:
            return
        await self._show_tab(SCHOOLS)
        self._grids[SCHOOLS].go_to(made)

    def do_new_person(self) -> None:
        """Add somebody at group level."""
        self.ictcoord.begin_flow(partial(new_person, self.ictcoord))

    def do_move_person(self) -> None:
        """Give somebody another home."""
        self.ictcoord.begin_flow(partial(move_person, self.ictcoord))

    def do_move_task(self) -> None:
        """Give a task another home."""
        self.ictcoord.begin_flow(partial(move_task, self.ictcoord))

    def do_start_from(self) -> None:
        """Fill in the school of the line or the column from another one."""
        grid = self._grid
        if grid is None:
            return
        target = grid.cursor_row if self._tab == SCHOOLS else grid.cursor_column
        if target in self.session.school_ids:
            self.ictcoord.begin_flow(partial(start_school_from, self.ictcoord, target))
        else:
            self.notify("Zet de cursor op de school die je wilt aanvullen.")

    def do_copy(self) -> None:
        """Send the table in front to the clipboard."""
        names = {one.id: one.name for one in self.session.scope().schools}
        copy(self.ictcoord, as_text(self._grids[self._tab].source, names))


def _table(
    tab: str,
    scope: Scope,
    width: int,
    paths: Mapping[str, Path],
    broken: Mapping[str, Broken],
) -> _Source:
    """Return what a tab shows; touches nothing that changes, so that a thread may do it."""
    if tab != SCHOOLS:
        return MatrixSource(scope, Situation(tab), width)
    changed = {key: _changed(path) for key, path in paths.items()}
    rows = list(school_rows(scope, load_roadmap(), changed, width))
    rows += [broken_row(key, one.path.name, one.message) for key, one in broken.items()]
    return SchoolsSource(rows)


def _changed(path: Path) -> datetime | None:
    """Return when a file was last changed; one that vanished has no answer."""
    try:
        seconds = path.stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(seconds).astimezone()
