from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.versions import list_versions, read_version
from tests.cli.conftest import Run

MOMENT = datetime(2026, 11, 21, 14, 3).astimezone()


@pytest.fixture
def edited(here: Path) -> Path:
    """A school that Bo renamed."""
    file = DossierFile(here / "school.toml")
    before = file.load().document
    file.save(before, before | {"name": "Hernoemd"}, who="bo", now=MOMENT)
    return file.path


def name_in(path: Path) -> str:
    return str(DossierFile(path).load().document["name"])


def test_versions_are_listed_with_who_and_when_the_newest_first(run: Run, edited: Path) -> None:
    assert edited.exists()

    done = run("versions", "school.toml")

    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0].split() == ["ID", "Wanneer", "Wie", "Grootte", "Wat"]
    assert lines[1].startswith("000002  21/11/2026 14:03  bo ")
    assert "(buiten ictcoord)" in lines[2]


def test_versions_name_people_who_live_in_the_group(run: Run, here: Path) -> None:
    (here / "groep.toml").write_text(
        'format = 1\ncatalogue = 1\nkind = "group"\nname = "G"\nmembers = ["school.toml"]\n'
        '[people.kat]\nname = "Katrien De Smet"\n'
    )
    file = DossierFile(here / "school.toml")
    before = file.load().document
    member = put(before, ("group",), "groep.toml")
    file.save(before, member, who="bo", now=MOMENT)
    after = put(member, ("current", "net-wifi", "backup"), ["kat"])
    file.save(member, after, who="bo", now=MOMENT)

    newest = run("versions", "school.toml").out.splitlines()[1]

    assert newest.endswith("+ Katrien De Smet")


def test_a_version_is_put_back_and_that_can_be_undone(run: Run, edited: Path) -> None:
    done = run("versions", "school.toml", "--restore", "000001")

    assert (done.code, done.out) == (0, "")
    assert name_in(edited) == "Vrije Basisschool De Kwikstaart"
    assert list_versions(edited)[0].who == "an"
    run("versions", "school.toml", "--restore", "000002")
    assert name_in(edited) == "Hernoemd"


def test_a_damaged_dossier_is_replaced_and_its_bytes_are_kept(run: Run, edited: Path) -> None:
    edited.write_bytes(b"kapot = ")

    assert run("versions", "school.toml", "--restore", "000001").code == 0

    assert name_in(edited) == "Vrije Basisschool De Kwikstaart"
    kept = [read_version(edited, version.id) for version in list_versions(edited)]
    assert b"kapot = " in kept


def test_a_dossier_that_vanished_comes_back(run: Run, edited: Path) -> None:
    edited.unlink()

    assert run("versions", "school.toml").out
    assert run("versions", "school.toml", "--restore", "000002").code == 0
    assert name_in(edited) == "Hernoemd"


def test_without_versions_it_says_so(run: Run) -> None:
    done = run("versions", "school.toml")

    assert (done.code, done.out) == (0, "")
    assert "nog geen vroegere versies" in done.err
    assert run("versions", "weg.toml").code == 1


def test_a_version_that_is_not_there_changes_nothing(run: Run, edited: Path) -> None:
    before = edited.read_bytes()

    done = run("versions", "school.toml", "--restore", "000009")

    assert done.code == 2
    assert "000009" in done.err
    assert edited.read_bytes() == before


def test_the_zeros_of_a_number_need_not_be_typed(run: Run, edited: Path) -> None:
    assert run("versions", "school.toml", "--restore", "1").code == 0
    assert name_in(edited) == "Vrije Basisschool De Kwikstaart"


def test_what_stands_already_is_said_to_and_nothing_becomes_a_version(
    run: Run, edited: Path
) -> None:
    before = list_versions(edited)
    done = run("versions", "school.toml", "--restore", "000002")
    assert done.code == 0
    assert "Er verandert niets" in done.err
    assert list_versions(edited) == before


def test_a_folder_has_no_versions_and_is_called_one(run: Run, here: Path) -> None:
    done = run("versions", str(here / "wilgenbrug"))
    assert done.code == 1
    assert "map" in done.err


