"""The keys of a question: each one that works is told, and a wrong one says which ones do."""

from pathlib import Path

import pytest

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
