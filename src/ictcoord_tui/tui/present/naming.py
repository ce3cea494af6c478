"""What the ids in dossiers are called, for sentences about what changed."""

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.reports.changes import Names, names_in


def document_names(*documents: Document) -> Names:
    """Return what ids in these documents are called."""
    return names_in(load_catalogue(), load_roadmap(), *documents)