def test_a_good_version_after_a_damaged_one_is_not_called_damaged(run: Run, edited: Path) -> None:
    edited.write_bytes(b"kapot = ")
    run("versions", "school.toml", "--restore", "000001")
    _, newest, damaged, *_ = run("versions", "school.toml").out.splitlines()
    assert newest.endswith("weer leesbaar")
    assert damaged.endswith("kan niet gelezen worden")
    refused = run("versions", "school.toml", "--restore", "3")
    assert refused.code == 3
    assert "Kies een andere versie" in refused.err


def test_one_value_is_put_back_and_the_rest_stays(run: Run, edited: Path) -> None:
    first = list_versions(edited)[-1].id
    file = DossierFile(edited)
    before = decode(read_version(edited, first), "test")
    today = file.load().document
    changed = {**today, "place": "Aalst", "name": "Anders"}
    file.save(today, changed, who="an", now=datetime.now().astimezone())
    assert run("versions", edited.name, "--restore", first, "--field", "name").code == 0
    after = file.load().document
    assert (after["name"], after["place"]) == (before["name"], "Aalst")


@pytest.mark.parametrize(
    "options", [("--field", "name"), ("--restore", "000001", "--field", "bestaat.niet")]
)
def test_a_value_that_cannot_be_put_back_is_explained(
    run: Run, edited: Path, options: tuple[str, ...]
) -> None:
    before = edited.read_bytes()
    assert run("versions", edited.name, *options).code == 2
    assert edited.read_bytes() == before


def test_every_version_says_in_words_what_it_changed(run: Run, here: Path) -> None:
    file = DossierFile(here / "woorden.toml")
    start = {"format": 1, "catalogue": 1, "kind": "school", "name": "A"}
    row = {"who": ["an"], "time": "1u", "note": "x"}
    states = [
        start,
        {**start, "place": "Gent"},
        {**start, "place": "Gent", "current": {"net-wifi": row}},
        {**start, "place": "Gent", "current": {"net-wifi": {**row, "who": ["bo"]}}},
    ]
    file.create(states[0], who="an", now=MOMENT)
    for before, after in pairwise(states):
        file.save(before, after, who="an", now=MOMENT)

    lines = run("versions", "woorden.toml").out.splitlines()[1:]

    assert [line.partition(" kB ")[2].strip() for line in lines] == [
        "Wie bij Wifi-netwerk beheren: + bo, - an",
        "Opmerking bij Wifi-netwerk beheren: (leeg) → ‘x’; 2 andere",
        "Plaats: (leeg) → ‘Gent’",
        "eerste versie",
    ]


def test_a_damaged_version_says_so(run: Run, edited: Path) -> None:
    first, *_ = sorted((edited.parent / ".ictcoord" / "versions" / "school").iterdir())
    first.write_bytes(b"[[kapot")

    lines = run("versions", "school.toml").out.splitlines()[1:]

    assert [line.rstrip().endswith("kan niet gelezen worden") for line in lines] == [False, True]


def test_who_comes_back_and_was_moved_to_the_group_meanwhile_is_told(run: Run, here: Path) -> None:
    """One with two entries counts once, and nobody knows which: what is put back tells."""
    path = here / "wilgenbrug" / "scholen" / "hoogveer.toml"
    group = here / "wilgenbrug" / "groep.toml"
    file = DossierFile(path)
    before = file.load().document
    now = datetime.now().astimezone()
    yusuf = before["people"]["yusuf"]
    file.save(before, put(before, ("place",), "Gent"), who="an", now=now)
    today = file.load().document
    file.save(today, put(today, ("people", "yusuf"), None), who="an", now=now)
    above = DossierFile(group).load().document
    DossierFile(group).save(above, put(above, ("people", "yusuf"), yusuf), who="an", now=now)

    oldest = list_versions(path)[-1].id
    done = run("versions", "wilgenbrug/scholen/hoogveer.toml", "--restore", oldest)

    assert done.code == 0
    assert "Yusuf Aydemir staat ook in" in done.err
    assert "Fatima" not in done.err, "who was there already is no news"
