"""Reading a file that anybody may have put in the place of ours."""

import os
import stat
from pathlib import Path

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.problems import shown


def read_regular(
    path: Path, most: int, wanted: str, *, follow: bool = True
) -> tuple[bytes, os.stat_result]:
    """Return what is in a file, and its status as it was opened.

    Args:
        path: The file; a pipe or a device is refused, not waited for.
        most: How many bytes may be read; one more comes back when there is more.
        wanted: What to choose instead, in Dutch: `een dossier`.
        follow: Whether the file may be a symbolic link. Not where links were followed before:
            what has become one since, leads to where nobody looked.

    Raises:
        NotAllowedError: It is no ordinary file.
        OSError: The system refuses.
    """
    # Without O_NONBLOCK, opening a FIFO would wait for somebody to write in it.
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    if not follow and os.path.islink(path):  # noqa: PTH114 - a refusal comes with the opening
        raise NotAllowedError(
            f"{shown(path)} is intussen een koppeling (symlink) geworden en wordt niet gevolgd. "
            "Open het dossier opnieuw."
        )
    handle = os.open(path, flags if follow else flags | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotAllowedError(f"{shown(path)} is geen gewoon bestand. Kies {wanted}.")
        return stream.read(most + 1), status
