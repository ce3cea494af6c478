"""A process is known again, and only as long as it runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ictcoord_tui.storage.processes import still_runs, this_process


def test_this_process_runs() -> None:
    assert still_runs(this_process())


def test_another_process_runs_until_it_ends() -> None:
    said = "import sys; from ictcoord_tui.storage.processes import this_process as t; "
    command = [sys.executable, "-c", said + "print(t(), flush=True); sys.stdin.read()"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        called = other.stdout.readline().strip()
        assert called != this_process()
        assert still_runs(called)
        other.communicate()
    assert not still_runs(called)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="alleen Linux zegt het begin")
def test_a_number_that_was_given_out_again_is_another_process() -> None:
    number, boot, started = this_process().split(":")
    assert not still_runs(f"{number}:{boot}:{int(started) + 1}")
    assert not still_runs(f"{number}:een-andere-start:{started}")


@pytest.mark.parametrize("called", ["", "x", "-1::", "0::", "999999999::", "1", f"{10**30}::"])
def test_what_is_no_process_does_not_run(called: str) -> None:
    assert not still_runs(called)


def test_a_process_that_may_not_be_touched_runs_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert still_runs(this_process()) == Path("/proc/self").exists()
