"""Lists to choose from: columns, what is told under them, and how high the dialog is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.present.offers import columns_for, line, told, told_lines
from tests.tui.driver import make_school, running

WORDS = st.text("abcdé ", max_size=60)
ROWS = st.lists(st.tuples(WORDS, st.sampled_from(("", "x", "Ctrl+O")), WORDS), max_size=8)


def test_details_stand_in_the_list_when_all_of_them_fit() -> None:
    rows = [("Ja", "j", "Dat klopt"), ("Misschien", "", "Later")]
    columns = columns_for(rows, 30)
    assert [line(row, columns) for row in rows] == [
        "Ja         j  Dat klopt",
        "Misschien     Later",
    ]
    assert columns.told == 0


def test_details_are_told_under_the_list_when_one_does_not_fit() -> None:
    rows = [("Ja", "j", "Dat klopt helemaal, en wel hierom"), ("Nee", "n", "Nee")]
    columns = columns_for(rows, 20)
    assert [line(row, columns) for row in rows] == ["Ja   j", "Nee  n"]
    assert told(rows[0], columns) == rows[0][2]
    assert columns.told == 2


def test_a_detail_that_may_be_cut_stands_in_the_list_and_is_told_whole_under_it() -> None:
    rows = [("Ja", "", "Dat klopt helemaal, en wel hierom"), ("Nee", "", "Nee")]
    columns = columns_for(rows, 30, cut=True)
    assert [line(row, columns) for row in rows] == ["Ja   Dat klopt helemaal, en w…", "Nee  Nee"]
    assert [told(row, columns) for row in rows] == [rows[0][2], ""]
    assert line(rows[0], columns_for(rows, 28, cut=True)) == "Ja", "too little to say anything"


def test_what_is_told_goes_on_where_there_are_few_lines_and_says_where_it_is_cut() -> None:
    long = " ".join(["een lange zin"] * 9)
    few = [("Ja", "", long)]
    columns = columns_for(few, 30)
    assert told_lines(few[0], columns).split() == long.split()
    many = [*few, *((f"Nee {number}", "", "") for number in range(5))]
    columns = columns_for(many, 30)
    lines = told_lines(many[0], columns).split("\n")
    assert (len(lines), columns.told) == (3, 3)
    assert lines[-1].endswith("…")
    assert all(cell_len(line) <= 30 for line in lines)


@given(ROWS, st.integers(12, 90), st.booleans())
def test_no_line_is_too_wide_and_nothing_is_lost(
    rows: list[tuple[str, str, str]], room: int, cut: bool
) -> None:
    columns = columns_for(rows, room, cut=cut)
    for row in rows:
        shown = line(row, columns)
        assert cell_len(shown) <= room
        for part in (row[0], row[2]):
            assert part.strip() in shown or part in told(row, columns)


@pytest.mark.parametrize(("size", "count"), [((60, 16), 40), ((80, 24), 3), ((120, 40), 40)])
async def test_a_list_is_as_high_as_what_there_is_to_choose(
    tmp_path: Path, size: tuple[int, int], count: int
) -> None:
    async with running(make_school(tmp_path), size=size) as user:
        offers = [Offer(str(number), f"Keuze {number}") for number in range(count)]
        user.app.push_screen(Pick("Wat wordt het?", offers, about=""))
        await user.settle()
        dialog = user.app.screen.query_one(".dialog")
        shown = sum("Keuze" in text for text in user.lines())
        air = 1 if size[1] >= 20 else 0
        assert shown == min(count, size[1] - 8 - air, 18), "the keys at the bottom stay free"
        assert dialog.outer_size.height == shown + 6 + air, user.text
        await user.type("zzz")
        assert "Niets gevonden." in user.text
