"""What one person carries, now and later, beside the table of people."""

from textual.content import Content

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.load import NOT_COUNTED, Load, load_by_person, status_words


def carried_page(scope: Scope, person: Person, tasks: int) -> Content:
    """Return what a person carries in both situations.

    Args:
        scope: The school, or the group with its schools.
        person: Who.
        tasks: How many tasks to name in each situation, the heaviest first.
    """
    parts: list[Content | tuple[str, str] | str] = [(person.name, "bold")]
    if person.role:
        parts.append(f", {person.role}")
    for situation in Situation:
        load = load_by_person(scope, situation).get(person.id)
        parts.append("\n")
        parts.extend(_told(situation, person, load, scope, tasks))
    return Content.assemble(*parts)


def _told(
    situation: Situation, person: Person, load: Load | None, scope: Scope, tasks: int
) -> list[Content | tuple[str, str] | str]:
    hours = load.hours if load is not None else 0.0
    has = person.hours(situation)
    room = f" van {format_hours(has)}" if has is not None else ""
    status = f" ({_status(load)})" if load is not None and (load.shares or load.in_part) else ""
    line = f"{label('situation_short', situation)}: {format_hours(hours)}{room} u/week{status}"
    return [(line, "bold"), *_tasks(load, scope, tasks)]


def _status(load: Load) -> str:
    word = status_words(load)
    return f"! {word}" if load.overloaded else word


def _tasks(load: Load | None, scope: Scope, limit: int) -> list[str]:
    if load is None or not load.shares:
        return [" – geen taken"]
    if not limit:
        return [f" – {counted(len(load.shares), 'taak', 'taken')}"]
    overviews = {overview.id: overview for overview in scope.overviews}
    lines = []
    for share in load.shares[:limit]:
        overview = overviews.get(share.ref.overview_id)
        where = f" ({overview.name})" if overview is not None and len(overviews) > 1 else ""
        time = f"{format_hours(share.hours)}u " if share.timed else ""
        left_out = "" if share.line.counts else f" ({NOT_COUNTED})"
        lines.append(f"\n  {time}{share.line.task.name}{where}{left_out}")
    more = len(load.shares) - limit
    return [*lines, f"\n  en nog {counted(more, 'taak', 'taken')}"] if more > 0 else lines
