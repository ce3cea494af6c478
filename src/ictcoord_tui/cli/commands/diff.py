"""`ictcoord diff`: what differs between two dossiers, in words.

With `/dev/null` in the place of the old one, everything a dossier says is told: with that as
`textconv`, git shows its history in words.
"""

import os

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.names import names_for
from ictcoord_tui.cli.output import put, say
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.reports.changes import told_contents, told_differences
from ictcoord_tui.storage.dossier_file import DossierFile


def run(arguments: Arguments) -> int:
    """Print one line for each difference."""
    old, new = _read(arguments, "OUD"), _read(arguments, "NIEUW")
    names = names_for(arguments.path("NIEUW"), old, new)
    found = differences(old, new)
    lines = told_contents(found, names) if not old else told_differences(found, names)
    for line in lines:
        put(line)
    if not lines:
        say("Beide dossiers zeggen hetzelfde.")
    return 0


def _read(arguments: Arguments, name: str) -> Document:
    """Git names this where there is no dossier: before it was made, and after it went."""
    if arguments.text(name) == os.devnull:
        return {}
    return DossierFile(arguments.path(name)).load().document
