"""Conflicts stay on disk until somebody chose; versions tell who changed what."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ictcoord_tui.domain.merge import MISSING, Conflict
from ictcoord_tui.storage.authors import Signature, nearest, sign
from ictcoord_tui.storage.conflicts import (
    Pending,
    conflict_ids,
    keep_conflicts,
    list_conflicts,
    settle_conflicts,
)
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.places import folder_of

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
AN, BO = Signature("An", NOW), Signature("Bo", NOW + timedelta(minutes=2))
PLACE = ("current", "net-wifi", "note")


def pending(ours: object = "a", theirs: object = "b", base: object = MISSING) -> Pending:
    return Pending(Conflict(PLACE, base, ours, theirs), AN, BO)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = DossierFile(tmp_path / "school.toml")
    file.create({"name": "A", "place": "Gent"}, who="An", now=NOW)
    return file.path


@pytest.mark.parametrize(
    "one",
    [
        pending(),
        pending(ours=MISSING),
        pending(theirs=MISSING, base="x"),
        pending(ours={"value": "yes", "on": date(2026, 11, 21)}, theirs=["an", "bo"]),
        pending(ours=1.5, theirs=True),
        pending(ours="[/b]\x1b]0;x\x07", theirs="regel\nregel"),
    ],
)
def test_a_conflict_is_read_back_as_it_was(path: Path, one: Pending) -> None:
    keep_conflicts(path, [one, one])
    assert list_conflicts(path) == (one,)
    assert conflict_ids(path) == {one.id}
    settle_conflicts(path, [one.id, one.id])
    assert list_conflicts(path) == ()


def test_conflicts_are_private(path: Path) -> None:
    keep_conflicts(path, [pending()])
    for place in (folder_of(path, "conflicts"), *folder_of(path, "conflicts").iterdir()):
        assert place.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "data", [b"", b"x = ", b"path = []", b"path = [1]", b'path = ["a"]', b"\xff"]
)
def test_what_is_no_conflict_is_left_alone(path: Path, data: bytes) -> None:
    keep_conflicts(path, [pending()])
    odd = folder_of(path, "conflicts") / "vreemd.toml"
    odd.write_bytes(data)
    assert len(list_conflicts(path)) == 1
    assert odd.read_bytes() == data


def test_both_values_are_on_disk_before_the_dossier_holds_one(path: Path) -> None:
    mine, theirs = DossierFile(path), DossierFile(path)
    base = mine.load().document
    theirs.save(base, {**base, "place": "Aalst"}, who="Bo", now=BO.when)
    saved = mine.save(base, {**base, "place": "Brugge"}, who="An", now=NOW)
    (kept,) = list_conflicts(path)
    assert saved.pending == (kept,)
    assert (kept.conflict.ours, kept.conflict.theirs) == ("Brugge", "Aalst")
    assert (kept.ours_by, kept.theirs_by) == (AN, BO)


def test_each_value_is_signed_by_who_set_it(path: Path) -> None:
    file = DossierFile(path)
    base = file.load().document
    second = file.save(base, {**base, "place": "Aalst"}, who="Bo", now=BO.when).document
    third = file.save(second, {**second, "weeks": 30}, who="An", now=BO.when).document
    signed = sign(path, base, third, NOW, [("place",), ("weeks",)])
    assert {place[0]: one.who for place, one in signed.items()} == {"place": "Bo", "weeks": "An"}


def test_what_no_version_tells_came_from_outside(path: Path) -> None:
    base = DossierFile(path).load().document
    signed = sign(path, base, {**base, "place": "Brugge"}, NOW, [("place",)])
    assert signed == {("place",): Signature("", NOW)}


def test_a_conflict_about_a_table_is_signed_by_the_last_one_in_it() -> None:
    signed = {("people", "an", "name"): AN, ("people", "an", "role"): BO, ("place",): BO}
    assert nearest(signed, ("people", "an")) == BO
    assert nearest(signed, ("people", "an", "name")) == AN
    assert nearest(signed, ("weeks",)) is None
