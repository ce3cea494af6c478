"""`ictcoord completion`: the script with which a shell completes what is typed."""

from importlib import import_module
from typing import Protocol

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import put


class _ShellModule(Protocol):
    def script(self) -> str:
        """Return the script."""


def run(arguments: Arguments) -> int:
    """Print the script on stdout."""
    shell: _ShellModule = import_module(f"ictcoord_tui.cli.completion.{arguments.text('SHELL')}")
    put(shell.script().removesuffix("\n"))
    return 0
