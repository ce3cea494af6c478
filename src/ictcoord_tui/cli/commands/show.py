"""`ictcoord show`: how it stands, as plain text for screen readers or as JSON for scripts."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.command_list import ALL_INSIGHTS
from ictcoord_tui.cli.insights import insight_facts
from ictcoord_tui.cli.output import put, table
from ictcoord_tui.cli.targets import tell_left_out
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.roadmap import standing as where_it_stands
from ictcoord_tui.content.words import counted, label, lowered, part_of
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.journey import StepStatus
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.roadmap import Roadmap
from ictcoord_tui.errors import UsageError
from ictcoord_tui.insights.deciding import waits_for
from ictcoord_tui.insights.gaps import Gap
from ictcoord_tui.insights.how import NO_TARGET
from ictcoord_tui.insights.index import BY_ID, Group, in_group
from ictcoord_tui.insights.load import Load, status_words
from ictcoord_tui.insights.summary import Filled, Standing, Summary, summarise
from ictcoord_tui.reports.pages.index import answers, question_paper
from ictcoord_tui.reports.text import to_text
from ictcoord_tui.workspace import Workspace, load_workspace

_MOST_GAPS = 10
"""Tasks without a name that are listed: with more of them the insights would scroll away."""


def run(arguments: Arguments) -> int:
    """Print roadmap, how far all is filled, load, gaps and every answer; or whole insights."""
    insight, situation = arguments.text("--insight"), arguments.text("--situation")
    if insight and arguments.given("--json"):
        raise UsageError("In de JSON staan alle inzichten al. Laat --insight of --json weg.")
    if situation and not insight:
        raise UsageError("Nu of later kies je alleen bij een inzicht (--insight).")
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue(), root=arguments.root)
    if insight:
        _put_insights(workspace.scope, insight, Situation(situation or Situation.CURRENT))
    else:
        _put_standing(workspace, as_json=arguments.given("--json"))
    tell_left_out(workspace.broken)
    return 0


def _put_insights(scope: Scope, insight: str, situation: Situation) -> None:
    chosen = tuple(BY_ID) if insight == ALL_INSIGHTS else (insight,)
    put("\n".join(to_text(question_paper(key, scope, situation)) for key in chosen).rstrip("\n"))


def _put_standing(workspace: Workspace, *, as_json: bool) -> None:
    roadmap = load_roadmap()
    summary = summarise(workspace.scope, roadmap)
    if as_json:
        facts = _facts(summary, workspace)
        put(json.dumps(facts, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        put("\n".join((*_told(summary, roadmap), "", *_answers(workspace.scope))))


def _told(summary: Summary, roadmap: Roadmap) -> Iterator[str]:
    yield summary.name
    for standing in summary.standings:
        yield ""
        yield from _standing(standing, roadmap)
    yield ""
    yield from _loads(Situation.CURRENT, summary.loads_now)
    yield ""
    if summary.has_target:
        yield from _loads(Situation.TARGET, summary.loads_later)
        yield ""
    yield from _gaps(Situation.CURRENT, summary.gaps_now)
    yield ""
    if summary.has_target:
        yield from _gaps(Situation.TARGET, summary.gaps_later)
    else:
        yield f"{label('situation', Situation.TARGET)}: {NO_TARGET}"


def _standing(standing: Standing, roadmap: Roadmap) -> Iterator[str]:
    overview, journey = standing.overview, standing.journey
    yield f"{overview.name} ({label('dossier_kind', overview.dossier.kind).lower()})"
    yield f"  Stappenplan: {lowered(where_it_stands(roadmap, journey))}"
    means = f" ({waits_for(overview)})" if standing.undecided else ""
    yield f"  Taken: {standing.tasks}, nog te beslissen: {standing.undecided}{means}"
    for situation, filled in (
        (Situation.CURRENT, standing.current),
        (Situation.TARGET, standing.target),
    ):
        yield f"  {label('situation', situation)}: {_filled(filled, overview.is_group)}"


def _filled(filled: Filled, at_group_level: bool) -> str:
    """What a group does not do itself, its schools do: that is not open."""
    if at_group_level:
        tasks = f"{counted(filled.who, 'taak', 'taken')} op groepsniveau"
        return f"{tasks}, {filled.time} met een tijd" if filled.who else tasks
    some = part_of(filled.who, filled.counting, "taak", "taken")
    return f"{some} met iemand, {filled.time} met een tijd, {filled.open} open"


def _loads(situation: Situation, loads: tuple[Load, ...]) -> Iterator[str]:
    yield f"Belasting, {label('situation', situation).lower()} (uren per week)"
    if not loads:
        yield "  Er staat nog niemand in het team."
        return
    rows = [("Wie", "Draagt", "Heeft", "Taken", "")]
    for load in loads:
        has = "?" if load.available is None else format_hours(load.available)
        tasks = str(len(load.shares))
        rows.append((load.person.name, format_hours(load.hours), has, tasks, status_words(load)))
    for line in table(rows):
        yield f"  {line}"


def _gaps(situation: Situation, gaps: tuple[Gap, ...]) -> Iterator[str]:
    yield f"Taken zonder naam, {label('situation', situation).lower()}: {len(gaps)}"
    for gap in gaps[:_MOST_GAPS]:
        several = f" ({len(gap.rows)} van {gap.counting})" if gap.counting > 1 else ""
        yield f"  {gap.task.name}{several}"
    if (left := len(gaps) - _MOST_GAPS) > 0:
        later = f" --situation {situation}" if situation is not Situation.CURRENT else ""
        yield f"  … en nog {left}; allemaal: `--insight gaps{later}`"


def _answers(scope: Scope) -> Iterator[str]:
    yield "Inzichten (meer: --insight, met het woord tussen haakjes)"
    for group in Group:
        yield f"  {group.value}"
        for question in in_group(group):
            yield f"    {question.title} ({question.id})"
            yield from (f"      {answer}" for answer in answers(question, scope))


def _facts(summary: Summary, workspace: Workspace) -> dict[str, object]:
    """Stable keys for scripts: hours are hours a week, ids are those of the files."""
    return {
        "name": summary.name,
        "dossiers": [_dossier_facts(standing) for standing in summary.standings],
        "load": {
            Situation.CURRENT.value: [_load_facts(load) for load in summary.loads_now],
            Situation.TARGET.value: [_load_facts(load) for load in summary.loads_later],
        },
        "gaps": {
            Situation.CURRENT.value: [_gap_facts(gap) for gap in summary.gaps_now],
            Situation.TARGET.value: [_gap_facts(gap) for gap in summary.gaps_later],
        },
        "insights": insight_facts(workspace.scope),
        "broken": [
            {"id": broken.id, "path": str(broken.path), "message": broken.message}
            for broken in workspace.broken
        ],
    }


def _dossier_facts(standing: Standing) -> dict[str, object]:
    overview, journey = standing.overview, standing.journey
    statuses = {step: status.value for step, status in journey.statuses.items()}
    return {
        "id": overview.id,
        "name": overview.name,
        "kind": overview.dossier.kind.value,
        "roadmap": {
            "current": journey.current,
            "finished": len(journey.agreed),
            "repeat": [s for s, status in statuses.items() if status == StepStatus.REPEAT.value],
            "steps": statuses,
        },
        "tasks": standing.tasks,
        "undecided": standing.undecided,
        "current": _filled_facts(standing.current),
        "target": _filled_facts(standing.target),
    }


def _filled_facts(filled: Filled) -> dict[str, int]:
    return {**asdict(filled), "open": filled.open}


def _load_facts(load: Load) -> dict[str, object]:
    return {
        "id": load.person.id,
        "name": load.person.name,
        "hours": round(load.hours, 4),
        "available": load.available,
        "tasks": len(load.shares),
        "untimed": load.untimed,
        "in_part": load.in_part,
        "status": load.status.value,
    }


def _gap_facts(gap: Gap) -> dict[str, object]:
    return {
        "task": gap.task.id,
        "name": gap.task.name,
        "dossiers": [row.overview_id for row in gap.rows],
        "counting": gap.counting,
    }
