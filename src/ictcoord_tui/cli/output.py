"""What the command line prints: data on stdout, talk on stderr, nothing a terminal could obey."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError

WIDTH = 80
"""Columns of the screen that everything is written for."""

_LEAST = 20
"""Columns that a text keeps, however narrow the screen."""


def put(text: str = "") -> None:
    """Print data, line by line, with everything harmful replaced."""
    print(_harmless(text))


def say(text: str) -> None:
    """Tell the user something on stderr; on a terminal, without a word on two lines."""
    print(_fitted(_harmless(text)), file=sys.stderr)


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


def columns(otherwise: int = WIDTH) -> int:
    """Return how wide lines for a person may be: not wider than reads well, or than the screen.

    Args:
        otherwise: What it is when they do not go to a terminal.
    """
    try:
        return min(WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH)
    except (OSError, ValueError):
        return otherwise


def wrapped(text: str, width: int, *, indent: int = 0) -> list[str]:
    """Return a text as lines, each as far from the left.

    A word that is longer than a line is left whole: it may have to be typed.
    """
    room = max(width - indent, _LEAST)
    lines = [""]
    for word in text.split(" "):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [f"{' ' * indent}{line}" for line in lines]


def listing(rows: Sequence[tuple[str, ...]], width: int = sys.maxsize) -> list[str]:
    """Return rows below each other, indented, with what is long going on below its own column.

    Args:
        rows: As many cells in each; the last may be long.
        width: Columns of the screen.
    """
    indent = 2
    widest = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    left = indent + sum(one + indent for one in widest)
    if width - left < _LEAST:
        return [line for row in rows for line in _below(row, width, indent)]
    texts = [wrapped(row[-1], width - left) for row in rows]
    heads = table([row[:-1] for row in rows])
    return [
        f"{' ' * indent}{head:<{left - indent}}{line}".rstrip()
        for first, lines in zip(heads, texts, strict=True)
        for head, line in zip((first, *[""] * (len(lines) - 1)), lines, strict=True)
    ]


def _below(row: tuple[str, ...], width: int, indent: int) -> list[str]:
    """Where two columns do not fit, the text stands below its word."""
    *head, text = row
    shown = (" " * indent).join(filter(None, head))
    return [*wrapped(shown, width, indent=indent), *wrapped(text, width, indent=3 * indent)]


def _fitted(text: str) -> str:
    """Return a text as lines of a terminal; as it is for a file, where `grep` wants it whole."""
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return text
    return "\n".join(
        piece
        for line in text.split("\n")
        for piece in wrapped(line.lstrip(), width or WIDTH, indent=len(line) - len(line.lstrip()))
    )


def _harmless(text: str) -> str:
    return "\n".join(neutralise(line) for line in text.split("\n"))
