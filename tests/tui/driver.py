"""A driver over Textual's pilot that speaks the user's language.

Stories press commands by their id (so a changed keymap changes nothing), look at lines of text, and
compare whole screens with goldens: text files that a reviewer can read in a diff.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.hints import load_hints
from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.storage.settings import USES_OF_A_HINT, Settings
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.own_keys import SCREENS
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.terminal.environment import Colour, TerminalProfile
from ictcoord_tui.tui.widgets.key_bar import KeyBar
from ictcoord_tui.tui.widgets.message_line import MessageLine

NOW = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - the app works in local time
"""The moment at which every story takes place."""

GOLDENS = Path(__file__).parent / "goldens"
UPDATE = "UPDATE_GOLDENS"
"""Set this variable to write goldens anew; then read the diff."""

_UPDATING = bool(os.environ.get(UPDATE))


class Driver:
    """One running app, as a user sees it."""

    def __init__(self, app: IctcoordApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and let the app finish what they started."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
            screen = self.app.screen
            if isinstance(screen, CommandPlace):
                assert frozenset(screen.contexts) in SCREENS, "own keys are dealt out by screen"

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    async def command(self, command_id: str, times: int = 1) -> None:
        """Press the first key of a command."""
        for _ in range(times):
            await self.press(COMMAND_BY_ID[command_id].keys[0])

    async def settle(self) -> None:
        """Wait until nothing runs any more that a key started, saving included.

        A flow that waits for the user's answer is not waited for.
        """
        await self.pilot.pause()
        for _ in range(50):
            busy = [w for w in self.app.workers if w.is_running and w.group == "keeping"]
            if not busy:
                break
            await self.app.workers.wait_for_complete(busy)
            await self.pilot.pause()

    async def until(self, text: str) -> None:
        """Wait until a text is on screen or in a message.

        Raises:
            AssertionError: It never came.
        """
        for _ in range(300):
            if text in self.text or any(text in one for one in self.said):
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{text!r} never came:\n{self.text}\n{self.said}")

    async def choose(self, text: str) -> None:
        """Type in a list to choose from and take the first that fits."""
        await self.type(text)
        await self.press("enter")

    def lines(self) -> list[str]:
        """Return the screen as text, one string a line, trailing spaces cut."""
        screen = self.app.screen
        strips = screen._compositor.render_strips(screen.size)
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.lines())

    @property
    def said(self) -> list[str]:
        """The short messages that were shown, oldest first."""
        return [said.text for said in self.app.messages.kept]

    @property
    def message(self) -> str:
        """The short message that is on screen now, under any dialog; empty when there is none."""
        for screen in reversed(self.app.screen_stack):
            for line in screen.query(MessageLine):
                return str(line.render()) if line.display else ""
        return ""

    @property
    def bar(self) -> str:
        """The two lines of keys at the bottom; empty under a dialog."""
        bars = (bar for screen in reversed(self.app.screen_stack) for bar in screen.query(KeyBar))
        bar = next(bars)
        return "\n".join(bar.render_line(y).text for y in range(bar.size.height)).strip()

    def line_with(self, text: str) -> str:
        """Return the first line that has a text.

        Raises:
            AssertionError: No line has it.
        """
        for line in self.lines():
            if text in line:
                return line
        raise AssertionError(f"{text!r} is not on screen:\n{self.text}")

    def document(self, dossier: str | None = None) -> Document:
        """Return a dossier as it is in memory."""
        return self.app.session.document(dossier)


@asynccontextmanager
async def running(
    path: Path | None,
    *,
    size: tuple[int, int] = (80, 24),
    area: str = "",
    read_only: bool = False,
    keymap: Mapping[str, str] | None = None,
    recent: Sequence[str] = (),
    root: Path | None = None,
    hints: bool = False,
    colour: Colour = "256",
    theme: str = "",
) -> AsyncIterator[Driver]:
    """Run the app on a dossier, headless.

    Args:
        path: The dossier; `None` begins on the start screen.
        size: Columns and lines.
        area: Screen to begin with.
        read_only: As with `--read-only`.
        keymap: The user's own keys by command id.
        recent: Dossiers the start screen remembers.
        root: As with `--root`.
        hints: A new user, who sees the first hints; stories are about somebody who knows the way.
        colour: What the terminal can show.
        theme: As in the user's settings.
    """
    app = IctcoordApp(
        AppOptions(read_only=read_only, area=area, root=root),
        TerminalProfile(colour=colour),
        Settings(
            theme=theme,
            keymap=dict(keymap or {}),
            recent=tuple(recent),
            hints={} if hints else dict.fromkeys(load_hints(), USES_OF_A_HINT),
        ),
        clock=lambda: NOW,
        author="an",
    )
    assert app.animation_level == "none"
    if path is not None:
        app.open_session(path)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver


def make_school(folder: Path, name: str = "De Kiekendief", **values: object) -> Path:
    """Write a school's dossier and return its file."""
    document = new_document(DossierKind.SCHOOL, name, catalogue=load_catalogue().version)
    path = folder / "school.toml"
    path.write_bytes(encode({**document, **values}))
    return path


def copy_school(folder: Path) -> Path:
    """Return the file of a copy of the example school."""
    return Path(shutil.copy(examples_dir() / "basisschool.toml", folder / "school.toml"))


def copy_group(folder: Path) -> Path:
    """Return the file of a copy of the example group."""
    return shutil.copytree(examples_dir() / "wilgenbrug", folder / "groep") / "groep.toml"


def compare(lines: Sequence[str], name: str) -> None:
    """Compare a screen with its golden.

    Args:
        lines: The screen.
        name: File name of the golden without ending.
    """
    path = GOLDENS / f"{name}.txt"
    text = re.sub(r" +$", "", "\n".join(lines), flags=re.MULTILINE) + "\n"
    if _UPDATING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no golden yet: run with {UPDATE}=1 and look at it"
    assert text == path.read_text(encoding="utf-8")
