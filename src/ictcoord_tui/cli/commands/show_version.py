"""`--version`."""

from ictcoord_tui import __version__
from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import put


def run(_arguments: Arguments) -> int:
    """Print the version on stdout."""
    put(f"ictcoord {__version__}")
    return 0
