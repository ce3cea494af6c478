"""Two people, one document: what the merge keeps, gives up and tells."""

import copy
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.merge import (
    MISSING,
    Conflict,
    Difference,
    differences,
    merge,
    same,
)
from ictcoord_tui.domain.schema import Document, Path

IDS = st.sampled_from(["an", "bo", "els", "joris"])
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from([0.0, 1.0, -0.0, float("nan"), 1.5]),
    st.sampled_from(["", "a", "b", "1"]),
    st.sampled_from([date(2026, 11, 21), datetime(2026, 11, 21, 9, 0, tzinfo=UTC)]),
)
VALUES: st.SearchStrategy[Any] = st.one_of(
    SCALARS, st.lists(IDS, max_size=4), st.lists(SCALARS, max_size=2)
)
ROWS: st.SearchStrategy[Any] = st.one_of(
    st.dictionaries(
        st.sampled_from(["who", "time", "backup", "times"]),
        st.one_of(VALUES, st.dictionaries(IDS, VALUES, max_size=2)),
        max_size=4,
    ),
    VALUES,
)
DOCUMENTS: st.SearchStrategy[Document] = st.dictionaries(
    st.sampled_from(["name", "people", "current", "roadmap", "plan", "vreemd"]),
    st.one_of(ROWS, st.dictionaries(st.sampled_from(["x", "y", "03"]), ROWS, max_size=3)),
    max_size=4,
)


@st.composite
def edited(draw: st.DrawFn, document: Document) -> Document:
    """Draw a document that shares most with another one, as an hour's work does."""
    result = copy.deepcopy(document)
    for _ in range(draw(st.integers(0, 4))):
        table = result
        while True:
            key = draw(st.sampled_from([*table, "name", "who", "current"]))
            child = table.get(key)
            if not isinstance(child, dict) or draw(st.booleans()):
                break
            table = child
        new = draw(st.one_of(st.just(MISSING), ROWS))
        if new is MISSING:
            table.pop(key, None)
        else:
            table[key] = new
    return result


@st.composite
def triples(draw: st.DrawFn) -> tuple[Document, Document, Document]:
    base = draw(DOCUMENTS)
    return base, draw(edited(base)), draw(edited(base))


def at(document: object, path: Path) -> object:
    for key in path:
        if not isinstance(document, dict) or key not in document:
            return MISSING
        document = document[key]
    return document


