"""Papers laid out for a terminal: nothing is lost, nothing is wider than the screen."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.insights.rows import RowRef
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
    PersonRef,
    SignHere,
    Table,
)
from ictcoord_tui.tui.present.blocks import laid_out
from ictcoord_tui.tui.present.papers import column_widths, paper_page, paper_text

WIFI = RowRef("duin", Situation.CURRENT, "net-wifi")
WORDS = st.lists(st.text("abcdefghijklmn", min_size=1, max_size=9), min_size=1, max_size=12)


def table(*rows: tuple[str, ...], right: bool = False) -> Table:
    columns = tuple(Column(f"K{n}", right=right and n > 0) for n in range(len(rows[0])))
    return Table(columns, tuple(Line(row) for row in rows), "Titel")


def shown(paper: Paper, width: int) -> list[str]:
    page = paper_page(paper, width)
    return ["".join(text for text, _ in one.parts) for one in laid_out(page.blocks, width)]


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    lines = shown(Paper("p", (table(("Wifi", "2 u"), ("Netwerk", "10 u"), right=True),)), 40)
    assert lines == ["Titel (2)", "K0         K1", "Wifi      2 u", "Netwerk  10 u"]


def test_tables_with_the_same_columns_stand_in_line() -> None:
    first, second = table(("Wifi", "An")), table(("Netwerk beheren", "Bo"))
    other = Table((Column("Ander"),), (Line(("x",)),))
    lines = shown(Paper("p", (first, other, second)), 40)
    assert lines.count("K0               K1") == 2
    assert "Wifi             An" in lines
    assert "Netwerk beheren  Bo" in lines


def test_long_cells_wrap_between_words_in_their_own_column() -> None:
    cells = ("een twee drie vier vijf zes", "acht negen tien elf")
    lines = shown(Paper("p", (table(cells),)), 24)
    assert lines[1:] == [
        "K0           K1",
        "een twee     acht negen",
        "drie vier    tien elf",
        "vijf zes",
    ]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5), st.integers(50, 120))
def test_every_word_of_a_table_is_on_screen_and_fits(
    cells: list[tuple[list[str], list[str], list[str]]], width: int
) -> None:
    rows = [tuple(" ".join(words) for words in row) for row in cells]
    lines = shown(Paper("p", (table(*rows),)), width)
    assert max(map(cell_len, lines)) <= width
    text = " ".join(lines).split()
    for row in cells:
        for words in row:
            assert set(words) <= set(text)


def test_narrow_columns_keep_what_they_need() -> None:
    wide = table(("x" * 5, "woord " * 20, "10 u"))
    assert column_widths(wide, 60) == (5, 47, 4)


def test_sentences_stand_under_their_line_where_a_column_has_no_room_for_them() -> None:
    columns = (Column("Taak"), Column("Waarom", sentences=True))
    why = "Dataland bv doet dit vandaag al en heeft de expertise ervoor"
    paper = Paper("p", (Table(columns, (Line(("Wifi beheren", why), WIFI),)),))
    narrow, wide = (paper_page(paper, width) for width in (50, 90))
    assert [block.text for block in wide.blocks] == ["Taak          Waarom", f"Wifi beheren  {why}"]
    texts = [f"{block.mark}{block.text}" for block in narrow.blocks]
    assert texts[:3] == ["Taak", "    Waarom", "Wifi beheren"]
    assert texts[3].startswith("    Dataland bv")
    assert {block.target for block in narrow.blocks[2:]} == {wide.blocks[-1].target}


def test_a_line_on_several_rows_is_one_thing_to_the_cursor() -> None:
    line = Line(("een twee drie vier vijf zes zeven acht", "nog iets langers dan dit"), WIFI)
    page = paper_page(Paper("p", (Table((Column("A"), Column("B")), (line,)),)), 30)
    keys = [block.target for block in page.blocks if block.target]
    assert len(keys) > 1
    assert len(set(keys)) == 1
    assert page.targets[keys[0]] == WIFI


def test_the_same_person_in_two_tables_is_two_places() -> None:
    columns = (Column("Wie"),)
    tables = [Table(columns, (Line(("An",), PersonRef("an")),), title) for title in ("x", "y")]
    page = paper_page(Paper("p", tuple(tables)), 40)
    assert len(page.targets) == 2


def test_bars_stand_beside_each_other_when_there_is_room() -> None:
    line = BarLine("An", (Bar(5, 10, "5 van 10"), Bar(10, 10, "10 van 10")), "past")
    paper = Paper("p", (Bars(("Nu", "Later"), (line,)),))
    wide, narrow = shown(paper, 76), shown(paper, 34)
    assert len(wide) == 2
    assert wide == [
        "    Nu                               Later",
        f"An  {'█' * 11}{'░' * 11} 5 van 10  {'█' * 22} 10 van 10  past",
    ]
    assert [line.split()[0] for line in narrow] == ["An", "Nu", "Later"]
    assert max(map(cell_len, narrow)) <= 34


def test_the_copied_text_has_title_words_and_numbers() -> None:
    blocks = (
        Heading("Kop"),
        Paragraph("Een zin."),
        Items(("punt",)),
        table(("Wifi", "2 u")),
        SignHere(("An", "Directie")),
    )
    text = paper_text(Paper("Titel van de bladzijde", blocks, "De Duin"), 60)
    assert text.split("\n") == [
        "Titel van de bladzijde",
        "De Duin",
        "",
        "Kop",
        "Een zin.",
        "- punt",
        "",
        "Titel (1)",
        "K0    K1",
        "Wifi  2 u",
        "An, Directie",
    ]
