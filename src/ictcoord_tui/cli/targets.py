"""Where a command writes, to stdout or in a file, and what could not be in it."""

from collections.abc import Iterable
from pathlib import Path

from ictcoord_tui.cli.output import say
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.atomic import write_atomically
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.workspace import Broken

STDOUT = "-"
"""What stands for stdout in the place of a file."""


_ENDINGS = frozenset(
    {
        *(".xls", ".xlsx", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv", ".tsv", ".numbers"),
        *(".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt", ".md", ".html", ".htm", ".pages"),
        *(".toml", ".tml", ".json", ".yaml", ".yml", ".ini", ".xml"),
    }
)
"""Endings by which a file is known; what stands behind another point is part of the name."""


def with_ending(name: Path, ending: str) -> Path:
    """Return the name of a file with the ending that it has to have: `uit.docx` as `uit.xlsx`.

    Args:
        name: What was typed.
        ending: With its dot.
    """
    known = name.suffix.lower() in _ENDINGS
    return name.with_suffix(ending) if known else name.with_name(name.name + ending)


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


def make_file(target: Path, data: bytes, *, follow: bool = True) -> None:
    """Write a file in one step, and tell that it is there.

    Args:
        target: The file.
        data: All it has to hold.
        follow: Whether a symbolic link is followed, as for `write_atomically`.

    Raises:
        NotAllowedError: The folder or the file may not be written.
        IctcoordError: The system refuses otherwise.
    """
    write_atomically(target, data, follow=follow)
    say(f"{shown(target)} is gemaakt.")


def tell_left_out(broken: Iterable[Broken], words: str = "Niet meegeteld") -> None:
    """Tell which schools of a group could not be read, and why.

    Args:
        broken: They.
        words: What that means for what was made.
    """
    for one in broken:
        say(f"{words}: {one.message}")
