"""Drives a program in a real pseudo-terminal, with pyte as eyes.

    with Terminal([sys.executable, "-m", "ictcoord_tui", "school.toml"], home=tmp_path) as term:
        term.wait_ready("Stappenplan")
        term.send(DOWN, ENTER)
        term.close_pty()
        assert term.wait_exit() == 129

The app ignores printable keys in its first 300 ms, and four different ones in one `send` count as
a paste outside editors: begin with `wait_ready`, and wait for an editor before typing in it.

Nothing here sleeps: every wait is for output, for the end of the process, or for the deadline.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

import ictcoord_tui

ESC, ENTER, TAB, BACKSPACE = "\x1b", "\r", "\t", "\x7f"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
HOME, END = "\x1b[H", "\x1b[F"
PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
F2 = "\x1b[12~"
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"


def ctrl(letter: str) -> str:
    """Return what a terminal sends for Ctrl and this letter."""
    return chr(ord(letter.upper()) - 64)


_SECONDS = 20.0
_ROOT = Path(__file__).parents[2]
_KITTY_POP = b"\x1b[<u"
"""pyte takes the end of this sequence for text."""


def sealed_environment(home: Path, **variables: str) -> dict[str, str]:
    """Return an environment in which nothing of the developer's machine is left."""
    source = Path(ictcoord_tui.__file__).parents[1]
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "ICTCOORD_HOME": str(home / "ictcoord"),
        "USER": "an",
        "TZ": "Europe/Brussels",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": os.pathsep.join([str(source), str(_ROOT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        **variables,
    }


def wait_for_file(path: Path, seconds: float = _SECONDS) -> None:
    """Wait until the file exists and holds something."""
    deadline = time.monotonic() + seconds
    while not (path.exists() and path.stat().st_size):
        if time.monotonic() > deadline:
            raise AssertionError(f"{path} was not written in {seconds} s")
        breathe()


def breathe() -> None:
    """Leave the processor to the program for a moment, between two looks."""
    select.select([], [], [], 0.02)


class Eyes:
    """A screen as pyte makes it of the bytes that a program wrote.

    Args:
        columns: Width of the terminal.
        rows: Height of the terminal.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.raw = bytearray()
        """Every byte the program wrote so far."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def _pump(self, seconds: float) -> bool:
        """Read once, waiting at most so long; tell whether something came."""
        raise NotImplementedError

    def _take_in(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data.replace(_KITTY_POP, b""))

    # What is on the screen

    def screen(self) -> list[str]:
        """Return the lines on the screen, without trailing spaces."""
        self.read_now()
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """Return the screen as one text."""
        return "\n".join(self.screen())

    def cell(self, column: int, row: int) -> Any:  # noqa: ANN401 pyte has no types
        """Return pyte's character at a place: `data`, `fg`, `bg`, `bold`, `reverse`."""
        return self._screen.buffer[row][column]

    def place_of(self, text: str) -> tuple[int, int]:
        """Return column and row of a text on the screen."""
        for row, line in enumerate(self.screen()):
            if text in line:
                return line.index(text), row
        raise AssertionError(self._explain(f"{text!r} is not on the screen"))

    def wait_for(self, text: str, seconds: float = _SECONDS) -> None:
        """Wait until the text is on the screen."""
        self.wait_until(lambda: text in "\n".join(self._screen.display), f"{text!r}", seconds)

    def wait_ready(self, text: str) -> None:
        """Wait until the text is shown and keys count: the first 300 ms they do not."""
        self.wait_for(text)
        self.settle()

    def wait_gone(self, text: str, seconds: float = _SECONDS) -> None:
        """Wait until the text is no longer on the screen."""
        self.wait_until(
            lambda: text not in "\n".join(self._screen.display), f"{text!r} gone", seconds
        )

    def wait_bytes(self, sequence: bytes, seconds: float = _SECONDS, since: int = 0) -> None:
        """Wait until the program wrote this sequence, counted from byte `since`."""
        self.wait_until(lambda: sequence in self.raw[since:], repr(sequence), seconds)

    def wait_until(self, condition: Callable[[], bool], what: str, seconds: float) -> None:
        """Read until the condition holds; fail with the screen when it does not in time."""
        deadline = time.monotonic() + seconds
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0 or not self._pump(left):
                if condition():
                    return
                raise AssertionError(self._explain(f"waited {seconds} s for {what}"))

    def quiet_bytes(self, seconds: float) -> bytes:
        """Read for so long and return what came: nothing, when the program is idle."""
        before = len(self.raw)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if not self._pump(left):
                break
        return bytes(self.raw[before:])

    def settle(self, silence: float = 0.4, seconds: float = _SECONDS) -> None:
        """Read until the program has been silent for a moment."""
        deadline = time.monotonic() + seconds
        while self._pump(silence):
            if time.monotonic() > deadline:
                raise AssertionError(self._explain("the program never fell silent"))

    def read_now(self) -> None:
        """Take in what was written already."""
        while self._pump(0):
            pass

    def _explain(self, what: str) -> str:
        shown = "\n".join(f"|{line}" for line in self._screen.display if line.strip())
        return f"{what}\n{shown}\nlast bytes: {bytes(self.raw[-300:])!r}"


