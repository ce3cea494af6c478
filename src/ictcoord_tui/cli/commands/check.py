"""`ictcoord check`: everything that is wrong with a dossier, and with the schools of a group."""

from collections.abc import Iterator
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import put, say
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.validation import Problem, Severity, near_miss
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.workspace import Opened, Workspace, load_workspace


def run(arguments: Arguments) -> int:
    """Print every problem; 3 when something is wrong, 0 when all there is are notes."""
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue())
    checked = (workspace.main, *(one for one in workspace.schools if one is not workspace.main))
    wrong = len(workspace.broken)
    for one in checked:
        for problem in (*one.problems, *_beyond_the_document(one, workspace)):
            wrong += problem.severity is not Severity.NOTE
            put(f"{_relative(one.path)}: {label('severity', problem.severity)}: {problem}")
    for broken in workspace.broken:
        put(f"{_relative(broken.path)}: {label('severity', Severity.FATAL)}: {broken.message}")
    dossiers = "1 dossier" if len(checked) == 1 else f"{len(checked)} dossiers"
    if wrong:
        problems = "1 fout" if wrong == 1 else f"{wrong} fouten"
        say(f"{dossiers} nagekeken: {problems}.")
        return InvalidDataError.exit_code
    say(f"{dossiers} nagekeken: alles klopt.")
    return 0


def _beyond_the_document(one: Opened, workspace: Workspace) -> Iterator[Problem]:
    """What only shows beside the roadmap's texts and the other dossiers."""
    yield from _unknown_to_roadmap(one)
    schools = [school.id for school in workspace.schools]
    if one is not workspace.group or workspace.main is not one:
        return
    missing = {broken.id for broken in workspace.broken}
    for situation in Situation:
        for task_id, row in one.dossier.rows(situation).items():
            for school in row.schools:
                if school not in schools and school not in missing:
                    said = f"De school ‘{school}’ is er niet.{near_miss(school, schools)}"
                    yield Problem((situation.value, task_id, "schools"), said, Severity.ERROR)


def _unknown_to_roadmap(one: Opened) -> Iterator[Problem]:
    roadmap = load_roadmap()
    for step_id, state in one.dossier.roadmap.items():
        step = roadmap.step(step_id)
        known = {
            "answers": ([question.id for question in step.questions], state.answers),
            "actions": ([action.id for action in step.actions], state.actions),
        }
        for table, (ids, said) in known.items():
            for key in said:
                if key not in ids:
                    message = f"‘{key}’ hoort niet bij stap {step_id}.{near_miss(key, ids)}"
                    yield Problem(("roadmap", step_id, table, key), message, Severity.NOTE)


def _relative(path: Path) -> str:
    """As short as it can be said from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
