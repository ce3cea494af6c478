"""What an open editor protects: a colleague's value, and the name of a task."""

from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.tui.flows.table_work import add_person_here
from ictcoord_tui.tui.widgets.table_view import TableView
from tests.tui.colleague import Colleague
from tests.tui.driver import NOW, Driver, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}


TIME = ("current", "net-internet", "time")
NOTE = ("current", "net-internet", "note")


async def type_under(user: Driver, path: Path, text: str) -> None:
    """Type in the first time, let Els save another one there, and press Enter."""
    await user.press("right", "right", "enter")
    await user.type(text)
    await els_saves(user, path, TIME, "25min/week")
    await user.press("enter")


async def els_saves(user: Driver, path: Path, place: tuple[str, ...], value: object) -> None:
    await Colleague(path).saves(user, {place: value})


@pytest.mark.parametrize(
    ("keys", "time", "note"),
    [
        (("enter",), "55min/week", "oud"),
        (("down", "enter"), "25min/week", "oud"),
        (("end", "down", "down", "enter"), "25min/week", "oud\nTijd van Internet"),
    ],
    ids=["mine", "theirs", "both"],
)
async def test_both_values_are_shown_with_who_and_when_and_the_user_chooses(
    tmp_path: Path, keys: tuple[str, ...], time: str, note: str
) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-internet": {"note": "oud"}})
    async with running(path, area="overview") as user:
        await type_under(user, path, "55min")
        await user.until("Wat geldt?")
        assert "Door jou, nu: ‘55min/week’" in user.text
        assert "Door els, 14:03: ‘25min/week’" in user.text
        assert "(staat er nu)" in user.line_with("Door els")
        assert user.document()["current"]["net-internet"]["time"] == "25min/week"
        await user.press(*keys)
        await user.settle()
        row = user.document()["current"]["net-internet"]
        assert row["time"] == time
        assert row["note"].startswith(note)
        assert ("‘55min/week’" in row["note"]) == (keys[0] == "end"), "both are kept"
        assert user.app.areas.front is user.app.screen
        await user.press("escape", "u")
        assert user.document()["current"]["net-internet"] == {"note": "oud", "time": "25min/week"}


