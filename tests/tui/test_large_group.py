"""A large group: what takes long happens behind, says how far it is, and ends at Esc."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.example import make_example
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.insights.proposal import Proposal, propose
from ictcoord_tui.paper import Filter, Paper
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.session import Session
from ictcoord_tui.storage.settings import Settings
from ictcoord_tui.tui import insight_sheets
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.behind import LARGE
from ictcoord_tui.tui.keeping import Keeper
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.present.group import MatrixSource
from ictcoord_tui.tui.present.sheet import Sheet, make_sheet
from ictcoord_tui.tui.screens.insights import InsightsScreen
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.workspace import Broken, Opened, load_workspace
from tests.tui.driver import NOW, Driver

SCHOOLS = 60
HALF = 30
PATIENCE = 20.0
"""Seconds before a thread that waits for a test gives up."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_example(tmp_path_factory.mktemp("groot") / "groep", SCHOOLS)


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show every school as soon as it is read, however fast that goes."""
    monkeypatch.setattr("ictcoord_tui.tui.keeping._AT_ONCE", 0.0)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Hold the thread that reads the schools at half of them, until the event is set."""
    opened = threading.Event()
    begin = Session.member_reader

    def held(session: Session) -> Callable[[Path], Opened | Broken]:
        read = begin(session)

        def reader(path: Path) -> Opened | Broken:
            if len(session.school_ids) >= HALF:
                opened.wait(PATIENCE)
            return read(path)

        return reader

    monkeypatch.setattr(Session, "member_reader", held)
    return opened


@asynccontextmanager
async def opened_on(path: Path, area: str) -> AsyncIterator[Driver]:
    """Run the app without waiting for what it does behind."""
    app = IctcoordApp(
        AppOptions(area=area), TerminalProfile(colour="256"), Settings(), clock=lambda: NOW
    )
    app.open_session(path)
    async with app.run_test(size=(80, 24)) as pilot:
        yield Driver(app, pilot)


async def test_reading_tells_of_each_school_once_and_goes_on_where_it_stopped(
    large: Path, one_by_one: None
) -> None:
    del one_by_one
    session = Session.open(large, catalogue=load_catalogue(), author="an", clock=lambda: NOW)
    keeper = Keeper(session, lambda _news: None, lambda: None)
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        keeper.loading.stopped = done == HALF

    await keeper.load_members(tell)
    assert told == [(number, SCHOOLS) for number in range(1, HALF + 1)]
    assert len(session.school_ids) == HALF

    await keeper.load_members(tell)
    assert told == [(number, SCHOOLS) for number in range(1, SCHOOLS + 1)]
    assert len(session.school_ids) == SCHOOLS
    assert session.scope().schools == load_workspace(large, load_catalogue()).scope.schools


async def test_keys_work_while_schools_are_read_and_esc_stops_it(
    large: Path, one_by_one: None, gate: threading.Event
) -> None:
    del one_by_one
    async with opened_on(large, "group") as user:
        await user.until(f"{HALF} van {SCHOOLS} scholen geladen… Esc = stoppen")
        await user.pilot.press("down", "down")
        await user.until("Esc = stoppen")
        assert [line for line in user.lines() if line.startswith(">")]
        await user.pilot.press("escape")
        gate.set()
        await user.settle()
        session = user.app.session
        assert HALF <= len(session.school_ids) <= HALF + 1
        await user.until("gestopt, F5 = verder")
        assert len(session.scope().schools) == len(session.school_ids)
        await user.command("app.reload")
        await user.until(f"{SCHOOLS} scholen")
        assert len(session.school_ids) == SCHOOLS
        assert not session.broken
        await user.settle()
        assert "geladen" not in user.text


async def test_a_large_group_is_counted_behind(large: Path) -> None:
    async with opened_on(large, "group") as user:
        await user.until(f"{SCHOOLS} scholen")
        await user.settle()
        await user.command("group.next_tab")
        await user.settle()
        assert "Niemand" in user.text
        await user.press("pagedown", "right", "right")
        assert user.line_with(">")


