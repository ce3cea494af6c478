"""Earlier versions: who, when, what, and for how long."""

import stat
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.places import folder_of
from ictcoord_tui.storage.versions import (
    Retention,
    Rewritten,
    keep_version,
    list_versions,
    read_version,
    rewrite_versions,
    thin_versions,
)

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "kiekendief.toml"


def kept(dossier: Path) -> list[bytes]:
    return [read_version(dossier, version.id) for version in list_versions(dossier)]


def test_versions_tell_who_and_when_the_newest_first(dossier: Path) -> None:
    keep_version(dossier, b'name = "a"\n', who="An Peeters", now=NOW)
    keep_version(dossier, b'name = "bb"\n', who="Bo\n\x1b[2J", now=NOW + timedelta(minutes=1))
    newest, oldest = list_versions(dossier)
    assert (oldest.id, oldest.who, oldest.when, oldest.size) == ("000001", "An Peeters", NOW, 11)
    assert (newest.id, newest.who, newest.size) == ("000002", "Bo\n\x1b[2J", 12)
    assert newest.when - oldest.when == timedelta(minutes=1)
    assert read_version(dossier, "000001") == b'name = "a"\n'


def test_a_dossier_without_versions_has_none(dossier: Path) -> None:
    assert list_versions(dossier) == ()
    with pytest.raises(InvalidDataError, match="geen versie"):
        read_version(dossier, "000001")


@pytest.mark.parametrize("version", ["000002", "1", "../x", "", "000001-20261121", "\x1b[2J"])
def test_only_a_real_id_gives_a_version(dossier: Path, version: str) -> None:
    keep_version(dossier, b"", who="An", now=NOW)
    with pytest.raises(InvalidDataError, match="geen versie") as caught:
        read_version(dossier, version)
    assert "\x1b" not in caught.value.message


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe", b"# ictcoord {}\nx", b"a\r\nb"])
def test_any_bytes_come_back_as_they_were(dossier: Path, data: bytes) -> None:
    keep_version(dossier, data, who="An", now=NOW)
    assert kept(dossier) == [data]
    assert list_versions(dossier)[0].size == len(data)


def test_the_same_contents_are_not_kept_twice_in_a_row(dossier: Path) -> None:
    for data in (b"a", b"a", b"b", b"a"):
        keep_version(dossier, data, who="An", now=NOW)
    assert kept(dossier) == [b"a", b"b", b"a"]


def test_a_clock_that_jumps_back_does_not_change_the_order(dossier: Path) -> None:
    for step, hours in enumerate((0, 9_000, -9_000, -9_000, 1)):
        keep_version(dossier, str(step).encode(), who="An", now=NOW + timedelta(hours=hours))
    assert kept(dossier) == [b"4", b"3", b"2", b"1", b"0"]


def test_two_dossiers_in_a_folder_keep_their_own(dossier: Path) -> None:
    other = dossier.with_name("zandloper.toml")
    keep_version(dossier, b"a", who="An", now=NOW)
    keep_version(other, b"b", who="An", now=NOW)
    assert (kept(dossier), kept(other)) == ([b"a"], [b"b"])


def test_versions_are_private(dossier: Path) -> None:
    keep_version(dossier, b"a", who="An", now=NOW)
    folder = folder_of(dossier, "versions")
    assert folder == dossier.parent / ".ictcoord" / "versions" / "kiekendief"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for place in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_a_version_is_toml_that_a_person_can_copy(dossier: Path) -> None:
    keep_version(dossier, b'name = "a"\n', who="An", now=NOW)
    (file,) = folder_of(dossier, "versions").iterdir()
    assert decode(file.read_bytes(), "x") == {"name": "a"}


@pytest.mark.parametrize(
    "damaged", [b"", b"# ictcoord", b"# ictcoord {\n", b"# ictcoord []\nx", b'# ictcoord {"a":1}\n']
)
def test_a_damaged_version_is_listed_all_the_same(dossier: Path, damaged: bytes) -> None:
    keep_version(dossier, b"a", who="An", now=NOW)
    (file,) = folder_of(dossier, "versions").iterdir()
    file.write_bytes(damaged)
    (version,) = list_versions(dossier)
    assert version.who == ""
    assert version.when.tzinfo is not None
    keep_version(dossier, b"a", who="An", now=NOW)
    assert len(list_versions(dossier)) == 2


