"""The two lines at the bottom: the keys that work now."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from ictcoord_tui.tui.commands import commands_in
from ictcoord_tui.tui.commands.keys import key_name, keys_of
from ictcoord_tui.tui.commands.model import Command
from ictcoord_tui.tui.routing import CommandPlace

GENERAL_RANK = 50
"""Commands from this rank on stand on the second line."""


class KeyBar(Widget):
    """Shows the commands of the screen's contexts that can be done now.

    What does not fit is left out from the end; the menu has everything.
    """

    COMPONENT_CLASSES = {"key-bar--key"}

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Command, ...] = ()

    def show_current(self) -> None:
        """Look again which commands work; nothing is drawn when they are the same."""
        if self._usable() != self._shown:
            self.refresh()

    def render(self) -> Text:
        """Draw both lines."""
        self._shown = self._usable()
        here = self._line(c for c in self._shown if (c.rank or 0) < GENERAL_RANK)
        general = self._line(c for c in self._shown if (c.rank or 0) >= GENERAL_RANK)
        return Text("\n").join((here, general))

    def _usable(self) -> tuple[Command, ...]:
        place = self.screen
        if not isinstance(place, CommandPlace):
            return ()
        state = place.command_state()
        usable = [
            command
            for command in commands_in(place.contexts)
            if command.rank is not None and command.enabled(state) is None
        ]
        return tuple(sorted(usable, key=lambda command: command.rank or 0))

    def _line(self, commands: Iterable[Command]) -> Text:
        line = Text(no_wrap=True, end="")
        style = self.get_component_rich_style("key-bar--key")
        for command in commands:
            key = key_name(keys_of(command, self._keymap)[0])
            if line.cell_len + cell_len(f" {key} {command.label} ") > self.size.width:
                break
            line.append(f" {key}", style)
            line.append(f" {command.label} ")
        return line

    @property
    def _keymap(self) -> dict[str, str]:
        keymap = getattr(self.app, "user_keymap", {})
        return dict(keymap)
