"""Undo and redo over what a colleague changed since: asked, never chosen silently."""

from functools import partial
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import get, put
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.example import copy_example
from ictcoord_tui.storage.codec import decode
from tests.tui.colleague import Colleague
from tests.tui.driver import Driver, compare, make_school, running

ROWS = ("net-internet", "net-wifi", "net-bekabeling")
INTERNET, WIFI, SWITCHES = (("current", row, "time") for row in ROWS)
BEFORE: Document = {"net-wifi": {"time": "2u/week", "note": "oud"}}
MINE = ("1u/week", "1u/week", "1u/week")
THEIRS = ("1u/week", "35min/week", "1u/week")


def times(document: Document) -> tuple[object, ...]:
    return tuple(get(document, place) for place in (INTERNET, WIFI, SWITCHES))


def note(user: Driver) -> object:
    return get(user.document(), ("current", "net-wifi", "note"))


async def fill_in(user: Driver) -> None:
    """Type one time in three cells, as one step."""
    await user.press("space", "space", "space", "right", "right")
    await user.command("table.edit_all")
    await user.type("1u")
    await user.press("enter")
    assert times(user.document()) == MINE


@pytest.mark.parametrize(
    ("key", "wifi", "remark"),
    [
        ("j", "2u/week", "oud"),
        ("c", "35min/week", "oud"),
        ("a", "35min/week", "oud\nTijd: ‘2u/week’"),
    ],
)
async def test_undo_asks_about_what_a_colleague_changed_since(
    tmp_path: Path, key: str, wifi: str, remark: str
) -> None:
    path = make_school(tmp_path, current=BEFORE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await fill_in(user)
        await els.saves(user, {WIFI: "35min/week"})
        await user.command("app.undo")
        await user.until("Sindsdien wijzigde een collega 1 plaats")
        assert "Ongedaan maken: 3 cellen ingevuld (Tijd)" in user.text
        assert "[?] Huidige situatie › Wifi-netwerk beheren › Tijd" in user.text
        assert "vóór jouw wijziging: ‘2u/week’" in user.text
        assert "door els, 14:03: ‘35min/week’ (staat er nu)" in user.text
        assert times(user.document()) == THEIRS, "nothing is chosen silently"
        await user.press("enter")
        assert "Kies eerst nog bij 1 plaats." in user.text, "nothing is chosen beforehand"
        await user.press(key, "enter")
        assert times(user.document()) == (None, wifi, None)
        assert note(user) == remark
        assert "Ongedaan: 3 cellen ingevuld (Tijd)." in user.said
        assert decode(path.read_bytes(), "test") == user.document()
        await user.command("app.redo")
        assert (times(user.document()), note(user)) == (THEIRS, "oud"), "one step, taken back"
        await user.command("app.undo")
        assert (times(user.document()), note(user)) == ((None, wifi, None), remark)


async def test_turning_back_at_the_question_leaves_the_step(tmp_path: Path) -> None:
    path = make_school(tmp_path, current=BEFORE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await fill_in(user)
        await els.saves(user, {WIFI: "35min/week"})
        for _ in range(2):
            await user.command("app.undo")
            await user.until("Wat geldt?")
            await user.press("J", "escape")
            assert times(user.document()) == THEIRS
            assert user.app.session.history.undo_label == "3 cellen ingevuld (Tijd)"
            assert user.app.session.history.redo_label == ""


async def test_redo_asks_as_well_and_what_changes_while_asking_is_asked_again(
    tmp_path: Path,
) -> None:
    path = make_school(tmp_path, current=BEFORE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await fill_in(user)
        await user.press("escape")
        await user.command("app.undo")
        await els.saves(user, {WIFI: "35min/week"})
        await user.command("app.redo")
        await user.until("Opnieuw: 3 cellen ingevuld (Tijd)")
        assert "jouw wijziging: ‘1u/week’" in user.text
        await user.press("j")
        await els.saves(user, {WIFI: "40min/week", INTERNET: "5min/week"})
        await user.press("enter")
        await user.until("Sindsdien wijzigde een collega 2 plaatsen")
        await user.press("j", "c", "enter")
        assert times(user.document()) == (MINE[0], "40min/week", MINE[2])
        await user.command("app.undo")
        assert times(user.document()) == ("5min/week", "40min/week", None)


async def test_a_colleague_who_cleared_a_value_is_not_overruled(tmp_path: Path) -> None:
    path = make_school(tmp_path, current=BEFORE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await fill_in(user)
        await els.saves(user, {WIFI: None})
        await user.command("app.undo")
        await user.until("door els, 14:03: (leeg) (staat er nu)")
        await user.press("c", "enter")
        assert times(user.document()) == (None, None, None)


async def test_a_school_of_a_group_is_asked_about_by_its_name(tmp_path: Path) -> None:
    group = copy_example(tmp_path / "werk")
    school = group.parent / "scholen" / "kiekendief.toml"
    place = ("current", "net-wifi", "note")
    els = Colleague(school)
    async with running(group, area="group") as user:
        before = get(user.document("kiekendief"), place)
        user.app.edit("opmerking", partial(put, path=place, value="van mij"), place, "kiekendief")
        await user.settle()
        await els.saves(user, {place: "van els"})
        await user.command("app.undo")
        await user.until("Wat geldt?")
        said = " ".join(user.text.replace("│", " ").split())
        place_told = "Huidige situatie › Wifi-netwerk beheren › Opmerking"
        assert f"[?] Basisschool De Kiekendief › {place_told}" in said
        await user.press("j", "enter")
        assert get(user.document("kiekendief"), place) == before
        assert user.app.session.focus == "kiekendief", "it goes to where it was"
        assert get(decode(school.read_bytes(), "test"), place) == before


async def test_places_and_values_are_told_whole_on_a_small_screen(tmp_path: Path) -> None:
    texts = {
        "name": "Toestellen van de naschoolse opvang en de studie herstellen",
        "section": "netwerk",
    }
    path = make_school(tmp_path, tasks={"eigen-opvang": texts})
    els = Colleague(path)
    long = "Wie het sein van de opvang krijgt, belt eerst naar het secretariaat"
    place = ("target", "eigen-opvang", "documented")
    async with running(path, area="overview", size=(60, 16)) as user:
        user.app.edit("plaats van de uitleg", partial(put, path=place, value="map 3"), place)
        await user.settle()
        await els.saves(user, {place: long})
        await user.command("app.undo")
        await user.until("Wat geldt?")
        compare(user.lines(), "taking-back-60x16")
        said = " ".join(user.text.replace("│", " ").split())
        assert f"Streefdoel › {texts['name']} ›" in said
        assert f"door els, 14:03: ‘{long}’ (staat er nu)" in said
