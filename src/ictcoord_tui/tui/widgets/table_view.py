"""A table one can work in: the grid, the editor on a cell, filters, marks and many at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, Path
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.routing import bindings_of, run_command, works_here
from ictcoord_tui.tui.tables.column import (
    Change,
    Choice,
    Column,
    Editor,
    EntryError,
    Shown,
    Table,
)
from ictcoord_tui.tui.tables.view import View, row_contains
from ictcoord_tui.tui.widgets.cell_editors import CellEditor, LineEditor, ListEditor, Onward
from ictcoord_tui.tui.widgets.grid import Cell, Grid, Header, Line, Tone

MAX_LIST_LINES = 9
"""Lines of a choice list on screen, the filter line included."""


class TableSource:
    """A table over an overview, as the grid wants to see it."""

    def __init__(self, table: Table, overview: Overview, view: View) -> None:
        self.table = table
        self.overview = overview
        self.headers: Sequence[Header] = [
            Header(c.id, _title(c, view), c.width, c.grow, c.right) for c in table.columns
        ]
        self.lines: Sequence[Line] = _lines(table, overview, view)

    def cell(self, row: str, column: str) -> Cell:
        """Return what a cell shows."""
        shown = self.table.by_id[column].show(self.overview, row)
        return Cell(shown.text, _tone(shown))

    def sign(self, row: str) -> str:
        """Return the letter before a row."""
        return self.table.sign(self.overview, row)


class MoveGrid(Grid):
    """A grid with the movement commands."""

    OWNER = "move"
    BINDINGS = bindings_of("move")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command exist only in its contexts."""
        return works_here(self, action, parameters)

    async def action_command(self, command_id: str) -> None:
        """Run a movement command."""
        await run_command(self, command_id)

    def do_up(self) -> None:
        """Move a row up."""
        self.move_rows(-1)

    def do_down(self) -> None:
        """Move a row down."""
        self.move_rows(1)

    def do_left(self) -> None:
        """Move a column left."""
        self.move_columns(-1)

    def do_right(self) -> None:
        """Move a column right."""
        self.move_columns(1)

    def do_first_column(self) -> None:
        """Move to the first column."""
        self.move_columns(-len(self.source.headers))

    def do_last_column(self) -> None:
        """Move to the last column."""
        self.move_columns(len(self.source.headers))

    def do_page_up(self) -> None:
        """Move a screen up."""
        self.move_page(-1)

    def do_page_down(self) -> None:
        """Move a screen down."""
        self.move_page(1)

    def do_top(self) -> None:
        """Move to the first row."""
        self.move_rows(-len(self.rows))

    def do_bottom(self) -> None:
        """Move to the last row."""
        self.move_rows(len(self.rows))


