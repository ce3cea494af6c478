"""The terminal app: the only code that knows Textual.

Nothing heavy is imported here, so that the command line can ask for `run` at no cost.
"""

import gc
from pathlib import Path

from ictcoord_tui.tui.options import AppOptions


def run(path: Path | None, options: AppOptions) -> int:
    """Open the app in this terminal and return the exit code when it ends.

    Args:
        path: The dossier to open; `None` begins on the start screen.
        options: How to start.

    Raises:
        UsageError: There is no terminal to draw on.
        IctcoordError: The dossier cannot be opened.
    """
    # The environment has to be prepared before Textual is imported, hence the imports in here.
    from ictcoord_tui.tui.terminal.environment import (  # noqa: PLC0415
        prepare_environment,
        private_umask,
        require_terminal,
    )

    require_terminal()
    profile = prepare_environment(
        color=options.colour,
        ascii_only=options.ascii_only,
        mouse=options.mouse,
        confined=options.root is not None,
    )
    private_umask()
    # All that is made until the first screen stays; looking for garbage in it takes a tenth of
    # the start. The app turns it on again when that screen is drawn.
    gc.disable()
    from ictcoord_tui.tui.app import launch  # noqa: PLC0415 - 0.2 s of Textual, only for the app

    return launch(path, options, profile)
