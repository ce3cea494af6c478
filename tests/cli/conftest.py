"""Fixtures for the command line: a place with examples, and a way to run commands in it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.paths import examples_dir


@dataclass(frozen=True)
class Outcome:
    """What a command did: exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the example school and group."""
    place = tmp_path / "werk"
    shutil.copytree(examples_dir() / "wilgenbrug", place / "wilgenbrug")
    shutil.copy(examples_dir() / "basisschool.toml", place / "school.toml")
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in `here`."""
    assert here == Path.cwd()

    def run_here(*argv: str) -> Outcome:
        code = main(argv)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run_here
