"""Answering and ticking on the roadmap: only what one meant, with words that are true."""

from pathlib import Path

import pytest

from tests.tui.driver import Driver, make_school, running
from tests.tui.roadmaps import answered
from tests.tui.test_roadmap_screen import point_at, select

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
