"""A dossier that several people, and programs, use at the same time."""

import os
import stat
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ictcoord_tui.domain.merge import MISSING, Conflict, Difference
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import ConflictError, IctcoordError, InvalidDataError, NotAllowedError
from ictcoord_tui.storage import dossier_file, stamps
from ictcoord_tui.storage.codec import MAX_BYTES, encode
from ictcoord_tui.storage.dossier_file import DossierFile, Saved
from ictcoord_tui.storage.lock import locked
from ictcoord_tui.storage.versions import (
    Retention,
    Rewritten,
    keep_version,
    list_versions,
    read_version,
    withdraw_version,
)

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
START: Document = {
    "format": 1,
    "name": "De Kiekendief",
    "people": {"an": {"name": "An"}},
    "current": {"net": {"who": ["an"], "time": "1u/week"}},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kiekendief.toml"
    DossierFile(path).create(START, who="An", now=NOW)
    return path


def with_row(document: Document, **cells: object) -> Document:
    row = document["current"]["net"] | cells
    return document | {"current": {"net": row}}


def save(path: Path, base: Document, ours: Document, who: str = "An") -> Saved:
    return DossierFile(path).save(base, ours, who=who, now=NOW)


def test_what_is_created_can_be_loaded(path: Path) -> None:
    loaded = DossierFile(path).load()
    assert loaded.document == START
    assert loaded.writable
    assert not DossierFile(path).changed_since(loaded.stamp)


def test_creating_never_overwrites(path: Path) -> None:
    with pytest.raises(NotAllowedError, match="bestaat al"):
        DossierFile(path).create({"name": "x"}, who="An", now=NOW)
    assert DossierFile(path).load().document == START


def test_loading_what_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(IctcoordError, match="er niet"):
        DossierFile(tmp_path / "weg.toml").load()
    os.mkfifo(tmp_path / "pijp.toml")
    with pytest.raises(NotAllowedError, match="geen gewoon bestand"):
        DossierFile(tmp_path / "pijp.toml").load()
    with pytest.raises(IctcoordError, match="een map en geen bestand"):
        DossierFile(tmp_path).load()


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.toml"
    with path.open("wb") as stream:
        stream.truncate(100 * MAX_BYTES)
    with pytest.raises(InvalidDataError, match="groter dan 5 MB"):
        DossierFile(path).load()


def test_loading_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(encode(START))
    DossierFile(path).load()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["x.toml", "", ".ictcoord"])
def test_who_may_not_write_is_told_at_loading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    path = tmp_path / "x.toml"
    DossierFile(path).create(START, who="An", now=NOW)
    # The superuser may write everything, so that the refusal has to be acted.
    monkeypatch.setattr(os, "access", lambda asked, _: asked != tmp_path / place)
    assert not DossierFile(path).load().writable


def test_a_save_is_there_for_the_next_reader(path: Path) -> None:
    ours = with_row(START, time="2u/week")
    saved = save(path, START, ours)
    assert saved.written
    assert (saved.document, saved.foreign, saved.conflicts) == (ours, (), ())
    assert saved.warning == ""
    assert DossierFile(path).load().document == ours


def test_different_fields_of_two_people_come_together(path: Path) -> None:
    file = DossierFile(path)
    base = file.load().document
    save(path, base, with_row(base, note="bij Els"), who="Els")
    saved = file.save(base, with_row(base, time="2u/week"), who="An", now=NOW)
    assert saved.document["current"]["net"] == {
        "who": ["an"],
        "time": "2u/week",
        "note": "bij Els",
    }
    assert saved.foreign == (Difference(("current", "net", "note"), MISSING, "bij Els"),)
    assert saved.conflicts == ()
    assert DossierFile(path).load().document == saved.document


def test_the_same_field_of_two_people_is_ours_and_reported(path: Path) -> None:
    save(path, START, with_row(START, time="3u/week"), who="Els")
    saved = save(path, START, with_row(START, time="2u/week"))
    where = ("current", "net", "time")
    assert saved.document["current"]["net"]["time"] == "2u/week"
    assert saved.conflicts == (Conflict(where, "1u/week", "2u/week", "3u/week"),)
    assert saved.foreign == (Difference(where, "1u/week", "3u/week"),)


