"""The command line: `ictcoord`.

Data goes to stdout, everything said to a person goes to stderr. Nothing heavy is imported here: a
command is a module of `cli.commands`, imported when it is asked for.
"""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ictcoord_tui.cli.commands import run_command
from ictcoord_tui.cli.output import complain, make_safe, say
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.errors import IctcoordError

CRASHED = 1
COLLECT_AFTER = (10_000, 20, 100)
"""How much is made before Python looks for garbage, as for `gc.set_threshold`.

Nearly all that a large group takes are values that stay and never point at each other in a circle:
looking them through at the usual pace takes half of the time that the insights take.
"""

UNWRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says of an output that is sent to a file without room: `> stand.json`."""

INTERRUPTED = 130
"""What a shell says of a program that was ended with ctrl+c."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code (see `help.EXIT_CODES`).

    Args:
        argv: The words after the program's name; those of this process by default.
    """
    make_safe(sys.stdout, sys.stderr)
    gc.set_threshold(*COLLECT_AFTER)
    try:
        status = run_command(*parse(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except IctcoordError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        say("")
        return INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return 0
    except OSError as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001 - the last border: nobody is shown a traceback
        return _crashed(error)
    return status


def _close_stdout() -> None:
    """Keep the interpreter from complaining at exit that nobody listens (`| head`)."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _refused(error: OSError) -> int:
    """Tell what the system has against stdout; what it has against a file, is told by then."""
    if error.filename is not None or error.errno not in UNWRITTEN:
        return _crashed(error)
    # Most starts never come here.
    from ictcoord_tui.storage.problems import explain  # noqa: PLC0415

    _close_stdout()
    complain(explain(error, Path("de uitvoer"), "schrijven"))
    return IctcoordError.exit_code


def _crashed(error: Exception) -> int:
    # Needed once in a lifetime, so not at every start.
    from ictcoord_tui.paths import state_dir  # noqa: PLC0415
    from ictcoord_tui.tui.terminal.crash import report_crash  # noqa: PLC0415

    say(report_crash(error, state_dir()).message)
    return CRASHED
