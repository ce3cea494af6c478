"""A page of the insights, ready to draw; made of what never changes, so a thread may make it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ictcoord_tui.paper import Filter, Paper, Target, narrowed
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.tui.present.blocks import Layout, lay_out
from ictcoord_tui.tui.present.papers import paper_page
from ictcoord_tui.tui.present.questions import filter_block


@dataclass(frozen=True)
class Sheet:
    """A page of the insights.

    Attributes:
        shown: The paper, as far as the filter lets it through.
        layout: Its lines.
        targets: Where the blocks lead that can be chosen, by the id of the block.
    """

    shown: Paper
    layout: Layout
    targets: Mapping[str, Target]


def make_sheet(
    write: Callable[[], Paper], chosen: Filter, asked: Asked, widths: tuple[int, int]
) -> Sheet:
    """Write a paper and lay it out.

    Args:
        write: Gives the paper, unfiltered.
        chosen: What is to be seen of it.
        asked: What it is about.
        widths: Cells there are for tables, and on the list that draws the page.
    """
    whole = write()
    shown = narrowed(whole, chosen)
    page = paper_page(shown, widths[0])
    blocks = page.blocks
    if chosen.active:
        blocks = (filter_block(chosen, asked, whole, shown), *blocks)
    return Sheet(shown, lay_out(blocks, widths[1]), page.targets)
