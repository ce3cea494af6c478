import pytest

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.tasks import Cluster, Level, Origin
from ictcoord_tui.domain.text import REPLACEMENT
from tests.domain.small import CATALOGUE, group, overview, school

CURRENT, TARGET = Situation.CURRENT, Situation.TARGET


def test_without_changes_the_overview_is_the_start_list() -> None:
    assert overview(school()).tasks == CATALOGUE.tasks


def test_a_school_overrules_its_group_and_the_group_the_start_list() -> None:
    above = group(tasks={"net-wifi": {"name": "Draadloos", "core": True}})
    below = school(tasks={"net-wifi": {"core": False, "level": "school"}})

    task = overview(below, above).task_by_id["net-wifi"]

    assert (task.name, task.core, task.level) == ("Draadloos", False, Level.SCHOOL)
    assert (task.origin, task.own, task.changed) == (Origin.CATALOGUE, False, True)


def test_own_tasks_know_their_home_and_stand_last_in_their_section() -> None:
    above = group(tasks={"eigen-b": {"name": "B", "section": "netwerk"}})
    below = school(
        tasks={
            "eigen-a": {"name": "A", "section": "netwerk"},
            "eigen-b": {"explanation": "hier anders"},
        }
    )

    seen = overview(below, above)

    assert [task.id for task in seen.tasks][:4] == ["net-wifi", "net-kabels", "eigen-a", "eigen-b"]
    own, shared = seen.task_by_id["eigen-a"], seen.task_by_id["eigen-b"]
    assert (own.origin, own.own, own.changed) == (Origin.SCHOOL, True, False)
    assert (shared.origin, shared.own, shared.changed) == (Origin.GROUP, True, True)
    assert overview(above).task_by_id["eigen-b"].origin is Origin.GROUP


def test_a_task_moved_to_another_section_changes_cluster_and_place() -> None:
    seen = overview(school(tasks={"net-wifi": {"section": "coaching"}}))

    assert seen.task_by_id["net-wifi"].cluster is Cluster.PEDAGOGICAL
    assert [task.id for task in seen.tasks][-2:] == ["net-wifi", "coa-klas"]
    assert seen.section(seen.task_by_id["net-wifi"]).id == "coaching"


def test_a_task_with_an_unknown_section_or_no_name_is_still_shown() -> None:
    task = overview(school(tasks={"eigen\x1b": {"section": "weg"}})).task_by_id["eigen\x1b"]

    assert (task.section, task.name) == ("netwerk", f"eigen{REPLACEMENT}")


def test_rows_may_name_own_people_and_those_of_the_group() -> None:
    seen = overview(
        school(people={"an": {"name": "An"}}),
        group(people={"an": {"name": "Andere An"}, "joris": {"name": "Joris"}}),
    )

    assert seen.names(("an", "joris", "weg\x1b")) == f"An, Joris, weg{REPLACEMENT}?"


@pytest.mark.parametrize(
    ("own", "shared", "counts"),
    [
        ({}, {}, True),
        ({"applies": "partly"}, {}, True),
        ({"applies": "no"}, {}, False),
        ({"term": "drop"}, {}, False),
        ({}, {"applies": "no"}, False),
        ({}, {"term": "drop"}, False),
        ({"applies": "yes"}, {"applies": "no"}, True),
        ({"term": "short"}, {"term": "drop"}, True),
        ({"note": "alleen een opmerking"}, {"applies": "no"}, False),
    ],
)
def test_a_task_counts_unless_the_school_or_else_the_group_says_no(
    own: Document, shared: Document, counts: bool
) -> None:
    seen = overview(school(triage={"net-wifi": own}), group(triage={"net-wifi": shared}))

    assert seen.counts("net-wifi") is counts
    assert ("net-wifi" in {task.id for task in seen.counting}) is counts


def test_level_and_reason_come_from_the_group_until_the_school_says() -> None:
    above = group(triage={"net-wifi": {"level": "group", "reason": "scale", "note": "groep"}})

    silent = overview(school(triage={"net-wifi": {"note": "hier"}}), above).triage("net-wifi")
    said = overview(school(triage={"net-wifi": {"level": "school"}}), above).triage("net-wifi")

    assert (silent.level, silent.reason, silent.note) == (Level.GROUP, "scale", "hier")
    assert (said.level, said.reason) == (Level.SCHOOL, None)


