"""What a paper is made of: the scale of its bars, and what stays when it is filtered."""

import pytest

from ictcoord_tui.domain.tasks import Cluster
from ictcoord_tui.paper import (
    About,
    Bar,
    BarLine,
    Bars,
    Column,
    Filter,
    Heading,
    Line,
    Paper,
    Paragraph,
    Table,
    narrowed,
)

WIFI = About(frozenset({"duin"}), Cluster.TECHNICAL, frozenset({"an"}))
VISION = About(frozenset({"bos"}), Cluster.POLICY, frozenset({"jan"}))
NOBODY = About(frozenset({"bos"}), Cluster.POLICY, frozenset())
PERSON = About(frozenset({"duin", "bos"}), None, frozenset({"an"}))


def table(*abouts: About, title: str = "") -> Table:
    return Table((Column("Taak"),), tuple(Line((str(one),), about=one) for one in abouts), title)


def abouts(paper: Paper) -> list[About]:
    return [
        line.about for block in paper.blocks if isinstance(block, Table) for line in block.lines
    ]


def test_without_a_choice_everything_stays() -> None:
    paper = Paper("p", (table(WIFI, VISION),))
    assert narrowed(paper, Filter()) is paper


def test_a_school_keeps_what_is_about_it() -> None:
    paper = Paper("p", (table(WIFI, VISION, PERSON),))
    assert abouts(narrowed(paper, Filter(overview="bos"))) == [VISION, PERSON]


def test_a_cluster_leaves_lines_about_people_alone() -> None:
    paper = Paper("p", (table(WIFI, VISION, PERSON),))
    assert abouts(narrowed(paper, Filter(cluster=Cluster.TECHNICAL))) == [WIFI, PERSON]


def test_a_person_takes_lines_without_anybody_away() -> None:
    paper = Paper("p", (table(WIFI, NOBODY, About()),))
    assert abouts(narrowed(paper, Filter(person="an"))) == [WIFI, About()]


def test_choices_add_up() -> None:
    paper = Paper("p", (table(WIFI, VISION, PERSON),))
    both = Filter(overview="bos", person="an")
    assert abouts(narrowed(paper, both)) == [PERSON]


def test_empty_tables_and_the_headings_above_them_go() -> None:
    paper = Paper(
        "p",
        (
            Paragraph("vooraf"),
            Heading("Techniek"),
            table(WIFI),
            Heading("Beleid"),
            Heading("Visie", level=3),
            table(VISION),
        ),
    )
    left = narrowed(paper, Filter(overview="duin"))
    assert left.blocks == (Paragraph("vooraf"), Heading("Techniek"), table(WIFI))


def test_bars_are_filtered_as_tables_are() -> None:
    bars = Bars(("Nu",), tuple(BarLine(str(n), (Bar(1, 1, ""),), about=one)
                               for n, one in enumerate((WIFI, VISION))))  # fmt: skip
    left = narrowed(Paper("p", (bars,)), Filter(person="jan"))
    assert left.count == 1
    assert narrowed(Paper("p", (bars,)), Filter(person="niemand")).blocks == ()


@pytest.mark.parametrize(
    ("values", "limit", "scale"),
    [
        ((22.96, 1.25), None, 22.96),
        ((22.96, 1.25, 0), None, 22.96),
        ((22.96, 1.25, 1), None, 5),
        ((22.96, 8, 1), None, 22.96),
        ((90, 3), 6, 12),
        ((0, 0), None, 1),
        ((), None, 1),
    ],
)
def test_a_bar_goes_on_beyond_the_scale_only_to_tell_several_others_apart(
    values: tuple[float, ...], limit: float | None, scale: float
) -> None:
    lines = tuple(BarLine(str(value), (Bar(value, limit, ""),)) for value in values)
    bars = Bars(("Nu",), lines)
    assert bars.scale == scale
    assert bars.cut == (max(values, default=0) > scale)
