"""The roadmap in words has everything the state machine and the walk-through need."""

from collections.abc import Callable
from typing import Any

import pytest

from ictcoord_tui.content.reader import ContentError, packaged_text, parse
from ictcoord_tui.content.roadmap import FILE, load_roadmap, roadmap_from
from ictcoord_tui.domain.roadmap import AFTER_NO, AFTER_YES, STEP_IDS, Branch, Role, Step, StepKind

STEPS = load_roadmap().steps
QUESTIONS = {
    "01": ("growth", "time"),
    "02": ("vision",),
    "03": ("plan",),
    "04": ("pool",),
    "05G": ("done",),
    "05S": ("done",),
    "06": ("expertise",),
    "07": ("done",),
    "08": ("smooth",),
}
ADDRESSED = [
    ("01", Branch.NO, {Role.PRINCIPAL, Role.COORDINATOR}),
    ("02", Branch.NO, {Role.PRINCIPAL, Role.COORDINATOR}),
    ("03", Branch.NO, {Role.PRINCIPAL, Role.COORDINATOR}),
    ("04", Branch.YES, {Role.DIRECTOR, Role.PRINCIPAL}),
    ("04", Branch.NO, {Role.PRINCIPAL, Role.COORDINATOR}),
    ("05G", Branch.YES, {Role.DIRECTOR, Role.PRINCIPAL, Role.COORDINATOR}),
    ("05S", Branch.YES, {Role.PRINCIPAL, Role.COORDINATOR}),
    ("06", Branch.NO, {Role.PRINCIPAL, Role.DIRECTOR}),
    ("07", Branch.NO, {Role.PRINCIPAL}),
    ("08", Branch.NO, {Role.TEAM, Role.PRINCIPAL}),
]


def texts(step_id: str, branch: Branch, role: Role) -> str:
    step = load_roadmap().step(step_id)
    advice = [said.text for said in step.advice_for(branch) if said.role is role]
    todo = [action.text for action in step.actions_for(branch) if action.role is role]
    return " ".join([*advice, *todo]).casefold()


def actions(step_id: str, branch: Branch = Branch.ALWAYS) -> tuple[str, ...]:
    return tuple(action.id for action in load_roadmap().step(step_id).actions_for(branch))


def test_every_step_of_the_state_machine_is_there_in_order() -> None:
    assert tuple(step.id for step in STEPS) == STEP_IDS
    assert set(AFTER_YES) == set(AFTER_NO) == set(STEP_IDS)


@pytest.mark.parametrize("step", STEPS, ids=STEP_IDS)
def test_each_step_has_its_questions_labels_and_advice_for_both_answers(step: Step) -> None:
    assert tuple(question.id for question in step.questions) == QUESTIONS[step.id]
    assert step.yes_label != step.no_label
    assert step.advice_for(Branch.YES)
    assert step.advice_for(Branch.NO)


def test_three_phases_hold_steps_1_to_3_4_to_6_and_7_to_8() -> None:
    held = {
        phase.name: [step.id for step in STEPS if step.phase == phase.id]
        for phase in load_roadmap().phases
    }
    assert held == {
        "Enthousiasme en plan": ["01", "02", "03"],
        "Mensen en middelen": ["04", "05G", "05S", "06"],
        "Uitvoeren en evalueren": ["07", "08"],
    }


def test_kinds_and_labels_follow_the_leaflet() -> None:
    by_kind = {
        kind: {(step.yes_label, step.no_label) for step in STEPS if step.kind is kind}
        for kind in StepKind
    }
    assert by_kind == {
        StepKind.DECISION: {("Ja", "Nee")},
        StepKind.WORK: {("Klaar", "Nog niet")},
        StepKind.EVALUATION: {("Loopt goed", "Bijsturen")},
    }
    assert [s.id for s in STEPS if s.kind is StepKind.WORK] == ["05G", "05S", "07"]


@pytest.mark.parametrize(("step_id", "branch", "roles"), ADDRESSED)
def test_advice_is_addressed_to_the_roles_the_leaflet_names(
    step_id: str, branch: Branch, roles: set[Role]
) -> None:
    said = load_roadmap().step(step_id).advice_for(branch)
    assert roles <= {advice.role for advice in said}


@pytest.mark.parametrize("step", STEPS, ids=STEP_IDS)
def test_no_role_gets_two_pieces_of_advice_for_the_same_answer(step: Step) -> None:
    for branch in Branch:
        roles = [advice.role for advice in step.advice if advice.branch is branch]
        assert len(roles) == len(set(roles))


