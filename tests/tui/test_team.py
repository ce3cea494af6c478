"""The team screen, as a coordinator uses it."""

import tomllib
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.screens.team import TeamScreen
from ictcoord_tui.tui.tables.team import TEAM
from ictcoord_tui.tui.widgets.table_view import TableView
from tests.tui.driver import make_school, running
from tests.tui.test_overview_stories import group

PEOPLE = {
    "an": {"name": "An Peeters", "role": "ICT-coördinator", "hours": {"now": 2, "target": 4}},
    "jan": {"name": "Jan Claes"},
    "jan-c": {"name": "J. Claes", "role": "leraar", "anchor": True},
}
CURRENT = {
    "net-wifi": {"who": ["an"], "time": "1u/dag", "backup": ["jan"]},
    "srv-cloud": {"who": ["jan-c"], "time": "30min/week"},
}


def school(folder: Path) -> Path:
    return make_school(folder, "De Kiekendief", people=PEOPLE, current=CURRENT)


async def test_what_each_person_carries_stands_beside(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        assert "Nu: 5 van 2 u/week (! overbelast)" in user.text
        await user.press("j")
        assert "0,5u Cloudomgeving beheren" in user.text
        await user.press("i")
        assert "[Huidige situatie]" in user.text
        assert "1 van 108: van J. Claes" in user.text


async def test_add_somebody_and_fill_in_on(tmp_path: Path) -> None:
    path = school(tmp_path)
    async with running(path, area="team") as user:
        await user.press("a")
        await user.type("Zoë Wit")
        await user.press("enter")
        await user.type("ICT")
        assert "bv. " in user.text
        await user.press("tab")
        await user.type("1,5")
        assert "1,5 uur per week" in user.text
        await user.press("enter", "escape")
    person = tomllib.loads(path.read_text())["people"]["zoe-wit"]
    assert person == {"name": "Zoë Wit", "role": "ICT", "hours": {"now": 1.5}}


@pytest.mark.parametrize(
    ("last", "person"),
    [
        (("enter",), {"name": "Bo Wit", "role": "leraar"}),
        (
            ("tab", *"15", "enter"),
            {"name": "Bo Wit", "role": "leraar", "hours": {"now": 15}},
        ),
        (
            ("tab", *"15", "tab", "8", "enter"),
            {"name": "Bo Wit", "role": "leraar", "hours": {"now": 15, "target": 8}},
        ),
    ],
    ids=["role", "hours", "later"],
)
async def test_enter_ends_on_the_new_name_so_that_a_digit_leads_to_a_screen(
    tmp_path: Path, last: tuple[str, ...], person: dict[str, object]
) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("a", *"Bo Wit", "enter", *"leraar")
        assert "Tab Volgende cel" in user.bar
        await user.press(*last)
        assert "Enter Bewerken" in user.bar
        assert "Bo Wit" in user.line_with("> ")
        await user.press("2")
        assert "[Huidige situatie]" in user.text
        assert user.document()["people"] == {**PEOPLE, "bo-wit": person}


async def test_each_list_says_in_which_column_it_is(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team", size=(60, 16)) as user:
        await user.press("tab", "tab", "tab", "tab", "enter")
        for title in ("Team nu", "Team later", "Ankerpunt", "Extern", "Expertise"):
            assert f"│{title}: An Peeters" in user.text
            await user.press("tab")


async def test_who_adds_somebody_may_leave_it_at_the_name(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("a")
        await user.type("Bo Wit")
        await user.press("enter", "escape", "a")
        assert "Wie komt erbij?" in user.text
        assert user.document()["people"]["bo-wit"] == {"name": "Bo Wit"}


async def test_a_name_that_is_there_already_is_pointed_out(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("a")
        await user.type("jan claes")
        await user.press("enter")
        assert "staat er al" in user.text
        await user.press("enter")
        assert len(user.document()["people"]) == 3
        assert "Jan Claes" in user.line_with("> ")


async def test_remove_somebody_and_hand_over_the_tasks(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("d")
        assert "An Peeters heeft taken. Wie neemt ze over?" in user.text
        await user.type("jan")
        await user.press("enter")
        assert "[V]erwijderen" in user.text
        await user.press("d")
        assert "an" in user.document()["people"]
        await user.press("v")
        document = user.document()
        assert "an" not in document["people"]
        assert document["current"]["net-wifi"]["who"] == ["jan"]
        assert "backup" not in document["current"]["net-wifi"]
        await user.command("app.undo")
        assert user.document()["current"] == CURRENT
        assert "An Peeters" in user.line_with("> ")


async def test_merge_two_who_are_one(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("j", "o")
        await user.type("jan")
        await user.press("enter", "s")
        document = user.document()
        assert document["people"]["jan"] == {
            "name": "Jan Claes",
            "role": "leraar",
            "anchor": True,
        }
        assert document["current"]["srv-cloud"]["who"] == ["jan"]
        assert "Jan Claes" in user.line_with("> ")
        assert "Aangevuld: ankerpunt, rol." in user.message
        await user.command("app.undo")
        assert user.document()["people"] == PEOPLE


async def test_what_two_who_are_one_say_differently_is_asked(tmp_path: Path) -> None:
    people = {
        "an": {"name": "An", "role": "leraar", "hours": {"now": 2}, "note": "van an"},
        "an-p": {"name": "An Peeters", "role": "directeur", "hours": {"now": 6}, "note": "van p"},
    }
    async with running(make_school(tmp_path, people=people), area="team") as user:
        await user.press("o")
        await user.type("peeters")
        await user.press("enter", "s")
        await user.until("Team › An Peeters › ICT-uren nu")
        await user.press("escape")
        assert user.said[-1] == "Niets samengevoegd."
        assert user.document()["people"] == people
        await user.press("o")
        await user.type("peeters")
        await user.press("enter", "s")
        await user.until("ICT-uren nu")
        await user.choose("Samen")
        await user.until("Team › An Peeters › Rol")
        await user.choose("opmerking")
        assert user.document()["people"] == {
            "an-p": {
                "name": "An Peeters",
                "role": "directeur",
                "hours": {"now": 8},
                "note": "van p\nvan an\nRol, An: ‘leraar’",
            }
        }
        assert "Aangevuld: opmerking. Gewijzigd: ICT-uren nu." in user.said[-1]
        await user.command("app.undo")
        assert user.document()["people"] == people


async def test_who_is_somebody_of_the_group_takes_along_what_was_filled_in(tmp_path: Path) -> None:
    path = group(tmp_path)
    async with running(path, area="team") as user:
        await user.press("S")
        await user.type("tuim")
        await user.press("enter")
        entry = {"name": "J. V.", "motivation": ["netwerk"], "note": "tweede keer"}
        user.app.edit("erbij", lambda d: put(d, ("people", "jv"), entry))
        before = {key: user.document(key) for key in ("groep", "tuimelaar")}
        user.app.screen.query_one(TableView).grid.go_to("jv")
        await user.press("o")
        await user.type("joris")
        await user.press("enter", "s")
        assert "jv" not in user.document("tuimelaar").get("people", {})
        joris = user.document("groep")["people"]["joris"]
        assert "netwerk" in joris["motivation"]
        assert joris["note"].endswith("tweede keer")
        await user.command("app.undo")
        assert {key: user.document(key) for key in ("groep", "tuimelaar")} == before


async def test_people_of_the_group_are_changed_at_home(tmp_path: Path) -> None:
    async with running(group(tmp_path), area="team") as user:
        await user.press("S")
        await user.type("tuim")
        await user.press("enter")
        assert user.line_with("Joris").startswith(">g")
        await user.press("enter")
        assert any("hoort bij de groep" in one for one in user.said)
        await user.press("d")
        assert "geldt voor alle scholen" in user.text
        await user.press("escape")
        assert "joris" in user.document("groep")["people"]


async def test_a_card_of_a_person(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("z", "j", "enter")
        await user.press("ctrl+u")
        await user.type("directeur")
        await user.press("enter")
        assert user.document()["people"]["an"]["role"] == "directeur"
        await user.press("J")
        assert "J. Claes" in user.lines()[1]
        await user.press("escape")
        assert "Naam" in user.lines()[1]
        assert "J. Claes" in user.line_with("> ")


async def test_every_field_of_a_card_is_in_sight_on_a_small_screen(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("z")
        assert [one.title for one in TEAM.columns if one.title not in user.text] == []
        await user.press("z")
        assert "Cloudomgeving" in user.text or "Wifi-netwerk" in user.text


async def test_done_in_a_list_of_choices_opens_no_other_list(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("g", *["right"] * 4, "enter")
        await user.type("ja")
        await user.press("enter")
        assert user.document()["people"]["an"]["team"] == {"now": True}
        assert "J. Claes" in user.line_with("> "), "one row down, as Enter says"
        before = user.document()["people"]
        assert isinstance(user.app.screen, TeamScreen)
        assert user.app.screen.contexts[0] is Context.TEAM
        await user.press("up", "enter", "escape")
        assert user.document()["people"] == before, "nobody else was chosen on the way"
        assert "An Peeters" in user.line_with("> ")


async def test_several_people_get_the_same_at_once(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("M", *["right"] * 4, "e")
        await user.type("ja")
        await user.press("enter")
        people = user.document()["people"].values()
        assert all(person["team"] == {"now": True} for person in people)


async def test_tab_passes_over_people_of_the_group(tmp_path: Path) -> None:
    path = group(tmp_path)
    member = tmp_path / "scholen" / "kiekendief.toml"
    people = '[people.an]\nname = "An Peeters"\n[people.zoe]\nname = "Zoë Wit"\n'
    member.write_text(member.read_text() + people)
    async with running(path, area="team") as user:
        user.app.session.focus = "kiekendief"
        user.app.after_edit()
        await user.settle()
        grid = user.app.screen.query_one(TableView).grid
        assert sorted(grid.rows) == ["an", "joris", "zoe"]
        grid.go_to(min(grid.rows, key=grid.rows.index), "name")
        seen = set()
        for _ in range(40):
            await user.press("tab")
            seen.add(grid.cursor_row)
        assert seen == {"an", "zoe"}, "Joris belongs to the group, and cannot be changed here"


async def test_a_long_value_goes_on_below_on_the_card(tmp_path: Path) -> None:
    wishes = ["netwerk", "toestellen", "accounts", "helpdesk", "veiligheid"]
    people = {"an": {"name": "An Peeters", "motivation": wishes, "note": "kort"}}
    path = make_school(tmp_path, "De Kiekendief", people=people)
    async with running(path, area="team") as user:
        await user.press("z")
        whole = TEAM.by_id["motivation"].show(user.app.session.overview(), "an").text
        await user.press("G", "up")
        assert value_on_card(user.lines(), "Motivatie") == whole
        await user.pilot.resize_terminal(60, 16)
        await user.settle()
        assert value_on_card(user.lines(), "Motivatie") == whole, "its end is in sight as well"
        await user.press("delete")
        assert user.line_with("Motivatie").strip() == ">  Motivatie"
        await user.press("down")
        assert value_on_card(user.lines(), "Opmerking") == "kort"


def value_on_card(lines: list[str], field: str) -> str:
    """Return the value of a field, with the lines on which it goes on."""
    first = next(number for number, line in enumerate(lines) if line[3:].startswith(field))
    parts = [lines[first][3 + len(field) :].strip()]
    for line in lines[first + 1 :]:
        if line[:20].strip() or not line.strip():
            break
        parts.append(line.strip())
    return " ".join(parts)


async def test_a_company_that_is_added_is_external_and_that_is_told(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("a", *"Digiwerk bv", "enter")
        assert "Rol: Digiwerk bv" in user.text
        told = "Digiwerk bv geldt als extern, om naam of rol. Klopt dat niet? Zet Extern op Nee."
        assert user.said == [told]
        await user.press(*"externe firma", "enter")
        assert user.said == [told], "once is enough"
        person = {"name": "Digiwerk bv", "role": "externe firma", "external": True}
        assert user.document()["people"]["digiwerk-bv"] == person
        await user.command("app.undo", times=2)
        assert user.document()["people"]["digiwerk-bv"] == {"name": "Digiwerk bv"}


async def test_a_role_from_outside_is_told_and_can_be_undone_on_its_own(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("a", *"Bo Wit", "enter", *"externe technicus", "enter")
        assert "Bo Wit geldt als extern" in user.message
        await user.command("app.undo")
        person = {"name": "Bo Wit", "role": "externe technicus"}
        assert user.document()["people"]["bo-wit"] == person
        await user.press("tab", "enter", "end", *" (netwerk)", "enter")
        assert "external" not in user.document()["people"]["bo-wit"], "what was said, stays said"


async def test_a_company_typed_as_who_does_a_task_is_external_too(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.command("overview.who")
        await user.type("Digiwerk bv")
        await user.press("ctrl+o")
        assert user.document()["people"]["digiwerk-bv"] == {
            "name": "Digiwerk bv",
            "external": True,
        }
        assert any("Digiwerk bv geldt als extern" in one for one in user.said)
