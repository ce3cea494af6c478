"""What cannot be saved at the end is kept in another place, and comes back."""

import errno
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ictcoord_tui.domain.merge import MISSING, Conflict
from ictcoord_tui.errors import IctcoordError, NotAllowedError
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.conflicts import Pending, list_conflicts
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.drafts import list_drafts
from ictcoord_tui.storage.places import discard, folder_of
from ictcoord_tui.storage.rescue import Rescue, keep_rescue, list_rescues
from ictcoord_tui.storage.versions import list_versions, read_version
from tests.storage.faults import counted, failing, full_below

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
BY = Signature("els", NOW)
BASE = {"format": 1, "name": "A", "opening": NOW}
OURS = {"format": 1, "name": "B ‘é’", "opening": NOW, "current": {"net-wifi": {"note": "x\ny"}}}
WAITS = Pending(Conflict(("name",), "A", "B", MISSING), BY, BY)


def rescue(path: Path, who: str = "an", when: datetime = NOW) -> Rescue:
    return Rescue(path, BASE, OURS, who, when, (WAITS,))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "school"
    folder.mkdir()
    return folder / "school.toml"


def test_a_copy_lies_beside_the_dossier_and_says_all_there_is(
    dossier: Path, tmp_path: Path
) -> None:
    later = rescue(dossier, when=NOW + timedelta(minutes=1))
    for one in (later, rescue(dossier), rescue(dossier, "els")):
        file = keep_rescue(one, tmp_path / "state")
        assert file.parent == folder_of(dossier, "rescue")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list_rescues(dossier, tmp_path / "state", "an") == (rescue(dossier), later)
    assert list_rescues(dossier.with_name("ander.toml"), tmp_path / "state", "an") == ()
    assert not (tmp_path / "state").exists()


def test_where_the_folder_of_the_dossier_refuses_the_user_s_own_takes_it(
    dossier: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    with full_below(dossier.parent):
        file = keep_rescue(rescue(dossier), state)
    assert file.is_relative_to(state)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    (found,) = list_rescues(dossier, state, "an")
    assert found == rescue(dossier)
    discard(found)
    assert list_rescues(dossier, state, "an") == ()


def test_when_both_are_full_that_is_told(dossier: Path, tmp_path: Path) -> None:
    with full_below(tmp_path), pytest.raises(IctcoordError, match="schijf is vol"):
        keep_rescue(rescue(dossier), tmp_path / "state")
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whatever_call_fails_once_the_copy_is_kept_somewhere(
    dossier: Path, tmp_path: Path, code: int
) -> None:
    with counted() as names:
        keep_rescue(rescue(dossier), tmp_path / "telling")
    for number in range(len(names)):
        state = tmp_path / f"state-{number}"
        with failing(number, code):
            file = keep_rescue(rescue(dossier), state)
        assert file.exists()
        assert list_rescues(dossier, state, "an")
        file.unlink()


def test_a_dossier_is_known_by_its_own_place_not_by_a_link_to_it(
    dossier: Path, tmp_path: Path
) -> None:
    dossier.write_bytes(b"")
    link = tmp_path / "koppeling.toml"
    link.symlink_to(dossier)
    with full_below(dossier.parent):
        keep_rescue(rescue(link), tmp_path / "state")
    (found,) = list_rescues(dossier, tmp_path / "state", "an")
    assert found.path == dossier


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"base": "a = ", "ours": 1}'])
def test_what_cannot_be_read_is_left_alone(dossier: Path, tmp_path: Path, data: bytes) -> None:
    file = keep_rescue(rescue(dossier), tmp_path)
    file.write_bytes(data)
    assert list_rescues(dossier, tmp_path, "an") == ()
    assert os.path.lexists(file)


def test_a_pipe_under_the_name_of_one_of_our_files_makes_nobody_wait(tmp_path: Path) -> None:
    file = DossierFile(tmp_path / "school.toml")
    before = file.create({"name": "A"}, who="an", now=NOW).document
    work = tmp_path / ".ictcoord"
    for pipe in ("rescue/school/x.json", "drafts/school/x.json", "conflicts/school/x.toml"):
        (work / pipe).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(work / pipe)
    os.mkfifo(work / "versions" / "school" / "000009-20261121.toml")
    assert list_rescues(file.path, tmp_path / "state", "an") == ()
    assert list_drafts(file.path, "an") == ()
    assert list_conflicts(file.path) == ()
    assert file.save(before, {"name": "B"}, who="an", now=NOW).warning == ""
    assert [version.id for version in list_versions(file.path)] == [
        f"{number:06}" for number in (11, 10, 9, 1)
    ]
    with pytest.raises(NotAllowedError):
        read_version(file.path, "000009")
