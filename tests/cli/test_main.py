"""The borders of the program: whatever happens inside, one Dutch message comes out."""

import errno
import io
import os
import pty
import runpy
import stat
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from ictcoord_tui.cli import main
from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.commands import show
from ictcoord_tui.cli.output import make_safe, put, table
from ictcoord_tui.domain.text import REPLACEMENT
from ictcoord_tui.errors import (
    ConflictError,
    IctcoordError,
    InvalidDataError,
    NotAllowedError,
    UsageError,
)
from ictcoord_tui.paths import state_dir
from tests.cli.conftest import Run


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_arguments: Arguments) -> int:
        raise error

    monkeypatch.setattr(show, "run", run)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (IctcoordError("x"), 1),
        (UsageError("x"), 2),
        (InvalidDataError("x"), 3),
        (ConflictError("x"), 4),
        (NotAllowedError("x"), 5),
    ],
)
def test_an_error_becomes_one_message_and_its_exit_code(
    error: IctcoordError, code: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(error, monkeypatch)

    done = run("show", "school.toml")

    assert (done.code, done.out, done.err) == (code, "", f"{error.title}: x\n")


def test_an_unforeseen_error_is_apologised_for_and_written_down_without_its_values(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(RuntimeError("Joris Vandemoer"), monkeypatch)

    done = run("show", "school.toml")

    assert done.code == 1
    assert "Traceback" not in done.err
    assert "Joris" not in done.err
    (report,) = state_dir().glob("fout-*.txt")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "RuntimeError" in report.read_text(encoding="utf-8")
    assert "Joris" not in report.read_text(encoding="utf-8")


def test_ctrl_c_ends_at_once_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)

    assert run("show", "school.toml").code == 130


def test_nobody_listening_is_no_error(here: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "ictcoord_tui", "show", str(here / "school.toml")],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (0, b"")


def test_on_a_terminal_no_word_stands_on_two_lines(here: Path) -> None:
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 50))
    command = [sys.executable, "-m", "ictcoord_tui", "show", "nergens/school.toml"]
    done = subprocess.run(command, cwd=here, stdout=subprocess.DEVNULL, stderr=slave, check=False)
    os.close(slave)
    told = os.read(master, 4_096).decode().splitlines()
    os.close(master)
    assert done.returncode == IctcoordError.exit_code
    assert len(told) > 1
    assert "naam en de plaats na." in " ".join(told)
    assert max(len(line) for line in told if " " in line) <= 50


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_full_disk_behind_stdout_is_told_as_such(here: Path) -> None:
    command = [sys.executable, "-m", "ictcoord_tui", "show", str(here / "school.toml")]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    (told,) = done.stderr.decode().splitlines()
    assert "de schijf is vol" in told
    assert done.returncode == IctcoordError.exit_code


@pytest.mark.parametrize(
    "argv",
    [("show", "schol.toml"), ("check", "Shool.toml"), ("diff", "school.toml", "schoool.toml")],
)
def test_a_mistyped_file_gets_a_near_miss(run: Run, here: Path, argv: tuple[str, ...]) -> None:
    (here / ".school.toml").touch()
    (here / "school.xlsx").touch()
    done = run(*argv)
    assert done.code == 1
    assert "Kijk de naam en de plaats na. Bedoelde je ‘school.toml’?" in done.err


def test_a_name_like_nothing_that_is_there_gets_none(run: Run) -> None:
    assert "Bedoelde" not in run("show", "qqqqqq.toml").err
    assert "Bedoelde" not in run("show", "nergens/school.toml").err


def test_an_unforeseen_refusal_of_the_system_stays_a_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(OSError(errno.ENOTTY, "Joris"), monkeypatch)
    assert "Onze excuses" in run("show", "school.toml").err


def test_what_is_in_a_dossier_never_commands_the_terminal(run: Run, here: Path) -> None:
    evil = "De \\u001b]0;kwaad\\u0007\\u009b2J\\u202eKiekendief"
    (here / "kwaad.toml").write_text(
        f'format = 1\nkind = "school"\nname = "{evil}"\n'
        f'[people."x\\u001b[2J"]\nname = "{evil}"\n[current."{evil}"]\nwho = ["{evil}"]\n',
        encoding="utf-8",
    )

    for argv in (
        ("show", "kwaad.toml"),
        ("show", "kwaad.toml", "--json"),
        ("check", "kwaad.toml"),
        ("diff", "school.toml", "kwaad.toml"),
        ("merge", "school.toml", "school.toml", "kwaad.toml", "-o", "uit.toml"),
        ("check", "\x1b]0;weg\x07.toml"),
        ("\x1b[2J",),
        ("versions", "\x9b2J.toml"),
    ):
        done = run(*argv)
        harmful = {"\x1b", "\x07", "\x9b", "\u202e"}
        assert not harmful & set(done.out + done.err), argv
        assert REPLACEMENT in done.out + done.err or argv[0] == "merge", argv


def test_a_terminal_that_lacks_a_sign_gets_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    make_safe(stream)
    monkeypatch.setattr(sys, "stdout", stream)

    put("coördinatie ▸")
    stream.flush()

    assert raw.getvalue() == b"co?rdinatie ?\n"


def test_a_table_is_aligned_without_spaces_at_the_end() -> None:
    assert table([("a", "bbb"), ("cc", "")]) == ["a   bbb", "cc"]


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["ictcoord", "--version"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("ictcoord_tui", run_name="__main__")

    assert ended.value.code == 0


def test_without_words_it_takes_those_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["ictcoord", "shwo"])

    assert main() == 2
