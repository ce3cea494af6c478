"""A file is written whole, with the right owner and mode, or not at all."""

import errno
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.storage import atomic
from ictcoord_tui.storage.atomic import clean_leftovers, private_folder, write_atomically
from tests.storage.faults import failing


@pytest.fixture(
    autouse=True, params=[0o000, 0o022, 0o077], ids=["umask000", "umask022", "umask077"]
)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    write_atomically(path, b"a")
    assert path.read_bytes() == b"a"
    assert mode(path) == 0o600


def test_a_new_file_in_a_shared_folder_is_for_the_group(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    write_atomically(tmp_path / "x.toml", b"a")
    assert mode(tmp_path / "x.toml") == 0o660


@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664, 0o644])
def test_an_existing_file_keeps_its_mode(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"old")
    path.chmod(kept)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == kept


def test_an_existing_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"old")
    try:
        os.chown(path, 12_345, 23_456)
    except PermissionError:
        pytest.skip("only the superuser can make a file of somebody else")
    write_atomically(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12_345, 23_456)


def test_who_may_not_give_files_away_keeps_the_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = _owned_by_somebody_else(monkeypatch, tmp_path / "x.toml", 0o660)
    _only_group_may_change(monkeypatch, given, allowed=True)
    write_atomically(tmp_path / "x.toml", b"new")
    assert given == [(os.getuid() + 1, os.getgid() + 1), (-1, os.getgid() + 1)]
    assert mode(tmp_path / "x.toml") == 0o660


def test_another_group_gets_no_rights_that_it_did_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = _owned_by_somebody_else(monkeypatch, tmp_path / "x.toml", 0o664)
    _only_group_may_change(monkeypatch, given, allowed=False)
    write_atomically(tmp_path / "x.toml", b"new")
    assert len(given) == 2
    assert mode(tmp_path / "x.toml") == 0o644


def _owned_by_somebody_else(
    monkeypatch: pytest.MonkeyPatch, path: Path, mode: int
) -> list[tuple[int, int]]:
    path.write_bytes(b"old")
    path.chmod(mode)
    facts = list(path.stat())
    facts[4:6] = [os.getuid() + 1, os.getgid() + 1]
    monkeypatch.setattr(atomic, "_existing", lambda _: os.stat_result(facts))
    return []


def _only_group_may_change(
    monkeypatch: pytest.MonkeyPatch, given: list[tuple[int, int]], *, allowed: bool
) -> None:
    def chown(_: int, user: int, group: int) -> None:
        given.append((user, group))
        if user != -1 or not allowed:
            raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "fchown", chown)


def test_a_link_stays_and_the_file_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    real, link = tmp_path / "echt" / "x.toml", tmp_path / "x.toml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert set(tmp_path.iterdir()) == {link, real.parent}


def test_only_regular_files_are_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "map").mkdir()
    (tmp_path / "lus").symlink_to(tmp_path / "lus")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s"))
        for name in ("pijp", "map", "lus", "s"):
            with pytest.raises(NotAllowedError, match="geen gewoon bestand"):
                write_atomically(tmp_path / name, b"x")
    with pytest.raises(NotAllowedError, match="geen gewoon bestand"):
        write_atomically(Path("/dev/null"), b"x")
    assert {path.name for path in tmp_path.iterdir()} == {"pijp", "map", "lus", "s"}


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"old")
    # The superuser may write everything, so that the refusal has to be acted.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotAllowedError, match="alleen lezen"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (errno.EACCES, NotAllowedError, "geen rechten"),
        (errno.EROFS, NotAllowedError, "alleen gelezen"),
        (errno.ENOSPC, IctcoordError, "schijf is vol"),
        (errno.EDQUOT, IctcoordError, "schijfruimte is op"),
        (errno.EIO, IctcoordError, "meldt een fout"),
        (errno.EBADF, IctcoordError, "fout 9"),
    ],
)
def test_refusals_are_explained(
    tmp_path: Path, code: int, kind: type[IctcoordError], words: str
) -> None:
    path = tmp_path / "x\x1b[2J.toml"
    with failing(0, code), pytest.raises(kind, match=words) as caught:
        write_atomically(path, b"x")
    assert type(caught.value) is kind
    assert "\x1b" not in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(IctcoordError, match="er niet"):
        write_atomically(tmp_path / "weg" / "x.toml", b"x")


def test_a_write_may_come_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:7]))
    write_atomically(tmp_path / "x.toml", b"0123456789" * 10)
    assert (tmp_path / "x.toml").read_bytes() == b"0123456789" * 10


def test_a_disk_that_writes_nothing_is_no_endless_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(IctcoordError, match="meldt een fout"):
        write_atomically(tmp_path / "x.toml", b"x")


@pytest.mark.parametrize(("code", "is_fine"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_network_disks_need_not_sync_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, *, is_fine: bool
) -> None:
    sync = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "no")
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    if is_fine:
        write_atomically(tmp_path / "x.toml", b"x")
    else:
        with pytest.raises(IctcoordError):
            write_atomically(tmp_path / "x.toml", b"x")
    assert (tmp_path / "x.toml").read_bytes() == b"x"


def test_folders_of_our_own_are_private(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "a" / "b")
    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)
    assert private_folder(folder) == folder


def test_folders_of_our_own_in_a_shared_folder_are_for_the_group(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    folder = private_folder(tmp_path / "a" / "b")
    assert (mode(folder), mode(folder.parent)) == (0o2770, 0o2770)


def test_a_folder_that_is_a_link_is_a_trap(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "map").symlink_to(tmp_path / "elders")
    with pytest.raises(NotAllowedError, match="geen gewone map"):
        private_folder(tmp_path / "map")


def _temporary_of(process: int | str, machine: str = "") -> str:
    return f".ictcoord-{machine or atomic._machine()}-{process}-0123456789ab.tmp"


def _dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_leftovers_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    dead, old = tmp_path / _temporary_of(_dead_process()), tmp_path / _temporary_of(1, "0" * 8)
    living, elsewhere = tmp_path / _temporary_of(os.getpid()), tmp_path / _temporary_of(2, "1" * 8)
    root, odd = tmp_path / _temporary_of(1), tmp_path / ".ictcoord-x.tmp"
    dossier, folder = tmp_path / "x.toml", tmp_path / ".ictcoord"
    for path in (dead, old, living, elsewhere, root, odd, dossier):
        path.touch()
    folder.mkdir()
    os.utime(old, (0, 0))
    assert clean_leftovers(tmp_path) == 2
    assert set(tmp_path.iterdir()) == {living, elsewhere, root, odd, dossier, folder}


def test_processes_of_other_users_live_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(process: int, sign: int) -> None:
        assert (process, sign) == (4_321, 0)
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "kill", forbid)
    (tmp_path / _temporary_of(4_321)).touch()
    assert clean_leftovers(tmp_path) == 0


def test_cleaning_never_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert clean_leftovers(tmp_path / "weg") == 0
    (tmp_path / _temporary_of(_dead_process())).touch()

    def refuse(*_: Any, **__: Any) -> None:  # noqa: ANN401 - as the real one
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "unlink", refuse)
    assert clean_leftovers(tmp_path) == 0
