"""Inside tmux and GNU screen, where most long sessions live: Esc, copying and the mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import ENTER, ESC, PYTHON, Terminal, ctrl
from tests.terminal.places import in_screen, in_tmux
from tests.terminal.test_stories import saved


@pytest.fixture(params=[in_tmux, in_screen], ids=["tmux", "screen"])
def inside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """A probe in a multiplexer in a terminal; both are ended afterwards."""
    with request.param([PYTHON, "-m", "tests.terminal.probe", str(tmp_path)], tmp_path) as terminal:
        yield terminal


def test_a_lone_escape_arrives(inside: Terminal) -> None:
    inside.wait_ready("begin")
    inside.send(ENTER)
    inside.wait_for("oud")
    inside.send(ESC)
    inside.wait_for("niet bewaard")


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
