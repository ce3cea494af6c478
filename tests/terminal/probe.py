"""The entry of the probe: what a command line does before it imports the app."""

import argparse
import sys
from pathlib import Path
from typing import get_args

from ictcoord_tui.errors import UsageError
from ictcoord_tui.tui.terminal.environment import (
    ColourChoice,
    prepare_environment,
    private_umask,
    require_terminal,
)


def main() -> int:
    """Run the probe and return its exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--color", choices=get_args(ColourChoice), default="auto")
    parser.add_argument("--ascii", action="store_true")
    parser.add_argument("--mouse", action="store_true")
    parser.add_argument("--light", action="store_true")
    options = parser.parse_args()
    try:
        require_terminal()
    except UsageError as error:
        print(error.message, file=sys.stderr)  # noqa: T201
        return error.exit_code
    profile = prepare_environment(
        color=options.color, ascii_only=options.ascii, mouse=options.mouse
    )
    private_umask()
    # Textual reads the environment when it is imported.
    from tests.terminal.probe_app import ProbeApp  # noqa: PLC0415

    return ProbeApp(profile, options.folder, light=options.light).launch()


if __name__ == "__main__":
    sys.exit(main())
