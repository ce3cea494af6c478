"""Names in a cell."""

import pytest

from ictcoord_tui.excel.people import Finder, looks_like_time

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
