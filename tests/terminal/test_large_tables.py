"""A table of 1,100 rows costs no more per key than one of 100: only what is in sight is asked for.

Counted, not timed: a shared machine is no judge of milliseconds.
"""

from collections import Counter
from pathlib import Path

import pytest
from textual.strip import Strip

from ictcoord_tui.tui.widgets.grid import Grid
from ictcoord_tui.tui.widgets.table_source import TableSource
from tests.terminal.harness import DOWN, PYTHON, Terminal
from tests.tui.driver import Driver, make_school, running

SIZES = (0, 992)
"""Own tasks beside the 108 of the start list."""

KEYS = ("down", "down", "right", "left", "up", "pagedown", "pageup", "G", "g", "space")


def school_with(folder: Path, own: int) -> Path:
    folder.mkdir()
    tasks = {f"eigen-{n}": {"name": f"Eigen taak {n}", "section": "netwerk"} for n in range(own)}
    return make_school(folder, tasks=tasks) if tasks else make_school(folder)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count lines drawn and cells asked for."""
    counted: Counter[str] = Counter()
    draw, show = Grid.render_line, TableSource.cell

    def render_line(grid: Grid, y: int) -> Strip:
        counted["lines"] += 1
        return draw(grid, y)

    def cell(source: TableSource, row: str, column: str) -> object:
        counted["cells"] += 1
        return show(source, row, column)

    monkeypatch.setattr(Grid, "render_line", render_line)
    monkeypatch.setattr(TableSource, "cell", cell)
    return counted


async def cost_of(user: Driver, work: Counter[str], key: str) -> tuple[int, int]:
    work.clear()
    await user.press(key)
    return work["lines"], work["cells"]


async def test_a_key_draws_as_much_in_a_large_table_as_in_a_small_one(
    tmp_path: Path, work: Counter[str]
) -> None:
    costs = []
    for own in SIZES:
        path = school_with(tmp_path / str(own), own)
        async with running(path, area="overview") as user:
            await user.press("down", "up")
            assert f"/{108 + own} " in user.lines()[0]
            costs.append({key: await cost_of(user, work, key) for key in KEYS})
    small, large = costs
    assert large["down"][0] <= 4, "the lines the cursor leaves and comes to"
    for key in KEYS:
        lines, cells = large[key]
        # A heading in sight instead of a row makes a few cells of difference.
        assert lines <= 24 * 2, key
        assert cells <= small[key][1] + 24, key


def test_a_step_sends_as_few_bytes(tmp_path: Path) -> None:
    path = school_with(tmp_path / "groot", SIZES[-1])
    with Terminal([PYTHON, "-m", "ictcoord_tui", str(path)], tmp_path) as terminal:
        terminal.wait_ready("Stappenplan")
        terminal.send("2")
        terminal.wait_ready("1/1100")
        terminal.send(DOWN)
        terminal.settle()
        before = len(terminal.raw)
        terminal.send(DOWN)
        terminal.wait_for("3/1100")
        terminal.settle()
        assert len(terminal.raw) - before <= 400
