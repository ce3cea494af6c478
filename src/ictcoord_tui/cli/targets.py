"""Where a command writes: to stdout, or in a file that is not there yet."""

from pathlib import Path

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.problems import explained, shown

STDOUT = "-"
"""What stands for stdout in the place of a file."""


def refuse_to_overwrite(target: Path) -> None:
    """Keep an existing file from being replaced; for when `--force` was not given.

    Raises:
        NotAllowedError: There is a file already, or one may not look.
        IctcoordError: The system refuses otherwise.
    """
    with explained(target, "bewaren"):
        there = target.exists()
    if there:
        raise NotAllowedError(
            f"{shown(target)} bestaat al. Kies een andere naam, of overschrijf het met --force."
        )
