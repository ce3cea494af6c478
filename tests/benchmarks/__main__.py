"""`make bench`: what the program costs beside its bare counterparts, as one table.

Every line is measured in this run, on this machine: the middle of a few runs, with the spread, the
ratio, and the budget of design.md 11. Nothing here fails: a shared machine is no judge of time.
"""

import io
import os
import platform
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from statistics import median

from openpyxl import Workbook, load_workbook

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.example import make_example
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.reports.kinds import workbook_papers
from ictcoord_tui.reports.pages.index import proposal_paper
from ictcoord_tui.session import Session
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.tui.present.blocks import laid_out
from ictcoord_tui.tui.present.papers import paper_page
from ictcoord_tui.workspace import Workspace, load_workspace
from tests.benchmarks.programs import FIRST_TASK, Action, Program, bare, ours, press, running, start
from tests.terminal.harness import DOWN, PAGE_DOWN, RIGHT

RUNS = 5
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
            f"{one * scale:,.1f}".replace(",", " ").removesuffix(".0")
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


def tell(name: str, unit: str, own: Measured, other: Measured | None, budget: str) -> None:
    """Print one line of the table."""
    beside = other.told(unit) if other else ""
    ratio = f"{own.middle / other.middle:.2f}" if other and other.middle else ""
    say(f"| {name} | {own.told(unit)} | {beside} | {ratio} | {budget} |")


class Bench:
    """All lines of the table, on example groups in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._catalogue = load_catalogue()
        self._groups = {n: make_example(folder / f"groep-{n}", n) for n in (1, 5, 40)}
        self._school = next((self._groups[5].parent / "scholen").glob("kiekendief.toml"))
        self._bare = bare(self._school, folder)

    def run(self) -> None:
        """Measure everything."""
        say("| Wat | ictcoord | kaal | verhouding | budget |\n| --- | --- | --- | --- | --- |")
        self._starts()
        self._keys()
        self._idle()
        self._commands()
        self._files()
        self._exports()
        self._insights()

    def _starts(self) -> None:
        theirs = [start(self._bare) for _ in range(RUNS)]
        for name, path, budget in (
            ("eerste beeld, school", self._school, "1,3"),
            ("eerste beeld, groep van 40", self._groups[40], "1,5"),
        ):
            own = [start(ours(path, self._folder)) for _ in range(RUNS)]
            seconds = Measured(tuple(one.seconds for one in own))
            tell(name, "ms", seconds, Measured(tuple(one.seconds for one in theirs)), budget)
            sizes = Measured(tuple(one.size for one in own))
            other = Measured(tuple(one.size for one in theirs))
            tell(f"{name}: bytes", "B", sizes, other, "45 000 B")
            memory = Measured(tuple(one.memory for one in own))
            tell(
                f"{name}: geheugen",
                "MB",
                memory,
                Measured(tuple(one.memory for one in theirs)),
                "1,4" if path is self._school else "",
            )

    def _keys(self) -> None:
        for name, key, budget in (
            ("cursor een rij verder", DOWN, "1,3; 400 B"),
            ("cursor een kolom verder", RIGHT, "1,3; 400 B"),
            ("een blad verder", PAGE_DOWN, ""),
        ):
            times = 3 if key == PAGE_DOWN else 2 if key == RIGHT else STEPS
            own = self._pressed(ours(self._school, self._folder), key, times, "2")
            other = self._pressed(self._bare, key, times)
            for what, unit, pick in (
                ("", "ms", lambda one: one.last),
                (": bytes", "B", lambda one: one.size),
            ):
                mine, theirs = (Measured(tuple(map(pick, some))) for some in (own, other))
                tell(f"{name}{what}", unit, mine, theirs, budget)
        for name, keys in (("ander scherm", "4"), ("ander tabblad", ">"), ("hulp", "?")):
            actions = self._pressed(ours(self._school, self._folder), keys, 1, "2")
            tell(f"{name}: bytes", "B", Measured(tuple(a.size for a in actions)), None, "")
            tell(name, "ms", Measured(tuple(a.last for a in actions)), None, "")

    def _pressed(self, program: Program, key: str, times: int, first: str = "") -> list[Action]:
        with running(program) as terminal:
            if first:
                terminal.send(first)
                terminal.wait_ready(FIRST_TASK)
            return [press(terminal, key) for _ in range(times)]

    def _idle(self) -> None:
        with running(ours(self._school, self._folder)) as terminal:
            sent = terminal.quiet_bytes(10)
        tell("10 s niets doen: bytes", "B", Measured((len(sent),)), None, "0 B")

    def _commands(self) -> None:
        python = self._command("-c", "pass")
        school = str(self._school)
        for words, budget in ((("--help",), "5"), (("check", school), ""), (("show", school), "")):
            own = self._command("-m", "ictcoord_tui", *words)
            tell(f"ictcoord {words[0]}", "ms", own, python, budget)

    def _command(self, *words: str) -> Measured:
        command = [sys.executable, *words]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True), 7)

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

    def _insights(self) -> None:
        for number in (5, 40, 200):
            group = self._groups.get(number) or make_example(
                self._folder / f"groep-{number}", number
            )
            opened = load_workspace(group, self._catalogue)
            budget = "150 ms" if number == 40 else ""
            tell(
                f"alle inzichten, {number} scholen",
                "ms",
                timed(partial(_ask, opened)),
                None,
                budget,
            )
        large = load_workspace(self._groups[40], self._catalogue).scope
        whole = timed(partial(_proposed, large), 3)
        tell("voorstel met bladzijde, 40 scholen", "ms", whole, None, "2 s")


def _proposed(scope: Scope) -> None:
    """Make the proposal and lay its page out, as the screen does."""
    page = paper_page(proposal_paper(scope, Situation.CURRENT, propose(scope)), _PAGE_CELLS)
    laid_out(page.blocks, _PAGE_CELLS)


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
    with tempfile.TemporaryDirectory(prefix="ictcoord-bench-") as place:
        say(
            f"{date.today():%d/%m/%Y}, {os.cpu_count()} kernen, "  # noqa: DTZ011 - a heading
            f"Python {platform.python_version()}, `make bench`\n"
        )
        Bench(Path(place)).run()
