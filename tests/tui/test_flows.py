"""Export, versions, choosing between two values, menu and help, through the app."""

import re
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from textual.widgets import Input, OptionList

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.marks import Mark, marked, marks_in
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.tui.flows import versions
from tests.tui.driver import NOW, Driver, copy_group, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}
FILLED = {"net-wifi": {"who": ["jan"], "time": "2u/week"}}


def elsewhere(path: Path, place: tuple[str, ...], value: object) -> None:
    """Let a colleague change a value in another session."""
    file = DossierFile(path)
    base = file.load().document
    file.save(base, put(base, place, value), who="els", now=NOW.astimezone())


async def look_around(user: Driver) -> None:
    await user.command("app.reload")
    await user.app.workers.wait_for_complete(
        [worker for worker in user.app.workers if worker.group == "looking"]
    )
    await user.settle()


async def test_the_list_of_versions_says_what_each_changed_a_page_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "AT_A_TIME", 3)
    path = make_school(tmp_path)
    for number in range(5):
        elsewhere(path, ("current", "net-wifi", "note"), f"van Els {number}")
    async with running(path, area="overview") as user:
        await user.command("app.versions")
        await user.until("Welke versie?")
        behind = re.compile("els +Opmerking bij Wifi-netwerk beheren: ")
        assert len(behind.findall(user.text)) == 3, "behind the day and the person"
        await user.choose("oudere")
        await user.until("Nieuwere versies")
        assert len(behind.findall(user.text)) == 2
        assert "eerste versie" in user.text
        assert "Oudere" not in user.text


async def test_export_writes_the_names_and_hours_on_screen(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current=FILLED)
    async with running(path, area="overview") as user:
        await user.command("app.export")
        assert "school.xlsx" in user.text
        await user.press("enter")
        await user.until("Gemaakt:")
    target = tmp_path / "school.xlsx"
    assert target.stat().st_mode & 0o777 == 0o600
    book = load_workbook(target)
    cells = [c.value for row in book["Huidige situatie"].iter_rows() for c in row]
    assert "Jan Claes" in cells
    assert "2u/week" in cells
    assert "Jan Claes" in [row[0].value for row in book["Afspraken per persoon"].iter_rows()]


