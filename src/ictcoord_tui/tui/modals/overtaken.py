"""Several values that a colleague changed while the user was about to: a choice for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ictcoord_tui.content.words import counted, label, labels
from ictcoord_tui.domain.edits.wishes import Choice
from ictcoord_tui.tui.modals.dialog import (
    FRAME,
    HELP_WITHOUT_TEXT,
    WIDEST,
    Dialog,
    lines_for,
    lines_of_air,
)
from ictcoord_tui.tui.present.blocks import wrapped
from ictcoord_tui.tui.widgets.key_hint import KeyHint
from ictcoord_tui.tui.widgets.marks import CURSOR
from ictcoord_tui.tui.widgets.more_line import MoreLine

_UNDER = 6
"""Cells before a value, so that it stands under its place."""

_KEYS = ("j jij", "c collega", "a allebei", "Enter = klaar", "Esc = terug")
"""What fits on one line of 60; of the others the line above tells."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A value that a colleague changed while the user was about to.

    Attributes:
        title: What it is, in Dutch.
        ours: What the user wants.
        theirs: What stands there since.
        by: Who made it, and when.
        both: How both can be kept; empty when they cannot.
        mine: Whose value ours is, or from when.
    """

    title: str
    ours: str
    theirs: str
    by: str
    both: str = ""
    mine: str = "jij, nu"

    @property
    def ways(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return tuple(Choice) if self.both else (Choice.OURS, Choice.THEIRS)


class AskEach(Dialog[tuple[Choice, ...] | None]):
    """Shows every value with who, when and both sides, and gives a choice for each.

    Nothing is chosen beforehand; `None` when the user turns back.

    Args:
        question: What is asked.
        found: The values.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug, er verandert niets"),
        Binding("up", "move(-1)", "Vorige"),
        Binding("down", "move(1)", "Volgende"),
        Binding("j", "choose('ours')", "Hier geldt wat jij wilt"),
        Binding("c", "choose('theirs')", "Hier geldt wat je collega invulde"),
        Binding("a", "choose('both')", "Hier allebei bewaren, waar dat kan"),
        Binding("J", "choose_all('ours')", "Overal geldt wat jij wilt"),
        Binding("C", "choose_all('theirs')", "Overal geldt wat je collega invulde"),
        Binding("A", "choose_all('both')", "Overal allebei bewaren, waar dat kan"),
        Binding("enter", "done", "Klaar, als alles gekozen is"),
        HELP_WITHOUT_TEXT,
    ]
    help_id = "overtaken"

    def __init__(self, question: str, found: Sequence[Overtaken]) -> None:
        super().__init__()
        self._question, self._found = question, tuple(found)
        self._chosen: list[Choice | None] = [None] * len(found)

    def compose(self) -> ComposeResult:
        """Lay out question, list and keys."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._question), classes="question")
            values = OptionList(markup=False, compact=True)
            values.can_focus = False
            yield values
            yield MoreLine(values)
            yield Static(classes="told")
            yield KeyHint(*_KEYS, classes="keys under")

    def on_mount(self) -> None:
        """Show the values, the cursor on the first one."""
        self._show(0)

    def on_resize(self) -> None:
        """Give the list the lines there are."""
        size = self.app.size
        free = lines_for(size, self._question) - 1 - lines_of_air(size)
        lines = sum(len(self._lines_of(number, "")) for number in range(len(self._found)))
        self.query_one(OptionList).styles.height = max(1, min(lines, free))
        self._show(self._here)

    def action_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)

    def action_move(self, count: int) -> None:
        """Go to another value."""
        self._show(max(0, min(len(self._found) - 1, self._here + count)))

    def action_choose(self, choice: str) -> None:
        """Choose for the value under the cursor, and go on to the next without a choice."""
        here = self._here
        if not self._choose(here, Choice(choice)):
            self._tell("Allebei bewaren kan hier niet: kies j of c.")
            return
        ahead = [*range(here + 1, len(self._found)), *range(here)]
        self._show(next((one for one in ahead if self._chosen[one] is None), here))

    def action_choose_all(self, choice: str) -> None:
        """Choose the same for every value for which that can be chosen."""
        for number in range(len(self._found)):
            self._choose(number, Choice(choice))
        left = [number for number, one in enumerate(self._chosen) if one is None]
        self._show(left[0] if left else self._here)

    def action_done(self) -> None:
        """Give the choices, once there is one for every value."""
        chosen = tuple(one for one in self._chosen if one is not None)
        if len(chosen) == len(self._found):
            self.dismiss(chosen)
            return
        self._show(self._chosen.index(None))
        left = len(self._found) - len(chosen)
        self._tell(f"Kies eerst nog bij {counted(left, 'plaats', 'plaatsen')}.")

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def _choose(self, number: int, choice: Choice) -> bool:
        if choice not in self._found[number].ways:
            return False
        self._chosen[number] = choice
        return True

    @property
    def _here(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def _show(self, here: int) -> None:
        values = self.query_one(OptionList)
        values.clear_options()
        marks = (CURSOR if number == here else " " for number in range(len(self._found)))
        told = ("\n".join(self._lines_of(number, mark)) for number, mark in enumerate(marks))
        values.add_options([Option(Content(text)) for text in told])
        values.highlighted = here
        values.scroll_to_highlight()
        done = sum(one is not None for one in self._chosen)
        self._tell(f"{done} van {len(self._found)} gekozen; Shift en de letter = overal  ? = hulp")

    def _lines_of(self, number: int, mark: str) -> tuple[str, ...]:
        """Return a value with its place: all of it, on as many lines as that takes."""
        one, choice = self._found[number], self._chosen[number]
        room = min(WIDEST, self.app.size.width) - FRAME - 1
        said = label("choice", choice) if choice is not None else "?"
        head = max(map(len, labels("choice").values())) + len("> [] ")
        values = (f"{one.mine}: {one.ours}", f"{one.by}: {one.theirs} (staat er nu)")
        return (
            *_indented(f"{mark or ' '} [{said}] ", one.title, room - head + _UNDER),
            *(line for value in values for line in _indented(" " * _UNDER, value, room)),
        )

    def _tell(self, text: str) -> None:
        self.query_one(".told", Static).update(Content(text))


def _indented(head: str, text: str, room: int) -> tuple[str, ...]:
    first, *rest = wrapped(text, room - _UNDER)
    return (f"{head}{first}", *(f"{' ' * _UNDER}{line}" for line in rest))
