"""`ictcoord check`: everything that is wrong with a dossier, and with the schools of a group."""

from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.cross_check import cross_check
from ictcoord_tui.cli.output import put, say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.validation import Severity
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.workspace import load_workspace


def run(arguments: Arguments) -> int:
    """Print every problem; 3 when something is wrong, 0 when all there is are notes."""
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue(), root=arguments.root)
    checked = (workspace.main, *(one for one in workspace.schools if one is not workspace.main))
    found = [
        (one.path, problem.severity, str(problem))
        for one in checked
        for problem in (*one.problems, *cross_check(one, workspace))
    ]
    found += [(broken.path, Severity.FATAL, broken.message) for broken in workspace.broken]
    for path, severity, said in found:
        put(f"{_relative(path)}: {label('severity', severity)}: {said}")
    wrong = sum(1 for _, severity, _ in found if severity is not Severity.NOTE)
    dossiers = counted(len(checked), "dossier", "dossiers")
    say(f"{dossiers} nagekeken: {_outcome(wrong)}.")
    return InvalidDataError.exit_code if wrong else 0


def _outcome(wrong: int) -> str:
    if wrong == 0:
        return "geen fouten"
    return counted(wrong, "fout", "fouten")


def _relative(path: Path) -> str:
    """As short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
