"""The editors that open on a cell: one for text, one with a list.

An editor never changes data. It reports the text and where to go next; the table turns the text
into a change or sends back a message, and then the editor stays open with what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.routing import bindings_of, run_command, works_here
from ictcoord_tui.tui.tables.column import Choice, EntryError


class Onward(Enum):
    """Where the cursor goes after a cell was filled in."""

    DOWN = "down"
    RIGHT = "right"
    LEFT = "left"
    UP = "up"
    STAY = "stay"


class CellEditor(Widget):
    """What all cell editors share."""

    OWNER = "editor"
    BINDINGS = bindings_of("editor")
    CONTEXT: ClassVar[Context] = Context.EDITOR

    @dataclass
    class Filled(Message):
        """The user is done; the text is to be taken over."""

        editor: "CellEditor"
        text: str
        onward: Onward

    @dataclass
    class Cancelled(Message):
        """The cell stays as it was."""

        editor: "CellEditor"

    @dataclass
    class MoreRoom(Message):
        """The user wants the larger window for this text."""

        editor: "CellEditor"
        text: str

    @property
    def text(self) -> str:
        """What would be taken over now."""
        raise NotImplementedError

    def show_error(self, message: str) -> None:
        """Say why the text cannot stand; the editor stays open."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command exist only in its contexts."""
        return works_here(self, action, parameters)

    async def action_command(self, command_id: str) -> None:
        """Run a command of this editor."""
        await run_command(self, command_id)

    def do_down(self) -> None:
        """Take the text over and go down."""
        self.finish(Onward.DOWN)

    def do_right(self) -> None:
        """Take the text over and go to the next cell."""
        self.finish(Onward.RIGHT)

    def do_left(self) -> None:
        """Take the text over and go to the previous cell."""
        self.finish(Onward.LEFT)

    def do_cancel(self) -> None:
        """Leave the cell as it was."""
        self.post_message(self.Cancelled(self))

    def finish(self, onward: Onward) -> None:
        """Report the text."""
        self.post_message(self.Filled(self, self.text, onward))


