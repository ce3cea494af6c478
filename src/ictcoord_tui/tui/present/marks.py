"""The marks that stand before rows and steps, with what each of them says."""

from collections.abc import Mapping

from ictcoord_tui.domain.journey import StepStatus
from ictcoord_tui.tui.present.group import ASSIGNED, AT_GROUP, CORE, GAP, NOT_HERE, NOTHING
from ictcoord_tui.tui.present.roadmap_list import MARKS as STEPS
from ictcoord_tui.tui.widgets.marks import CURSOR, MARKED, RESTING
from ictcoord_tui.tui.widgets.table_source import FOREIGN

_ROWS = (
    (CURSOR, "hier sta je"),
    (MARKED, "gemarkeerd"),
    (FOREIGN, "net gewijzigd door een collega"),
)
_MORE = ("→", "meer kolommen")

MARKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "roadmap": (
        (STEPS[StepStatus.YES], "ja"),
        (STEPS[StepStatus.NO], "nee, of let op"),
        (STEPS[StepStatus.OPEN], "open"),
        (STEPS[StepStatus.ASIDE], "niet gekozen"),
        ("►", "hier staan jullie"),
        (CURSOR, "hier sta je"),
        (RESTING, "hier sta je na Tab"),
    ),
    "walk": (("√", "ja"), ("!", "nee"), ("○", "open"), ("[ ]", "deze stap")),
    "overview.tasks": (
        ("x", "telt niet mee"),
        ("!", "geschrapt, maar nodig voor het plan"),
        *_ROWS,
        _MORE,
    ),
    "overview.current": (("!", "niemand doet dit"), ("x", "telt niet mee"), *_ROWS, _MORE),
    "overview.target": (("!", "nog niemand"), ("x", "telt niet mee"), *_ROWS, _MORE),
    "team": (("g", "iemand van de groep"), *_ROWS, _MORE),
    "insights": (
        ("!", "vraagt aandacht"),
        ("█", "uren die iemand draagt"),
        ("░", "uren die nog vrij zijn"),
        (CURSOR, "hier sta je"),
    ),
    "group": (
        (ASSIGNED, "toegewezen"),
        (GAP, "niemand, of onleesbaar"),
        (AT_GROUP, "de groep doet het"),
        (NOT_HERE, "telt niet mee"),
        (CORE, "kerntaak"),
        (NOTHING, "niets te melden"),
    ),
    "import.mapping": (
        ("?", "twijfel: kijk na"),
        ("→", "wordt gelezen als"),
        (CURSOR, "hier sta je"),
    ),
    "import.preview": (("●", "dit geldt"), ("○", "dit niet"), (CURSOR, "hier sta je")),
}
"""Per help page: the mark and its meaning, what matters most first."""


def marks_of(page: str) -> tuple[tuple[str, str], ...]:
    """Return the marks of a page; a page of a screen without its own has those of the screen."""
    return MARKS.get(page) or MARKS.get(page.partition(".")[0], ())


def legend(page: str, width: int, foreign: str = "") -> str:
    """Return the marks of a page on one line; what does not fit is left out from the end.

    Args:
        page: Id of the help page.
        width: Cells there are.
        foreign: Who changed the row of the cursor, as `door Els`; then its mark comes first, in as
            many words as fit. Empty when nobody else did.
    """
    line = ""
    marks = marks_of(page)
    if foreign:
        said = (f"net gewijzigd {foreign}", f"gewijzigd {foreign}", foreign)
        fitting = next((one for one in said if len(one) + 2 <= width), "net gewijzigd")
        marks = ((FOREIGN, fitting), *(one for one in marks if one[0] != FOREIGN))
    for mark, meaning in marks:
        longer = f"{line}   {mark} {meaning}" if line else f"{mark} {meaning}"
        if len(longer) > width:
            break
        line = longer
    return line
