"""The next step in the bar below: always there, always right, and one key away."""

from pathlib import Path

import pytest

from ictcoord_tui.content.roadmap import load_roadmap
from tests.tui.driver import Driver, copy_group, make_school, running
from tests.tui.roadmaps import answered
from tests.tui.test_flows import elsewhere

PEOPLE = {"an": {"name": "An Peeters"}}
YES = {"value": "yes"}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE)


async def ahead(user: Driver) -> str:
    """Return the end of the last line, once the next step was worked out."""
    await user.until("+ ")
    return user.lines()[-1].partition("+ ")[2]


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 40)])
async def test_every_screen_tells_it_with_its_key(school: Path, size: tuple[int, int]) -> None:
    async with running(school, area="roadmap", size=size) as user:
        assert await ahead(user) == "Beantwoord vraag 1 van stap 01"
        for screen in ("app.team", "app.insights"):
            await user.command(screen)
            assert await ahead(user) == "Beantwoord vraag 1 van stap 01"
            assert "? Hulp  : Menu" in user.lines()[-1]
        await user.command("app.overview")
        await user.until("+ Nog 108 taken zonder naam")


async def test_it_counts_down_while_one_works(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.until("+ Nog 108 taken zonder naam")
        await user.press("right", "enter", *"an", "enter")
        assert "Nog 107 taken zonder naam" in user.lines()[-1]
        await user.press("escape")
        assert await ahead(user) == "Nog 107 taken zonder naam"
        await user.command("app.undo")
        assert await ahead(user) == "Nog 108 taken zonder naam"


async def test_the_key_leads_there_and_esc_leads_back(school: Path) -> None:
    async with running(school, area="team") as user:
        assert await ahead(user) == "Beantwoord vraag 1 van stap 01"
        await user.command("app.next_step")
        await user.settle()
        assert "› Stappenplan › stap 01" in user.lines()[0]
        await user.press("escape")
        await user.settle()
        assert "› Team" in user.lines()[0]


async def test_the_key_goes_to_the_first_cell_that_waits(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.until("+ Nog 108")
        await user.press("down", "down")
        await user.command("app.next_step")
        await user.settle()
        await user.pilot.pause()
        assert "1/108" in user.lines()[0]
        await user.press("enter", *"an", "enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["an"]
        await user.command("app.next_step")
        await user.settle()
        await user.pilot.pause()
        assert "2/108" in user.lines()[0]
        await user.command("app.next_step")
        await user.until("Je staat er al: nog 107 taken zonder naam.")


async def test_an_open_action_is_shown_with_the_cursor_on_it(tmp_path: Path) -> None:
    school = make_school(tmp_path, people=PEOPLE)
    async with running(school, area="roadmap") as user:
        await user.press("j", "n")
        assert "stap 01" in await ahead(user)
        assert "[ ]" not in user.text
        await user.command("app.next_step")
        user.app.messages.hush()
        await user.settle()
        assert "│> [ ] Teamgericht" in user.text
        await user.command("app.next_step")
        assert any(one.startswith("Je staat er al: nog ") for one in user.said)
        await user.command("roadmap.tick")
        assert user.document("school")["roadmap"]["01"]["actions"]


async def test_after_a_no_it_leads_to_what_comes_next_once_one_went_on(tmp_path: Path) -> None:
    school = make_school(tmp_path, people=PEOPLE, roadmap=answered(s01="yes"))
    async with running(school, area="roadmap") as user:
        await user.press("n")
        assert await ahead(user) == "Nog 3 acties bij stap 02"
        await user.press("down", "j")
        assert await ahead(user) == "Beantwoord stap 04"
        await user.command("app.next_step")
        await user.settle()
        assert "› stap 04" in user.lines()[0]
        assert "↑ 3 acties, daarna opnieuw 02" in user.text, "what is left stays in sight"


async def test_on_the_target_it_counts_what_the_target_lacks(tmp_path: Path) -> None:
    school = make_school(tmp_path, people=PEOPLE, target={"net-wifi": {"who": ["an"]}})
    async with running(school, area="overview") as user:
        await user.until("+ Nog 107 taken zonder naam")
        await user.command("overview.next_tab")
        await user.until("+ Nog 107 taken zonder streefdoel")


async def test_in_an_editor_it_stays_in_sight_without_its_key(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.until("+ Nog 108")
        await user.press("right", "enter")
        assert user.lines()[-1].endswith("Nog 108 taken zonder naam")
        assert "+" not in user.lines()[-1]


async def test_in_the_walk_it_counts_the_questions_and_leads_to_the_first_open_one(
    school: Path,
) -> None:
    async with running(school, area="walk") as user:
        questions = 9
        assert await ahead(user) == f"Nog {questions} vragen open"
        first = user.lines()[0]
        await user.command("walk.next", times=3)
        await user.command("walk.go_on")
        assert user.lines()[0] == first
        await user.command("walk.yes")
        assert await ahead(user) == f"Nog {questions - 1} vragen open"
        await user.command("walk.go_on")
        assert f"Je staat er al: nog {questions - 1} vragen open." in user.said


async def test_after_the_last_question_of_the_walk_comes_the_summary(tmp_path: Path) -> None:
    steps = load_roadmap().steps
    answers = {step.id: {"answers": {q.id: YES for q in step.questions}} for step in steps}
    async with running(make_school(tmp_path, roadmap=answers), area="walk") as user:
        assert await ahead(user) == "Bekijk de samenvatting"
        await user.command("walk.go_on")
        assert "› samenvatting" in user.lines()[0]


async def test_on_the_screen_of_the_group_it_names_the_school_behind(tmp_path: Path) -> None:
    async with running(copy_group(tmp_path), area="group", size=(60, 16)) as user:
        await user.until("+ Help Het Zandlopertje (stap 01)")
        await user.command("app.next_step")
        await user.until("› Stappenplan › stap 01")
        assert user.app.session.overview().name == "Basisschool Het Zandlopertje"
        await user.press("escape", "escape")
        await user.until("› Groep › Scholen")


async def test_what_a_colleague_does_counts_too(school: Path) -> None:
    async with running(school, area="overview") as user:
        await user.until("+ Nog 108")
        elsewhere(school, ("current", "net-wifi", "who"), ["an"])
        await user.command("app.reload")
        await user.until("+ Nog 107 taken zonder naam")


async def test_it_is_about_the_dossier_one_looks_at(tmp_path: Path) -> None:
    async with running(copy_group(tmp_path), area="roadmap") as user:
        group = await ahead(user)
        user.app.session.focus = "atheneum"
        screen = user.app.areas.front
        assert screen is not None
        screen.update_all()
        await user.until("+ Beantwoord stap 04")
        assert group == "Nog 61 taken te beslissen", "the group went on from its Nee at step 03"
