"""What the ids in dossiers are called, for sentences about what changed."""

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.reports.changes import Names, names_in
from ictcoord_tui.session import Session


def document_names(session: Session, *documents: Document) -> Names:
    """Return what ids in these documents are called; a person may live anywhere in the group.

    Args:
        session: What is open besides.
        documents: What is told about; later ones overrule earlier ones.
    """
    return names_in(load_catalogue(), load_roadmap(), *documents_around(session), *documents)


def documents_around(session: Session) -> tuple[Document, ...]:
    """Return what is open, for its names: people of every dossier, tasks of the group alone.

    What one school calls a task is nothing to another one.
    """
    every = (session.document(key) for key in session.ids)
    people: tuple[Document, ...] = tuple({"people": one.get("people", {})} for one in every)
    group = session.group_id
    return people if group is None else (*people, session.document(group))
