"""Fitting work into hours: who takes what, so that nobody has more than they can.

Every piece of work goes to one person or to nobody. A greedy start follows preference; what found
no place is then worked in by moving other pieces aside; small cases that are still not solved are
searched exhaustively. All steps are counted, not timed, so the same input gives the same answer.
"""

import math
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ictcoord_tui.insights.rows import EPSILON

EXACT_PIECES = 14
"""Up to so many pieces of work with hours the search is exhaustive."""

_MAX_NODES = 60_000
_MAX_STEPS = 400_000
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work.

    Attributes:
        hours: Hours a week it takes.
        weight: How bad it is to leave it open.
        options: Who can do it, with a score: higher is better.
    """

    hours: float
    weight: int
    options: Mapping[str, int]


def fit(pieces: Sequence[Piece], room: Mapping[str, float]) -> list[str | None]:
    """Return for every piece who takes it, or `None` for a piece that stays open.

    Nobody gets more than their room. When the number of pieces with hours is at most
    `EXACT_PIECES`, the weight of what stays open is the least possible.

    Args:
        pieces: The work.
        room: Hours a week everybody in the options has; infinite for outside partners.
    """
    board = _Board(pieces, room)
    order = sorted(range(len(pieces)), key=lambda i: (-pieces[i].weight, -pieces[i].hours, i))
    waiting = [i for i in order if not board.place_best(i)]
    for index in waiting:
        board.work_in(index)
    heavy = [i for i in order if pieces[i].hours > 0 and pieces[i].options]
    if any(board.taken[i] is None for i in heavy) and len(heavy) <= EXACT_PIECES:
        _Search(pieces, room, heavy, board).run()
    return board.taken


class _Board:
    """Who has which pieces, and what room is left."""

    def __init__(self, pieces: Sequence[Piece], room: Mapping[str, float]) -> None:
        self.pieces = pieces
        self.whole = room
        self.room = dict(room)
        self.taken: list[str | None] = [None] * len(pieces)
        self.held: dict[str, list[tuple[float, int]]] = {person: [] for person in room}
        self.steps = 0
        self._options = [
            [(-score, who) for who, score in piece.options.items()] for piece in pieces
        ]
        self._standing = {person: (0.0, 0, person) for person in room}

    def fits(self, index: int, person: str) -> bool:
        return self.room[person] + EPSILON >= self.pieces[index].hours

    def ranked(self, index: int) -> list[str]:
        """Everybody who can do a piece, the best first; among equals who has the least to do."""
        standing = self._standing
        ranks = sorted([(score, standing[who]) for score, who in self._options[index]])
        return [who for _, (_, _, who) in ranks]

    def best_fitting(self, index: int) -> str | None:
        """Who of the ranked comes first among those with room who do not have it yet."""
        standing, now, hours = self._standing, self.taken[index], self.pieces[index].hours
        able = [
            (score, standing[who])
            for score, who in self._options[index]
            if self.room[who] + EPSILON >= hours and who != now
        ]
        return min(able)[1][2] if able else None

    def give(self, index: int, person: str) -> None:
        before, hours = self.taken[index], self.pieces[index].hours
        if before is not None:
            self.room[before] += hours
            held = self.held[before]
            del held[bisect_left(held, (hours, index))]
            self._stand(before)
        self.taken[index] = person
        self.room[person] -= hours
        insort(self.held[person], (hours, index))
        self._stand(person)

    def _stand(self, person: str) -> None:
        """Keep how full somebody is: it is looked at far more often than it changes."""
        whole = self.whole[person]
        used = 0.0 if math.isinf(whole) or whole <= 0 else 1 - self.room[person] / whole
        self._standing[person] = (used, len(self.held[person]), person)

    def place_best(self, index: int) -> bool:
        person = self.best_fitting(index)
        if person is not None:
            self.give(index, person)
        return person is not None

    def work_in(self, index: int) -> bool:
        """Place a piece by moving others aside, as along an augmenting path."""
        return self._work_in(index, _DEPTH, {index})

    def _work_in(self, index: int, depth: int, moving: set[int]) -> bool:
        if depth == 0:
            return self.place_best(index)
        for person in self.ranked(index):
            if self.taken[index] == person:
                continue
            if self.fits(index, person) or self._make_room(index, person, depth, moving):
                self.give(index, person)
                return True
        return False

    def _make_room(self, index: int, person: str, depth: int, moving: set[int]) -> bool:
        if math.isinf(self.room[person]):
            return False
        for _, other in tuple(self.held[person]):
            if self.steps >= _MAX_STEPS:
                return False
            self.steps += 1
            short = self.pieces[index].hours - self.room[person]
            too_small = self.pieces[other].hours + EPSILON < short
            if other in moving or too_small or self.taken[other] != person:
                continue
            self._work_in(other, depth - 1, moving | {other})
            if self.fits(index, person):
                return True
        return False


class _Search:
    """An exhaustive search for the least weight of open work, with the board as first answer."""

    def __init__(
        self, pieces: Sequence[Piece], room: Mapping[str, float], heavy: list[int], board: _Board
    ) -> None:
        self.pieces = pieces
        self.order = heavy
        self.board = board
        self.room = dict(room)
        self.least = sum(pieces[i].weight for i in heavy if board.taken[i] is None)
        self.best: list[str | None] | None = None
        self.nodes = 0
        self.options = {
            i: sorted(pieces[i].options, key=lambda who: (-pieces[i].options[who], who))
            for i in heavy
        }

    def run(self) -> None:
        self._try(0, 0, [])
        if self.best is None:
            return
        for index, person in zip(self.order, self.best, strict=True):
            self.board.taken[index] = person

    def _try(self, depth: int, lost: int, chosen: list[str | None]) -> None:
        self.nodes += 1
        if lost >= self.least or self.nodes > _MAX_NODES:
            return
        if depth == len(self.order):
            self.least, self.best = lost, list(chosen)
            return
        index = self.order[depth]
        piece = self.pieces[index]
        for person in self.options[index]:
            if self.room[person] + EPSILON >= piece.hours:
                self.room[person] -= piece.hours
                self._try(depth + 1, lost, [*chosen, person])
                self.room[person] += piece.hours
        self._try(depth + 1, lost + piece.weight, [*chosen, None])
