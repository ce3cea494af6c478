from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.fields import drop, get, put, put_all
from ictcoord_tui.domain.schema import Document
from tests.domain.small import ANY_DOCUMENT, SCALARS, school

NAME = ("people", "an", "name")
PATHS = st.sampled_from(
    [
        NAME,
        ("place",),
        ("current", "net-wifi", "note"),
        ("roadmap", "01", "answers", "it", "value"),
        ("later", "deeper"),
    ]
)


def test_a_value_is_put_and_the_tables_on_the_way_are_made() -> None:
    assert put(school(), NAME, "An") == school(people={"an": {"name": "An"}})
    assert get(put(school(), NAME, "An"), NAME) == "An"


def test_what_is_not_there_is_none() -> None:
    assert get(school(), NAME) is None
    assert get(school(), ("name", "deeper")) is None


def test_dropping_the_last_thing_takes_its_empty_tables_along() -> None:
    document = school(current={"net-wifi": {"note": "n"}})

    assert drop(document, ("current", "net-wifi", "note")) == school()


def test_the_default_is_not_written() -> None:
    document = school(current={"net-wifi": {"who": ["an"], "note": "n"}})

    assert put(document, ("current", "net-wifi", "note"), "") == school(
        current={"net-wifi": {"who": ["an"]}}
    )
    assert put(document, ("current", "net-wifi", "who"), []) == school(
        current={"net-wifi": {"note": "n"}}
    )


def test_dropping_what_is_not_there_leaves_no_trace() -> None:
    assert drop(school(), ("later", "deeper", "still")) == school()
    assert drop(school(), ("current", "net-wifi", "note")) == school()


def test_an_unknown_table_that_became_empty_stays() -> None:
    assert drop(school(later={"x": 1}), ("later", "x")) == school(later={})


def test_several_values_in_one_go() -> None:
    document = put_all(school(), {NAME: "An", ("place",): "Gent", ("pupils",): None})

    assert document == school(people={"an": {"name": "An"}}, place="Gent")


@given(ANY_DOCUMENT, PATHS, st.one_of(st.none(), SCALARS))
def test_a_change_never_touches_the_document_it_was_given(
    document: Document, path: tuple[str, ...], value: object
) -> None:
    before = deepcopy(document)

    put(document, path, value)

    assert repr(document) == repr(before)


@given(PATHS, st.text(min_size=1))
def test_putting_twice_is_putting_once_and_dropping_brings_back_what_was(
    path: tuple[str, ...], value: str
) -> None:
    document = school(later={"x": 1})

    once = put(document, path, value)

    assert put(once, path, value) == once
    assert drop(once, path) == document


@pytest.mark.parametrize("other", ["place", "people"])
def test_the_rest_of_the_document_is_the_very_same(other: str) -> None:
    document = school(place="Gent", people={"bo": {"name": "Bo"}})

    changed = put(document, ("current", "net-wifi", "note"), "n")

    assert changed[other] is document[other]
