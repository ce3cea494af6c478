"""The base class in Textual's pilot: what a real terminal is not needed for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text
from textual.events import Key
from textual.widgets import DataTable, Input, Static, TextArea

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.tui.terminal.environment import Colour, TerminalProfile
from ictcoord_tui.tui.widgets.message_line import MessageLine
from tests.terminal.poison import ESCAPES, MARKUP
from tests.terminal.probe_app import ProbeApp

_STARTED: list[str] = []
_DANGEROUS = ("subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "webbrowser.open")
_watching = False


def _watch(event: str, _arguments: tuple[Any, ...]) -> None:
    if _watching and event.startswith(_DANGEROUS):
        _STARTED.append(event)


# An audit hook cannot be removed, only switched off.
sys.addaudithook(_watch)


@contextmanager
def nothing_started() -> Iterator[None]:
    """Fail when a program, shell or browser is started inside."""
    global _watching
    _STARTED.clear()
    _watching = True
    try:
        yield
    finally:
        _watching = False
    assert not _STARTED


@pytest.fixture
def app(tmp_path: Path) -> ProbeApp:
    return ProbeApp(TerminalProfile(), tmp_path)


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def status(app: ProbeApp) -> str:
    return str(app.query_one("#status", Static).content)


def said_by(app: ProbeApp) -> str:
    """Return the message as it stands on screen."""
    line = app.query_one(MessageLine)
    assert line.display
    return str(line.render())


async def test_poison_is_shown_as_it_is_written(app: ProbeApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        lines = [
            "".join(segment.text for segment in app.screen._compositor.render_strips()[row])
            for row in range(40)
        ]
        shown = "\n".join(line.rstrip() for line in lines)
        for text in MARKUP:
            assert text in shown
        metas = [
            segment.style.meta
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
        ]
        assert not any("@click" in meta for meta in metas)


@pytest.mark.parametrize("poison", [*MARKUP, *ESCAPES])
async def test_a_message_may_hold_anything(app: ProbeApp, poison: str) -> None:
    async with app.run_test() as pilot:
        app.notify(f"fout in {poison}", title=poison, markup=True)
        await pilot.pause()
        content = said_by(app)
        assert "fout in" in content
        assert "\x1b" not in content
        assert "\x9b" not in content


async def test_alt_and_a_letter_cancel_the_edit_and_then_act(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.query_one(Input).has_focus
        await pilot.press("alt+j", "j")
        await pilot.pause()
        assert app.query_one(DataTable).has_focus
        assert app.query_one(Input).value == "oud"
        assert status(app) == "rij 2"


async def test_no_cursor_blinks(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        area = TextArea()
        await app.screen.mount(area)
        await pilot.pause()
        assert not app.query_one(Input).cursor_blink
        assert not area.cursor_blink


async def test_nothing_is_started_or_written(app: ProbeApp, tmp_path: Path) -> None:
    with nothing_started():
        async with app.run_test() as pilot:
            app.open_url("http://example.org")
            app.action_screenshot()
            app.deliver_screenshot()
            app.save_screenshot(path=str(tmp_path))
            app.deliver_text(tmp_path / "x")
            app.deliver_binary(tmp_path / "x")
            app.action_suspend_process()
            app.action_change_theme()
            app.action_command_palette()
            await pilot.press("ctrl+p", "ctrl+z", "f1")
            assert list(app.get_system_commands(app.screen)) == []
            assert app.screen_stack == [app.screen]
    assert files_in(tmp_path) == []


async def test_ctrl_c_says_how_to_stop(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Afsluiten" in said_by(app)
        assert "quit" not in said_by(app)


async def test_quitting_saves(app: ProbeApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert (tmp_path / "saved.json").exists()


async def test_quitting_stays_when_saving_fails(
    app: ProbeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse() -> None:
        raise NotAllowedError("De schijf is vol.")

    monkeypatch.setattr(app, "save_before_exit", refuse)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "De schijf is vol." in said_by(app)
        assert app.return_code is None


async def test_a_failing_save_does_not_stop_the_end(
    app: ProbeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise OSError("Joris")

    monkeypatch.setattr(app, "save_before_exit", fail)
    async with app.run_test() as pilot:
        app.leave(143)
        await pilot.pause()
    assert app.return_code == 143
    (report,) = files_in(tmp_path)
    assert "Joris" not in report.read_text()


async def press_crash(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("x")
        await pilot.pause()


async def test_a_crash_saves_and_is_not_hidden_from_tests(app: ProbeApp, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Joris"):
        await press_crash(app)
    assert app.return_code == 1
    assert {file.name[:5] for file in files_in(tmp_path)} == {"saved", "fout-"}


async def test_a_busy_widget_says_so_in_words(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        table = app.query_one(DataTable)
        table.loading = True
        await pilot.pause()
        lines = app.screen._compositor.render_strips()
        assert "Even geduld" in "".join(segment.text for strip in lines for segment in strip)


async def test_the_focused_widget_decides_whether_keys_are_text(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        assert not app.takes_text(Key("d", "d"))
        await pilot.press("enter")
        await pilot.pause()
        assert app.takes_text(Key("d", "d"))
        assert not app.takes_text(Key("up", None))


@pytest.mark.parametrize("colour", ["none", "16", "256", "true"])
@pytest.mark.parametrize("light", [False, True])
async def test_every_theme_draws_text_that_is_not_its_background(
    tmp_path: Path, colour: Colour, light: bool
) -> None:
    app = ProbeApp(TerminalProfile(colour=colour), tmp_path, light=light)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "x")
        await pilot.pause()
        styled = [
            segment
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.text.strip()
        ]
        assert styled
        for segment in styled:
            style = segment.style
            assert style is not None
            same = style.color == style.bgcolor
            both_default = style.color is None or style.color.is_default
            assert not same or both_default, segment
            if colour == "none":
                assert style.color is None
                assert style.bgcolor is None


async def test_copying_offers_the_text_inside_screen(tmp_path: Path) -> None:
    app = ProbeApp(TerminalProfile(inside_screen=True), tmp_path)
    async with app.run_test():
        plan = app.copy_text("x" * 2_000)
        assert plan.offer_text
        assert app.clipboard == "x" * 2_000


async def test_a_text_cell_never_becomes_markup(app: ProbeApp) -> None:
    async with app.run_test() as pilot:
        table = app.query_one(DataTable)
        table.add_row(Text(MARKUP[0]), Text(MARKUP[1]), key="poison")
        await pilot.pause()
        assert str(table.get_cell("poison", "task")) == MARKUP[0]
