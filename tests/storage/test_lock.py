"""One writer at a time."""

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest

from ictcoord_tui.errors import ConflictError, IctcoordError, NotAllowedError
from ictcoord_tui.storage.lock import locked
from tests.storage.faults import failing


def lock_file(folder: Path) -> Path:
    return folder / ".ictcoord" / "x.toml.lock"


def test_who_comes_second_hears_that_it_is_busy(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "x.toml"),
        pytest.raises(ConflictError, match="aan het bewaren") as caught,
        locked(tmp_path / "x.toml", timeout=0),
    ):
        pytest.fail("two had the lock")
    assert caught.value.title == "Even bezet"


def test_the_next_one_gets_it_at_once(tmp_path: Path) -> None:
    for _ in range(3):
        with locked(tmp_path / "x.toml", timeout=0):
            assert lock_file(tmp_path).exists()


def test_it_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="oei"), locked(tmp_path / "x.toml"):
        raise ValueError("oei")
    with locked(tmp_path / "x.toml", timeout=0):
        pass


def test_every_name_of_a_file_has_the_same_lock(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    link = tmp_path / "elders" / "y.toml"
    link.symlink_to(tmp_path / "x.toml")
    with locked(link), pytest.raises(ConflictError), locked(tmp_path / "x.toml", timeout=0):
        pytest.fail("two had the lock")


def test_two_dossiers_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with locked(tmp_path / "x.toml"), locked(tmp_path / "y.toml", timeout=0):
        assert lock_file(tmp_path).exists()


@pytest.mark.parametrize(("folder", "wanted"), [(0o700, 0o600), (0o2770, 0o660)])
def test_the_lock_file_is_as_private_as_the_dossier(
    tmp_path: Path, folder: int, wanted: int
) -> None:
    tmp_path.chmod(folder)
    before = os.umask(0)
    try:
        with locked(tmp_path / "x.toml"):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE(lock_file(tmp_path).stat().st_mode) == wanted
    assert stat.S_IMODE(lock_file(tmp_path).parent.stat().st_mode) == folder


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.ENOLCK])
def test_a_disk_that_cannot_lock_is_an_error_and_no_guess(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with (
        pytest.raises(IctcoordError, match="kan geen bestanden vergrendelen"),
        locked(tmp_path / "x.toml"),
    ):
        pytest.fail("there is no lock")


@pytest.mark.parametrize("hitches", [1, 99])
def test_a_hitch_in_unlocking_is_no_failed_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hitches: int
) -> None:
    flock, seen = fcntl.flock, 0

    def hitch(handle: int, what: int) -> None:
        nonlocal seen
        if what == fcntl.LOCK_UN and seen < hitches:
            seen += 1
            raise OSError(errno.EIO, "no")
        flock(handle, what)

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", hitch)
        with locked(tmp_path / "x.toml"):
            pass
    assert seen >= min(hitches, 3)
    if hitches == 1:
        with locked(tmp_path / "x.toml", timeout=0):
            pass


def test_a_trap_in_place_of_the_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".ictcoord").mkdir()
    victim = tmp_path / "victim"
    victim.write_text("x")
    lock_file(tmp_path).symlink_to(victim)
    with pytest.raises(NotAllowedError), locked(tmp_path / "x.toml"):
        pytest.fail("the link was followed")
    assert victim.read_text() == "x"


def test_a_folder_that_forbids_writing_is_explained(tmp_path: Path) -> None:
    with (
        failing(0, errno.EACCES),
        pytest.raises(NotAllowedError, match="geen rechten"),
        locked(tmp_path / "x.toml"),
    ):
        pytest.fail("there is no lock")
