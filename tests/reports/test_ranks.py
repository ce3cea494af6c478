"""Headings of a report: one of the first rank, and what stands below another one is lower."""

import re
from itertools import pairwise

import pytest

from ictcoord_tui.paper import Column, Heading, Line, Paragraph, Table
from ictcoord_tui.reports.html import to_html
from ictcoord_tui.reports.kinds import REPORTS
from ictcoord_tui.reports.markdown import to_markdown
from ictcoord_tui.reports.ranks import lowered, with_ranks
from tests.reports.wilgenbrug import report

TABLE = Table((Column("Taak"),), (Line(("Wifi",)),), "Technisch")


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_has_one_heading_of_the_first_rank_and_what_is_below_it_is_lower(
    kind: str,
) -> None:
    paper = report(kind)
    ranks = [len(line.split(" ")[0]) for line in to_markdown(paper).splitlines() if line[:1] == "#"]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(ranks[1:]))
    drawn = [int(rank) for rank in re.findall(r"<h(\d)[ >]", to_html(paper))]
    assert drawn == ranks


def test_in_the_report_of_all_absences_tables_stand_below_the_parts_of_a_person() -> None:
    lines = to_markdown(report("absence")).splitlines()
    start = lines.index("## Wat als Wim Pauwelyn wegvalt?")
    alone = lines.index("### Alleen deze persoon doet dit", start)
    assert next(line for line in lines[alone + 1 :] if line[:1] == "#").startswith("#### Technisch")


def test_the_title_of_a_table_is_below_the_heading_above_it() -> None:
    page = (TABLE, Heading("Een"), TABLE, Heading("Twee", level=3), Paragraph("tekst"), TABLE)
    assert [rank for block, rank in with_ranks(page) if block is TABLE] == [3, 3, 4]


def test_a_page_inside_another_one_has_lower_headings() -> None:
    assert tuple(lowered((Heading("Een", new_page=True), TABLE))) == (
        Heading("Een", level=3, new_page=True),
        TABLE,
    )
