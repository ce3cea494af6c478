"""Answering and ticking on the roadmap: only what one meant, with words that are true."""

from pathlib import Path

import pytest

from tests.tui.driver import Driver, make_school, running
from tests.tui.roadmaps import answered, given, up_to
from tests.tui.test_roadmap_screen import point_at, pointed, select

TALL = (100, 60)


def done(user: Driver) -> list[str]:
    """Return the actions of step 02 that were ticked off."""
    return list(user.document().get("roadmap", {}).get("02", {}).get("actions", {}))


async def on_an_action(user: Driver) -> None:
    """Put the cursor on the first action of step 02."""
    await select(user, "02")
    await user.press("enter")
    await point_at(user, "Met het team")


@pytest.fixture
def refused(tmp_path: Path) -> Path:
    """A school that said no at 02."""
    return make_school(tmp_path, roadmap=answered(s01="yes", s02="no"))


async def test_enter_on_an_action_says_what_does_what_and_ticks_nothing(refused: Path) -> None:
    async with running(refused, size=TALL, keymap={"roadmap.note": "z"}) as user:
        await on_an_action(user)
        bar = user.lines()[-2]
        assert "Spatie Afvinken" in bar
        assert "Openen" not in bar
        await user.press("enter")
        assert done(user) == []
        assert user.message.strip() == "Spatie vinkt de actie af; z schrijft er een opmerking bij."
        await user.press("space", "enter")
        assert len(done(user)) == 1
        assert user.message.strip() == "Spatie opent ze weer; z schrijft er een opmerking bij."


async def test_the_bar_offers_to_open_only_what_leads_somewhere(refused: Path) -> None:
    async with running(refused, size=TALL) as user:
        await select(user, "02")
        assert "Enter Openen" in user.lines()[-2]
        await user.press("enter")
        assert "Openen" not in user.lines()[-2]
        await user.press("enter")
        assert user.message.strip() == "Antwoord met j (Ja) of n (Nee)."
        await user.press("end")
        assert "Enter Openen" in user.lines()[-2]


async def test_a_second_click_on_an_action_ticks_it(refused: Path) -> None:
    async with running(refused, size=TALL) as user:
        await on_an_action(user)
        line = next(number for number, text in enumerate(user.lines()) if "│> [ ]" in text)
        await user.pilot.click(offset=(45, line))
        await user.settle()
        assert len(done(user)) == 1


async def test_ticking_tells_the_keys_that_work_from_here(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("space")
        assert user.message.strip() == "Ga eerst op een actie staan: Enter, en dan ↓."
        await user.press("enter", "space")
        assert user.message.strip() == "Ga eerst op een actie staan met ↑ en ↓."


async def test_a_question_is_chosen_with_the_keys_that_are_told(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=answered(s01="yes"))) as user:
        await select(user, "01")
        await user.press("n")
        assert "Kies hier met ↑ en ↓ welke je verandert." in user.message
        assert "│> ? Beseft iedereen" in user.text
        await user.press("down", "n")
        assert given(user.document(), "01", "growth") == "yes"
        assert given(user.document(), "01", "time") == "no"
    async with running(make_school(tmp_path, roadmap=answered(s01="no")), size=TALL) as user:
        await select(user, "01")
        await user.press("enter")
        await point_at(user, "Teamgericht")
        await user.press("j")
        assert user.message.strip() == "Ga met ↑ en ↓ op de vraag staan die je wilt veranderen."
        await user.press("up", "j")
        assert given(user.document(), "01", "time") == "yes"
    async with running(make_school(tmp_path)) as user:
        await user.press("-")
        assert "is geen antwoord te wissen" in user.message


async def test_the_cursor_goes_on_to_the_question_that_is_open(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("j")
        assert "Nog een vraag bij deze stap: Is er bereidheid" in user.message
        assert pointed(user).startswith("Is er bereidheid")
        await user.press("j")
        assert user.message.strip() == "Stap 01 staat nu op Ja."
        assert pointed(user).startswith("Is er bereidheid")
        assert "stap 01" in user.lines()[0]


async def test_what_was_said_of_the_answer_before_does_not_stand_at_the_next(
    tmp_path: Path,
) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("j")
        assert "Nog een vraag bij deze stap: Is er bereidheid" in user.message
        await user.press("enter", "n")
        assert not user.message


async def test_an_answer_one_is_not_looking_at_is_changed_only_when_one_means_it(
    refused: Path,
) -> None:
    async with running(refused, size=TALL) as user:
        await on_an_action(user)
        await user.press("n")
        assert given(user.document(), "02", "vision") == "no", "the same answer asks nothing"
        await user.press("j")
        assert "Stap 02 staat op Nee. Wijzigen in Ja?" in user.text
        await user.press("j", "j", "n")
        assert "Wijzigen in" not in user.text
        assert given(user.document(), "02", "vision") == "no"
        await user.press("j", "w")
        assert given(user.document(), "02", "vision") == "yes"
        assert pointed(user).startswith("Is er een gedragen")
        await user.press("n")
        assert given(user.document(), "02", "vision") == "no", "on the question it is meant"
        await user.press("escape", "j")
        assert given(user.document(), "02", "vision") == "yes", "in the list, too"


async def test_where_nothing_was_answered_nothing_is_withdrawn(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("down", "-")
        assert user.said == ["Stap 02 is nog open: er is geen antwoord te wissen."]
        assert "roadmap" not in user.document()


async def test_an_answer_one_is_not_looking_at_is_not_withdrawn_by_the_way(refused: Path) -> None:
    async with running(refused, size=TALL) as user:
        await on_an_action(user)
        await user.press("-")
        assert "Stap 02 staat op Nee. Antwoord wissen?" in user.text
        await user.press("escape")
        assert given(user.document(), "02", "vision") == "no"
        await user.press("delete", "w")
        assert given(user.document(), "02", "vision") == ""
        await user.press("u")
        assert given(user.document(), "02", "vision") == "no"


@pytest.mark.parametrize("area", ["roadmap", "walk"])
async def test_work_that_is_called_done_is_held_against_the_dossier(
    tmp_path: Path, area: str
) -> None:
    school = make_school(tmp_path, roadmap=up_to("04", last="no"))
    async with running(school, area=area) as user:
        if area == "roadmap":
            await select(user, "05S")
        await user.press("j")
        assert given(user.document(), "05S", "done") == "yes", "it is no refusal"
        assert user.said[-1].startswith("Stap 05S staat op Klaar. Je dossier zegt nog: Nog ")
        assert "te beslissen" in user.said[-1]
