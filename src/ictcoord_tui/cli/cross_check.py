"""What is odd in a dossier but only shows beside the roadmap and the other dossiers."""

from collections.abc import Iterator

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.validation import Problem, Severity, near_miss
from ictcoord_tui.storage.members import find_members
from ictcoord_tui.workspace import Opened, Workspace


def cross_check(one: Opened, workspace: Workspace) -> Iterator[Problem]:
    """Yield what is odd in a dossier of a workspace, beyond what `validation` sees."""
    yield from _unknown_to_roadmap(one)
    if one.dossier.kind is DossierKind.GROUP:
        yield from _without_schools(one)
        yield from _unknown_schools(one, workspace)
    elif workspace.group is not None:
        yield from _unknown_to_group(one, workspace.group)


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


def _without_schools(group: Opened) -> Iterator[Problem]:
    for pattern in group.dossier.members:
        if not find_members(group.path, [pattern]):
            said = f"Bij ‘{pattern}’ is er geen enkel bestand."
            yield Problem(("members",), said, Severity.NOTE)


def _unknown_schools(group: Opened, workspace: Workspace) -> Iterator[Problem]:
    """A school that is there but broken is no unknown school."""
    known = [one.id for one in workspace.schools] + [one.id for one in workspace.broken]
    for situation in Situation:
        for task_id, row in group.dossier.rows(situation).items():
            for school in row.schools:
                if school not in known:
                    said = f"De school ‘{school}’ is er niet.{near_miss(school, known)}"
                    yield Problem((situation.value, task_id, "schools"), said, Severity.ERROR)


def _unknown_to_group(school: Opened, group: Opened) -> Iterator[Problem]:
    if group.dossier.kind is not DossierKind.GROUP:
        said = f"{group.path.name} is een school. Noem hier het bestand van de groep."
        yield Problem(("group",), said, Severity.ERROR)
    elif school.path not in find_members(group.path, group.dossier.members):
        said = f"De groep in {group.path.name} telt deze school niet bij haar leden (`members`)."
        yield Problem(("group",), said, Severity.NOTE)
