"""Tasks that bear one name, in whatever layer."""

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.edits.tasks import bring_back, keep_task
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import DossierKind

GROUP = read_dossier(
    {
        **new_document(DossierKind.GROUP, "Groep", catalogue=1),
        "tasks": {"eigen-printer": {"name": "3D-printer", "section": "netwerk"}},
        "triage": {"net-wifi": {"applies": "no"}},
    }
)
SCHOOL = {
    **new_document(DossierKind.SCHOOL, "School", catalogue=1),
    "tasks": {
        "eigen-3d": {"name": "3d-PRINTER ", "section": "netwerk"},
        "eigen-wifi": {"name": "Wifi-netwerk beheren", "section": "netwerk"},
    },
}


def overview() -> Overview:
    return Overview("school", read_dossier(SCHOOL), load_catalogue(), GROUP)


def test_namesakes_are_found_across_all_layers() -> None:
    found = {task: [one.id for one in others] for task, others in overview().namesakes.items()}
    assert found == {
        "eigen-printer": ["eigen-3d"],
        "eigen-3d": ["eigen-printer"],
        "net-wifi": ["eigen-wifi"],
        "eigen-wifi": ["net-wifi"],
    }


def test_tasks_are_found_by_name() -> None:
    assert {task.id for task in overview().tasks_named("wifi-netwerk  BEHEREN")} == {
        "net-wifi",
        "eigen-wifi",
    }
    assert overview().tasks_named("bestaat niet") == ()


def test_a_school_can_keep_what_the_group_dropped() -> None:
    assert not overview().counts("net-wifi")
    kept = keep_task(bring_back(SCHOOL, ["net-wifi"]), "net-wifi")
    assert kept["triage"] == {"net-wifi": {"applies": "yes"}}
    assert Overview("school", read_dossier(kept), load_catalogue(), GROUP).counts("net-wifi")
