"""What to focus on after a no, with the packaged start list."""

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.tasks import Cluster
from ictcoord_tui.insights.focus import focus_of


def overview(**tables: object) -> Overview:
    document: Document = new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1)
    return Overview("kiekendief", read_dossier({**document, **tables}), load_catalogue())


@pytest.mark.parametrize(("step", "with_policy"), [("01", False), ("02", False), ("03", True)])
def test_after_a_no_technical_core_tasks_come_first(step: str, with_policy: bool) -> None:
    focus = focus_of(load_roadmap().step(step), Branch.NO, overview())

    assert focus is not None
    assert focus.technical
    assert all(task.technical and task.core for task in focus.technical)
    clusters = focus.policy and {task.cluster for task in focus.policy}
    assert clusters == ({Cluster.POLICY} if with_policy else None)


@pytest.mark.parametrize(
    ("step", "branch"), [("01", Branch.YES), ("01", None), ("04", Branch.NO), ("06", Branch.NO)]
)
def test_elsewhere_there_is_no_such_focus(step: str, branch: Branch | None) -> None:
    assert focus_of(load_roadmap().step(step), branch, overview()) is None


def test_a_dropped_task_is_no_focus() -> None:
    step = load_roadmap().step("01")
    before = focus_of(step, Branch.NO, overview())
    assert before is not None
    gone = before.technical[0]

    after = focus_of(step, Branch.NO, overview(triage={gone.id: {"term": "drop"}}))

    assert after is not None
    assert after.technical == before.technical[1:]
