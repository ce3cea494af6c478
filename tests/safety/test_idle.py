"""Doing nothing costs nothing: no bytes over the line, hardly any processor time."""

import os
from pathlib import Path

import pytest

from ictcoord_tui.example import copy_example
from tests.terminal.harness import PYTHON, Terminal, ctrl

SECONDS = float(os.environ.get("IDLE_SECONDS", "10"))
"""How long to sit still; 60 for the full measurement."""

BUDGET = 0.3
"""Seconds of processor time in 60 seconds (issue 7)."""


def cpu_seconds(terminal: Terminal) -> float:
    """Return the processor time of the program so far."""
    fields = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
    ticks: int = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / ticks


@pytest.mark.timeout(180)
@pytest.mark.parametrize("screen", ["1", "2"])
def test_an_idle_screen_sends_nothing_and_rests(
    tmp_path: Path, screen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    group = copy_example(tmp_path / "werk")
    school = sorted((group.parent / "scholen").glob("*.toml"))[0]
    with Terminal([PYTHON, "-m", "ictcoord_tui", str(school)], tmp_path) as terminal:
        terminal.wait_ready("Stappenplan")
        terminal.send(screen)
        terminal.settle(6)  # messages of the beginning have gone
        before = cpu_seconds(terminal)
        assert terminal.quiet_bytes(SECONDS) == b""
        used = cpu_seconds(terminal) - before
        with capsys.disabled():
            print(f"\nidle {SECONDS:.0f} s on screen {screen}: {used:.2f} s of processor, 0 bytes")  # noqa: T201
        assert used <= BUDGET * max(SECONDS, 10) / 60 + 0.05
        terminal.send(ctrl("q"))
        assert terminal.wait_exit() == 0
