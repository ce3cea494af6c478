"""A dossier in one line: what it is called, where it stands, what waits."""

from datetime import date

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.dossier import Dossier, Situation
from ictcoord_tui.domain.journey import travel
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.tui.present.roadmap_evaluations import overdue_sentence


def glance(dossier: Dossier, today: date) -> str:
    """Return where a dossier stands; an evaluation that is late comes first.

    Without its group at hand only the school's own tasks are counted, so the number of open tasks
    is left out for a school that belongs to a group.
    """
    late = overdue_sentence(dossier, today)
    if late:
        return late
    step = load_roadmap().step(travel(load_roadmap(), dossier.roadmap).current)
    said = f"stap {step.id}, {step.title}"
    if dossier.kind is DossierKind.GROUP or dossier.group:
        return said
    overview = Overview("", dossier, load_catalogue())
    bare = sum(1 for t in overview.counting if overview.open(Situation.CURRENT, t.id))
    return f"{said}; nog {counted(bare, 'taak', 'taken')} zonder naam" if bare else said
