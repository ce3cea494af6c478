"""Keys wait for each other: none overtakes what the key before it started."""

from pathlib import Path
from typing import ClassVar

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.rest import all_at_rest
from ictcoord_tui.tui.terminal.safe_app import SafeApp


class Question(ModalScreen[str]):
    """Asks for a word."""

    def compose(self) -> ComposeResult:
        yield Input(compact=True)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def answered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Asking(SafeApp):
    """Asks two questions in a row for every press of `a`, and keeps the answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask"),
        Binding("q", "end"),
        Binding("x", "stray"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(TerminalProfile(), folder)
        self.answers: list[str] = []
        self.stray = 0

    def compose(self) -> ComposeResult:
        yield Static("klaar")

    def action_ask(self) -> None:
        self.run_worker(self.ask_twice())

    def action_end(self) -> None:
        self.exit(0)

    def action_stray(self) -> None:
        self.stray += 1

    async def ask_twice(self) -> None:
        for _ in range(2):
            self.answers.append(await self.push_screen_wait(Question()))


def send(app: Asking, *keys: str) -> None:
    """Let keys arrive all at once, as in one chunk from the terminal."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def until_quiet(app: Asking) -> None:
    while app._turns.is_busy:
        await app._turns.come_to_rest()


@pytest.fixture
def app(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


async def test_keys_in_one_chunk_follow_the_questions(app: Asking) -> None:
    async with app.run_test() as pilot:
        send(app, "a", "x", "y", "enter", "x", "enter", "x")
        await pilot.pause()
        await until_quiet(app)
        await pilot.pause()
        assert app.answers == ["xy", "x"]
        assert app.stray == 1


async def test_a_paste_waits_its_turn(app: Asking) -> None:
    async with app.run_test() as pilot:
        send(app, "a")
        app.post_message(events.Paste("een"))
        send(app, "enter", "z", "enter")
        await pilot.pause()
        await until_quiet(app)
        await pilot.pause()
        assert app.answers == ["een", "z"]


async def test_a_still_app_is_at_rest(app: Asking) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await app._turns.come_to_rest()
        assert all_at_rest([*app._registry, app], app.workers)


async def test_keys_that_wait_when_the_app_ends_are_let_go(app: Asking) -> None:
    async with app.run_test() as pilot:
        send(app, "a", "y", "enter", "z", "enter", "q", "x", "x")
        await pilot.pause()
        await until_quiet(app)
    app._turns.let_wait(events.Key("x", "x"))
    await until_quiet(app)
    assert app.answers == ["y", "z"]
    assert app.return_code == 0
    assert app._exception is None, "found by the monkey: no screen was left for the next key"
