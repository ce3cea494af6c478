"""Stories with processes that die, run in an interpreter of their own: `SCENARIO FOLDER`.

A test process has threads, and those do not survive a fork; this one has none. What happened is
told on stdout as JSON.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ictcoord_tui.domain.schema import Document
from ictcoord_tui.storage.atomic import clean_leftovers
from ictcoord_tui.storage.conflicts import list_conflicts
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.versions import list_versions
from tests.storage.faults import crashing

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
KILLS = 200
WRITERS, EDITS = 4, 50


def numbered(number: int) -> Document:
    """Return a document that says its number everywhere: a mixture would show."""
    note = f"{number} " * 20
    return {
        "format": 1,
        "name": "De Kiekendief",
        "weeks": number,
        "current": {f"taak-{row}": {"time": "1u", "note": note} for row in range(40)},
    }


def number_of(document: Document) -> int:
    """Return the number a document says, once it says the same everywhere."""
    number = int(document["weeks"])
    assert document == numbered(number)
    return number


def in_child(work: Callable[[], None]) -> int:
    """Start a process that does the work and ends; return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - the child must end here, whatever happens
            os.write(2, repr(error).encode())
            os._exit(1)
        os._exit(0)
    return child


def leftovers(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob(".ictcoord-*"))


def clean(folder: Path) -> None:
    for place in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
        clean_leftovers(place)


def crash_after_each_call(folder: Path) -> dict[str, Any]:
    """Let a save die after its first call, its second, and so on, until one lives."""
    seen: list[int] = []
    left = 0
    while True:
        place = folder / str(len(seen))
        place.mkdir()
        path = place / "kiekendief.toml"
        DossierFile(path).create(numbered(1), who="An", now=NOW)

        def save(path: Path = path) -> None:
            with crashing(len(seen)):
                DossierFile(path).save(numbered(1), numbered(2), who="Bo", now=NOW)

        code = os.waitstatus_to_exitcode(os.waitpid(in_child(save), 0)[1])
        found = DossierFile(path)
        seen.append(number_of(found.load().document))
        left += len(leftovers(place))
        again = found.save(numbered(1), numbered(2), who="Bo", now=NOW)
        assert number_of(again.document) == 2
        clean(place)
        assert leftovers(place) == []
        if code == 0:
            return {"seen": seen, "left": left}
        assert code == 9, code


BASE, OURS, THEIRS = ({"name": "A", "place": place} for place in ("", "Gent", "Brugge"))
"""Two people who gave one field another value."""


def both_are_known(path: Path) -> str:
    """Return what stands in the dossier; what does not stand there must wait as a conflict."""
    stands = str(DossierFile(path).load().document["place"])
    assert stands in ("Gent", "Brugge"), stands
    if stands == "Gent":
        told = [one.conflict for one in list_conflicts(path)]
        assert ("Gent", "Brugge") in [(one.ours, one.theirs) for one in told]
    return stands


def crash_in_a_conflict(folder: Path) -> dict[str, Any]:
    """Let a save that meets a colleague's value die after each of its calls."""
    seen: list[str] = []
    while True:
        place = folder / str(len(seen))
        place.mkdir()
        path = place / "kiekendief.toml"
        DossierFile(path).create(THEIRS, who="An", now=NOW)

        def save(path: Path = path) -> None:
            with crashing(len(seen)):
                DossierFile(path).save(BASE, OURS, who="Bo", now=NOW)

        code = os.waitstatus_to_exitcode(os.waitpid(in_child(save), 0)[1])
        seen.append(both_are_known(path))
        if code == 0:
            return {"seen": seen}
        assert code == 9, code


def kill_at_random_moments(folder: Path) -> dict[str, Any]:
    """Kill a process that saves all the time, over and over, and look at the file each time."""
    path = folder / "kiekendief.toml"
    file = DossierFile(path)
    last = number_of(file.create(numbered(0), who="An", now=NOW).document)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    chance = random.Random(20261121)
    saves = 0
    for _ in range(KILLS):
        told, tell = os.pipe()

        def save_all_the_time(start: int = last, tell: int = tell) -> None:
            own = DossierFile(path)
            base = own.load().document
            for number in range(start + 1, sys.maxsize):
                base = own.save(base, numbered(number), who="Bo", now=NOW).document
                os.write(tell, number.to_bytes(8, "big"))

        child = in_child(save_all_the_time)
        os.close(tell)
        first = os.read(told, 8)
        signal.sigtimedwait({signal.SIGCHLD}, chance.uniform(0, 0.008))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(told, "rb") as acknowledged:
            acks = first + acknowledged.read()
        sure = int.from_bytes(acks[-8:], "big")
        found = number_of(file.load().document)
        assert found in (sure, sure + 1), (sure, found)
        saves += found - last
        last = found
    clean(folder)
    return {"saves": saves, "left": leftovers(folder), "last": last}


def write_together(folder: Path) -> dict[str, Any]:
    """Let several processes edit one dossier, each with its own idea of what is in it."""
    path = folder / "kiekendief.toml"
    rows = [f"taak-{row}" for row in range(5)]
    DossierFile(path).create({"name": "De Kiekendief"}, who="An", now=NOW)

    def edit_at_random(writer: int) -> None:
        chance = random.Random(writer)
        own = DossierFile(path)
        known = own.load().document
        for edit in range(EDITS):
            row = chance.choice(rows)
            mine = json.loads(json.dumps(known))
            cells = mine.setdefault("current", {}).setdefault(row, {})
            cells["who"] = sorted([*cells.get("who", []), f"p{writer}-{edit}"])
            cells.setdefault("times", {})[f"p{writer}-{edit}"] = f"{edit + 1}u"
            cells["note"] = f"p{writer}-{edit}"
            known = own.save(known, mine, who=f"p{writer}", now=NOW, timeout=60).document

    children = [
        in_child(lambda writer=writer: edit_at_random(writer))  # type: ignore[misc]
        for writer in range(WRITERS)
    ]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    current = DossierFile(path).load().document["current"]
    return {
        "codes": codes,
        "who": sorted(name for row in current.values() for name in row["who"]),
        "times": sorted(name for row in current.values() for name in row["times"]),
        "versions": len(list_versions(path)),
        "left": leftovers(folder),
    }


def kill_the_holder_of_the_lock(folder: Path) -> dict[str, Any]:
    """Kill a process in the middle of its turn; the next one must not wait at all."""
    from ictcoord_tui.storage.lock import locked  # noqa: PLC0415 - only this story needs it

    path = folder / "kiekendief.toml"
    told, tell = os.pipe()

    def hold() -> None:
        with locked(path):
            os.write(tell, b"!")
            signal.pause()

    child = in_child(hold)
    os.read(told, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with locked(path, timeout=0):
        return {"free": True}


SCENARIOS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "crash": crash_after_each_call,
    "conflict": crash_in_a_conflict,
    "kill": kill_at_random_moments,
    "together": write_together,
    "lock": kill_the_holder_of_the_lock,
}

if __name__ == "__main__":
    outcome = SCENARIOS[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write(json.dumps(outcome))
