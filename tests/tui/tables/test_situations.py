"""What the picker of people says about everybody's hours, and what somebody carries for nothing."""

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.tui.present.carried import carried_page
from ictcoord_tui.tui.tables.situations import situation_table
from tests.tui.tables.sample import check, document, overview

WORK = document(
    people={
        "an": {"name": "An Peeters", "hours": {"now": 1}},
        "bo": {"name": "Bo Maes", "hours": {"now": 2}, "role": "leraar"},
        "els": {"name": "Els Claes", "hours": {"now": 2}},
        "bv": {"name": "Net bv", "external": True},
        "jan": {"name": "Jan Claes"},
    },
    current={
        "net-wifi": {"who": ["an"], "time": "3u/week"},
        "srv-cloud": {"who": ["bo"], "time": "2u/week"},
        "toe-leen": {"who": ["els"], "time": "30min/week"},
    },
    triage={"toe-leen": {"term": "drop"}},
)


def test_the_picker_says_who_has_hours_left_and_who_has_too_much() -> None:
    check(WORK)
    choices = situation_table(Situation.CURRENT).by_id["who"].choices
    assert choices is not None
    assert {one.value: one.detail for one in choices(overview(WORK))} == {
        "an": "2u te veel",
        "bo": "geen uren vrij, leraar",
        "els": "vrij 1,5u",
        "bv": "",
        "jan": "",
    }


def test_a_dropped_task_that_somebody_still_carries_is_marked() -> None:
    made = overview(WORK)
    page = carried_page(Scope((made,)), made.people["els"], tasks=5).plain
    assert "0,5u Reserve- en leentoestellen beheren (telt niet mee)" in page
    cloud = carried_page(Scope((made,)), made.people["bo"], tasks=5).plain
    assert "telt niet mee" not in cloud


def test_nobody_simply_fits_whose_tasks_have_no_time() -> None:
    people = {"fatima": {"name": "Fatima", "hours": {"now": 3}}}
    made = overview(document(people=people, current={"net-wifi": {"who": ["fatima"]}}))
    page = carried_page(Scope((made,)), made.people["fatima"], tasks=0).plain
    assert "Nu: 0 van 3 u/week (binnen de uren, maar 1 zonder tijd)" in page
    choices = situation_table(Situation.CURRENT).by_id["who"].choices
    assert choices is not None
    assert [one.detail for one in choices(made)] == ["vrij 3u, maar 1 zonder tijd"]
