"""`ictcoord demo`: the app on a private copy of the example group."""

from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.commands.app import confined, open_app, root_of
from ictcoord_tui.cli.output import say
from ictcoord_tui.errors import UsageError
from ictcoord_tui.example import copy_example, make_example, passing_folder
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.tui.terminal.environment import require_terminal

MOST_SCHOOLS = 1_000
"""The largest example anybody can ask for."""


def run(arguments: Arguments) -> int:
    """Copy the example group, open it, and return the exit code of the app."""
    require_terminal()
    root = root_of(arguments)
    wanted = arguments.path_or_none("--dir")
    if wanted is None:
        return _for_a_while(arguments, root)
    folder = confined(wanted, root)
    path = _made(folder, arguments)
    say(f"Je kopie staat in {shown(folder)}. Open ze later met: ictcoord {shown(path)}")
    return open_app(arguments, path)


def _for_a_while(arguments: Arguments, root: Path | None) -> int:
    with passing_folder(root) as folder:
        return open_app(arguments, _made(Path(folder), arguments))


def _made(folder: Path, arguments: Arguments) -> Path:
    """Write the example, or one of the size that was asked for."""
    said = arguments.text("--schools")
    if not said:
        return copy_example(folder)
    is_number = said.isascii() and said.isdigit() and len(said) <= len(str(MOST_SCHOOLS))
    if not (is_number and 1 <= int(said) <= MOST_SCHOOLS):
        raise UsageError(f"Achter --schools hoort een getal van 1 tot {MOST_SCHOOLS}.")
    return make_example(folder, int(said))
