"""How the workbook looks: one quiet palette, shared by every sheet."""

from collections.abc import Mapping
from enum import Enum

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from ictcoord_tui.domain.tasks import Cluster

FONT = "Calibri"
INK = "1F2933"
QUIET = "5F6B76"
DEEP = "1F4E5F"
LINE = "D5DBE0"
ATTENTION = "FCE8C8"
"""Behind a task nobody does; always beside a word that says the same."""

CLUSTER_TINT: Mapping[Cluster, str] = {
    Cluster.TECHNICAL: "DCE8F1",
    Cluster.PEDAGOGICAL: "E1EFDF",
    Cluster.POLICY: "F4EAD6",
    Cluster.ADMINISTRATIVE: "ECE3F1",
}


class Look(Enum):
    """What a cell looks like."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    SUBTITLE_JUST = "subtitle_just"
    SUBTITLES = "subtitles"
    HEADING = "heading"
    HEADER = "header"
    HEADER_CENTRE = "header_centre"
    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    CENTRE = "centre"
    NUMBER = "number"
    TOTAL = "total"
    TOTAL_COUNT = "total_count"
    TOTAL_NUMBER = "total_number"
    CAPTION = "caption"
    LINE = "line"
    LINE_JUST = "line_just"
    LINES = "lines"
    PROSE = "prose"
    PROSE_LINE = "prose_line"
    PROSE_JUST = "prose_just"
    PROSE_NAME = "prose_name"
    BLANK = "blank"


class Key(Enum):
    """A cell that tells what the bars of a chart are, in the colour of those bars."""

    NOW = "now"
    NOW_ROOM = "now_room"
    LATER = "later"
    LATER_ROOM = "later_room"


KEY_INK: Mapping[Key, tuple[str, bool]] = {
    Key.NOW: ("7FA3B5", True),
    Key.NOW_ROOM: ("7FA3B5", False),
    Key.LATER: (DEEP, True),
    Key.LATER_ROOM: (DEEP, False),
}
"""The colour of bars, and whether they are filled with it or only drawn round."""

_HOURS = "0.00;-0.00;0"
_TOP = Alignment(vertical="top", wrap_text=True)
_JUST = Alignment(vertical="top", shrink_to_fit=True)
_SIDE = Side(style="thin", color=LINE)
_RULE = Border(bottom=_SIDE, right=_SIDE)
_TOTAL_RULE = Border(top=Side(style="thin", color=DEEP))


class Styles:
    """The style numbers of one workbook; each combination exists once."""

    def __init__(self, workbook: Workbook) -> None:
        # Any sheet will do to register a style: the numbers hold for the whole workbook.
        self._scratch = workbook.create_sheet("scratch")
        self._looks = {look: self._number(**_formats(look)) for look in Look}
        self._bands = {
            cluster: self._number(
                font=_font(bold=True), fill=_fill(tint), alignment=Alignment(vertical="center")
            )
            for cluster, tint in CLUSTER_TINT.items()
        }
        self._tags = {
            cluster: self._number(
                font=_font(color=QUIET, size=9), fill=_fill(tint), alignment=_TOP, border=_RULE
            )
            for cluster, tint in CLUSTER_TINT.items()
        }
        self._keys = {key: self._number(**_key_formats(key)) for key in Key}
        workbook.remove(self._scratch)

    def __getitem__(self, look: Look) -> int:
        return self._looks[look]

    def band(self, cluster: Cluster) -> int:
        """Return the style of the row that opens a cluster."""
        return self._bands[cluster]

    def tag(self, cluster: Cluster) -> int:
        """Return the style of the cell that names the cluster of a task."""
        return self._tags[cluster]

    def key(self, key: Key) -> int:
        """Return the style of a cell in the key of a chart."""
        return self._keys[key]

    def _number(self, **formats: object) -> int:
        cell = WriteOnlyCell(self._scratch)
        for name, value in formats.items():
            setattr(cell, name, value)
        return cell.style_id


def _formats(look: Look) -> dict[str, object]:
    body: dict[str, object] = {"font": _font(), "alignment": _TOP, "border": _RULE}
    centre = Alignment(horizontal="center", vertical="top", wrap_text=True)
    total: dict[str, object] = {"font": _font(bold=True), "border": _TOTAL_RULE}
    top: dict[str, object] = {"font": _font(bold=True, color="FFFFFF"), "fill": _fill(DEEP)}
    formats: dict[Look, dict[str, object]] = {
        Look.TITLE: {"font": _font(bold=True, size=16, color=DEEP)},
        Look.SUBTITLE: {"font": _font(color=QUIET)},
        Look.SUBTITLE_JUST: {"font": _font(color=QUIET), "alignment": _JUST},
        Look.SUBTITLES: {"font": _font(color=QUIET), "alignment": _TOP},
        Look.HEADING: {
            "font": _font(bold=True, size=12, color=DEEP),
            "alignment": Alignment(vertical="center"),
        },
        Look.HEADER: {**top, "alignment": Alignment(vertical="center", wrap_text=True)},
        Look.HEADER_CENTRE: {
            **top,
            "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
        },
        Look.TEXT: body,
        Look.STRONG: {**body, "font": _font(bold=True)},
        Look.MUTED: {**body, "font": _font(color=QUIET)},
        Look.CENTRE: {**body, "alignment": centre},
        Look.NUMBER: {**body, "alignment": centre, "number_format": _HOURS},
        Look.TOTAL: total,
        Look.TOTAL_COUNT: {**total, "alignment": centre},
        Look.TOTAL_NUMBER: {**total, "alignment": centre, "number_format": _HOURS},
        Look.CAPTION: {"font": _font(bold=True)},
        Look.LINE: {"font": _font()},
        Look.LINE_JUST: {"font": _font(), "alignment": _JUST},
        Look.LINES: {"font": _font(), "alignment": _TOP},
        Look.PROSE_JUST: {"font": _font(size=11), "alignment": _JUST},
        Look.PROSE_LINE: {"font": _font(size=11), "alignment": Alignment(vertical="top")},
        Look.PROSE: {"font": _font(size=11), "alignment": _TOP},
        Look.PROSE_NAME: {"font": _font(size=11, bold=True), "alignment": _TOP},
        Look.BLANK: {},
    }
    return formats[look]


def _key_formats(key: Key) -> dict[str, object]:
    ink, filled = KEY_INK[key]
    side = Side(style="medium", color=ink)
    dark = filled and ink == DEEP
    return {
        "font": _font(bold=True, color="FFFFFF" if dark else INK),
        "fill": _fill(ink if filled else "FFFFFF"),
        "border": Border(left=side, right=side, top=side, bottom=side),
        "alignment": Alignment(vertical="center"),
    }


def _font(*, bold: bool = False, size: int = 10, color: str = INK) -> Font:
    return Font(name=FONT, bold=bold, size=size, color=color)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color=color, end_color=color)
