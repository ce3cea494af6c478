"""`ictcoord diff`: what differs between two dossiers, in words.

With `/dev/null` in the place of the old one, everything a dossier says is told: with that as
`textconv`, git shows its history in words.
"""

import os
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.names import names_for
from ictcoord_tui.cli.output import put, say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.reports.changes import names_in, told_contents, told_differences
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.problems import explained


def run(arguments: Arguments) -> int:
    """Print one line for each difference."""
    old, new = arguments.path("OUD"), arguments.path("NIEUW")
    if _is_nothing(old):
        return _tell_contents(new)
    before, after = _read(old), _read(new)
    lines = told_differences(differences(before, after), names_for(new, before, after))
    for line in lines:
        put(line)
    if not lines:
        say("Beide dossiers zeggen hetzelfde.")
    return 0


def _tell_contents(path: Path) -> int:
    """Print all that a dossier says, by itself.

    Git keeps one of its two sides far from the group: names that only the group knows would differ
    in every line. It also shows nothing any more, of no file, once this fails; so a damaged dossier
    is shown as it stands.
    """
    try:
        document = _read(path)
    except InvalidDataError as error:
        say(error.message)
        with explained(path, "lezen"):
            put(path.read_bytes().decode("utf-8", "replace").removesuffix("\n"))
        return 0
    names = names_in(load_catalogue(), load_roadmap(), document)
    for line in told_contents(differences({}, document), names):
        put(line)
    return 0


def _is_nothing(path: Path) -> bool:
    """Git names this where there is no dossier: before it was made, and after it went."""
    return str(path) == os.devnull


def _read(path: Path) -> Document:
    return {} if _is_nothing(path) else DossierFile(path).load().document
