"""What the command line prints: data on stdout, talk on stderr, nothing a terminal could obey."""

import sys
from collections.abc import Sequence
from typing import TextIO

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError


def put(text: str = "") -> None:
    """Print data, line by line, with everything harmful replaced."""
    print(_harmless(text))


def say(text: str) -> None:
    """Tell the user something on stderr."""
    print(_harmless(text), file=sys.stderr)


def complain(error: IctcoordError) -> None:
    """Tell the user what went wrong and what can be done about it."""
    say(f"{error.title}: {error.message}")


def make_safe(*streams: TextIO) -> None:
    """Let streams write `?` for a sign that their encoding lacks, instead of failing."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def table(rows: Sequence[tuple[str, ...]], *, gap: int = 2) -> list[str]:
    """Return rows as lines with aligned columns, without spaces at the end."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        (" " * gap)
        .join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        .rstrip()
        for row in rows
    ]


def _harmless(text: str) -> str:
    return "\n".join(neutralise(line) for line in text.split("\n"))
