"""`ictcoord report`: agreements, vacancies, absence and the rest, as Markdown or HTML."""

from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import put
from ictcoord_tui.cli.targets import STDOUT, make_file, refuse_to_overwrite, tell_left_out
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.errors import UsageError
from ictcoord_tui.reports.kinds import RENDERERS, REPORTS, Request, find_person
from ictcoord_tui.workspace import load_workspace

_ON_STDOUT = ".md"


def run(arguments: Arguments) -> int:
    """Write the report to stdout, or to a file by its suffix; an existing file stays."""
    report = REPORTS[arguments.text("VERSLAG")]
    out = arguments.text("--output", STDOUT)
    suffix = _ON_STDOUT if out == STDOUT else Path(out).suffix.lower()
    _check_target(out, suffix, force=arguments.given("--force"))
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue(), root=arguments.root)
    said, scope = arguments.text("PERSOON"), workspace.scope
    if said and not report.about_person:
        raise UsageError(
            f"Het verslag ‘{report.title}’ gaat niet over één persoon. Laat de naam weg."
        )
    request = Request(
        scope,
        datetime.now().astimezone().date(),
        find_person(scope, said) if said else "",
        Situation(arguments.text("--situation")) if arguments.text("--situation") else None,
    )
    text = RENDERERS[suffix](report.make(request))
    if out == STDOUT:
        put(text.removesuffix("\n"))
    else:
        make_file(Path(out), text.encode(), follow=arguments.root is None)
    tell_left_out(workspace.broken)
    return 0


def _check_target(out: str, suffix: str, *, force: bool) -> None:
    if suffix not in RENDERERS:
        raise UsageError(f"Laat de naam van het bestand eindigen op {' of '.join(RENDERERS)}.")
    if out != STDOUT and not force:
        refuse_to_overwrite(Path(out))
