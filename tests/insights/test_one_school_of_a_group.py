"""A school of a group, opened by itself: of people of the group only its own work is counted."""

from dataclasses import replace

import pytest

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.evidence.steps import evidence
from ictcoord_tui.insights.how import COUNTED_HERE, ONLY_HERE
from ictcoord_tui.insights.index import BY_ID, QUESTIONS
from ictcoord_tui.insights.load import load_by_person, only_here, status_words
from tests.insights.examples import group_of, line, one_school
from tests.insights.test_evidence import TODAY

NOW = Situation.CURRENT
KATRIEN = Person("katrien", "Katrien De Smet", "ICT-coördinator", 4, 4)
FIRM = Person("firm", "Net bv", external=True)
TOM = Person("tom", "Tom Maes", hours_now=2.0)

GROUP = group_of(
    {"current": {"net-wifi": line("katrien", time="6u/week")}},
    {
        "people": {"tom": TOM},
        "current": {"net-wifi": line("katrien", "tom", time="2u/week"), "srv-cloud": line("firm")},
        "target": {"net-wifi": line("katrien", time="1u/week")},
    },
    people={"katrien": KATRIEN, "firm": FIRM},
)
SCHOOL = Scope((GROUP.schools[1],))
"""The very same school, where nobody looked at the other one."""


def words(scope: Scope) -> dict[str, str]:
    return {key: status_words(load) for key, load in load_by_person(scope, NOW).items()}


def test_whoever_may_work_elsewhere_is_told_to_be_seen_in_part() -> None:
    assert SCHOOL.seen_in_part == {"katrien", "firm"}
    assert words(SCHOOL) == {
        "katrien": "binnen de uren, alleen deze school geteld",
        "firm": "extern",
        "tom": "binnen de uren",
    }


def test_with_the_whole_group_in_sight_nothing_is_left_to_say() -> None:
    assert GROUP.seen_in_part == frozenset()
    assert words(GROUP) == {"katrien": "overbelast", "firm": "extern", "tom": "binnen de uren"}


@pytest.mark.parametrize("scope", [one_school(people={"tom": TOM}), Scope((), GROUP.group)])
def test_who_stands_in_a_school_without_a_group_works_nowhere_else(scope: Scope) -> None:
    assert not scope.seen_in_part
    assert not only_here(load_by_person(scope, NOW).values())


@pytest.mark.parametrize(
    ("hours", "available", "said"),
    [
        ("6u/week", 4.0, f"overbelast, {ONLY_HERE}"),
        ("4,1u/week", 4.0, f"net overbelast, {ONLY_HERE}"),
        ("", 4.0, f"binnen de uren, maar 1 zonder tijd, {ONLY_HERE}"),
        ("1u/week", 0.0, f"zonder uren, {ONLY_HERE}"),
        ("1u/week", None, "uren niet ingevuld"),
    ],
)
def test_it_is_said_of_every_judgement_of_hours(
    hours: str, available: float | None, said: str
) -> None:
    group = group_of(
        {"current": {"net-wifi": line("katrien", time=hours)}},
        people={"katrien": replace(KATRIEN, hours_now=available)},
    )
    assert words(Scope(group.schools)) == {"katrien": said}


def test_the_answers_say_it_and_no_explanation_says_otherwise() -> None:
    assert BY_ID["load"].answer(SCHOOL, NOW) == (
        "niemand overbelast, maar 1 taak zonder tijd (alleen deze school geteld)"
    )
    assert (
        BY_ID["proposal"]
        .answer(SCHOOL, NOW)
        .startswith("niemand overbelast (alleen deze school geteld), ")
    )
    for question in QUESTIONS:
        assert "Alle dossiers van de groep" not in question.how.told(SCHOOL)
        assert ONLY_HERE not in question.how.told(GROUP)
        assert ONLY_HERE not in question.answer(GROUP, NOW)
    for key in ("load", "absence", "staffing", "proposal"):
        assert BY_ID[key].how.told(SCHOOL).endswith(COUNTED_HERE)
    assert "Alle dossiers van de groep tellen samen" in BY_ID["load"].how.told(GROUP)


def test_too_much_here_is_told_to_be_of_this_school_only() -> None:
    assert BY_ID["load"].answer(Scope((GROUP.schools[0],)), NOW) == (
        "1 persoon overbelast, 2 u te veel (alleen deze school geteld)"
    )


def test_a_school_whose_own_people_do_it_all_has_nothing_to_say() -> None:
    group = group_of(
        {"people": {"tom": TOM}, "current": {"net-wifi": line("tom", time="1u/week")}},
        people={"katrien": KATRIEN},
    )
    assert BY_ID["load"].answer(Scope(group.schools), NOW) == "niemand overbelast"


def test_beside_the_steps_of_the_roadmap_it_is_said_too() -> None:
    def told(step: str, scope: Scope) -> str:
        return " ".join(one.text for one in evidence(step, scope, SCHOOL.schools[0], TODAY))

    here, later = told("01", SCHOOL), told("07", SCHOOL)
    assert "draagt 1 van 4 uur per week (alleen deze school geteld)." in here
    assert "iedereen samen (alleen deze school geteld)." in later
