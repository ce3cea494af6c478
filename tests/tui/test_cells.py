"""What a cell says of itself: which one is open, what it understood, what it doubts."""

from pathlib import Path

import pytest

from tests.tui.driver import make_school, running
from tests.tui.test_table_work import paste

PEOPLE = {
    "tom-s": {"name": "Tom De Smet", "role": "leraar 5", "hours": {"now": 2}},
    "tom-w": {"name": "Tom Willems", "role": "leraar 2", "hours": {"now": 3}},
}
TASK = "net-internet"


def school(folder: Path, **row: object) -> Path:
    return make_school(folder, people=PEOPLE, current={TASK: row} if row else {})


async def test_the_cell_that_opens_by_itself_says_which_one_it_is(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team") as user:
        await user.press("a", *"Sofie Peeters", "enter")
        assert "│Rol: Sofie Peeters" in user.text
        assert "Sofie Peeters │" in user.text, "a name ends where it ends"
        await user.press("tab")
        assert "│Uren nu: Sofie Peeters" in user.text
        await user.press("escape", "left", "enter")
        assert "Rol: " not in user.text, "who opens a cell knows which"


async def test_f2_goes_on_behind_what_stands_there_and_enter_replaces_it(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team", size=(120, 40)) as user:
        assert "F2 Bijtypen" in user.bar
        await user.press("f2", *" jr", "escape", "u")
        assert "Tom De Smet jr" in user.text
        await user.press("enter")
        assert user.document()["people"]["tom-s"]["name"] == "Tom De Smet jr"
        await user.press("escape", "up", "enter")
        assert "F2 Achteraan" in user.bar
        await user.press(*"Tom", "enter")
        assert user.document()["people"]["tom-s"]["name"] == "Tom"


async def test_f2_on_a_name_that_stands_fixed_opens_the_card_too(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("f2")
        assert "› Kaart" in user.lines()[0]


async def test_somebody_new_is_offered_only_where_people_are_chosen(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="team", size=(120, 40)) as user:
        await user.press("tab", "tab", "tab", "tab", "enter", "j")
        assert "Ctrl+O" not in user.bar
        await user.press("ctrl+o")
        assert user.said[-1] == "Deze lijst ligt vast."
        await user.press("escape", "2", "w", "T")
        assert "Ctrl+O Nieuwe persoon" in user.bar


async def test_enter_says_yes_to_who_is_meant(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w", *"Tom Wilems")
        assert "[ ] Tom Willems" in user.text
        assert "Bedoelde je Tom Willems? Enter = ja" in user.text
        assert "Ctrl+O = Tom Wilems toevoegen" in user.text
        await user.press("enter")
        assert user.document()["current"][TASK]["who"] == ["tom-w"]
        assert user.document()["people"] == PEOPLE
        assert user.said[-1] == "‘Tom Wilems’ is gelezen als Tom Willems."


async def test_who_is_meant_among_others_leaves_the_others(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w", *"Tom De Smet, Tom Wilems", "down", "enter")
        assert user.document()["current"][TASK]["who"] == ["tom-s", "tom-w"]


async def test_somebody_whose_name_looks_like_another_can_be_added(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("w", *"Tom Wilems", "ctrl+o")
        await user.settle()
        assert user.document()["current"][TASK]["who"] == ["tom-wilems"]


async def test_one_key_reads_a_pasted_name_as_meant(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right")
        await paste(user, "Tom Wilems\t1u\nTom\t2u\nZoë\t\nTom Wilems en Tom De Smed\t")
        shown = " ".join(user.text.replace("│", " ").split())
        assert (
            "Wie: ‘Tom Wilems’ staat nog niet in het team. Bedoelde je Tom Willems? B = ja" in shown
        )
        assert "Typ verder" not in shown
        await user.press("b")
        shown = " ".join(user.text.replace("│", " ").split())
        assert "leeg → Tom Willems (er stond ‘Tom Wilems’)" in shown
        assert "T = met namen" in shown
        await user.press("t", "enter")
        rows = user.document()["current"]
        assert {task: row["who"] for task, row in rows.items() if "who" in row} == {
            "net-internet": ["tom-w"],
            "net-bekabeling": ["zoe"],
            "net-firewall": ["tom-s", "tom-w"],
        }
        assert list(user.document()["people"]) == ["tom-s", "tom-w", "zoe"]


async def test_a_pasted_name_can_stay_as_it_stands(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right")
        await paste(user, "Tom Wilems\t1u")
        await user.press("b", "b", "t", "enter")
        assert user.document()["current"][TASK]["who"] == ["tom-wilems"]


async def test_digits_beside_the_time_are_no_screens(tmp_path: Path) -> None:
    async with running(school(tmp_path, time="2u/week"), area="overview") as user:
        await user.press("right", "right", "right")
        await user.press("9", "0")
        assert user.app.areas.front is user.app.screen
        assert user.document()["current"] == {TASK: {"time": "2u/week"}}
        assert user.message.strip() == "u/week wordt berekend; typ de tijd in de kolom Tijd."


async def test_hours_counted_over_a_year_are_told_at_the_cell_and_on_the_card(
    tmp_path: Path,
) -> None:
    counted = "2u/maand = 0,54 u/week (10 maanden, 37 weken)"
    async with running(school(tmp_path, time="2u/maand"), area="overview") as user:
        await user.press("right", "right", "right")
        assert counted not in user.text
        await user.press("enter")
        assert user.message.strip() == f"{counted}; typ de tijd in de kolom Tijd."
        await user.press("z")
        line = user.line_with(counted)
        assert line.lstrip("> ").startswith("u/week ")
        await user.press("escape")
    async with running(school(tmp_path, time="2u/week"), area="overview") as user:
        await user.press("right", "right", "right", "z")
        assert any(line.lstrip("> ").split() == ["u/week", "2"] for line in user.lines())


async def test_one_digit_and_an_arrow_over_a_value_is_told(tmp_path: Path) -> None:
    async with running(school(tmp_path, time="2u/week"), area="overview") as user:
        await user.press("right", "right", "4", "down")
        assert user.message.strip() == "2u/week → 4u/week. u = ongedaan"
        await user.press("u")
        assert user.document()["current"] == {TASK: {"time": "2u/week"}}
        await user.press("home", "right", "right", "4", "5", "down", "escape")
        assert "45u" not in user.message


async def test_the_same_is_told_of_everybody(tmp_path: Path) -> None:
    async with running(school(tmp_path, who=["tom-s"]), area="overview", size=(80, 24)) as user:
        await user.press("w")
        assert "vrij 2u, maar 1 zonder tijd, leraar" in user.line_with("Tom De Smet ")
        assert "vrij 3u, leraar 2" in user.line_with("Tom Willems")


@pytest.mark.parametrize("keys", [("enter",), ("down",), ("tab",)])
async def test_more_than_a_week_of_work_is_taken_only_when_it_is_meant(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right", "right", *"90", *keys)
        assert "! Meer dan een werkweek" in user.text
        assert not user.document().get("current")
        await user.press(*keys, "escape")
        assert user.document()["current"] == {TASK: {"time": "90u/week"}}


async def test_the_key_that_is_named_makes_minutes_of_it(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("right", "right", *"90")
        assert "Meer dan een werkweek" in user.text, "before Enter"
        await user.press("enter", "m", "enter", "escape")
        assert user.document()["current"] == {TASK: {"time": "1u30/week"}}


async def test_what_is_taken_for_a_period_is_said_before(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", size=(60, 16)) as user:
        await user.press("right", "right", *"2")
        assert "Zonder periode = per week." in user.text
        await user.type("u/jaar")
        assert "Zonder periode" not in user.text


async def test_how_often_is_nobody_who_has_to_join_the_team(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview", size=(120, 40)) as user:
        await user.press("right", "right", *"22x per jaar 3 uur", "enter")
        shown = " ".join(user.text.replace("│", " ").split())
        assert "team" not in shown.partition("is geen tijd")[2].partition("6u/jaar")[0]
        assert "Tel samen: 2 keer 3 uur is 6u/jaar." in shown


async def test_the_sign_of_the_order_stands_behind_its_title_and_moves_no_column(
    tmp_path: Path,
) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("<", "right")
        before = user.lines()[2]
        assert "Van toepassing Termijn" in before
        await user.press("s")
        assert user.lines()[2] == before.replace("Van toepassing ", "Van toepassing▲")
        await user.press("s", "home", "s")
        assert user.lines()[2] == before.replace("Taak  ", "Taak ▲")


async def test_a_filter_says_to_which_it_is_added(tmp_path: Path) -> None:
    async with running(school(tmp_path), area="overview") as user:
        await user.press("f", *"kerntaken", "enter", "f")
        assert "Welke rijen wil je zien? Dit komt bij: kerntaken." in user.text


async def test_hours_of_today_are_not_cut_beside_the_target(tmp_path: Path) -> None:
    row = {"who": ["tom-s", "tom-w"], "time": "2u/maand"}
    async with running(school(tmp_path, **row), area="overview") as user:
        await user.press(">")
        assert "0,54u Tom De Smet" in user.line_with("Internetverbinding")
