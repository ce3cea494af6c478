"""PuTTY's own terminal engine (pterm) on an X display nobody sees, with a hand at its keyboard."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from tests.terminal.harness import Eyes, breathe, sealed_environment

NEEDED = ("Xvfb", "pterm", "xdotool", "import", "setxkbmap")
_FONT = "client:DejaVu Sans Mono 12"
_SECONDS = 20.0


@dataclass(frozen=True)
class Display:
    """An X display.

    Attributes:
        name: What programs call it.
    """

    name: str

    def ask(self, *command: str) -> bytes:
        """Run an X tool that may find nothing, and return what it prints."""
        return self._run(command, check=False)

    def run(self, *command: str) -> bytes:
        """Run an X tool and return what it prints."""
        return self._run(command, check=True)

    def _run(self, command: Sequence[str], *, check: bool) -> bytes:
        return subprocess.run(
            command,
            env={**os.environ, "DISPLAY": self.name},
            check=check,
            capture_output=True,
            timeout=_SECONDS,
        ).stdout


@contextmanager
def hidden_display() -> Iterator[Display]:
    """Run an X server without a screen, with a Belgian keyboard."""
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    told, tell = os.pipe()
    # It would begin anew, deaf for a moment, whenever its last client leaves.
    options = ["-noreset", "-nolisten", "tcp", "-screen", "0", "1000x600x24"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), *options],
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with os.fdopen(told) as stream:
            display = Display(f":{stream.readline().strip()}")
        display.run("setxkbmap", "-layout", "be")
        yield display
    finally:
        server.terminate()
        server.wait(_SECONDS)


class PuTTY(Eyes):
    """A window of pterm, 80 by 24, in which a program runs.

    Args:
        display: Where it is shown.
        command: Program and arguments.
        home: A sealed home folder; pterm keeps its log of everything written there.
    """

    def __init__(self, display: Display, command: Sequence[str], home: Path) -> None:
        super().__init__(80, 24)
        self._display = display
        log = home / "pterm.log"
        variables: Mapping[str, str] = sealed_environment(home, DISPLAY=display.name)
        self._process = subprocess.Popen(
            ["pterm", "-geometry", "80x24+0+0", "-fn", _FONT, "-log", str(log), "-e", *command],
            env=variables,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + _SECONDS
        self._window = ""
        while not (self._window and log.exists()):
            if self.has_ended() or time.monotonic() > deadline:
                raise AssertionError(f"no window, or gone at once: {' '.join(command)}")
            breathe()
            self._window = self._find_window()
        display.run("xdotool", "windowfocus", "--sync", self._window)
        self._log = log.open("rb")
        # The first line is pterm's own heading.
        while not self._log.readline().endswith(b"\n") and time.monotonic() < deadline:
            breathe()

    def _find_window(self) -> str:
        found = self._display.ask("xdotool", "search", "--onlyvisible", "--class", "pterm").split()
        return found[-1].decode() if found else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._log.close()
        self._process.terminate()
        self._process.wait(_SECONDS)

    def press(self, *keys: str) -> None:
        """Press keys, by their names in X, such as `Down`, `alt+Left` and `KP_Enter`."""
        self._display.run("xdotool", "key", "--delay", "5", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._display.run("xdotool", "type", "--delay", "15", text)

    def picture(self, path: Path) -> None:
        """Write what the window looks like as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._display.run("import", "-window", self._window, str(path))

    def pixels(self) -> list[bytes]:
        """Return the window as 24 lines of text and two borders, each as its pixels."""
        data = self._display.run("import", "-window", self._window, "-depth", "8", "rgb:-")
        told = self._display.run("xdotool", "getwindowgeometry", "--shell", self._window)
        sizes = dict(line.split("=") for line in told.decode().split())
        width, height = int(sizes["WIDTH"]), int(sizes["HEIGHT"])
        line = width * 3 * (height // 24)
        return [data[at : at + line] for at in range(0, len(data), line)]

    def has_ended(self) -> bool:
        """Tell whether the program ended, and the window with it."""
        return self._process.poll() is not None

    def _pump(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not (data := self._log.read()):
            if time.monotonic() >= deadline or self.has_ended():
                return False
            breathe()
        self._take_in(data)
        return True


def picture_of(raw: bytes, home: Path, path: Path) -> None:
    """Write what PuTTY's engine makes of bytes that a program wrote to an 80 by 24 terminal.

    Args:
        raw: The bytes.
        home: A sealed home folder.
        path: Where the PNG goes.
    """
    written = home / "written.bin"
    written.write_bytes(raw)
    show = f"stty raw -echo; cat '{written}'; cat >/dev/null"
    with hidden_display() as display, PuTTY(display, ["sh", "-c", show], home) as window:
        window.settle()
        window.picture(path)
