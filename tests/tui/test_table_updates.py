"""An edit draws again what it changed and nothing else, however long the table is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Change
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.tui.screens.table_area import TableAreaScreen
from ictcoord_tui.tui.tables.column import Column, Shown, Table
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.view import containing
from ictcoord_tui.tui.widgets.grid import Grid
from ictcoord_tui.tui.widgets.grid_columns import GUTTER
from ictcoord_tui.tui.widgets.table_source import TableSource
from ictcoord_tui.tui.widgets.table_view import TableView
from tests.tui.driver import Driver, running
from tests.tui.tables.sample import document, overview

SIZES = (108, 1_100, 10_000)
STEPS = 25
FAR = "eigen-00900"


class LongTable(App[None]):
    """A table of any length that counts which of its rows are asked for a cell."""

    CSS = "TableView, Grid { height: 1fr; width: 1fr; } .banner { display: none; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        last = load_catalogue().sections[-1].id
        own = {f"eigen-{n:05}": {"name": f"Taak {n}", "section": last} for n in range(rows - 108)}
        self.asked: Counter[str] = Counter()
        self.document = document(tasks=own)
        self.view = TableView(self._counted(), overview(self.document), self.change)

    def compose(self) -> ComposeResult:
        yield self.view

    def change(self, label: str, change: Change, place: Place) -> bool:
        del label, place
        self.document = change(self.document)
        self.view.show(overview(self.document))
        return True

    def give(self, task: str, person: str) -> None:
        self.change("", lambda one: put(one, ("current", task, "who"), [person]), ())

    async def draw(self, pilot: Pilot[None]) -> None:
        """Bring the screen up to date, whatever Textual's timer does."""
        await pilot.pause()
        self.screen._compositor.render_strips(self.screen.size)

    def _counted(self) -> Table:
        table = situation_table(Situation.CURRENT, ())
        return replace(
            table,
            columns=tuple(replace(column, show=self._counting(column)) for column in table.columns),
        )

    def _counting(self, column: Column) -> Callable[[Overview, str], Shown]:
        def show(shown: Overview, row: str) -> Shown:
            self.asked[row] += 1
            return column.show(shown, row)

        return show


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names on the lines that grids draw, in the order they do."""
    rows: list[str] = []
    draw = Grid.render_line

    def noted(grid: Grid, y: int) -> Strip:
        strip = draw(grid, y)
        rows.append(strip.text[GUTTER:].partition("  ")[0])
        return strip

    monkeypatch.setattr(Grid, "render_line", noted)
    return rows


async def cost_of_an_edit(rows: int, task: str, drawn: list[str]) -> tuple[list[str], Counter[str]]:
    """Return which rows an edit draws, and how often it asks which row for a cell."""
    app = LongTable(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        assert len(app.view.grid.rows) == rows
        await app.draw(pilot)
        drawn.clear()
        app.asked.clear()
        app.give(task, "an")
        await app.draw(pilot)
        return list(drawn), Counter(app.asked)


@pytest.mark.parametrize("rows", SIZES)
async def test_an_edit_draws_its_row_and_no_other(rows: int, drawn: list[str]) -> None:
    found, asked = await cost_of_an_edit(rows, "net-internet", drawn)

    assert found == ["Internetverbinding beheren"]
    assert len(asked) <= 24


async def test_an_edit_costs_the_same_in_a_longer_table(drawn: list[str]) -> None:
    costs = [(await cost_of_an_edit(rows, "net-internet", drawn))[1] for rows in SIZES]

    assert costs[0] == costs[1] == costs[2]


async def test_an_edit_out_of_sight_draws_nothing(drawn: list[str]) -> None:
    found, asked = await cost_of_an_edit(1_100, FAR, drawn)

    assert found == []
    assert FAR not in asked


def screen_of(user: Driver) -> TableAreaScreen:
    screen = user.app.areas.front
    assert isinstance(screen, TableAreaScreen)
    return screen


def random_edit(user: Driver, rng: Random) -> None:
    """Change something in sight or out of it: a row, a name, a decision, the order of tasks."""
    session = user.app.session
    shown = session.overview()
    task = rng.choice(shown.tasks).id
    person = rng.choice(sorted(shown.dossier.people))
    place, value = rng.choice(
        [
            (("current", task, "who"), [person]),
            (("current", task, "note"), f"n{rng.random()}"),
            (("people", person, "name"), f"Naam {rng.randrange(100)}"),
            (("triage", task, "applies"), "no"),
            (("tasks", task, "name"), f"Taak {rng.randrange(100)}"),
            (("tasks", task, "section"), rng.choice(shown.catalogue.sections).id),
        ]
    )
    user.app.edit("Iets", lambda document: put(document, place, value), place)


async def somebody_elses_edit(user: Driver, path: Path, rng: Random) -> None:
    document = decode(path.read_bytes(), path.name)
    task = rng.choice(user.app.session.overview().tasks).id
    path.write_bytes(encode(put(document, ("current", task, "note"), f"van een ander {task}")))
    await user.command("app.reload")


async def random_step(user: Driver, path: Path, rng: Random) -> None:
    """Do one of the things that change what a table shows, or where one looks in it."""
    view = screen_of(user).base_view
    assert view is not None
    kind = rng.randrange(9)
    if kind < 4:
        random_edit(user, rng)
    elif kind == 4:
        await user.command("app.undo")
    elif kind == 5:
        await somebody_elses_edit(user, path, rng)
    elif kind == 6:
        view.narrow(view.view.sorted_on(rng.choice(view.table.columns).id))
    elif kind == 7:
        found = containing(view.table, rng.choice("aei"))
        view.narrow(view.view.filtered(found) if rng.random() < 0.5 else view.view.unfiltered())
    else:
        await user.press(*rng.choices(["pagedown", "pageup", "down", "right", "end", "home"], k=3))
    await user.settle()


@pytest.mark.parametrize("seed", range(3))
async def test_the_table_looks_as_one_that_is_drawn_anew(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    path = copy_example(tmp_path / "voorbeeld").parent / "scholen" / "kiekendief.toml"
    async with running(path, area="overview") as user:
        for _ in range(STEPS):
            await random_step(user, path, rng)
            view = screen_of(user).base_view
            assert view is not None
            updated = user.lines()
            view.grid.reload()
            await user.settle()
            assert user.lines() == updated
            if view.view.plain:
                now = user.app.session.overview()
                fresh = TableSource(view.table, now, view.view, view.view.rows(view.table, now))
                assert view.grid.source.lines == fresh.lines
