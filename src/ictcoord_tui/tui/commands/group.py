"""Commands of the group screen."""

from ictcoord_tui.tui.commands.model import Command

COMMANDS: tuple[Command, ...] = ()
