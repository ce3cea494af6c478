"""How many bytes each action sends, at 80×24 with 256 colours: over a slow line every one counts.

Bytes are exact, so these budgets may fail a build. They stand a little above what is sent today, so
that nothing grows unseen. Time is measured by `make bench`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcoord_tui.example import copy_example
from tests.benchmarks.programs import FIRST_STEP, FIRST_TASK, ours, press, running
from tests.terminal.harness import DOWN, ENTER, PAGE_DOWN, RIGHT, Terminal

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a Linux terminal")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Terminal]:
    group = copy_example(tmp_path / "voorbeeld")
    with running(ours(group.parent / "scholen" / "kiekendief.toml", tmp_path)) as terminal:
        yield terminal


@pytest.fixture
def table(app: Terminal) -> Terminal:
    """The app on the current situation."""
    app.send("2")
    app.wait_ready(FIRST_TASK)
    return app


def test_the_first_screen(app: Terminal) -> None:
    assert len(app.raw) <= 6_500


@pytest.mark.parametrize(
    ("key", "budget"),
    [(DOWN, 250), (RIGHT, 200), (PAGE_DOWN, 3_500), ("4", 5_500), (">", 7_500), ("?", 5_000)],
    ids=["step", "sideways", "page", "screen", "tab", "help"],
)
def test_an_action_in_a_table(key: str, budget: int, table: Terminal) -> None:
    assert 0 < press(table, key).size <= budget


def test_typing_in_a_cell_repaints_the_cell(table: Terminal) -> None:
    press(table, RIGHT)
    press(table, RIGHT)
    opened = press(table, ENTER).size
    typed = [press(table, sign).size for sign in "2u"]
    committed = press(table, ENTER).size

    assert opened <= 1_000
    assert max(typed) <= 300
    assert committed <= 1_500
    assert "2u" in table.text()


def test_nothing_is_sent_while_nothing_happens(table: Terminal) -> None:
    press(table, DOWN)
    table.settle(3.0)

    assert table.quiet_bytes(2.5) == b""


def test_a_screen_that_was_left_is_drawn_again(table: Terminal) -> None:
    """Textual draws nothing on a screen it threw away, however alive it looks from inside."""
    for key, shown in (("1", FIRST_STEP), ("2", FIRST_TASK), ("1", FIRST_STEP)):
        assert 0 < press(table, key).size <= 6_000
        assert shown in table.text()
