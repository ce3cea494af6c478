"""Writing a file so that a crash, a full disk or a power cut leaves the old or the new one.

The bytes go to a temporary file in the same folder, reach the disk, and only then take the place
of the old file in one step. Made for POSIX systems, where dossiers live.

A dossier reached through a symbolic link is written at the place the link points to: the link
stays, and everyone who uses the file, by whatever name, shares one lock and one history beside it.
"""

import os
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL, EIO, ENOTSUP
from hashlib import sha256
from pathlib import Path

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.problems import explained, shown

WORK_FOLDER = ".ictcoord"
"""Folder beside a dossier for its locks, earlier versions and drafts."""

_TEMPORARY = ".ictcoord-"
_TEMPORARY_END = ".tmp"
_DAY = 24 * 60 * 60


def real_path(path: Path) -> Path:
    """Return the absolute path of the file itself, with every symbolic link followed."""
    return Path(os.path.realpath(path))


def is_shared(folder: Path) -> bool:
    """Tell whether a folder was set up for a group of users (its setgid bit is on)."""
    return bool(folder.stat().st_mode & stat.S_ISGID)


def private_mode(folder: Path) -> int:
    """Return the mode for a new file in a folder: 0600, or 0660 in a shared (setgid) folder."""
    return 0o660 if is_shared(folder) else 0o600


def private_folder(folder: Path) -> Path:
    """Make a folder for private files if need be, and return it.

    The last folder gets mode 0700, or 2770 inside a shared folder; missing parents likewise.

    Raises:
        NotAllowedError: It is a symbolic link or no folder: somebody prepared a trap or a mistake.
        OSError: The system refuses.
    """
    try:
        found = folder.lstat()
    except FileNotFoundError:
        parent = folder.parent
        if not parent.exists():
            private_folder(parent)
        _make_folder(folder, shared=is_shared(parent))
        return folder
    if not stat.S_ISDIR(found.st_mode):
        raise NotAllowedError(
            f"{shown(folder)} is geen gewone map. Hernoem het, dan maakt ictcoord een eigen map."
        )
    return folder


def write_atomically(path: Path, data: bytes, *, follow: bool = True) -> os.stat_result:
    """Write a file in one step: whoever looks, or crashes, sees all of the old or all of the new.

    The mode and the owner of an existing file are kept as far as the system lets us; a new file
    gets mode 0600, or 0660 in a shared (setgid) folder, whatever the umask.

    Args:
        path: The file.
        data: All it has to hold.
        follow: Whether a symbolic link is followed. Not where that was done before: what has
            become a link since is refused, or replaced, but leads nowhere.

    Returns:
        The status of the file just written, also when somebody replaced it in the meantime.

    Raises:
        NotAllowedError: No permission, a read-only file or disk, or no regular file.
        IctcoordError: The system refuses otherwise (disk full, input/output error).
    """
    target = real_path(path) if follow else path
    with explained(target, "bewaren"):
        existing = _existing(target)
        with _temporary(target.parent) as (handle, temporary):
            _write_all(handle, data)
            _dress(handle, target.parent, existing)
            os.fsync(handle)
            temporary.replace(target)
            _sync_folder(target.parent)
            return os.fstat(handle)


def clean_leftovers(folder: Path) -> int:
    """Remove the temporary files of writers that died, and return how many there were.

    A file of a living process of this machine stays, unless it is over a day old: its number may
    have been given to another process since. Never fails: leftovers are not worth an error.
    """
    removed = 0
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if _is_leftover(entry):
                with suppress(OSError):
                    Path(entry.path).unlink()
                    removed += 1
    return removed


def _make_folder(folder: Path, *, shared: bool) -> None:
    with suppress(FileExistsError):
        folder.mkdir(0o700)
        if shared:
            folder.chmod(0o2770)


def _existing(target: Path) -> os.stat_result | None:
    try:
        found = target.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise NotAllowedError(
            f"{shown(target)} is geen gewoon bestand. Kies een andere naam om in te bewaren."
        )
    if not os.access(target, os.W_OK):
        raise NotAllowedError(
            f"{shown(target)} kun je alleen lezen. Bewaar een kopie of vraag schrijfrechten."
        )
    return found


@contextmanager
def _temporary(folder: Path) -> Iterator[tuple[int, Path]]:
    """Open a new temporary file; what is left of it when the block ends, is removed."""
    name = f"{_TEMPORARY}{_machine()}-{os.getpid()}-{os.urandom(6).hex()}{_TEMPORARY_END}"
    path = folder / name
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        yield handle, path
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if not written:
            raise OSError(EIO, os.strerror(EIO))
        rest = rest[written:]


def _dress(handle: int, folder: Path, existing: os.stat_result | None) -> None:
    """Give the temporary file the owner and mode that the real one should have."""
    if existing is None:
        os.fchmod(handle, private_mode(folder))
        return
    mode = stat.S_IMODE(existing.st_mode)
    if not _hand_over(handle, existing):
        # Another group than before: it gets no more than strangers had.
        mode = (mode & ~0o070) | ((mode & 0o007) << 3)
    os.fchmod(handle, mode)


def _hand_over(handle: int, existing: os.stat_result) -> bool:
    """Give the file its former owner and group; tell whether the group is right in the end."""
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) == (existing.st_uid, existing.st_gid):
        return True
    with suppress(PermissionError):
        os.fchown(handle, existing.st_uid, existing.st_gid)
        return True
    # Only root gives files away, but members may pass a file on to their group.
    with suppress(PermissionError):
        os.fchown(handle, -1, existing.st_gid)
        return True
    return False


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network disks cannot sync a folder; they order renames themselves.
        if error.errno not in (EINVAL, ENOTSUP):
            raise
    finally:
        os.close(handle)


def _is_leftover(entry: os.DirEntry[str]) -> bool:
    if not (entry.name.startswith(_TEMPORARY) and entry.name.endswith(_TEMPORARY_END)):
        return False
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY:
        return True
    machine, _, rest = entry.name.removeprefix(_TEMPORARY).partition("-")
    number = rest.partition("-")[0]
    return machine == _machine() and number.isdecimal() and not _is_alive(int(number))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _machine() -> str:
    return sha256(socket.gethostname().encode()).hexdigest()[:8]
