"""Names in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.excel.people import Finder, either, looks_like_time, shortens

FINDER = Finder(
    [("Jan Maes", "jan"), ("An Peeters", "an"), ("Els en Co", "els"), ("Jan Bos", "jan-2")]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan + An", ["Jan", "An"]),
        ("Jan/An", ["Jan", "An"]),
        ("Jan, An en Els", ["Jan", "An", "Els"]),
        ("Jan & An", ["Jan", "An"]),
        ("Jan Maes\nAn Peeters; niemand", ["Jan Maes", "An Peeters"]),
        ("els en co, An", ["els en co", "An"]),
        ("Henny, Benoit", ["Henny", "Benoit"]),
        ("-", []),
        ("", []),
    ],
)
def test_a_cell_falls_apart_in_names(text: str, names: list[str]) -> None:
    assert list(FINDER.split(text)) == names


def test_a_first_name_is_enough_when_one_person_has_it() -> None:
    assert FINDER.find("an") == "an"
    assert FINDER.find("AN PEETERS") == "an"
    assert FINDER.find("Jan") is None
    assert FINDER.find("Piet") is None


def test_a_time_is_no_name() -> None:
    assert looks_like_time("2u/week")
    assert not looks_like_time("Klas 2B")
    assert not looks_like_time("An")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Tom", "Tom Willems"),
        ("Tom W", "Tom Willems"),
        ("tom w.", "Tom Willems"),
        ("T. Willems", "Tom Willems"),
        ("Willems", "Tom Willems"),
        ("Willems T", "Tom Willems"),
        ("TW", "Tom Willems"),
        ("Tom DS", "Tom De Smet"),
        ("Tom D.S.", "Tom De Smet"),
        ("TDS", "Tom De Smet"),
        ("Lies C", "Liès Claes"),
    ],
)
def test_a_name_is_cut_short(short: str, full: str) -> None:
    assert shortens(short, full)
    assert not shortens(full, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom W", "Tom De Smet"),
        ("Tom Willems", "Tom Willems"),
        ("Tom Wilems", "Tom Willems"),
        ("Tom Tom", "Tom Willems"),
        ("Tom DW", "Tom De Smet"),
        ("", "Tom Willems"),
        ("?", "Tom Willems"),
        ("Tom", ""),
    ],
)
def test_another_name_is_not_cut_short(one: str, other: str) -> None:
    assert not shortens(one, other)


def test_a_name_the_other_way_round_is_the_same_one() -> None:
    assert shortens("Willems Tom", "Tom Willems")
    assert shortens("Tom Willems", "Willems Tom")


_NAMES = st.lists(st.text("abcdeé", min_size=1, max_size=6), min_size=2, max_size=4)


@given(_NAMES, st.data())
def test_however_a_name_is_cut_short_it_is_found(words: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(range(len(words))), min_size=1, unique=True))
    cut = [words[at][: data.draw(st.integers(1, len(words[at])))] for at in kept]
    if cut != words:
        assert shortens(" ".join(cut), " ".join(words))
    assert not shortens(" ".join([*words, "f"]), " ".join(words))


def test_who_may_be_meant_are_all_whose_name_begins_so_else_a_slip() -> None:
    assert FINDER.alike("Jan") == {"jan-2": "Jan Bos", "jan": "Jan Maes"}
    assert FINDER.alike("jan m.") == {"jan": "Jan Maes"}
    assert FINDER.alike("An Peters") == {"an": "An Peeters"}
    assert FINDER.alike("Piet") == {}


def test_a_whole_name_may_be_that_of_somebody_known_by_a_part() -> None:
    short = Finder([("Jan", "jan"), ("Els B", "els")])
    assert short.shortened("Jan Maes") == {"jan": "Jan"}
    assert short.shortened("Els Bos") == {"els": "Els B"}
    assert short.shortened("Jan") == {}


def test_of_many_names_three_are_named() -> None:
    assert either(["An", "Bo"]) == "‘An’ of ‘Bo’"
    assert either("ABCDE") == "‘A’ of ‘B’ of ‘C’ of nog 2"
