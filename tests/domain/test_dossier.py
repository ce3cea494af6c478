from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.dossier import (
    EvaluationAnswer,
    GivenAnswer,
    PastAnswer,
    Person,
    Row,
    Situation,
    StepState,
    Tick,
    Triage,
)
from ictcoord_tui.domain.hours import Period, Spent, parse_spent
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.domain.schema import (
    Answer,
    Applies,
    Document,
    DossierKind,
    Reason,
    Staffing,
    Term,
)
from ictcoord_tui.domain.tasks import Frequency, Level
from ictcoord_tui.domain.text import REPLACEMENT
from ictcoord_tui.domain.validation import Severity, problems_in
from tests.domain.small import ANY_DOCUMENT, CATALOGUE, DAY, group, school


def test_an_empty_dossier_has_the_defaults_of_a_school_year() -> None:
    dossier = read_dossier(new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1))

    assert (dossier.kind, dossier.name) == (DossierKind.SCHOOL, "De Kiekendief")
    assert (dossier.weeks, dossier.fulltime) == (37, 36.0)
    assert not dossier.people
    assert not dossier.rows(Situation.TARGET)


def test_a_new_member_names_its_group() -> None:
    document = new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=2, group="../groep.toml")

    assert document["group"] == "../groep.toml"
    assert read_dossier(document).group == "../groep.toml"
    assert not problems_in(document, CATALOGUE)


def test_everything_about_a_person_is_read() -> None:
    dossier = read_dossier(
        school(
            people={
                "an": {
                    "name": "An Peeters",
                    "role": "ICT-coördinator",
                    "hours": {"now": 8, "target": 6.5},
                    "team": {"now": True},
                    "anchor": True,
                    "external": True,
                    "expertise": ["netwerk"],
                    "motivation": ["coaching"],
                    "note": "een\ntwee",
                },
                "bo": {},
            }
        )
    )
    an, bo = dossier.people["an"], dossier.people["bo"]

    assert an == Person(
        id="an",
        name="An Peeters",
        role="ICT-coördinator",
        hours_now=8,
        hours_target=6.5,
        team_now=True,
        team_target=False,
        anchor=True,
        external=True,
        expertise=("netwerk",),
        motivation=("coaching",),
        note="een\ntwee",
    )
    assert (an.hours(Situation.CURRENT), an.hours(Situation.TARGET)) == (8, 6.5)
    assert an.in_team(Situation.CURRENT)
    assert not an.in_team(Situation.TARGET)
    assert (bo.name, bo.hours_now) == ("bo", None)


@pytest.mark.parametrize(
    ("role", "coordinator"),
    [
        ("ICT-coördinator", True),
        ("ict-coordinator (technisch)", True),
        ("Pedagogisch ICT coördinator", True),
        ("leerkracht, ankerpunt", False),
        ("zorgcoördinator", False),
        ("", False),
    ],
)
def test_the_role_tells_who_is_a_coordinator(role: str, coordinator: bool) -> None:
    assert Person("an", "An", role).coordinator is coordinator


def test_triage_tasks_rows_and_plan_are_read() -> None:
    dossier = read_dossier(
        group(
            plan={"title": "Plan", "date": DAY, "vision": date(2025, 1, 1)},
            tasks={"eigen-x": {"name": "X", "section": "netwerk", "level": "both", "core": False}},
            triage={
                "net-wifi": {
                    "applies": "partly",
                    "term": "short",
                    "together": True,
                    "level": "group",
                    "reason": "scale",
                    "priority": "P1",
                    "staffing": "recruit",
                    "note": "n",
                }
            },
            target={
                "net-wifi": {
                    "who": ["an", "bo"],
                    "time": "2u/maand",
                    "times": {"an": "1u/week"},
                    "backup": ["cy"],
                    "level": "group",
                    "schools": ["kiekendief"],
                    "mandate": "m",
                    "documented": "d",
                }
            },
        )
    )

    assert (dossier.plan.title, dossier.plan.written) == ("Plan", DAY)
    change = dossier.tasks["eigen-x"]
    assert (change.level, change.frequency, change.core) == (Level.BOTH, None, False)
    assert dossier.triage["net-wifi"] == Triage(
        Applies.PARTLY, Term.SHORT, True, Level.GROUP, Reason.SCALE, "P1", Staffing.RECRUIT, "n"
    )
    row = dossier.target["net-wifi"]
    assert row.time == Spent(parse_spent("2u").minutes, Period.MONTH)
    assert (row.who, row.backup, row.schools) == (("an", "bo"), ("cy",), ("kiekendief",))
    assert (row.mandate, row.documented, row.level) == ("m", "d", Level.GROUP)


def test_a_task_with_a_frequency() -> None:
    dossier = read_dossier(school(tasks={"net-wifi": {"frequency": "daily"}}))

    assert dossier.tasks["net-wifi"].frequency is Frequency.DAILY


def test_steps_and_evaluations_are_read_with_their_history_in_order() -> None:
    dossier = read_dossier(
        school(
            roadmap={
                "02": {
                    "answers": {"plan": {"value": "yes", "on": DAY, "by": "An"}, "shared": {}},
                    "actions": {"team": {"on": DAY, "note": "klaar"}},
                    "history": {
                        "20261121T090001-01": {"question": "plan", "on": DAY},
                        "20261120T090001-01": {"question": "plan", "value": "no"},
                    },
                    "repeat": DAY,
                }
            },
            evaluations={
                "2026-11-21-2": {
                    "answers": {"q": {"value": "no", "note": "n"}, "r": {"note": "later"}},
                    "repeat": ["05S"],
                    "next": DAY,
                },
                "ooit": {"present": "An"},
            },
        )
    )

    state = dossier.roadmap["02"]
    assert state.answers == {"plan": GivenAnswer(Answer.YES, DAY, "An")}
    assert state.actions == {"team": Tick(DAY, "", "klaar")}
    assert [past.value for past in state.history] == [Answer.NO, None]
    assert state.history[0] == PastAnswer("20261120T090001-01", "plan", Answer.NO, None, "")
    evaluation = dossier.evaluations["2026-11-21-2"]
    assert (evaluation.day, evaluation.repeat, evaluation.next) == (DAY, ("05S",), DAY)
    assert evaluation.answers["r"] == EvaluationAnswer(None, "later")
    assert dossier.evaluations["ooit"].day is None


