"""The checklist of the roadmap, as a principal and a coordinator use it."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.tui.present.roadmap_evaluations import overdue_sentence
from ictcoord_tui.tui.widgets.block_list import BlockList
from tests.tui.driver import Driver, compare, copy_group, make_school, running
from tests.tui.roadmaps import answered, given, up_to

PANES = ("steps", "detail")

TALL = (80, 90)
"""High enough to read a whole step at once."""


async def read_step(folder: Path, step: str, **roadmap: object) -> str:
    """Return everything the screen says about a step, as one line of words."""
    async with running(make_school(folder, roadmap=roadmap), size=(120, 120)) as user:
        await select(user, step)
        return words(user)


async def select(user: Driver, step: str) -> None:
    """Put the cursor of the list on a step."""
    await user.press("home")
    for one in load_roadmap().steps:
        if one.id == step:
            return
        await user.press("down")


def words(user: Driver) -> str:
    """Return the details on screen as one line, so that wrapping does not matter."""
    return " ".join(" ".join(line[38:].split()) for line in user.lines())


def listed(user: Driver, text: str) -> str:
    """Return the line of the list on the left that has a text."""
    return next(line for line in (one[:36].rstrip() for one in user.lines()) if text in line)


async def point_at(user: Driver, text: str) -> None:
    """Move the cursor of the details down to a line with a text."""
    for _ in range(80):
        if text in pointed(user):
            return
        await user.press("down")
    raise AssertionError(f"no line to stand on with {text!r}")


def pointed(user: Driver) -> str:
    """Return the text of the block under the cursor of the details."""
    detail = user.app.screen.query_one("#detail", BlockList)
    return next((one.text for one in detail.blocks if one.target == detail.target), "")


def advice(step: str, branch: Branch) -> list[str]:
    return [one.text for one in load_roadmap().step(step).advice if one.branch is branch]


async def test_the_whole_roadmap_is_in_sight_with_numbers_and_goal(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        for step in load_roadmap().steps:
            assert f"{step.id} " in user.line_with(f"○ {step.id}")
        assert "Naar een teamgerichte" in user.text
        assert "Enthousiasme en plan" in user.text
        assert "Hier staan jullie nu." in user.text


async def test_the_two_variants_of_step_05_are_explained_where_they_stand(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path) as user:
        lines = [line[:36] for line in user.lines()]
        for variant, answer in (("05G", "ja"), ("05S", "nee")):
            at = next(number for number, line in enumerate(lines) if f"○ {variant}" in line)
            assert f"na een {answer} bij stap 04" in lines[at + 1]
            await select(user, variant)
            assert "Stap 05 heeft twee varianten: 05G (met de groep) na een ja" in words(user)
    async with running(make_school(tmp_path, roadmap=up_to("04", last="no"))) as user:
        assert "bij stap 04" not in "".join(line[:36] for line in user.lines())


async def test_step_01_asks_both_parts_one_after_the_other(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path) as user:
        await user.press("j")
        assert given(user.document(), "01", "growth") == "yes"
        assert given(user.document(), "01", "time") == ""
        assert "nog een vraag" in user.text
        await user.press("j")
        assert given(user.document(), "01", "time") == "yes"
        assert listed(user, "01 Bewust").endswith("Ja")
        assert "└►○ 02" in user.text
    saved = tomllib.loads(path.read_text())["roadmap"]["01"]["answers"]["time"]
    assert saved == {"value": "yes", "on": date(2026, 11, 21), "by": "an"}


async def test_in_the_details_the_next_question_follows(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("enter", "j", "n")
        assert given(user.document(), "01", "growth") == "yes"
        assert given(user.document(), "01", "time") == "no"
        await user.press("-")
        assert given(user.document(), "01", "time") == ""
        assert "tijd vrij" in pointed(user), "the cursor stays where the answer was"
        assert user.said == []


async def test_one_part_no_makes_step_01_no(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("j", "n")
        assert listed(user, "01 Bewust").endswith("Nee")
        assert "↑ 3 acties, daarna opnieuw 01" in user.text


async def test_a_question_can_be_chosen_and_answered(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=answered(s01="yes"))) as user:
        await select(user, "01")
        await user.press("n")
        assert any("Kies hier met ↑ en ↓" in one for one in user.said)
        await user.press("down", "n")
        assert given(user.document(), "01", "growth") == "yes"
        assert given(user.document(), "01", "time") == "no"


@pytest.mark.parametrize("step", ["02", "03", "04", "06", "07", "08", "05G", "05S"])
async def test_every_other_step_is_answered_with_one_key(tmp_path: Path, step: str) -> None:
    question = load_roadmap().step(step).questions[0].id
    async with running(make_school(tmp_path)) as user:
        await select(user, step)
        await user.press("j")
        assert given(user.document(), step, question) == "yes"
        await user.press("n")
        assert given(user.document(), step, question) == "no"
        await user.press("u")
        assert given(user.document(), step, question) == "yes"
        await user.command("roadmap.withdraw")
        assert given(user.document(), step, question) == ""


@pytest.mark.parametrize("step", ["01", "02", "03", "04", "06"])
async def test_after_a_no_the_advice_is_there_for_every_role(tmp_path: Path, step: str) -> None:
    said = await read_step(tmp_path, step, **answered(**{f"s{step}": "no"}))
    for text in advice(step, Branch.NO):
        assert text in said
    assert load_roadmap().step(step).after_no in said


async def test_technical_core_tasks_are_listed_to_focus_on(tmp_path: Path) -> None:
    said = await read_step(tmp_path, "01", **answered(s01="no"))
    assert "De 10 technische kerntaken" in said
    assert "Back-ups instellen en controleren" in said


async def test_after_a_no_at_03_the_policy_tasks_are_listed_too(tmp_path: Path) -> None:
    said = await read_step(tmp_path, "03", **up_to("03", last="no"))
    assert "De 10 technische kerntaken" in said
    assert "De 20 beleidstaken" in said


async def test_step_02_says_where_support_comes_from(tmp_path: Path) -> None:
    said = await read_step(tmp_path, "02")
    assert "Pedagogische begeleidingsdienst" in said
    assert "Onafhankelijke consultants" in said


async def test_step_03_points_to_the_planner_of_today(tmp_path: Path) -> None:
    said = await read_step(tmp_path, "03", **up_to("03", last="no"))
    assert "Pictos" in said
    assert "verplicht" in said


async def test_step_04_shows_the_means_and_what_yes_and_no_lead_to(tmp_path: Path) -> None:
    said = await read_step(tmp_path, "04")
    assert "Bekijk de beschikbare middelen." in said
    assert "ICT-uren die gefinancierd zijn" in said
    assert "Antwoord je Ja?" in said
    assert "Antwoord je Nee?" in said


async def test_the_path_runs_through_the_variant_that_was_chosen(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=up_to("05G", variant="05G"))) as user:
        assert "├─√ 05G Groepsoverzicht" in user.text
        assert "│ ─ 05S Schooloverzicht" in user.text
        assert "│   niet gekozen" in user.text
        assert "└►○ 06" in user.text
        await select(user, "04")
        await user.press("n")
        assert "│ √ 05G" in user.text
        assert "└►○ 05S" in user.text
        assert "→ verder met 05S" in user.text


async def test_both_variants_of_05_ask_their_own_questions(tmp_path: Path) -> None:
    school = await read_step(tmp_path, "05S")
    for text in ("essentieel op korte termijn", "spreiden op lange termijn", "schrappen"):
        assert text in school
    for text in ("samenwerking in de scholengroep", "terugkoppelen", "ICT-beleidsplan", "op maat"):
        assert text in school
    group = await read_step(tmp_path, "05G")
    for text in ("schaalvoordeel", "gespecialiseerde expertise", "in de scholen zelf", "op maat"):
        assert text in group
    assert "om snel en goed in te spelen" in group
    assert "Nog 108 taken te beslissen: kies een " in group


async def test_a_dropped_task_that_the_plan_needs_is_a_warning(tmp_path: Path) -> None:
    triage = {"net-wifi": {"term": "drop", "priority": "Digitale leermiddelen"}}
    path = make_school(tmp_path, triage=triage)
    async with running(path, size=(120, 120)) as user:
        await select(user, "05S")
        assert "Geschrapt, maar nodig voor een prioriteit van het plan" in words(user)


async def test_in_a_school_every_task_is_judged_from_step_05(tmp_path: Path) -> None:
    triage = {
        "net-wifi": {"applies": "yes", "term": "short"},
        "net-internet": {"applies": "partly", "term": "long"},
        "net-firewall": {"term": "drop"},
        "srv-servers": {"applies": "no"},
        "srv-cloud": {"term": "long", "together": True},
    }
    path = make_school(tmp_path, triage=triage)
    async with running(path, size=(120, 120)) as user:
        await select(user, "05S")
        said = words(user)
        assert "Nog 103 taken te beslissen: kies een " in said
        assert "1 op korte termijn, 2 op lange termijn, 1 te schrappen." in said
        assert "1 taak om samen met andere scholen te doen" in said
        await user.press("enter")
        await point_at(user, "Nog 103 taken")
        await user.press("enter")
        assert "Takenoverzicht › Taken" in user.lines()[0]


async def test_in_a_group_every_task_is_judged_from_step_05(tmp_path: Path) -> None:
    path = copy_group(tmp_path)
    triage = {
        "net-wifi": {"level": "group", "reason": "scale"},
        "srv-cloud": {"level": "group", "reason": "expertise"},
        "net-bekabeling": {"level": "school", "reason": "local"},
        "net-monitor": {"applies": "no"},
    }
    async with running(path, size=(160, 120)) as user:
        user.app.edit("keuzes", lambda document: {**document, "triage": triage})
        await select(user, "05G")
        said = " ".join(user.text.split())
        assert "Nog 104 taken te beslissen: kies een " in said
        assert "2 naar de groep, 1 in de scholen, 1 niet" in said
        await user.press("enter")
        await point_at(user, "Nog 104 taken")
        await user.press("enter")
        assert "Takenoverzicht › Taken" in user.lines()[0]


async def test_the_list_for_the_director_can_be_reported_back(tmp_path: Path) -> None:
    triage = {"net-wifi": {"term": "short", "together": True}}
    path = make_school(tmp_path, triage=triage)
    async with running(path, size=(120, 120)) as user:
        await select(user, "05S")
        assert "koppel dat terug naar de algemeen of coördinerend directeur" in words(user)
        await user.press("enter")
        await point_at(user, "terugkoppelen naar de algemeen")
        await user.press("space")
        assert "report" in user.document()["roadmap"]["05S"]["actions"]


async def test_step_07_holds_the_target_against_the_team(tmp_path: Path) -> None:
    person = {"name": "An", "team": {"target": True}, "hours": {"target": 2}}
    jan = {"name": "Jan", "team": {"target": True}, "motivation": ["netwerk"]}
    rows = {
        "net-wifi": {"who": ["an"], "time": "3", "mandate": "beslist", "backup": ["jan"]},
        "srv-cloud": {"who": ["an"], "time": "1"},
    }
    path = make_school(tmp_path, people={"an": person, "jan": jan}, target=rows)
    async with running(path, size=(120, 120)) as user:
        await select(user, "07")
        said = words(user)
    assert "Streefdoel: 2 van 108 taken met een naam." in said
    assert "Streefdoel: 1 van 2 taken met een back-up." in said
    assert "Streefdoel: 1 van 2 taken met een mandaat." in said
    assert "Streefdoel: 0 van 2 taken gedocumenteerd." in said
    assert "Te veel bij An (+2 u)." in said
    assert "Teamleden zonder taken: Jan." in said
    assert "Motivatie genoteerd bij 1 van 2 teamleden." in said
    assert "0 van 4 afspraken gemaakt." in said


async def test_evidence_leads_to_the_tasks_it_speaks_of(tmp_path: Path) -> None:
    triage = {"net-wifi": {"term": "drop", "priority": "Digitale leermiddelen"}}
    path = make_school(tmp_path, triage=triage)
    async with running(path, size=(120, 120)) as user:
        await select(user, "05S")
        await user.press("enter")
        await point_at(user, "Geschrapt")
        await user.press("enter")
        assert "Takenoverzicht › Taken" in user.lines()[0]
        assert "Wifi-netwerk" in user.line_with(">")


async def test_evidence_leads_to_the_insight_it_comes_from(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=(120, 60)) as user:
        await user.press("enter")
        await point_at(user, "108 taken zonder naam.")
        await user.press("enter")
        assert "Inzichten › Welke taken doet niemand?" in user.lines()[0]


async def test_step_06_says_what_to_do_per_task_and_keeps_the_choice(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=(120, 160)) as user:
        await select(user, "06")
        said = words(user)
        for text in (
            "strategisch: rekruteren · nog te kiezen",
            "uitbesteden overwegen · nog te kiezen",
            "strategisch én louter technisch: kies zelf opvangen of uitbesteden",
        ):
            assert text in said
        await user.press("enter", "end", "enter")
        assert "advies" in user.text
        await user.press("enter")
        triage = user.document()["triage"]
        assert [row["staffing"] for row in triage.values()] == ["recruit"]
        assert "gekozen: Rekruteren" in user.text
        await user.press("u")
        assert "triage" not in user.document()


async def test_actions_are_ticked_with_person_and_date_and_carry_a_note(tmp_path: Path) -> None:
    roadmap = up_to("06")
    async with running(make_school(tmp_path, roadmap=roadmap), size=(100, 100)) as user:
        await select(user, "07")
        for text in (
            "samenbrengen in een ICT-team",
            "met het takenoverzicht, volgens motivatie en expertise",
            "de nodige uren en middelen inzetten",
            "Afspraak 1: duidelijke mandaten",
            "Afspraak 2: kennisdeling",
            "Afspraak 3: back-up en documentatie",
            "Afspraak 4: organisatie en manier van samenwerken",
        ):
            assert text in words(user)
        await user.press("enter")
        await point_at(user, "samenbrengen")
        await user.press("space")
        assert user.document()["roadmap"]["07"]["actions"]["gather"] == {
            "on": date(2026, 11, 21),
            "by": "an",
        }
        assert "Directie · 21/11/2026, an" in user.text
        await user.press("o")
        await user.type("elke maand")
        await user.press("ctrl+s")
        assert "Directie · 21/11/2026, an · elke maand" in user.text
        await user.press("space")
        assert user.document()["roadmap"]["07"]["actions"]["gather"] == {"note": "elke maand"}


async def test_ticking_says_where_to_go_first(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("space")
        assert "Ga eerst op een actie staan: Enter, en dan ↓." in user.said


async def test_a_note_stands_with_its_step(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=answered(s01="yes"))) as user:
        await select(user, "01")
        await user.press("o")
        await user.type("[/b] besproken")
        await user.press("ctrl+s")
        assert user.document()["roadmap"]["01"]["note"] == "[/b] besproken"
        assert "15/09/2026, Greet, opmerking" in user.text


async def test_what_was_answered_before_stays_to_be_read(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=(100, 100)) as user:
        await select(user, "02")
        await user.press("n", "j")
        said = words(user)
        assert "Geschiedenis 21/11/2026 Ja (an) 21/11/2026 Nee (an)" in said
        await user.command("roadmap.repeat")
        assert "Opnieuw" in user.line_with("02 Pedagogische")
        assert "21/11/2026 gewist (an) 21/11/2026 Ja (an)" in words(user)


async def test_an_evaluation_is_recorded_and_opens_steps_again(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=up_to("07"))
    async with running(path, size=(100, 60)) as user:
        await user.command("roadmap.evaluate")
        await user.type("An en Jan")
        await user.press("enter", "j", "tab", "tab", "n", "tab", "tab", "j", "tab")
        await user.type("Wifi naar Jan")
        await user.press("tab")
        await user.type("Elke maand overleg")
        await user.press("tab", "tab", "end", "space", "ctrl+s")
        held = user.document()["evaluations"]["2026-11-21"]
        assert held == {
            "present": "An en Jan",
            "answers": {
                "smooth": {"value": "yes"},
                "composition": {"value": "no"},
                "division": {"value": "yes", "note": "Wifi naar Jan"},
            },
            "decisions": "Elke maand overleg",
            "repeat": ["07"],
            "next": date(2027, 11, 21),
        }
        assert user.document()["next_evaluation"] == date(2027, 11, 21)
        assert given(user.document(), "08", "smooth") == "no"
        assert "└►○ 07" in user.text
        assert user.said[-1].startswith("Evaluatie genoteerd bij stap 08.")
        assert "stap 08" in user.lines()[0], "one sees where it stands"
        assert "Volgende evaluatie: gepland op 21/11/2027." in words(user)
        assert "Moet de taakverdeling wijzigen? Ja – Wifi naar Jan" in words(user)
        await user.press("u")
        assert "evaluations" not in user.document()
        assert "next_evaluation" not in user.document()
        assert "└►○ 08" in user.text


async def test_there_is_nothing_to_evaluate_before_the_first_answer(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=TALL) as user:
        assert "Evaluatie" not in user.bar
        await user.press("e")
        assert user.said == ["Er is nog niets te evalueren: beantwoord eerst een stap."]
        await select(user, "08")
        assert "e noteert" not in user.text
        await user.press("home", "j")
        assert "e Evaluatie" in user.bar
        await user.press("delete")
        assert "e Evaluatie" in user.bar, "its history is something to look back on"
        await select(user, "08")
        assert "Evaluaties (e noteert een nieuwe)" in words(user)


async def test_the_bar_calls_answers_as_the_step_does(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=up_to("04")), size=(80, 40)) as user:
        for step, yes, no in (
            ("03", "Ja", "Nee"),
            ("05G", "Klaar", "Nog niet"),
            ("08", "Loopt goed", "Bijsturen"),
        ):
            await select(user, step)
            assert f"j {yes}  n {no}" in user.bar
            assert f"j = {yes}, n = {no}" in user.text, "a key stays with its word"
        await user.press("colon", *"bijsturen")
        assert "│ Bijsturen" in user.text, "also in the menu"


@pytest.mark.parametrize(
    ("pooling", "step", "why"),
    [
        ("no", "05G", "Niet gekozen: stap 05G geldt na een ja bij stap 04, en daar staat nee."),
        ("yes", "05S", "Niet gekozen: stap 05S geldt na een nee bij stap 04, en daar staat ja."),
    ],
)
async def test_the_variant_that_was_not_chosen_asks_for_nothing(
    tmp_path: Path, pooling: str, step: str, why: str
) -> None:
    path = make_school(tmp_path, roadmap=up_to("04", last=pooling))
    async with running(path, size=(80, 60)) as user:
        await select(user, step)
        assert why in words(user)
        assert "Antwoord je" not in words(user)
        assert "[ ]" not in words(user)
        for pressed in ("j", "n", "r", "minus", "tab", "j", "enter"):
            assert "Klaar" not in user.bar
            assert "Nog niet" not in user.bar
            await user.press(pressed)
        assert set(user.said) == {why}
        assert step not in user.document()["roadmap"]


async def test_an_evaluation_needs_an_answer_and_a_real_day(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=answered(s01="yes"))
    async with running(path, size=(100, 60)) as user:
        await user.command("roadmap.evaluate")
        await user.press("ctrl+s")
        assert "! Beantwoord minstens één vraag, met j of n." in user.text
        await user.press("j")
        assert "Beantwoord minstens" not in user.text
        await user.press("shift+tab", "shift+tab", "shift+tab", "end")
        await user.type("9")
        await user.press("ctrl+s")
        assert "is geen datum" in user.text
        await user.press("backspace")
        assert "is geen datum" not in user.text
        await user.press("escape")
        assert "evaluations" not in user.document()


async def test_a_late_evaluation_is_said_in_the_list_and_in_the_details(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=up_to("07"), next_evaluation=date(2026, 11, 1))
    async with running(path, size=(120, 60)) as user:
        assert "! de evaluatie is te laat" in user.text
        await user.press("end")
        assert "De evaluatie van 01/11/2026 is 20 dagen te laat." in words(user)
        dossier = user.app.session.overview().dossier
    assert overdue_sentence(dossier, date(2026, 11, 21)) == (
        "De evaluatie van De Kiekendief was gepland op 01/11/2026: 20 dagen geleden."
    )
    assert overdue_sentence(dossier, date(2026, 11, 1)) == ""


async def test_step_08_loops_back_to_the_step_it_names(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=up_to("08", last="no"))
    async with running(path, size=(120, 100)) as user:
        await select(user, "08")
        said = words(user)
        assert "Kijk opnieuw naar stap 05S" in said
        for text in ("loopt de samenwerking vlot", "samenstelling wijzigen", "taakverdeling"):
            assert text in said


async def test_the_day_of_the_plan_is_asked_from_the_evidence(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=(120, 100)) as user:
        await select(user, "03")
        await user.press("enter")
        await point_at(user, "Er staat nog geen datum bij het ICT-beleidsplan")
        await user.press("enter")
        await user.type("ICT-plan 2025")
        await user.press("enter")
        await user.type("01/09/2025")
        await user.press("enter")
        assert user.document()["plan"] == {"title": "ICT-plan 2025", "date": date(2025, 9, 1)}
        assert "‘ICT-plan 2025’ is van 01/09/2025: 1 jaar oud." in words(user)


async def test_the_day_of_the_vision_is_asked_from_the_evidence(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=(120, 100)) as user:
        await select(user, "02")
        await user.press("enter")
        await point_at(user, "Er staat nog geen datum bij de visie")
        await user.press("enter")
        await user.type("01/09/2025")
        await user.press("enter")
        assert user.document()["plan"] == {"vision": date(2025, 9, 1)}
        assert "De visie is van 01/09/2025." in words(user)


async def test_nothing_is_locked_by_the_roadmap(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=answered(s01="no"), people={"an": {"name": "An"}})
    async with running(path) as user:
        await user.press("2", "right", "enter")
        await user.type("an")
        await user.press("enter", "escape")
        assert user.document()["current"]["net-internet"]["who"] == ["an"]


async def test_read_only_explains_itself(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), read_only=True) as user:
        await user.press("j")
        assert "roadmap" not in user.document()
        assert any("alleen te lezen" in one for one in user.said)


async def test_the_group_and_its_schools_stand_side_by_side(tmp_path: Path) -> None:
    async with running(copy_group(tmp_path)) as user:
        await user.command("roadmap.schools")
        line = user.line_with("Zandlopertje")
        assert "►nee" in line
        assert "her opnieuw te bekijken · ─ niet gekozen" in user.text
        assert "t Stappen" in user.bar.splitlines()[0].split("  ")
        await user.press("j")
        assert "Open eerst een school, met Enter." in user.said
        await user.press("end", "enter")
        assert user.lines()[0].startswith(" Basisschool Het Zandlopertje")
        assert "└►! 01" in user.text


async def test_escape_leads_from_the_details_to_the_list(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await user.press("enter", "down")
        await user.press("escape", "down")
        assert "stap 02" in user.lines()[0]


async def test_the_cursor_is_where_it_was_after_another_screen(tmp_path: Path) -> None:
    async with running(make_school(tmp_path, roadmap=up_to("03"))) as user:
        await select(user, "02")
        await user.press("3", "1")
        assert "stap 02" in user.lines()[0]


async def test_poison_is_shown_as_it_is(tmp_path: Path) -> None:
    poison = "[/b] [@click=app.quit]x[/] \x1b]0;gevaar\x07 \u202edraai"
    roadmap = up_to("07")
    roadmap["07"]["note"] = poison
    roadmap["07"]["actions"] = {"gather": {"on": date(2026, 11, 21), "by": poison, "note": poison}}
    roadmap["07"]["answers"]["done"]["by"] = poison
    evaluations = {"2026-06-01": {"present": poison, "decisions": poison}}
    path = make_school(tmp_path, name=poison, roadmap=roadmap, evaluations=evaluations)
    async with running(path, size=(120, 100)) as user:
        for step in ("07", "08"):
            await select(user, step)
            assert "[/b] [@click=app.quit]x[/]" in words(user)
            assert not any(sign in user.text for sign in "\x1b\x07\u202e")
        await user.command("roadmap.walk")
        await user.command("walk.summary")
        assert "[/b]" in user.text
        assert not any(sign in user.text for sign in "\x1b\x07\u202e")


async def test_a_narrow_terminal_shows_one_pane_at_a_time(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), size=(60, 16)) as user:
        assert "01 Bewust" in user.text
        assert "Beseft iedereen" not in user.text
        await user.press("enter")
        assert "Beseft iedereen" in user.text
        assert "01 Bewust en" not in user.text
        await user.press("escape")
        assert "01 Bewust" in user.text


async def test_a_change_by_somebody_else_leaves_the_cursor(tmp_path: Path) -> None:
    async with running(make_school(tmp_path)) as user:
        await select(user, "04")
        user.app.session.edit("elders", lambda document: {**document, "name": "Anders"})
        user.app.after_edit()
        await user.settle()
        assert "stap 04" in user.lines()[0]


HALFWAY = {**up_to("05S"), **answered(s06="no")}
SCENES = {
    "fresh": {},
    "halfway": HALFWAY,
    "done": up_to("08"),
    "no-01": answered(s01="no"),
    "no-02": up_to("02", last="no"),
    "no-03": up_to("03", last="no"),
    "no-04": up_to("04", last="no"),
    "no-06": up_to("06", last="no"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("scene", SCENES)
async def test_school_golden(tmp_path: Path, scene: str, size: tuple[int, int]) -> None:
    async with running(make_school(tmp_path, roadmap=SCENES[scene]), size=size) as user:
        if scene.startswith("no-"):
            await select(user, scene[3:])
        compare(user.lines(), f"roadmap-{scene}-{size[0]}x{size[1]}")


async def test_group_goldens(tmp_path: Path) -> None:
    path = copy_group(tmp_path)
    async with running(path) as user:
        await user.command("roadmap.schools")
        compare(user.lines(), "roadmap-schools-80x24")
    async with running(path, size=(120, 40)) as user:
        compare(user.lines(), "roadmap-group-120x40")


async def test_without_colours_only_the_list_with_the_keys_has_the_arrow(tmp_path: Path) -> None:
    async with running(make_school(tmp_path), colour="none") as user:
        step, detail = cursors(user)
        assert (step[0], detail[0]) == (">", "·")
        await user.press("tab")
        step, detail = cursors(user)
        assert (step[0], detail[0]) == ("·", ">")
        looks = [
            one.render_line(one._here.spans[one.target][0] - one._here.top)._segments[0].style
            for one in (user.app.screen.query_one(f"#{name}", BlockList) for name in PANES)
        ]
        assert [bool(look and look.reverse) for look in looks] == [False, True]
        assert not (looks[0] and looks[0].bold)


def cursors(user: Driver) -> tuple[str, str]:
    """Return what stands before the line under the cursor, on the left and on the right."""
    left = [line[:36].strip() for line in user.lines() if line[:1] in (">", "·")]
    right = [line[37:].strip() for line in user.lines() if line[37:38] in (">", "·")]
    assert (len(left), len(right)) == (1, 1), user.text
    return left[0], right[0]


async def test_who_went_on_from_a_no_reads_the_same_at_both_steps(tmp_path: Path) -> None:
    path = make_school(tmp_path, roadmap=answered(s01="no", s02="yes", s03="yes"))
    async with running(path, size=(120, 40)) as user:
        assert (
            "Hier vraagt het stappenplan nog acties; jullie gingen al verder tot 04." in user.text
        )
        assert "Hier staan jullie nu" not in user.text
        await user.press("down", "down", "down")
        assert "Tot hier gingen jullie al verder; stap 01 vraagt nog acties." in user.text
        await user.press("w", "s")
        said = (
            "2 van de 8 stappen staan op Ja; stap 01 staat op Nee, en jullie gingen al verder tot"
        )
        assert said in " ".join(user.text.split())
