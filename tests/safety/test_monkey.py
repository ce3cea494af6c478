"""A monkey at the keyboard: whatever is typed, the app lives and the dossier stays valid.

`MONKEY_EVENTS` is the number of events over all screens and both seeds; `make monkey` sends 50,000.
A failure prints the seed and the last events; `MONKEY_SEED` plays a seed again.
"""

import os
import random
import secrets
import sys
from pathlib import Path

import pytest

from tests.safety.monkey import (
    CHECK_EACH,
    SCENES,
    check,
    check_files,
    make_app,
    make_root,
    play,
    somebody_else,
)
from tests.terminal.harness import PYTHON, Terminal
from tests.tui.driver import Driver

EVENTS = int(os.environ.get("MONKEY_EVENTS", "6000"))
FRESH = int(os.environ.get("MONKEY_SEED", "0")) or secrets.randbelow(2**32)
SEEDS = {"fixed": 20261121, "fresh": FRESH}
PER_SCENE = -(-EVENTS // (len(SCENES) * len(SEEDS)))


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("seed", list(SEEDS))
@pytest.mark.parametrize("name", list(SCENES))
async def test_random_keys_leave_a_valid_dossier(
    tmp_path: Path, name: str, seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def say(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\nmonkey on {name}, seed {SEEDS[seed]}{text}\n")

    scene, chance = SCENES[name], random.Random(f"{SEEDS[seed]}-{name}")
    root = make_root(tmp_path)
    if seed == "fresh":
        say(f": {PER_SCENE} events")
    left = PER_SCENE
    while left > 0:
        app = make_app(root, scene)
        log: list[str] = []
        try:
            async with app.run_test(size=(80, 24)) as pilot:
                user = Driver(app, pilot)
                while left > 0 and app.return_code is None:
                    log.clear()
                    with somebody_else(root, chance):
                        await play(user, scene, chance, min(CHECK_EACH, left), log)
                    if app.return_code is None:
                        await user.settle()
                        check(app)
                    left -= len(log)
        except BaseException as error:
            # Beside other tests what is printed gets lost; what belongs to the failure does not.
            error.add_note(f"monkey on {name}, seed {SEEDS[seed]}: last events {log}")
            raise
        check_files(root)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", list(SEEDS))
def test_random_bytes_never_crash_the_program(
    tmp_path: Path, seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_root(tmp_path)
    chance = random.Random(SEEDS[seed])
    if seed == "fresh":
        with capsys.disabled():
            sys.stdout.write(f"\nmonkey with bytes, seed {FRESH}\n")
    sent = 0
    while sent < PER_SCENE:
        command = [PYTHON, "-m", "ictcoord_tui", "--root", str(root), "groep.toml"]
        with Terminal(command, tmp_path) as terminal:
            terminal.wait_ready("Stappenplan")
            while sent < PER_SCENE and terminal.state() not in "ZX":
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
