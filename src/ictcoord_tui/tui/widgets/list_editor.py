"""The editor with a list; typing narrows it down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.tables.column import Choice, EntryError, UnknownPersonError
from ictcoord_tui.tui.tables.entries import split_names
from ictcoord_tui.tui.widgets.cell_editors import CellEditor, CellInput, Onward
from ictcoord_tui.tui.widgets.more_line import MoreLine

_BESIDE = 2
"""Cells beside a choice: the line before the editor, one of air."""

_MOST_LEAST = 56
"""Cells a list may claim at most, so that something of the table stays in sight."""


def _as_typed(text: str) -> str:
    return text


_MOVES = {"down": 1, "up": -1, "pagedown": 7, "pageup": -7}


class ListEditor(CellEditor):
    """An editor that chooses from a list.

    Args:
        choices: What can be chosen.
        chosen: Values chosen now.
        several: More than one may be chosen, with Space.
        typed: What the user began to type.
        new: It is a list of people: somebody new may be added, whose name is what is typed.
        reads: Says who a text of several names means; raises `EntryError`.
    """

    CONTEXT: ClassVar[Context] = Context.LIST_EDITOR

    @dataclass
    class Turned(Message):
        """Space does something else than before."""

    @dataclass
    class NewWanted(Message):
        """The user wants to add what is not in the list."""

        editor: "ListEditor"
        name: str

    def __init__(
        self,
        choices: tuple[Choice, ...],
        chosen: frozenset[str],
        *,
        several: bool,
        typed: str = "",
        new: bool = False,
        reads: Callable[[str], str] = _as_typed,
    ) -> None:
        super().__init__()
        known = {choice.value for choice in choices}
        strays = tuple(Choice(value, f"{value}?") for value in sorted(chosen - known) if value)
        self._choices = (*strays, *choices)
        self._chosen = set(chosen)
        self._several = several
        self.adds_people = new
        """Whether somebody who is not in the list may be added."""
        self._reads = reads
        self._found: tuple[str, list[Choice], str] = ("", list(self._choices), "")
        self.help_id = "people-picker" if new else "choice-list"
        self._moved = False
        self._wrote_space = bool(typed)
        self._filter = CellInput(
            typed, leaves=self._chooses, placeholder="typ om te zoeken", select_on_focus=False
        )
        self._list = OptionList(markup=False, compact=True)
        self._hint = MoreLine(self._list, classes="hint")

    def compose(self) -> ComposeResult:
        """Lay out the filter, the list and the line under it."""
        yield from self.above()
        yield self._filter
        yield self._list
        yield self._hint

    def on_mount(self) -> None:
        """Show the list with the cursor on what is chosen."""
        self._filter.cursor_position = len(self._filter.value)
        self._list.can_focus = False
        self._filter.focus()
        self._fill()
        for number, choice in enumerate(self._shown):
            if choice.value in self._chosen:
                self._list.highlighted = number
                break
        self._hint.say(self._help())

    @property
    def text(self) -> str:
        """The values chosen, and what was typed that is no choice: the cell judges it."""
        values = [value for value in sorted(self._result()) if value]
        here = self._pointed
        loose = self.typed if here is None else ""
        if here is not None and self._misspelled:
            names = split_names(self.typed)
            loose = "; ".join(here.value if n == self._misspelled else n for n in names)
        return "; ".join((*values, loose) if loose else values)

    @property
    def understood(self) -> str:
        """Who is chosen instead of the name that nobody has."""
        here = self._pointed
        wrong = self._misspelled
        return f"‘{wrong}’ is gelezen als {here.label}." if here is not None and wrong else ""

    @property
    def wish(self) -> int:
        """As wide as its longest line."""
        lines = map(self._line, self._choices)
        return max(super().wish, max(map(cell_len, lines), default=0) + _BESIDE)

    @property
    def least(self) -> int:
        """What a choice means is told whole; hours and roles of people may be cut."""
        told = any(choice.meaning for choice in self._choices)
        return self.wish + 1 if told else min(self.wish + 1, _MOST_LEAST)

    @property
    def typed(self) -> str:
        """What stands in the filter."""
        return self._filter.value.strip()

    @property
    def chosen(self) -> frozenset[str]:
        """The values chosen so far, without what is only pointed at."""
        return frozenset(self._chosen)

    def insert(self, text: str) -> None:
        """Write a text in the filter."""
        self._filter.insert_text_at_cursor(text)

    def show_error(self, message: str) -> None:
        """Say why the choice cannot stand."""
        self._hint.say(f"! {message}")

    def offer_new(self, reason: str) -> None:
        """Say why a name is not in the list, and which key adds it.

        Another key than the one that closes a cell: who types on at speed adds nobody by accident.
        """
        self._hint.say(f"! {reason}{self._with_commas()}\nCtrl+O = toevoegen    Esc = terug")

    def point_at(self, value: str) -> None:
        """Put the cursor on a choice; nothing happens when it is not in the list."""
        for number, choice in enumerate(self._shown):
            if choice.value == value:
                self._list.highlighted = number

    def do_toggle(self) -> None:
        """Choose what the cursor is on, or take the choice away."""
        here = self._pointed
        if here is None:
            return
        if self._several:
            self._chosen ^= {here.value}
        else:
            self._chosen = {here.value}
        place = self._list.highlighted
        # Told of an empty field, the list would begin at its top again.
        with self._filter.prevent(CellInput.Changed):
            self._filter.value = ""
        self._narrow_down()
        self._list.highlighted = self._place_of(here, place)

    def do_new(self) -> None:
        """Ask for what was typed to be added."""
        if self.typed:
            self.post_message(self.NewWanted(self, self.typed))
        else:
            self._hint.say("Typ eerst de naam van de nieuwe persoon.")

    @on(CellInput.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow_down()

    @on(CellInput.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.finish(Onward.DOWN)

    def on_key(self, event: events.Key) -> None:
        """Let the arrows move in the list while the filter has the focus."""
        if event.key in _MOVES and self._shown and not self._misspelled:
            event.stop()
            event.prevent_default()
            self._set_moved(True)
            here = self._list.highlighted or 0
            self._list.highlighted = max(0, min(len(self._shown) - 1, here + _MOVES[event.key]))
            self._hint.say(self._help())

    @property
    def writes_space(self) -> bool:
        """Whether Space is a sign in a name, as in any field, and chooses nothing.

        Who typed `Sofie` may be on the way to a Sofie who is not in the list yet. With an arrow one
        goes over to the list, and there Space chooses.
        """
        return self._pointed is None or bool(self.typed and not self._moved)

    def _chooses(self, key: str) -> bool:
        return key == "space" and not self.writes_space

    def _set_moved(self, moved: bool) -> None:
        self._moved = moved
        if self.writes_space != self._wrote_space:
            self._wrote_space = self.writes_space
            self.post_message(self.Turned())

    def _narrow_down(self) -> None:
        self._fill()
        self._set_moved(False)
        self._hint.say(self._help())

    def _result(self) -> set[str]:
        """What is chosen, and what was searched for; in a single choice what is pointed at."""
        here = self._pointed
        if here is None:
            return self._chosen if self._several else set()
        if self._several:
            return self._chosen | {here.value} if self.typed else self._chosen
        return {here.value}

    @property
    def _pointed(self) -> Choice | None:
        number = self._list.highlighted
        return self._shown[number] if number is not None and number < len(self._shown) else None

    @property
    def _shown(self) -> list[Choice]:
        return self._search()[1]

    @property
    def _misspelled(self) -> str:
        """The name that is nobody's, when the list shows who may be meant by it instead."""
        return self._search()[2]

    def _search(self) -> tuple[str, list[Choice], str]:
        """Return what is typed, what of the list is shown, and which name was misspelled."""
        typed = self.typed
        if self._found[0] != typed:
            wanted = fold(typed)
            fitting = [one for one in self._choices if not wanted or _fits(one, wanted)]
            wrong, near = ("", "") if fitting else _misspelled(typed, self._reads)
            meant = [one for one in self._choices if near and one.label == near]
            self._found = (typed, fitting or meant, wrong if meant else "")
        return self._found

    def _fill(self) -> None:
        shown = self._shown
        self._list.clear_options()
        self._list.add_options([Option(Content(self._line(choice))) for choice in shown])
        self._list.highlighted = 0 if shown else None
        self._list.display = bool(shown)

    def _help(self) -> str:
        """Say what Space and Enter do now."""
        here = self._pointed
        if here is None:
            return self._not_shown()
        if self._misspelled:
            return f"Bedoelde je {here.label}? Enter = ja\nCtrl+O = {self._misspelled} toevoegen"
        if not self._several:
            return f"Enter = {here.label or _EMPTY}"
        if self.writes_space:
            if here.value in self._chosen:
                return f"Enter = klaar   ↓ = lijst{self._ticked_away()}"
            also = " erbij" if self._chosen else ""
            return f"Enter = {here.label}{also}   ↓ = lijst{self._ticked_away()}"
        return "Spatie = aan of uit   Enter = klaar"

    def _ticked_away(self) -> str:
        """Return a line with what is chosen and no longer in the list, since one searches."""
        shown = self._shown
        away = [c.label for c in self._choices if c.value in self._chosen and c not in shown]
        return f"\n[x] {', '.join(away)}" if away else ""

    def _not_shown(self) -> str:
        """Say what a text means that no line of the list holds: several names are found too."""
        if not self.adds_people:
            return "Niets gevonden."
        if len(split_names(self.typed)) < 2:
            return f"{_NOT_FOUND}{self._with_commas()}"
        try:
            return f"Enter = {self._reads(self.typed)}"
        except UnknownPersonError as error:
            return f"{error} Ctrl+O = toevoegen"
        except EntryError as error:
            return f"{error} Typ verder."

    def _with_commas(self) -> str:
        """Return how to type several people, when each word is the beginning of a name."""
        words = self.typed.split()
        several = len(words) > 1 and all(map(self._is_somebody, map(fold, words)))
        return f"\nMeer mensen? Typ {', '.join(words)}" if several else ""

    def _is_somebody(self, word: str) -> bool:
        return any(_fits(choice, word) for choice in self._choices)

    def _line(self, choice: Choice) -> str:
        """Return mark, label and what is told about it: of everybody the same, cut at the edge."""
        label = choice.label or _EMPTY
        sign = f"[{'x' if choice.value in self._chosen else ' '}] " if self._several else " "
        widest = max(cell_len(one.label) for one in self._choices)
        told = ", ".join(filter(None, (choice.detail, choice.meaning)))
        return f"{sign}{label}{' ' * (widest - cell_len(label))}  {told}".rstrip()

    def _place_of(self, choice: Choice, otherwise: int | None) -> int | None:
        for number, one in enumerate(self._shown):
            if one == choice:
                return number
        return otherwise


_EMPTY = "(leeg)"
_NOT_FOUND = "Niemand gevonden. Ctrl+O = toevoegen"


def _misspelled(typed: str, reads: Callable[[str], str]) -> tuple[str, str]:
    """Return a name that nobody has, and the one that looks like it; empty without such."""
    try:
        reads(typed)
    except UnknownPersonError as error:
        return error.name, error.near
    except EntryError:
        pass
    return "", ""


def _fits(choice: Choice, wanted: str) -> bool:
    label, detail = fold(choice.label), fold(choice.detail)
    words = (label, *label.split(), *detail.replace(",", " ").split())
    return any(word.startswith(wanted) for word in words)
