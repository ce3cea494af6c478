"""The team: who there is, with which hours, in which part, and what each one carries."""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Path
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.flows import people as flows
from ictcoord_tui.tui.flows.forget import forget_from_table
from ictcoord_tui.tui.flows.outsiders import tell_outsiders
from ictcoord_tui.tui.present.carried import carried_page
from ictcoord_tui.tui.present.marks import legend
from ictcoord_tui.tui.routing import bindings_of
from ictcoord_tui.tui.screens.table_area import TableAreaScreen
from ictcoord_tui.tui.tables.card import Part, part_of
from ictcoord_tui.tui.tables.situations import carried_by
from ictcoord_tui.tui.tables.team import TEAM
from ictcoord_tui.tui.tables.view import View
from ictcoord_tui.tui.widgets.table_view import TableView

_PeopleFlow = Callable[[IctcoordApp, TableView], Coroutine[Any, Any, None]]


class CarriedPane(Static):
    """What the person under the cursor carries."""

    class Sized(Message):
        """The pane has another height."""

    def on_resize(self) -> None:
        """Tell that there is room for more, or for less."""
        self.post_message(self.Sized())


class TeamScreen(TableAreaScreen):
    """The table of people, and beside it what each one carries."""

    AREA = "team"
    OWNER = "team"
    TABLES = frozenset({"people"})
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("team")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-low"), (34, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self._view: TableView | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the table and the pane beside or under it."""
        self._view = TableView(TEAM, self.overview, self.edit)
        yield Container(self._view, CarriedPane(markup=False), id="team")

    def on_mount(self) -> None:
        """Stand in the table."""
        if self._view is not None:
            self._view.grid.focus()
        self.update_all()

    @property
    def base_view(self) -> TableView | None:
        """The table of people."""
        return self._view

    @property
    def own_contexts(self) -> tuple[Context, ...]:
        """The context of this screen."""
        return (Context.TEAM,)

    @property
    def person(self) -> str | None:
        """Id of the person under the cursor, or on the card."""
        if self.card is not None:
            return self.card.row
        return self._view.at.subject if self._view is not None else None

    def edit(self, label: str, change: Change, place: Path) -> bool:
        """Make a change as one undoable step; who is now called as a company is external."""
        before = self.session.document()
        done = super().edit(label, change, place)
        if done:
            tell_outsiders(self.ictcoord, before)
        return done

    def notes(self) -> Sequence[str]:
        """Add what the marks say: there are no tabs beside which that stands."""
        return (*super().notes(), legend(self.page_id, self.size.width - 2, self.changed_by()))

    def show_session(self) -> None:
        """Draw people and pane again."""
        if self._view is None:
            return
        self.set_class(self.card is not None, "-card")
        self._view.show(self.overview, foreign=self.foreign_rows())
        if self.card is not None:
            if self.card.row in self.overview.people:
                self.card.show(self.overview)
            else:
                self.run_worker(self.close_card(), group="place", exclusive=True)
        self._show_carried()

    def crumbs(self) -> Sequence[str]:
        """Return the row."""
        here = (self._view.position,) if self._view is not None else ()
        card = ("Kaart",) if self.card is not None else ()
        return ("Team", *here, *card)

    def table_changed(self) -> None:
        """Tell where the cursor is now, and what that person carries."""
        super().table_changed()
        self._show_carried()

    @on(CarriedPane.Sized)
    def _pane_sized(self) -> None:
        """Name as many tasks as there is room for."""
        self._show_carried()

    def _show_carried(self) -> None:
        person = self.overview.people.get(self.person or "")
        pane = self.query_one(CarriedPane)
        if person is None:
            pane.update("Nog niemand. Druk op a om iemand toe te voegen.")
            return
        # Under each of two lines of hours come tasks, and a line with what is left out.
        tasks = max(0, (pane.size.height - 3) // 2 - 1)
        pane.update(carried_page(self.session.focus_scope(), person, tasks))

    # The card

    def card_parts(self) -> Sequence[Part]:
        """Return everything about a person."""
        return (part_of("", TEAM),)

    def card_about(self, overview: Overview, row: str) -> str:
        """Return who it is."""
        person = overview.people.get(row)
        return f"{person.name}\n{person.role}" if person is not None else ""

    # Commands

    def do_add(self) -> None:
        """Ask for the name of somebody new."""
        self._ask(flows.add_person)

    def do_remove(self) -> None:
        """Remove somebody, after asking who takes over."""
        self._ask(flows.remove_person)

    def do_forget(self) -> None:
        """Remove somebody from all earlier versions too."""
        self._ask(forget_from_table)

    def do_merge(self) -> None:
        """Make two entries for one human one."""
        self._ask(flows.merge_people)

    async def do_card(self) -> None:
        """Show everything about the person."""
        await self.open_card()

    async def do_tasks(self) -> None:
        """Show the person's tasks in the overview."""
        if self.person is None:
            return
        name = self.overview.person_name(self.person)
        self.ictcoord.areas.remember()
        screen = await self.ictcoord.areas.show("overview")
        if isinstance(screen, TableAreaScreen):
            await screen.show_table_of((Situation.CURRENT.value,))
            view = screen.base_view
            if view is not None:
                view.narrow(View((carried_by(Situation.CURRENT, name, self.person),)))

    def _ask(self, flow: _PeopleFlow) -> None:
        if self._view is not None:
            self.ictcoord.begin_flow(partial(flow, self.ictcoord, self._view))
