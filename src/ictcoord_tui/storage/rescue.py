"""What could not be saved when the program had to end, kept in another place until it can be.

A rescue copy holds the dossier as it should have been and as it was last known on disk, so that it
can be merged later with whatever the dossier has become by then. It lies beside the dossier, or,
when that is not possible (a full disk, a folder that may only be read), in the folder of the user.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any

from ictcoord_tui.domain.schema import Document, ordered
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.conflicts import Pending
from ictcoord_tui.storage.places import everything, keep, of_person, places_of
from ictcoord_tui.values import dataclass

KIND = "rescue"
"""Folder of rescue copies, in `.ictcoord/` and in the folder of the user."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """A dossier that could not be saved.

    Attributes:
        path: The dossier.
        base: What was last read from or saved to it.
        ours: What it should have become.
        noticed: Conflicts that were not written either.
        who: Whose work it is.
        when: The moment it was kept.
        file: Where it is kept; no part of what it says.
    """

    path: Path
    base: Document
    ours: Document
    who: str
    when: datetime
    noticed: tuple[Pending, ...] = ()
    file: Path = field(default=Path(), compare=False)


def keep_rescue(rescue: Rescue, home: Path) -> Path:
    """Keep a copy beside the dossier, or else in the folder of the user; return where it is.

    Args:
        rescue: What could not be saved.
        home: The user's own folder for what the program remembers.

    Raises:
        InvalidDataError: The document is too large to be written at all.
        IctcoordError: Neither place can be written in; the reason is that of the second one.
    """
    return keep(places_of(rescue.path, KIND, home), _facts(rescue))


def list_rescues(path: Path, home: Path, who: str) -> tuple[Rescue, ...]:
    """Return the copies of one person's work in a dossier, the oldest first.

    Copies of others are not returned, nor is what cannot be read.
    """
    return of_person(every_rescue(path, home), who)


def every_rescue(path: Path, home: Path) -> tuple[Rescue, ...]:
    """Return all copies of work in a dossier, whoever it is of."""
    return everything(places_of(path, KIND, home), _rescue)


def _facts(rescue: Rescue) -> dict[str, Any]:
    return {
        "path": os.fspath(real_path(rescue.path)),
        "who": rescue.who,
        "when": rescue.when.astimezone().isoformat(),
        "base": encode(rescue.base).decode(),
        "ours": encode(rescue.ours).decode(),
        "noticed": [one.encode().decode() for one in rescue.noticed],
    }


def _rescue(facts: Mapping[str, Any], when: datetime, file: Path) -> Rescue:
    return Rescue(
        Path(facts["path"]),
        _document(facts["base"], file),
        _document(facts["ours"], file),
        str(facts["who"]),
        when,
        tuple(_pending(facts["noticed"])),
        file,
    )


def _document(text: str, file: Path) -> Document:
    return ordered(decode(text.encode(), file.name))


def _pending(texts: Iterable[str]) -> Iterator[Pending]:
    for text in texts:
        yield Pending.decode(text.encode(), KIND)
