"""Which dossiers belong together, and what happens when one of them is missing or broken."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.validation import Severity
from ictcoord_tui.errors import InvalidDataError, NotAllowedError, UsageError
from ictcoord_tui.storage.codec import encode
from ictcoord_tui.workspace import create_dossier, load_workspace, write_all_new
from tests.session.test_session import SCHOOL, make_group

NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)


def test_a_group_comes_with_its_schools(tmp_path: Path) -> None:
    group, _ = make_group(tmp_path)
    workspace = load_workspace(group, load_catalogue())
    assert [one.name for one in workspace.scope.overviews] == ["De Wilgenbrug", "De Kiekendief"]
    assert not workspace.broken


def test_a_school_comes_with_its_group_but_stands_alone_in_scope(tmp_path: Path) -> None:
    _, member = make_group(tmp_path)
    workspace = load_workspace(member, load_catalogue())
    assert workspace.group is not None
    assert [one.name for one in workspace.scope.overviews] == ["De Kiekendief"]
    assert workspace.scope.overviews[0].group is not None


def test_one_person_id_in_two_schools_is_a_problem_of_both(tmp_path: Path) -> None:
    group, _ = make_group(tmp_path)
    twin = tmp_path / "scholen" / "zandloper.toml"
    twin.write_bytes(encode({**SCHOOL, "name": "Zandloper", "group": "../groep.toml"}))
    workspace = load_workspace(group, load_catalogue())
    said = [p for one in workspace.schools for p in one.problems if p.severity is Severity.ERROR]
    assert {p.path for p in said} == {("people", "an"), ("people", "jan")}
    assert "kiekendief.toml" in str(said[0])


def test_a_second_file_under_one_name_is_broken(tmp_path: Path) -> None:
    group, _ = make_group(tmp_path)
    group.write_bytes(
        encode(
            {
                "format": 1,
                "catalogue": 1,
                "kind": "group",
                "name": "W",
                "members": ["scholen/*.toml", "oud/*.toml"],
            }
        )
    )
    (tmp_path / "oud").mkdir()
    (tmp_path / "oud" / "kiekendief.toml").write_bytes(encode(SCHOOL))
    workspace = load_workspace(group, load_catalogue())
    assert len(workspace.schools) == 1
    assert "bestandsnaam" in workspace.broken[0].message


def test_fatal_problems_are_all_named(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_text('format = 1\nkind = "skool"\nname = 3\nweeks = "veel"\n', encoding="utf-8")
    with pytest.raises(InvalidDataError) as caught:
        load_workspace(path, load_catalogue())
    for place in ("kind", "name", "weeks"):
        assert place in caught.value.message
    assert "Bedoelde je ‘school’?" in caught.value.message


def test_a_new_school_finds_its_group(tmp_path: Path) -> None:
    group, _ = make_group(tmp_path)
    path = tmp_path / "scholen" / "nieuw.toml"
    create_dossier(
        path, DossierKind.SCHOOL, "Nieuw", load_catalogue(), group=group, who="an", now=NOW
    )
    workspace = load_workspace(group, load_catalogue())
    assert "Nieuw" in [school.dossier.name for school in workspace.schools]
    assert load_workspace(path, load_catalogue()).group is not None
    with pytest.raises(NotAllowedError, match="bestaat al"):
        create_dossier(path, DossierKind.SCHOOL, "Nieuw", load_catalogue(), who="an", now=NOW)


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_dossier_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        create_dossier(
            tmp_path / "x.toml", DossierKind.SCHOOL, name, load_catalogue(), who="an", now=NOW
        )
    assert not list(tmp_path.iterdir())


def test_dossiers_that_belong_together_are_written_all_or_none(tmp_path: Path) -> None:
    there = tmp_path / "scholen" / "b.toml"
    there.parent.mkdir()
    there.write_text("van iemand anders", encoding="utf-8")
    school = {"format": 1, "catalogue": 1, "kind": "school", "name": "A"}
    group = {**school, "kind": "group", "members": ["scholen/*.toml"]}
    files = {tmp_path / "groep.toml": group, there.with_name("a.toml"): school, there: school}

    with pytest.raises(NotAllowedError, match="bestaat al"):
        write_all_new(files, who="an", now=NOW)

    assert set(tmp_path.rglob("*.toml")) == {there}
    assert there.read_text(encoding="utf-8") == "van iemand anders"
