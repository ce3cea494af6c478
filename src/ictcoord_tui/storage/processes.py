"""Which process keeps something, and whether it still runs.

A number alone does not tell: it is given out again, and after a restart of the machine it means
another process. So the start of the machine and of the process go with it, where the system says.
"""

import os
from contextlib import suppress
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_BEHIND_NAME = 19
"""Place of the moment of starting, in the fields of a process behind its name."""


def this_process() -> str:
    """Return what this process is called, for `still_runs`."""
    return _called(os.getpid())


def still_runs(called: str) -> bool:
    """Tell whether a process still runs on this machine.

    Args:
        called: What `this_process` returned there; anything else does not run.
    """
    number = called.split(":")[0]
    if not number.isdecimal() or called != _called(int(number)):
        return False
    with suppress(OSError, OverflowError):
        os.kill(int(number), 0)
        return True
    # Somebody else's: it is there, and may not be touched.
    return Path(f"/proc/{number}").exists()


def _called(number: int) -> str:
    return f"{number}:{_told(_BOOT).strip()}:{_started(number)}"


def _started(number: int) -> str:
    fields = _told(Path(f"/proc/{number}/stat")).rpartition(")")[2].split()
    return fields[_BEHIND_NAME] if len(fields) > _BEHIND_NAME else ""


def _told(file: Path) -> str:
    with suppress(OSError, ValueError):
        return file.read_text(encoding="ascii", errors="replace")
    return ""
