import stat
import tomllib
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.storage.versions import list_versions
from ictcoord_tui.workspace import load_workspace
from tests.cli.conftest import Run


def test_a_group_with_a_school_made_by_hand_belongs_together(run: Run, here: Path) -> None:
    assert run("new", "group", "nieuw/groep.toml", "--name", "De Groep").code == 0
    done = run(
        *("new", "school", "nieuw/scholen/duin.toml"),
        *("--name", " De  Duin ", "--group", "nieuw/groep.toml"),
    )

    assert (done.code, done.out) == (0, "")
    assert "ictcoord nieuw/scholen/duin.toml" in done.err
    workspace = load_workspace(here / "nieuw" / "groep.toml", load_catalogue())
    assert [school.dossier.name for school in workspace.schools] == ["De Duin"]
    school = load_workspace(here / "nieuw" / "scholen" / "duin.toml", load_catalogue())
    assert school.group is not None
    assert school.group.dossier.name == "De Groep"
    assert not any(one.problems for one in (*workspace.opened, *school.opened))


def test_a_new_dossier_is_private_and_has_a_first_version(run: Run, here: Path) -> None:
    run("new", "school", "map/duin.toml", "--name", "De Duin")

    path = here / "map" / "duin.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [version.who for version in list_versions(path)] == ["an"]
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "format": 1,
        "catalogue": load_catalogue().version,
        "kind": "school",
        "name": "De Duin",
    }


def test_a_school_where_its_group_does_not_look_is_made_and_told(run: Run, here: Path) -> None:
    done = run("new", "school", "los.toml", "--name", "Los", "--group", "wilgenbrug/groep.toml")
    assert done.code == 0
    _, told = done.err.splitlines()
    assert "`scholen/*.toml`" in told
    group = load_workspace(here / "wilgenbrug" / "groep.toml", load_catalogue())
    assert "Los" not in [school.dossier.name for school in group.schools]


def test_a_school_that_exists_already_is_told_of(run: Run, here: Path) -> None:
    run("new", "school", "wilgenbrug/duin.toml", "--name", "De Duin")
    group = ("--group", "wilgenbrug/groep.toml")
    again = run(
        "new", "school", "wilgenbrug/scholen/duin.toml", "--name", "Basisschool De Duin", *group
    )
    assert again.code == 0
    assert "Let op: De Duin bestaat al, in " in again.err
    assert "Bestaande school (b)" in again.err
    other = run("new", "school", "wilgenbrug/scholen/kust.toml", "--name", "De Kust", *group)
    assert "bestaat al" not in other.err


def test_what_to_type_next_can_be_typed(run: Run) -> None:
    assert "ictcoord 'de duin.toml'" in run("new", "school", "de duin.toml", "--name", "Duin").err


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Duin.TOML", "Duin.toml"),
        ("x.txt", "x.toml"),
        ("map/x.xlsx", "map/x.toml"),
        ("x", "x.toml"),
        ("versie 1.2", "versie 1.2.toml"),
        (".", "school.toml"),
    ],
)
def test_another_ending_gets_the_name_that_was_meant(
    said: str, meant: str, run: Run, here: Path
) -> None:
    done = run("new", "school", said, "--name", "Duin")

    assert done.code == 2
    assert f"eindigen op .toml: {meant}\n" in done.err
    assert not (here / meant).exists() or meant == "school.toml"


def test_nothing_is_ever_overwritten(run: Run, here: Path) -> None:
    before = (here / "school.toml").read_bytes()

    done = run("new", "school", "school.toml", "--name", "De Duin")

    assert done.code == 5
    assert "bestaat al" in done.err
    assert (here / "school.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("school", "duin.toml"), 2),
        (("school", "duin.toml", "--name", "  "), 2),
        (("school", "duin", "--name", "De Duin"), 2),
        (("group", "duin.toml", "--name", "x", "--group", "wilgenbrug/groep.toml"), 2),
        (("school", "duin.toml", "--name", "x", "--group", "school.toml"), 2),
        (("school", "duin.toml", "--name", "x", "--group", "weg.toml"), 1),
        (("school", f"{'a' * 300}.toml", "--name", "x"), 1),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    argv: tuple[str, ...], code: int, run: Run, here: Path
) -> None:
    done = run("new", *argv)

    assert done.code == code
    assert done.err
    assert not (here / "duin.toml").exists()
    assert not (here / "duin").exists()
