"""What the picker of people says about everybody's hours, and what somebody carries for nothing."""

from weakref import WeakMethod

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import read_dossier
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview, Scope
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


def test_of_people_of_the_group_the_school_that_was_opened_alone_is_counted_only() -> None:
    katrien = {"name": "Katrien De Smet", "hours": {"now": 4}, "role": "leraar"}
    base = document(kind="group", people={"katrien": katrien, "bv": {"name": "Net", **_OUTSIDE}})
    group = read_dossier(base)
    here, there = (
        Overview(
            key,
            read_dossier(document(people=people, current={"net-wifi": _wifi(hours)})),
            load_catalogue(),
            group,
        )
        for key, hours, people in (("b", "1u/week", {"tom": _TOM}), ("a", "6u/week", {}))
    )

    assert _details(here, Scope((here,))) == {
        "katrien": "hier vrij 3u, leraar",
        "bv": "",
        "tom": "vrij 2u",
    }
    whole = Scope((there, here), Overview("groep", group, load_catalogue()))
    assert _details(here, whole)["katrien"] == "3u te veel, leraar", "both schools were read"
    alone = carried_page(Scope((here,)), here.people["katrien"], tasks=0).plain
    assert "Nu: 1 van 4 u/week (binnen de uren, alleen deze school geteld)" in alone
    assert "deze school" not in carried_page(whole, here.people["katrien"], tasks=0).plain
    other = carried_page(Scope((there,)), there.people["katrien"], tasks=0).plain
    assert "Nu: 6 van 4 u/week (! overbelast, alleen deze school geteld)" in other


_TOM = {"name": "Tom Maes", "hours": {"now": 2}}
_OUTSIDE = {"external": True, "hours": {"now": 1}}


def _wifi(time: str) -> object:
    return {"who": ["katrien"], "time": time}


def _details(overview: Overview, around: Scope) -> dict[str, str]:
    """What the picker says of everybody, with these dossiers open."""
    here = _Open(around)
    table = situation_table(Situation.CURRENT, (), WeakMethod(here.scope))
    choices = table.by_id["who"].choices
    assert choices is not None
    return {one.value: one.detail for one in choices(overview)}


class _Open:
    def __init__(self, around: Scope) -> None:
        self._around = around

    def scope(self) -> Scope:
        return self._around


def test_a_time_of_zero_is_shown_and_one_that_is_not_filled_in_is_missing() -> None:
    current = {
        "net-wifi": {"who": ["fatima"], "time": "0min/week"},
        "srv-cloud": {"who": ["fatima"]},
    }
    people = {"fatima": {"name": "Fatima", "hours": {"now": 3}}}
    made = overview(document(people=people, current=current))
    table = situation_table(Situation.CURRENT)
    shown = [table.by_id["hours"].show(made, task).text for task in current]
    assert shown == ["0", ""]
    today = situation_table(Situation.TARGET).by_id["today"]
    assert [today.show(made, task).text for task in current] == ["0u Fatima", "Fatima"]
    (missing,) = [one for one in table.filters(made) if one.label == "zonder tijd"]
    assert [task for task in current if missing.keeps(made, task)] == ["srv-cloud"]
    page = carried_page(Scope((made,)), made.people["fatima"], tasks=5).plain
    assert "0u Wifi-netwerk beheren" in page
    assert "maar 1 zonder tijd" in page
