"""Entering data in a table: the editor on a cell, what it fills in, and where the cursor goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change, Document
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.tables.bulk import CELLS, Spot, add_and_take, common_values, counted, fill
from ictcoord_tui.tui.tables.column import Editor, EntryError, UnknownPersonError
from ictcoord_tui.tui.tables.entries import people_text, read_people, read_several
from ictcoord_tui.tui.widgets.cell_editors import CellEditor, Onward
from ictcoord_tui.tui.widgets.line_editor import LineEditor
from ictcoord_tui.tui.widgets.list_editor import ListEditor

if TYPE_CHECKING:
    from ictcoord_tui.tui.widgets.table_view import TableView

MAX_LINE_LINES = 4
"""Lines of an editor of one line on screen, with what it says under it."""

MAX_LIST_LINES = 10
"""Lines of a choice list on screen, the filter line and the line under the list included."""

_LISTS = (Editor.CHOICE, Editor.PEOPLE, Editor.SEVERAL)
_SETS = (Editor.PEOPLE, Editor.SEVERAL)


@dataclass(frozen=True, slots=True)
class _Open:
    """An open editor.

    Attributes:
        cell: Row and column of the grid it lies on.
        spots: What it fills in: one cell, or a column of all marked rows.
        common: For a list of several: what those cells had in common.
        found: What the cells held when the editor opened, or when the user was last told.
        seen: The dossier when the editor opened.
        untouched: What the editor gives when nothing was typed; `None` when typing opened it.
        doubted: A text about which was asked whether it is meant; the second time it is.
    """

    editor: CellEditor
    cell: tuple[str, str]
    spots: tuple[Spot, ...]
    common: frozenset[str]
    found: tuple[str, ...]
    seen: Document
    untouched: str | None
    doubted: str | None = None


class CellEntry:
    """The entry run of one table: from the first cell that is opened until Esc."""

    def __init__(self, view: "TableView") -> None:
        self._view = view
        self._open: _Open | None = None
        self._anchor: str | None = None
        self._in_row = False
        self._on_the_way: Context | None = None

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open, if any."""
        return self._open.editor if self._open is not None else None

    @property
    def context(self) -> Context | None:
        """Where the keys of the open editor work; on the way to the next cell nothing changes.

        The bars would otherwise show the keys of the table for a moment, and send them.
        """
        return self._open.editor.CONTEXT if self._open is not None else self._on_the_way

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What the open editor fills in."""
        return self._open.spots if self._open is not None else ()

    @property
    def seen(self) -> Document:
        """The dossier as it was when the editor opened."""
        return self._open.seen if self._open is not None else {}

    def begin(self, *, in_row: bool = False) -> None:
        """Start a run: Enter will come back to this column.

        Args:
            in_row: Fill in one row that is new: Tab goes through its cells, and Enter ends on what
                it is called. Under it stands another row, of which nothing was to be changed; and
                in a column of hours the next digit would be typed, not lead to a screen.
        """
        self._anchor = self._view.grid.cursor_column
        self._in_row = in_row

    async def open(
        self, spots: Sequence[Spot], typed: str | None = None, *, at_end: bool = False
    ) -> None:
        """Open the editor that fits the cell under the cursor, or say why there is none.

        Args:
            spots: What it fills in, the first is what it starts from.
            typed: What the user typed to begin with; `None` starts with what is there.
            at_end: Put the cursor behind that, and select nothing.
        """
        view = self._view
        row = view.at.row
        if row is None or not spots:
            return
        overview = view.overview
        reason = next((why for spot in spots if (why := spot.why_not(overview))), "")
        if reason:
            view.app.notify(reason)
            return
        text = _shared_text(overview, spots)
        if spots[0].column.editor is Editor.TEXT and "\n" in text and typed is None:
            view.ask("long-text", text, tuple(spots))
            return
        await self.close()
        common = common_values(overview, spots)
        editor = _make_editor(overview, spots[0], text, common, typed, select=not at_end)
        editor.heading = self._heading(spots)
        cell = (row, view.grid.cursor_column)
        found = tuple(spot.text(overview) for spot in spots)
        await view.mount(editor)
        untouched = editor.text if typed is None else None
        self._open = _Open(editor, cell, tuple(spots), common, found, view.picture, untouched)
        self.place()
        view.tell_changed()

    def _heading(self, spots: Sequence[Spot]) -> str:
        """Say what an editor fills in: a list hides the cell, and the lines around it.

        A field of one line lies on its cell. Of several cells it is told, and in a row that is new:
        there the first cell opens by itself, when one may think of the name still.
        """
        view, column = self._view, spots[0].column
        if tuple(spots) != (view.at.spot,):
            many = counted(len(spots), _MARKED[view.table.id == "people"])
            return f"{column.title} bij {many}"
        told = column.editor in _LISTS or self._in_row
        return f"{column.title}: {view.name_of(spots[0].row)}" if told else ""

    async def open_again(self, pointed: str) -> None:
        """Open the list anew with what the cells hold now, and point at one of its values."""
        await self.open(self.spots)
        if isinstance(self.editor, ListEditor):
            self.editor.point_at(pointed)

    async def close(self) -> None:
        """Close the editor without taking anything over."""
        if self._open is not None:
            editor, self._open = self._open.editor, None
            await editor.remove()
            self._view.grid.focus()
            self._view.tell_changed()

    def take_over(self, text: str) -> bool:
        """Make the change a text stands for; keep the editor open with a message when it cannot."""
        if self._open is None:
            return False
        editor = self._open.editor
        if text == self._open.untouched:
            return True
        if self._is_doubted(text) or self._overtaken(text):
            return False
        understood = editor.understood
        try:
            self._view.apply(
                self.label, self.change(self._view.overview, text), self._view.at.place
            )
        except UnknownPersonError as error:
            if isinstance(editor, ListEditor):
                editor.offer_new(str(error))
            else:
                editor.show_error(f"{error} Voeg deze persoon eerst toe bij ‘{_WHO}’.")
            return False
        except EntryError as error:
            editor.show_error(str(error))
            return False
        self._tell(understood)
        return True

    def _tell(self, understood: str) -> None:
        """Say what was taken over where that does not go without saying."""
        spots = self.spots
        if len(spots) > 1:
            self._view.app.notify(f"{self.label}.")
        elif understood:
            self._view.app.notify(understood)
        elif self._hasty and self._open is not None:
            before, after = self._open.found[0], spots[0].text(self._view.overview)
            self._view.app.notify(f"{before} → {after}. u = ongedaan")

    @property
    def _hasty(self) -> bool:
        """Whether one digit and an arrow replaced a value."""
        now = self._open
        return now is not None and now.editor.hasty and bool(now.found[0])

    def _is_doubted(self, text: str) -> bool:
        """Ask once whether a text is meant that may well be a slip; the second time it is."""
        if self._open is None or text == self._open.doubted:
            return False
        try:
            question = self._open.spots[0].column.doubt(self._view.overview, text)
        except EntryError:
            # It cannot stand here at all, and that is said.
            return False
        if question:
            self._open.editor.show_error(question)
            self._open = replace(self._open, doubted=text)
        return bool(question)

    def _overtaken(self, text: str) -> bool:
        """Tell whether a colleague filled in these cells since, or took away what they are about.

        Nothing is chosen silently: the screen shows both values of every such cell.
        """
        if self._open is None:
            return False
        overview = self._view.overview
        if not all(spot.stands(overview) for spot in self._open.spots):
            self._open.editor.show_error("Een collega haalde dit intussen weg. Esc = sluiten")
            return True
        now = tuple(spot.text(overview) for spot in self._open.spots)
        others = [new for new, old in zip(now, self._open.found, strict=True) if new != old]
        if not others or others == [text]:
            return False
        try:
            self.change(overview, text)
        except EntryError:
            # First the text has to be one that can stand here at all.
            return False
        if len(now) == 1:
            self._open = replace(self._open, found=now)
        self._view.ask("overtaken", text)
        return True

    def change(self, overview: Overview, text: str) -> Change:
        """Return the change a text stands for.

        Raises:
            EntryError: The text cannot stand in the cell.
        """
        if self._open is None:
            raise EntryError("")
        spots, column = self._open.spots, self._open.spots[0].column
        if len(spots) == 1:
            if text == spots[0].text(overview):
                return lambda document: document
            return spots[0].change(overview, text)
        if column.editor in _SETS:
            common = self._open.common
            return add_and_take(overview, spots, common, lambda spot: _read(overview, spot, text))
        return fill(overview, spots, text)

    @property
    def label(self) -> str:
        """What filling in is called, for undo."""
        spots = self.spots
        title = spots[0].column.title
        if len(spots) > 1:
            return f"{counted(len(spots), CELLS)} ingevuld ({title})"
        return f"{title} van {self._view.name_of(spots[0].row)}"

    async def go_on(self, onward: Onward) -> None:
        """Leave the cell and open the next one, as long as the user keeps entering.

        After Enter in a list, and on a card, the next one stays shut: who is done there would else
        choose in another row without noticing, and letters meant as commands would be typed. So
        does it after a digit that may have been meant for a screen: then `u` has to work.
        """
        several = len(self.spots) > 1
        shut = self._hasty or (onward is Onward.DOWN and self._ends_run)
        self._on_the_way = None if shut else self.context
        await self.close()
        if not several and self._advance(onward) and not shut:
            spot = self._view.at.spot
            if spot is not None and not spot.why_not(self._view.overview):
                await self.open((spot,))
        self._on_the_way = None
        self._view.tell_changed()

    @property
    def _ends_run(self) -> bool:
        """Names are typed one after the other; what is only pointed at is not."""
        kinds = {spot.column.editor for spot in self.spots}
        if self._view.on_card or self._in_row:
            return True
        return not kinds.isdisjoint((Editor.CHOICE, Editor.SEVERAL))

    def step(self, direction: int) -> bool:
        """Go to the next cell in reading order that can be edited; tell whether there is one.

        What can only be read is passed over, as Tab does among the locked cells of a spreadsheet;
        the arrows come everywhere.
        """
        grid = self._view.grid
        everything = [header.id for header in grid.source.headers]
        columns = [c for c in everything if self._editable(c)]
        here = everything.index(grid.cursor_column)
        ahead = [c for c in columns if (everything.index(c) - here) * direction > 0]
        if ahead:
            return grid.go_to(column=ahead[0] if direction > 0 else ahead[-1])
        row = grid.cursor_row
        while grid.move_rows(direction):
            # Tab wraps to the first cell after the name: nobody renames a task by tabbing on.
            inner = [c for c in everything[1:] if self._editable(c)]
            if inner:
                return grid.go_to(column=inner[0] if direction > 0 else inner[-1])
        grid.go_to(row)
        return False

    def place(self) -> None:
        """Put the editor on its cell, inside the view."""
        if self._open is None:
            return
        view, editor = self._view, self._open.editor
        region = view.grid.cell_region(*self._open.cell)
        if region is None:
            return
        is_list = isinstance(editor, ListEditor)
        # A cell of air stays before it: a text that fills its column ends where the editor begins.
        room = view.size.width - region.x
        widest = max(editor.wish, region.width) + 1
        width = min(widest, max(room, min(editor.least, widest)), view.size.width)
        over = 1 if editor.heading else 0
        height = min((MAX_LIST_LINES if is_list else MAX_LINE_LINES) + over, view.size.height)
        top = region.y + view.grid.region.y - view.region.y - over
        editor.styles.width = width
        editor.styles.max_height = height
        editor.styles.offset = (
            max(0, min(region.x, view.size.width - width)),
            max(0, min(top, view.size.height - height)),
        )

    def _advance(self, onward: Onward) -> bool:
        grid = self._view.grid
        if onward is Onward.DOWN and self._in_row:
            return grid.go_to(column=grid.source.headers[0].id)
        if onward in (Onward.DOWN, Onward.UP):
            if self._anchor is not None:
                grid.go_to(column=self._anchor)
            return self._next_row(1 if onward is Onward.DOWN else -1)
        if onward in (Onward.RIGHT, Onward.LEFT):
            return self.step(1 if onward is Onward.RIGHT else -1)
        return False

    def _next_row(self, direction: int) -> bool:
        """Go to the next row with a cell that is filled in; on a card some are computed."""
        grid = self._view.grid
        moved = grid.move_rows(direction)
        while moved and not self._editable(grid.cursor_column):
            moved = grid.move_rows(direction)
        return moved

    def _editable(self, column: str) -> bool:
        row = self._view.at.row
        if row is None:
            return False
        return not Spot(*self._view.table.at(row, column)).why_not(self._view.overview)


_WHO = "Wie"

_MARKED = (("gemarkeerde taak", "gemarkeerde taken"), ("gemarkeerde persoon", "gemarkeerde mensen"))
"""What the marked rows are: tasks, or people."""


def _shared_text(overview: Overview, spots: Sequence[Spot]) -> str:
    """Return what all cells say, or nothing when they differ."""
    texts = {spot.text(overview) for spot in spots}
    return texts.pop() if len(texts) == 1 else ""


def _make_editor(
    overview: Overview,
    spot: Spot,
    text: str,
    common: frozenset[str],
    typed: str | None,
    *,
    select: bool,
) -> CellEditor:
    column = spot.column
    if column.editor in _LISTS:
        return ListEditor(
            column.choices(overview),
            common if typed is None else frozenset(),
            several=column.editor in _SETS,
            typed=typed or "",
            new=column.editor is Editor.PEOPLE,
            reads=lambda value: people_text(overview, read_people(overview, value)),
        )
    return LineEditor(
        text if typed is None else typed,
        lambda value: column.explain(overview, value),
        retyping=typed is not None,
        select=select,
        suggestions=tuple(choice.label for choice in column.choices(overview)),
    )


def _read(overview: Overview, spot: Spot, text: str) -> frozenset[str]:
    """Return the values a text means in a cell with several."""
    if spot.column.editor is Editor.PEOPLE:
        held = spot.column.chosen(overview, spot.row)
        return frozenset(read_people(overview, text, held))
    return frozenset(read_several(text, spot.column.choices(overview)))