async def test_turning_back_from_the_choice_leads_back_to_typing(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview") as user:
        await type_under(user, path, "55min")
        await user.until("Wat geldt?")
        await user.press("escape")
        await user.type("9")
        await els_saves(user, path, TIME, "35min/week")
        await user.press("backspace", "enter")
        await user.until("‘35min/week’")
        await user.press("escape", "escape")
        assert user.document()["current"]["net-internet"]["time"] == "35min/week"


async def test_a_long_text_is_not_replaced_unasked_either(tmp_path: Path) -> None:
    path = make_school(tmp_path, current={"net-internet": {"note": "een\ntwee"}})
    async with running(path, area="overview") as user:
        for keys, kept in (
            (("enter",), "een\ntwee!"),
            (("down", "enter"), "van els 1"),
            (("end", "down", "down", "enter"), "van els 2\nvan els 1!"),
        ):
            user.app.edit(
                "terug", lambda d: put(d, NOTE, user.document()["current"]["net-internet"]["note"])
            )
            await user.app.areas.show_place("school", NOTE)
            await user.settle()
            await user.command("table.edit")
            if "Ctrl+O of Ctrl+S" not in user.text:
                await user.press("ctrl+o")
            await user.until("Ctrl+O of Ctrl+S = klaar")
            await user.type("!")
            number = ["een\ntwee!", "van els 1", "van els 2\nvan els 1!"].index(kept)
            await els_saves(user, path, NOTE, f"van els {number}")
            await user.press("ctrl+o")
            await user.until("Wat geldt?")
            await user.press(*keys)
            await user.settle()
            assert user.document()["current"]["net-internet"]["note"] == kept


async def test_a_note_of_the_roadmap_is_not_replaced_unasked_either(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    place = ("roadmap", "01", "note")
    async with running(path) as user:
        await user.command("roadmap.note")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.type("mijn")
        await els_saves(user, path, place, "van els")
        await user.press("ctrl+o")
        await user.until("Door els, 14:03: ‘van els’")
        await user.press("down", "down", "enter")
        await user.settle()
        assert user.document()["roadmap"]["01"]["note"] == "van els\nmijn"


async def test_enter_on_the_name_in_a_situation_renames_nothing(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press("enter")
        assert "› Kaart" in user.lines()[0]
        await user.press("escape", "backspace")
        assert "› Kaart" not in user.lines()[0]
        assert user.said[-1] == "De naam van een taak wijzig je op de kaart (Enter)."
        assert "tasks" not in user.document()


async def test_the_card_behind_a_name_renames_the_task(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press("enter", "g", "enter", "ctrl+u", *"Internet", "enter")
        assert user.document()["tasks"] == {"net-internet": {"name": "Internet"}}


async def test_a_name_of_nothing_visible_is_refused(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press("right", "enter")
        view = user.app.screen.query_one(TableView)
        assert view.editor is not None
        await add_person_here(user.app, view, "Zed,\u200b")
        await user.settle()
        assert "kan geen naam zijn" in user.text, "found by the monkey: this went on for ever"
        assert list(user.document()["people"]) == ["an", "jan"]


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
async def test_a_note_says_what_ends_it_and_what_enter_does(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(make_school(tmp_path), area="walk", size=size) as user:
        await user.press("o")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        under = " ".join(user.text.split())
        assert all(key in under for key in ("Enter = nieuwe regel", "Esc = terug", "F1 = hulp"))
        await user.press("a", "enter", "b", "ctrl+s")
        await user.settle()
        assert user.document()["roadmap"]["01"]["note"] == "a\nb"


@pytest.mark.parametrize("area", ["roadmap", "walk"])
async def test_esc_by_accident_in_a_note_of_the_roadmap_loses_nothing(
    tmp_path: Path, area: str
) -> None:
    path = make_school(tmp_path, current={"net-internet": {"note": "oud"}})
    async with running(path, area=area) as user:
        user.app.edit("eerder", lambda document: put(document, NOTE, "van daarnet"))
        earlier = user.document()
        await user.press("o")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.type("nog te bespreken")
        await user.press("escape")
        assert "nog te bespreken" not in user.text
        assert user.said[-1] == "Je tekst is weg. u = terugzetten"
        await user.press("u")
        await user.until("nog te bespreken")
        assert user.document() == earlier, "nothing older was undone"
        await user.press("ctrl+s")
        await user.settle()
        (note,) = [step["note"] for step in user.document()["roadmap"].values()]
        assert note == "nog te bespreken"
        await user.press("o")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.press("escape")
        assert not user.app.areas.thrown.last, "nothing was typed"


async def test_a_note_is_given_back_as_often_as_it_is_thrown_away(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="roadmap") as user:
        user.app.edit("eerder", lambda document: put(document, NOTE, "van daarnet"))
        await user.press("o")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.type("weg")
        for _ in range(2):
            await user.press("escape", "down", "!", "escape", "u")
            await user.until("weg")
            assert user.said[-1].startswith("Je tekst staat er weer.")
            assert user.document()["current"]
        await user.press("ctrl+u", "escape", "u")
        assert "current" not in user.document(), "emptied, it is gone, and undo goes on"
        assert user.said[-1] == "Ongedaan: eerder."


async def test_what_was_typed_comes_back_from_another_screen_too(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="team") as user:
        user.app.edit("eerder", lambda document: put(document, NOTE, "van daarnet"))
        await user.press("right", "enter", *"leraar", "escape", "4", "u")
        await user.settle()
        assert "Team" in user.lines()[0]
        assert "leraar" in user.text
        await user.press("escape", "enter", "escape")
        await user.press("1", "u")
        assert "leraar" in user.text
        await user.press("tab")
        assert user.document()["people"]["an"]["role"] == "leraar"


async def test_esc_by_accident_in_a_long_text_of_a_cell_loses_nothing(tmp_path: Path) -> None:
    path = make_school(tmp_path, current={"net-internet": {"note": "een\ntwee"}})
    async with running(path, area="overview") as user:
        await user.press("end", "enter")
        await user.until("Ctrl+O of Ctrl+S = klaar")
        await user.type(" drie")
        await user.press("escape", "u")
        await user.until("twee drie")
        await user.press("ctrl+s")
        await user.settle()
        assert user.document()["current"]["net-internet"]["note"] == "een\ntwee drie"


async def test_who_is_written_about_may_be_gone_by_then(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="team") as user:
        await user.press("right", "enter")
        await user.type("leraar")
        file = DossierFile(path)
        base = file.load().document
        left = {**base, "people": {"jan": PEOPLE["jan"]}}
        file.save(base, left, who="els", now=NOW.astimezone())
        user.app.look_around()
        await user.until("1/1")
        await user.press("enter")
        assert "Een collega haalde dit intussen weg" in user.text
        assert "leraar" in user.text, "what was typed can still be read"
        await user.press("escape")
        assert user.document()["people"] == {"jan": PEOPLE["jan"]}
