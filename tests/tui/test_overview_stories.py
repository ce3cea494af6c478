"""What the sources say a user must be able to do or see with the overview."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import openpyxl

from ictcoord_tui.cli import main
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.intro import load_intro
from ictcoord_tui.tui.screens.table_area import TableAreaScreen
from ictcoord_tui.tui.widgets.fitted_text import FittedText
from tests.tui.driver import Driver, make_school, running

PEOPLE = {
    "an": {"name": "An Peeters", "role": "ICT-coördinator", "hours": {"now": 2, "target": 2}},
    "jan": {"name": "Jan Claes"},
}


def school(folder: Path, **values: object) -> Path:
    return make_school(folder, "De Kiekendief", **{"people": PEOPLE, **values})


def group(folder: Path) -> Path:
    """Write a group with two schools."""
    (folder / "scholen").mkdir()
    path = folder / "groep.toml"
    path.write_text(
        'format = 1\ncatalogue = 1\nkind = "group"\nname = "De Wilgenbrug"\n'
        'members = ["scholen/*.toml"]\n[people.joris]\nname = "Joris Vandemoer"\n'
    )
    for name in ("Kiekendief", "Tuimelaar"):
        member = folder / "scholen" / f"{name.lower()}.toml"
        member.write_text(
            f'format = 1\ncatalogue = 1\nkind = "school"\nname = "{name}"\n'
            'group = "../groep.toml"\n'
        )
    return path


def intro(user: Driver) -> str:
    return " ".join(user.app.screen.query_one(FittedText).render().plain.split())


async def test_one_overview_of_all_work(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        assert "1/108" in user.lines()[0]
        await user.press("G")
        assert "108/108" in user.lines()[0]


async def test_a_guide_to_work_with(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", size=(120, 60)) as user:
        await user.press("<", "<")
        assert "Tellen mee: 108 van 108 taken." in user.text
        assert "Nog zonder naam: 108 in Huidige situatie" in user.text


async def test_divide_tasks_among_colleagues(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press(">", "space", "space", "w")
        await user.type("jan")
        await user.press("enter")
        target = user.document()["target"]
        assert [row["who"] for row in target.values()] == [["jan"], ["jan"]]
        assert "2 cellen ingevuld (Wie)." in user.said


async def test_see_what_the_job_holds(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("z")
        task = load_catalogue().tasks[0]
        assert task.explanation in user.text
        assert "maandelijks" in user.text


async def test_see_what_makes_a_team_strong(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "<")
        assert all(one.text in intro(user) for one in load_intro().traits)
        await user.press("end")
        assert user.lines()[5:] != []


async def test_see_guidelines(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "<")
        told = load_intro()
        assert told.guidelines_title in intro(user)
        assert all(one in intro(user) for one in told.guidelines)


async def test_fill_in_every_task_the_school_has(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right", "M", "e")
        await user.type("an")
        await user.press("enter")
        rows = user.document()["current"]
        assert len(rows) == 108
        assert all(row["who"] == ["an"] for row in rows.values())
        await user.command("app.undo")
        assert "current" not in user.document()


async def test_edit_in_another_spreadsheet_program(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-wifi": {"who": ["an"]}})
    assert main(["export", str(path), str(tmp_path / "uit.xlsx")]) == 0
    book = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    assert {"Intro", "Taken", "Huidige situatie", "Streefdoel"} <= set(book.sheetnames)


async def test_start_from_a_list(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="overview") as user:
        assert "Internetverbinding beheren" in user.text
        assert "tasks" not in user.document()


async def test_adapt_the_list(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "enter", "ctrl+u")
        await user.type("Internet")
        await user.press("enter", "escape")
        assert user.document()["tasks"] == {"net-internet": {"name": "Internet"}}
        await user.press("g", "o")
        await user.type("beleid")
        await user.press("enter")
        assert "section" in user.document()["tasks"]["net-internet"]
        await user.command("app.undo", times=2)
        assert "tasks" not in user.document()


async def test_undoing_a_drop_leaves_the_cursor_in_its_column(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "j", "d", "u", "d", "r", "d")
        screen = user.app.areas.front
        assert isinstance(screen, TableAreaScreen)
        view = screen.table_view
        assert view is not None
        assert (view.at.row, view.grid.cursor_column) == ("net-wifi", "name")


async def test_drop_and_add_tasks(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "d")
        assert user.document()["triage"] == {"net-internet": {"term": "drop"}}
        assert user.line_with("Internetverbinding").startswith(">x")
        await user.press("r")
        assert "triage" not in user.document()
        await user.press("a")
        await user.type("3D-printer")
        await user.press("enter", "enter")
        assert "(leeg)" not in user.text, "who is done is asked nothing more"
        assert user.message.strip() == "Taak ‘3D-printer’ toegevoegd. u = ongedaan"
        assert "Enter Bewerken" in user.bar
        await user.press("escape")
        assert user.document()["tasks"]["eigen-3d-printer"]["name"] == "3D-printer"
        assert "3D-printer" in user.line_with(">")
        await user.press("d", "down", "enter")
        assert "tasks" not in user.document()
        await user.command("app.undo")
        assert "eigen-3d-printer" in user.document()["tasks"]
        assert "3D-printer" in user.line_with("> ")


async def test_see_that_work_is_to_be_spread(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "<")
        assert "verschillende mensen" in intro(user) or "verdeel" in intro(user).casefold()


async def test_see_that_it_is_too_much_for_one(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-wifi": {"who": ["an"], "time": "1u/dag"}})
    async with running(path, area="team") as user:
        assert "Nu: 5 van 2 u/week (! overbelast)" in user.text
        assert "5u Wifi-netwerk beheren" in user.text


async def test_the_four_clusters(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        for cluster, count in (("technisch", 43), ("pedagogisch", 23), ("beleid en", 20)):
            await user.press("f")
            await user.type(f"cluster {cluster}")
            await user.press("enter")
            assert f"{count} van 108" in user.text
            await user.press("F")
            assert "van 108" not in user.text


async def test_see_where_to_read_more(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "<")
        assert "pagina 8" in intro(user)


async def test_four_parts(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        seen = []
        await user.press("<", "<")
        for _ in range(4):
            seen.append(re.search(r"\[(.+?)\]", user.lines()[1]))
            await user.press(">")
        assert [one[1] for one in seen if one] == [
            "Intro",
            "Taken",
            "Huidige situatie",
            "Streefdoel",
        ]


async def test_explanation_and_manual(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", size=(120, 60)) as user:
        await user.press("<", "<")
        assert "handleiding" in intro(user).casefold()


async def test_add_tasks_for_school_or_group(tmp_path: Path) -> None:
    async with running(group(tmp_path), area="overview") as user:
        await user.press("<", "a")
        await user.type("Gedeelde 3D-printer")
        await user.press("enter", "enter", "escape")
        assert "eigen-gedeelde-3d-printer" in user.document("groep")["tasks"]
        assert "eigen-gedeelde-3d-printer" in user.app.session.overview("tuimelaar").task_by_id
        await user.press("S")
        await user.type("tuim")
        await user.press("enter", "/")
        await user.type("gedeelde 3d")
        await user.press("enter")
        assert "Gedeelde 3D-printer" in user.line_with("> ")
        await user.press("a")
        await user.type("gedeelde 3d-PRINTER")
        await user.press("enter")
        assert "bestaat al (groep)" in user.text
        await user.press("enter")
        assert "tasks" not in user.document("tuimelaar")


async def test_tasks_stand_by_cluster(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<")
        assert user.lines()[3].startswith("Technisch › Netwerk en internet")


async def test_map_how_it_is_now(tmp_path: Path) -> None:
    path = school(tmp_path)
    async with running(path, area="overview") as user:
        await user.press("right", "enter")
        await user.type("jan")
        await user.press("tab")
        await user.type("2u")
        await user.press("tab", "tab", "tab")
        await user.type("druk")
        await user.press("enter", "escape")
    row = tomllib.loads(path.read_text())["current"]["net-internet"]
    assert row == {"who": ["jan"], "time": "2u/week", "note": "druk"}


async def test_map_it_for_a_group_too(tmp_path: Path) -> None:
    async with running(group(tmp_path), area="overview", size=(120, 40)) as user:
        await user.press("right", "enter")
        await user.type("joris")
        await user.press("enter", "escape", "k")
        assert user.document("groep")["current"]["net-internet"]["who"] == ["joris"]
        assert "alle" in user.line_with("Internetverbinding")
        await user.press(*["right"] * 5, "enter")
        await user.type("tuim")
        await user.press("enter", "escape")
        assert user.document("groep")["current"]["net-internet"]["schools"] == ["tuimelaar"]


async def test_the_tabs_of_a_fresh_dossier_lie_as_the_readme_says(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert "Je begint bij Huidige situatie" in readme
    assert "het tabblad Taken staat ervoor: **Vorig tabblad** (`<`)" in readme
    async with running(make_school(tmp_path)) as user:
        await user.press("2")
        assert "Takenoverzicht › Huidige situatie" in user.lines()[0]
        await user.press("<")
        assert "Takenoverzicht › Taken" in user.lines()[0]
        await user.press(">")
        assert "Takenoverzicht › Huidige situatie" in user.lines()[0]


async def test_who_does_each_task(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w")
        await user.type("an, jan")
        await user.press("enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["an", "jan"]
        assert "An Peeters, Jan" in user.line_with("Internetverbinding")


async def test_time_is_optional(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w")
        await user.type("an")
        await user.press("enter", "escape", "k", "right", "enter")
        assert "leeg: nog niet geschat" in user.text
        await user.type("an 30min; jan 1u")
        assert "= 1,5 u/week" in user.text
        await user.press("enter", "escape")
        row = user.document()["current"]["net-internet"]
        assert row["times"] == {"an": "30min/week", "jan": "1u/week"}
        assert row["who"] == ["an", "jan"]


async def test_plan_a_new_division(tmp_path: Path) -> None:
    path = school(tmp_path, current={"net-internet": {"who": ["an"], "time": "1u/week"}})
    async with running(path, area="overview") as user:
        await user.press(">")
        assert "1u An Peeters" in user.line_with("Internetverbinding")
        await user.press("t")
        assert user.document()["target"] == user.document()["current"]
        await user.command("app.undo")
        await user.press("T", "o")
        assert user.document()["target"] == user.document()["current"]
        await user.press("T")
        assert any("Er valt niets over te nemen" in one for one in user.said)


async def test_taking_everything_over_leaves_dropped_tasks_behind(tmp_path: Path) -> None:
    today = {task: {"who": ["an"]} for task in ("net-internet", "net-wifi")}
    path = school(tmp_path, current=today, triage={"net-wifi": {"term": "drop"}})
    async with running(path, area="overview") as user:
        await user.press(">", "T")
        assert "De huidige situatie van 1 taak overnemen" in user.text
        await user.press("o")
        assert set(user.document()["target"]) == {"net-internet"}


async def test_every_school_has_its_own_tabs(tmp_path: Path) -> None:
    async with running(group(tmp_path), area="overview") as user:
        for name in ("Kiekendief", "Tuimelaar"):
            await user.press("S")
            await user.type(name.casefold())
            await user.press("enter")
            assert user.lines()[0].strip().startswith(name)
            assert "[Huidige situatie]" in user.text


async def test_each_school_its_own_goals(tmp_path: Path) -> None:
    async with running(group(tmp_path), area="overview") as user:
        await user.press("S")
        await user.type("tuim")
        await user.press("enter", ">", "w")
        await user.type("joris")
        await user.press("enter", "escape")
        assert user.document("tuimelaar")["target"]["net-internet"]["who"] == ["joris"]
        assert "target" not in user.document("kiekendief")


async def test_any_order_will_do(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press(">", "G", "w")
        await user.type("jan")
        await user.press("enter", "escape", "<", "<", "g", "right", "enter", "down", "enter")
        assert "target" in user.document()
        assert "triage" in user.document()


async def test_see_what_the_overview_delivers(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "<")
        for number in range(1, 5):
            assert f"{number}. " in intro(user) or f"{number}) " in intro(user)


async def test_what_follows_a_mark_on_the_intro_and_in_help_stands_under_its_text(
    tmp_path: Path,
) -> None:
    async with running(school(tmp_path), size=(60, 90), area="overview") as user:
        await user.press("<", "<")
        assert listed(user.lines()) == {("1. ", "   "), ("- ", "  ")}
        await user.press("1", "?")
        assert listed(user.lines(), "│ ") == {("- ", "  ")}


def listed(lines: list[str], frame: str = "  ") -> set[tuple[str, str]]:
    """Return the marks of a list, each with what stands before the line that goes on."""
    found = set()
    for one, other in pairwise(line.removeprefix(frame) for line in lines):
        if mark := re.match(r"(- |[0-9]\. )\S", one):
            before = re.match(r"\s*", other)
            if not re.match(r"- |[0-9]\. |\W*$", other):
                found.add((re.sub("[0-9]", "1", mark[1]), before[0] if before else ""))
    return found
