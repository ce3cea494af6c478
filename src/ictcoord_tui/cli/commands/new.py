"""`ictcoord new`: an empty dossier for a school or a group."""

from datetime import datetime

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.errors import UsageError
from ictcoord_tui.identity import author_name
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.workspace import create_dossier


def run(arguments: Arguments) -> int:
    """Write a new dossier; nothing that exists is ever touched."""
    path = arguments.path("FILE")
    if path.suffix != ".toml":
        raise UsageError(f"Laat de naam van het bestand eindigen op .toml: {shown(path)}.toml")
    create_dossier(
        path,
        DossierKind(arguments.text("SOORT")),
        arguments.text("--name"),
        load_catalogue(),
        group=arguments.path_or_none("--group"),
        who=author_name(),
        now=datetime.now().astimezone(),
    )
    say(f"{shown(path)} is gemaakt. Open het met: ictcoord {shown(path)}")
    return 0
