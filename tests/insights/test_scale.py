"""Who does a task that could be done together is named, with the hours, however few they are."""

import pytest

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.index import BY_ID
from ictcoord_tui.insights.scale import ScaleCandidate, scale
from tests.insights.examples import group_of, line

NOW = Situation.CURRENT
TASK = "net-firewall"


def candidate(scope: Scope) -> ScaleCandidate:
    (found,) = (one for one in scale(scope, NOW) if one.task.id == TASK)
    return found


def named(scope: Scope) -> dict[str, float]:
    return {part.row.overview_id: part.hours for part in candidate(scope).parts}


def test_one_school_that_does_it_while_others_leave_it_open() -> None:
    # 1,5 u a week in Alfa; nobody in Beta and Gamma.
    scope = group_of({"current": {TASK: line("an", time="1,5u/week")}}, {}, {})
    found = candidate(scope)
    assert named(scope) == {"alfa": 1.5}
    assert found.hours == 1.5
    assert found.need is not None
    assert [row.overview_id for row in found.need.rows] == ["beta", "gamma"]
    assert [row.overview_id for row in found.rows] == ["alfa", "beta", "gamma"]
    assert BY_ID["scale"].headline(scope, NOW).endswith("samen 1,5 uur per week")


def test_two_schools_and_the_group_itself_beside_open_ones() -> None:
    # 30 min a week in Alfa, 37 u a year over 37 weeks = 1 u in Beta, 2 u in the group for Alfa.
    scope = group_of(
        {"current": {TASK: line("an", time="30min/week")}},
        {"current": {TASK: line("bo", time="37u/jaar")}},
        {},
        {},
        current={TASK: line("jo", time="2u/week", schools=("alfa",))},
    )
    assert named(scope) == {"groep": 2, "alfa": 0.5, "beta": pytest.approx(1)}
    assert candidate(scope).hours == pytest.approx(3.5)


def test_nobody_does_it() -> None:
    found = candidate(group_of({}, {}))
    assert found.parts == ()
    assert found.hours == 0
