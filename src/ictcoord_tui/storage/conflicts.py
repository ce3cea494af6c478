"""Values that two people disagree on, kept until somebody chose.

What stands in the dossier is one of the two values; the other one would be gone when the session
that noticed it ends. So each conflict is a small file of its own in `.ictcoord/conflicts/NAME/`,
written before the dossier is, and everyone who opens the dossier can settle it.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from ictcoord_tui.domain.days import parse_moment
from ictcoord_tui.domain.merge import MISSING, Conflict
from ictcoord_tui.errors import IctcoordError, InvalidDataError
from ictcoord_tui.storage.atomic import clean_leftovers, private_folder, write_atomically
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.codec import MAX_BYTES, decode_plain, encode_plain
from ictcoord_tui.storage.places import folder_of
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.reading import read_regular
from ictcoord_tui.values import dataclass

_END = ".toml"
_SIDES = ("base", "ours", "theirs")


@dataclass(frozen=True)
class Pending:
    """A conflict that waits for a choice.

    Attributes:
        conflict: Where it is, and both values.
        ours_by: Who made `ours`, and when.
        theirs_by: Who made `theirs`, and when.
    """

    conflict: Conflict
    ours_by: Signature
    theirs_by: Signature

    @cached_property
    def id(self) -> str:
        """Name of its file: the same disagreement has the same one, however often it is kept."""
        told = encode_plain({key: self._facts()[key] for key in ("path", *self._sides())})
        return sha256(told).hexdigest()[:20]

    def encode(self) -> bytes:
        """Return what its file holds."""
        return encode_plain(self._facts())

    @classmethod
    def decode(cls, data: bytes, place: str) -> "Pending":
        """Return what a file holds.

        Args:
            data: What `encode` returned.
            place: Where it comes from, for messages.

        Raises:
            InvalidDataError: It is something else.
        """
        facts = decode_plain(data, place)
        try:
            return _understood(facts)
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidDataError(
                f"{place}: dit is geen tegenstrijdigheid. Vraag de beheerder om het na te kijken."
            ) from error

    def _sides(self) -> list[str]:
        return [side for side in _SIDES if getattr(self.conflict, side) is not MISSING]

    def _facts(self) -> dict[str, Any]:
        signatures = {"ours_by": self.ours_by, "theirs_by": self.theirs_by}
        return {
            "path": list(self.conflict.path),
            **{side: getattr(self.conflict, side) for side in self._sides()},
            **{
                key: {"who": one.who, "when": one.when.isoformat()}
                for key, one in signatures.items()
            },
        }


def keep_conflicts(path: Path, pending: Iterable[Pending]) -> None:
    """Keep conflicts beside a dossier; one that is there already stays as it is.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "conflicts")
    with explained(folder, "bewaren"):
        for one in pending:
            file = private_folder(folder) / (one.id + _END)
            if not file.exists():
                write_atomically(file, one.encode())


def conflict_ids(path: Path) -> frozenset[str]:
    """Return the ids of what waits beside a dossier; nothing when that cannot be seen."""
    try:
        names = os.listdir(folder_of(path, "conflicts"))  # noqa: PTH208 - asked every few seconds
    except (OSError, IctcoordError):
        return frozenset()
    return frozenset(name.removesuffix(_END) for name in names if name.endswith(_END))


def list_conflicts(path: Path, known: Iterable[Pending] = ()) -> tuple[Pending, ...]:
    """Return what waits beside a dossier, sorted by place; what cannot be read is left alone.

    Args:
        path: The dossier.
        known: What was read before and need not be read again: these files never change.
    """
    ids = conflict_ids(path)
    if not ids:
        return ()
    folder = folder_of(path, "conflicts")
    clean_leftovers(folder)
    before = {one.id: one for one in known}
    everything = (before.get(name) or _read(folder / (name + _END)) for name in ids)
    found = [one for one in everything if one is not None]
    return tuple(sorted(found, key=lambda one: (one.conflict.path, one.id)))


def settle_conflicts(path: Path, ids: Iterable[str]) -> None:
    """Forget conflicts after a choice was made and saved.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "conflicts")
    with explained(folder, "opruimen"):
        for name in ids:
            (folder / (name + _END)).unlink(missing_ok=True)


def _read(file: Path) -> Pending | None:
    try:
        with explained(file, "lezen"):
            data, _ = read_regular(file, MAX_BYTES, "een ander bestand")
            return Pending.decode(data, shown(file))
    except IctcoordError:
        return None


def _understood(facts: Mapping[str, Any]) -> Pending:
    path = facts["path"]
    if not isinstance(path, list) or not path or not all(isinstance(key, str) for key in path):
        raise InvalidDataError("path")
    sides = [facts.get(side, MISSING) for side in _SIDES]
    return Pending(
        Conflict(tuple(path), *sides),
        _signature(facts["ours_by"]),
        _signature(facts["theirs_by"]),
    )


def _signature(facts: Mapping[str, Any]) -> Signature:
    return Signature(str(facts["who"]), parse_moment(facts["when"]))
