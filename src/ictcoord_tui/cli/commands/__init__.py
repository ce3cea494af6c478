"""One module per command, each with `run(arguments) -> int`; imported only when asked for."""

from importlib import import_module
from typing import Protocol

from ictcoord_tui.cli.arguments import Arguments


class CommandModule(Protocol):
    """What every module of this package holds."""

    def run(self, arguments: Arguments) -> int:
        """Do the command and return the exit code."""


def run_command(module: str, arguments: Arguments) -> int:
    """Do a command and return the exit code.

    Args:
        module: Name of its module, from `parser.parse`.
        arguments: What was typed.

    Raises:
        IctcoordError: Whatever the command itself raises.
    """
    command: CommandModule = import_module(f"{__name__}.{module}")
    return command.run(arguments)
