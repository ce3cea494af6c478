"""Starts the whole program in a real pseudo-terminal."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import PYTHON, Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start `ictcoord` with arguments; whatever is started is ended and reaped."""
    monkeypatch.chdir(tmp_path)
    started: list[Terminal] = []

    def begin(
        *arguments: str, size: tuple[int, int] = (80, 24), environ: dict[str, str] | None = None
    ) -> Terminal:
        home = tmp_path / "thuis"
        home.mkdir(exist_ok=True)
        terminal = Terminal(
            [PYTHON, "-m", "ictcoord_tui", *arguments],
            home,
            columns=size[0],
            rows=size[1],
            environ=environ,
        )
        started.append(terminal)
        return terminal

    yield begin
    for terminal in started:
        terminal.close()
