"""People who come into a school by a file: no id of theirs is used in another school."""

from collections.abc import Mapping
from pathlib import Path

from ictcoord_tui.cli.output import say
from ictcoord_tui.domain.edits.people import newcomers, with_free_ids
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.storage.siblings import Siblings
from ictcoord_tui.workspace import Opened


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
    for name, schools in elsewhere.schools.items():
        say(
            f"{neutralise(name)} staat ook in {', '.join(schools)}. Dezelfde persoon? Open de "
            "groep, verplaats beide bij Groep (m) naar de groep en voeg ze samen bij Team."
        )
    taken = elsewhere.taken
    return {key: with_free_ids(one, before.get(key, {}), taken) for key, one in documents.items()}
