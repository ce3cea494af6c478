"""`make bench`: what the program costs beside its bare counterparts, as one table.

Every line is measured in this run, on this machine: the middle of a few runs, with the spread, the
ratio, and the budget it has to keep. Nothing here fails: a shared machine is no judge of time.
"""

import csv
import gc
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from statistics import median

from openpyxl import Workbook, load_workbook

from ictcoord_tui.cli import COLLECT_AFTER
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.example import make_example
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.paper import Filter
from ictcoord_tui.reports.kinds import workbook_papers
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.reports.pages.index import proposal_paper
from ictcoord_tui.session import Session
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.tui.present.sheet import make_sheet
from ictcoord_tui.workspace import Workspace, load_workspace
from tests.benchmarks.programs import (
    FIRST_STEP,
    FIRST_TASK,
    Action,
    Program,
    Start,
    bare,
    memory_of,
    ours,
    press,
    running,
    start,
    work_of,
)
from tests.terminal.harness import DOWN, ENTER, ESC, LEFT, PAGE_DOWN, RIGHT

RUNS = 7
_PAGE_CELLS = 76
STEPS = 15
NOW = datetime(2026, 11, 21, 14, 3)  # noqa: DTZ001 - the app works in local time


@dataclass(frozen=True)
class Measured:
    """Some measurements of one thing, in seconds, bytes or whatever the line says."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    def told(self, unit: str) -> str:
        """Return the median with the smallest and the largest."""
        scale = {"ms": 1e3, "MB": 1e-6}.get(unit, 1)
        low, middle, high = (
            _dutch(f"{one * scale:,.1f}".removesuffix(".0"))
            for one in (min(self.values), self.middle, max(self.values))
        )
        spread = "" if low == high else f" ({low}–{high})"
        return f"{middle} {unit}{spread}"


def timed(work: Callable[[], object], runs: int = RUNS) -> Measured:
    """Measure the seconds a piece of work takes, after one run to warm up."""
    work()
    return Measured(tuple(_seconds(work) for _ in range(runs)))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def say(line: str) -> None:
    """Print a line at once: the whole takes a minute or two."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(name: str, unit: str, own: Measured | None, other: Measured | None, budget: str) -> None:
    """Print one line of the table; without our own side when there is none."""
    mine = own.told(unit) if own else ""
    beside = other.told(unit) if other else ""
    ratio = _dutch(f"{own.middle / other.middle:.2f}") if own and other and other.middle else ""
    say(f"| {name} | {mine} | {beside} | {ratio} | {budget} |")


def _dutch(number: str) -> str:
    """Return a number with a space between thousands and a comma for decimals."""
    return number.replace(",", " ").replace(".", ",")