@pytest.mark.parametrize(
    ("row", "level_here", "assigned"),
    [
        ({"who": ["joris"]}, None, True),
        ({"who": ["joris"], "schools": ["kiekendief"]}, None, True),
        ({"who": ["joris"], "schools": ["zandloper"]}, None, False),
        ({"who": []}, None, False),
        ({"who": ["joris"]}, "group", True),
        ({"who": ["joris"]}, "school", False),
    ],
)
def test_what_the_group_assigned_is_assigned_for_the_schools_it_serves(
    row: Document, level_here: str | None, assigned: bool
) -> None:
    triage = {"net-wifi": {"level": level_here}} if level_here else {}
    seen = overview(school(triage=triage), group(target={"net-wifi": row}))

    assert seen.assigned(TARGET, "net-wifi") is assigned
    assert not seen.assigned(CURRENT, "net-wifi")


def test_an_own_row_is_enough() -> None:
    seen = overview(school(current={"net-wifi": {"who": ["an"]}, "toe-laptops": {"time": "1u"}}))

    assert seen.assigned(CURRENT, "net-wifi")
    assert not seen.assigned(CURRENT, "toe-laptops")
    assert not seen.assigned(CURRENT, "net-kabels")


@pytest.mark.parametrize(
    ("own", "shared", "decided"),
    [
        ({}, {}, False),
        ({"applies": "yes"}, {}, False),
        ({"applies": "no"}, {}, True),
        ({"term": "long"}, {}, True),
        ({"term": "drop"}, {}, True),
        ({}, {"level": "group"}, True),
        ({}, {"level": "school"}, False),
        ({"level": "school"}, {"level": "group"}, False),
        ({}, {"applies": "no"}, True),
    ],
)
def test_a_school_decided_on_what_has_a_term_goes_away_or_goes_to_the_group(
    own: Document, shared: Document, decided: bool
) -> None:
    seen = overview(school(triage={"net-wifi": own}), group(triage={"net-wifi": shared}))

    assert seen.decided("net-wifi") is decided


@pytest.mark.parametrize(
    ("triage", "decided"),
    [
        ({}, False),
        ({"term": "short"}, False),
        ({"level": "school"}, True),
        ({"level": "group"}, True),
        ({"applies": "no"}, True),
    ],
)
def test_a_group_decided_on_what_has_a_level_or_goes_away(triage: Document, decided: bool) -> None:
    assert overview(group(triage={"net-wifi": triage})).decided("net-wifi") is decided


def test_a_scope_is_called_after_its_group_and_knows_everybody() -> None:
    above = group(people={"joris": {"name": "Joris"}})
    one = overview(school(people={"an": {"name": "An"}}), above)
    whole = Scope((one,), overview(above))

    assert whole.name == "De Wilgenbrug"
    assert [seen.is_group for seen in whole.overviews] == [True, False]
    assert set(whole.people) == {"joris", "an"}
    assert Scope((one,)).name == "De Kiekendief"
    assert Scope(()).name == ""


@pytest.mark.parametrize(
    ("level", "who", "waits"),
    [("group", [], True), ("group", ["jan"], False), ("school", [], False), (None, [], False)],
)
def test_in_a_group_only_tasks_that_it_took_on_wait_for_somebody(
    level: str | None, who: list[str], waits: bool
) -> None:
    triage = {"net-wifi": {"level": level}} if level else {}
    seen = overview(group(triage=triage, target={"net-wifi": {"who": who}}))
    assert seen.open(TARGET, "net-wifi") is waits


def test_in_a_school_a_task_waits_when_it_counts_and_nobody_does_it() -> None:
    seen = overview(school(triage={"net-kabels": {"applies": "no"}}))
    assert seen.open(CURRENT, "net-wifi")
    assert not seen.open(CURRENT, "net-kabels")
