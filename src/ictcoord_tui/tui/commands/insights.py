"""Commands of the insights screen."""

from ictcoord_tui.tui.commands.model import Command

COMMANDS: tuple[Command, ...] = ()
