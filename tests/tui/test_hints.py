"""The first hints: there for who is new, gone once they were of use, and never in the way."""

import re
from pathlib import Path

import pytest

from ictcoord_tui.content.help import load_help
from ictcoord_tui.content.hints import load_hints
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.paths import config_dir
from ictcoord_tui.storage.settings import USES_OF_A_HINT, load_settings
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.hints import Hints, hint_text
from tests.tui.driver import make_school, running

PEOPLE = {"an": {"name": "An Peeters"}}
CURRENT = "overview.current"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE)


def uses(screen_id: str) -> int:
    """Return how often the settings say that a screen was used."""
    return load_settings(config_dir()).settings.hints.get(screen_id, 0)


async def test_a_hint_goes_away_once_one_did_what_it_tells(school: Path) -> None:
    hint = f"Tip  {hint_text(CURRENT, {})}"
    async with running(school, area="overview", hints=True) as user:
        assert user.lines()[-3].strip() == hint
        await user.press("right", "enter", *"an", "enter")
        assert user.document()["current"]["net-internet"]["who"] == ["an"]
        assert hint not in user.text
    assert uses(CURRENT) == USES_OF_A_HINT


async def test_each_tab_has_its_own_and_a_use_of_one_is_none_of_another(school: Path) -> None:
    async with running(school, area="overview", hints=True) as user:
        await user.command("overview.next_tab")
        assert hint_text("overview.target", {}) in user.text
        await user.command("app.team")
        assert hint_text("team", {}) in user.text
    assert (uses(CURRENT), uses("overview.target"), uses("overview.tasks")) == (1, 1, 0)


async def test_after_a_few_uses_it_does_not_return_for_this_user(school: Path) -> None:
    hint = hint_text("team", {})
    async with running(school, area="roadmap", hints=True) as user:
        for _ in range(USES_OF_A_HINT):
            await user.command("app.team")
            assert hint in user.text
            await user.command("app.roadmap")
        await user.command("app.team")
        assert hint not in user.text
    assert uses("team") == USES_OF_A_HINT


def test_who_comes_back_sees_what_was_not_learnt_and_no_more(tmp_path: Path) -> None:
    again = Hints({"team": USES_OF_A_HINT, CURRENT: 1}, {}, tmp_path, lambda _work: None)
    assert again.text_for("team") == ""
    assert again.text_for(CURRENT) != ""
    assert again.text_for(CURRENT) == again.text_for(CURRENT)
    assert not again.did("table.search")
    assert again.did("editor.down")
    assert again.text_for(CURRENT) == ""


async def test_on_the_smallest_screen_no_line_is_lost_to_it(school: Path) -> None:
    async with running(school, area="overview", hints=True, size=(60, 16)) as user:
        with_hints = user.lines()
    async with running(school, area="overview", size=(60, 16)) as user:
        assert user.lines() == with_hints


async def test_in_a_confined_session_it_is_kept_in_mind_only(school: Path) -> None:
    async with running(school, area="overview", hints=True, root=school.parent) as user:
        await user.press("right", "enter", *"an", "enter")
        assert hint_text(CURRENT, {}) not in user.text
    assert not (config_dir() / "settings.toml").exists()


async def test_a_home_that_cannot_be_written_in_is_no_reason_to_bother_anybody(
    school: Path,
) -> None:
    config_dir().parent.mkdir(parents=True, exist_ok=True)
    config_dir().write_text("geen map", encoding="utf-8")
    async with running(school, area="overview", hints=True) as user:
        assert hint_text(CURRENT, {}) in user.text
        await user.press("right", "enter", *"an", "enter")
        assert hint_text(CURRENT, {}) not in user.text
        assert not any("geen map" in one or "voorkeur" in one for one in user.said)


async def test_it_names_the_keys_the_user_chose(school: Path) -> None:
    async with running(
        school, area="overview", hints=True, keymap={"overview.who": "ctrl+w"}
    ) as user:
        assert "Tip  Ctrl+W kiest wie" in user.text


async def test_in_the_middle_of_an_editor_the_hint_stays_put(school: Path) -> None:
    async with running(school, area="overview", hints=True) as user:
        await user.press("right", "enter")
        assert hint_text(CURRENT, {}) in user.text
        await user.press("escape")
        assert uses(CURRENT) == 1


def test_every_screen_has_a_hint_that_fits_and_names_keys_that_exist() -> None:
    pages = {page for page in load_help() if page.startswith(("overview.", "import."))}
    questions = {f"insights.{question.id}" for question in QUESTIONS}
    others = {"roadmap", "walk", "card", "team", "insights", "insights.absence-of", "group"}
    assert set(load_hints()) == pages | questions | others
    for screen_id, hint in load_hints().items():
        named = re.findall(r"\{([^}]*)\}", hint.text)
        assert set(named) <= set(COMMAND_BY_ID)
        assert set(hint.done) <= set(COMMAND_BY_ID)
        assert hint.done
        assert len(f" Tip  {hint_text(screen_id, {})}") <= 79
