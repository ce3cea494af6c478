"""The manual page: everything of the parser is in it, and the readers of `man` find no fault."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ictcoord_tui import __version__
from ictcoord_tui.cli.arguments import Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.help import EXIT_CODES
from ictcoord_tui.cli.man_page import running_text
from ictcoord_tui.paths import HOME_VARIABLE
from ictcoord_tui.storage.atomic import WORK_FOLDER
from ictcoord_tui.storage.settings import SETTINGS_FILE
from tests.cli.conftest import Run


@pytest.fixture
def page(run: Run, tmp_path: Path) -> Path:
    done = run("man")
    assert (done.code, done.err) == (0, "")
    path = tmp_path / "ictcoord.1"
    path.write_text(done.out, encoding="ascii")
    return path


def rendered(page: Path) -> str:
    """Return the page as people read it, very wide, so that no word is broken off."""
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    done = subprocess.run(
        ["mandoc", "-Tutf8", "-Owidth=400", str(page)], capture_output=True, text=True, check=True
    )
    letters: list[str] = []
    for sign in done.stdout:
        if sign == "\b":
            # Bold is a letter over itself, as on a typewriter.
            letters.pop()
        else:
            letters.append(sign)
    return "".join(letters)


def test_mandoc_only_misses_a_day(page: Path) -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("mandoc is not installed")
    done = subprocess.run(
        ["mandoc", "-Tlint", "-Wall", str(page)], capture_output=True, text=True, check=False
    )
    # The page bears the version and no day, so that the same program always gives the same page.
    (remark,) = done.stdout.splitlines()
    assert "missing date" in remark
    assert done.stderr == ""


def test_man_warns_of_nothing(page: Path) -> None:
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man-db or groff is not installed")
    done = subprocess.run(
        ["man", "--warnings", "-l", str(page)],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "teamgerichte" in done.stdout


@pytest.mark.parametrize("command", [OPEN, *COMMANDS], ids=lambda one: one.name or "ictcoord")
def test_all_that_can_be_typed_is_told(command: Command, page: Path) -> None:
    told = rendered(page)

    assert f"{command.call} [OPTIES]" in told
    for argument in command.arguments:
        assert argument.shown in told
        assert argument.help in told
        for word, said in argument.choices.items():
            assert word in told
            assert said in told
    for call, _ in command.examples:
        assert call in told
    assert command.details in told


def test_outcomes_files_and_variables_are_told(page: Path) -> None:
    told = rendered(page)

    for code, said in EXIT_CODES:
        assert f"{code} " in told
        assert said in told
    for name in (HOME_VARIABLE, "NO_COLOR", f"{WORK_FOLDER}/", SETTINGS_FILE, __version__):
        assert name in told


def test_text_that_looks_like_a_request_is_text() -> None:
    assert list(running_text(".SH \\fBx\\fR é ‘x’ -a")) == [
        "\\&.SH \\efBx\\efR \\[u00E9] \\[u2018]x\\[u2019] \\-a"
    ]
