import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.tui.tables.bulk import Spot, add_and_take, common_values, fill
from ictcoord_tui.tui.tables.column import Editor, EntryError, Table, UnknownPersonError
from ictcoord_tui.tui.tables.entries import people_text, read_people
from ictcoord_tui.tui.tables.situations import situation_table
from ictcoord_tui.tui.tables.tasks import TASKS
from ictcoord_tui.tui.tables.team import TEAM
from tests.tui.tables.sample import PEOPLE, check, document, overview

CURRENT = situation_table(Situation.CURRENT)
TARGET = situation_table(Situation.TARGET)
SERVERS = "servers-cloud"
FULL = {
    "who": ["an", "jan-2"],
    "time": "1u/week",
    "backup": ["bv"],
    "level": "group",
    "note": "twee\nregels",
    "mandate": "mag kopen",
    "documented": "wiki",
}


@given(st.lists(st.sampled_from(sorted(PEOPLE)), unique=True))
def test_people_read_back_as_they_are_written(ids: list[str]) -> None:
    seen = overview()
    assert read_people(seen, people_text(seen, ids)) == tuple(sorted(ids))


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("An Peeters, Els Maes", ("an", "els")),
        ("an/els", ("an", "els")),
        ("Peeters + Maes", ("an", "els")),
        ("An en Els", ("an", "els")),
        ("Net, Werk & Co; an", ("an", "bv")),
        ("", ()),
    ],
)
def test_names_as_people_type_them(typed: str, ids: tuple[str, ...]) -> None:
    assert read_people(overview(), typed) == ids


def test_a_beginning_that_fits_two_people_is_asked_back() -> None:
    with pytest.raises(UnknownPersonError, match="Zoë"):
        read_people(overview(), "Zoë")
    made = document(people={**PEOPLE, "anke": {"name": "Anke Smet"}})
    with pytest.raises(EntryError, match="meer dan één"):
        read_people(overview(made), "ank, a")


@pytest.mark.parametrize("table", [TASKS, CURRENT, TARGET, TEAM], ids=lambda table: table.id)
def test_the_text_of_every_cell_changes_nothing_when_typed_again(table: Table) -> None:
    made = document(
        current={"net-wifi": {k: v for k, v in FULL.items() if k not in ("mandate", "documented")}},
        target={"net-wifi": FULL},
        triage={"net-wifi": {"applies": "partly", "term": "short", "priority": "Wifi"}},
        tasks={"net-wifi": {"core": True, "explanation": "anders"}},
    )
    check(made)
    seen = overview(made)
    for row in ("an", "bv") if table is TEAM else ("net-wifi", "net-internet"):
        for column in table.columns:
            if column.change is not None:
                text = column.text(seen, row)
                changed = column.change(seen, row, text)(made)
                assert changed == made, column.id


def test_assigning_somebody_to_several_tasks_removes_nobody() -> None:
    made = document(current={"net-wifi": {"who": ["an"]}, "srv-cloud": {"who": ["an", "els"]}})
    seen = overview(made)
    who = CURRENT.by_id["who"]
    spots = [Spot(task, who) for task in ("net-wifi", "srv-cloud", "net-firewall")]
    assert common_values(seen, spots) == frozenset()
    change = add_and_take(seen, spots, frozenset(), lambda _spot: frozenset({"jan"}))
    rows = change(made)["current"]
    assert rows["net-wifi"]["who"] == ["an", "jan"]
    assert rows["srv-cloud"]["who"] == ["an", "els", "jan"]
    assert rows["net-firewall"]["who"] == ["jan"]


def test_one_text_for_several_cells_is_all_or_nothing() -> None:
    seen = overview()
    spots = [Spot(task, CURRENT.by_id["time"]) for task in ("net-wifi", "srv-cloud")]
    filled = fill(seen, spots, "90m")(document())
    assert {row["time"] for row in filled["current"].values()} == {"1u30/week"}
    with pytest.raises(EntryError, match="geen tijd"):
        fill(seen, spots, "veel")
    with pytest.raises(EntryError, match="berekend"):
        fill(seen, [Spot("net-wifi", CURRENT.by_id["hours"])], "1")


def test_what_the_start_list_says_is_not_written_down_again() -> None:
    seen = overview()
    name = TASKS.by_id["name"].change
    section = TASKS.by_id["section"].change
    assert name is not None
    assert section is not None
    renamed = name(seen, "net-wifi", "Draadloos")(document())
    assert renamed["tasks"] == {"net-wifi": {"name": "Draadloos"}}
    assert "tasks" not in name(overview(renamed), "net-wifi", "")(renamed)
    moved = section(seen, "net-wifi", "Servers, cloud en opslag")(document())
    assert moved["tasks"]["net-wifi"] == {"section": SERVERS}
    check(moved)
    own = document(tasks={"eigen-x": {"name": "X", "section": "netwerk"}})
    with pytest.raises(EntryError, match="naam"):
        name(overview(own), "eigen-x", " ")


def test_columns_with_a_list_know_what_is_chosen() -> None:
    for table in (TASKS, CURRENT, TARGET, TEAM):
        for column in table.columns:
            if column.editor in (Editor.CHOICE, Editor.PEOPLE, Editor.SEVERAL):
                row = "an" if table is TEAM else "net-wifi"
                assert isinstance(column.chosen(overview(), row), frozenset)
                assert column.choices(overview())
