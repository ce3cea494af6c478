"""Sizes that no screen has: a serial line says 0 rows, and over SSH anybody may say 65 535."""

import termios
from pathlib import Path

import pytest

from tests.terminal.harness import PYTHON, Terminal
from tests.tui.driver import make_school

TERMINAL_GONE = 129


@pytest.mark.parametrize(("columns", "rows"), [(0, 0), (80, 0), (65_535, 65_535)])
def test_such_a_terminal_is_drawn_falls_silent_and_may_go(
    tmp_path: Path, columns: int, rows: int
) -> None:
    command = [PYTHON, "-m", "ictcoord_tui", str(make_school(tmp_path))]

    def said() -> None:
        termios.tcsetwinsize(2, (rows, columns))

    with Terminal(command, tmp_path, before_exec=said) as terminal:
        terminal.wait_bytes(b"Bewust")
        terminal.settle()
        terminal.close_pty()
        assert terminal.wait_exit() == TERMINAL_GONE
