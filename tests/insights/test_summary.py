"""Where everything stands, against plain counting."""

from hypothesis import given

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.dossier import GivenAnswer, Situation, StepState
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.insights.summary import summarise
from tests.insights import plain
from tests.insights.examples import one_school
from tests.insights.strategies import scopes


@given(scopes)
def test_it_counts_what_is_filled_in_per_dossier(scope: Scope) -> None:
    summary = summarise(scope, load_roadmap())
    assert [one.overview.id for one in summary.standings] == [one.id for one in scope.overviews]
    for situation in Situation:
        expected = {one.id: [0, 0, 0] for one in scope.overviews}
        for one, task, row, served in plain.lines(scope, situation):
            if plain.counts(one, task):
                doing = [r for r in (row, served) if r.who]
                expected[one.id][0] += 1
                expected[one.id][1] += bool(doing)
                expected[one.id][2] += any(plain.timed(r) for r in doing)
        for standing in summary.standings:
            got = standing.current if situation is Situation.CURRENT else standing.target
            assert [got.counting, got.who, got.time] == expected[standing.overview.id]
            assert got.open == got.counting - got.who
            assert standing.tasks == len(standing.overview.tasks)


def test_it_follows_the_roadmap_of_each_dossier() -> None:
    yes = GivenAnswer(Answer.YES)
    first = StepState(answers={"growth": yes, "time": yes})
    scope = one_school(roadmap={"01": first})
    assert summarise(scope, load_roadmap()).standings[0].journey.current == "02"
    assert summarise(one_school(), load_roadmap()).standings[0].journey.current == "01"
