from copy import deepcopy
from datetime import date, datetime

import pytest
from hypothesis import given

from ictcoord_tui.domain.schema import (
    SCHEMA,
    Document,
    Field,
    Record,
    is_day,
    is_default,
    node_at,
    ordered,
)
from tests.domain.small import ANY_DOCUMENT, school


@given(ANY_DOCUMENT)
def test_ordering_twice_changes_nothing_and_leaves_the_input_alone(document: Document) -> None:
    before = deepcopy(document)

    once = ordered(document)

    assert ordered(once) is once
    assert repr(document) == repr(before)


@given(ANY_DOCUMENT)
def test_the_order_of_keys_in_memory_does_not_matter(document: Document) -> None:
    turned = dict(reversed(document.items()))

    assert repr(ordered(turned)) == repr(ordered(document))


def test_known_keys_come_in_the_order_of_the_schema_and_things_by_id() -> None:
    document = ordered(
        school(current={"b": {"time": "1u", "who": ["an"]}, "a": {"who": ["bo"]}}, place="Gent")
    )

    assert list(document) == ["format", "catalogue", "kind", "name", "place", "current"]
    assert list(document["current"]) == ["a", "b"]
    assert list(document["current"]["b"]) == ["who", "time"]


def test_what_only_says_the_default_is_left_out() -> None:
    document = ordered(
        school(
            place="",
            members=[],
            people={"an": {"name": "An", "anchor": False, "hours": {}, "expertise": []}},
            current={"net-wifi": {"who": [], "note": ""}},
            triage={},
        )
    )

    assert document == school(people={"an": {"name": "An"}})


def test_an_emptied_name_stays_so_that_the_dossier_can_still_be_opened() -> None:
    document = ordered(school(name="", people={"an": {"name": ""}}))

    assert document["name"] == ""
    assert document["people"] == {"an": {"name": ""}}


def test_a_value_that_looks_like_the_default_of_another_type_stays() -> None:
    document = ordered(school(people={"an": {"name": "An", "anchor": 0, "hours": {"now": 0}}}))

    assert document["people"]["an"] == {"name": "An", "hours": {"now": 0}, "anchor": 0}


def test_lists_of_ids_are_sets() -> None:
    document = ordered(school(current={"net-wifi": {"who": ["bo", "an", "bo"]}}))

    assert document["current"]["net-wifi"]["who"] == ["an", "bo"]


def test_unknown_keys_and_tables_survive_even_when_empty() -> None:
    stranger = {"z": {}, "a": [3, 1], "m": {"y": 1, "x": ""}}
    document = ordered(school(later=stranger, people={"an": {"name": "An", "shoe": ""}}))

    assert document["later"] == stranger
    assert list(document["later"]) == ["a", "m", "z"]
    assert document["people"]["an"]["shoe"] == ""


def test_the_shape_is_known_at_every_path() -> None:
    assert node_at(()) is SCHEMA
    assert isinstance(node_at(("people", "an")), Record)
    assert isinstance(node_at(("roadmap", "01", "answers", "it", "value")), Field)
    assert node_at(("later",)) is None
    assert node_at(("name", "deeper")) is None
    assert node_at(("later", "deeper", "still")) is None


@pytest.mark.parametrize(
    ("value", "path", "says_nothing"),
    [
        ("", ("place",), True),
        (False, ("people", "an", "anchor"), True),
        (False, ("tasks", "net-wifi", "core"), False),
        ({}, ("people",), True),
        ({}, ("later",), False),
        (0, ("pupils",), False),
    ],
)
def test_a_default_says_no_more_than_an_absent_key(
    value: object, path: tuple[str, ...], says_nothing: bool
) -> None:
    assert is_default(value, node_at(path)) is says_nothing


def test_a_moment_is_not_a_day() -> None:
    assert is_day(date(2026, 11, 21))
    assert not is_day(datetime(2026, 11, 21, 12, 0))  # noqa: DTZ001 - TOML has local moments
