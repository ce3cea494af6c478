"""People who come into a school by a file: no id of theirs is used in another school."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ictcoord_tui.cli.output import say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.people import newcomers, with_free_ids
from ictcoord_tui.domain.forgotten import names_in
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.members import group_path_of
from ictcoord_tui.storage.siblings import Siblings
from ictcoord_tui.workspace import Opened, open_dossier


def settled(
    documents: Mapping[str, Document],
    before: Mapping[str, Document],
    group: Opened,
    known: frozenset[Path],
) -> dict[str, Document]:
    """Return documents in which nobody new has an id of another school; tell who stands there too.

    Args:
        documents: Dossiers as they become, by id.
        before: The same as they are; what is missing is new.
        group: The group they belong to.
        known: Files that are read already.
    """
    new = {key: newcomers(one, before.get(key, {})) for key, one in documents.items()}
    names = tuple(dict.fromkeys(name for people in new.values() for name in people.values()))
    elsewhere = Siblings(group.path, group.dossier.members, known).look_for(names)
    _tell(elsewhere.schools)
    taken = elsewhere.taken
    return {key: with_free_ids(one, before.get(key, {}), taken) for key, one in documents.items()}


def tell_who_is_elsewhere(path: Path, document: Document, before: Document) -> None:
    """Tell who came back in a school and stands in its group or in another school as well.

    Args:
        path: The dossier.
        document: What it holds now.
        before: What it held until now.
    """
    new = newcomers(document, before)
    named = document.get("group")
    if not new or not isinstance(named, str):
        return
    with suppress(IctcoordError):
        group = open_dossier(group_path_of(path, named), load_catalogue(), tidy=False)
        shared = names_in(group.document)
        _tell({name: (group.dossier.name,) for key, name in new.items() if key in shared})
        known = frozenset({real_path(path), group.path})
        siblings = Siblings(group.path, group.dossier.members, known)
        _tell(siblings.look_for(tuple(new.values())).schools)


def _tell(schools: Mapping[str, Sequence[str]]) -> None:
    for name, found in schools.items():
        say(
            f"{neutralise(name)} staat ook in {', '.join(found)}. Dezelfde persoon? Open de "
            "groep, verplaats beide bij Groep (m) naar de groep en voeg ze samen bij Team."
        )
