"""Eight people who edit one school at the same time, some of whom are killed: `FOLDER EDITS`.

Every writer is a process of its own with the session the app uses. In a log of its own it writes
down what it is going to save and what stood there as far as it knew, and, once the save came back,
that it is safe. The story prints what happened as JSON.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.domain.validation import Severity, problems_in
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import Session
from ictcoord_tui.storage.conflicts import list_conflicts
from ictcoord_tui.storage.dossier_file import DossierFile

WRITERS = 8
KILLED = (1, 4, 6)
"""Writers that get `kill -9` on the way."""

PLACES: tuple[Place, ...] = tuple(
    ("current", task, field)
    for task in ("net-wifi", "net-internet", "net-bekabeling")
    for field in ("note", "time")
)


def now() -> datetime:
    return datetime.now(UTC)


def write(path: Path, log: Path, writer: int, edits: int) -> None:
    """Edit at random; note every save that was acknowledged."""
    session = Session.open(path, catalogue=load_catalogue(), author=f"p{writer}", clock=now)
    chance = random.Random(writer)
    with log.open("ab", buffering=0) as told:
        for number in range(edits):
            session.receive(session.poll().run())
            place = chance.choice(PLACES)
            mark = f"{writer * 1000 + number + 1}u/jaar"
            known = get(session.document(), place)

            def change(document: dict[str, Any], place: Place = place, mark: str = mark) -> Any:  # noqa: ANN401
                return put(document, place, mark)

            session.edit("iets", change)
            job = session.next_save()
            if job is None:
                raise AssertionError("nothing to save")
            edit = {"place": place, "mark": mark, "known": known}
            told.write(json.dumps({**edit, "safe": False}).encode() + b"\n")
            outcome = job.run()
            if isinstance(outcome, IctcoordError):
                raise outcome
            session.finish_save(job, outcome)
            told.write(json.dumps({**edit, "safe": True}).encode() + b"\n")


def started(path: Path, folder: Path, writer: int, edits: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            write(path, folder / f"log-{writer}", writer, edits)
        except BaseException as error:  # noqa: BLE001 - the child must end here
            os.write(2, f"{writer}: {error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    return child


def kill_some(folder: Path, children: dict[int, int], edits: int) -> None:
    """Kill each of the doomed once it has done a third of its work or so."""
    waiting = dict.fromkeys(KILLED, 0)
    while waiting:
        for writer in list(waiting):
            log = folder / f"log-{writer}"
            done = log.read_bytes().count(b"\n") if log.exists() else 0
            if done >= edits * (writer + 1) // 6:
                os.kill(children[writer], signal.SIGKILL)
                del waiting[writer]
        signal.sigtimedwait({signal.SIGUSR1}, 0.01)


def logged(folder: Path) -> Iterator[dict[str, Any]]:
    for writer in range(WRITERS):
        for line in (folder / f"log-{writer}").read_bytes().splitlines():
            yield json.loads(line)


def landed(tried: list[dict[str, Any]], seen: set[str]) -> set[str]:
    """Return what was overwritten by somebody who had seen it.

    A writer that was killed right after its save had no time to say so: an edit also counts when
    what it wrote was seen afterwards.
    """
    done = [one for one in tried if one["safe"] or one["mark"] in seen]
    return {str(one["known"]) for one in done}


def story(folder: Path, edits: int) -> dict[str, Any]:
    """Let them work, and account for every acknowledged edit."""
    path = folder / "school.toml"
    catalogue = load_catalogue()
    document = new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=catalogue.version)
    DossierFile(path).create(document, who="an", now=now())
    children = {writer: started(path, folder, writer, edits) for writer in range(WRITERS)}
    kill_some(folder, children, edits)
    codes = {
        writer: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for writer, child in children.items()
    }
    tried = list(logged(folder))
    logs = [one for one in tried if one["safe"]]
    final = DossierFile(path).load().document
    in_file = {str(get(final, place)) for place in PLACES}
    in_conflict = {
        str(value)
        for pending in list_conflicts(path)
        for value in (pending.conflict.ours, pending.conflict.theirs, pending.conflict.base)
    }
    known = {str(one["known"]) for one in tried}
    overwritten = landed(tried, in_file | in_conflict | known)
    lost = [one["mark"] for one in logs if one["mark"] not in in_file | in_conflict | overwritten]
    return {
        "codes": codes,
        "acknowledged": len(logs),
        "in_file": len([one for one in logs if one["mark"] in in_file]),
        "knowingly_overwritten": len([one for one in logs if one["mark"] in overwritten]),
        "in_conflict": len([one for one in logs if one["mark"] in in_conflict]),
        "conflicts": len(list_conflicts(path)),
        "lost": lost,
        "fatal": [
            str(problem)
            for problem in problems_in(final, catalogue)
            if problem.severity is Severity.FATAL
        ],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(story(Path(sys.argv[1]), int(sys.argv[2]))))
