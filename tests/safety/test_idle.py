"""Doing nothing costs nothing, on whatever is in front: no bytes on the line, hardly any work.

A byte now and then would answer sshd in the place of a client that is long gone, and a server with
a hundred sleeping sessions must stay cool. All programs sit still side by side: one minute in all.
"""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from ictcoord_tui.example import copy_example
from tests.terminal.harness import ENTER, PYTHON, RIGHT, Terminal

SECONDS = 60
BUDGET = 0.3
"""Seconds of processor time that each program may use in those."""

MESSAGES = 6
"""Seconds after which the short messages of the beginning have gone."""


@dataclass(frozen=True)
class Still:
    """Something to sit still on.

    Attributes:
        arguments: What the program is started with; `SCHOOL` and `GROUP` stand for dossiers.
        begins: What shows that it has started.
        keys: What leads there, each with a text that shows that it did its work.
    """

    arguments: Sequence[str]
    begins: str
    keys: Sequence[tuple[str, str]] = ()


OPEN = (("2", "[Huidige situatie]"), (RIGHT + RIGHT + ENTER, "Niet wijzigen"))
STILLS = {
    "stappenplan": Still(["GROUP"], "Stappenplan"),
    "takenoverzicht": Still(["SCHOOL"], "Stappenplan", [("2", "[Huidige situatie]")]),
    "team": Still(["SCHOOL"], "Stappenplan", [("3", "› Team")]),
    "inzichten": Still(["SCHOOL"], "Stappenplan", [("4", "› Inzichten")]),
    "groep": Still(["GROUP"], "Stappenplan", [("5", "› Groep")]),
    "startscherm": Still([], "Nieuwe school"),
    "doorloop": Still(["walk", "SCHOOL"], "Doorloop"),
    "open cel": Still(["SCHOOL"], "Stappenplan", OPEN),
    "half getypt": Still(["SCHOOL"], "Stappenplan", [*OPEN, ("1u", "1u")]),
    "keuzelijst": Still(["SCHOOL"], "Stappenplan", [OPEN[0], ("w", "typ om te zoeken")]),
    "venster": Still(["SCHOOL"], "Stappenplan", [OPEN[0], (":", "Menu")]),
    "hulp": Still(["SCHOOL"], "Stappenplan", [OPEN[0], ("?", "Takenoverzicht:")]),
}


def cpu_seconds(terminal: Terminal) -> float:
    """Return the processor time of the program so far."""
    fields = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
    ticks: int = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / ticks


def started(still: Still, home: Path) -> Terminal:
    """Start a program in a home of its own."""
    home.mkdir()
    group = copy_example(home / "werk")
    school = group.parent / "scholen" / "kiekendief.toml"
    paths = {"GROUP": str(group), "SCHOOL": str(school)}
    words = [paths.get(word, word) for word in still.arguments]
    return Terminal([PYTHON, "-m", "ictcoord_tui", *words], home)


def go_there(terminal: Terminal, still: Still) -> None:
    terminal.wait_ready(still.begins)
    for keys, shown in still.keys:
        terminal.send(keys)
        terminal.wait_ready(shown)


@pytest.mark.timeout(300)
def test_sitting_still_sends_nothing_and_rests(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ExitStack() as stack:
        every: dict[str, Terminal] = {}
        for name, still in STILLS.items():
            every[name] = stack.enter_context(started(still, tmp_path / name))
        for name, terminal in every.items():
            go_there(terminal, STILLS[name])
        for terminal in every.values():
            terminal.settle(MESSAGES if terminal is every["stappenplan"] else 0.4)
        sizes = {name: len(terminal.raw) for name, terminal in every.items()}
        before = {name: cpu_seconds(terminal) for name, terminal in every.items()}
        every["stappenplan"].quiet_bytes(SECONDS)
        used = {name: cpu_seconds(terminal) - before[name] for name, terminal in every.items()}
        for terminal in every.values():
            terminal.read_now()
        sent = {name: len(terminal.raw) - sizes[name] for name, terminal in every.items()}
        with capsys.disabled():
            worst = max(used.values())
            print(f"\n{len(every)} programs idle {SECONDS} s: at most {worst:.2f} s of processor")  # noqa: T201
        assert sent == dict.fromkeys(every, 0)
        assert {name: work for name, work in used.items() if work >= BUDGET} == {}
        assert {terminal.state() for terminal in every.values()} == {"S"}
