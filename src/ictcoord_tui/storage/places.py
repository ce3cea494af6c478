"""Small files that belong to a dossier: beside it, or with the user when that does not work."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ictcoord_tui.domain.days import parse_moment
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.storage.atomic import (
    WORK_FOLDER,
    clean_leftovers,
    private_folder,
    real_path,
    write_atomically,
)
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.reading import read_regular


class Kept(Protocol):
    """Something of one person that was kept in a file of its own."""

    @property
    def when(self) -> datetime:
        """The moment it was kept, with its zone."""

    @property
    def who(self) -> str:
        """Whose it is."""

    @property
    def file(self) -> Path:
        """Where it is kept."""


K = TypeVar("K", bound=Kept)

_END = ".json"

_MOST = 20_000_000
"""Bytes of the largest file that is kept: two dossiers of the largest size, written out."""


def folder_of(path: Path, kind: str) -> Path:
    """Return the folder in `.ictcoord/` that holds something of one dossier.

    Args:
        path: The dossier.
        kind: `versions`, `conflicts`, `drafts` or `rescue`.

    Raises:
        NotAllowedError: A part of it is a symbolic link: what is kept would come to lie, or be
            looked for, beside the dossier of somebody else.
    """
    target = real_path(path)
    name = target.stem if target.suffix == ".toml" else target.name
    work = target.parent / WORK_FOLDER
    folder = work / kind / name
    for one in (work, work / kind, folder):
        if os.path.islink(one):  # noqa: PTH114 - what one may not see is told by who opens it
            raise NotAllowedError(
                f"{shown(one)} is een koppeling (symlink) en wordt niet gevolgd. Vraag de "
                "beheerder om er een gewone map van te maken."
            )
    return folder


def places_of(path: Path, kind: str, home: Path | None = None) -> tuple[Path, ...]:
    """Return the folders for something of one dossier, the first one first.

    Args:
        path: The dossier.
        kind: `drafts` or `rescue`.
        home: The user's own folder for what the program remembers, if that may be used.

    Raises:
        NotAllowedError: There is no place but one that a symbolic link leads away from.
    """
    target = real_path(path)
    if home is None:
        return (folder_of(target, kind),)
    own = home / kind / sha256(os.fsencode(target)).hexdigest()[:20]
    with suppress(NotAllowedError):
        return folder_of(target, kind), own
    return (own,)


def keep(folders: Sequence[Path], facts: Mapping[str, object]) -> Path:
    """Write a new file in the first folder that takes it, and return where that is.

    Args:
        folders: Where it may lie.
        facts: What it has to say, with `who` and `when`.

    Raises:
        NotAllowedError: The last folder may not be written in, and the others refused as well.
        IctcoordError: The system refuses otherwise.
    """
    data = json.dumps(facts).encode()
    for folder in folders[:-1]:
        with suppress(IctcoordError):
            return _write(folder, data)
    return _write(folders[-1], data)


def everything(
    folders: Iterable[Path], read: Callable[[Mapping[str, Any], datetime, Path], K]
) -> tuple[K, ...]:
    """Return what was kept in these folders, whoever kept it; not what cannot be read.

    Args:
        folders: Where it may lie.
        read: Makes something of what a file says, the moment it was kept, and the file.
    """
    found = (_understood(file, read) for file in _files_in(folders))
    return tuple(one for one in found if one is not None)


def of_person(kept: Iterable[K], who: str) -> tuple[K, ...]:
    """Return what one person kept, the oldest first."""
    return tuple(sorted((one for one in kept if one.who == who), key=lambda one: one.when))


def discard(kept: Kept) -> None:
    """Remove what was put back, or what nobody wants any more.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    with explained(kept.file, "opruimen"):
        kept.file.unlink(missing_ok=True)


def read_kept(file: Path) -> bytes:
    """Return what is in a file that was kept; a shared folder may hold anything under its name.

    Raises:
        NotAllowedError: It is no ordinary file, or far too large to be one of ours.
        OSError: The system refuses.
    """
    data, _ = read_regular(file, _MOST, "een ander bestand")
    if len(data) > _MOST:
        raise NotAllowedError(f"{shown(file)} is te groot. Vraag de beheerder om het na te kijken.")
    return data


def _files_in(folders: Iterable[Path]) -> Iterator[Path]:
    """Return what was kept in these folders; one that is not there or may not be read is empty."""
    for folder in folders:
        try:
            names = os.listdir(folder)  # noqa: PTH208 - names are all it takes, at every start
        except OSError:
            continue
        clean_leftovers(folder)
        yield from (folder / name for name in names if name.endswith(_END))


def _understood(file: Path, read: Callable[[Mapping[str, Any], datetime, Path], K]) -> K | None:
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError, IctcoordError):
        facts = json.loads(read_kept(file))
        return read(facts, parse_moment(facts["when"]), file)
    return None


def _write(folder: Path, data: bytes) -> Path:
    with explained(folder, "bewaren"):
        file = private_folder(folder) / (os.urandom(8).hex() + _END)
    write_atomically(file, data)
    return file