class TableView(Widget):
    """The table with everything one does in it.

    Args:
        table: What it shows.
        overview: Over which dossier.
        edit: Makes a change as one undoable step: label, change, place. Returns whether it did.
    """

    OWNER = "table"
    BINDINGS = bindings_of("table")

    @dataclass
    class Changed(Message):
        """The cursor, the marks, the filter or the editor changed: bars need another look."""

        view: "TableView"

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, TableView.Changed)

    @dataclass
    class Request(Message):
        """Something only the screen can do, with a question of its own.

        Attributes:
            what: `search`, `filter`, `paste`, `copy`, `long-text` or `new-person`.
            text: The text it is about: to copy, to edit, the name of the new person.
        """

        view: "TableView"
        what: str
        text: str = ""

    def __init__(
        self,
        table: Table,
        overview: Overview,
        edit: Callable[[str, Change, Path], bool],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._edit = edit
        self._overview = overview
        self.table = table
        """What is shown."""
        self.view = View()
        """Filters and sorting."""
        self.grid = MoveGrid(TableSource(table, overview, self.view))
        """The grid itself."""
        self._banner = Static(markup=False, classes="banner")
        self._editor: CellEditor | None = None
        self._editing: tuple[str, str] = ("", "")
        self._anchor: str | None = None
        self.searched = ""
        """What was last searched for."""

    # Showing

    def compose(self) -> ComposeResult:
        """Lay out the banner and the grid; the editor comes on top."""
        yield self._banner
        yield self.grid

    def on_mount(self) -> None:
        """Start without a banner."""
        self._show_banner()

    def show(self, overview: Overview, table: Table | None = None) -> None:
        """Show another state of the dossier, or another table; cursor and editor stay."""
        if table is not None and table is not self.table:
            self.table = table
            self.view = replace(self.view, sort=None)
            self.grid.mark_only(frozenset())
        self._overview = overview
        self._reload()

    def narrow(self, view: View) -> None:
        """Show with other filters or another order."""
        self.view = view
        self._reload()
        self._changed()

    @property
    def row(self) -> str | None:
        """Id of the row the cursor is on."""
        return self.grid.cursor_row

    @property
    def column(self) -> Column:
        """The column the cursor is on."""
        return self.table.by_id[self.grid.cursor_column]

    @property
    def targets(self) -> tuple[str, ...]:
        """The rows a command is about: the marked ones, or the one with the cursor."""
        if self.grid.marked:
            return tuple(row for row in self.grid.rows if row in self.grid.marked)
        return (self.row,) if self.row is not None else ()

    @property
    def position(self) -> str:
        """Where the cursor is: `12/108`, or with a filter `3 van 23 (108)`."""
        shown, every = len(self.grid.rows), len(self.table.rows(self._overview))
        here = self.grid.cursor_position
        return f"{here}/{shown}" if shown == every else f"{here}/{shown} (van {every})"

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open, if any."""
        return self._editor

    @property
    def contexts(self) -> tuple[Context, ...]:
        """The contexts of the table: its own, or only those of the open editor."""
        return (Context.TABLE,) if self._editor is None else (self._editor.CONTEXT,)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command exist only in its contexts."""
        return works_here(self, action, parameters)

    async def action_command(self, command_id: str) -> None:
        """Run a command of the table."""
        await run_command(self, command_id)

    async def do_edit(self) -> None:
        """Open the editor on the cell."""
        self._anchor = self.grid.cursor_column
        await self.open_editor()

    async def do_retype(self) -> None:
        """Open the editor, empty."""
        self._anchor = self.grid.cursor_column
        await self.open_editor("")

    def do_clear(self) -> None:
        """Empty the cell, in every marked row."""
        self.fill_targets("", "leeggemaakt")

    def do_next(self) -> None:
        """Go to the next cell that can be filled in."""
        self._step(1)

    def do_previous(self) -> None:
        """Go to the previous cell that can be filled in."""
        self._step(-1)

    def do_mark(self) -> None:
        """Mark the row and go down, or take its mark away."""
        if self.row is not None:
            self.grid.toggle_mark(self.row)
            self.grid.move_rows(1)
            self._changed()

    def do_mark_all(self) -> None:
        """Mark every row shown, or none when they all were."""
        every = frozenset(self.grid.rows)
        self.grid.mark_only(frozenset() if self.grid.marked == every else every)
        self._changed()

    def do_fill(self) -> None:
        """Fill down: the first marked row into the others, or the cell above into this one."""
        targets = self.targets
        if self.grid.marked:
            source, targets = targets[0], targets[1:]
        else:
            above = self._row_above()
            if above is None:
                self.app.notify("Hierboven staat niets om over te nemen.")
                return
            source = above
        self._fill(targets, self.column.text(self._overview, source), "ingevuld")

    def do_copy(self) -> None:
        """Hand the cell, or the marked rows, to the screen for copying."""
        self.post_message(self.Request(self, "copy", self._as_text()))

    def do_paste(self) -> None:
        """Ask the screen for a block to paste."""
        self.post_message(self.Request(self, "paste"))

    def do_search(self) -> None:
        """Ask the screen what to search for."""
        self.post_message(self.Request(self, "search", self.searched))

    def do_search_next(self) -> None:
        """Go to the next row with the text that was searched for."""
        self.search(self.searched, 1)

    def do_search_previous(self) -> None:
        """Go to the row before with the text that was searched for."""
        self.search(self.searched, -1)

    def do_sort(self) -> None:
        """Sort on the cursor's column: up, down, as it was."""
        self.narrow(self.view.sorted_on(self.grid.cursor_column))

    def do_filter(self) -> None:
        """Ask the screen for a filter."""
        self.post_message(self.Request(self, "filter"))

    def do_unfilter(self) -> None:
        """Show all rows again."""
        self.narrow(self.view.unfiltered())

    def step_back(self) -> bool:
        """Undo the last narrowing: marks first, then the filter; tell whether there was any."""
        if self.grid.marked:
            self.grid.mark_only(frozenset())
        elif self.view.filters:
            self.narrow(self.view.unfiltered())
        else:
            return False
        self._changed()
        return True

    def search(self, text: str, direction: int) -> bool:
        """Put the cursor on the next row that has a text, around the corner if need be."""
        self.searched = text
        rows = self.grid.rows
        if not text or not rows or self.row is None:
            return False
        here = rows.index(self.row)
        for distance in range(1, len(rows) + 1):
            row = rows[(here + direction * distance) % len(rows)]
            if row_contains(self.table, self._overview, row, text):
                self.grid.go_to(row)
                return True
        self.app.notify(f"‘{text}’ staat niet in de getoonde rijen.")
        return False

    # Editing

    async def open_editor(self, typed: str | None = None) -> None:
        """Open the editor that fits the cell, or say why there is none.

        Args:
            typed: What the user typed to begin with; `None` starts with what is there.
        """
        row, column = self.row, self.column
        if row is None:
            return
        reason = self._why_not_editable(row, column)
        if reason:
            self.app.notify(reason)
            return
        text = column.text(self._overview, row)
        if column.editor is Editor.TEXT and "\n" in text and typed is None:
            self.post_message(self.Request(self, "long-text", text))
            return
        await self.close_editor()
        self._editing = (row, column.id)
        self._editor = self._make_editor(column, row, text, typed)
        await self.mount(self._editor)
        self._place_editor()
        self._changed()

    async def close_editor(self) -> None:
        """Close the editor without taking anything over."""
        if self._editor is not None:
            editor, self._editor = self._editor, None
            await editor.remove()
            self.grid.focus()
            self._changed()

    def fill_targets(self, text: str, done: str) -> bool:
        """Put a text in the cursor's column of all rows a command is about, as one step.

        Args:
            text: As it would be typed.
            done: What happened, for the label of undo: `ingevuld`.
        """
        return self._fill(self.targets, text, done)

    def apply(self, label: str, change: Change, place: Path = ()) -> bool:
        """Make a change of the dossier as one undoable step."""
        return self._edit(label, change, place)

    @on(CellEditor.Filled)
    async def _filled(self, event: CellEditor.Filled) -> None:
        event.stop()
        if event.editor is not self._editor:
            return
        if self._take_over(event.text):
            await self._go_on(event.onward)

    @on(CellEditor.Cancelled)
    async def _cancelled(self, event: CellEditor.Cancelled) -> None:
        event.stop()
        await self.close_editor()

    @on(CellEditor.MoreRoom)
    async def _more_room(self, event: CellEditor.MoreRoom) -> None:
        event.stop()
        if self.column.editor is Editor.TEXT:
            await self.close_editor()
            self.post_message(self.Request(self, "long-text", event.text))

    @on(ListEditor.NewWanted)
    def _new_wanted(self, event: ListEditor.NewWanted) -> None:
        event.stop()
        self.post_message(self.Request(self, "new-person", event.name))

    @on(Grid.Moved)
    def _moved(self, event: Grid.Moved) -> None:
        event.stop()
        self._changed()

    @on(Grid.Chosen)
    async def _chosen(self, event: Grid.Chosen) -> None:
        event.stop()
        await self.action_command("table.edit")

    async def on_key(self, event: events.Key) -> None:
        """Begin typing in a cell with a key that is no command."""
        if self._editor is not None or not event.is_printable or event.character is None:
            return
        if event.key in self.screen.active_bindings:
            return
        event.stop()
        if self.column.editor in (Editor.NONE, Editor.CHOICE):
            self.app.notify("Enter = bewerken")
            return
        self._anchor = self.grid.cursor_column
        await self.open_editor(event.character)

    def on_resize(self) -> None:
        """Keep the editor on its cell."""
        self.call_after_refresh(self._place_editor)

    def _take_over(self, text: str) -> bool:
        """Make the change a text stands for; keep the editor open with a message when it cannot."""
        row, column_id = self._editing
        column = self.table.by_id[column_id]
        if column.change is None or self._editor is None:
            return False
        unchanged = text == column.text(self._overview, row)
        if not unchanged:
            try:
                change = column.change(self._overview, row, text)
            except EntryError as error:
                self._editor.show_error(str(error))
                return False
            self._edit(f"{column.title} van {self._row_name(row)}", change, self._place())
        return True

    async def _go_on(self, onward: Onward) -> None:
        """Leave the cell and open the next one, as long as the user keeps entering."""
        await self.close_editor()
        moved = self._advance(onward)
        if moved and not self._why_not_editable(self.row or "", self.column):
            await self.open_editor()

    def _advance(self, onward: Onward) -> bool:
        if onward in (Onward.DOWN, Onward.UP):
            if self._anchor is not None:
                self.grid.go_to(column=self._anchor)
            return self.grid.move_rows(1 if onward is Onward.DOWN else -1)
        if onward in (Onward.RIGHT, Onward.LEFT):
            return self._step(1 if onward is Onward.RIGHT else -1)
        return False

    def _step(self, direction: int) -> bool:
        """Go to the next cell in reading order that can be edited."""
        columns = [c.id for c in self.table.columns if c.editor is not Editor.NONE]
        everything = [c.id for c in self.table.columns]
        here = everything.index(self.grid.cursor_column)
        ahead = [c for c in columns if (everything.index(c) - here) * direction > 0]
        if ahead:
            return self.grid.go_to(column=ahead[0] if direction > 0 else ahead[-1])
        if not self.grid.move_rows(direction):
            return False
        first, last = self._ends(columns)
        return self.grid.go_to(column=first if direction > 0 else last)

    def _ends(self, columns: Sequence[str]) -> tuple[str, str]:
        """Tab wraps to the first cell after the name: nobody renames a task by tabbing on."""
        names = self.table.columns[0].id
        inner = [column for column in columns if column != names]
        return (inner[0], inner[-1]) if inner else (names, names)

    def _why_not_editable(self, row: str, column: Column) -> str:
        if column.change is None:
            return f"‘{column.title}’ wordt berekend of komt uit de lijst; hier kun je niet typen."
        return column.why_not(self._overview, row)

    def _make_editor(
        self, column: Column, row: str, text: str, typed: str | None
    ) -> LineEditor | ListEditor:
        if column.editor in (Editor.CHOICE, Editor.PEOPLE, Editor.SECTIONS):
            return self._make_list(column, text, typed or "")
        return LineEditor(
            text if typed is None else typed,
            lambda value: column.explain(self._overview, value),
            retyping=typed is not None,
            suggestions=tuple(choice.label for choice in column.choices(self._overview)),
        )

    def _make_list(self, column: Column, text: str, typed: str) -> ListEditor:
        if column.editor is Editor.PEOPLE:
            choices = people_choices(self._overview)
            named = {name.strip() for name in text.split(",")}
            add = "voeg toe"
        else:
            choices = column.choices(self._overview)
            named = {name.strip() for name in text.split(";")}
            add = ""
        chosen = frozenset(choice.value for choice in choices if choice.label in named)
        return ListEditor(
            choices, chosen, several=column.editor is not Editor.CHOICE, typed=typed, add=add
        )

    def _place_editor(self) -> None:
        """Put the editor on its cell, inside the view."""
        if self._editor is None:
            return
        region = self.grid.cell_region(*self._editing)
        if region is None:
            return
        top = region.y + (1 if self._banner.display else 0)
        width = self._editor_width(region)
        height = MAX_LIST_LINES if isinstance(self._editor, ListEditor) else 2
        left = max(0, min(region.x, self.size.width - width))
        top = max(0, min(top, self.size.height - height))
        self._editor.styles.width = width
        self._editor.styles.max_height = min(height, self.size.height)
        self._editor.styles.offset = (left, top)

    def _editor_width(self, region: Region) -> int:
        wanted = 40 if isinstance(self._editor, ListEditor) else max(region.width, 36)
        return min(wanted, self.size.width)

    def _fill(self, rows: Iterable[str], text: str, done: str) -> bool:
        column = self.column
        if column.change is None:
            self.app.notify(f"‘{column.title}’ kun je niet invullen.")
            return False
        changes = []
        for row in rows:
            if reason := column.why_not(self._overview, row):
                self.app.notify(reason)
                return False
            try:
                changes.append(column.change(self._overview, row, text))
            except EntryError as error:
                self.app.notify(str(error), severity="warning")
                return False
        label = f"{_counted(len(changes), ('cel', 'cellen'))} {done}"
        return bool(changes) and self._edit(label, chained(changes), self._place())

    def _as_text(self) -> str:
        """The cell, or the marked rows with all their columns, tabs between."""
        if not self.grid.marked:
            return self.column.text(self._overview, self.row) if self.row else ""
        rows = [
            [c.text(self._overview, row).replace("\n", " ") for c in self.table.columns]
            for row in self.targets
        ]
        return "\n".join("\t".join(cells) for cells in rows)

    # Inside

    def _place(self) -> Path:
        return self.table.place(self.row or "", self.grid.cursor_column)

    def _row_name(self, row: str) -> str:
        return self.table.columns[0].text(self._overview, row)

    def _row_above(self) -> str | None:
        rows = self.grid.rows
        here = rows.index(self.row) if self.row in rows else 0
        return rows[here - 1] if here else None

    def _reload(self) -> None:
        self.grid.source = TableSource(self.table, self._overview, self.view)
        self._show_banner()

    def _show_banner(self) -> None:
        label = self.view.filter_label
        shown, every = len(self.grid.rows), len(self.table.rows(self._overview))
        self._banner.update(f" Filter: {label}  –  {shown} van {every} getoond  –  F = filter weg")
        self._banner.display = bool(label)

    def _changed(self) -> None:
        self.post_message(self.Changed(self))


def people_choices(overview: Overview) -> tuple[Choice, ...]:
    """Return everybody a row may name, by name."""
    people = sorted(overview.people.values(), key=lambda person: person.name.casefold())
    return tuple(Choice(person.id, person.name) for person in people)


def chained(changes: Iterable[Change]) -> Change:
    """Return one change that makes several, in order."""
    every = tuple(changes)

    def change(document: Document) -> Document:
        for one in every:
            document = one(document)
        return document

    return change


def _counted(number: int, words: tuple[str, str]) -> str:
    return f"{number} {words[0] if number == 1 else words[1]}"


def _title(column: Column, view: View) -> str:
    if view.sort != column.id:
        return column.title
    return f"{column.title} {'▼' if view.descending else '▲'}"


def _tone(shown: Shown) -> Tone:
    if shown.attention:
        return Tone.ATTENTION
    if shown.muted:
        return Tone.MUTED
    return Tone.STRONG if shown.strong else Tone.PLAIN


def _lines(table: Table, overview: Overview, view: View) -> list[Line]:
    """Rows with a heading above each new group; sorted rows stand without headings."""
    groups = table.groups(overview) if view.sort is None else {}
    lines = []
    before = None
    for row in view.rows(table, overview):
        group = groups.get(row)
        if group is not None and group != before:
            lines.append(Line(f"heading {row}", heading=group))
            before = group
        lines.append(Line(row))
    return lines