class Bench:
    """All lines of the table, on example groups in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._catalogue = load_catalogue()
        self._groups = {n: make_example(folder / f"groep-{n}", n) for n in (1, 5, 40)}
        self._school = next((self._groups[5].parent / "scholen").glob("kiekendief.toml"))
        self._bytecode = folder / "bytecode"
        self._bare = replace(bare(self._school, folder), bytecode=self._bytecode)

    def run(self) -> None:
        """Measure everything."""
        say("| Wat | ictcoord | kaal | verhouding | budget |\n| --- | --- | --- | --- | --- |")
        self._starts()
        self._keys()
        self._idle()
        self._commands()
        self._files()
        self._exports()
        self._import()
        self._insights()
        self._large()
        self._visidata()

    def _ours(self, path: Path) -> Program:
        return replace(ours(path, self._folder), bytecode=self._bytecode)

    def _starts(self) -> None:
        school, group = self._ours(self._school), self._ours(self._groups[40])
        self._cold("eerste beeld, niets gecompileerd", school)
        for program in (school, group, self._bare):
            start(program)
        # By turns, so that what else the machine does falls on all of them.
        rounds = [(start(self._bare), start(school), start(group)) for _ in range(RUNS)]
        theirs, *own = (list(starts) for starts in zip(*rounds, strict=True))
        names = (("eerste beeld, school", "1,3"), ("eerste beeld, groep van 40", "1,5"))
        for (name, budget), starts in zip(names, own, strict=True):
            for what, unit, pick, limit in (
                ("", "ms", lambda one: one.seconds, budget),
                (": rekentijd", "ms", lambda one: one.work, ""),
                (": bytes", "B", lambda one: one.size, "45 000 B"),
                (": geheugen", "MB", lambda one: one.memory, "1,4" if budget == "1,3" else ""),
            ):
                tell(f"{name}{what}", unit, _each(pick, starts), _each(pick, theirs), limit)

    def _cold(self, name: str, program: Program) -> None:
        """Start with nothing compiled: the first time after an installation."""
        own, theirs = (
            [start(replace(one, bytecode=self._folder / f"cold-{n}-{what}")) for n in range(3)]
            for what, one in (("own", program), ("bare", self._bare))
        )
        tell(name, "ms", _each(_seconds_of, own), _each(_seconds_of, theirs), "")

    def _keys(self) -> None:
        for name, keys, budget in (
            ("cursor een rij verder", [DOWN] * STEPS, "1,3; 400 B"),
            ("cursor een kolom verder", [RIGHT, RIGHT, LEFT, LEFT] * 4, "1,3; 400 B"),
            ("een blad verder", [PAGE_DOWN] * 3, ""),
        ):
            own, other = self._by_turns(self._ours(self._school), self._bare, keys)
            for what, unit, pick in (
                ("", "ms", lambda one: one.last),
                (": bytes", "B", lambda one: one.size),
            ):
                mine, theirs = (Measured(tuple(map(pick, some))) for some in (own, other))
                tell(f"{name}{what}", unit, mine, theirs, budget)
        self._long_table()
        for name, there, back in (
            ("ander scherm", "4", "2"),
            ("ander tabblad", ">", "<"),
            ("hulp", "?", ESC),
        ):
            self._tell_actions(name, self._there_and_back(there, back))
        bare_edit = self._pressed(self._bare, ENTER, 1)
        for name, actions in self._edits().items():
            self._tell_actions(name, actions, bare_edit if name == "cel af" else None)

    def _long_table(self) -> None:
        """A step among 1,100 rows costs what it costs among 108."""
        text = self._school.read_bytes()
        document = decode(text, "x")
        own = {f"eigen-{n}": {"name": f"Taak {n}", "section": "netwerk"} for n in range(992)}
        long = self._folder / "lang.toml"
        long.write_bytes(encode({**document, "tasks": {**document.get("tasks", {}), **own}}))
        other = replace(bare(self._school, self._folder, repeat=10), bytecode=self._bytecode)
        own_steps, bare_steps = self._by_turns(self._ours(long), other, [DOWN] * STEPS)
        mine, theirs = (Measured(tuple(a.last for a in some)) for some in (own_steps, bare_steps))
        tell("cursor een rij verder, 1 100 rijen", "ms", mine, theirs, "1,3")

    def _there_and_back(self, there: str, back: str) -> list[Action]:
        """Press a key some times, going back in between."""
        actions = []
        with running(self._ours(self._school)) as terminal:
            terminal.send("2")
            terminal.wait_ready(FIRST_TASK)
            for _ in range(5):
                actions.append(press(terminal, there))
                press(terminal, back)
        return actions

    def _tell_actions(
        self, name: str, actions: list[Action], other: list[Action] | None = None
    ) -> None:
        for what, unit, pick in (
            ("eerste byte", "ms", lambda one: one.first),
            ("laatste byte", "ms", lambda one: one.last),
            ("bytes", "B", lambda one: one.size),
        ):
            mine = Measured(tuple(map(pick, actions)))
            beside = Measured(tuple(map(pick, other))) if other else None
            tell(f"{name}: {what}", unit, mine, beside, "")

    def _edits(self) -> dict[str, list[Action]]:
        """Fill in the hours of some tasks, on a copy."""
        copy = make_example(self._folder / "kopie", 5).parent / "scholen" / self._school.name
        found: dict[str, list[Action]] = {"bewerken": [], "letter in een cel": [], "cel af": []}
        with running(self._ours(copy)) as terminal:
            terminal.send("2")
            terminal.wait_ready(FIRST_TASK)
            press(terminal, RIGHT)
            press(terminal, RIGHT)
            found["bewerken"].append(press(terminal, ENTER))
            for _ in range(5):
                found["letter in een cel"].extend(press(terminal, sign) for sign in "2u")
                found["cel af"].append(press(terminal, ENTER))
        return found

    def _pressed(self, program: Program, key: str, times: int) -> list[Action]:
        with running(program) as terminal:
            return [press(terminal, key) for _ in range(times)]

    def _by_turns(
        self, own: Program, other: Program, keys: Sequence[str]
    ) -> tuple[list[Action], list[Action]]:
        """Press the same keys in our table and in another, by turns: load falls on both."""
        with running(own) as ours_there, running(other) as theirs:
            ours_there.send("2")
            ours_there.wait_ready(FIRST_TASK)
            rounds = [(press(ours_there, key), press(theirs, key)) for key in keys]
        mine, beside = zip(*rounds, strict=True)
        return list(mine), list(beside)

    def _idle(self) -> None:
        with running(self._ours(self._school)) as terminal:
            before = work_of(terminal.pid)
            sent = terminal.quiet_bytes(30)
            work = work_of(terminal.pid) - before
        tell("30 s niets doen: bytes", "B", Measured((len(sent),)), None, "0 B")
        tell("30 s niets doen: rekentijd", "ms", Measured((work,)), None, "~0")

    def _commands(self) -> None:
        python = self._command("-c", "pass")
        school = str(self._school)
        for words, budget in ((("--help",), "5"), (("check", school), ""), (("show", school), "")):
            own = self._command("-m", "ictcoord_tui", *words)
            tell(f"ictcoord {words[0]}", "ms", own, python, budget)

    def _command(self, *words: str) -> Measured:
        command = [sys.executable, *words]
        variables = {**os.environ, "PYTHONPYCACHEPREFIX": str(self._bytecode)}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        return timed(
            lambda: subprocess.run(command, check=True, capture_output=True, env=variables), RUNS
        )

    def _files(self) -> None:
        data = self._school.read_bytes()
        own = timed(lambda: decode(data, "x"), 25)
        tell("dossier lezen", "ms", own, timed(lambda: tomllib.loads(data.decode()), 25), "2")
        session = Session.open(
            self._school, catalogue=self._catalogue, author="an", clock=lambda: NOW
        )
        tell("wijziging tot op schijf", "ms", timed(lambda: _edit(session), 25), None, "50 ms")

    def _exports(self) -> None:
        for number, group in self._groups.items():
            workspace = load_workspace(group, self._catalogue)
            data = _exported(workspace)
            runs = 3 if number < 40 else 1
            own = timed(partial(_exported, workspace), runs)
            cells = _cells(data)
            tell(
                f"Excel, {number} {'school' if number == 1 else 'scholen'}",
                "ms",
                own,
                timed(partial(_bare_workbook, cells), runs),
                "2",
            )

    def _import(self) -> None:
        """Read a workbook of five schools back, beside opening it and reading its cells."""
        book = self._folder / "terug.xlsx"
        book.write_bytes(_exported(load_workspace(self._groups[5], self._catalogue)))
        words = ("import", str(self._groups[5]), str(book), "--dry-run")
        own = self._command("-m", "ictcoord_tui", *words)
        reading = "import openpyxl, sys; b = openpyxl.load_workbook(sys.argv[1])"
        looked = self._command("-c", f"{reading}; [list(s.values) for s in b]", str(book))
        tell("Excel inlezen, 5 scholen", "ms", own, looked, "")

    def _insights(self) -> None:
        for number, runs in ((5, RUNS), (40, RUNS), (200, 3), (1000, 2)):
            group = self._group_of(number)
            opened = load_workspace(group, self._catalogue)
            own = timed(partial(_ask, opened), runs)
            budget = "150 ms" if number == 40 else ""
            tell(f"alle inzichten, {number} scholen", "ms", own, None, budget)
        large = load_workspace(self._groups[40], self._catalogue).scope
        whole = timed(partial(_proposed, large), 3)
        tell("voorstel met bladzijde, 40 scholen", "ms", whole, None, "1 s")

    def _group_of(self, number: int) -> Path:
        if number not in self._groups:
            self._groups[number] = make_example(self._folder / f"groep-{number}", number)
        return self._groups[number]

    def _large(self) -> None:
        """Open groups as `ictcoord demo --schools N` does, and look at tasks × schools."""
        for number in (5, 40, 200, 1000):
            begin = time.perf_counter()
            program = self._ours(self._group_of(number))
            with running(replace(program, data=FIRST_STEP)) as terminal:
                terminal.send("5")
                terminal.wait_for(f"{number} scholen", 300)
                terminal.wait_gone("geladen", 300)
                terminal.wait_gone("Even tellen", 300)
                loaded = time.perf_counter() - begin
                terminal.settle()
                terminal.send(">")
                terminal.wait_for("Totalen", 300)
                terminal.settle()
                steps = [press(terminal, key) for key in (*[DOWN] * STEPS, *[RIGHT] * 4)]
                memory = memory_of(terminal.pid)
            name = f"groep van {number}"
            tell(f"{name}: alles geladen en geteld", "ms", Measured((loaded,)), None, "")
            times = Measured(tuple(a.last for a in steps))
            tell(f"{name}: cursor in taken × scholen", "ms", times, None, "")
            tell(f"{name}: geheugen op zijn hoogst", "MB", Measured((memory,)), None, "")

    def _visidata(self) -> None:
        """Open the same rows in VisiData, where that is installed."""
        command = shutil.which("vd", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
        if command is None:
            say("\nVisiData staat niet op deze computer.")
            return
        rows = json.loads(Path(self._bare.command[-1]).read_text(encoding="utf-8"))
        text = self._folder / "rows.csv"
        with text.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        book = self._folder / "rows.xlsx"
        book.write_bytes(_bare_workbook({"rows": [tuple(row) for row in rows]}))
        quiet = (command, "-N", "--motd-url=")
        for kind, words in (
            ("CSV", (*quiet, str(text))),
            ("xlsx", (*quiet, str(book), "+:rows::")),
        ):
            self._tell_visidata(kind, Program(words, self._folder, FIRST_TASK))

    def _tell_visidata(self, kind: str, program: Program) -> None:
        """Tell what VisiData costs in the column of the others: it is no part of ours."""
        starts = [start(program) for _ in range(3)]
        steps, pages = (self._pressed(program, key, 5) for key in (DOWN, PAGE_DOWN))
        name = f"VisiData, {kind}"
        for what, unit, found in (
            ("eerste beeld", "ms", _each(_seconds_of, starts)),
            ("eerste beeld, bytes", "B", _each(lambda one: one.size, starts)),
            ("cursor een rij verder", "ms", Measured(tuple(a.last for a in steps))),
            ("cursor een rij verder, bytes", "B", Measured(tuple(a.size for a in steps))),
            ("een blad verder", "ms", Measured(tuple(a.last for a in pages))),
            ("een blad verder, bytes", "B", Measured(tuple(a.size for a in pages))),
        ):
            tell(f"{name}: {what}", unit, None, found, "")


def _each(pick: Callable[[Start], float], starts: Sequence[Start]) -> Measured:
    return Measured(tuple(map(pick, starts)))


def _seconds_of(one: Start) -> float:
    return one.seconds


def _proposed(scope: Scope) -> None:
    """Make the proposal and lay its page out, as the screen does."""
    now = Situation.CURRENT
    asked, widths = Asked(scope, now), (_PAGE_CELLS, _PAGE_CELLS + 1)
    make_sheet(lambda: proposal_paper(scope, now, propose(scope)), Filter(), asked, widths)


def _edit(session: Session) -> None:
    """Change a note and bring it to disk."""
    note = f"gewijzigd om {time.perf_counter_ns()}"
    session.edit("Opmerking", lambda document: put(document, ("current", "net-wifi", "note"), note))
    session.save_everything()


def _exported(workspace: Workspace) -> bytes:
    documents = {one.id: one.document for one in workspace.opened}
    papers = workbook_papers(workspace.scope, NOW.date())
    return write_workbook(workspace.scope, documents, exported_at=NOW, papers=papers)


def _cells(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _bare_workbook(cells: dict[str, list[tuple[object, ...]]]) -> bytes:
    """Write the same cells without looks, as somebody would who starts with openpyxl."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in cells.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ask(workspace: Workspace) -> None:
    """Answer every question on a scope that nobody looked at before."""
    scope = workspace.scope
    for question in QUESTIONS:
        for situation in Situation:
            question.headline(scope, situation)


if __name__ == "__main__":
    gc.set_threshold(*COLLECT_AFTER)
    with tempfile.TemporaryDirectory(prefix="ictcoord-bench-") as place:
        say(
            f"{date.today():%d/%m/%Y}, {os.cpu_count()} kernen, "  # noqa: DTZ011 - a heading
            f"Python {platform.python_version()}, `make bench`\n"
        )
        Bench(Path(place)).run()
