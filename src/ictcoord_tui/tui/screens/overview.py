"""The task overview: the four tabs of the official workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.edits.rows import take_over
from ictcoord_tui.domain.edits.tasks import add_task, bring_back, drop_tasks
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.domain.text import clean_text
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.modals.ask import AskLine, AskText, Offer, Pick, ShowText
from ictcoord_tui.tui.present.intro import intro_page
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.tables.column import Change, Table
from ictcoord_tui.tui.tables.situations import CURRENT, TARGET
from ictcoord_tui.tui.tables.tasks import TASKS
from ictcoord_tui.tui.tables.view import containing
from ictcoord_tui.tui.widgets.tab_bar import TabBar
from ictcoord_tui.tui.widgets.table_view import TableView

TABS = ("intro", "tasks", "current", "target")
TAB_NAMES = {
    "intro": "Intro",
    "tasks": "Taken",
    "current": "Huidige situatie",
    "target": "Streefdoel",
}
_TABLES: dict[str, Table] = {"tasks": TASKS, "current": CURRENT, "target": TARGET}


class OverviewScreen(AreaScreen):
    """The tabs Intro, Taken, Huidige situatie and Streefdoel."""

    AREA = "overview"
    OWNER = "overview"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("overview")

    def __init__(self) -> None:
        super().__init__()
        self._tab = "current"
        self._views: dict[str, TableView] = {}

    # The frame

    def body(self) -> Iterable[Widget]:
        """Lay out the tab bar and the tab in front."""
        yield TabBar([TAB_NAMES[tab] for tab in TABS])
        yield VerticalScroll(Static(id="intro-text"), id="intro")

    def compose(self) -> ComposeResult:
        """Lay out the frame; tables are made when their tab is first shown."""
        yield from super().compose()

    async def on_mount(self) -> None:
        """Show the tab one starts on."""
        await self._show_tab(self._tab)

    @property
    def table_view(self) -> TableView | None:
        """The table of the tab in front; nothing on the intro."""
        return self._views.get(self._tab)

    @property
    def situation(self) -> Situation | None:
        """The situation of the tab in front, if it shows one."""
        return Situation(self._tab) if self._tab in ("current", "target") else None

    @property
    def help_id(self) -> str:
        """Which help page tells about the tab in front."""
        view = self.table_view
        if view is not None and view.editor is not None:
            lists = view.editor.CONTEXT is Context.LIST_EDITOR
            return "people-picker" if lists else "cell-editor"
        return f"overview.{self._tab}"

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts of the tab in front; an open editor has the screen to itself."""
        view = self.table_view
        if view is None:
            return (Context.OVERVIEW, Context.EVERYWHERE)
        if view.editor is not None:
            return view.contexts
        own = {
            "tasks": (Context.TASKS,),
            "current": (Context.SITUATION,),
            "target": (Context.TARGET, Context.SITUATION),
        }[self._tab]
        return (*own, Context.OVERVIEW, *view.contexts, Context.EVERYWHERE)

    def command_state(self) -> CommandState:
        """Add what the cursor stands on."""
        state = super().command_state()
        view = self.table_view
        if view is None:
            return replace(state, on_row=False)
        overview = self.session.overview()
        row = view.row
        task = overview.task_by_id.get(row) if row is not None else None
        return replace(
            state,
            on_row=task is not None,
            own_row=task is not None and task.own,
            dropped=task is not None and not overview.counts(task.id),
            marked=len(view.grid.marked),
            filtered=bool(view.view.filters),
        )

    def show_session(self) -> None:
        """Draw the tab in front again."""
        overview = self.session.overview()
        view = self.table_view
        if view is not None:
            view.show(overview)
        else:
            self.query_one("#intro-text", Static).update(intro_page(overview))

    def crumbs(self) -> Sequence[str]:
        """Return tab and row."""
        view = self.table_view
        here = (view.position,) if view is not None else ()
        return ("Takenoverzicht", TAB_NAMES[self._tab], *here)

    def go_to_place(self, place: Place) -> None:
        """Show the tab and the row where a value stands."""
        tab = {"tasks": "tasks", "triage": "tasks"}.get(place[0], place[0])
        self.run_worker(self._go_to(tab, place), group="place", exclusive=True)

    def go_back(self) -> bool:
        """Take away marks, then the filter."""
        view = self.table_view
        return view is not None and view.step_back()

    def keep_draft(self) -> tuple[str, str] | None:
        """Return what is typed in an open editor."""
        view = self.table_view
        if view is None or view.editor is None or not view.editor.text:
            return None
        if view.editor.text == view.column.text(self._overview, view.row or ""):
            return None
        return ".".join(self.cursor_place()), view.editor.text

    def cursor_place(self) -> Place:
        """Return the path of the cell the cursor is on."""
        view = self.table_view
        return () if view is None or view.row is None else self._place(view)

    async def take_draft(self, place: Place, text: str) -> bool:
        """Open the cell with the text in it; a text of several lines gets the large window."""
        await self._go_to({"triage": "tasks"}.get(place[0], place[0]), place)
        view = self.table_view
        if view is None or self.cursor_place() != place:
            return False
        if "\n" in text:
            await self._long_text(view, text)
        else:
            await view.open_editor(text)
        return True

    # Tabs

    async def do_next_tab(self) -> None:
        """Show the next tab."""
        await self._show_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    async def do_previous_tab(self) -> None:
        """Show the tab before."""
        await self._show_tab(TABS[(TABS.index(self._tab) - 1) % len(TABS)])

    async def _show_tab(self, tab: str) -> None:
        before = self.table_view
        self._tab = tab
        self.query_one(TabBar).current = TABS.index(tab)
        self.query_one("#intro").display = tab == "intro"
        if tab in _TABLES and tab not in self._views:
            view = TableView(_TABLES[tab], self.session.overview(), self._edit, id=f"tab-{tab}")
            self._views[tab] = view
            await self.mount(view, after=self.query_one("#intro"))
        for name, view in self._views.items():
            view.display = name == tab
        shown = self.table_view
        if shown is None:
            self.query_one("#intro").focus()
        else:
            if before is not None and before is not shown and before.row is not None:
                shown.grid.go_to(before.row)
            shown.grid.focus()
        self.update_all()

    async def _go_to(self, tab: str, place: Place) -> None:
        if tab not in _TABLES:
            return
        await self._show_tab(tab)
        view = self.table_view
        if view is None or len(place) < 2:
            return
        column = place[2] if len(place) > 2 else None
        if not view.grid.go_to(place[1], column) and view.view.filters:
            view.narrow(view.view.unfiltered())
            view.grid.go_to(place[1], column)

    def _edit(self, label: str, change: Change, place: Place) -> bool:
        return self.ictcoord.edit(label, change, place)

    # What the table asks for

    @on(TableView.Changed)
    def _table_changed(self, event: TableView.Changed) -> None:
        event.stop()
        self.update_bars()

    @on(TableView.Request)
    def _table_asks(self, event: TableView.Request) -> None:
        event.stop()
        asks = {
            "search": self._search,
            "filter": self._filter,
            "copy": self._copy,
            "paste": self._paste,
            "long-text": self._long_text,
            "new-person": self._new_person,
        }
        self.run_worker(asks[event.what](event.view, event.text), group="flow", exclusive=True)

    async def _search(self, view: TableView, text: str) -> None:
        wanted = await self.app.push_screen_wait(AskLine("Zoek in deze tabel", text))
        if wanted:
            view.search(wanted, 1)

    async def _filter(self, view: TableView, _text: str) -> None:
        wanted = await self.app.push_screen_wait(AskLine("Toon alleen rijen met"))
        if wanted:
            view.narrow(view.view.filtered(containing(view.table, wanted)))

    async def _copy(self, _view: TableView, text: str) -> None:
        plan = self.ictcoord.copy_text(text)
        if plan.offer_text:
            await self.app.push_screen_wait(ShowText(plan.message, text))
        else:
            self.notify(plan.message)

    async def _paste(self, view: TableView, _text: str) -> None:
        del view
        self.notify("Plak met je terminal: Ctrl+Shift+V, of Shift+Insert.")

    async def _long_text(self, view: TableView, text: str) -> None:
        question = (
            f"{view.column.title} bij {view.table.columns[0].text(self._overview, view.row or '')}"
        )
        written = await self.app.push_screen_wait(AskText(question, text))
        if written is not None:
            view.fill_targets(clean_text(written), "ingevuld")

    async def _new_person(self, view: TableView, name: str) -> None:
        taken = self.session.taken_people()
        made: list[str] = []

        def change(document: Document) -> Document:
            changed, person = add_person(document, name, taken)
            made.append(person)
            return changed

        if self._edit(f"{name} toegevoegd aan het team", change, ()):
            self.notify(f"{name} staat nu in het team. Vul de rol en de uren later aan.")
            await view.open_editor(name)

    @property
    def _overview(self) -> Overview:
        return self.session.overview()

    # Tasks

    async def do_who(self) -> None:
        """Choose who does the task, or the marked tasks."""
        view = self.table_view
        if view is None:
            return
        view.grid.go_to(column="who")
        await view.action_command("table.edit")

    def do_add(self) -> None:
        """Ask for the name of a new task."""
        self.run_worker(self._add_task(), group="flow", exclusive=True)

    async def _add_task(self) -> None:
        view = self.table_view
        if view is None:
            return
        overview = self._overview
        here = overview.task_by_id.get(view.row or "")
        name = await self.app.push_screen_wait(
            AskLine(
                "Hoe heet de nieuwe taak?",
                check=lambda text: "" if text.strip() else "Geef de taak een naam.",
                hint="Bijvoorbeeld: 3D-printer onderhouden",
            )
        )
        if name is None:
            return
        offers = [
            Offer(one.id, one.name, "(hier)" if here and one.id == here.section else "")
            for one in overview.catalogue.sections
        ]
        offers.sort(key=lambda offer: not offer.detail)
        section = await self.app.push_screen_wait(Pick("In welke rubriek?", offers))
        if section is None:
            return
        made: list[str] = []

        def change(document: Document) -> Document:
            changed, task = add_task(document, name, section, overview.task_by_id)
            made.append(task)
            return changed

        if self._edit(f"Taak ‘{name.strip()}’ toegevoegd", change, ()):
            view.grid.go_to(made[0])

    def do_drop(self) -> None:
        """Drop the task, or the marked tasks; warn when the policy plan needs one."""
        view = self.table_view
        if view is None:
            return
        targets = view.targets
        overview = self._overview
        needed = [t for t in targets if overview.triage(t).priority]
        names = ", ".join(overview.task_by_id[t].name for t in targets[:2])
        label = f"{len(targets)} taken geschrapt" if len(targets) > 1 else f"‘{names}’ geschrapt"
        if view.apply(label, lambda document: drop_tasks(document, targets), self._place(view)):
            self.notify(f"{label}. Ze blijft in de lijst staan; r haalt ze terug.")
        if needed:
            plan = overview.triage(needed[0]).priority
            self.notify(
                f"Let op: het beleidsplan rekent op deze taak ({plan}).", severity="warning"
            )

    def do_restore(self) -> None:
        """Let dropped tasks count again."""
        view = self.table_view
        if view is not None:
            targets = view.targets
            view.apply(
                "Taak teruggehaald",
                lambda document: bring_back(document, targets),
                self._place(view),
            )

    def do_take_over(self) -> None:
        """Make the target what is done today, for the row or the marked rows."""
        view = self.table_view
        if view is not None:
            targets = view.targets
            count = "1 rij" if len(targets) == 1 else f"{len(targets)} rijen"
            view.apply(
                f"{count} overgenomen uit de huidige situatie",
                lambda document: take_over(document, targets),
                self._place(view),
            )

    def do_card(self) -> None:
        """Show everything about the row."""
        view = self.table_view
        if view is None or view.row is None:
            return
        overview = self._overview
        lines = [
            Content.assemble((f"{column.title:<24}", "bold"), column.text(overview, view.row), "\n")
            for column in view.table.columns
        ]
        task = overview.task_by_id[view.row]
        lines.insert(1, Content.assemble((f"{'Uitleg':<24}", "bold"), task.explanation, "\n"))
        self.app.push_screen(ShowText(task.name, Content.assemble(*lines)))

    def do_insight(self) -> None:
        """Say what there is to notice about the task."""
        self.notify("Open de inzichten met 4.")

    def _place(self, view: TableView) -> Place:
        return view.table.place(view.row or "", view.grid.cursor_column)
