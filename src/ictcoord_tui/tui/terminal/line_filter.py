"""The last thing that happens to a line before it reaches the terminal.

Text is cleaned where it enters the program; these filters make sure that nothing slips through:
no control character, no hidden direction mark, no link, and where asked no colour or only ASCII.
Every filter keeps the width of a line, so that columns stay where they are.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from ictcoord_tui.domain.text import REPLACEMENT, neutralise

_EVERYWHERE = str.maketrans(
    {
        **dict.fromkeys("━╸╺╴╶╾╼╌╍┄┅┈┉", "─"),
        **dict.fromkeys("┃╎╏┆┇┊┋", "│"),
        **dict.fromkeys("╭┏", "┌"),
        **dict.fromkeys("╮┓", "┐"),
        **dict.fromkeys("╰┗", "└"),
        **dict.fromkeys("╯┛", "┘"),
        **dict.fromkeys("┣", "├"),
        **dict.fromkeys("┫", "┤"),
        **dict.fromkeys("┳", "┬"),
        **dict.fromkeys("┻", "┴"),
        **dict.fromkeys("╋", "┼"),
        **dict.fromkeys("▁▂▃", "▄"),
        **dict.fromkeys("▅▆▇▉▊▋▓", "█"),
        **dict.fromkeys("▍▎▏", "▌"),
        "▔": "▀",
        "▕": "▐",
        "▸": "►",
        "▶": "►",
        "▾": "▼",
        "◀": "◄",
        "◂": "◄",
        "✓": "√",
        "✗": "x",
        "☐": "□",
        "☑": "■",
    }
)
"""Signs that PuTTY's fonts lack, and their nearest among the 652 of WGL4 (Windows Glyph List 4),
which every font of Windows has."""

_ASCII = str.maketrans(
    {
        **dict.fromkeys("─━═▔▁╌╍┄┅┈┉", "-"),
        **dict.fromkeys("│┃║▏▕▎▍╎╏┆┇┊┋", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╯╰┏┓┗┛┣┫┳┻╋╸╺╴╶", "+"),
        **dict.fromkeys("█▓■▉▊▋▌▐▆▇▅", "#"),
        "✗": "x",
        **dict.fromkeys("▀▄▃▂▒", "="),
        **dict.fromkeys("░·•∙", "."),
        **dict.fromkeys("►▶▸→»›", ">"),
        **dict.fromkeys("◄◀◂←«‹", "<"),
        **dict.fromkeys("▲△↑", "^"),
        **dict.fromkeys("▼▽↓▾", "v"),
        **dict.fromkeys("●✓√☑", "x"),
        **dict.fromkeys("○□☐◌", "o"),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("–—‑−", "-"),
        "…": ".",
        "×": "x",
        "€": "E",
        "\N{NO-BREAK SPACE}": " ",
        REPLACEMENT: "?",
    }
)


class SafeTextFilter(LineFilter):
    """Takes out everything a terminal could obey, hide or follow.

    Args:
        ascii_only: Draw lines, markers and letters with ASCII only.
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._clean = _as_ascii if ascii_only else _harmless

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line, harmless and equally wide."""
        clean = self._clean
        return [
            segment
            if segment.control or (_is_plain(segment.text) and not _has_link(segment.style))
            else Segment(clean(segment.text), _without_link(segment.style))
            for segment in segments
        ]


class MonochromeFilter(LineFilter):
    """Leaves bold, dim, underline and reverse, and not a single colour."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line without colours."""
        return [
            Segment(text, None if style is None else _colourless(style), control)
            for text, style, control in segments
        ]


class JoiningFilter(LineFilter):
    """Joins neighbouring pieces that look the same, which saves their colour codes.

    What is lost is the metadata by which Textual finds what was clicked: only for apps without
    a mouse.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line in as few pieces as possible."""
        joined: list[Segment] = []
        for text, style, control in segments:
            look = None if style is None else _look(style)
            if joined and not control and not joined[-1].control and joined[-1].style == look:
                joined[-1] = Segment(joined[-1].text + text, look)
            else:
                joined.append(Segment(text, look, control))
        return joined


class FilterChain(LineFilter):
    """Several filters as one: Textual looks each line up once for each filter, changed or not.

    Args:
        filters: What happens to a line, in this order.
    """

    def __init__(self, filters: Sequence[LineFilter]) -> None:
        super().__init__()
        self.filters = tuple(filters)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line as the last filter left them."""
        for line_filter in self.filters:
            segments = line_filter.apply(segments, background)
        return segments


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


@lru_cache(maxsize=4096)
def _harmless(text: str) -> str:
    return _same_width(text, neutralise(text).translate(_EVERYWHERE))


@lru_cache(maxsize=4096)
def _as_ascii(text: str) -> str:
    signs = neutralise(text).translate(_ASCII)
    return _same_width(text, "".join(map(_ascii_sign, signs)))


def _ascii_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if unicodedata.combining(sign):
        return ""
    base = unicodedata.normalize("NFKD", sign)[0]
    return base if _is_plain(base) else "?" * cell_len(sign)


def _same_width(original: str, cleaned: str) -> str:
    """Return the cleaned text as wide as the line was laid out for.

    An invisible character takes no room on a terminal, its replacement would push the rest of
    the line aside; such a line goes without the replacement.
    """
    width = cell_len(original)
    if cell_len(cleaned) == width:
        return cleaned
    visible = "".join(
        sign for sign, was in zip(cleaned, original, strict=False) if cell_len(was) or sign == was
    )
    if len(cleaned) == len(original) and cell_len(visible) == width:
        return visible
    return set_cell_size(cleaned, width)


def _has_link(style: Style | None) -> bool:
    return style is not None and style.link is not None


def _without_link(style: Style | None) -> Style | None:
    # A link is written as an escape sequence with the address in it, and leads out of the program.
    if style is None or style.link is None:
        return style
    return style.update_link(None)


@lru_cache(maxsize=4096)
def _colourless(style: Style) -> Style:
    plain = style.without_color
    # Rich forgets the metadata together with the colours; Textual finds clicked cells by it.
    return plain + Style.from_meta(style.meta) if style.meta else plain


@lru_cache(maxsize=4096)
def _look(style: Style) -> Style:
    return style.clear_meta_and_links()
