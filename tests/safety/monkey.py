"""What a monkey does at the keyboard, and where it sits down.

It types keys, pastes whatever, pulls at the corners of the window, and now and then a colleague
saves, git replaces a file, or somebody leaves a broken one behind for a while.
"""

import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.events import Event, Key, Paste
from textual.keys import _character_to_key

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.validation import Severity, problems_in
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.settings import Settings
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from tests.poisoned import POISON
from tests.tui.driver import NOW, Driver
from tests.tui.workbooks import BUDGET, CURRENT, LIST, export, home_made

CHECK_EACH = 100
"""Events between two looks at the dossiers."""

_BURST = 25
_COMMAND_KEYS = sorted({key for command in COMMANDS for key in command.keys} - {"ctrl+q"})
_MOVES = ["up", "down", "left", "right", "enter", "escape", "tab", "shift+tab"]
_LETTERS = [*"abcdehijmnoprstuwxz0123456789 ,.;:-/[]{}\\\"'é€ß"]
_ODD = ["f2", "f5", "f12", "pageup", "pagedown", "home", "end", "delete", "insert"]
_ODD += ["ctrl+a", "ctrl+u", "space", "backspace"]
KEYS = [*_COMMAND_KEYS, *_MOVES * 4, *_LETTERS, *_ODD]
"""What it presses; what moves the cursor four times as often."""

PASTES = [*POISON, "2u\tAn\n1u30\tBo, An\n", "a,b\r\nc;d\n", "\t\t\n\n", "x" * 5_000, "=1+1", ""]
SIZES = ((80, 24), (60, 16), (120, 40), (200, 60), (59, 15), (20, 5))
DIALOGS = (
    "app.help",
    "app.menu",
    "app.school",
    "app.export",
    "app.import",
    "app.versions",
    "app.conflicts",
    "app.protect",
    "app.start",
)
"""Commands that ask something, on every screen."""

