"""`ictcoord walk`: straight into the walk-through of the roadmap."""

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.commands.app import open_app


def run(arguments: Arguments) -> int:
    """Open the app in the walk-through and return its exit code when it ends."""
    return open_app(arguments, arguments.path_or_none("DOSSIER"), area="walk")
