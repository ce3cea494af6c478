"""`ictcoord export`: the task overview as an Excel workbook, or one table as text."""

import sys
from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.tables import SHAPES, STREAM, table_text
from ictcoord_tui.cli.targets import (
    STDOUT,
    make_file,
    refuse_to_overwrite,
    tell_left_out,
    with_ending,
)
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.domain.validation import near_miss
from ictcoord_tui.errors import UsageError
from ictcoord_tui.workspace import Workspace, load_workspace

WORKBOOK = ".xlsx"
"""How the name of a workbook ends."""


def run(arguments: Arguments) -> int:
    """Write the file in one step; an existing file stays unless `--force` is given."""
    out, table = arguments.text("UITVOER"), arguments.text("--table")
    _check_use(out, table, arguments.text("--school"))
    if out != STDOUT and not arguments.given("--force"):
        refuse_to_overwrite(Path(out))
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue(), root=arguments.root)
    if table:
        data = _table(workspace, table, arguments.text("--school"), out)
    else:
        data = _workbook(workspace)
    if out == STDOUT:
        sys.stdout.buffer.write(data)
    else:
        make_file(Path(out), data, follow=arguments.root is None)
    tell_left_out(workspace.broken, "Niet in het bestand")
    return 0


def _check_use(out: str, table: str, school: str) -> None:
    is_text = Path(out).suffix.lower() in SHAPES
    if not table and not is_text and out != STDOUT:
        _check_ending(out)
    if is_text and not table:
        raise UsageError(
            "Zo'n bestand bevat één tabel. Kies ze met --table: tasks, current, target of team."
        )
    if table and not is_text and out != STDOUT:
        raise UsageError("Een tabel gaat naar een .csv of .tsv, of met `-` naar stdout.")
    if school and not table:
        raise UsageError("Een school kies je alleen bij een tabel (--table).")
    if out == STDOUT and not table and sys.stdout.isatty():
        raise UsageError("Een Excel-bestand is niets voor een terminal. Voeg toe: > overzicht.xlsx")


def _check_ending(out: str) -> None:
    """Another ending would make Excel refuse a file that is fine."""
    if Path(out).suffix.lower() != WORKBOOK:
        name = with_ending(Path(out), WORKBOOK).name if Path(out).name else f"overzicht{WORKBOOK}"
        raise UsageError(
            f"Een Excel-bestand eindigt op {WORKBOOK}. Bedoelde je {neutralise(name)}?"
        )


def _workbook(workspace: Workspace) -> bytes:
    # A table as text must not wait for the Excel library, nor for the reports.
    from ictcoord_tui.excel.writer import write_workbook  # noqa: PLC0415
    from ictcoord_tui.reports.kinds import workbook_papers  # noqa: PLC0415

    in_scope = {overview.id for overview in workspace.scope.overviews}
    documents = {one.id: one.document for one in workspace.opened if one.id in in_scope}
    now = datetime.now().astimezone().replace(tzinfo=None)
    papers = workbook_papers(workspace.scope, now.date())
    return write_workbook(workspace.scope, documents, exported_at=now, papers=papers)


def _table(workspace: Workspace, table: str, school: str, out: str) -> bytes:
    shape = STREAM if out == STDOUT else SHAPES[Path(out).suffix.lower()]
    scope = workspace.scope
    overview = _overview(workspace, school or workspace.main.id)
    text = table_text(table, overview, scope.schools, delimiter=shape.delimiter)
    return text.encode(shape.encoding)


def _overview(workspace: Workspace, wanted: str) -> Overview:
    known = {overview.id: overview for overview in workspace.scope.overviews}
    if wanted not in known:
        ids = ", ".join(known)
        raise UsageError(
            f"De school ‘{wanted}’ is er niet.{near_miss(wanted, known)} Er zijn: {ids}."
        )
    return known[wanted]
