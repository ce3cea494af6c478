"""Small files that belong to a dossier: beside it, or with the user when that does not work."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.storage.atomic import (
    clean_leftovers,
    private_folder,
    real_path,
    write_atomically,
)
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.reading import read_regular
from ictcoord_tui.storage.versions import folder_of

_END = ".json"

_MOST = 20_000_000
"""Bytes of the largest file that is kept: two dossiers of the largest size, written out."""


def places_of(path: Path, kind: str, home: Path | None = None) -> tuple[Path, ...]:
    """Return the folders for something of one dossier, the first one first.

    Args:
        path: The dossier.
        kind: `drafts` or `rescue`.
        home: The user's own folder for what the program remembers, if that may be used.
    """
    target = real_path(path)
    beside = folder_of(target, kind)
    if home is None:
        return (beside,)
    return beside, home / kind / sha256(os.fsencode(target)).hexdigest()[:20]


def keep_in_first(folders: Sequence[Path], data: bytes) -> Path:
    """Write a new file in the first folder that takes it, and return where that is.

    Raises:
        NotAllowedError: The last folder may not be written in, and the others refused as well.
        IctcoordError: The system refuses otherwise.
    """
    for folder in folders[:-1]:
        with suppress(IctcoordError):
            return _write(folder, data)
    return _write(folders[-1], data)


def files_in(folders: Iterable[Path]) -> Iterator[Path]:
    """Return what was kept in these folders; one that is not there or may not be read is empty."""
    for folder in folders:
        try:
            names = os.listdir(folder)  # noqa: PTH208 - names are all it takes, at every start
        except OSError:
            continue
        clean_leftovers(folder)
        yield from (folder / name for name in names if name.endswith(_END))


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


def _write(folder: Path, data: bytes) -> Path:
    with explained(folder, "bewaren"):
        file = private_folder(folder) / (os.urandom(8).hex() + _END)
    write_atomically(file, data)
    return file
