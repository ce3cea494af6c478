"""A small dossier for the tables."""

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.validation import problems_in

PEOPLE = {
    "an": {"name": "An Peeters"},
    "jan": {"name": "Jan Claes"},
    "jan-2": {"name": "Jan Claes"},
    "bv": {"name": "Net, Werk & Co"},
    "els": {"name": "Els Maes"},
}


def document(**values: object) -> Document:
    made = new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=1)
    return {**made, "people": PEOPLE, **values}


def overview(made: Document | None = None) -> Overview:
    return Overview("school", read_dossier(made or document()), load_catalogue())


def check(made: Document) -> None:
    """Fail when a document is not valid."""
    assert not problems_in(made, load_catalogue())