async def test_answers_of_a_large_group_are_worked_out_behind_and_esc_stops_it(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    slow = QUESTIONS[4]

    def answer(scope: Scope, situation: Situation) -> str:
        # As long as few schools are read, the screen answers by itself.
        assert len(scope.overviews) <= LARGE or held.wait(PATIENCE)
        return slow.headline(scope, situation)

    questions = tuple(replace(q, headline=answer) if q is slow else q for q in QUESTIONS)
    monkeypatch.setattr("ictcoord_tui.insights.index.QUESTIONS", questions)
    async with opened_on(large, "insights") as user:
        await user.until("Even rekenen… 4 van 17 vragen. Esc = stoppen")
        await user.pilot.press("down", "down")
        assert user.line_with(">").startswith("> ")
        await user.pilot.press("escape")
        await user.until("Gestopt na 4 van 17 vragen. F5 = verder")
        held.set()
        await user.command("app.reload")
        await user.until("mensen overbelast")
        await user.settle()
        assert "Even rekenen" not in user.text
        assert "Gestopt" not in user.text


async def test_a_page_of_a_large_group_is_made_in_a_thread(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()

    def watched(
        write: Callable[[], Paper], chosen: Filter, asked: Asked, widths: tuple[int, int]
    ) -> Sheet:
        threads.add(threading.get_ident())
        return make_sheet(write, chosen, asked, widths)

    monkeypatch.setattr(insight_sheets, "make_sheet", watched)
    async with opened_on(large, "insights") as user:
        await user.until("mensen overbelast")
        await user.settle()
        screen = user.app.areas.front
        assert isinstance(screen, InsightsScreen)
        screen.go_to_place(("insights", "gaps"))
        await user.until("Welke taken doet niemand?")
        await user.settle()
        assert "Even rekenen" not in user.text
        await user.press("end")
        assert user.line_with(">")
    assert threads
    assert threading.get_ident() not in threads


async def test_the_screen_is_never_held_up_by_the_proposal_of_a_group_of_forty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work is counted instead of timed: some 150,000 calls of Python functions take 50 ms."""
    group = make_example(tmp_path / "groep", 40)
    turns = Turns()
    begun: list[int] = []

    def slow(scope: Scope) -> Proposal:
        begun.append(turns.number)
        assert turns.come(turns.number + 20, PATIENCE)
        return propose(scope)

    monkeypatch.setattr(insight_sheets, "propose", slow)
    async with opened_on(group, "insights") as user:
        await user.until("mensen overbelast")
        await user.settle()
        screen = user.app.areas.front
        assert isinstance(screen, InsightsScreen)
        with turns.counted():
            screen.go_to_place(("insights", "proposal"))
            await user.until("Met voorstel")
            await user.settle()
            await user.press("end")
        assert user.line_with(">")
    assert begun
    assert turns.number > begun[0] + 20
    assert 0 < turns.most_calls < 60_000


class Turns:
    """How often the event loop came around, and how much Python did on its thread in between."""

    def __init__(self) -> None:
        self.number = 0
        self.most_calls = 0
        self._calls = 0
        self._came = threading.Condition()

    def come(self, number: int, seconds: float) -> bool:
        """Wait in another thread until the loop came around so often; tell whether it did."""
        with self._came:
            return self._came.wait_for(lambda: self.number >= number, seconds)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count in the thread of the running loop."""
        loop = asyncio.get_running_loop()

        def turn() -> None:
            self.most_calls = max(self.most_calls, self._calls)
            self._calls = 0
            with self._came:
                self.number += 1
                self._came.notify_all()
            if sys.getprofile() is not None:
                loop.call_later(0.001, turn)

        def count(frame: FrameType, event: str, arg: object) -> None:
            del frame, arg
            self._calls += event == "call"

        before = sys.getprofile()
        sys.setprofile(count)
        loop.call_soon(turn)
        try:
            yield
        finally:
            sys.setprofile(before)


def test_the_matrix_counts_right(large: Path) -> None:
    scope = load_workspace(large, load_catalogue()).scope
    source = MatrixSource(scope, Situation.CURRENT, 80)
    schools = [one.id for one in scope.schools]
    row = next(line.id for line in source.lines if line.id == "net-wifi")
    letters = [source.letter(row, school) for school in schools]
    gaps, counting = letters.count("!"), len(letters) - letters.count("x")
    assert source.cell(row, "open").text == f"{gaps}/{counting}"
    tasks = [line.id for line in source.lines if line.heading is None][4:]
    for letter in "!TGx":
        column = [source.letter(task, schools[7]) for task in tasks]
        assert source.cell(letter, schools[7]).text == str(column.count(letter))
        every = sum(source.letter(task, key) == letter for task in tasks for key in schools)
        assert source.cell(letter, "open").text == str(every)
