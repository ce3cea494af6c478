"""Short names of schools."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.names import column_names, short_names


def test_the_kind_of_school_goes() -> None:
    names = {"k": "Basisschool De Kiekendief", "h": "Technische School Hoogveer", "x": "GO! Lyceum"}
    assert short_names(names) == {"k": "De Kiekendief", "h": "Hoogveer", "x": "Lyceum"}


def test_names_that_would_become_the_same_stay_whole() -> None:
    names = {"a": "Basisschool Duin", "b": "Atheneum Duin", "c": "De Bron"}
    assert short_names(names) == names


def test_a_name_never_becomes_empty() -> None:
    assert short_names({"a": "School", "b": ""}) == {"a": "School", "b": ""}


TEMSE = ["De Kerkeveld", "VBS Beukenlaan", "De Duin", "GBS De Linde"]
SAINTS = ["VBS Sint-Jozef Temse", "VBS Sint-Anna Temse"]


def above(cells: int, *names: str) -> list[str]:
    """Return what stands above columns for schools."""
    return list(column_names(dict(zip("abcdef", names, strict=False)), cells).values())


def test_what_tells_schools_apart_stands_first_above_a_narrow_column() -> None:
    said = ["Kerkeveld", "Beukenlaan", "Duin", "Linde", "Jozef Temse", "Anna Temse"]
    assert above(6, *TEMSE, *SAINTS) == said


def test_names_that_fit_stay_whole_but_for_the_article() -> None:
    assert above(20, *TEMSE, *SAINTS) == ["Kerkeveld", TEMSE[1], "Duin", TEMSE[3], *SAINTS]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["VBS Sint-Jozef", "GBS Sint-Jozef"], ["VBS Sint-Jozef", "GBS Sint-Jozef"]),
        (["Kiekendief", "Kiekendief Zuid"], ["Kiekendief", "Zuid"]),
        (["Beukenlaan", "Beukendreef", "De Bron"], ["…laan", "…dreef", "Bron"]),
        (["Het Kompas", "Basisschool 't Kompas"], ["Het Kompas", "'t Kompas"]),
        (["VBS", "", "-"], ["VBS", "", "-"]),
    ],
)
def test_names_stay_different_above_the_narrowest_column(names: list[str], said: list[str]) -> None:
    assert above(4, *names) == said


WORDS = st.sampled_from(["VBS", "GBS", "De", "Sint", "Jozef", "Anna", "Temse", "Duin"])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=6, unique=True),
    st.integers(4, 30),
)
def test_no_name_becomes_empty_and_different_ones_stay_different(
    names: list[str], cells: int
) -> None:
    said = column_names({name: name for name in names}, cells)

    assert all(said.values())
    assert len(set(said.values())) == len(names)
