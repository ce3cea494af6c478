"""Saves a note in a school on a disk whose locks answer with an error: `FILE CODE NOTE`.

A code of 0 leaves the locks as they are. Before saving it prints `ready` and waits for a line, so
that two of these want the lock at the same moment. Prints what became of it.
"""

import fcntl
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session


def refuse_locks(code: int) -> None:
    """Let every lock answer as a network disk without locks does."""

    def flock(_handle: object, _what: int) -> None:
        raise OSError(code, os.strerror(code))

    fcntl.flock = flock


def save(path: Path, note: str) -> str:
    session = Session.open(
        path, catalogue=load_catalogue(), author=note, clock=lambda: datetime.now(UTC)
    )
    session.edit("iets", lambda document: put(document, ("current", f"net-{note}", "note"), note))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        session.save_everything()
    except IctcoordError as error:
        return error.message
    return "saved"


if __name__ == "__main__":
    if int(sys.argv[2]):
        refuse_locks(int(sys.argv[2]))
    sys.stdout.write(save(Path(sys.argv[1]), sys.argv[3]) + "\n")