class Terminal(Eyes):
    """A program in a terminal of its own.

    Args:
        command: Program and arguments.
        home: A sealed home folder.
        columns: Width of the terminal.
        rows: Height of the terminal.
        environ: Variables on top of the sealed environment; an empty value removes nothing.
        without: Names of variables to leave out.
        before_exec: Called in the child just before the program starts.
    """

    def __init__(
        self,
        command: Sequence[str],
        home: Path,
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        without: Sequence[str] = (),
        before_exec: Callable[[], None] | None = None,
    ) -> None:
        variables = sealed_environment(home, **(environ or {}))
        for name in without:
            variables.pop(name, None)
        super().__init__(columns, rows)
        self.cpu_seconds = 0.0
        """Processor time of the program, known after `wait_exit`."""
        self._code: int | None = None
        self._open = True
        self.pid, self._master = _start(command, variables, (rows, columns), before_exec)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What a user or a network does

    def send(self, *keys: str | bytes) -> None:
        """Type keys or bytes, in one go."""
        data = b"".join(key if isinstance(key, bytes) else key.encode() for key in keys)
        while data:
            data = data[os.write(self._master, data) :]
            if data:
                self._pump(0.01)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._screen.resize(rows, columns)
        _set_size(self._master, (rows, columns))

    def close_pty(self) -> None:
        """Take the terminal away, as a broken connection does."""
        if self._open:
            self._open = False
            os.close(self._master)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def state(self) -> str:
        """Return the kernel's letter for the process: R, S, T (stopped), Z."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def wait_exit(self, seconds: float = _SECONDS, *, reading: bool = True) -> int:
        """Wait for the end and return the exit code (negative: ended by that signal).

        Args:
            seconds: How long to wait before it is a failure.
            reading: Keep taking in what the program writes; not when the line is frozen.
        """
        deadline = time.monotonic() + seconds
        while not self._ended():
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(self._explain(f"still running after {seconds} s"))
            if not reading or not self._pump(min(left, 0.05)):
                breathe()
        if reading:
            self.read_now()
        if self._code is None:
            raise AssertionError("ended without an exit code")
        return self._code

    def close(self) -> None:
        """End the program, whatever it does, and reap it."""
        if not self._ended():
            os.kill(self.pid, signal.SIGKILL)
            os.kill(self.pid, signal.SIGCONT)
            os.waitpid(self.pid, 0)
            self._code = -signal.SIGKILL
        self.close_pty()

    def _ended(self) -> bool:
        if self._code is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
                self.cpu_seconds = usage.ru_utime + usage.ru_stime
        return self._code is not None

    def _pump(self, seconds: float) -> bool:
        if not self._open or not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 64 * 1024)
        except OSError:
            return False
        self._take_in(data)
        return bool(data)


def _start(
    command: Sequence[str],
    variables: Mapping[str, str],
    size: tuple[int, int],
    before_exec: Callable[[], None] | None,
) -> tuple[int, int]:
    ready, go = os.pipe()
    pid, master = pty.fork()
    if pid == 0:
        try:
            os.read(ready, 1)
            os.close(ready)
            os.close(go)
            if before_exec is not None:
                before_exec()
            os.execvpe(command[0], list(command), dict(variables))
        except BaseException as error:  # noqa: BLE001 the child must never return into pytest
            os.write(2, repr(error).encode())
        os._exit(127)
    _set_size(master, size)
    os.write(go, b"!")
    os.close(ready)
    os.close(go)
    return pid, master


def _set_size(fileno: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(fileno, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))


PYTHON = sys.executable
