"""Half-typed text survives a hang-up."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ictcoord_tui.storage.drafts import Draft, keep_draft, list_drafts
from ictcoord_tui.storage.places import discard, folder_of

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
PLACE = "current.net-wifi.note"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "kiekendief.toml"


def test_drafts_wait_until_they_are_discarded_the_oldest_first(dossier: Path) -> None:
    late = NOW + timedelta(minutes=1)
    keep_draft(dossier, PLACE, "de wifi in\nlokaal 3 \x1b é", now=late, who="An")
    keep_draft(dossier, "people.bo.note", "", now=NOW, who="An")
    assert list_drafts(dossier, "An") == (
        Draft("people.bo.note", "", NOW, "An"),
        Draft(PLACE, "de wifi in\nlokaal 3 \x1b é", late, "An"),
    )
    assert len(list_drafts(dossier, "An")) == 2, "looking loses nothing"
    for draft in list_drafts(dossier, "An"):
        discard(draft)
        discard(draft)
    assert list_drafts(dossier, "An") == ()


def test_drafts_of_others_stay_where_they_are(dossier: Path) -> None:
    keep_draft(dossier, PLACE, "van Bo", now=NOW, who="Bo")
    assert list_drafts(dossier, "An") == ()
    assert [draft.text for draft in list_drafts(dossier, "Bo")] == ["van Bo"]


def test_half_a_character_survives_too(dossier: Path) -> None:
    keep_draft(dossier, PLACE, "a\udce9", now=NOW, who="An")
    assert list_drafts(dossier, "An")[0].text == "a\udce9"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"place": 1}', b"\xff", b"[" * 100_000])
def test_what_is_no_draft_is_left_alone(dossier: Path, data: bytes) -> None:
    keep_draft(dossier, PLACE, "x", now=NOW, who="An")
    odd = folder_of(dossier, "drafts") / "vreemd.json"
    odd.write_bytes(data)
    assert len(list_drafts(dossier, "An")) == 1
    assert odd.read_bytes() == data


def test_a_dossier_without_drafts_has_none(dossier: Path) -> None:
    assert list_drafts(dossier, "An") == ()
    assert not dossier.parent.joinpath(".ictcoord").exists()


def test_drafts_are_private(dossier: Path) -> None:
    before = os.umask(0)
    try:
        keep_draft(dossier, PLACE, "x", now=NOW, who="An")
    finally:
        os.umask(before)
    (file,) = folder_of(dossier, "drafts").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
