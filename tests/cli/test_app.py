"""Opening the app: which dossier, which options, and not without a terminal."""

import stat
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ictcoord_tui.cli.commands import app, demo
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.tui.options import AppOptions
from tests.cli.conftest import Run


@dataclass
class Opened:
    """What the app was asked to open, with what lay beside it at that moment."""

    calls: list[tuple[Path | None, AppOptions]] = field(default_factory=list)
    files: list[set[str]] = field(default_factory=list)

    def __call__(self, path: Path | None, options: AppOptions) -> int:
        self.calls.append((path, options))
        folder = path.parent if path is not None else Path("nergens")
        self.files.append({str(file.relative_to(folder)) for file in folder.rglob("*.toml")})
        return 7


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    opened = Opened()
    monkeypatch.setattr(app, "run_app", opened)
    monkeypatch.setattr(demo, "require_terminal", lambda: None)
    return opened


def test_a_dossier_is_opened_as_the_options_say(run: Run, opened: Opened) -> None:
    assert run("school.toml", "--read-only", "--ascii", "--color", "16", "--mouse").code == 7
    assert run().code == 7

    options = AppOptions(read_only=True, ascii_only=True, colour="16", mouse=True)
    assert opened.calls == [(Path("school.toml"), options), (None, AppOptions())]


def test_the_walk_through_begins_at_once(run: Run, opened: Opened) -> None:
    run("walk", "school.toml")

    assert opened.calls == [(Path("school.toml"), AppOptions(area="walk"))]


def test_a_root_is_made_absolute_and_a_name_is_looked_up_in_it(
    run: Run, opened: Opened, here: Path
) -> None:
    run("--root", "wilgenbrug", "groep.toml")

    path, options = opened.calls[0]
    assert path == here / "wilgenbrug" / "groep.toml"
    assert options.root == here / "wilgenbrug"


@pytest.mark.parametrize("path", ["../school.toml", "koppeling.toml", "/etc/passwd"])
def test_nothing_outside_the_root_is_opened(
    path: str, run: Run, opened: Opened, here: Path
) -> None:
    (here / "wilgenbrug" / "koppeling.toml").symlink_to(here / "school.toml")

    assert run("--root", "wilgenbrug", path).code == 5
    assert opened.calls == []


@pytest.mark.parametrize("argv", [(), ("demo",), ("walk",), ("demo", "--dir", "x")])
def test_a_root_that_is_not_there_is_refused(
    argv: tuple[str, ...], run: Run, opened: Opened
) -> None:
    assert run(*argv, "--root", "weg").code == 5
    assert opened.calls == []


EXAMPLE = {
    str(file.relative_to(examples_dir() / "wilgenbrug"))
    for file in (examples_dir() / "wilgenbrug").rglob("*.toml")
}


def test_a_demo_is_a_copy_that_goes_away(run: Run, opened: Opened) -> None:
    assert run("demo").code == 7

    path, _ = opened.calls[0]
    assert path is not None
    assert opened.files == [EXAMPLE]
    assert not path.parent.exists()


def test_a_demo_stays_inside_the_root(run: Run, opened: Opened, here: Path) -> None:
    run("demo", "--root", "wilgenbrug")

    path, _ = opened.calls[0]
    assert path is not None
    assert path.is_relative_to(here / "wilgenbrug")


def test_a_demo_is_not_even_copied_outside_the_root(run: Run, opened: Opened, here: Path) -> None:
    assert run("demo", "--root", "wilgenbrug", "--dir", "../buiten").code == 5
    assert opened.calls == []
    assert not (here / "buiten").exists()


@pytest.mark.parametrize("option", ["--root", "DOSSIER", "--dir"])
def test_a_name_too_long_is_told(option: str, run: Run) -> None:
    name = f"{'a' * 300}.toml"
    argv = {
        "--root": ("--root", name),
        "DOSSIER": ("--root", "wilgenbrug", name),
        "--dir": ("demo", "--dir", name),
    }[option]

    done = run(*argv)

    assert done.code in (1, 2)
    assert "fout in het programma" not in done.err


def test_a_demo_can_be_kept_and_is_private(run: Run, opened: Opened, here: Path) -> None:
    done = run("demo", "--dir", "oefenen")

    assert opened.calls[0][0] == Path("oefenen/groep.toml")
    assert "ictcoord oefenen/groep.toml" in done.err
    for file in (here / "oefenen").rglob("*"):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file


def test_a_demo_overwrites_nothing(run: Run, opened: Opened, here: Path) -> None:
    before = (here / "wilgenbrug" / "groep.toml").read_bytes()

    assert run("demo", "--dir", "wilgenbrug").code == 5
    assert opened.calls == []
    assert (here / "wilgenbrug" / "groep.toml").read_bytes() == before


@pytest.mark.parametrize("argv", [[], ["school.toml"], ["demo"], ["demo", "--dir", "x"], ["walk"]])
def test_without_a_terminal_it_says_what_else_to_do(argv: list[str], here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ictcoord_tui", *argv],
        cwd=here,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "ssh -t" in done.stderr
    assert "ictcoord show" in done.stderr
    assert not (here / "x").exists()
