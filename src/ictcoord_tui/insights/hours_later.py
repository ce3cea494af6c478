"""The hours everybody has later, where nobody said so too: the one rule a proposal counts with."""

from collections.abc import Mapping
from enum import StrEnum

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.insights.rows import Scan
from ictcoord_tui.values import dataclass


class Basis(StrEnum):
    """What hours later come from."""

    SAID = "said"
    NOW = "now"
    """Nobody said how many later: those of today."""
    WORK = "work"
    """Nobody said how many, not today either: no more than what the person does today."""


@dataclass(frozen=True, slots=True)
class Later:
    """Hours a week somebody has later, and what they come from."""

    hours: float
    basis: Basis


def hours_later(seen: Scan) -> Mapping[str, Later]:
    """Return the hours a week that count for the target, of everybody in scope by id."""
    return seen.remember("hours_later", Situation.TARGET, lambda: _all(seen))


def _all(seen: Scan) -> Mapping[str, Later]:
    return {key: _of(seen, person) for key, person in seen.people.items()}


def _of(seen: Scan, person: Person) -> Later:
    if person.hours_target is not None:
        return Later(person.hours_target, Basis.SAID)
    if person.hours_now is not None:
        return Later(person.hours_now, Basis.NOW)
    shares = seen.carried(Situation.CURRENT).get(person.id, ())
    return Later(sum(share.hours for share in shares), Basis.WORK)