def test_without_readiness_the_leaflet_advises_a_strategic_project_and_priorities() -> None:
    assert "mogelijk volgend strategisch project" in texts("01", Branch.NO, Role.PRINCIPAL)
    coordinator = texts("01", Branch.NO, Role.COORDINATOR)
    assert "prioriteiten" in coordinator
    assert "beperkte ict-uren" in coordinator


@pytest.mark.parametrize("step_id", ["01", "02", "03"])
def test_until_there_is_a_plan_the_coordinator_focuses_on_technical_core_tasks(
    step_id: str,
) -> None:
    coordinator = texts(step_id, Branch.NO, Role.COORDINATOR)
    assert "technische kerntaken" in coordinator
    assert ("beleidstaken" in coordinator) is (step_id == "03")


@pytest.mark.parametrize("step_id", ["02", "03"])
def test_support_comes_from_the_guidance_service_and_consultants(step_id: str) -> None:
    names = [support.name for support in load_roadmap().step(step_id).support]
    assert names[:2] == ["Pedagogische begeleidingsdienst", "Onafhankelijke consultants"]
    assert "begeleidingsdienst" in texts(step_id, Branch.NO, Role.PRINCIPAL)


def test_step_03_names_the_planner_of_today_and_the_duty_to_have_a_plan() -> None:
    step = load_roadmap().step("03")
    pictos = next(support for support in step.support if support.name == "Pictos")
    assert "vroeger de ICT-beleidsplanner van Kenniscentrum Digisprong" in pictos.text
    for text in (step.questions[0].why, texts("03", Branch.NO, Role.PRINCIPAL)):
        assert "1 september 2026" in text
        assert "verplicht" in text
        assert "digiplan" in text.casefold()


def test_step_05_asks_its_question_blocks_as_actions_and_the_school_reports_back() -> None:
    assert actions("05G") == ("apply", "scale", "expertise", "local")
    assert actions("05S") == ("apply", "term", "together", "report")
    assert "algemeen of coördinerend directeur" in texts("05S", Branch.ALWAYS, Role.PRINCIPAL)


def test_step_06_recruits_outsources_or_lets_people_choose() -> None:
    assert actions("06", Branch.NO) == ("recruit", "outsource", "choose", "vacancy-input")
    assert "rekruteer" in texts("06", Branch.NO, Role.PRINCIPAL)
    assert "strategisch én louter technisch" in texts("06", Branch.NO, Role.DIRECTOR)


def test_step_07_ends_in_four_agreements() -> None:
    assert actions("07")[:3] == ("gather", "divide", "hours")
    assert actions("07")[3:] == ("mandates", "knowledge", "backup", "organisation")
    principal = texts("07", Branch.ALWAYS, Role.PRINCIPAL)
    for word in ("motivatie en expertise", "uren en middelen", "kennisdeling", "documentatie"):
        assert word in principal


def rename_first_step(data: dict[str, Any]) -> None:
    data["steps"][0]["id"] = "00"


def forget_a_step(data: dict[str, Any]) -> None:
    del data["steps"][4]


def name_an_unknown_phase(data: dict[str, Any]) -> None:
    data["steps"][2]["phase"] = "D"


def repeat_a_phase(data: dict[str, Any]) -> None:
    data["phases"].append(data["phases"][0])


def ask_nothing(data: dict[str, Any]) -> None:
    data["steps"][2]["questions"] = []


def repeat_a_question(data: dict[str, Any]) -> None:
    data["steps"][0]["questions"][1]["id"] = "growth"


def repeat_an_action(data: dict[str, Any]) -> None:
    data["steps"][8]["actions"][0]["id"] = data["steps"][8]["actions"][1]["id"]


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (rename_first_step, "steps"),
        (forget_a_step, "steps"),
        (name_an_unknown_phase, "steps[2].phase"),
        (repeat_a_phase, "phases"),
        (ask_nothing, "steps[2].questions"),
        (repeat_a_question, "steps[0].questions"),
        (repeat_an_action, "steps[8].actions"),
    ],
)
def test_a_roadmap_the_state_machine_cannot_use_is_refused(
    damage: Callable[[dict[str, Any]], None], place: str
) -> None:
    data = parse(packaged_text(FILE), FILE)
    assert isinstance(data, dict)
    damage(data)
    with pytest.raises(ContentError) as caught:
        roadmap_from(data)
    assert caught.value.place == place
    assert caught.value.remedy
