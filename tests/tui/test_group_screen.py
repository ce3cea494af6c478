"""The group: schools side by side, tasks × schools, and what one does for the whole group."""

import os
import shutil
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from ictcoord_tui.cli import main
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.insights.load import overloads
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.tui.present.group import MatrixSource, as_text, overloaded_by_school
from ictcoord_tui.tui.screens.group import GroupScreen
from ictcoord_tui.workspace import load_workspace
from tests.tui.driver import Driver, compare, copy_group, running

YESTERDAY = datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001 - the app works in local time


@pytest.fixture
def group(tmp_path: Path) -> Path:
    group = copy_group(tmp_path)
    for path in group.parent.rglob("*.toml"):
        os.utime(path, (YESTERDAY.timestamp(), YESTERDAY.timestamp()))
    return group


async def down_to(user: Driver, text: str) -> None:
    """Walk down the table until the cursor stands on a row with a text."""
    for _ in range(150):
        if any(line.startswith(">") and text in line for line in user.lines()):
            return
        await user.command("move.down")
    raise AssertionError(f"{text!r} was not reached:\n{user.text}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16)])
async def test_schools_golden(group: Path, size: tuple[int, int]) -> None:
    async with running(group, area="group", size=size) as user:
        compare(user.lines(), f"group-schools-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("tab", "steps"), [("now", 1), ("later", 2)])
async def test_matrix_goldens(group: Path, tab: str, steps: int, size: tuple[int, int]) -> None:
    async with running(group, area="group", size=size) as user:
        await user.command("group.next_tab", times=steps)
        compare(user.lines(), f"group-{tab}-{size[0]}x{size[1]}")


async def test_a_line_tells_how_far_a_school_is(group: Path) -> None:
    async with running(group, area="group", size=(120, 40)) as user:
        line = user.line_with("De Kiekendief").split()
        assert line[2:5] == ["02", "Pedagogische", "visie"]
        assert line[5:] == ["74/103", "29", "103/103", "0", "1", "20/11/2026"]


async def test_where_room_is_short_a_step_is_its_number_and_no_word_is_cut(group: Path) -> None:
    async with running(group, area="group") as user:
        line = user.line_with("De Kiekendief").split()
        assert line[2:] == ["02", "74/103", "29", "103/103", "0", "1", "20/11/2026"]
        assert "…" not in user.text


async def test_in_the_matrix_the_title_names_the_school_of_the_column(group: Path) -> None:
    async with running(group, area="group", size=(60, 16)) as user:
        await user.command("group.next_tab")
        assert "› 5 scholen" in user.lines()[0]
        assert "Hoogveer" not in user.text, "its title is cut"
        await user.command("move.right", times=4)
        assert "› Hoogveer" in user.lines()[0]
        await user.command("move.first_column")
        assert "› 5 scholen" in user.lines()[0]


@pytest.mark.parametrize(
    ("size", "titles"),
    [
        ((80, 24), ("Kerke…", "Beuke…", "Linde", "Jozef", "Anna")),
        ((60, 16), ("Ker…", "Beu…", "Lin…")),
    ],
)
async def test_titles_of_the_matrix_begin_with_what_tells_schools_apart(
    tmp_path: Path, size: tuple[int, int], titles: tuple[str, ...]
) -> None:
    names = ("De Kerkeveld", "VBS Beukenlaan", "GBS De Linde", "VBS Sint-Jozef Temse")
    group = tmp_path / "groep.toml"
    assert main(["new", "group", str(group), "--name", "De Bron"]) == 0
    for number, name in enumerate((*names, "VBS Sint-Anna Temse")):
        school = tmp_path / "scholen" / f"school-{number}.toml"
        assert main(["new", "school", str(school), "--name", name, "--group", str(group)]) == 0
    async with running(group, area="group", size=size) as user:
        await user.command("group.next_tab")
        assert "VBS" not in user.text
        line = user.line_with("Open Groep")
        assert [title for title in titles if f" {title}" in line] == list(titles)
        await user.command("group.copy")
        assert "\tDe Kerkeveld\tVBS Beukenlaan\tGBS De Linde\t" in user.app.clipboard


async def test_opening_a_school_and_coming_back_keeps_the_place(group: Path) -> None:
    async with running(group, area="group") as user:
        await down_to(user, "Kiekendief")
        await user.command("group.open")
        assert "Basisschool De Kiekendief › Takenoverzicht" in user.lines()[0]
        await user.command("app.group")
        assert "Scholengroep De Wilgenbrug › Groep" in user.lines()[0]
        assert user.line_with("De Kiekendief").startswith(">")


async def test_enter_in_the_matrix_goes_into_the_cell_of_that_school(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.next_tab")
        await down_to(user, "Herstel uit back-up")
        await user.command("move.right", times=5)
        await user.command("group.open")
        assert user.app.session.focus == "kiekendief"
        assert "Huidige situatie" in user.lines()[0]
        assert user.line_with("Herstel uit back-up").startswith(">")
        await user.command("app.group")
        assert user.line_with("Herstel uit back-up").startswith(">")


async def test_totals_and_names_of_tasks_are_no_cells(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.next_tab")
        await user.command("group.open")
        assert user.said[-1] == "Ga met de pijlen naar de kolom van een school."
        await user.command("move.right", times=3)
        await user.command("group.open")
        assert user.said[-1] == "Kies een taak; hier staan de totalen."


async def test_schools_load_behind_and_say_how_far(group: Path) -> None:
    async with running(group, area="group") as user:
        screen = user.app.screen
        assert isinstance(screen, GroupScreen)
        loading = user.app.loading
        new = group.parent / "scholen" / "duin.toml"
        shutil.copy(group.parent / "scholen" / "kiekendief.toml", new)
        loading.total += 1
        screen.update_all()
        await user.settle()
        assert "5 van 6 scholen geladen… Esc = stoppen" in user.text
        await user.command("app.back")
        assert "5 van 6 scholen geladen… gestopt, F5 = verder" in user.text
        await user.command("app.reload")
        assert "geladen" not in user.text
        assert "6 scholen" in user.lines()[0]


async def test_a_broken_school_is_shown_with_its_reason_and_stops_nothing(group: Path) -> None:
    (group.parent / "scholen" / "kapot.toml").write_text("dit is geen toml [", "utf-8")
    async with running(group, area="group") as user:
        assert "86/108" in user.line_with("Wilgendonk")
        assert "onleesbaar" in user.line_with("kapot.toml")
        await down_to(user, "kapot.toml")
        await user.command("group.open")
        read = " ".join(user.text.replace("│", " ").split())
        assert "ontbreekt het teken" in read
        await user.press("escape")
        await user.command("group.start_from")
        assert user.said[-1] == "Zet de cursor op de school die je wilt aanvullen."


async def test_a_new_school_joins_the_group(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.new_school")
        await user.choose("Basisschool De Duin")
        await user.settle()
        assert user.line_with("De Duin").startswith(">")
        assert "0/108" in user.line_with("De Duin")
    made = tomllib.loads((group.parent / "scholen" / "basisschool-de-duin.toml").read_text())
    assert made["group"] == "../groep.toml"
    assert made["name"] == "Basisschool De Duin"
    names = [one.name for one in load_workspace(group, load_catalogue()).scope.schools]
    assert "Basisschool De Duin" in names


async def test_somebody_is_added_at_group_level(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.new_person")
        await user.choose("Zoë Maes")
        await user.choose("ICT-coördinator")
        assert user.document("groep")["people"]["zoe-maes"] == {
            "name": "Zoë Maes",
            "role": "ICT-coördinator",
        }


async def test_a_company_at_group_level_is_external_and_that_is_told(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.new_person")
        await user.choose("Digiwerk bv")
        await user.choose("netwerken")
        added = {"name": "Digiwerk bv", "role": "netwerken", "external": True}
        assert user.document("groep")["people"]["digiwerk-bv"] == added
        assert "Digiwerk bv geldt als extern" in user.said[-1]


async def test_turning_back_at_the_role_leads_to_the_name_that_was_typed(group: Path) -> None:
    async with running(group, area="group") as user:
        before = user.document("groep")
        await user.command("group.new_person")
        await user.choose("Wim Maes")
        await user.until("Welke rol heeft Wim Maes?")
        await user.press("escape")
        await user.until("Wie werkt op groepsniveau")
        assert user.app.screen.query_one(Input).value == "Wim Maes"
        await user.press("escape")
        assert user.document("groep") == before
        assert not user.app.screen.query(Input)


async def test_the_group_gets_another_name(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("app.rename")
        await user.until("Hoe heet de groep?")
        await user.choose("De Wilgen")
        await user.settle()
        assert user.document("groep")["name"] == "De Wilgen"


async def test_a_person_moves_to_the_group_and_back_as_one_step_each(group: Path) -> None:
    async with running(group, area="group") as user:
        before = {key: user.document(key) for key in user.app.session.ids}
        await user.command("group.move_person")
        await user.choose("karel")
        await user.until("Karel Ostijn van Atheneum")
        await user.press("escape")
        assert {key: user.document(key) for key in user.app.session.ids} == before
        await user.command("group.move_person")
        await user.choose("karel")
        await user.until("verplaatsen?")
        await user.press("enter")
        assert user.document("groep")["people"]["karel"]["name"] == "Karel Ostijn"
        assert "people" not in user.document("atheneum")
        assert user.app.session.overview("atheneum").person_name("karel") == "Karel Ostijn"
        await user.command("group.move_person")
        await user.choose("karel")
        await user.choose("wilgendonk")
        assert user.document("atheneum")["people"] == before["atheneum"]["people"]
        await user.command("app.undo", times=2)
        assert {key: user.document(key) for key in user.app.session.ids} == before


async def test_who_works_in_more_places_stays_with_the_group(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.move_person")
        await user.choose("wim")
        await user.choose("kiekendief")
        assert "hoort dus bij de groep" in user.said[-1]
        assert "wim" in user.document("groep")["people"]


async def test_an_own_task_moves_to_the_group(group: Path) -> None:
    path = group.parent / "scholen" / "kiekendief.toml"
    text = path.read_text() + '\n[tasks.eigen-drone]\nname = "Drone"\nsection = "toestellen"\n'
    path.write_text(text)
    async with running(group, area="group") as user:
        await user.command("group.move_task")
        await user.choose("drone")
        await user.until("‘Drone’ van")
        await user.press("enter")
        assert user.document("groep")["tasks"]["eigen-drone"]["name"] == "Drone"
        assert "tasks" not in user.document("kiekendief")
        assert "eigen-drone" in user.app.session.overview("tuimelaar").task_by_id
        await user.command("app.undo")
        assert "tasks" not in user.document("groep")


async def test_without_own_tasks_there_is_nothing_to_move(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.move_task")
        assert "nog geen eigen" in user.said[-1]


async def test_a_school_starts_from_the_situation_of_another(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.new_school")
        await user.choose("De Duin")
        await user.settle()
        await user.command("group.start_from")
        await user.choose("kiekendief")
        await user.until("Namen komen alleen mee van wie ook hier")
        assert "niveau" in user.line_with("Huidige situatie ")
        assert "termijn" in user.line_with("Keuzes per taak")
        await user.choose("huidige")
        rows = user.document("de-duin")["current"]
        assert rows["net-wifi"] == {"who": ["wim"], "time": "0,18u/week"}
        assert all(set(row.get("who", [])) <= {"wim", "joris", "samira"} | set(
            user.document("groep")["people"]) for row in rows.values())  # fmt: skip
        named = sum(1 for row in rows.values() if row.get("who"))
        assert user.said[-1].startswith(
            f"Overgenomen – Huidige situatie: {len(rows)} taken. "
            f"Bij {len(rows) - named} taken vul je zelf in wie het doet."
        )
        assert "triage" not in user.document("de-duin"), "not asked for"
        await user.command("app.undo")
        assert "current" not in user.document("de-duin")
        await user.command("group.start_from")
        await user.choose("kiekendief")
        await user.choose("alles")
        assert {"current", "target", "triage"} <= user.document("de-duin").keys()
        await user.command("group.start_from")
        await user.choose("kiekendief")
        await user.until("niets nieuws")
        await user.choose("alles")
        assert user.said[-1] == "Daar staat niets dat deze school nog niet heeft."


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_a_core_task_has_a_letter_that_is_explained_above_the_table(
    group: Path, size: tuple[int, int]
) -> None:
    async with running(group, area="group", size=size) as user:
        await user.command("group.next_tab")
        assert "k kerntaak" in " ".join(user.text.split())
        assert user.line_with("Netwerkarchitectuur")[:3].strip() == "k"
        assert user.line_with("Niemand")[:3].strip() in ("", ">")


async def test_copying_gives_a_table_for_a_spreadsheet(group: Path) -> None:
    async with running(group, area="group") as user:
        await user.command("group.next_tab")
        await user.command("group.copy")
        lines = user.app.clipboard.split("\n")
        assert lines[0].split("\t")[:3] == ["Taak", "Open", "Groep"]
        assert "Netwerkarchitectuur uittekenen (kerntaak)\t5/5\t-\t!\t!\t!\t!\t!" in lines


async def test_forty_schools_fit_by_scrolling_sideways(tmp_path: Path) -> None:
    group = copy_group(tmp_path)
    schools = group.parent / "scholen"
    for number in range(35):
        shutil.copy(schools / "kiekendief.toml", schools / f"k{number:02d}.toml")
    async with running(group, area="group") as user:
        assert "40 scholen" in user.lines()[0]
        await user.command("group.next_tab")
        await user.command("move.last_column")
        assert any(line.startswith("> ") for line in user.lines())


def test_who_works_in_several_places_counts_once_for_the_group() -> None:
    scope = load_workspace(examples_dir() / "wilgenbrug" / "groep.toml", load_catalogue()).scope
    everybody = {load.person.id for load in overloads(scope, Situation.CURRENT)}
    counts = dict(overloaded_by_school(scope))
    assert counts.pop("groep") == len(everybody)
    assert sum(counts.values()) > len(everybody), "somebody works in several schools"


async def test_the_line_of_the_group_tells_nothing_about_what_only_schools_do(group: Path) -> None:
    async with running(group, area="group", size=(120, 40)) as user:
        assert user.line_with("bij de groep iedereen één keer")
        cells = user.line_with("Scholengroep De Wilgenbrug  ").split("visie")[-1].split()
        assert "-" not in cells
        assert "0" not in cells


def test_letters_say_who_does_a_task() -> None:
    scope = load_workspace(examples_dir() / "wilgenbrug" / "groep.toml", load_catalogue()).scope
    today = MatrixSource(scope, Situation.CURRENT, 80)
    later = MatrixSource(scope, Situation.TARGET, 80)
    group_id = scope.overviews[0].id
    assert [today.letter("srv-servers", one.id) for one in scope.schools] == list("TTxTx")
    assert [later.letter("srv-servers", one.id) for one in scope.schools] == list("GGxGx")
    assert (today.letter("srv-servers", group_id), later.letter("srv-servers", group_id)) == (
        "-",
        "T",
    )
    assert today.cell("srv-servers", "open").text == "0/3"
    assert today.cell("net-ontwerp", "open").text == "5/5"
    assert [today.cell("!", one.id).text for one in scope.schools] == ["22", "23", "29", "21", "33"]
    assert today.cell("!", "open").text == "128"


def test_common_needs_stand_on_top() -> None:
    scope = load_workspace(examples_dir() / "wilgenbrug" / "groep.toml", load_catalogue()).scope
    lines = as_text(MatrixSource(scope, Situation.CURRENT, 80), {}).split("\n")
    assert lines[1] == "Totalen"
    assert lines[6] == "Gedeelde noden (33)"
    assert lines[7].split("\t")[1] == "5/5"
    assert lines.index("Technisch") == 6 + 33 + 1
    tasks = [line for line in lines if "\t" in line]
    assert len(tasks) == 1 + 4 + 108


async def test_hours_somebody_spends_in_another_school_are_not_free_here(group: Path) -> None:
    task = {"who": ["nele-visser"], "time": "90min/week"}
    async with running(group, area="group") as user:
        app = user.app
        app.edit(
            "Nele",
            lambda document: put(
                document, ("people", "nele-visser"), {"name": "Nele Visser", "hours": {"now": 2.0}}
            ),
        )
        app.edit(
            "Taak",
            lambda document: put(document, ("current", "toe-leen"), task),
            dossier="kiekendief",
        )
        await app.areas.jump("tuimelaar", ("current", "toe-leen", "who"))
        await user.settle()
        await user.command("table.edit")
        await user.until("Nele Visser")
        assert "vrij 0,5u" in user.line_with("Nele Visser")
        assert "nele-visser" not in str(user.document("tuimelaar"))