def leaves(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    if isinstance(value, dict) and value:
        return [leaf for key in value for leaf in leaves(value[key], (*path, key))]
    return [(path, value)] if path else []


@given(triples())
def test_only_one_side_changed_gives_that_side(triple: tuple[Document, Document, Document]) -> None:
    base, ours, theirs = triple
    assert same(merge(base, ours, base).document, ours)
    assert same(merge(base, base, theirs).document, theirs)
    assert same(merge(base, ours, ours).document, ours)
    for left, right in ((ours, base), (base, theirs), (ours, ours)):
        assert merge(base, left, right).conflicts == ()


@given(triples())
def test_sides_can_be_swapped_up_to_the_choice_in_conflicts(
    triple: tuple[Document, Document, Document],
) -> None:
    base, ours, theirs = triple
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert [repr((c.path, c.base, c.ours, c.theirs)) for c in one.conflicts] == [
        repr((c.path, c.base, c.theirs, c.ours)) for c in other.conflicts
    ]
    disputed = {conflict.path for conflict in one.conflicts}
    for difference in differences(one.document, other.document):
        assert any(difference.path[: len(path)] == path for path in disputed)


@given(triples())
def test_merging_again_changes_nothing(triple: tuple[Document, Document, Document]) -> None:
    base, ours, theirs = triple
    merged = merge(base, ours, theirs).document
    assert same(merge(base, merged, theirs).document, merged)
    assert same(merge(base, merged, merged).document, merged)


@given(triples())
def test_no_value_is_lost_without_being_reported(
    triple: tuple[Document, Document, Document],
) -> None:
    base, ours, theirs = triple
    merged = merge(base, ours, theirs)
    for side, other in (("ours", theirs), ("theirs", ours)):
        mine = ours if side == "ours" else theirs
        for path, value in leaves(mine):
            if same(at(base, path), value) or value in ({}, []):
                continue
            reported = [c for c in merged.conflicts if path[: len(c.path)] == c.path]
            told = any(same(at(getattr(c, side), path[len(c.path) :]), value) for c in reported)
            stands = at(merged.document, path)
            in_set = (
                isinstance(value, list)
                and isinstance(stands, list)
                and all(isinstance(item, str) for item in value + stands)
                and set(value) - set(stands) <= set(_strings(at(base, path)))
            )
            # All that was new in a set may have been nothing: a removal, done on the way out.
            emptied = isinstance(value, list) and set(map(repr, value)) <= set(
                map(repr, _strings(at(base, path)))
            )
            assert same(stands, value) or told or in_set or emptied, (path, value, other)


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


@given(triples())
def test_what_is_kept_and_lost_is_what_stands(triple: tuple[Document, Document, Document]) -> None:
    merged = merge(*triple)
    for conflict in merged.conflicts:
        assert conflict.kept is not MISSING
        assert same(at(merged.document, conflict.path), conflict.kept)
        assert not same(conflict.kept, conflict.lost)
    assert list(merged.conflicts) == sorted(merged.conflicts, key=lambda c: c.path)


@given(triples())
def test_arguments_are_left_alone(triple: tuple[Document, Document, Document]) -> None:
    before = copy.deepcopy(triple)
    merge(*triple)
    differences(triple[1], triple[2])
    assert all(map(same, before, triple))


@given(DOCUMENTS, st.data())
def test_edits_to_different_fields_never_conflict(base: Document, data: st.DataObject) -> None:
    fields = [
        "name",
        "place",
        "people.an.role",
        "people.an.note",
        "current.x.time",
        "current.x.who",
    ]
    mine = data.draw(st.sets(st.sampled_from(fields)))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    for document in (base, ours, theirs):
        for table, entry in (("people", "an"), ("current", "x")):
            whole = document.get(table) if isinstance(document.get(table), dict) else {}
            row = whole.get(entry) if isinstance(whole, dict) else {}
            document[table] = {**(whole or {}), entry: row if isinstance(row, dict) else {}}
    for field in fields:
        side = ours if field in mine else theirs
        *tables, key = field.split(".")
        for table in tables:
            side = side[table]
        if data.draw(st.booleans()):
            side[key] = data.draw(VALUES)
        else:
            side.pop(key, None)
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    for field in fields:
        path = tuple(field.split("."))
        side = ours if field in mine else theirs
        stands, wanted = at(merged.document, path), at(side, path)
        assert same(stands, wanted)


@given(triples())
def test_differences_are_none_only_between_equals_and_tell_all(
    triple: tuple[Document, Document, Document],
) -> None:
    _, old, new = triple
    found = differences(old, new)
    assert differences(old, old) == ()
    assert list(found) == sorted(found, key=lambda difference: difference.path)
    for difference in found:
        assert same(at(old, difference.path), difference.before)
        assert same(at(new, difference.path), difference.after)
    changed = [difference.path for difference in found]
    for path, value in leaves(new):
        there = at(old, path)
        if not same(there, value) and not _equal_sets(there, value):
            assert any(path[: len(o)] == o or o[: len(path)] == path for o in changed)


def _equal_sets(one: object, other: object) -> bool:
    lists = isinstance(one, list) and isinstance(other, list)
    return lists and set(map(repr, one)) == set(map(repr, other))  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, 1),
        (1, 1.0),
        (0.0, -0.0),
        ("1", 1),
        ("2026-11-21", date(2026, 11, 21)),
        (date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC)),
        (
            datetime(2026, 11, 21, 9, tzinfo=UTC),
            datetime(2026, 11, 21, 10, tzinfo=timezone(timedelta(hours=1))),
        ),
        ([1], [True]),
        ({"a": 1}, {"a": True}),
        ({}, []),
        ({}, MISSING),
        (["a", "b"], ["b", "a"]),
    ],
)
def test_python_calls_some_things_equal_that_toml_does_not(one: object, other: object) -> None:
    assert not same(one, other)
    assert not same(other, one)
    assert same(one, copy.deepcopy(one))


def test_a_number_that_is_none_equals_itself() -> None:
    assert same(float("nan"), float("nan"))


def test_true_and_one_are_a_change() -> None:
    assert merge({"a": 1}, {"a": True}, {"a": 1}).document["a"] is True
    assert merge({"a": 1}, {"a": True}, {"a": 1.0}).conflicts == (Conflict(("a",), 1, True, 1.0),)


def test_the_same_field_changed_twice_is_a_conflict_that_we_win() -> None:
    base = {"current": {"net": {"time": "1u/week"}}}
    ours = {"current": {"net": {"time": "2u/week"}}}
    theirs = {"current": {"net": {"time": "3u/week"}}}
    merged = merge(base, ours, theirs)
    assert merged.document == ours
    assert merged.conflicts == (
        Conflict(("current", "net", "time"), "1u/week", "2u/week", "3u/week"),
    )
    assert (merged.conflicts[0].kept, merged.conflicts[0].lost) == ("2u/week", "3u/week")


def test_additions_and_removals_in_a_set_come_together() -> None:
    base = {"current": {"net": {"who": ["an", "bo"]}}}
    ours = {"current": {"net": {"who": ["an", "bo", "joris"]}}}
    theirs = {"current": {"net": {"who": ["els", "bo"]}}}
    merged = merge(base, ours, theirs)
    assert merged.document == {"current": {"net": {"who": ["bo", "els", "joris"]}}}
    assert merged.conflicts == ()


