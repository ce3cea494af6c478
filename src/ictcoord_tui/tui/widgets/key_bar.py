"""The two lines at the bottom: the keys that work now, and the next step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from ictcoord_tui.tui.commands import commands_in
from ictcoord_tui.tui.commands.keys import key_here, key_to_press
from ictcoord_tui.tui.commands.model import Command, CommandState, Context
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.terminal.safe_app import SafeApp

GENERAL_RANK = 50
"""Commands from this rank on stand on the second line."""

AREA_RANK = 95
"""Commands from this rank on lead to the main screens: all of them are shown, or none."""

FIRST = ("app.help", "app.back", "app.menu", "app.start")
"""Commands of the second line that stay when room is short, the most needed one first."""

GOING_ON = ("app.next_step", "walk.go_on", "start.go_on")
"""Commands that do the next step, each on its own screens."""


_REMEMBERED = 8
"""So many states of the bar are kept: those between which a cursor goes to and fro."""

_Showing: TypeAlias = tuple[tuple[Command, ...], bool, str, int]
"""The commands, whether a dialog is in front, the next step, the width."""


class KeyBar(Widget):
    """Shows the commands of the screen's contexts that can be done now, and what to do next.

    What does not fit is left out from the end; the menu has everything. In a table with a column of
    hours, where a digit begins typing, a screen is shown with its other key, which leads there from
    every column: bars that change with every step sideways are restless, and made that step half as
    dear again. For the same reason Enter is called alike on every cell, also on the name of a task,
    where it opens the card.

    The next step cannot be sent away: it takes the end of one line that is there anyway, covers
    nothing, asks nothing and changes with the work. What can be dismissed, such as a first hint,
    interrupts; and a key to bring this back would have to stand in the same place.
    """

    COMPONENT_CLASSES = {"key-bar--key", "key-bar--next"}

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Command, ...] = ()
        self._asked: tuple[Sequence[Context], CommandState] | None = None
        self._answer: tuple[Command, ...] = ()
        self._drawn: dict[_Showing, tuple[Strip, ...]] = {}
        self._next_step = ""

    def on_mount(self) -> None:
        """Hear of dialogs that come over the screen."""
        self.app.screen_change_signal.subscribe(self, self._other_screen)

    def _other_screen(self, front: Screen[Any]) -> None:
        if self._shown and isinstance(front, ModalScreen):
            self.refresh()

    @property
    def _is_covered(self) -> bool:
        """Whether a dialog is in front: other keys work there, and it tells which."""
        return isinstance(self.app.screen, ModalScreen)

    def show_current(self, next_step: str = "") -> None:
        """Look again which commands work; nothing is drawn when they are the same.

        Args:
            next_step: What to do next; empty when that goes without saying.
        """
        if next_step != self._next_step or self._usable() != self._shown:
            self._next_step = next_step
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line; both are put together once for all that they show."""
        if y == 0 or self._asked is None:
            self._shown = self._usable()
        now = (self._shown, self._is_covered, self._next_step, self.size.width)
        if now not in self._drawn:
            if len(self._drawn) >= _REMEMBERED:
                self._drawn.clear()
            self._drawn[now] = tuple(map(self._strip, self._both()))
        return self._drawn[now][y]

    def notify_style_update(self) -> None:
        """Put the lines together anew: they may have other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def _strip(self, line: Text) -> Strip:
        base = self.rich_style
        segments = [
            Segment(text, base if style is None else base + style)
            for text, style, _ in line.render(self.app.console)
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _both(self) -> tuple[Text, Text]:
        here = [c for c in self._shown if (c.rank or 0) < GENERAL_RANK]
        general = [c for c in self._shown if (c.rank or 0) >= GENERAL_RANK]
        ahead = self._ahead()
        second = self._line(general, self.size.width - ahead.cell_len)
        second.append(" " * max(0, self.size.width - ahead.cell_len - second.cell_len))
        return self._line(here, self.size.width), second + ahead

    def _usable(self) -> tuple[Command, ...]:
        place = self.screen
        if self._is_covered or not isinstance(place, CommandPlace):
            return ()
        asked = (place.contexts, place.command_state())
        if asked != self._asked:
            usable = _usable(tuple(asked[0]), asked[1])
            if asked[1].has_digits:
                usable = tuple(one for one in usable if self._works_here(one))
            self._asked, self._answer = asked, usable
        return self._answer

    def _works_here(self, command: Command) -> bool:
        """Tell whether the key that is shown does it in a column of hours, and is shown as it is.

        The user may have chosen a digit. With ASCII only, `à` is drawn as another letter.
        """
        key = self._key(command)
        plain = isinstance(self.app, SafeApp) and self.app.profile.ascii_only
        return not key.isdigit() and not (plain and key.isalpha() and not key.isascii())

    def _line(self, commands: Sequence[Command], room: int) -> Text:
        line = Text(no_wrap=True, end="")
        fitting = {command.id for command in self._fitting(commands, room)}
        for command in commands:
            if command.id in fitting:
                self._append(line, command)
        return line

    def _fitting(self, commands: Iterable[Command], room: int) -> tuple[Command, ...]:
        """Return the commands there is room for; those that lead to the others come first."""
        commands = tuple(commands)
        areas = [command for command in commands if (command.rank or 0) >= AREA_RANK]
        if areas and len(self._in_order(commands, room)) < len(commands):
            # Some of the screens without the others would be a riddle.
            commands = tuple(command for command in commands if command not in areas)
        return self._in_order(commands, room)

    def _in_order(self, commands: Iterable[Command], room: int) -> tuple[Command, ...]:
        kept = []
        for command in sorted(commands, key=_need):
            room -= cell_len(f" {self._key(command)} {command.label} ")
            if room < 0:
                break
            kept.append(command)
        return tuple(kept)

    def _append(self, line: Text, command: Command) -> None:
        line.append(f" {self._key(command)}", self.get_component_rich_style("key-bar--key"))
        line.append(f" {command.label} ")

    def _ahead(self) -> Text:
        """Return the next step; with its key where that works."""
        line = Text(no_wrap=True, end="")
        if self._is_covered or not self._next_step:
            return line
        place = self.screen
        here = commands_in(place.contexts) if isinstance(place, CommandPlace) else ()
        for command in (one for one in here if one.id in GOING_ON):
            line.append(f" {self._key(command)}", self.get_component_rich_style("key-bar--key"))
        line.append(f" {self._next_step} ", self.get_component_rich_style("key-bar--next"))
        return line

    def _key(self, command: Command) -> str:
        return key_to_press(command, getattr(self.app, "user_keymap", {}))


def _need(command: Command) -> int:
    """Return how soon a command finds a place: those that lead to the others and out come first."""
    return FIRST.index(command.id) if command.id in FIRST else len(FIRST)


@lru_cache(maxsize=_REMEMBERED)
def _usable(contexts: tuple[Context, ...], state: CommandState) -> tuple[Command, ...]:
    """Return the commands of the bar that can be done, in the order of the bar."""
    usable = [
        _as_here(command, state)
        for command in commands_in(contexts)
        if command.rank is not None and command.enabled(state) is None
    ]
    return tuple(sorted(usable, key=lambda command: command.rank or 0))


def _as_here(command: Command, state: CommandState) -> Command:
    """Return a command with what it is called now, and first the key that does it everywhere."""
    first = key_here(command.keys, replace(state, types_digits=state.has_digits))
    if command.named is None and first == command.keys[0]:
        return command
    return replace(command, label=command.label_in(state), keys=(first,))
