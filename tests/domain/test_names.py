"""Short names of schools."""

from ictcoord_tui.domain.names import short_names


def test_the_kind_of_school_goes() -> None:
    names = {"k": "Basisschool De Kiekendief", "h": "Technische School Hoogveer", "x": "GO! Lyceum"}
    assert short_names(names) == {"k": "De Kiekendief", "h": "Hoogveer", "x": "Lyceum"}


def test_names_that_would_become_the_same_stay_whole() -> None:
    names = {"a": "Basisschool Duin", "b": "Atheneum Duin", "c": "De Bron"}
    assert short_names(names) == names


def test_a_name_never_becomes_empty() -> None:
    assert short_names({"a": "School", "b": ""}) == {"a": "School", "b": ""}
