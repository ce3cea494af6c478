"""`ictcoord man`: the manual page."""

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.man_page import man_page
from ictcoord_tui.cli.output import put


def run(_arguments: Arguments) -> int:
    """Print the page on stdout, as roff."""
    put(man_page().removesuffix("\n"))
    return 0
