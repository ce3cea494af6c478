"""Moving to a newer start list loses nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import catalogue_versions, load_catalogue
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.edits.catalogue import plan_upgrade, upgrade_catalogue
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.tasks import Catalogue
from ictcoord_tui.domain.validation import problems_in

OLD = load_catalogue()


def document(**values: object) -> Document:
    return {**new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1), **values}


def newer(without: frozenset[str], **names: str) -> Catalogue:
    tasks = [replace(task, name=names.get(task.id, task.name)) for task in OLD.tasks]
    extra = replace(OLD.tasks[0], id="net-nieuw", name="Iets nieuws")
    kept = tuple(task for task in tasks if task.id not in without)
    return Catalogue(2, OLD.sections, (*kept, extra))


def test_the_plan_tells_what_changes() -> None:
    made = document(current={"net-wifi": {"note": "druk"}})
    new = newer(frozenset({"net-wifi", "srv-cloud"}), **{"net-firewall": "Firewall"})
    plan = plan_upgrade(made, OLD, new)
    assert [task.id for task in plan.added] == ["net-nieuw"]
    assert [task.id for task in plan.gone] == ["srv-cloud"]
    assert [task.id for task in plan.kept] == ["net-wifi"]
    assert [(one.id, two.name) for one, two in plan.renamed] == [("net-firewall", "Firewall")]
    assert not plan.moved
    assert not plan.empty


def test_a_task_in_use_lives_on_as_its_own() -> None:
    made = document(current={"net-wifi": {"note": "druk"}}, tasks={"net-wifi": {"name": "Wifi"}})
    new = newer(frozenset({"net-wifi"}))
    upgraded = upgrade_catalogue(made, OLD, new)
    assert upgraded["catalogue"] == 2
    assert upgraded["current"] == made["current"]
    task = Overview("s", read_dossier(upgraded), new).task_by_id["net-wifi"]
    assert task.name == "Wifi"
    assert task.own
    assert task.explanation == OLD.by_id["net-wifi"].explanation
    assert not problems_in(upgraded, new)


@given(st.frozensets(st.sampled_from([task.id for task in OLD.tasks])))
def test_nothing_that_was_said_is_lost(gone: frozenset[str]) -> None:
    said = {task.id: {"note": task.id} for task in OLD.tasks[::7]}
    upgraded = upgrade_catalogue(document(current=said), OLD, newer(gone))
    assert upgraded["current"] == said
    assert set(said) <= set(Overview("s", read_dossier(upgraded), newer(gone)).task_by_id)


def test_the_same_list_changes_nothing() -> None:
    assert plan_upgrade(document(), OLD, OLD).empty
    assert upgrade_catalogue(document(), OLD, OLD) == document()
    assert max(catalogue_versions()) == OLD.version
