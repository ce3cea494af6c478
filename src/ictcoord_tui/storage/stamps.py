"""What a file looked like, so that one sees cheaply whether somebody changed it since.

A look at its status is enough while nothing happens. Its contents are compared when the status
differs, and when it says too little: a second change within the grain of the clock leaves no trace
in the times of a file.
"""

import os
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.values import dataclass

Contents: TypeAlias = tuple[bytes, os.stat_result]
"""What is in a file, and its status when it was read."""

_DOUBT = 2_000_000_000
"""Nanoseconds in which a second change may leave no trace in the times of a file (FAT: 2 s)."""

_Status: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was read or written.

    Attributes:
        status: Time of modification and of change (ns), size, inode.
        digest: Checksum of the contents.
        doubtful: The file was so fresh that a change right after it might keep the same status.
    """

    status: _Status
    digest: bytes
    doubtful: bool

    @classmethod
    def of(cls, data: bytes, status: os.stat_result) -> "Stamp":
        """Return the stamp of a file with these contents and this status."""
        latest = max(status.st_mtime_ns, status.st_ctime_ns)
        return cls(_told(status), sha256(data).digest(), latest > time.time_ns() - _DOUBT)


class Watch:
    """Tells whether a file changed; the contents are read as seldom as possible.

    Args:
        path: The file.
        read: Reads it; may raise `OSError` or `IctcoordError`.
    """

    def __init__(self, path: Path, read: Callable[[Path], Contents]) -> None:
        self._path = path
        self._read = read
        self._settled: tuple[_Status, bytes] | None = None

    def changed_since(self, stamp: Stamp) -> bool:
        """Tell whether the contents differ from what the stamp saw.

        A file that vanished or cannot be read has changed.
        """
        try:
            status = _told(self._path.stat())
            settled = status == stamp.status and not stamp.doubtful
            if settled or self._settled == (status, stamp.digest):
                return False
            now = Stamp.of(*self._read(self._path))
        except (OSError, IctcoordError):
            return True
        if not now.doubtful:
            self._settled = now.status, now.digest
        return now.digest != stamp.digest


def _told(status: os.stat_result) -> _Status:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
