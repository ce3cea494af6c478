"""`ictcoord demo`: the app on a private copy of the example group."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.commands.app import open_app
from ictcoord_tui.cli.output import say
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.terminal.environment import require_terminal


def run(arguments: Arguments) -> int:
    """Copy the example group, open it, and return the exit code of the app."""
    require_terminal()
    folder = arguments.path_or_none("--dir")
    if folder is None:
        return _for_a_while(arguments)
    path = copy_example(folder)
    say(f"Je kopie staat in {shown(folder)}. Open ze later met: ictcoord {shown(path)}")
    return open_app(arguments, path)


def _for_a_while(arguments: Arguments) -> int:
    within = arguments.path_or_none("--root")
    with TemporaryDirectory(prefix="ictcoord-demo-", dir=within) as folder:
        return open_app(arguments, copy_example(Path(folder)))
