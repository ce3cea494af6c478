"""What somebody wants of a document that somebody else changed since: undo, and late answers."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.edits.wishes import Choice, Clash, Wish
from ictcoord_tui.domain.merge import MISSING, same
from ictcoord_tui.domain.schema import Document, Path, ordered
from tests.domain.test_merge import DOCUMENTS, VALUES, leaves, triples

ROW = ("current", "net-wifi")
TIME, NOTE, BACKUP = (*ROW, "time"), (*ROW, "note"), (*ROW, "backup")
PLACES: tuple[Path, ...] = (
    ("place",),
    TIME,
    NOTE,
    (*ROW, "level"),
    ("target", "net-wifi", "documented"),
    ("target", "net-wifi", "mandate"),
    ("people", "an", "role"),
    ("people", "an", "note"),
    ("roadmap", "01", "answers", "vision", "value"),
    ("roadmap", "01", "answers", "vision", "by"),
    ("roadmap", "01", "note"),
    ("roadmap", "01", "actions", "gather"),
)
START: Document = {"format": 1, "people": {"an": {"name": "An"}}}


def row(**values: object) -> Document:
    return {"current": {"net-wifi": values}}


def remark(clash: Clash) -> str:
    return f"{clash.first.path[-1]}: {clash.first.ours}"


@given(triples())
def test_undo_gives_back_what_was(triple: tuple[Document, Document, Document]) -> None:
    before, after, _ = triple
    wish = Wish(after, before)
    assert wish.clashes(after) == ()
    assert same(wish.left_alone(after), before)


@given(DOCUMENTS, VALUES, VALUES)
def test_undo_leaves_what_a_colleague_did_meanwhile(
    before: Document, mine: object, foreign: object
) -> None:
    before = {**before, "people": {"an": {"name": "An"}}, "current": {}}
    after = {**before, "current": {"net": {"time": mine}}}
    today = {**before, "current": {"net": {"time": mine, "note": foreign}, "dns": {"time": "1u"}}}
    wish = Wish(after, before)
    assert wish.clashes(today) == ()
    expected = {"net": {"note": foreign}, "dns": {"time": "1u"}}
    assert same(wish.left_alone(today)["current"], expected)


def test_undoing_the_first_person_keeps_the_second() -> None:
    after = {"people": {"an": {"name": "An"}}}
    today = {"people": {"an": {"name": "An"}, "bo": {"name": "Bo"}}}
    assert Wish(after, {}).left_alone(today) == {"people": {"bo": {"name": "Bo"}}}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice.OURS, row(time="2u/week", note="oud")),
        (Choice.THEIRS, row(time="9u/week", note="oud")),
        (Choice.BOTH, row(time="9u/week", note="oud\ntime: 2u/week")),
    ],
)
def test_a_choice_is_done_where_both_changed_the_same(choice: Choice, expected: Document) -> None:
    before, after = row(time="2u/week", note="oud"), row(time="5u/week", note="oud")
    today = row(time="9u/week", note="oud")
    wish = Wish(after, before)
    (clash,) = wish.clashes(today)
    assert (clash.first.ours, clash.first.theirs) == ("2u/week", "9u/week")
    assert clash.both_fit
    assert wish.settled(today, lambda _: choice, remark) == expected


@pytest.mark.parametrize("cleared_by", ["us", "them"])
def test_nothing_beside_a_value_is_a_side_too(cleared_by: str) -> None:
    before, today = (row(), row(time="9u")) if cleared_by == "us" else (row(time="2u"), row())
    wish = Wish(row(time="5u"), before)
    (clash,) = wish.clashes(today)
    assert (clash.first.ours is MISSING) == (cleared_by == "us")
    assert clash.both_fit == (cleared_by == "them"), "nothing cannot be kept beside something"
    assert get(wish.left_alone(today), TIME) == get(today, TIME)
    ours = wish.settled(today, lambda _: Choice.OURS, remark)
    assert get(ours, TIME) == get(before, TIME)


def test_a_remark_stays_when_the_note_is_put_back_in_the_same_step() -> None:
    before = row(level="school", note="vroeger", time="2u/week")
    after = row(level="group", note="later", time="5u/week")
    today = row(level="external", note="van els", time="9u/week")
    wish = Wish(after, before)
    notes: dict[Path, Choice] = {NOTE: Choice.OURS}
    document = wish.settled(today, lambda one: notes.get(one.first.path, Choice.BOTH), remark)
    assert document == row(
        level="external", note="vroeger\nlevel: school\ntime: 2u/week", time="9u/week"
    )


def test_an_answer_goes_with_who_gave_it() -> None:
    step = ("roadmap", "01", "answers", "vision")
    given = (("an", "yes"), ("bo", "no"), ("els", "yes"))
    place = {who: put({}, step, {"value": value, "by": who}) for who, value in given}
    wish = Wish(place["bo"], {})
    (clash,) = wish.clashes(place["els"])
    assert wish.settled(place["els"], lambda _: Choice.THEIRS, remark) == place["els"]
    assert wish.settled(place["els"], lambda _: Choice.OURS, remark) == {}
    assert not clash.both_fit


@st.composite
def histories(draw: st.DrawFn) -> tuple[Document, Document, Document]:
    """Draw a document before a step, after it, and as a colleague left it; no value twice."""
    words = (f"waarde {number}" for number in range(1_000))

    def changed(document: Document) -> Document:
        for path in draw(st.lists(st.sampled_from(PLACES), unique=True, max_size=8)):
            value = None if draw(st.integers(0, 3)) == 0 else next(words)
            node = {"note": value} if value and path[-1] == "gather" else value
            document = put(document, path, node)
        return ordered(document)

    before = changed(copy.deepcopy(START))
    after = changed(before)
    return before, after, changed(after)


@given(histories(), st.data())
def test_no_choice_loses_a_value(
    history: tuple[Document, Document, Document], data: st.DataObject
) -> None:
    before, after, today = history
    wish = Wish(after, before)
    clashes = wish.clashes(today)
    ways = [[Choice.OURS, Choice.THEIRS, *([Choice.BOTH] if c.both_fit else [])] for c in clashes]
    chosen = {c.key: data.draw(st.sampled_from(way)) for c, way in zip(clashes, ways, strict=True)}
    settled = wish.settled(today, lambda one: chosen[one.key], remark)
    text = repr(settled)
    for clash in clashes:
        sides = {Choice.OURS: clash.first.ours, Choice.THEIRS: clash.first.theirs}
        kept = list(sides) if chosen[clash.key] is Choice.BOTH else [chosen[clash.key]]
        for side in kept:
            for _, word in leaves({"": sides[side]}):
                assert word is MISSING or str(word) in text, (side, clash)
    touched = {one.path for clash in clashes for one in clash.conflicts}
    touched |= {(*path[:2], "note") for path in touched}
    for path in PLACES:
        if any(path[: len(place)] == place[: len(path)] for place in touched):
            continue
        mine = not same(get(before, path), get(after, path))
        assert same(get(settled, path), get(before if mine else today, path)), path
    # What was not chosen is in the step that takes this back again.
    assert same(Wish(settled, today).left_alone(settled), today)