def test_saving_nothing_fetches_what_others_did(path: Path) -> None:
    theirs = with_row(START, note="x")
    save(path, START, theirs, who="Els")
    before = path.stat()
    saved = save(path, START, START)
    assert not saved.written
    assert saved.document == theirs
    assert saved.foreign
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_hand_made_file_keeps_its_looks_until_something_changes(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    text = b'# Van An\nname    = "De Kiekendief"\nplace = ""\n'
    path.write_bytes(text)
    file = DossierFile(path)
    base = file.load().document
    assert not file.save(base, base, who="An", now=NOW).written
    assert path.read_bytes() == text
    assert file.save(base, base | {"weeks": 36}, who="An", now=NOW).foreign == ()
    versions = list_versions(path)
    assert [version.who for version in versions] == ["An", ""]
    assert read_version(path, versions[1].id) == text


def test_spelled_out_defaults_are_no_change(path: Path) -> None:
    saved = save(path, START, with_row(START, note="", backup=[]) | {"target": {}})
    assert not saved.written
    assert saved.document == START


@pytest.mark.parametrize("data", [b"name = ", b"\xff", b"format = 99", b"<<<<<<< HEAD\n"])
def test_a_file_that_cannot_be_understood_is_never_overwritten(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(InvalidDataError):
        save(path, START, with_row(START, time="2u"))
    assert path.read_bytes() == data


def test_saving_works_again_once_the_file_is_repaired(path: Path) -> None:
    good, ours = path.read_bytes(), with_row(START, time="2u")
    path.write_bytes(b"oops")
    with pytest.raises(InvalidDataError):
        save(path, START, ours)
    path.write_bytes(good)
    assert save(path, START, ours).document == ours


def test_a_file_that_vanished_is_written_anew_and_reported(path: Path) -> None:
    path.unlink()
    saved = save(path, START, with_row(START, time="2u"))
    assert saved.warning == f"{path.name} was verdwenen en is opnieuw geschreven."
    assert saved.written
    assert DossierFile(path).load().document == saved.document
    assert save(path, saved.document, START).warning == ""


def test_a_dossier_too_large_to_read_again_is_not_written(path: Path) -> None:
    with pytest.raises(InvalidDataError, match="groter dan 5 MB"):
        save(path, START, START | {"toekomst": "x" * MAX_BYTES})
    assert DossierFile(path).load().document == START


def test_others_may_replace_the_file_in_any_way(path: Path) -> None:
    file = DossierFile(path)
    base = file.load().document
    by_git = path.with_name("nieuw")
    by_git.write_bytes(encode(base | {"place": "Wilgendonk"}))
    by_git.replace(path)
    one = file.save(base, base | {"weeks": 36}, who="An", now=NOW)
    assert (one.document["place"], one.document["weeks"]) == ("Wilgendonk", 36)
    path.write_bytes(encode(one.document | {"pupils": 285}))
    two = file.save(one.document, one.document | {"weeks": 35}, who="An", now=NOW)
    assert (two.document["pupils"], two.document["weeks"]) == (285, 35)
    assert two.foreign == (Difference(("pupils",), MISSING, 285),)


def test_every_state_can_be_found_among_the_versions(path: Path) -> None:
    second, third = START | {"weeks": 36}, START | {"weeks": 35}
    save(path, START, second, who="Bo")
    path.write_bytes(encode(third))
    save(path, third, third | {"weeks": 34}, who="An")
    found = [read_version(path, version.id) for version in list_versions(path)]
    assert found == [encode(START | {"weeks": weeks}) for weeks in (34, 35, 36)] + [encode(START)]
    assert [version.who for version in list_versions(path)] == ["An", "", "Bo", "An"]


def test_old_versions_are_thinned_while_saving(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    file = DossierFile(path, retention=Retention(all_days=1, daily_days=10))
    base = file.create(START, who="An", now=NOW.replace(month=1)).document
    for weeks in (36, 35):
        ours = base | {"weeks": weeks}
        base = file.save(base, ours, who="An", now=NOW).document
    assert len(list_versions(path)) == 2


def test_a_dossier_is_safe_even_when_its_version_is_not(path: Path) -> None:
    folder = path.parent / ".ictcoord" / "versions"
    folder.rename(folder.with_name("opzij"))
    folder.write_text("geen map")
    saved = save(path, START, START | {"weeks": 36})
    assert "maar de vroegere versie niet" in saved.warning
    assert DossierFile(path).load().document["weeks"] == 36


def test_a_busy_dossier_is_reported_and_nothing_is_lost(path: Path) -> None:
    with locked(path), pytest.raises(ConflictError):
        DossierFile(path).save(START, START | {"weeks": 1}, who="An", now=NOW, timeout=0)
    assert save(path, START, START | {"weeks": 1}).written


def test_a_linked_dossier_is_one_dossier(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    link = tmp_path / "elders" / "k.toml"
    link.symlink_to(path)
    save(link, START, START | {"weeks": 36})
    assert link.is_symlink()
    assert DossierFile(path).load().document["weeks"] == 36
    assert len(list_versions(path)) == 2
    assert not (tmp_path / "elders" / ".ictcoord").exists()


@pytest.mark.parametrize(("folder", "wanted"), [(0o700, 0o600), (0o2770, 0o660)])
def test_everything_written_is_private_under_umask_000(
    tmp_path: Path, folder: int, wanted: int
) -> None:
    tmp_path.chmod(folder)
    before = os.umask(0)
    try:
        file = DossierFile(tmp_path / "x.toml")
        base = file.create(START, who="An", now=NOW).document
        file.save(base, base | {"weeks": 36}, who="An", now=NOW)
    finally:
        os.umask(before)
    for path in tmp_path.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (folder if path.is_dir() else wanted), path


def test_a_change_is_seen_whatever_the_clock_says(path: Path) -> None:
    file = DossierFile(path)
    stamp = file.load().stamp
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1u/week", b"9u/week"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_ino) == (status.st_size, status.st_ino)
    assert file.changed_since(stamp)


def test_a_change_within_the_grain_of_the_clock_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = DossierFile(path)
    monkeypatch.setattr(stamps, "_told", lambda _: (1, 1, 1, 1))
    stamp = file.load().stamp
    assert stamp.doubtful
    assert not file.changed_since(stamp)
    path.write_bytes(b"weeks = 36\n")
    assert file.changed_since(stamp)


def test_touching_is_no_change_and_removing_is(path: Path) -> None:
    file = DossierFile(path)
    stamp = file.load().stamp
    os.utime(path, (0, 0))
    assert not file.changed_since(stamp)
    path.unlink()
    assert file.changed_since(stamp)


def test_our_own_save_is_no_foreign_change(path: Path) -> None:
    file = DossierFile(path)
    saved = file.save(START, START | {"weeks": 36}, who="An", now=NOW)
    assert not file.changed_since(saved.stamp)
    save(path, saved.document, START, who="Els")
    assert file.changed_since(saved.stamp)


@pytest.mark.parametrize("touched", [False, True])
def test_watching_a_quiet_file_does_not_read_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, touched: bool
) -> None:
    file = DossierFile(path)
    later = time.time_ns() + 10_000_000_000
    fresh = file.load().stamp
    monkeypatch.setattr(time, "time_ns", lambda: later)
    settled = file.load().stamp
    assert (fresh.doubtful, settled.doubtful) == (True, False)
    if touched:
        os.utime(path, (0, 0))
    assert not file.changed_since(fresh)

    def forbid(*_: object) -> None:
        pytest.fail("the file was read")

    monkeypatch.setattr(dossier_file, "read_regular", forbid)
    assert not file.changed_since(fresh)
    if not touched:
        assert not file.changed_since(settled)


def test_loading_cleans_up_after_a_crash(path: Path) -> None:
    left = path.parent / ".ictcoord-00000000-1-0123456789ab.tmp"
    left.touch()
    os.utime(left, (0, 0))
    DossierFile(path).load()
    assert not left.exists()


def test_a_person_leaves_the_history_under_the_lock(path: Path) -> None:
    keep_version(path, encode(START | {"people": {}}), who="Bo", now=NOW)

    def without_people(document: Document) -> Document:
        with pytest.raises(ConflictError), locked(path, timeout=0):
            pytest.fail("somebody could save meanwhile")
        return {key: value for key, value in document.items() if key != "people"}

    outcome = DossierFile(path).rewrite_history(without_people)
    assert outcome == Rewritten(changed=1, removed=0)
    assert all(b"people" not in read_version(path, v.id) for v in list_versions(path))


def test_two_threads_that_read_at_once_get_what_belongs_to_their_own_bytes(path: Path) -> None:
    file = DossierFile(path)

    class Overtaken(bytes):
        """Bytes that another thread replaces the moment they are compared."""

        __hash__ = bytes.__hash__

        def __eq__(self, other: object) -> bool:
            file._known = b"", {"name": "Een ander dossier"}
            return bytes(self) == other

    file._known = Overtaken(path.read_bytes()), START
    assert file.load().document == START


def test_what_was_just_created_can_be_withdrawn_with_its_version(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    file = DossierFile(path)
    file.create(START, who="An", now=NOW)
    file.withdraw()
    assert not path.exists()
    assert list_versions(path) == ()


def test_what_somebody_changed_meanwhile_is_not_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    file = DossierFile(path)
    file.create(START, who="An", now=NOW)
    save(path, START, with_row(START, time="2u/week"), who="Jan")
    file.withdraw()
    assert path.exists()
    assert [one.who for one in list_versions(path)] == ["Jan", "An"]


def test_a_version_of_other_contents_is_not_withdrawn(path: Path) -> None:
    withdraw_version(path, b"iets anders")
    assert len(list_versions(path)) == 1
