"""`ictcoord new`: a dossier for a school or a group, empty or out of an Excel file."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import Document, DossierKind
from ictcoord_tui.errors import UsageError
from ictcoord_tui.identity import author_name
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.workspace import fresh_document, write_all_new


def run(arguments: Arguments) -> int:
    """Write a new dossier; nothing that exists is ever touched."""
    path = arguments.path("BESTAND")
    if path.suffix != ".toml":
        raise UsageError(f"Laat de naam van het bestand eindigen op .toml: {shown(path)}.toml")
    kind, group = DossierKind(arguments.text("SOORT")), arguments.path_or_none("--group")
    document = fresh_document(path, kind, arguments.text("--name"), load_catalogue(), group=group)
    documents: Mapping[Path, Document] = {path: document}
    source = arguments.path_or_none("--from")
    if source is not None:
        # Only a workbook needs the Excel libraries.
        from ictcoord_tui.cli.filling import filled  # noqa: PLC0415

        documents = filled(path, document, source, group)
    write_all_new(documents, who=author_name(), now=datetime.now().astimezone())
    for file in documents:
        say(f"{shown(file)} is gemaakt.{_hint(file, path)}")
    return 0


def _hint(file: Path, main: Path) -> str:
    return f" Open het met: ictcoord {shown(main)}" if file == main else ""
