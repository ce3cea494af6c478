"""`ictcoord demo`: the app on a private copy of the example group."""

from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.commands.app import confined, open_app, root_of
from ictcoord_tui.cli.output import say
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.tui.terminal.environment import require_terminal


def run(arguments: Arguments) -> int:
    """Copy the example group, open it, and return the exit code of the app."""
    require_terminal()
    root = root_of(arguments)
    wanted = arguments.path_or_none("--dir")
    if wanted is None:
        return _for_a_while(arguments, root)
    folder = confined(wanted, root)
    path = copy_example(folder)
    say(f"Je kopie staat in {shown(folder)}. Open ze later met: ictcoord {shown(path)}")
    return open_app(arguments, path)


def _for_a_while(arguments: Arguments, root: Path | None) -> int:
    with explained(root or Path(gettempdir()), "gebruiken"):
        temporary = TemporaryDirectory(prefix="ictcoord-demo-", dir=root)
    with temporary as folder:
        return open_app(arguments, copy_example(Path(folder)))
