"""Where the program runs: in a multiplexer or over mosh, each in a terminal of the harness."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.safety.sshd import running_sshd
from tests.terminal.harness import Terminal, sealed_environment

Place = Callable[[Sequence[str], Path], AbstractContextManager[Terminal]]
"""Runs a command with a sealed home folder."""


@contextmanager
def in_tmux(command: Sequence[str], home: Path) -> Iterator[Terminal]:
    """Run a command in a tmux of its own."""
    socket = str(_sockets(home) / "tmux")
    inside = ["tmux", "-S", socket, "-f", "/dev/null", "new-session", *command]
    with _ended_by(["tmux", "-S", socket, "kill-server"], inside, home, {}) as terminal:
        yield terminal


@contextmanager
def in_screen(command: Sequence[str], home: Path) -> Iterator[Terminal]:
    """Run a command in a GNU screen of its own."""
    variables = {"SCREENDIR": str(_sockets(home))}
    inside = ["screen", "-c", "/dev/null", "-U", "-S", "proef", *command]
    with _ended_by(["screen", "-S", "proef", "-X", "quit"], inside, home, variables) as terminal:
        yield terminal


@contextmanager
def over_mosh(command: Sequence[str], home: Path) -> Iterator[Terminal]:
    """Run a command over mosh, on this machine only: ssh starts its server, UDP does the rest."""
    _needs("mosh")
    given = [f"{name}={value}" for name, value in sealed_environment(home).items()]
    # A server whose client is gone does not stay behind.
    given += ["MOSH_SERVER_NETWORK_TMOUT=60", "MOSH_SERVER_SIGNAL_TMOUT=60"]
    forced = ["env", *given, "mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", *command]
    with running_sshd(home, home, forced=forced) as server:
        ssh = shlex.join(["ssh", *server.options, "-p", str(server.port)])
        client = Terminal(["mosh", f"--ssh={ssh}", server.address], home)
        try:
            yield client
        finally:
            client.close()


def _needs(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")


def _sockets(home: Path) -> Path:
    folder = home / "sockets"
    folder.mkdir(mode=0o700)
    return folder


@contextmanager
def _ended_by(
    end: Sequence[str], command: Sequence[str], home: Path, variables: Mapping[str, str]
) -> Iterator[Terminal]:
    """Run a multiplexer, and have it end everything afterwards."""
    _needs(command[0])
    variables = {"SHELL": "/bin/sh", **variables}
    terminal = Terminal(command, home, environ=variables)
    try:
        yield terminal
    finally:
        subprocess.run(
            end,
            env=sealed_environment(home, **variables),
            capture_output=True,
            check=False,
            timeout=20,
        )
        terminal.close()


def printed(terminal: Terminal) -> str:
    """Return what is on the screen in one line, with single spaces."""
    return re.sub(r"\s+", " ", terminal.text())
