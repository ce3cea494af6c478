"""A colleague changes what the user is about to change: nothing is chosen silently."""

import re
from pathlib import Path

import pytest

from ictcoord_tui.domain.edits.fields import get
from tests.tui.colleague import Colleague
from tests.tui.driver import Driver, compare, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}
ROWS = ("net-internet", "net-wifi", "net-bekabeling")
INTERNET, WIFI, SWITCHES = (("current", row, "time") for row in ROWS)


def times(user: Driver) -> tuple[object, ...]:
    return tuple(get(user.document(), place) for place in (INTERNET, WIFI, SWITCHES))


async def mark_and_type(user: Driver, text: str) -> None:
    """Mark three rows and type one time for all of them."""
    await user.press("space", "space", "space", "right", "right")
    await user.command("table.edit_all")
    await user.type(text)


async def test_every_marked_cell_that_was_overtaken_is_told_and_chosen(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE, current={"net-wifi": {"note": "oud"}})
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await mark_and_type(user, "1u")
        await els.saves(user, {INTERNET: "25min/week", WIFI: "35min/week"})
        await user.press("enter")
        await user.until("een collega 2 plaatsen anders in")
        compare(user.lines(), "tables/overtaken-80x24")
        said = " ".join(re.sub("[│ ]+", " ", user.text).split())
        assert "Internetverbinding beheren › Tijd jij, nu: ‘1u/week’" in said
        assert "door els, 14:03: ‘25min/week’ (staat er nu)" in said
        assert "door els, 14:03: ‘35min/week’ (staat er nu)" in said
        assert times(user) == ("25min/week", "35min/week", None), "nothing was chosen silently"
        await user.press("enter")
        assert "Kies eerst nog bij 2 plaatsen." in user.text
        await user.press("j", "enter")
        assert "Kies eerst nog bij 1 plaats." in user.text
        await user.press("a", "enter")
        await user.settle()
        assert times(user) == ("1u/week", "35min/week", "1u/week")
        assert user.document()["current"]["net-wifi"]["note"] == "oud\nTijd: ‘1u/week’"
        assert user.app.areas.front is user.app.screen
        assert "2 cellen ingevuld (Tijd)." in user.said, "hers stays in one of the three"
        assert user.app.session.history.undo_label == "2 cellen ingevuld (Tijd)"
        await user.press("escape", "u")
        assert times(user) == ("25min/week", "35min/week", None), "one step"
        assert user.document()["current"]["net-wifi"]["note"] == "oud"


async def test_one_of_several_is_asked_like_a_single_cell(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await mark_and_type(user, "1u")
        await els.saves(user, {WIFI: "35min/week"})
        await user.press("enter")
        await user.until("Wat geldt?")
        assert "Door els, 14:03: ‘35min/week’" in user.text
        await user.press("down", "enter")
        await user.settle()
        assert times(user) == ("1u/week", "35min/week", "1u/week")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("J", ("1u/week", "1u/week", "1u/week")),
        ("C", ("25min/week", "35min/week", "1u/week")),
        ("A", ("25min/week", "35min/week", "1u/week")),
    ],
)
async def test_one_key_chooses_for_all_of_them(
    tmp_path: Path, key: str, expected: tuple[str, ...]
) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    els = Colleague(path)
    async with running(path, area="overview", size=(60, 16)) as user:
        await mark_and_type(user, "1u")
        await els.saves(user, {INTERNET: "25min/week", WIFI: "35min/week"})
        await user.press("enter")
        await user.until("Wat geldt?")
        await user.press(key)
        assert "2 van 2 gekozen" in user.text
        await user.press("enter")
        await user.settle()
        assert times(user) == expected
        assert ("note" in user.document()["current"]["net-wifi"]) == (key == "A")


async def test_turning_back_changes_nothing_and_what_comes_later_is_asked_too(
    tmp_path: Path,
) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await mark_and_type(user, "1u")
        await els.saves(user, {INTERNET: "25min/week", WIFI: "35min/week"})
        await user.press("enter")
        await user.until("Wat geldt?")
        await user.press("J", "escape")
        assert times(user) == ("25min/week", "35min/week", None)
        await user.press("enter")
        await user.until("0 van 2 gekozen")
        await user.press("J")
        await els.saves(user, {WIFI: "40min/week", SWITCHES: "5min/week"})
        await user.press("enter")
        await user.until("40min/week")
        assert "‘5min/week’" in user.text, "only what is new is asked"
        assert "25min/week" not in user.text.partition("Terwijl je bezig")[2]
        await user.press("C", "enter")
        await user.settle()
        assert times(user) == ("1u/week", "40min/week", "5min/week")


async def test_people_for_several_rows_come_beside_those_of_a_colleague(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    els = Colleague(path)
    who = ("current", "net-wifi", "who")
    async with running(path, area="overview") as user:
        await user.press("space", "space")
        await user.command("overview.who")
        await user.type("Jan")
        await els.saves(user, {who: ["an"]})
        await user.press("space", "enter")
        await user.settle()
        rows = user.document()["current"]
        assert rows["net-internet"]["who"] == ["jan"]
        assert rows["net-wifi"]["who"] == ["an", "jan"], "merged: nobody is lost"


async def test_a_new_person_does_not_push_aside_who_a_colleague_chose(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    els = Colleague(path)
    async with running(path, area="overview") as user:
        await user.press("right", "enter")
        await user.type("Zoë Maes")
        await els.saves(user, {("current", "net-internet", "who"): ["an"]})
        await user.press("ctrl+o")
        await user.until("[x] An Peeters")
        await user.press("enter")
        assert user.document()["people"]["zoe-maes"] == {"name": "Zoë Maes"}
        assert user.document()["current"]["net-internet"]["who"] == ["an", "zoe-maes"]