async def test_export_asks_before_it_replaces_a_file(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    target = tmp_path / "school.xlsx"
    target.write_text("van mij", encoding="utf-8")
    async with running(path, area="overview") as user:
        await user.command("app.export")
        await user.press("enter")
        await user.until("bestaat al")
        await user.press("enter")  # the safe answer has the focus
        assert target.read_text(encoding="utf-8") == "van mij"
        await user.until("Hoe moet het Excel-bestand heten?")


@pytest.mark.parametrize("name", ["", "overzicht.csv"])
async def test_export_says_what_a_name_needs(tmp_path: Path, name: str) -> None:
    async with running(make_school(tmp_path), area="overview") as user:
        await user.command("app.export")
        await user.press("ctrl+u")
        await user.type(name)
        await user.press("enter")
        assert "! " in user.text
        await user.press("escape")
    assert not list(tmp_path.glob("*.xlsx"))


async def test_put_an_earlier_version_back_and_undo_that(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await user.press("right", "enter")
        await user.type("jan")
        await user.press("enter", "escape")
        filled = user.document()
        elsewhere(path, ("people", "jan", "role"), "leraar")
        await look_around(user)
        await user.command("app.versions")
        assert "els" in user.text
        await user.type("an")  # narrow down to what An saved
        await user.press("enter")
        await user.until("wat zet je terug?")
        assert "leraar" in user.text, "the differences are told in words"
        await user.press("enter")
        await user.until("helemaal terugzetten?")
        await user.press("t")
        await user.settle()
        assert user.document() == filled
        assert any("staat terug. u = ongedaan" in one for one in user.said)
        await user.command("app.undo")
        assert user.document()["people"]["jan"]["role"] == "leraar"


async def test_put_one_value_of_an_earlier_version_back(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, place="Gent")
    async with running(path, area="overview") as user:
        user.app.edit("plaats", lambda document: put(document, ("place",), "Aalst"))
        await user.settle()
        elsewhere(path, ("people", "jan", "role"), "leraar")
        await look_around(user)
        await user.command("app.versions")
        await user.type("buiten")  # the first state, before An saved
        await user.press("enter")
        await user.until("wat zet je terug?")
        await user.type("Gent")
        await user.press("enter")
        await user.settle()
        assert user.document()["place"] == "Gent"
        assert user.document()["people"]["jan"]["role"] == "leraar", "the rest stays"
        await user.until("Plaats teruggezet. u = ongedaan")
        await user.press("escape")
        await user.until("Welke versie?")
        await user.press("escape")
        await user.command("app.undo")
        assert user.document()["place"] == "Aalst"


async def test_a_mark_of_who_was_forgotten_is_never_put_back(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    elsewhere(path, ("place",), "Gent")
    mark = Mark.of(("zoe-claes", "Zoë Claes"), "merk", NOW.astimezone())
    file = DossierFile(path)
    base = file.load().document
    file.save(base, marked(base, mark), who="bo", now=NOW.astimezone())
    elsewhere(path, ("place",), "Aalst")
    async with running(path, area="overview") as user:
        await user.command("app.versions")
        await user.type("leeg")
        await user.press("enter")
        await user.until("wat zet je terug?")
        assert "(1 gegeven)" in user.text
        assert "overal verwijderd" not in user.text
        await user.press("enter")
        await user.press("t")
        await user.settle()
        assert user.document()["place"] == "Gent"
        assert marks_in(user.document()) == (mark,), "it stays, whatever is put back"


async def test_esc_leads_from_a_version_back_to_the_list(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    for note in ("eerst", "daarna"):
        elsewhere(path, ("current", "net-wifi", "note"), note)
    async with running(path, area="overview") as user:
        await user.command("app.versions")
        await user.until("Welke versie?")
        await user.press("down")
        chosen = user.app.screen.query_one(OptionList).highlighted
        await user.press("enter")
        await user.until("wat zet je terug?")
        await user.press("escape")
        await user.until("Welke versie?")
        assert user.app.screen.query_one(OptionList).highlighted == chosen == 1
        await user.press("escape")
        assert "Welke versie?" not in user.text


async def test_a_question_mark_is_help_until_one_types_in_a_list(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="overview") as user:
        await user.command("app.menu")
        await user.press("?")
        await user.until("Hulp, zolang je niets typt")
        await user.press("escape", "a", "?")
        assert user.app.screen.query_one(Input).value == "a?"


async def test_a_school_gets_another_name_and_undo_gives_the_old_one_back(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path, area="overview") as user:
        before = user.document()["name"]
        await user.command("app.rename")
        await user.type("  ")
        await user.press("enter")
        assert "! Typ een naam." in user.text
        await user.type("De Reiger")
        await user.press("enter")
        await user.settle()
        assert user.document()["name"] == "De Reiger"
        assert decode(path.read_bytes(), "")["name"] == "De Reiger"
        assert user.lines()[0].startswith(" De Reiger › ")
        await user.command("app.undo")
        assert user.document()["name"] == before


async def test_the_name_of_what_may_only_be_read_stays(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="overview", read_only=True) as user:
        await user.command("app.rename")
        assert not user.app.screen.query(Input)
        assert user.said


async def test_a_colleagues_change_arrives_and_the_cursor_stays(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await user.press("down", "down", "right")
        before = user.line_with(">")
        elsewhere(path, ("current", "net-wifi", "who"), ["an"])
        await look_around(user)
        assert "An Peeters" in user.line_with("Wifi-netwerk")
        assert user.line_with(">") == before
        assert any("door els, 14:03 – bijgewerkt" in one for one in user.said)


async def test_two_values_for_one_field_are_put_to_the_user(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"note": "oud"}})
    place = ("current", "net-wifi", "note")
    async with running(path, area="overview") as user:
        elsewhere(path, place, "van Els")

        def mine(document: Document) -> Document:
            return put(document, place, "van mij")

        user.app.edit("opmerking", mine, place)
        await user.settle()
        assert any("c = kiezen" in one for one in user.said)
        await user.command("app.conflicts")
        assert "‘van mij’" in user.text
        assert "‘van Els’" in user.text
        await user.press("down", "enter")
        await user.settle()
        assert user.document()["current"]["net-wifi"]["note"] == "van Els"
        assert not user.app.session.disagreements
    assert decode(path.read_bytes(), "test")["current"]["net-wifi"]["note"] == "van Els"


@pytest.mark.parametrize("area", ["overview", "team", "roadmap"])
async def test_a_small_screen_tells_the_key_the_place_and_the_name_in_the_team(
    tmp_path: Path, area: str
) -> None:
    people = {**PEOPLE, "els": {"name": "Els Maes"}}
    path = make_school(tmp_path, people=people, current={"net-wifi": {"time": "1u/week"}})
    place = ("current", "net-wifi", "time")
    async with running(path, area=area, size=(60, 16)) as user:
        elsewhere(path, place, "2u/week")
        user.app.edit("tijd", lambda document: put(document, place, "3u/week"), place)
        await user.settle()
        assert user.message.startswith(" ! c = kiezen: Tijd bij Wifi-netwerk beheren, tegelijk")
        assert "tegelijk gewijzigd door Els Maes, 14:03" in user.said[-1]
        await user.press("down")
        assert " c Kiezen " in f" {user.bar} ", "as long as something is to be chosen"
        await user.command("app.conflicts")
        said = " ".join(user.text.replace("│", " ").split())
        assert "Door Els Maes, 14:03: ‘2u/week’" in said
        assert "Door An Peeters, 14:03: ‘3u/week’" in said
        assert "Het jouwe, en dat van Els Maes in de opmerking" in said
        await user.type("jouwe")
        await user.press("enter")
        await user.settle()
        row = user.document()["current"]["net-wifi"]
        assert (row["time"], row["note"]) == ("3u/week", "Tijd: ‘2u/week’")
        assert "Kiezen" not in user.bar


async def test_beside_the_tabs_stands_who_changed_the_row_of_the_cursor(tmp_path: Path) -> None:
    people = {**PEOPLE, "els": {"name": "Els Maes"}}
    path = make_school(tmp_path, people=people, current={"net-wifi": {"who": ["jan"]}})
    async with running(path, area="overview") as user:
        elsewhere(path, ("current", "net-wifi", "time"), "2u/week")
        await look_around(user)
        assert "! niemand doet dit" in user.line_with("[Huidige situatie]")
        await user.press("down")
        assert user.line_with("Wifi-netwerk").startswith(">w")
        assert "w gewijzigd door Els Maes" in user.line_with("[Huidige situatie]")
        await user.press("down")
        assert "! niemand doet dit" in user.line_with("[Huidige situatie]")


async def test_in_a_group_a_conflict_tells_the_school(tmp_path: Path) -> None:
    group = copy_group(tmp_path)
    async with running(group, area="group") as user:
        await user.settle()
        school = next(key for key in user.app.session.school_ids)
        path, name = user.app.session.path(school), user.app.session.overview(school).name
        elsewhere(path, ("place",), "Gent")
        change = partial(put, path=("place",), value="Brugge")
        user.app.edit("plaats", change, ("place",), school)
        await user.until("c = kiezen: Plaats (")
        assert f"c = kiezen: Plaats ({name}), tegelijk gewijzigd" in user.said[-1]


async def test_the_menu_does_what_is_chosen_and_gives_reasons(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.command("app.menu")
        await user.type("ongedaan")
        assert "nu niet: Er is niets om ongedaan te maken." in user.text
        await user.press("ctrl+u")
        await user.type("volgend tab")
        await user.press("enter")
        await user.until("[Streefdoel]")


async def test_help_names_the_keys_that_work_here(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="overview", keymap={"app.undo": "f8"}) as user:
        await user.command("app.help")
        assert "Huidige situatie" in user.text
        for _ in range(30):
            if "F8" in user.text:
                break
            await user.press("pagedown")
        assert "F8" in user.text, "a changed key shows in the help"
        await user.press("escape")
        assert "[Huidige situatie]" in user.text