def test_other_files_in_the_folder_are_no_versions(dossier: Path) -> None:
    keep_version(dossier, b"a", who="An", now=NOW)
    folder = folder_of(dossier, "versions")
    for name in ("notitie.txt", "000002-20269999.toml", "x-20261121.toml", ".000003-20261121.toml"):
        (folder / name).touch()
    assert len(list_versions(dossier)) == 1


def keep_days(dossier: Path, days: list[int]) -> None:
    for number, day in enumerate(days):
        keep_version(dossier, str(number).encode(), who="An", now=NOW - timedelta(days=day))


def test_thinning_keeps_today_then_one_a_day_then_nothing(dossier: Path) -> None:
    keep_days(dossier, [200, 91, 90, 90, 5, 5, 1, 1, 0, 0, 0])
    assert thin_versions(dossier, today=NOW.date()) == 5
    assert kept(dossier) == [b"10", b"9", b"8", b"7", b"5", b"3"]
    assert thin_versions(dossier, today=NOW.date()) == 0


def test_thinning_is_a_setting(dossier: Path) -> None:
    keep_days(dossier, [10, 3, 3, 1, 1, 0])
    thin_versions(dossier, today=NOW.date(), retention=Retention(all_days=2, daily_days=3))
    assert kept(dossier) == [b"5", b"4", b"3", b"2"]


def test_the_newest_version_is_never_thinned(dossier: Path) -> None:
    keep_days(dossier, [900, 900])
    thin_versions(dossier, today=NOW.date(), retention=Retention(0, 0))
    assert kept(dossier) == [b"1"]
    keep_version(dossier, b"x", who="An", now=NOW)
    assert list_versions(dossier)[0].id == "000003"


@settings(deadline=None)  # a dozen syncs to a busy disk take as long as they take
@given(st.lists(st.integers(-3, 120), max_size=12), st.integers(0, 3), st.integers(0, 100))
def test_thinning_keeps_the_last_of_every_recent_day(
    tmp_path_factory: pytest.TempPathFactory, days: list[int], all_days: int, daily_days: int
) -> None:
    dossier = tmp_path_factory.mktemp("dossier") / "x.toml"
    keep_days(dossier, days)
    rule = Retention(all_days, daily_days)
    thin_versions(dossier, today=NOW.date(), retention=rule)
    stay = {int(data) for data in kept(dossier)}
    for number, day in enumerate(days):
        is_last_of_day = day not in days[number + 1 :]
        wanted = day < all_days or (is_last_of_day and day <= daily_days)
        assert (number in stay) == (wanted or number == len(days) - 1)


def test_thinning_without_versions_is_nothing(dossier: Path) -> None:
    assert thin_versions(dossier, today=date(2026, 11, 21)) == 0


def without_an(document: Document) -> Document:
    people = {key: value for key, value in document["people"].items() if key != "an"}
    return document | {"people": people}


def test_a_person_can_be_taken_out_of_every_version(dossier: Path) -> None:
    texts = [
        b'# An\n[people.an]\nname = "An"\n\n[people.bo]\nname = "Bo"\n',
        b'[people.bo]\nname = "Bo"\n',
        b'[people.an]\nname = "An" oops',
    ]
    for text in texts:
        keep_version(dossier, text, who="An", now=NOW)
    outcome = rewrite_versions(
        dossier, without_an, rename=lambda who: "ICT-coördinator" if who == "An" else who
    )
    assert outcome == Rewritten(changed=2, removed=1)
    assert [version.who for version in list_versions(dossier)] == ["ICT-coördinator"] * 2
    assert [version.when for version in list_versions(dossier)] == [NOW, NOW]
    assert kept(dossier) == [texts[1], texts[1]]
    everything = b"".join(p.read_bytes() for p in dossier.parent.rglob("*") if p.is_file())
    assert b"An" not in everything
    assert rewrite_versions(dossier, without_an) == Rewritten(changed=0, removed=0)


