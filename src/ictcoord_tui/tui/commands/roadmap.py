"""Commands of the roadmap and its walk-through."""

from ictcoord_tui.tui.commands.model import Command

COMMANDS: tuple[Command, ...] = ()
