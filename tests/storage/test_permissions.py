"""Who can read a dossier, and closing what strangers can reach."""

import errno
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage import permissions
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.permissions import Exposed, exposed, repair
from tests.storage.faults import failing

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier with a version, in a folder that strangers can enter."""
    monkeypatch.setattr(permissions, "_can_be_entered", lambda folder: folder.name != "dicht")
    path = tmp_path / "school.toml"
    DossierFile(path).create({"name": "A"}, who="An", now=NOW)
    return path


def test_what_this_program_writes_is_closed(dossier: Path) -> None:
    assert exposed([dossier]) == ()


def test_everything_that_strangers_can_read_is_found_and_closed(dossier: Path) -> None:
    opened = [dossier, *(path for path in (dossier.parent / ".ictcoord").rglob("*"))]
    for path in opened:
        path.chmod(0o755 if path.is_dir() else 0o644)
    found = exposed([dossier])
    assert {one.path for one in found} == set(opened)
    assert all(one.repairable for one in found)
    assert repair(found) == len(opened)
    assert exposed([dossier]) == ()
    assert dossier.stat().st_mode & 0o777 == 0o600


def test_a_shared_folder_is_for_its_group(dossier: Path) -> None:
    dossier.parent.chmod(0o2770)
    dossier.chmod(0o664)
    (found,) = exposed([dossier])
    assert found.wanted == 0o660


def test_a_folder_that_nobody_enters_is_safe(tmp_path: Path, dossier: Path) -> None:
    closed = tmp_path / "dicht"
    closed.mkdir()
    path = closed / "school.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0o666)
    assert exposed([path]) == ()


def test_links_and_what_is_gone_are_left_out(dossier: Path) -> None:
    (dossier.parent / ".ictcoord" / "link").symlink_to("/etc/passwd")
    assert exposed([dossier, dossier.with_name("weg.toml")]) == ()


def test_what_cannot_be_closed_is_explained(tmp_path: Path) -> None:
    gone = Exposed(tmp_path / "weg", 0o644, 0o600, repairable=True)
    with pytest.raises(IctcoordError, match="niet beschermen"):
        repair([gone])


def test_a_private_folder_above_keeps_strangers_out(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    path = tmp_path / "school.toml"
    path.write_text("", encoding="utf-8")
    os.chmod(path, 0o666)  # noqa: PTH101 - as a careless program would
    assert exposed([path]) == ()


def test_a_link_put_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    file, other = tmp_path / "school.toml", tmp_path / "ander"
    other.write_bytes(b"")
    other.chmod(0o644)
    file.symlink_to(other)
    with pytest.raises(IctcoordError):
        repair([Exposed(file, 0o644, 0o600, repairable=True)])
    assert other.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("folder_is_shared", [True, False])
def test_a_file_for_its_group_is_open_only_where_that_is_its_owner_alone(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, folder_is_shared: bool
) -> None:
    dossier.parent.chmod(0o2770 if folder_is_shared else 0o700)
    dossier.chmod(0o660)
    assert exposed([dossier]) == (), "a private group, or a folder that the team shares"
    monkeypatch.setattr(permissions, "_group_is_crowded", lambda _: True)
    assert [one.wanted for one in exposed([dossier])] == ([] if folder_is_shared else [0o600])


def test_a_group_with_another_number_than_its_owner_holds_more_people(dossier: Path) -> None:
    facts = list(dossier.stat())
    facts[stat.ST_UID], facts[stat.ST_GID] = 1000, 100
    assert permissions._group_is_crowded(os.stat_result(facts))
    facts[stat.ST_GID] = 1000
    assert not permissions._group_is_crowded(os.stat_result(facts))


def test_a_folder_that_may_not_be_looked_at_keeps_strangers_out(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0o666)
    with failing(0, errno.EACCES, ((os, "stat"),)):
        assert exposed([path]) == ()


def test_a_work_folder_that_is_a_link_is_not_looked_into(tmp_path: Path, dossier: Path) -> None:
    other = tmp_path / "ander" / "school.toml"
    other.parent.mkdir()
    other.write_bytes(dossier.read_bytes())
    other.chmod(0o600)
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "open").write_text("", encoding="utf-8")
    (elsewhere / "open").chmod(0o666)
    (other.parent / ".ictcoord").symlink_to(elsewhere)
    assert exposed([other]) == ()
