"""The walk-through, as a meeting holds it."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.tui.scratch import NAME
from ictcoord_tui.tui.screens.start import StartScreen
from ictcoord_tui.tui.widgets.walk_progress import WalkProgress
from tests.tui.driver import Driver, compare, copy_group, make_school, running
from tests.tui.roadmaps import answered, given, up_to


def words(user: Driver) -> str:
    """Return the screen as one line, so that wrapping does not matter."""
    return " ".join(user.text.split())


async def test_one_question_a_page_and_quick(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path, area="walk") as user:
        assert "Vraag 1 van 2" in user.text
        assert load_roadmap().step("01").questions[0].text in words(user)
        await user.press("j")
        assert "√ Genoteerd bij stap 01: Ja – u = ongedaan" in user.text
        await user.press(*"jjj")
        assert "Doorloop › stap 04" in user.lines()[0]
        await user.press("j")
        assert "05G" not in user.lines()[0].replace("stap 05G", "")
        assert "stap 05G" in user.lines()[0]
        await user.press(*"jjjj")
        assert "samenvatting" in user.lines()[0]
        assert (
            "8 van de 8 stappen staan op Ja, Klaar of Loopt goed; jullie staan bij stap 08"
            in words(user)
        )
    saved = tomllib.loads(path.read_text())["roadmap"]
    assert list(saved) == ["01", "02", "03", "04", "05G", "06", "07", "08"]


async def test_the_answers_are_in_sight_on_a_small_screen(tmp_path: Path) -> None:
    async with running(copy_group(tmp_path), size=(60, 16), area="walk") as user:
        await user.press(*["left"] * 5)
        asked = 0
        while "samenvatting" not in user.lines()[0]:
            if "advies" not in user.lines()[0]:
                assert "[ j ]" in user.text, user.text
                asked += 1
            await user.press("right")
        assert asked >= len(load_roadmap().steps)


async def test_a_note_that_goes_on_below_says_so(tmp_path: Path) -> None:
    note = "We spraken af dat de directie dit in mei opnieuw bekijkt, samen met de ouderraad. " * 3
    school = make_school(tmp_path, roadmap={"01": {"note": f"{note}Einde."}})
    async with running(school, area="walk", size=(60, 16)) as user:
        assert user.lines()[-3].strip() == "▼ meer"
        assert "Einde." not in user.text
        await user.press(*["down"] * 8)
        assert user.lines()[-3].strip() == "▲ meer"
        assert "Einde." in user.text


async def test_after_a_no_the_advice_and_then_the_next_question(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=answered(s01="yes")), area="walk") as user:
        await user.press("n")
        assert "stap 02: advies" in user.lines()[0]
        assert "√ Genoteerd bij stap 02: Nee – u = ongedaan" in user.text
        for one in load_roadmap().step("02").advice_for(load_roadmap().steps[0].advice[2].branch):
            assert one.text in words(user)
        await user.press("j")
        assert any("Hier is niets te beantwoorden" in one for one in user.said)
        await user.press("enter")
        assert "stap 03" in user.lines()[0]
        assert given(user.document(), "02", "vision") == "no"


async def test_undo_goes_back_to_the_question(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="walk") as user:
        await user.press("j", "j", "u")
        assert "vraag 2 van 2" in user.lines()[0]
        assert "Nog geen antwoord." in user.text
        await user.press("u")
        assert "vraag 1 van 2" in user.lines()[0]
        assert user.document().get("roadmap") is None


async def test_undo_never_takes_back_what_was_done_elsewhere(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path) as user:
        user.app.edit("Naam", lambda document: {**document, "place": "Gent"}, ("people",))
        await user.command("roadmap.walk")
        await user.press("u")
        assert user.document()["place"] == "Gent"
        assert "Er is niets om ongedaan te maken." in user.said
        assert "Doorloop" in user.lines()[0]


async def test_turning_pages_changes_nothing(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="walk") as user:
        await user.press("enter", "right", "right")
        assert "stap 03" in user.lines()[0]
        await user.press("left", "backspace")
        assert "vraag 2 van 2" in user.lines()[0]
        await user.press("left", "left", "left")
        assert "vraag 1 van 2" in user.lines()[0]
        assert user.document().get("roadmap") is None


async def test_a_note_and_the_facts_of_the_dossier(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="walk") as user:
        await user.press("o")
        await user.type("Vergadering van mei")
        await user.press("ctrl+s")
        assert user.document()["roadmap"]["01"]["note"] == "Vergadering van mei"
        assert "√ Opmerking bij stap 01 bewaard – u = ongedaan" in user.text
        assert "Opmerking: Vergadering van mei" in user.text
        await user.press("i")
        assert "108 taken zonder naam." in user.text
        assert "Kenniscentrum Digisprong" in user.text
        await user.press("escape", "escape")
        assert "Stappenplan" in user.lines()[0]


async def test_the_variants_of_step_05_are_explained(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=up_to("04", last="no"))) as user:
        await user.command("roadmap.walk")
        assert "Stap 05 heeft twee varianten: 05G (met de groep) na een ja" in words(user)
        await user.command("walk.previous")
        assert "varianten" not in words(user)


async def test_it_begins_where_the_dossier_stands(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=up_to("03"))) as user:
        await user.command("roadmap.walk")
        assert "stap 04" in user.lines()[0]


@pytest.mark.parametrize(
    ("size", "told"),
    [((80, 24), "Beseft iedereen"), ((60, 16), "Beseft iedereen"), ((40, 12), "Maak het venster")],
)
async def test_it_can_be_read_in_any_window(
    tmp_path: Path, size: tuple[int, int], told: str
) -> None:
    async with running(make_school(tmp_path), area="walk", size=size) as user:
        assert told in words(user)


async def test_the_summary_names_the_next_actions_per_role(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=up_to("03", last="no"))
    async with running(path, size=(80, 40)) as user:
        await user.command("roadmap.walk")
        await user.command("walk.summary")
        said = words(user)
        assert "2 van de 8 stappen staan op Ja; jullie staan bij stap 03, ICT-beleidsplan" in said
        assert "Met de scholengroep een ICT-beleidsplan opstellen" in said
        assert "Tijd vrijhouden voor de beleidstaken" in said
        assert "x maakt een Excel-bestand" in said
        await user.press("x")
        assert "Hoe moet het Excel-bestand heten?" in user.text
        await user.press("escape")
        await user.press("o")
        assert any("Dit hoort bij een stap" in one for one in user.said)


async def test_the_summary_shows_everything_and_offers_only_what_works(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=answered(s01="yes", s02="no", s03="yes"))
    async with running(path, area="walk") as user:
        assert all(key in user.bar for key in ("Enter Verder", "← Vorige", "o Opmerking"))
        await user.press("s")
        assert user.bar.splitlines()[0].split() == ["←", "Vorige"]
        for key, why in (
            ("enter", "Dit is de laatste bladzijde"),
            ("s", "Dit is de laatste bladzijde"),
            ("i", "Dit hoort bij een stap"),
            ("j", "Hier is niets te beantwoorden: ← gaat terug."),
        ):
            await user.press(key)
            assert why in user.said[-1]
        assert "○ 05G Groepsoverzicht" in user.text
        assert "○ 05S Schooloverzicht" in user.text
        assert "de eerste" not in user.text
        assert "▼ meer" in user.text
        seen = user.text
        await user.press("pagedown")
        for action in load_roadmap().step("02").actions_for(Branch.NO):
            assert action.text in " ".join(f"{seen} {user.text}".split())
        assert "▲ meer" in user.text


async def test_the_summary_says_which_variant_was_not_chosen(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=up_to("04", last="no")), area="walk") as user:
        await user.press("s")
        assert "─ 05G Groepsoverzicht     Niet gekozen" in user.text
        assert "○ 05S Schooloverzicht   Open" in user.text


async def test_the_first_page_has_none_before_it(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="walk") as user:
        assert "Vorige" not in user.bar
        await user.press("left")
        assert user.said == ["Dit is de eerste bladzijde."]


async def test_the_steps_above_have_the_look_of_their_answer(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=answered(s01="yes", s02="no"))
    async with running(path, area="walk", size=(80, 30)) as user:
        assert "1√  [2!]  3○" in user.lines()[1]
        row = user.app.screen.query_one(WalkProgress).render()
        looks = {row.plain[span.start : span.end].strip(): str(span.style) for span in row.spans}
        assert len({looks[part] for part in ("1√", "[2!]", "3○")}) == 3


async def test_without_a_dossier_the_result_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(None, area="walk") as user:
        assert user.lines()[0].startswith(f" {NAME}")
        scratch = user.app.scratch
        assert scratch is not None
        await user.press("j", "j", "n", "s")
        assert "Esc: het resultaat bewaren" in user.text
        await user.press("x")
        assert "Bewaar de doorloop eerst als dossier: druk op Esc." in user.said
        await user.press("escape", "enter")
        await user.type("De Kiekendief")
        await user.press("enter", "enter")
        assert user.lines()[0].startswith(" De Kiekendief › Stappenplan")
        assert user.app.scratch is None
        assert not scratch.exists()
    kept = tomllib.loads((tmp_path / "de-kiekendief.toml").read_text())
    assert kept["name"] == "De Kiekendief"
    assert kept["roadmap"]["02"]["answers"]["vision"] == {
        "value": "no",
        "on": date(2026, 11, 21),
        "by": "an",
    }


async def test_without_a_dossier_a_lost_connection_loses_nothing(tmp_path: Path) -> None:
    del tmp_path
    async with running(None, area="walk") as user:
        await user.press("j", "j")
    async with running(None, area="walk") as user:
        assert given(user.document(), "01", "time") == "yes"
        assert "stap 02" in user.lines()[0]
        assert user.app.settings.recent == ()


async def test_without_a_dossier_the_result_can_be_thrown_away(tmp_path: Path) -> None:
    del tmp_path
    async with running(None, area="walk") as user:
        await user.press("j", "escape", "down", "enter")
        assert "Doorloop" in user.lines()[0]
        await user.press("escape")
        await user.type("weg")
        await user.press("enter")
        assert isinstance(user.app.screen, StartScreen)
        assert user.document().get("roadmap") is None
        await user.press("escape")
        assert "Doorloop" in user.lines()[0]


async def test_a_damaged_leftover_stops_nothing(tmp_path: Path) -> None:
    del tmp_path
    async with running(None, area="walk") as user:
        scratch = user.app.scratch
    assert scratch is not None
    scratch.write_text("geen = [toml")
    async with running(None, area="walk") as user:
        assert "vraag 1 van 2" in user.lines()[0]


async def test_read_only_says_why(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), area="walk", read_only=True) as user:
        await user.press("j")
        assert "vraag 1 van 2" in user.lines()[0]
        assert any("alleen te lezen" in one for one in user.said)


async def test_goldens(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=up_to("01"))
    async with running(path, area="walk") as user:
        compare(user.lines(), "walk-question-80x24")
        await user.press("n")
        compare(user.lines(), "walk-advice-80x24")
        await user.command("walk.summary")
        compare(user.lines(), "walk-summary-80x24")


async def test_wide_goldens(tmp_path: Path) -> None:
    async with running(copy_group(tmp_path), area="walk", size=(120, 40)) as user:
        compare(user.lines(), "walk-question-120x40")
        await user.command("walk.summary")
        compare(user.lines(), "walk-summary-120x40")
