"""Fitting work into hours, against trying every possible division."""

import itertools
import math
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.insights.fitting import EXACT_PIECES, Piece, fit

PEOPLE = ("an", "bo", "cas", "ext")
quarters = st.integers(0, 12).map(lambda n: n / 4)
pieces_strategy = st.lists(
    st.builds(
        Piece,
        hours=quarters,
        weight=st.sampled_from((1, 10, 100)),
        options=st.dictionaries(st.sampled_from(PEOPLE[:3]), st.integers(0, 9), max_size=3),
    ),
    max_size=6,
)
rooms = st.fixed_dictionaries(dict.fromkeys(PEOPLE[:3], quarters) | {"ext": st.just(math.inf)})


def least_open(pieces: Sequence[Piece], room: dict[str, float]) -> int:
    """The least weight that has to stay open, found by trying everything."""
    best = sum(piece.weight for piece in pieces)
    for choice in itertools.product(*([None, *piece.options] for piece in pieces)):
        used = dict.fromkeys(room, 0.0)
        for piece, person in zip(pieces, choice, strict=True):
            if person is not None:
                used[person] += piece.hours
        if all(used[key] <= room[key] for key in room):
            lost = (p.weight for p, who in zip(pieces, choice, strict=True) if who is None)
            best = min(best, sum(lost))
    return best


@given(pieces_strategy, rooms)
def test_nobody_exceeds_their_room_and_as_little_as_possible_stays_open(
    pieces: list[Piece], room: dict[str, float]
) -> None:
    taken = fit(pieces, room)
    used = dict.fromkeys(room, 0.0)
    for piece, person in zip(pieces, taken, strict=True):
        if person is not None:
            assert person in piece.options
            used[person] += piece.hours
    assert all(used[key] <= room[key] for key in room)
    lost = sum(piece.weight for piece, who in zip(pieces, taken, strict=True) if who is None)
    assert lost == least_open(pieces, room)


@given(pieces_strategy, rooms)
def test_the_same_work_is_divided_the_same_way(pieces: list[Piece], room: dict[str, float]) -> None:
    assert fit(pieces, room) == fit(list(pieces), dict(reversed(room.items())))


def test_preference_decides_when_everything_fits() -> None:
    pieces = [Piece(1, 1, {"an": 1, "bo": 5}), Piece(1, 1, {"an": 5, "bo": 1})]
    assert fit(pieces, {"an": 4, "bo": 4}) == ["bo", "an"]


def test_among_equals_whoever_has_least_to_do_gets_it() -> None:
    pieces = [Piece(1, 1, {"an": 1, "bo": 1}) for _ in range(4)]
    assert sorted(map(str, fit(pieces, {"an": 4, "bo": 4}))) == ["an", "an", "bo", "bo"]


def test_a_preferred_piece_moves_aside_for_one_that_fits_nowhere_else() -> None:
    pieces = [Piece(2, 1, {"an": 9, "bo": 1}), Piece(1, 1, {"an": 1})]
    assert fit(pieces, {"an": 2, "bo": 2}) == ["bo", "an"]


def test_many_pieces_are_worked_in_without_an_exhaustive_search() -> None:
    number = EXACT_PIECES + 10
    chain = [f"p{n:02}" for n in range(number + 1)]
    pieces = [Piece(1, 1, {chain[n]: 9, chain[n + 1]: 1}) for n in range(number)]
    room = dict.fromkeys(chain, 1.0)
    taken = fit([*pieces, Piece(1, 1, {chain[-3]: 1})], room)
    assert None not in taken
    assert len(set(taken)) == number + 1


def test_an_outside_partner_has_no_limit() -> None:
    assert fit([Piece(50, 1, {"ext": 0})] * 3, {"ext": math.inf}) == ["ext"] * 3


def test_a_small_case_that_needs_everything_turned_round_is_searched() -> None:
    both = {"an": 1, "bo": 1}
    pieces = [Piece(3, 1, both), Piece(3, 1, both), *(Piece(2, 1, both) for _ in range(3))]
    taken = fit(pieces, {"an": 6, "bo": 6})
    assert None not in taken
    assert taken[0] == taken[1] != taken[2] == taken[3] == taken[4]
