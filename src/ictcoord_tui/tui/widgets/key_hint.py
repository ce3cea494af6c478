"""The keys of a dialog, under it: a key and what it does are never on two lines."""

from rich.cells import cell_len
from textual.content import Content

from ictcoord_tui.tui.widgets.fitted_text import FittedText

_BETWEEN = "    "
"""Stands between two keys where there is room."""

_CLOSE = "  "
"""Stands between two keys where there is little."""


class KeyHint(FittedText):
    """Shows keys with what they do; what one line cannot hold goes on on the next.

    Args:
        keys: `key = what it does`, one string each.
        classes: As for any widget.
    """

    def __init__(self, *keys: str, classes: str = "keys") -> None:
        super().__init__(lambda width: Content("\n".join(key_lines(keys, width))), classes=classes)


def key_lines(keys: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return keys in lines of at most so many cells; only a longer key is longer.

    Args:
        keys: `key = what it does`, one string each.
        width: Cells there are.
    """
    whole = _BETWEEN.join(keys)
    if cell_len(whole) <= width:
        return (whole,)
    lines: list[str] = []
    for key in keys:
        longer = f"{lines[-1]}{_CLOSE}{key}" if lines else key
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(key)
    return tuple(lines)
