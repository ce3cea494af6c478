"""Two entries for one person or task become one, and nothing that either said is lost."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.fields import get
from ictcoord_tui.domain.edits.joining import Doubt, Keep, doubts, join
from ictcoord_tui.domain.merge import MISSING, differences
from ictcoord_tui.domain.schema import Document, Path
from tests.domain.small import group, school

KAT = ("people", "kat")
PRINTER = ("tasks", "eigen-printer")
IN_THE_GROUP: Document = {
    "name": "Katrien De Smet",
    "hours": {"now": 4},
    "expertise": ["netwerk"],
    "note": "nota van b",
}
COMING: Document = {
    "name": "Katrien De Smet",
    "role": "ICT-coördinator",
    "hours": {"now": 8, "target": 10},
    "team": {"now": True},
    "expertise": ["coaching"],
    "note": "nota van a",
}


def remark(doubt: Doubt) -> str:
    return f"{doubt.path[-1]}: {doubt.coming}"


def joined(
    here: Document, coming: Document, way: Keep = Keep.HERE, place: Path = KAT
) -> Mapping[str, Any]:
    table, key = place
    document = group(**({table: {key: here}} if here else {}))
    before = deepcopy(document)
    result = join(document, place, coming, lambda _doubt: way, remark)
    assert document == before
    entry: Mapping[str, Any] = get(result, place)
    return entry


def test_what_is_empty_is_filled_in_and_notes_and_lists_come_together() -> None:
    assert joined(IN_THE_GROUP, COMING) == {
        "name": "Katrien De Smet",
        "role": "ICT-coördinator",
        "hours": {"now": 4, "target": 10},
        "team": {"now": True},
        "expertise": ["coaching", "netwerk"],
        "note": "nota van b\nnota van a",
    }


def test_only_what_differs_is_a_doubt() -> None:
    (doubt,) = doubts(group(people={"kat": IN_THE_GROUP}), KAT, COMING)
    assert doubt == Doubt(("people", "kat", "hours", "now"), 4, 8)
    assert doubt.ways == (Keep.HERE, Keep.COMING, Keep.SUM, Keep.BOTH)


@pytest.mark.parametrize(
    ("way", "hours", "note"),
    [
        (Keep.HERE, 4, "nota van b\nnota van a"),
        (Keep.COMING, 8, "nota van b\nnota van a"),
        (Keep.SUM, 12, "nota van b\nnota van a"),
        (Keep.BOTH, 4, "nota van b\nnota van a\nnow: 8"),
    ],
)
def test_what_differs_becomes_what_a_person_chooses(way: Keep, hours: int, note: str) -> None:
    entry = joined(IN_THE_GROUP, COMING, way)
    assert (entry["hours"]["now"], entry["note"]) == (hours, note)


def test_where_nobody_stands_everything_comes() -> None:
    assert joined({}, COMING) == COMING
    assert doubts(school(), KAT, COMING) == ()


def test_joining_once_more_changes_nothing() -> None:
    once = join(group(people={"kat": IN_THE_GROUP}), KAT, COMING)
    assert join(once, KAT, COMING) == once


@pytest.mark.parametrize(
    ("here", "coming"),
    [
        ({"role": ""}, {"role": "leraar"}),
        ({"name": ""}, {"name": "Kat"}),
        ({"name": "Kat"}, {"name": ""}),
        ({"hours": {"now": 4}}, {"hours": {"now": 4.0}}),
        ({"anchor": False}, {"anchor": True}),
        ({"note": "a\nb"}, {"note": "b"}),
        ({"onbekend": ""}, {"onbekend": 3}),
    ],
)
def test_what_says_nothing_or_the_same_is_not_asked(here: Document, coming: Document) -> None:
    assert doubts(group(people={"kat": here}), KAT, coming) == ()
    entry = joined(here, coming)
    assert all(is_kept(value, entry, path) for path, value in values_of(here, coming))


@pytest.mark.parametrize("coming", [100.5, "veel"])
def test_hours_nobody_can_have_are_not_added_up(coming: object) -> None:
    document = group(people={"kat": {"hours": {"now": 100}}})
    (doubt,) = doubts(document, KAT, {"hours": {"now": coming}})
    assert doubt.ways == (Keep.HERE, Keep.COMING, Keep.BOTH)


def test_what_this_program_does_not_know_is_one_or_the_other() -> None:
    document = group(people={"kat": {"van-later": 1}})
    (doubt,) = doubts(document, KAT, {"van-later": 2})
    assert doubt.ways == (Keep.HERE, Keep.COMING)


def test_hours_are_added_up_as_they_are_written() -> None:
    assert joined({"hours": {"now": 0.1}}, {"hours": {"now": 0.2}}, Keep.SUM) == {
        "hours": {"now": 0.3}
    }


def test_a_task_has_no_note_but_its_explanations_stand_under_each_other() -> None:
    here: Document = {"name": "Printer in 3D", "explanation": "maken", "core": False}
    coming: Document = {"name": "3D-printer", "explanation": "herstellen", "core": True}
    found = doubts(group(tasks={PRINTER[1]: here}), PRINTER, coming)
    assert {one.path[-1]: one.ways for one in found} == {
        "name": (Keep.HERE, Keep.COMING),
        "explanation": (Keep.HERE, Keep.COMING, Keep.BOTH),
        "core": (Keep.HERE, Keep.COMING),
    }
    both = join(
        group(tasks={PRINTER[1]: here}),
        PRINTER,
        coming,
        lambda one: Keep.BOTH if Keep.BOTH in one.ways else Keep.COMING,
    )
    assert get(both, PRINTER) == {**coming, "explanation": "maken\nherstellen"}


HOURS = st.sampled_from([0, 2, 4, 4.0, 7.5, 100])
SECTIONS = st.lists(st.sampled_from(["netwerk", "coaching", "toestellen"]), unique=True)
WORDS = st.sampled_from(["", "leraar", "ICT-coördinator"])
FLAGS = st.booleans()
PEOPLE = st.fixed_dictionaries(
    {"name": st.sampled_from(["Kat", "Katrien", ""])},
    optional={
        "role": WORDS,
        "hours": st.fixed_dictionaries({}, optional={"now": HOURS, "target": HOURS}),
        "team": st.fixed_dictionaries({}, optional={"now": FLAGS, "target": FLAGS}),
        "anchor": FLAGS,
        "external": FLAGS,
        "expertise": SECTIONS,
        "motivation": SECTIONS,
        "note": st.sampled_from(["", "a", "a\nb", "b\na", "c"]),
        "van-later": st.one_of(
            st.integers(0, 2), WORDS, FLAGS, SECTIONS, st.dictionaries(WORDS, FLAGS, max_size=2)
        ),
    },
)
CHOOSE = st.dictionaries(st.sampled_from(["name", "role", "now", "target"]), st.sampled_from(Keep))


def values_of(*entries: Document) -> list[tuple[Path, object]]:
    return [
        (one.path, one.after)
        for entry in entries
        for one in differences({}, entry)
        if one.after not in ("", False, [], {}, MISSING)
    ]


def is_kept(value: object, entry: Mapping[str, Any], path: Path) -> bool:
    """Tell whether a value stands in its place: in full, or among others."""
    stands = get(entry, path)
    if isinstance(value, list) and isinstance(stands, list):
        return set(value) <= set(stands)
    if path == ("note",) and stands is not None:
        return set(str(value).split("\n")) <= set(stands.split("\n"))
    return bool(value == stands)


def chooser(chosen: Mapping[str, Keep]) -> Callable[[Doubt], Keep]:
    def choose(doubt: Doubt) -> Keep:
        way = chosen.get(doubt.path[-1], Keep.HERE)
        return way if way in doubt.ways else Keep.COMING

    return choose


@given(PEOPLE, PEOPLE, CHOOSE)
def test_no_value_of_either_is_lost(
    here: Document, coming: Document, chosen: Mapping[str, Keep]
) -> None:
    document = group(people={"kat": here})
    found = {one.path[2:]: one for one in doubts(document, KAT, coming)}
    choose = chooser(chosen)

    entry = get(join(document, KAT, coming, choose, remark), KAT) or {}

    for path, value in values_of(here, coming):
        doubt = next((one for place, one in found.items() if path[: len(place)] == place), None)
        assert doubt is not None or is_kept(value, entry, path)
    for path, doubt in found.items():
        assert doubt.here == get(here, path)
        assert doubt.coming == get(coming, path)
        match choose(doubt):
            case Keep.HERE:
                assert get(entry, path) == doubt.here
            case Keep.COMING:
                assert get(entry, path) == doubt.coming
            case Keep.SUM:
                assert get(entry, path) == doubt.sum
            case Keep.BOTH:
                assert get(entry, path) == doubt.here
                assert remark(doubt) in entry["note"].split("\n")


@given(PEOPLE, PEOPLE)
def test_it_makes_no_difference_who_comes_to_whom(one: Document, other: Document) -> None:
    """The same places are asked about, whichever of the two stays."""
    there = doubts(group(people={"kat": one}), KAT, other)
    back = doubts(group(people={"kat": other}), KAT, one)
    assert [(d.path, d.here, d.coming) for d in there] == [(d.path, d.coming, d.here) for d in back]
