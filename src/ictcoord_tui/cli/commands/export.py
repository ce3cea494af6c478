"""`ictcoord export`: the task overview as an Excel workbook."""

import sys
from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.errors import NotAllowedError, UsageError
from ictcoord_tui.excel.writer import write_workbook
from ictcoord_tui.storage.atomic import write_atomically
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.workspace import load_workspace

STDOUT = "-"
"""What stands for stdout in the place of a file."""


def run(arguments: Arguments) -> int:
    """Write the workbook in one step; an existing file stays unless `--force` is given."""
    out = arguments.text("OUT.xlsx")
    target = Path(out)
    if out == STDOUT and sys.stdout.isatty():
        raise UsageError("Een Excel-bestand is niets voor een terminal. Voeg toe: > overzicht.xlsx")
    if out != STDOUT and not arguments.given("--force"):
        _refuse_to_overwrite(target)
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue(), root=arguments.root)
    in_scope = {overview.id for overview in workspace.scope.overviews}
    documents = {one.id: one.document for one in workspace.opened if one.id in in_scope}
    now = datetime.now().astimezone().replace(tzinfo=None)
    data = write_workbook(workspace.scope, documents, exported_at=now)
    if out == STDOUT:
        sys.stdout.buffer.write(data)
    else:
        write_atomically(target, data)
        say(f"{shown(target)} is gemaakt.")
    for broken in workspace.broken:
        say(f"Niet in het bestand: {broken.message}")
    return 0


def _refuse_to_overwrite(target: Path) -> None:
    with explained(target, "bewaren"):
        if target.exists():
            raise NotAllowedError(
                f"{shown(target)} bestaat al. Kies een andere naam, of overschrijf het met --force."
            )
