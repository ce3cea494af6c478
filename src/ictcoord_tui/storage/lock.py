"""One writer at a time: a short kernel lock around read, merge and write.

The kernel lets go of it when its holder dies, so that a killed session blocks nobody. The lock is
on a file of its own in `.ictcoord/`, because the dossier itself is replaced at every save.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ictcoord_tui.errors import ConflictError
from ictcoord_tui.storage.atomic import WORK_FOLDER, private_folder, private_mode, real_path
from ictcoord_tui.storage.problems import explained, shown

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE = 10.0
"""Seconds to wait for another writer; a save takes a few hundredths of one."""

_POLL = 0.01
_RELEASES = 3


@contextmanager
def locked(path: Path, timeout: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file while the block runs.

    Args:
        path: The file to protect; it need not exist.
        timeout: Seconds to wait for whoever holds it.

    Raises:
        ConflictError: Somebody else held it all that time.
        NotAllowedError: The folder may not be written in.
        IctcoordError: This disk cannot lock, or the system refuses otherwise.
    """
    lock = _acquired(real_path(path), timeout)
    try:
        yield
    finally:
        _release(lock)


def _release(lock: "FileLock") -> None:
    # By now the file is safe: a hitch in unlocking is no reason to tell that saving failed.
    for _ in range(_RELEASES):
        with suppress(OSError):
            lock.release()
            return


def _acquired(target: Path, timeout: float) -> "FileLock":
    from filelock import FileLock, Timeout  # noqa: PLC0415 - a program that only reads starts sooner

    with explained(target, "bewaren"):
        folder = private_folder(target.parent / WORK_FOLDER)
        # Without the kernel's lock two writers could each think they are alone: better an error.
        lock = FileLock(
            folder / f"{target.name}.lock",
            mode=private_mode(folder),
            fallback_to_soft=False,
        )
        try:
            lock.acquire(timeout=timeout, poll_interval=_POLL)
        except Timeout as error:
            raise ConflictError(
                f"Iemand anders is {shown(target)} aan het bewaren. Probeer het zo dadelijk "
                "opnieuw; je werk is niet verloren.",
                title="Even bezet",
            ) from error
    return lock
