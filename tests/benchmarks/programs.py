"""The real program and its bare counterpart, each in a terminal, and what can be measured there."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.workspace import load_workspace
from tests.terminal.harness import Terminal

FIRST_TASK = "Internetverbinding"
"""What a table shows once it has its data."""

FIRST_STEP = "Bewust en bereid"
"""What the first screen of the app shows once it has its data."""

_SILENCE = 0.25
"""Seconds without a byte after which an action is over."""


@dataclass(frozen=True)
class Program:
    """A command that shows the same rows.

    Attributes:
        command: What to run.
        home: Its home folder, settings included.
        data: A text on its first screen that comes from the dossier.
        bytecode: Where Python keeps what it compiled; `None` compiles what is not kept yet anew.
    """

    command: tuple[str, ...]
    home: Path
    data: str
    bytecode: Path | None = None


@dataclass(frozen=True)
class Start:
    """What starting cost.

    Attributes:
        seconds: Until the first row of data was on the screen.
        work: Seconds of processor time until then: what another program does beside it is no part.
        size: Bytes written until nothing came any more.
        memory: Peak of the resident memory in bytes.
    """

    seconds: float
    work: float
    size: int
    memory: int


@dataclass(frozen=True)
class Action:
    """What a key cost: seconds to the first and to the last byte, and how many bytes."""

    first: float
    last: float
    size: int


def ours(dossier: Path, home: Path) -> Program:
    """Return the real program on a dossier."""
    return Program((sys.executable, "-m", "ictcoord_tui", str(dossier)), home, FIRST_STEP)


def bare(school: Path, home: Path, *, repeat: int = 1) -> Program:
    """Return the bare program on the rows of a school's current situation."""
    main = load_workspace(school, load_catalogue()).main
    written = main.document["current"]
    rows = [["Taak", "Wie", "Tijd", "Opmerking"]]
    for task in load_catalogue().tasks:
        row = written.get(task.id, {})
        who = ", ".join(row.get("who", ()))
        rows.append([task.name, who, row.get("time", ""), row.get("note", "")])
    file = home / f"rows-{repeat}.json"
    file.write_text(json.dumps([rows[0], *rows[1:] * repeat]), encoding="utf-8")
    return Program((sys.executable, "-m", "tests.benchmarks.bare", str(file)), home, FIRST_TASK)


@contextmanager
def running(program: Program) -> Iterator[Terminal]:
    """Run a program at 80×24 until it shows data and fell silent."""
    with _over_ssh(program) as terminal:
        terminal.wait_ready(program.data)
        yield terminal


def start(program: Program) -> Start:
    """Measure one start, up to the first data."""
    begin = time.perf_counter()
    with _over_ssh(program) as terminal:
        terminal.wait_for(program.data)
        seconds = time.perf_counter() - begin
        work = work_of(terminal.pid)
        terminal.settle(_SILENCE)
        return Start(seconds, work, len(terminal.raw), memory_of(terminal.pid))


def _over_ssh(program: Program) -> Terminal:
    """Start a program as over SSH: that is where it has to be light."""
    line = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
    if program.bytecode is None:
        return Terminal(program.command, program.home, environ=line)
    line["PYTHONPYCACHEPREFIX"] = str(program.bytecode)
    return Terminal(
        program.command, program.home, environ=line, without=["PYTHONDONTWRITEBYTECODE"]
    )


def press(terminal: Terminal, *keys: str) -> Action:
    """Press keys in one go and measure what came back."""
    before = len(terminal.raw)
    begin = time.perf_counter()
    terminal.send(*keys)
    terminal.wait_until(lambda: len(terminal.raw) > before, "an answer", 5)
    first = last = time.perf_counter() - begin
    while terminal._pump(_SILENCE):
        last = time.perf_counter() - begin
    return Action(first, last, len(terminal.raw) - before)


def work_of(pid: int) -> float:
    """Return the processor time of a process and its threads so far, in seconds (Linux)."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text(encoding="ascii").split()[0]) for one in threads) / 1e9


def memory_of(pid: int) -> int:
    """Return the peak of the resident memory of a process in bytes (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("this system does not tell")