def test_text_is_made_harmless_and_a_name_never_breaks_its_line() -> None:
    dossier = read_dossier(
        school(
            name="De\n\x1b]0;x\x07Kiekendief",
            people={"an": {"name": "An\nPeeters", "note": "een\ntwee\x1b[2J"}},
        )
    )

    assert dossier.name == f"De{REPLACEMENT}{REPLACEMENT}]0;x{REPLACEMENT}Kiekendief"
    assert dossier.people["an"].name == f"An{REPLACEMENT}Peeters"
    assert dossier.people["an"].note == f"een\ntwee{REPLACEMENT}[2J"


def test_a_time_nobody_understands_is_no_time() -> None:
    row = read_dossier(
        school(current={"net-wifi": {"who": ["an"], "time": "veel", "times": {"an": "soms"}}})
    ).current["net-wifi"]

    assert row.time is None
    assert not row.times


@given(ANY_DOCUMENT)
def test_what_validation_lets_through_can_be_read(tables: Document) -> None:
    document = school() | tables
    if any(p.severity is Severity.FATAL for p in problems_in(document, CATALOGUE)):
        return

    assert read_dossier(document).kind is DossierKind(document["kind"])


def test_a_step_this_program_does_not_know_is_passed_over() -> None:
    document = school(roadmap={"09": 3})

    assert [p.severity for p in problems_in(document, CATALOGUE)] == [Severity.NOTE]
    assert not read_dossier(document).roadmap


@pytest.mark.parametrize(
    ("triage", "dropped", "endangers"),
    [
        (Triage(), False, False),
        (Triage(applies=Applies.PARTLY, priority="P1"), False, False),
        (Triage(applies=Applies.NO), True, False),
        (Triage(term=Term.DROP, priority="P1"), True, True),
    ],
)
def test_dropping_a_task_the_plan_needs_endangers_it(
    triage: Triage, dropped: bool, endangers: bool
) -> None:
    assert (triage.dropped, triage.endangers_plan) == (dropped, endangers)


def test_own_times_come_first_and_the_others_share_the_rest() -> None:
    row = Row(
        who=("an", "bo", "cy"),
        time=parse_spent("4u/week"),
        times={"an": parse_spent("1u/week"), "weg": parse_spent("9u/week")},
    )

    assert row.hours_of(37) == pytest.approx({"an": 1, "bo": 1.5, "cy": 1.5})
    assert row.hours(37) == pytest.approx(4)


def test_when_everybody_said_their_own_time_the_sum_counts() -> None:
    row = Row(("an",), time=parse_spent("4u"), times={"an": parse_spent("1u")})

    assert row.hours(37) == pytest.approx(1)


@pytest.mark.parametrize(
    ("row", "timed"),
    [
        (Row(), False),
        (Row(("an",)), False),
        (Row(("an",), time=parse_spent("0u")), True),
        (Row(time=parse_spent("1u")), True),
        (Row(("an",), times={"an": parse_spent("0u")}), True),
        (Row(("an",), times={"weg": parse_spent("1u")}), False),
    ],
)
def test_a_time_of_zero_is_a_time_and_an_empty_one_is_none(row: Row, timed: bool) -> None:
    assert row.timed is timed


def test_a_time_is_said_for_one_alone_or_for_all_together() -> None:
    alone = Row(("an", "bo"), times={"an": parse_spent("0u")})
    assert [alone.timed_for(one) for one in ("an", "bo")] == [True, False]
    assert Row(("an", "bo"), time=parse_spent("0u")).timed_for("bo")


times = st.one_of(st.none(), st.integers(0, 600).map(lambda m: parse_spent(f"{m}min/week")))


@given(st.sets(st.sampled_from("abcd")), times, st.dictionaries(st.sampled_from("abcd"), times))
def test_what_people_spend_adds_up_to_the_row(
    who: set[str], time: Spent | None, own: dict[str, Spent | None]
) -> None:
    row = Row(tuple(sorted(who)), time, {p: t for p, t in own.items() if t is not None})

    if row.assigned:
        assert sum(row.hours_of(37).values()) == pytest.approx(row.hours(37))
    else:
        assert row.hours_of(37) == {}


def test_a_row_of_the_group_serves_all_or_the_schools_it_names() -> None:
    assert Row().serves("kiekendief")
    assert Row(schools=("zandloper",)).serves("zandloper")
    assert not Row(schools=("zandloper",)).serves("kiekendief")


@pytest.mark.parametrize(
    ("answers", "branch"),
    [
        ({}, None),
        ({"plan": Answer.YES}, None),
        ({"plan": Answer.NO}, Branch.NO),
        ({"plan": Answer.YES, "shared": Answer.YES}, Branch.YES),
        ({"plan": Answer.YES, "shared": Answer.NO}, Branch.NO),
    ],
)
def test_one_no_is_no_and_yes_needs_every_answer(
    answers: dict[str, Answer], branch: Branch | None
) -> None:
    state = StepState({question: GivenAnswer(value) for question, value in answers.items()})

    assert state.branch(("plan", "shared")) is branch
