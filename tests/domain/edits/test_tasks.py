from ictcoord_tui.domain.edits.tasks import add_task, bring_back, drop_tasks, remove_task
from ictcoord_tui.domain.validation import problems_in
from tests.domain.small import CATALOGUE, overview, school


def test_a_task_of_its_own_gets_an_id_no_layer_has() -> None:
    document, first = add_task(school(), " 3D-printer ", "toestellen")
    document, second = add_task(document, "3D printer", "toestellen", ["eigen-3d-printer-2"])

    assert (first, second) == ("eigen-3d-printer", "eigen-3d-printer-3")
    assert document["tasks"][first] == {"name": "3D-printer", "section": "toestellen"}
    assert not problems_in(document, CATALOGUE)


def test_removing_a_task_takes_everything_said_about_it() -> None:
    said = {"eigen-x": {"note": "n"}, "net-wifi": {"note": "n"}}
    document = school(
        tasks={"eigen-x": {"name": "X", "section": "netwerk"}},
        triage=dict(said),
        current=dict(said),
        target={"eigen-x": {"note": "n"}},
    )

    rest = {"net-wifi": {"note": "n"}}
    assert remove_task(document, "eigen-x") == school(triage=rest, current=rest)


def test_a_dropped_task_no_longer_counts_keeps_its_line_and_comes_back() -> None:
    document = school(
        current={"net-wifi": {"who": ["an"]}},
        triage={"net-wifi": {"note": "n"}, "net-kabels": {"applies": "no"}},
    )

    dropped = drop_tasks(document, ["net-wifi", "toe-laptops"])

    assert {task.id for task in overview(dropped).counting} == {"coa-klas"}
    assert dropped["current"] == document["current"]
    back = bring_back(dropped, ["net-wifi", "toe-laptops", "net-kabels", "coa-klas"])
    assert back == school(current=document["current"], triage={"net-wifi": {"note": "n"}})


def test_bringing_back_leaves_a_term_that_is_no_drop() -> None:
    document = school(triage={"net-wifi": {"term": "short", "applies": "partly"}})

    assert bring_back(document, ["net-wifi"]) == document
