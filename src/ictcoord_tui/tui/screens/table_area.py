"""What the screens with an editable table share: its questions, its card, its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from ictcoord_tui.content.meanings import column_meaning
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.flows.overtaken import who_filled_in
from ictcoord_tui.tui.flows.table_work import answer
from ictcoord_tui.tui.present.news import OUTSIDE, called, team_of
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.tables.card import Part
from ictcoord_tui.tui.thrown import Left
from ictcoord_tui.tui.widgets.card_view import CardView
from ictcoord_tui.tui.widgets.list_editor import ListEditor
from ictcoord_tui.tui.widgets.table_host import TableHost
from ictcoord_tui.tui.widgets.table_source import FOREIGN
from ictcoord_tui.tui.widgets.table_view import TableView


class TableAreaScreen(TableHost, AreaScreen):
    """A main screen around one table at a time, over which a card can lie."""

    BINDINGS: ClassVar[list[BindingType]] = []
    TABLES: ClassVar[frozenset[str]] = frozenset()
    """First keys of places that are shown here."""

    def __init__(self) -> None:
        super().__init__()
        self.card: CardView | None = None
        """The card that lies over the table, if any."""

    # What a screen fills in

    @property
    def base_view(self) -> TableView | None:
        """The table in front, under any card."""
        raise NotImplementedError

    @property
    def own_contexts(self) -> tuple[Context, ...]:
        """The contexts of the table in front, besides those of every table."""
        raise NotImplementedError

    def card_parts(self) -> Sequence[Part]:
        """Return the fields of a card."""
        raise NotImplementedError

    def card_about(self, overview: Overview, row: str) -> str:
        """Return a few lines on what a card is about."""
        raise NotImplementedError

    async def show_table_of(self, place: Place) -> None:
        """Bring the table of a place to the front."""

    # The table in front

    @property
    def table_view(self) -> TableView | None:
        """What the user works in: the card when there is one, else the table."""
        return self.card.view if self.card is not None else self.base_view

    @property
    def overview(self) -> Overview:
        """The dossier that is looked at, as it is now."""
        return self.session.overview()

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts of the table in front; an open editor has the screen to itself."""
        view = self.table_view
        if view is None:
            return (*self.own_contexts, Context.EVERYWHERE)
        if view.entry.context is not None:
            return view.contexts
        own = self.own_contexts if self.card is None else ()
        return (*own, *view.contexts, Context.EVERYWHERE)

    @property
    def page_id(self) -> str:
        """The table in front, or the card over it."""
        return "card" if self.card is not None else self.table_page_id

    @property
    def table_page_id(self) -> str:
        """The table in front, under any card."""
        return self.AREA

    @property
    def help_id(self) -> str:
        """Which help page tells about what is in front."""
        view = self.table_view
        return self.page_id if view is None or view.editor is None else view.editor.help_id

    def notes(self) -> Sequence[str]:
        """Return what the column of the cursor is for."""
        view = self.table_view
        if view is None:
            return ()
        column = view.at.column
        meaning = column_meaning(view.table.id, column.id)
        about = f"{column.title}: {meaning}" if meaning else ""
        return (about,)

    def beyond(self) -> str:
        """Return the titles of all columns."""
        view = self.table_view
        return "\n".join(column.title for column in view.table.columns) if view else ""

    def command_state(self) -> CommandState:
        """Add what the cursor stands on."""
        state = super().command_state()
        view = self.table_view
        if view is None:
            return replace(state, on_row=False)
        editor = view.editor
        choosing = editor if isinstance(editor, ListEditor) else None
        return replace(
            state,
            on_row=view.at.row is not None,
            marked=len(view.grid.marked),
            filtered=bool(view.view.filters),
            types_digits=not state.read_only and view.at.takes_digits,
            has_digits=not state.read_only and view.table.takes_digits,
            searching=choosing is not None and choosing.writes_space,
            adding_people=choosing is not None and choosing.adds_people,
        )

    def way_back(self) -> Callable[[], object] | None:
        """Close the card; else take away marks, then the order, then the filter."""
        if self.card is not None:
            return lambda: self.run_worker(self.close_card(), group="place", exclusive=True)
        view = self.base_view
        narrowed = view is not None and (view.grid.marked or not view.view.plain)
        return view.step_back if view is not None and narrowed else None

    def edit(self, label: str, change: Change, place: Place) -> bool:
        """Make a change as one undoable step; tell whether it changed anything."""
        return self.ictcoord.edit(label, change, place)

    def foreign_rows(self) -> frozenset[str]:
        """Return the ids of rows of this dossier in which somebody else changed something."""
        return frozenset(
            difference.path[1]
            for news in self.ictcoord.heard
            if news.dossier == self.session.focus
            for difference in news.differences
            if len(difference.path) > 1 and difference.path[0] in self.TABLES
        )

    def changed_by(self) -> str:
        """Return who changed the row of the cursor, where its mark says that somebody else did."""
        view = self.base_view
        row = view.at.row if view is not None and view.foreign else None
        if view is None or row is None or view.grid.source.sign(row) != FOREIGN:
            return ""
        places = [(table, row) for table in sorted(self.TABLES)]
        signed = (who_filled_in(self.ictcoord, place, self.session.focus) for place in places)
        latest = max((one for one in signed if one), key=lambda one: one.when, default=None)
        if latest is None:
            return ""
        team = team_of(self.session, self.session.focus)
        return f"door {called(latest.who, team)}" if latest.who else OUTSIDE

    def picture(self) -> Document:
        """Return the dossier that is looked at, as it is now."""
        return self.session.document()

    @on(ListEditor.Turned)
    def table_changed(self) -> None:
        """Tell where the cursor is now and which keys work there."""
        self.update_bars()

    @on(TableView.Request)
    def _table_asks(self, event: TableView.Request) -> None:
        event.stop()
        self.ictcoord.begin_flow(partial(answer, self.ictcoord, event))

    # The card

    async def open_card(self, row: str | None = None) -> None:
        """Lay the card of a row over the table; of the cursor's row by default."""
        view = self.base_view
        wanted = row or (view.at.row if view is not None else None)
        if view is None or wanted is None:
            return
        await self._take_card_away()
        view.grid.go_to(wanted)
        self.card = CardView(
            self.card_parts(),
            wanted,
            lambda overview: self.card_about(overview, wanted),
            self.overview,
            self.edit,
        )
        view.display = False
        await self.mount(self.card, after=view)
        self.card.view.grid.go_to(f"{view.table.id}.{view.grid.cursor_column}")
        self.update_all()

    async def close_card(self) -> None:
        """Show the table again."""
        if self.card is None:
            return
        await self._take_card_away()
        view = self.base_view
        if view is not None:
            view.display = True
            view.grid.focus()
        self.update_all()

    async def _take_card_away(self) -> None:
        if self.card is not None:
            card, self.card = self.card, None
            await card.remove()

    @on(CardView.Turned)
    async def _turned(self, event: CardView.Turned) -> None:
        event.stop()
        view, card = self.base_view, self.card
        if view is None or card is None:
            return
        if event.direction == 0:
            await self.close_card()
            return
        field = card.view.at.row
        if view.grid.move_rows(event.direction):
            await self.open_card(view.at.row)
            if self.card is not None:
                self.card.view.grid.go_to(field)

    # Places

    def cursor_place(self) -> Place:
        """Return the path of the cell the cursor is on."""
        view = self.table_view
        return view.at.place if view is not None and view.at.row is not None else ()

    def keep_draft(self) -> tuple[str, str] | None:
        """Return what is typed in an open editor."""
        view = self.table_view
        if view is None or view.editor is None or not view.editor.typed:
            return None
        return ".".join(view.at.place), view.editor.typed

    async def take_draft(self, place: Place, text: str) -> bool:
        """Open the cell at a path with a half-typed text in it; several lines get more room."""
        if not place or place[0] not in self.TABLES or not await self.go_to_cell(place):
            return False
        view = self.table_view
        if view is None:
            return False
        if "\n" in text and view.at.spot is not None:
            view.ask("long-text", text, (view.at.spot,))
            return True
        await view.start_entry(text)
        return view.editor is not None

    def keep_thrown(self, place: Place, text: str) -> None:
        """Keep what Esc threw away in a cell at hand."""
        self.ictcoord.areas.thrown.keep(Left(self.session.focus, place, text))

    def go_to_place(self, place: Place) -> None:
        """Show the row and the column where a value stands."""
        if place and place[0] in self.TABLES:
            self.run_worker(self.go_to_cell(place), group="place", exclusive=True)

    async def go_to_cell(self, place: Place) -> bool:
        """Put the cursor on the cell at a path; tell whether there is such a row."""
        await self.show_table_of(place)
        if len(place) < 2:
            return False
        row, column = place[1], ".".join(place[2:])
        if self.card is not None and self.card.row == row:
            self.card.view.grid.go_to(f"{place[0]}.{column}")
            return True
        await self.close_card()
        view = self.base_view
        if view is None or row not in view.table.rows(view.overview):
            return False
        if not view.grid.go_to(row, column):
            view.narrow(view.view.unfiltered())
        return view.grid.go_to(row, column)
