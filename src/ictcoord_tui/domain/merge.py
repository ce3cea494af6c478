"""Three-way merge of documents: the one idea behind saving together, undo, Excel and git.

Documents are nested tables keyed by ids, so that two people who change different fields never
stand in each other's way. The rules, per value:

- changed on one side only: the change wins; changed alike on both sides: no question;
- a list of strings is a set of ids: additions and removals of both sides count, and an absent
  list is the empty set (only what differs from the default is written);
- tables are merged field by field;
- a deletion against an edit keeps the edit, and reports it;
- anything else that both sides changed: `ours` stands, `theirs` is reported.

A deleted table is a deleted *thing* when it is an entry of a collection (a person, an own task, an
answer). A collection and a row of the task overview are no things: without content they are not
written at all, so that a missing one equals an empty one and is merged field by field.

Nothing here changes its arguments; results share unchanged parts with them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import Enum
from typing import Any, Final, TypeGuard

from ictcoord_tui.domain.schema import Document, Keyed, Path, Record, node_at
from ictcoord_tui.values import dataclass


class Missing(Enum):
    """The type of `MISSING`, which no TOML value can equal."""

    MISSING = "missing"

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing.MISSING
"""Stands for a key that is not there."""

ROWS = frozenset({"triage", "current", "target", "roadmap"})
"""Collections with a row for every task or step, whether or not something was said about it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where both sides changed something and only one of them could stand.

    Attributes:
        path: Where it is, for instance `("current", "net-wifi", "time")`.
        base: What it was, or `MISSING`.
        ours: What our side made of it, or `MISSING` when we deleted it.
        theirs: What their side made of it, or `MISSING` when they deleted it.
    """

    path: Path
    base: object
    ours: object
    theirs: object

    @property
    def kept(self) -> object:
        """What stands in the merged document: ours, unless we deleted what they edited."""
        return self.theirs if self.ours is MISSING else self.ours

    @property
    def lost(self) -> object:
        """What does not stand in the merged document (`MISSING`: a deletion was not done)."""
        return MISSING if self.ours is MISSING else self.theirs


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge.

    Attributes:
        document: Everything of both sides that can stand together.
        conflicts: What could not, sorted by path; empty when all went well.
    """

    document: Document
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that two documents do not agree on.

    Attributes:
        path: Where it is.
        before: The old value, or `MISSING` for an addition.
        after: The new value, or `MISSING` for a removal.
    """

    path: Path
    before: object
    after: object


def merge(base: Document, ours: Document, theirs: Document) -> Merged:
    """Bring two descendants of one document together.

    Args:
        base: What both sides started from.
        ours: Our side, which wins where both changed the same thing.
        theirs: The other side.

    Returns:
        The merged document and the conflicts. `merge(b, b, t)` is `t`, `merge(b, o, b)` is `o`.
    """
    merger = _Merger()
    document = merger.merged((), base, ours, theirs)
    conflicts = sorted(merger.conflicts, key=lambda conflict: conflict.path)
    return Merged(document if _is_table(document) else {}, tuple(conflicts))


def differences(old: Document, new: Document) -> tuple[Difference, ...]:
    """Return every value that differs, down to the fields, sorted by path.

    Lists of strings are sets here too: another order is no difference. A table that came or went
    is told field by field; an empty one as a single difference.
    """
    found: list[Difference] = []
    _compare((), old, new, found)
    return tuple(found)


def same(one: object, other: object) -> bool:
    """Tell whether two values are the same in TOML, where `true`, `1` and `1.0` all differ.

    Tables may have their keys in another order, lists may not.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str):
        return one == other
    # The spelling tells what == does not: nan is nan, 0.0 is not -0.0, 9:00+01:00 is not 8:00Z.
    return str(one) == str(other)


@dataclass(slots=True)
class _Merger:
    conflicts: list[Conflict] = field(default_factory=list)

    def merged(self, path: Path, base: object, ours: object, theirs: object) -> object:
        if same(ours, theirs) or same(base, theirs):
            return ours
        if same(base, ours):
            return theirs
        if _are_tables(path, base, ours, theirs):
            return self._merged_tables(path, base, ours, theirs)
        if _are_sets(base, ours, theirs):
            return _merged_sets(_ids(base), ours, theirs)
        conflict = Conflict(path, base, ours, theirs)
        self.conflicts.append(conflict)
        return conflict.kept

    def _merged_tables(self, path: Path, base: object, ours: object, theirs: object) -> object:
        old, one, other = _entries(base), _entries(ours), _entries(theirs)
        document: Document = {}
        for key in _keys(one, other):
            sides = (table.get(key, MISSING) for table in (old, one, other))
            value = self.merged((*path, key), *sides)
            if value is not MISSING:
                document[key] = value
        if not document and MISSING in (ours, theirs):
            return MISSING
        return document


def _are_tables(path: Path, base: object, ours: object, theirs: object) -> bool:
    if _is_table(ours) and _is_table(theirs):
        return True
    one_is_gone = (ours is MISSING and _is_table(theirs)) or (theirs is MISSING and _is_table(ours))
    return one_is_gone and _is_table(base) and not _is_thing(path)


def _is_thing(path: Path) -> bool:
    """Tell whether the table at a path is one thing, that is there or not."""
    node = node_at(path)
    if isinstance(node, Keyed):
        return False
    if isinstance(node, Record) and not isinstance(node_at(path[:-1]), Keyed):
        return False
    is_row = len(path) == 2 and path[0] in ROWS
    return len(path) > 1 and not is_row


def _are_sets(base: object, ours: object, theirs: object) -> bool:
    sides = [side for side in (ours, theirs) if side is not MISSING]
    if not all(_is_set(side) for side in sides):
        return False
    return len(sides) > 1 or _is_set(base)


def _merged_sets(old: frozenset[str], ours: object, theirs: object) -> object:
    one, other = _ids(ours), _ids(theirs)
    removed = (old - one) | (old - other)
    ids = sorted((one | other) - removed)
    return MISSING if not ids and MISSING in (ours, theirs) else ids


def _compare(path: Path, old: object, new: object, found: list[Difference]) -> None:
    if same(old, new) or (_is_set(old) and _is_set(new) and _ids(old) == _ids(new)):
        return
    before, after = _entries(old), _entries(new)
    told_by_fields = _is_table_or_missing(old) and _is_table_or_missing(new) and (before or after)
    if not told_by_fields:
        found.append(Difference(path, old, new))
        return
    for key in sorted(before.keys() | after.keys()):
        _compare((*path, key), before.get(key, MISSING), after.get(key, MISSING), found)


def _keys(one: Mapping[str, object], other: Mapping[str, object]) -> Iterable[str]:
    return dict.fromkeys((*one, *other))


def _is_table(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_table_or_missing(value: object) -> bool:
    return value is MISSING or isinstance(value, dict)


def _entries(value: object) -> Mapping[str, object]:
    return value if _is_table(value) else {}


def _is_set(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _ids(value: object) -> frozenset[str]:
    return frozenset(value) if _is_set(value) else frozenset()