BOOKS = {"mapping": "lijst.xlsx", "preview": "terug.xlsx"}


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the monkey sits down.

    Attributes:
        area: Screen the app begins with; empty for the start screen.
        come: Brings it where it has to be, at the beginning of every hundred events.
    """

    area: str
    come: Callable[[Driver, random.Random], Awaitable[None]]


async def _home(user: Driver, area: str) -> None:
    """Leave whatever is open, as somebody would who does not know where they are."""
    app = user.app
    app.workers.cancel_group(app, "flow")
    await user.pilot.pause()
    if area and app.has_session:
        await app.areas.show(area)
    elif area == "":
        await app.doer.do_start()
    await user.pilot.pause()


def _on(area: str) -> Scene:
    async def come(user: Driver, _chance: random.Random) -> None:
        if user.app.areas.front is None:
            await _home(user, area)

    return Scene(area, come)


async def _dialog(user: Driver, chance: random.Random) -> None:
    await _home(user, chance.choice(("roadmap", "overview", "team", "insights", "group")))
    await user.pilot.press(COMMAND_BY_ID[chance.choice(DIALOGS)].keys[0])


async def _start(user: Driver, _chance: random.Random) -> None:
    await _home(user, "")


async def _card(user: Driver, _chance: random.Random) -> None:
    await _home(user, "overview")
    await user.pilot.press(COMMAND_BY_ID["overview.card"].keys[0])


async def _editor(user: Driver, chance: random.Random) -> None:
    await _home(user, chance.choice(("overview", "team")))
    await user.pilot.press(*["right"] * chance.randrange(6), "enter")


def _importing(kind: str) -> Scene:
    async def come(user: Driver, _chance: random.Random) -> None:
        await _home(user, "overview")
        await user.pilot.press(COMMAND_BY_ID["app.import"].keys[0], "ctrl+u")
        user.app.post_message(Paste(BOOKS[kind]))
        await user.pilot.press("enter")
        await user.pilot.pause(0.05)

    return Scene("overview", come)


SCENES: dict[str, Scene] = {
    **{area: _on(area) for area in ("roadmap", "walk", "overview", "team", "insights", "group")},
    "start": Scene("", _start),
    "dialogs": Scene("roadmap", _dialog),
    "card": Scene("overview", _card),
    "editors": Scene("overview", _editor),
    "mapping": _importing("mapping"),
    "preview": _importing("preview"),
}
"""Every screen, and what opens over it."""


def event_of(key: str) -> Key:
    """Return the event of a key as a terminal sends it."""
    character = {"space": " ", "minus": "-", "equals_sign": "="}.get(key, key)
    if len(character) > 1:
        return Key(key, None)
    return Key(_character_to_key(character), character)


def some_event(chance: random.Random) -> Event:
    """Return a key, or one time in forty a paste."""
    if chance.randrange(40) == 0:
        return Paste(chance.choice(PASTES))
    return event_of(chance.choice(KEYS))


def told(event: Event) -> str:
    """Return an event in a form that can be typed over."""
    return event.key if isinstance(event, Key) else f"paste {event.text[:30]!a}"  # type: ignore[attr-defined]


async def send(user: Driver, events: list[Event]) -> None:
    """Send events in one go, and wait until the last one had its effect.

    The pilot waits for idleness after every key, which takes a hundred times as long; the app keeps
    the order itself (see `SafeApp`).
    """
    app = user.app
    for event in events:
        app.post_message(event)
    await user.pilot.pause(0)
    while app._turns.is_busy and app.return_code is None:
        await user.pilot.pause(0.005)


async def play(
    user: Driver, scene: Scene, chance: random.Random, count: int, log: list[str]
) -> None:
    """Send so many events, a window of another size in between; note each in the log."""
    await user.pilot.resize_terminal(*SIZES[0])
    await scene.come(user, chance)
    while len(log) < count and user.app.return_code is None:
        burst = [some_event(chance) for _ in range(min(_BURST, count - len(log)))]
        log += map(told, burst)
        await send(user, burst)
        if chance.randrange(6) == 0 and user.app.return_code is None:
            await user.pilot.resize_terminal(*chance.choice(SIZES))


def make_root(folder: Path) -> Path:
    """Return a folder with the example group and workbooks to bring in."""
    group = copy_example(folder / "werk")
    school = group.parent / "scholen" / "kiekendief.toml"
    export(school, group.parent / "terug.xlsx", (CURRENT, "Wifi-netwerk beheren", "Tijd", "3u"))
    home_made(group.parent / "lijst.xlsx", Taken=LIST, Budget=BUDGET)
    return group.parent


def make_app(root: Path, scene: Scene) -> IctcoordApp:
    """Return the app where a scene begins, confined to the folder."""
    app = IctcoordApp(
        AppOptions(root=root, area=scene.area),
        TerminalProfile(colour="256"),
        Settings(),
        clock=lambda: NOW,
        author="aap",
    )
    if scene.area:
        app.open_session(root / "groep.toml")
    return app


def check(app: IctcoordApp) -> None:
    """Every open dossier can be written, read back, and has no fatal problem."""
    if not app.has_session:
        return
    for dossier in app.session.ids:
        document = app.session.document(dossier)
        assert decode(encode(document), dossier) == document
        problems = problems_in(document, load_catalogue())
        assert not [one for one in problems if one.severity is Severity.FATAL]


def check_files(root: Path) -> None:
    """Every file that ends in `.toml` can be read, versions and conflicts too."""
    for path in root.rglob("*.toml"):
        decode(path.read_bytes(), path.name)


def _colleague(path: Path, chance: random.Random) -> None:
    file = DossierFile(path)
    before = file.load().document
    place = chance.choice(
        (("place",), ("current", "net-wifi", "note"), ("current", "net-wifi", "time"))
    )
    after = put(before, place, f"{chance.randrange(9)}u")
    file.save(before, after, who="els", now=NOW.astimezone())


def _git(path: Path, chance: random.Random) -> None:
    document: dict[str, Any] = decode(path.read_bytes(), path.name)
    other = path.with_suffix(".nieuw")
    other.write_bytes(encode({**document, "place": f"git {chance.randrange(9)}"}))
    other.replace(path)


@contextmanager
def somebody_else(root: Path, chance: random.Random) -> Iterator[None]:
    """Let others be at work now and then; what they break they mend when the block ends."""
    path = chance.choice(sorted(root.glob("scholen/*.toml")))
    deed = chance.randrange(8)
    if deed in (0, 1):
        _colleague(path, chance)
    elif deed == 2:
        _git(path, chance)
    if deed != 3:
        yield
        return
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + b"\n[[kapot")
    try:
        yield
    finally:
        path.write_bytes(whole)
