"""A full session in a real terminal: it starts nothing, calls nobody, hides what it writes."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode
from tests.safety.audited import FORBIDDEN
from tests.terminal.harness import (
    DOWN,
    ENTER,
    ESC,
    PYTHON,
    RIGHT,
    Terminal,
    ctrl,
    sealed_environment,
)

SECONDS = 30


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return copy_example(tmp_path / "werk")


@pytest.fixture
def terminal(tmp_path: Path, group: Path) -> Iterator[Terminal]:
    """The program on the example group, under watch, with nothing hidden by the umask."""
    home = tmp_path / "thuis"
    home.mkdir()
    log = tmp_path / "gezien"
    with Terminal(
        [PYTHON, "-m", "tests.safety.audited", str(log), str(group)],
        home,
        before_exec=hide_nothing,
    ) as one:
        yield one


def hide_nothing() -> None:
    os.umask(0)


def close(terminal: Terminal) -> None:
    """Close whatever is open."""
    for _ in range(2):
        terminal.send(ESC)
        terminal.settle(0.1)


def do_everything(terminal: Terminal) -> None:
    """Visit every screen, open every dialog of it, edit, export, and leave a draft behind."""
    terminal.wait_ready("Stappenplan")
    terminal.send("5")
    terminal.settle()
    terminal.send(ENTER)
    terminal.settle()
    for screen in "12345":
        terminal.send(screen)
        terminal.settle()
        for key in ("?", ":", "v", "z", "/", "i", ctrl("r"), ctrl("l")):
            terminal.send(key)
            terminal.settle(0.1)
            close(terminal)
    terminal.send("2")
    terminal.wait_ready("[Huidige situatie]")
    terminal.send("x")
    terminal.wait_ready("Hoe moet het Excel-bestand heten?")
    terminal.send(ENTER)
    terminal.settle()
    close(terminal)


def versions(group: Path) -> bool:
    return any((group.parent).rglob(".ictcoord/versions/*/*.toml"))


def test_a_full_session_starts_nothing_and_writes_only_private_files(
    terminal: Terminal, tmp_path: Path, group: Path
) -> None:
    do_everything(terminal)
    terminal.send("2")
    terminal.wait_ready("[Huidige situatie]")
    terminal.send(RIGHT, RIGHT, DOWN, ENTER)
    terminal.wait_for("Niet wijzigen")
    terminal.send("7u", ENTER)
    terminal.settle()
    terminal.wait_until(lambda: versions(group), "a version", SECONDS)
    terminal.send("8u")
    terminal.settle()
    terminal.close_pty()
    assert terminal.wait_exit(SECONDS, reading=False) == 129
    assert (tmp_path / "gezien").read_text() == "", "nothing was started, nobody was called"
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in written if path.suffix == ".xlsx"], "there was an export"
    kinds = {path.parent.parent.name for path in written if ".ictcoord" in path.parts}
    assert {"versions", "drafts"} <= kinds
    too_open = [
        f"{path.relative_to(tmp_path)} {path.stat().st_mode:o}"
        for path in tmp_path.rglob("*")
        if path not in (tmp_path, tmp_path / "thuis") and path.stat().st_mode & 0o077
    ]
    assert too_open == []
    for path in group.parent.rglob("*.toml"):
        if ".ictcoord" not in path.parts:
            decode(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    "deed",
    [
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.execv('/bin/true', ['true'])",
        "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
    ],
)
def test_the_watch_sees_what_is_forbidden(tmp_path: Path, deed: str) -> None:
    """A watch that sees nothing would make the test above worthless."""
    log = tmp_path / "gezien"
    watched = f"from tests.safety.audited import watch; watch({str(log)!r}); {deed}"
    subprocess.run([PYTHON, "-c", watched], env=sealed_environment(tmp_path), check=False)
    assert log.read_text().startswith(FORBIDDEN)
