"""Who may read a dossier and what lies beside it: personal data is nobody else's business.

A folder with the setgid bit is one for a group (see `atomic.private_mode`): its group may read and
write, strangers may not. Anywhere else only the owner may.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ictcoord_tui.storage.atomic import WORK_FOLDER, is_shared, real_path
from ictcoord_tui.storage.problems import explained
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Exposed:
    """A file or folder that more people can reach than should.

    Attributes:
        mode: The mode it has.
        wanted: The mode it should have.
        repairable: Whether this user may change it.
    """

    path: Path
    mode: int
    wanted: int
    repairable: bool


def exposed(dossiers: Iterable[Path]) -> tuple[Exposed, ...]:
    """Return what strangers can reach: dossiers, their work folders, and all that is in them.

    A file in a folder that strangers cannot enter is safe whatever its own mode. What cannot be
    looked at is left out: who may not look cannot repair either.
    """
    found: dict[Path, Exposed] = {}
    for dossier in dossiers:
        file = real_path(dossier)
        if not _can_be_entered(file.parent):
            continue
        work = file.parent / WORK_FOLDER
        for path in (file, *_everything_in(work)):
            one = _look(path)
            if one is not None:
                found[path] = one
    return tuple(found.values())


def repair(things: Iterable[Exposed]) -> int:
    """Give files and folders the mode they should have; return how many were repaired.

    Raises:
        NotAllowedError: One of them belongs to somebody else.
        IctcoordError: The system refuses otherwise.
    """
    count = 0
    for one in things:
        with explained(one.path, "beschermen"):
            _change_mode(one)
        count += 1
    return count


def _change_mode(one: Exposed) -> None:
    """Change the mode of the thing that was looked at, and of nothing a link put in its place."""
    handle = os.open(one.path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.fchmod(handle, one.wanted)
    finally:
        os.close(handle)


def _look(path: Path) -> Exposed | None:
    try:
        status = path.lstat()
        shared = is_shared(path.parent)
    except OSError:
        return None
    if stat.S_ISLNK(status.st_mode):
        return None
    mode = stat.S_IMODE(status.st_mode)
    allowed = 0o2770 if shared else 0o700
    wanted = mode & (allowed | stat.S_ISGID)
    if mode & 0o007 == 0 and (shared or mode & 0o070 == 0 or not _group_is_crowded(status)):
        return None
    return Exposed(path, mode, wanted, status.st_uid == os.geteuid() or os.geteuid() == 0)


def _group_is_crowded(status: os.stat_result) -> bool:
    """Tell whether the file's group is another one than the private group of its owner."""
    return status.st_gid != status.st_uid


def _can_be_entered(folder: Path) -> bool:
    """Tell whether strangers get as far as this folder."""
    try:
        return all(one.stat().st_mode & 0o011 for one in (folder, *folder.parents))
    except OSError:
        return False


def _everything_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir() and not folder.is_symlink():
        yield folder
        for top, folders, files in os.walk(folder):
            yield from (Path(top) / name for name in (*folders, *files))
