"""`--help`."""

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.help import help_text
from ictcoord_tui.cli.output import columns, put


def run(arguments: Arguments) -> int:
    """Print the help of a command on stdout."""
    put(help_text(arguments.command, columns()))
    return 0
