"""`ictcoord new`: an empty dossier for a school or a group."""

import os
from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import new_document
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.errors import UsageError
from ictcoord_tui.identity import author_name
from ictcoord_tui.storage.atomic import private_folder
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.workspace import open_dossier

MEMBERS = "scholen/*.toml"
"""Where a new group looks for its schools."""


def run(arguments: Arguments) -> int:
    """Write a new dossier; nothing that exists is ever touched."""
    path = arguments.path("FILE")
    document = _document(arguments, path)
    with explained(path.parent, "aanmaken"):
        private_folder(path.absolute().parent)
    DossierFile(path).create(document, who=author_name(), now=datetime.now().astimezone())
    say(f"{shown(path)} is gemaakt. Open het met: ictcoord {shown(path)}")
    return 0


def _document(arguments: Arguments, path: Path) -> Document:
    name = clean_line(arguments.text("--name"))
    if not name:
        raise UsageError("Geef een naam, bijvoorbeeld: --name 'De Kiekendief'.")
    catalogue = load_catalogue()
    kind = DossierKind(arguments.text("SOORT"))
    group = arguments.path_or_none("--group")
    if group is None:
        document = new_document(kind, name, catalogue=catalogue.version)
    elif kind is DossierKind.GROUP:
        raise UsageError("--group hoort bij een school; een groep zit niet in een groep.")
    else:
        if open_dossier(group, catalogue).dossier.kind is not DossierKind.GROUP:
            raise UsageError(f"{shown(group)} is een school en geen groep.")
        relative = Path(os.path.relpath(group.resolve(), path.resolve().parent)).as_posix()
        document = new_document(kind, name, catalogue=catalogue.version, group=relative)
    return document | {"members": [MEMBERS]} if kind is DossierKind.GROUP else document
