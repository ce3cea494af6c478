"""Papers as Markdown and as HTML: what they look like, and that no text becomes markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.text import REPLACEMENT, neutralise
from ictcoord_tui.paper import (
    Bar,
    BarLine,
    Bars,
    Column,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    SignHere,
    Table,
)
from ictcoord_tui.reports.html import to_html
from ictcoord_tui.reports.markdown import bar_signs, to_markdown
from ictcoord_tui.reports.text import to_text

POISON = "[/b] <script>alert(1)</script> | `x` *y* _z_ \x1b]0;kwaad\x07 & \"'\n# kop\n- punt"


def paper_of(text: str) -> Paper:
    columns = (Column(text), Column("Uren", right=True))
    return Paper(
        text,
        (
            Heading(text),
            Paragraph(text),
            Items((text,)),
            Table(columns, (Line((text, "1 u")),), text),
            Bars((text,), (BarLine(text, (Bar(1.0, 2.0, text),), text),), text),
            SignHere((text,)),
        ),
        text,
        text,
    )


class Tags(HTMLParser):
    """Collects elements, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_a_table_in_markdown() -> None:
    table = Table((Column("Taak"), Column("Uren", right=True)), (Line(("Wifi", "2 u")),), "Netwerk")
    assert to_markdown(Paper("Titel", (table,), "school")) == (
        "# Titel\n\nschool\n\n### Netwerk (1)\n\n| Taak | Uren |\n| --- | ---: |\n| Wifi | 2 u |\n"
    )


def test_bars_in_markdown_carry_their_numbers() -> None:
    line = BarLine("An", (Bar(5.0, 10.0, "5 van 10"), Bar(12.0, 10.0, "12 van 10")), "te veel")
    text = to_markdown(Paper("Titel", (Bars(("Nu", "Later"), (line,)),)))
    assert "|  | Nu | Later |  |" in text
    assert f"| An | {'█' * 8}{'░' * 9} 5 van 10 | {'█' * 17}!!! 12 van 10 | te veel |" in text


@pytest.mark.parametrize(
    ("bar", "expected"),
    [
        (Bar(0.0, None, ""), ""),
        (Bar(0.01, None, ""), "█"),
        (Bar(10.0, None, ""), "██████████"),
        (Bar(5.0, 10.0, ""), "█████░░░░░"),
        (Bar(10.0, 10.0, ""), "██████████"),
        (Bar(10.0, 8.0, ""), "████████!!"),
        (Bar(10.0, 9.99, ""), "█████████!"),
        (Bar(3.02, 3.0, ""), "███!"),
        (Bar(3.0, 3.0, ""), "███"),
        (Bar(0.97, 0.5, ""), "█!"),
        (Bar(3.0, 0.0, ""), "!!!"),
        (Bar(0.0, 4.0, ""), "░░░░"),
    ],
)
def test_a_bar_shows_what_fits_what_is_free_and_what_is_over(bar: Bar, expected: str) -> None:
    assert bar_signs(bar, 10.0, 10) == expected


@given(st.floats(0, 168), st.none() | st.floats(0, 168), st.floats(0.001, 168), st.integers(1, 60))
def test_a_bar_never_outgrows_its_room(
    value: float, limit: float | None, scale: float, cells: int
) -> None:
    signs = bar_signs(Bar(value, limit, ""), scale, cells)
    assert len(signs) <= cells
    assert signs.endswith("›") == (value > scale)
    if value <= scale:
        assert ("!" in signs) == (limit is not None and value > limit)


@given(st.floats(0.1, 40), st.floats(0, 1), st.floats(1.001, 3), st.integers(2, 60))
def test_over_the_hours_is_always_longer_than_what_fits_in_them(
    limit: float, part: float, over: float, cells: int
) -> None:
    scale = limit * 3
    fits, beyond = (bar_signs(Bar(limit * one, limit, ""), scale, cells) for one in (part, over))
    assert len(beyond) > fits.count("█")
    assert beyond.count("█") >= fits.count("█") - (fits.count("█") == cells)


def test_nothing_in_markdown_obeys_a_text() -> None:
    text = to_markdown(paper_of(POISON))
    assert "\x1b" not in text
    assert all(neutralise(line) == line for line in text.split("\n"))
    assert "<script>" not in re.sub(r"\\.", "", text)
    assert not re.search(r"^# kop", text, re.MULTILINE)
    assert not re.search(r"^- punt", text, re.MULTILINE)
    bare = re.sub(r"\\.", "", text)
    rows = [line for line in bare.split("\n") if line.startswith("|")]
    assert {line.count("|") for line in rows} == {3, 4}


def test_nothing_in_html_obeys_a_text() -> None:
    html = to_html(paper_of(POISON))
    tags = parsed(html)
    assert "script" not in tags.names
    assert "\x1b" not in html
    assert REPLACEMENT in html
    assert any("<script>alert(1)</script>" in text for text in tags.text)


@given(st.text(max_size=60))
def test_any_text_leaves_the_same_elements_in_html(text: str) -> None:
    assert parsed(to_html(paper_of(f"a{text}"))).names == parsed(to_html(paper_of("gewoon"))).names


def test_html_fetches_nothing() -> None:
    tags = parsed(to_html(paper_of("gewoon")))
    assert not {"img", "link", "script", "iframe", "object"} & set(tags.names)
    assert not {"src", "href", "style"} & {name for name, _ in tags.attributes}
    html = to_html(paper_of("gewoon"))
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_html_draws_bars_to_scale_with_the_part_that_is_over() -> None:
    line = BarLine("An", (Bar(12.0, 10.0, "12 van 10"),))
    html = to_html(Paper("Titel", (Bars(("Nu",), (line,)),)))
    assert 'aria-label="12 van 10"' in html
    assert 'width="125.0" height="9" fill="#31688e"' in html
    assert 'x="125.0" y="0.5" width="25.0" height="9" fill="#b3261e"' in html


def test_a_sheet_of_its_own_starts_a_new_page_in_print() -> None:
    html = to_html(Paper("Titel", (Heading("An"), Heading("Jan", new_page=True))))
    assert "<h2>An</h2>" in html
    assert '<h2 class="new-page">Jan</h2>' in html
    assert ".new-page { break-before: page; }" in html


def test_print_is_small_but_readable_and_keeps_a_signature_whole() -> None:
    style = to_html(Paper("p", ())).partition("<style>")[2].partition("</style>")[0]
    sizes = [float(size) for size in re.findall(r"([\d.]+)pt[;/ ]", style)]
    paper = style.partition("@media print")[2]

    assert min(sizes) >= 8.5
    assert "font-size: 9.5pt" in paper, "a page for the directie has to fit on one sheet"
    assert ".sign { break-inside: avoid; }" in style
    assert "thead { display: table-header-group; }" in style


@given(st.text())
def test_plain_text_has_no_controls_and_keeps_a_line_a_line(text: str) -> None:
    lines = to_text(paper_of(text)).rstrip("\n").split("\n")

    assert [neutralise(line) for line in lines] == lines
    assert len(lines) == len(to_text(paper_of("x" if text else "")).rstrip("\n").split("\n")) + (
        text.count("\n")
    )
