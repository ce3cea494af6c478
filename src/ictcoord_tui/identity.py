"""Whose name goes with answers and earlier versions."""

import getpass

from ictcoord_tui.domain.text import clean_line


def author_name() -> str:
    """Return the name of the user of this computer, on one clean line."""
    try:
        return clean_line(getpass.getuser()) or "onbekend"
    except (KeyError, OSError):
        return "onbekend"
