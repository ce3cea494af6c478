"""A monkey at the keyboard: whatever is typed, the app lives and the dossier stays valid.

`MONKEY_EVENTS` sets how many keys each screen gets; `50000 / screens` for the full number.
"""

import os
import random
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.validation import Severity, problems_in
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.settings import Settings
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMANDS
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from tests.terminal.harness import PYTHON, Terminal
from tests.tui.driver import NOW, Driver

EVENTS = int(os.environ.get("MONKEY_EVENTS", "400"))
"""Keys for each screen and seed."""

SCREENS = ("roadmap", "walk", "overview", "team", "insights", "group")
FRESH = secrets.randbelow(2**32)
SEEDS = {"fixed": 20261121, "fresh": FRESH}
CHECK_EACH = 100

_COMMAND_KEYS = sorted({key for command in COMMANDS for key in command.keys} - {"ctrl+q"})
_MOVES = [
    "up",
    "down",
    "left",
    "right",
    "enter",
    "escape",
    "tab",
    "shift+tab",
    "space",
    "backspace",
]
_LETTERS = [*"abcdehijmnoprstuwxz0123456789 ,.;:-/[]{}\\\"'é€ß"]
_ODD = ["f2", "f5", "f12", "pageup", "pagedown", "home", "end", "delete", "insert", "ctrl+a"]
KEYS = [*_COMMAND_KEYS, *_MOVES * 4, *_LETTERS, *_ODD]


def event_of(key: str) -> Key:
    """Return the event of a key as a terminal sends it."""
    character = {"space": " ", "minus": "-", "equals_sign": "="}.get(key, key)
    if len(character) > 1:
        return Key(key, None)
    return Key(_character_to_key(character), character)


async def type_all(app: IctcoordApp, pilot: Pilot[int], keys: Sequence[str]) -> None:
    """Send keys in one go, and wait until the last one had its effect.

    The pilot waits for idleness after every key, which takes a hundred times as long; the app keeps
    the order itself (see `SafeApp`).
    """
    for key in keys:
        app.post_message(event_of(key))
    await pilot.pause(0)
    while (app._waiting_input or app._handing_out) and app.return_code is None:
        await pilot.pause(0.02)


def make_app(root: Path, screen: str) -> IctcoordApp:
    app = IctcoordApp(
        AppOptions(root=root, area=screen),
        TerminalProfile(colour="256"),
        Settings(),
        clock=lambda: NOW,
        author="aap",
    )
    app.open_session(root / "groep.toml")
    return app


def check(app: IctcoordApp) -> None:
    """Every open dossier can be written, read back, and has no fatal problem."""
    session = app.session
    for dossier in session.ids:
        document = session.document(dossier)
        assert decode(encode(document), dossier) == document
        problems = problems_in(document, load_catalogue())
        assert not [one for one in problems if one.severity is Severity.FATAL]


def check_files(root: Path) -> None:
    for path in root.rglob("*.toml"):
        decode(path.read_bytes(), path.name)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", list(SEEDS))
@pytest.mark.parametrize("screen", SCREENS)
async def test_random_keys_leave_a_valid_dossier(
    tmp_path: Path, screen: str, seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_example(tmp_path / "werk").parent
    chance = random.Random(f"{SEEDS[seed]}-{screen}")
    if seed == "fresh":
        with capsys.disabled():
            sys.stdout.write(f"\nmonkey on {screen}, seed {FRESH}\n")
    left = EVENTS
    while left > 0:
        app = make_app(root, screen)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            driver = Driver(app, pilot)
            while left > 0 and app.return_code is None:
                keys = chance.choices(KEYS, k=min(CHECK_EACH, left))
                left -= len(keys)
                try:
                    await type_all(app, pilot, keys)
                except BaseException:
                    with capsys.disabled():
                        sys.stdout.write(f"\n{screen}, seed {SEEDS[seed]}, last keys: {keys}\n")
                    raise
                if app.return_code is None:
                    await driver.settle()
                    check(app)
    check_files(root)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", list(SEEDS))
def test_random_bytes_never_crash_the_program(
    tmp_path: Path, seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_example(tmp_path / "werk").parent
    chance = random.Random(SEEDS[seed])
    if seed == "fresh":
        with capsys.disabled():
            sys.stdout.write(f"\nmonkey with bytes, seed {FRESH}\n")
    sent = 0
    while sent < EVENTS:
        command = [PYTHON, "-m", "ictcoord_tui", "--root", str(root), "groep.toml"]
        with Terminal(command, tmp_path) as terminal:
            terminal.wait_ready("Stappenplan")
            while sent < EVENTS and terminal.state() not in "ZX":
                data = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 12)))
                sent += len(data)
                try:
                    terminal.send(data.replace(b"\x11", b""))
                    terminal.quiet_bytes(0.02)
                except OSError:
                    break
            if terminal.state() not in "ZX":
                terminal.close_pty()
                assert terminal.wait_exit(40, reading=False) == 129
            else:
                assert terminal.wait_exit(40) in (0, 129)
        check_files(root)
    assert not list((tmp_path / "ictcoord").rglob("fout-*.txt")), "no crash was written down"
