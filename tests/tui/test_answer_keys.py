"""The keys of a question: each one that works is told, and a wrong one says which ones do."""

from pathlib import Path

import pytest

from ictcoord_tui.tui.modals.ask import Confirm
from ictcoord_tui.tui.modals.overtaken import AskEach, Overtaken
from tests.tui.driver import make_school, running

KEYS = ("j jij", "c collega", "a allebei", "Enter = klaar", "Esc = terug")
ONE = Overtaken("Tijd van wifi", "‘1u’", "‘2u’", "door els, 14:03", "Allebei")


@pytest.mark.parametrize("size", [(80, 24), (60, 16)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_way_out_of_a_choice_for_each_stands_with_its_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(make_school(tmp_path), area="overview", size=size) as user:
        user.app.push_screen(AskEach("Wat geldt?", [ONE] * 9))
        await user.settle()
        assert all(key in user.line_with("j jij") for key in KEYS)
        assert "0 van 9 gekozen; Shift en de letter = overal  ? = hulp" in user.text
        await user.press("escape")
        assert "Wat geldt?" not in user.text


@pytest.mark.parametrize("key", ["x", "1", "colon", "J", "space", "ctrl+z"])
async def test_another_letter_says_which_ones_answer(tmp_path: Path, key: str) -> None:
    said: list[bool | None] = []
    async with running(make_school(tmp_path), area="overview") as user:
        user.app.push_screen(
            Confirm("Weg ermee?", yes="Toch weggooien", about="overwrite"), said.append
        )
        await user.press(key)
        assert (user.message.strip() == "T = toch weggooien, N = nee") == (key != "ctrl+z")
        assert said == []
        await user.press("N")
        assert said == [False]


@pytest.mark.parametrize(("key", "answer"), [("t", True), ("T", True), ("n", False)])
async def test_a_letter_that_answers_says_nothing(
    tmp_path: Path, key: str, *, answer: bool
) -> None:
    said: list[bool | None] = []
    async with running(make_school(tmp_path), area="overview") as user:
        before = user.message
        user.app.push_screen(
            Confirm("Weg ermee?", yes="Toch weggooien", about="overwrite"), said.append
        )
        await user.press(key)
        assert said == [answer]
        assert user.message == before
