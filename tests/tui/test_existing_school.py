"""A school that has its dossier already comes into a group, from the app."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.workspace import load_workspace
from tests.tui.driver import Driver, copy_group, make_school, running

OLD = '\n[current.wifi]\nwho = ["lies-claes"]\n\n[people.lies-claes]\nname = "Lies Claes"\n'


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return copy_group(tmp_path)


@pytest.fixture
def school(group: Path) -> Path:
    return existing(group.parent)


def existing(folder: Path, name: str = "De Duin", more: str = OLD) -> Path:
    path = make_school(folder, name)
    path.write_text(path.read_text() + more)
    return path


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())


def names(group: Path) -> list[str]:
    return [one.name for one in load_workspace(group, load_catalogue()).scope.schools]


async def take(user: Driver, path: Path) -> None:
    """Name a file: the one in the list, or else the one that is typed."""
    await user.command("group.existing_school")
    if "Een ander bestand" in user.text:
        await user.choose("ander bestand")
    await user.until("Welk dossier komt in de groep?")
    user.app.screen.query_one(Input).value = str(path)
    await user.press("enter")
    await user.settle()


def shown(user: Driver) -> list[str]:
    """Return the lines of the table."""
    return user.lines()[3:-3]


async def test_a_school_beside_the_group_joins_it_and_stays_where_it_is(
    group: Path, school: Path
) -> None:
    before = read(school)
    async with running(group, area="group") as user:
        await user.command("group.existing_school")
        await user.until("Welke school komt in de groep?")
        await user.choose("duin")
        await user.settle()
        assert user.line_with("De Duin").startswith(">")
        assert f"Het bestand blijft waar het is: {school.name}" in user.said[-1]
    assert read(school) == {**before, "group": "groep.toml"}
    assert read(group)["members"] == ["scholen/*.toml", school.name]
    assert "De Duin" in names(group)


async def test_undo_takes_it_out_again_and_redo_brings_it_back(group: Path, school: Path) -> None:
    before = {path: read(path) for path in (group, school)}
    async with running(group, area="group") as user:
        await take(user, school)
        assert school.stem in user.app.session.ids
        await user.command("app.undo")
        await user.settle()
        assert school.stem not in user.app.session.ids
        assert not any("De Duin" in line for line in shown(user))
        assert {path: read(path) for path in (group, school)} == before
        await user.command("app.redo")
        await user.settle()
        assert any("De Duin" in line for line in shown(user))
        assert read(school)["group"] == "groep.toml"
        await user.command("app.undo")
        await take(user, school)
        assert any("De Duin" in line for line in shown(user)), (
            "what was taken out can be taken in again"
        )
    assert "De Duin" in names(group)


async def test_what_a_colleague_changed_meanwhile_stays(group: Path, school: Path) -> None:
    async with running(group, area="group") as user:
        await take(user, school)
        school.write_text(school.read_text().replace('name = "De Duin"', 'name = "De Zandduin"'))
        group.write_text(group.read_text().replace("members = [", 'members = ["apart/*.toml", '))
        await user.app._keeper.look_around()  # type: ignore[union-attr]
        await user.command("app.undo")
        await user.settle()
    assert read(group)["members"] == ["apart/*.toml", "scholen/*.toml"]
    assert read(school)["name"] == "De Zandduin"
    assert "group" not in read(school)


async def test_a_file_the_group_finds_already_only_gets_the_name_of_its_group(group: Path) -> None:
    members = read(group)["members"]
    async with running(group, area="group") as user:
        school = existing(group.parent / "scholen")
        await take(user, school)
        assert "De Duin" in user.text
    assert read(school)["group"] == "../groep.toml"
    assert read(group)["members"] == members


async def test_a_name_that_exists_is_asked_about_before_a_second_one_is_made(
    group: Path, school: Path
) -> None:
    async with running(group, area="group") as user:
        await user.command("group.new_school")
        await user.choose("Basisschool De Duin")
        await user.until("De Duin bestaat al: die opnemen?")
        await user.press("enter")
        await user.settle()
        assert school.stem in user.app.session.ids
        await user.command("group.new_school")
        await user.choose("de duin")
        await user.until("De Duin staat al in de groep.")
        await user.press("escape")
        assert not list((group.parent / "scholen").glob("*duin*"))
        await user.command("group.new_school")
        await user.choose("De Duin")
        await user.until("De Duin staat al in de groep.")
        await user.press("m")
        await user.settle()
    assert len(list((group.parent / "scholen").glob("*duin*"))) == 1
    assert names(group).count("De Duin") == 2


async def test_one_may_still_begin_with_an_empty_one(group: Path, school: Path) -> None:
    before = read(school)
    async with running(group, area="group") as user:
        await user.command("group.new_school")
        await user.choose("De Duin")
        await user.until("bestaat al")
        await user.choose("lege school")
        await user.settle()
    assert read(school) == before
    assert len(list((group.parent / "scholen").glob("*duin*"))) == 1


async def test_who_shares_an_id_with_somebody_else_gets_another(group: Path) -> None:
    other = '\n[current.wifi]\nwho = ["wim"]\n\n[people.wim]\nname = "Wim Zeeman"\n'
    school = existing(group.parent, more=other)
    async with running(group, area="group") as user:
        await take(user, school)
    assert read(school)["people"] == {"wim-zeeman": {"name": "Wim Zeeman"}}
    assert read(school)["current"]["wifi"]["who"] == ["wim-zeeman"]


async def test_who_stands_in_two_dossiers_is_named(group: Path) -> None:
    wim = read(group)["people"]["wim"]["name"]
    school = existing(group.parent, more=f'\n[people.wim]\nname = "{wim}"\n')
    async with running(group, area="group") as user:
        await take(user, school)
        assert "m bij Groep = samenbrengen" in user.said[-1]
        assert f"{wim} staat in " in user.said[-1]
    assert read(school)["people"] == {"wim": {"name": wim}}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ('\ngroup = "../elders.toml"\n', "hoort al bij een groep (../elders.toml)"),
        ("\nkapot\n", "De Duin"),
    ],
    ids=["in another group", "broken"],
)
async def test_what_cannot_join_is_told(group: Path, more: str, reason: str) -> None:
    school = make_school(group.parent, "De Duin")
    school.write_text(more + school.read_text())
    before = group.read_text()
    async with running(group, area="group") as user:
        await take(user, school)
        assert reason in user.said[-1] or school.name in user.said[-1]
        assert school.stem not in user.app.session.ids
    assert group.read_text() == before


async def test_a_group_a_member_and_a_file_elsewhere_are_refused(
    group: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = existing(tmp_path_factory.mktemp("elders"))
    async with running(group, area="group") as user:
        for path, reason in (
            (group, "is zelf een groep"),
            (group.parent / "scholen" / "kiekendief.toml", "staat al in deze groep"),
            (elsewhere, "ligt niet in de map van de groep"),
            (group.parent / "weg.toml", "weg.toml"),
        ):
            await take(user, path)
            assert reason in user.said[-1]
        assert user.app.session.history.undo == []


async def test_two_dossiers_cannot_have_one_file_name(group: Path) -> None:
    school = existing(group.parent)
    twin = group.parent / "kiekendief.toml"
    school.rename(twin)
    async with running(group, area="group") as user:
        await take(user, twin)
        assert "Hernoem het bestand eerst" in user.said[-1]


async def test_who_may_only_read_cannot_take_in_a_school(group: Path, school: Path) -> None:
    before = school.read_text()
    async with running(group, area="group", read_only=True) as user:
        await user.command("group.existing_school")
        await user.settle()
        assert "Welke school" not in user.text
    assert school.read_text() == before


async def test_who_is_confined_stays_in_the_folder(
    group: Path, school: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = existing(tmp_path_factory.mktemp("elders"))
    async with running(group, area="group", root=group.parent) as user:
        await take(user, elsewhere)
        assert "alleen met bestanden in de map van de school" in user.said[-1]
        (group.parent / "link.toml").symlink_to(elsewhere)
        await take(user, group.parent / "link.toml")
        assert "alleen met bestanden in de map van de school" in user.said[-1]
        await take(user, school)
        assert "De Duin" in user.text
    assert "group" not in read(elsewhere)