def test_a_version_tells_what_the_change_that_made_it_is_called(dossier: Path) -> None:
    keep_version(dossier, b"a", who="An", now=NOW, what="Excel ingelezen\n(é.xlsx)\x1b")
    keep_version(dossier, b"b", who="An", now=NOW)
    keep_version(dossier, b"c", who="An", now=NOW, what="x" * 50_000)
    longest, none, told = list_versions(dossier)
    assert told.what.startswith("Excel ingelezen (é.xlsx)")
    assert "\x1b" not in told.what
    assert none.what == ""
    assert len(longest.what) < 1_000
    assert kept(dossier) == [b"c", b"b", b"a"]


def test_a_version_of_before_versions_had_names_is_read(dossier: Path) -> None:
    keep_version(dossier, b"a", who="An", now=NOW, what="iets")
    (file,) = (dossier.parent / ".ictcoord").rglob("*.toml")
    file.write_bytes(file.read_bytes().replace(b', "what": "iets"', b""))
    (version,) = list_versions(dossier)
    assert (version.who, version.what, version.when) == ("An", "", NOW)
    assert kept(dossier) == [b"a"]


def test_a_naive_moment_gets_the_zone_of_the_server(dossier: Path) -> None:
    keep_version(dossier, b"a", who="An", now=datetime(2026, 11, 21, 14, 3))  # noqa: DTZ001
    assert list_versions(dossier)[0].when.tzinfo is not None
    assert list_versions(dossier)[0].when.astimezone(UTC).year == 2026


def days_kept(path: Path) -> list[int]:
    """Return how many days ago each kept version is from, the newest first."""
    return [(NOW.date() - version.when.date()).days for version in list_versions(path)]


def months_of_work(file: DossierFile) -> None:
    """Save twice a day for four months, after a year of nothing."""
    before = file.create({"name": "0"}, who="An", now=NOW - timedelta(days=365)).document
    for day in range(120, -1, -1):
        for number in range(2):
            after = {**before, "name": f"{day}.{number}"}
            before = file.save(before, after, who="An", now=NOW - timedelta(days=day)).document


def test_all_of_today_stays_and_one_a_day_for_ninety_days(tmp_path: Path) -> None:
    file = DossierFile(tmp_path / "school.toml")
    months_of_work(file)
    assert days_kept(file.path) == [0, 0, *range(1, 91)]
    names = [read_version(file.path, one.id) for one in list_versions(file.path)]
    assert all(f'"{number}.1"'.encode() in names[number + 1] for number in range(1, 91))


@pytest.mark.parametrize(
    ("declared", "inherited", "own", "shared", "expected"),
    [
        (None, None, None, False, Retention(1, 90)),
        (None, None, Retention(2, 5), False, Retention(2, 5)),
        (None, None, Retention(2, 5), True, Retention(1, 90)),
        (None, Retention(3, 30), Retention(2, 5), False, Retention(3, 30)),
        ({"daily_days": 7}, Retention(3, 30), Retention(2, 5), True, Retention(1, 7)),
        ({"daily_days": 0, "all_days": True}, None, Retention(2, 5), False, Retention(2, 5)),
        ({"daily_days": 99_999}, Retention(3, 30), None, False, Retention(3, 30)),
        ("zeven", None, None, False, Retention(1, 90)),
    ],
)
def test_what_the_dossier_declares_holds_for_everybody(
    tmp_path: Path,
    declared: object,
    inherited: Retention | None,
    own: Retention | None,
    shared: bool,
    expected: Retention,
) -> None:
    tmp_path.chmod(0o2770 if shared else 0o700)
    file = DossierFile(tmp_path / "school.toml", retention=own)
    file.inherited = inherited
    document = {"name": "A"} if declared is None else {"name": "A", "versions": declared}
    assert file.kept_for(document) == expected


def test_a_declared_time_is_kept_to_when_saving(tmp_path: Path) -> None:
    file = DossierFile(tmp_path / "school.toml", retention=Retention(400, 400))
    document = {"name": "0", "versions": {"daily_days": 3}}
    before = file.create(document, who="An", now=NOW - timedelta(days=10)).document
    for day in range(9, -1, -1):
        after = {**before, "name": str(day)}
        before = file.save(before, after, who="An", now=NOW - timedelta(days=day)).document
    assert days_kept(file.path) == [0, 1, 2, 3]