def test_an_absent_set_is_an_empty_one() -> None:
    base = {"current": {"net": {"who": ["an"], "time": "1u"}}}
    ours = {"current": {"net": {"time": "1u"}}}
    theirs = {"current": {"net": {"who": ["an", "bo"], "time": "1u"}}}
    merged = merge(base, ours, theirs)
    assert merged.document["current"]["net"]["who"] == ["bo"]
    assert merged.conflicts == ()


def test_an_unchanged_set_keeps_its_order() -> None:
    base = {"members": ["b", "a"], "name": "x"}
    assert merge(base, {**base, "name": "y"}, base).document["members"] == ["b", "a"]


def test_a_list_of_other_things_is_one_value() -> None:
    base: Document = {"vreemd": [1, 2]}
    merged = merge(base, {"vreemd": [1, 2, 3]}, {"vreemd": [0]})
    assert merged.document == {"vreemd": [1, 2, 3]}
    assert merged.conflicts == (Conflict(("vreemd",), [1, 2], [1, 2, 3], [0]),)


@pytest.mark.parametrize("we_delete", [True, False])
def test_a_deleted_person_whom_somebody_edits_stays_whole(*, we_delete: bool) -> None:
    person = {"name": "An", "hours": {"now": 4}}
    base = {"people": {"an": person, "bo": {"name": "Bo"}}}
    deleted = {"people": {"bo": {"name": "Bo"}}}
    changed = {"name": "An", "hours": {"now": 6}}
    wanted = {"people": {"an": changed, "bo": {"name": "Bo"}}}
    sides = (deleted, wanted) if we_delete else (wanted, deleted)
    merged = merge(base, *sides)
    assert merged.document == wanted
    (conflict,) = merged.conflicts
    assert conflict.path == ("people", "an")
    assert (conflict.ours is MISSING) == we_delete
    assert conflict.kept == changed
    assert conflict.lost is MISSING


def test_the_last_person_deleted_does_not_take_a_new_one_along() -> None:
    base = {"people": {"an": {"name": "An"}}}
    theirs = {"people": {"an": {"name": "An"}, "bo": {"name": "Bo"}}}
    merged = merge(base, {}, theirs)
    assert merged.document == {"people": {"bo": {"name": "Bo"}}}
    assert merged.conflicts == ()


def test_an_emptied_row_keeps_only_what_a_colleague_wrote_in_it() -> None:
    base = {"current": {"net": {"who": ["an"], "time": "1u"}}}
    theirs = {"current": {"net": {"who": ["an"], "time": "2u", "note": "sinds mei"}}}
    merged = merge(base, {"current": {}}, theirs)
    assert merged.document == {"current": {"net": {"time": "2u", "note": "sinds mei"}}}
    assert merged.conflicts == (Conflict(("current", "net", "time"), "1u", MISSING, "2u"),)


def test_an_answer_is_one_thing() -> None:
    answer = {"value": "yes", "on": date(2026, 9, 1), "by": "An"}
    base = {"roadmap": {"03": {"answers": {"q": answer}}}}
    changed = {"roadmap": {"03": {"answers": {"q": {**answer, "value": "no"}}}}}
    merged = merge(base, {}, changed)
    assert merged.document == changed
    assert [conflict.path for conflict in merged.conflicts] == [("roadmap", "03", "answers", "q")]


def test_an_unknown_entry_is_one_thing() -> None:
    base = {"vreemd": {"x": {"a": 1, "b": 1}}}
    theirs = {"vreemd": {"x": {"a": 2, "b": 1}}}
    assert merge(base, {}, theirs).document == theirs


def test_a_table_against_a_value_is_a_conflict() -> None:
    merged = merge({}, {"x": {"a": 1}}, {"x": 1})
    assert merged.document == {"x": {"a": 1}}
    assert merged.conflicts == (Conflict(("x",), MISSING, {"a": 1}, 1),)


def test_two_who_invent_the_same_id_are_merged_field_by_field() -> None:
    merged = merge(
        {}, {"people": {"an": {"name": "An P"}}}, {"people": {"an": {"name": "An V", "note": "x"}}}
    )
    assert merged.document == {"people": {"an": {"name": "An P", "note": "x"}}}
    assert merged.conflicts == (Conflict(("people", "an", "name"), MISSING, "An P", "An V"),)


def test_differences_are_told_by_field() -> None:
    old = {"name": "De Kiekendief", "people": {"an": {"name": "An", "hours": {"now": 2}}}}
    new = {"name": "De Kiekendief", "people": {"bo": {"name": "Bo", "hours": {}}}, "weeks": 36}
    assert differences(old, new) == (
        Difference(("people", "an", "hours", "now"), 2, MISSING),
        Difference(("people", "an", "name"), "An", MISSING),
        Difference(("people", "bo", "hours"), MISSING, {}),
        Difference(("people", "bo", "name"), MISSING, "Bo"),
        Difference(("weeks",), MISSING, 36),
    )


def test_another_order_in_a_set_is_no_difference() -> None:
    assert differences({"members": ["a", "b"]}, {"members": ["b", "a"]}) == ()


def test_missing_says_its_name() -> None:
    assert repr(MISSING) == "MISSING"
