"""What is left of an unforeseen error: a short Dutch message and a file without personal data.

Textual prints a traceback with local variables, so that names and hours end up in the scrollback
of tmux or PuTTY. Here only types, files, lines and functions are kept: no values, no messages of
exceptions (they quote what they could not handle). Imports neither Textual nor Rich.
"""

import contextlib
import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from ictcoord_tui import __version__
from ictcoord_tui.values import dataclass

MAX_REPORTS = 10
"""So many reports are kept; older ones go."""


@dataclass(frozen=True)
class CrashReport:
    """A crash, told and written down.

    Attributes:
        message: Dutch lines for the user.
        path: The file with the technical details; `None` when it could not be written.
    """

    message: str
    path: Path | None


def report_crash(error: BaseException, folder: Path) -> CrashReport:
    """Write the technical details of the error in the folder and say what happened.

    Never raises: a full disk must not hide the first error.

    Args:
        error: What was not foreseen.
        folder: The state folder; made with mode 0700 when missing. The file gets mode 0600.
    """
    path: Path | None
    try:
        path = _write(folder, describe(error))
    except OSError:
        path = None
    lines = ["ictcoord is gestopt door een fout in het programma. Onze excuses.", _NOTHING_LOST]
    if path is not None:
        lines.append(f"Technische gegevens, zonder namen of inhoud: {path}")
    return CrashReport("\n".join(lines), path)


_NOTHING_LOST = "Wat bewaard was, staat nog in je dossier."


def describe(error: BaseException) -> str:
    """Return the technical details of the error and its causes, without any value."""
    lines = [
        f"ictcoord {__version__}",
        f"Python {platform.python_version()} {platform.system()}",
    ]
    for link in _chain(error):
        lines.append("")
        lines.append(type(link).__qualname__)
        lines.extend(
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        )
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        # Textual's WorkerFailed keeps the real error in an attribute.
        wrapped = getattr(link, "error", None)
        link = wrapped if isinstance(wrapped, BaseException) else link.__cause__ or link.__context__


def _place(filename: str) -> str:
    """Return the end of the path: a home folder holds a name."""
    return "/".join(Path(filename).parts[-3:])


def _write(folder: Path, details: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    path = folder / f"fout-{stamp}-{os.getpid()}.txt"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(details)
    for old in sorted(folder.glob("fout-*.txt"))[:-MAX_REPORTS]:
        with contextlib.suppress(OSError):
            old.unlink()
    return path
