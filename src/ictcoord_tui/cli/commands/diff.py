"""`ictcoord diff`: what differs between two dossiers, in words."""

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.names import names_for
from ictcoord_tui.cli.output import put, say
from ictcoord_tui.domain.merge import differences
from ictcoord_tui.reports.changes import told_differences
from ictcoord_tui.storage.dossier_file import DossierFile


def run(arguments: Arguments) -> int:
    """Print one line for each difference."""
    old = DossierFile(arguments.path("OUD")).load().document
    new = DossierFile(arguments.path("NIEUW")).load().document
    names = names_for(arguments.path("NIEUW"), old, new)
    lines = told_differences(differences(old, new), names)
    for line in lines:
        put(line)
    if not lines:
        say("Beide dossiers zeggen hetzelfde.")
    return 0
