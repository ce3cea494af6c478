"""A home folder on a network disk (NFS, CIFS): a lock that cannot be had is never a guess.

There is no such disk here: mounting one takes a server and rights in the kernel that neither a
container nor a machine for tests has. What the program sees of one is the answer of the lock, and
these answers are given here to real processes: not implemented, no locks left, not supported. How
well a given NFS server keeps the locks it does give, no test on this side can tell.
"""

import errno
import subprocess
from pathlib import Path

import pytest

from tests.terminal.harness import PYTHON, sealed_environment
from tests.tui.driver import make_school

NOTES = ("wifi", "internet")
CODES = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP)
SECONDS = 30


def save_together(school: Path, codes: tuple[int, int]) -> list[str]:
    """Let two processes save at the same moment; return what became of each."""
    processes = [
        subprocess.Popen(
            [PYTHON, "-m", "tests.safety.network_disk", str(school), str(code), note],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=sealed_environment(school.parent),
            text=True,
        )
        for code, note in zip(codes, NOTES, strict=True)
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        return [process.communicate(timeout=SECONDS)[0].strip() for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_with_locks_both_are_saved(tmp_path: Path) -> None:
    school = make_school(tmp_path)
    assert save_together(school, (0, 0)) == ["saved", "saved"]
    text = school.read_text()
    assert all(f'note = "{note}"' in text for note in NOTES)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_without_locks_both_are_told_and_nothing_is_written(tmp_path: Path, code: int) -> None:
    school = make_school(tmp_path)
    before = school.read_bytes()
    for told in save_together(school, (code, code)):
        assert "kan geen bestanden vergrendelen" in told
    assert school.read_bytes() == before
    kept = {path.name for path in (tmp_path / ".ictcoord").rglob("*") if path.is_file()}
    assert kept <= {"school.toml.lock"}, "no soft lock, no half a version"


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_who_has_no_locks_does_not_write_past_who_has(tmp_path: Path, code: int) -> None:
    school = make_school(tmp_path)
    refused, saved = save_together(school, (code, 0))
    assert saved == "saved"
    assert "kan geen bestanden vergrendelen" in refused
    text = school.read_text()
    assert 'note = "internet"' in text
    assert 'note = "wifi"' not in text