class LineEditor(CellEditor):
    """An editor for one line: text, a time, hours.

    Args:
        text: What it starts with.
        explain: Says what a text is understood as; raises `EntryError`.
        retyping: The user began by typing: arrows then leave the cell, as in a spreadsheet.
        select: Select the text, so that typing replaces it.
        suggestions: Texts to offer while typing.
    """

    def __init__(
        self,
        text: str,
        explain: Callable[[str], str],
        *,
        retyping: bool = False,
        select: bool = True,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._explain = explain
        self._retyping = retyping
        self._suggestions = suggestions
        self._input = Input(text, select_on_focus=select and not retyping, compact=True)
        self._hint = Static(markup=False, classes="hint")

    def compose(self) -> ComposeResult:
        """Lay out the input and the line under it."""
        yield self._input
        yield self._hint

    def on_mount(self) -> None:
        """Start typing."""
        self._input.focus()
        if self._retyping:
            self._input.cursor_position = len(self._input.value)
        self._say(self._input.value)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._input.value

    def show_error(self, message: str) -> None:
        """Say why the text cannot stand."""
        self._tell(message, error=True)

    def do_more(self) -> None:
        """Ask for the larger window."""
        self.post_message(self.MoreRoom(self, self.text))

    def do_select_all(self) -> None:
        """Select everything, or put the cursor at the end."""
        if self._input.selection.is_empty:
            self._input.action_select_all()
        else:
            self._input.cursor_position = len(self._input.value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._say(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.finish(Onward.DOWN)

    def on_key(self, event: events.Key) -> None:
        """Leave with the arrows when the user began by typing, as in a spreadsheet."""
        if self._retyping and event.key in ("up", "down"):
            event.stop()
            self.finish(Onward.UP if event.key == "up" else Onward.DOWN)

    def _say(self, value: str) -> None:
        try:
            explained = self._explain(value)
        except EntryError:
            # Nobody is corrected in the middle of a word; the check comes on leaving.
            explained = ""
        self._tell(explained or self._suggested(value), error=False)

    def _suggested(self, value: str) -> str:
        wanted = fold(value)
        if not wanted:
            return ""
        fitting = [s for s in self._suggestions if wanted in fold(s) and s != value]
        return "bv. " + " · ".join(fitting[:3]) if fitting else ""

    def _tell(self, message: str, *, error: bool) -> None:
        self._hint.update(Content(f"! {message}" if error else message))
        self._hint.display = bool(message)
        self.set_class(error, "-error")


class ListEditor(CellEditor):
    """An editor that chooses from a list; typing narrows the list down.

    Args:
        choices: What can be chosen.
        chosen: Values chosen now.
        several: More than one may be chosen, with Space.
        typed: What the user began to type.
        add: Label of the offer to make something new of a text that is not in the list;
            empty when that is not possible.
    """

    CONTEXT = Context.LIST_EDITOR

    @dataclass
    class NewWanted(Message):
        """The user typed something that is not in the list and wants to add it."""

        editor: "ListEditor"
        name: str

    def __init__(
        self,
        choices: tuple[Choice, ...],
        chosen: frozenset[str],
        *,
        several: bool,
        typed: str = "",
        add: str = "",
    ) -> None:
        super().__init__()
        self._choices = choices
        self._chosen = set(chosen)
        self._several = several
        self._add = add
        self._touched = False
        self._filter = Input(typed, placeholder="typ om te zoeken", compact=True)
        self._filter.cursor_position = len(typed)
        self._list = OptionList(markup=False, compact=True)
        self._hint = Static(markup=False, classes="hint")

    def compose(self) -> ComposeResult:
        """Lay out the filter, the list and the line under it."""
        yield self._filter
        yield self._list
        yield self._hint

    def on_mount(self) -> None:
        """Show the list with the cursor on what is chosen."""
        self._filter.select_on_focus = False
        self._list.can_focus = False
        self._filter.focus()
        self._fill()
        for number, choice in enumerate(self._shown):
            if choice.value in self._chosen:
                self._list.highlighted = number
                break

    @property
    def text(self) -> str:
        """The values chosen: two people may have one name, but never one id."""
        return "; ".join(sorted(self._result()))

    def show_error(self, message: str) -> None:
        """Say why the choice cannot stand."""
        self._hint.update(Content(f"! {message}"))
        self._hint.display = True

    def do_toggle(self) -> None:
        """Choose what the cursor is on, or take the choice away."""
        here = self._pointed
        if here is None:
            return
        self._touched = True
        if self._several:
            self._chosen ^= {here.value}
        else:
            self._chosen = {here.value}
        place = self._list.highlighted
        self._filter.value = ""
        self._fill()
        self._list.highlighted = self._place_of(here, place)

    def finish(self, onward: Onward) -> None:
        """Report the choice, or offer to add what is not in the list."""
        if self._pointed is None and self._filter.value.strip():
            if self._add:
                self.post_message(self.NewWanted(self, self._filter.value.strip()))
            else:
                self.show_error("Niets gevonden. Typ minder letters, of druk op Esc.")
            return
        super().finish(onward)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.finish(Onward.DOWN)

    def on_key(self, event: events.Key) -> None:
        """Let the arrows move in the list, and Space choose, while the filter has the focus."""
        moves = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}
        if event.key in moves and self._shown:
            event.stop()
            event.prevent_default()
            here = self._list.highlighted or 0
            self._list.highlighted = max(0, min(len(self._shown) - 1, here + moves[event.key]))
        elif event.key == "space" and self._pointed is not None:
            event.stop()
            event.prevent_default()
            self.do_toggle()

    def _result(self) -> set[str]:
        """What is chosen; without a Space, Enter takes what the cursor is on."""
        here = self._pointed
        pointing = bool(self._filter.value.strip()) or not self._several
        if here is not None and pointing and not self._touched:
            return self._chosen | {here.value} if self._several else {here.value}
        if here is not None and self._several and self._filter.value.strip():
            return self._chosen | {here.value}
        return self._chosen

    @property
    def _pointed(self) -> Choice | None:
        number = self._list.highlighted
        return self._shown[number] if number is not None and number < len(self._shown) else None

    @property
    def _shown(self) -> list[Choice]:
        wanted = fold(self._filter.value)
        return [
            choice
            for choice in self._choices
            if not wanted or any(word.startswith(wanted) for word in _words(choice.label))
        ]

    def _fill(self) -> None:
        shown = self._shown
        self._list.clear_options()
        self._list.add_options([Option(Content(self._line(choice))) for choice in shown])
        self._list.highlighted = 0 if shown else None
        self._list.display = bool(shown)
        if not shown:
            typed = self._filter.value.strip()
            offer = f"Enter: {self._add} ‘{typed}’" if self._add else "Niets gevonden."
            self._hint.update(Content(offer))
        self._hint.display = not shown

    def _line(self, choice: Choice) -> str:
        label = choice.label or "(leeg)"
        if not self._several:
            return f" {label}"
        return f"[{'x' if choice.value in self._chosen else ' '}] {label}"

    def _place_of(self, choice: Choice, otherwise: int | None) -> int | None:
        for number, one in enumerate(self._shown):
            if one == choice:
                return number
        return otherwise


def _words(label: str) -> tuple[str, ...]:
    folded = fold(label)
    return (folded, *folded.split())
