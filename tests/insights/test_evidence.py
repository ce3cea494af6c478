"""What stands beside the questions of the roadmap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import capital, counted, part_of
from ictcoord_tui.domain.dossier import (
    Evaluation,
    EvaluationAnswer,
    GivenAnswer,
    Person,
    Plan,
    Situation,
    StepState,
    Tick,
    Triage,
)
from ictcoord_tui.domain.evaluations import overdue
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.domain.schema import Answer, Applies, Staffing, Term
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.insights.deciding import waits_for
from ictcoord_tui.insights.evidence.evaluation import suggested_return
from ictcoord_tui.insights.evidence.means import level_conflicts
from ictcoord_tui.insights.evidence.model import Evidence, Place, Tone
from ictcoord_tui.insights.evidence.steps import case_of, evidence, expertise_to_find
from ictcoord_tui.insights.evidence.team import AGREEMENTS
from ictcoord_tui.insights.index import BY_ID
from tests.insights import plain
from tests.insights.examples import group_of, line, one_school
from tests.insights.strategies import scopes

TODAY = date(2026, 11, 21)
AN = Person("an", "An Peeters", "ICT-coördinator", 4, 4, team_target=True, motivation=("netwerk",))
BO = Person("bo", "Bo Maes", "leraar", 2, 2, expertise=("netwerk",))


def said(step: str, scope: Scope, who: Overview | None = None) -> tuple[Evidence, ...]:
    return evidence(step, scope, who or scope.schools[0], TODAY)


def texts(step: str, scope: Scope, who: Overview | None = None) -> list[str]:
    return [one.text for one in said(step, scope, who)]


def tone_of(step: str, scope: Scope, text: str) -> Tone:
    return next(one.tone for one in said(step, scope) if one.text == text)


@given(scopes)
def test_every_step_speaks_in_sentences_and_leads_somewhere(scope: Scope) -> None:
    lines = {(one.id, task.id) for one in scope.overviews for task in one.tasks}
    for overview in scope.overviews:
        for step in STEP_IDS:
            for one in evidence(step, scope, overview, TODAY):
                assert one.text.endswith(".")
                assert one.text.isprintable()
                assert {(ref.overview_id, ref.task_id) for ref in one.rows} <= lines
                if one.jump.place is Place.INSIGHT:
                    assert one.jump.id in BY_ID
                if one.jump.place is Place.STEP:
                    assert one.jump.id in STEP_IDS


@given(scopes)
def test_the_numbers_of_a_group_are_those_of_plain_counting(scope: Scope) -> None:
    overview = scope.group or scope.schools[0]
    lines = list(plain.school_lines(scope, Situation.CURRENT))
    opened = sum(1 for _, _, row, served in lines if not row.who and not served.who)
    later = list(plain.school_lines(scope, Situation.TARGET))
    named = sum(1 for _, _, row, served in later if row.who or served.who)
    without = capital(counted(opened, "taak", "taken"))
    assert f"{without} zonder naam." in texts("01", scope, overview)
    tasks = part_of(named, len(later), "taak", "taken")
    assert f"Streefdoel: {tasks} met een naam." in texts("07", scope, overview)


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(KeyError):
        said("09", one_school())


def test_step_01_mirrors_one_person_with_everything() -> None:
    current = {
        "net-wifi": line("an", time="5"),
        "srv-archivering": line("an", time="1"),
        "org-overleg": line("an", time="30min/week"),
    }
    scope = one_school(people={"an": AN}, current=current)
    assert texts("01", scope) == [
        "An Peeters doet 3 van 108 taken (3 %).",
        "An Peeters (ICT-coördinator) draagt 6,5 van 4 uur per week.",
        "1 verborgen taak, 1 uur per week.",
        "105 taken zonder naam.",
        "Naar de organisatie van het ICT-team gaat 0,5 uur per week.",
    ]
    most = said("01", scope)[0]
    assert most.people == ("an",)
    assert {ref.task_id for ref in most.rows} == set(current)
    assert said("01", scope)[1].tone is Tone.ATTENTION


def test_step_02_asks_who_carries_the_vision() -> None:
    current = {"vis-visie": line("an", time="1"), "vis-draagvlak": line("an")}
    scope = one_school(people={"an": AN}, current=current, plan=Plan(vision=date(2025, 3, 1)))
    assert texts("02", scope) == [
        "‘Visie op ICT mee uitwerken’: An Peeters, 1 uur per week.",
        "‘Draagvlak bouwen’: An Peeters, nog geen tijd.",
        "De visie is van 01/03/2025.",
    ]
    assert [one.tone for one in said("02", scope)] == [Tone.GOOD, Tone.ATTENTION, Tone.GOOD]


@pytest.mark.parametrize(
    ("written", "age", "tone"),
    [
        (date(2026, 3, 1), "minder dan een jaar", Tone.GOOD),
        (date(2025, 3, 1), "1 jaar", Tone.GOOD),
        (date(2022, 3, 1), "4 jaar", Tone.ATTENTION),
    ],
)
def test_step_03_knows_the_age_of_the_plan(written: date, age: str, tone: Tone) -> None:
    scope = one_school(plan=Plan("Plan ICT", written))
    text = f"‘Plan ICT’ is van 01/03/{written.year}: {age} oud."
    assert tone_of("03", scope, text) is tone


def test_step_03_counts_what_is_tied_to_the_plan_and_says_that_it_is_compulsory() -> None:
    away = {t.id: Triage(Applies.NO) for t in one_school().schools[0].tasks[10:]}
    scope = one_school(triage=away | {"net-wifi": Triage(priority="Iedereen online")})
    assert texts("03", scope)[1:] == [
        "Vast aan een prioriteit van het plan: 1 van 10 taken (10 %).",
        (
            "Een ICT-beleidsplan is verplicht sinds 1 september 2026, als voorwaarde voor "
            "Digiplan-middelen."
        ),
    ]
    before = evidence("03", scope, scope.schools[0], date(2026, 8, 31))
    assert "wordt verplicht vanaf" in before[-1].text


def test_step_04_adds_up_what_schools_do_apart() -> None:
    spent = ("2", "1", "30min/week")
    schools = [{"current": {"net-wifi": line("an", time=t)}, "hours": 5} for t in spent]
    scope = group_of(*schools, people={"an": AN})
    found = texts("04", scope)
    assert found[0] == "1 taak gebeurt apart in twee of meer scholen."
    assert found[1].startswith("Eén keer doen wat naar de groep wijst, bespaart 1,5 uur per week:")
    assert found[2] == "107 gedeelde noden: wat in twee scholen of meer niemand doet."
    assert found[3].startswith("ICT-uren die gefinancierd zijn: 15 uur per week (1 dossier ")


def test_step_05_counts_the_undecided_and_names_conflicts_and_dropped_priorities() -> None:
    triage = {
        "net-wifi": Triage(level=Level.SCHOOL, term=Term.SHORT),
        "net-internet": Triage(term=Term.DROP, priority="Iedereen online"),
        "srv-cloud": Triage(together=True, term=Term.LONG),
    }
    up = {"net-wifi": Triage(level=Level.GROUP)}
    scope = group_of({"triage": triage}, triage=up)
    conflict = "‘Wifi-netwerk beheren’: Groep Wilg zegt groep, School Alfa zegt school."
    assert texts("05S", scope) == [
        f"Nog 105 taken te beslissen: {waits_for(scope.schools[0])}.",
        "1 op korte termijn, 1 op lange termijn, 1 te schrappen.",
        (
            "1 taak om samen met andere scholen te doen: koppel dat terug naar de algemeen of "
            "coördinerend directeur."
        ),
        "Geschrapt, maar nodig voor een prioriteit van het plan: ‘Internetverbinding beheren’.",
        conflict,
    ]
    assert conflict in texts("05G", scope, scope.group)
    assert "1 naar de groep, 0 in de scholen, 0 niet van toepassing." in texts(
        "05G", scope, scope.group
    )
    alone = Scope(scope.schools)
    assert level_conflicts(case_of(alone, alone.schools[0], TODAY)) == level_conflicts(
        case_of(scope, scope.schools[0], TODAY)
    )


def test_step_06_splits_what_is_missing_and_keeps_the_choice() -> None:
    wanted = ("net-wifi", "net-ontwerp", "ped-coaching")
    tasks = one_school().schools[0].tasks
    triage = {t.id: Triage(Applies.NO) for t in tasks if t.id not in wanted}
    triage["net-ontwerp"] = Triage(staffing=Staffing.RECRUIT)
    scope = one_school(people={"an": AN, "bo": BO}, triage=triage)
    assert texts("06", scope) == [
        (
            "Rekruteren (strategisch): ‘Leraren coachen bij didactisch ICT-gebruik’. "
            "Keuze gemaakt voor 0 van 1."
        ),
        (
            "Uitbesteden overwegen (niet strategisch): ‘Wifi-netwerk beheren’. "
            "Keuze gemaakt voor 0 van 1."
        ),
        (
            "Kies zelf opvangen of uitbesteden (strategisch én louter technisch): "
            "‘Netwerkarchitectuur uittekenen’ (rekruteren). Keuze gemaakt voor 1 van 1."
        ),
        "Voor 2 taken daarvan heeft iemand met vrije uren de expertise wel.",
    ]
    assert said("06", scope)[-1].people == ("bo",)
    triage = {t.id: Triage(Applies.NO) for t in tasks if t.id != "net-wifi"}
    covered = one_school(people={"bo": BO}, triage=triage, target={"net-wifi": line("bo")})
    assert [one.tone for one in said("06", covered)] == [Tone.GOOD]


def test_step_07_holds_the_target_against_the_team() -> None:
    target = {
        "net-wifi": line("bo", time="3", backup=("an",), mandate="Beslist", documented="Wiki"),
        "net-internet": line("bo"),
    }
    ticked = StepState(actions=dict.fromkeys(AGREEMENTS[:3], Tick(TODAY)))
    scope = one_school(people={"an": AN, "bo": BO}, target=target, roadmap={"07": ticked})
    assert texts("07", scope) == [
        "Streefdoel: 2 van 108 taken met een naam.",
        "Streefdoel: 1 van 2 taken met een back-up.",
        "Streefdoel: 1 van 2 taken met een mandaat.",
        "Streefdoel: 1 van 2 taken gedocumenteerd.",
        "Gepland: 3 van 6 uur per week van iedereen samen. Te veel bij Bo Maes (+1 u).",
        "Teamleden zonder taken: An Peeters.",
        "Mensen met taken buiten het team: Bo Maes.",
        "Motivatie genoteerd bij 1 van 1 teamlid.",
        "3 van 4 afspraken gemaakt.",
    ]


def test_the_agreements_are_actions_of_step_07() -> None:
    assert set(AGREEMENTS) <= {action.id for action in load_roadmap().step("07").actions}


def held(days_ago: int, **answers: Answer) -> dict[str, Evaluation]:
    day = TODAY - timedelta(days=days_ago)
    given_answers = {key: EvaluationAnswer(value) for key, value in answers.items()}
    return {day.isoformat(): Evaluation(day.isoformat(), day, answers=given_answers)}


@pytest.mark.parametrize(
    ("days", "ago"), [(0, "vandaag"), (1, "1 dag geleden"), (2, "2 dagen geleden")]
)
def test_step_08_counts_the_days_since_the_last_evaluation(days: int, ago: str) -> None:
    first = texts("08", one_school(evaluations=held(days)))[0]
    assert first.startswith(f"De laatste evaluatie was {ago}, op ")


@pytest.mark.parametrize("step", ["03", "06", "07"])
def test_where_nothing_counts_nothing_is_counted(step: str) -> None:
    away = {task.id: Triage(Applies.NO) for task in one_school().schools[0].tasks}
    said = texts(step, one_school(triage=away))
    assert [text for text in said if "0 van 0" in text or "van geen" in text] == []


def test_step_08_says_how_long_ago_and_what_shifted() -> None:
    scope = one_school(
        people={"an": AN},
        evaluations=held(100),
        next_evaluation=TODAY - timedelta(days=3),
        current={"net-wifi": line("an", "weg", time="6"), "net-internet": line("an")},
        target={"net-internet": line("an")},
    )
    assert texts("08", scope) == [
        "De laatste evaluatie was 100 dagen geleden, op 13/08/2026.",
        "De evaluatie van 18/11/2026 is 3 dagen te laat.",
        "1 taak nog anders dan in het streefdoel.",
        "1 taak nieuw zonder naam in het streefdoel.",
        "Staat nog bij taken maar niet meer in het team: weg?.",
        "Kijk opnieuw naar stap 05S: over 108 taken is nog niet beslist.",
    ]


@pytest.mark.parametrize(
    ("planned", "days_ago", "late"),
    [(-1, None, True), (0, None, False), (1, None, False), (-5, 3, False), (-5, 8, True)],
)
def test_an_evaluation_is_overdue_after_its_day_unless_it_was_held(
    planned: int, days_ago: int | None, late: bool
) -> None:
    evaluations = held(days_ago) if days_ago is not None else {}
    scope = one_school(next_evaluation=TODAY + timedelta(days=planned), evaluations=evaluations)
    assert overdue(scope.schools[0].dossier, TODAY) is late


def back(scope: Scope) -> tuple[str, str] | None:
    found = suggested_return(case_of(scope, scope.schools[0], TODAY))
    return (found.step, found.reason) if found else None


def test_the_team_itself_says_first_which_step_to_take_again() -> None:
    pool = StepState(answers={"pool": GivenAnswer(Answer.YES)})
    asked = held(10, smooth=Answer.YES, division=Answer.YES)
    reason = "de laatste evaluatie vroeg om bijsturen (taakverdeling)"
    assert back(one_school(evaluations=asked)) == ("05S", reason)
    assert back(one_school(evaluations=asked, roadmap={"04": pool})) == ("05G", reason)
    smooth = held(10, smooth=Answer.NO)
    assert (back(one_school(evaluations=smooth)) or ("", ""))[0] == "01"


def test_else_the_overview_says_it_in_the_order_of_the_roadmap() -> None:
    tasks = one_school().schools[0].tasks
    decided = {t.id: Triage(Applies.NO) for t in tasks}
    assert back(one_school(triage=decided)) is None
    decided["net-wifi"] = Triage(term=Term.SHORT)
    missing = one_school(triage=decided)
    assert back(missing) == ("06", "1 taak zonder expertise en zonder keuze")
    decided["net-wifi"] = Triage(term=Term.SHORT, staffing=Staffing.OUTSOURCE)
    opened = one_school(people={"bo": BO}, triage=decided, current={"net-wifi": line("bo")})
    assert back(opened) == ("07", "1 taak zonder naam in het streefdoel")
    full = {"net-wifi": line("bo", time="3")}
    over = one_school(people={"bo": BO}, triage=decided, current=full, target=full)
    assert back(over) == ("07", "te veel werk in het streefdoel bij Bo Maes")


def test_only_step_06_lets_one_choose_how_expertise_is_found() -> None:
    first, *others = [task.id for task in load_catalogue().tasks if task.expert]
    able = replace(AN, expertise=tuple(one.id for one in load_catalogue().sections))
    school = one_school(people={"an": able}, target={first: line("an")})
    found = expertise_to_find("06", school, school.schools[0])
    assert [one.task.id for one in found] == others
    assert expertise_to_find("07", school, school.schools[0]) == ()


def test_a_school_alone_is_told_that_comparing_takes_a_group() -> None:
    alone = one_school()
    said = [one.text for one in evidence("04", alone, alone.schools[0], TODAY)]
    assert said[0] == "Wat scholen dubbel doen of samen missen, zie je alleen in een groep."
    assert not any("0 taken" in one or "bespaart" in one for one in said)
