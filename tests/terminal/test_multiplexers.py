"""Inside tmux and GNU screen, where most long sessions live."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import ENTER, ESC, PYTHON, Terminal, ctrl, sealed_environment
from tests.terminal.test_stories import saved


@pytest.fixture(params=["tmux", "screen"])
def inside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A probe in a multiplexer in a terminal; both are ended afterwards."""
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    probe = [PYTHON, "-m", "tests.terminal.probe", str(tmp_path)]
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o700)
    socket = str(sockets / "s")
    commands = {
        "tmux": (["tmux", "-S", socket, "-f", "/dev/null", "new-session", *probe], {}),
        "screen": (
            ["screen", "-c", "/dev/null", "-U", "-S", "proef", *probe],
            {"SCREENDIR": str(sockets)},
        ),
    }
    ends = {
        "tmux": ["tmux", "-S", socket, "kill-server"],
        "screen": ["screen", "-S", "proef", "-X", "quit"],
    }
    command, environ = commands[name]
    environ = {"SHELL": "/bin/sh", **environ}
    terminal = Terminal(command, tmp_path, environ=environ)
    try:
        yield terminal
    finally:
        subprocess.run(
            ends[name],
            env=sealed_environment(tmp_path, **environ),
            capture_output=True,
            check=False,
            timeout=20,
        )
        terminal.close()


def test_it_shows_types_cancels_copies_and_saves(inside: Terminal, tmp_path: Path) -> None:
    inside.wait_ready("begin")
    assert "Taak 0" in inside.text()
    inside.send(ctrl("s"))
    inside.wait_for("bewaard")
    inside.send(ENTER)
    inside.wait_for("oud")
    inside.send("ë")
    inside.wait_for("oudë")
    inside.send(ESC + "j")
    inside.wait_for("rij 1")
    inside.send("y")
    inside.wait_for("Verstuurd")
    inside.settle()
    assert "bmFhb" not in inside.text()
    inside.send(ctrl("q"))
    inside.wait_exit()
    assert saved(tmp_path)["draft"] is None
