"""What one person carries, now and later, beside the table of people."""

from textual.content import Content

from ictcoord_tui.domain.dossier import Person, Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.load import Load, LoadStatus, load_by_person

_TITLES = {Situation.CURRENT: "Nu", Situation.TARGET: "Later"}
_STATUS = {
    LoadStatus.FITS: "past",
    LoadStatus.OVER: "! te veel",
    LoadStatus.UNPAID: "! zonder uren",
    LoadStatus.UNKNOWN: "uren niet gezegd",
    LoadStatus.EXTERNAL: "extern",
}


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
    status = f" ({_STATUS[load.status]})" if load is not None and load.shares else ""
    line = f"{_TITLES[situation]}: {format_hours(hours)}{room} u/week{status}"
    return [(line, "bold"), *_tasks(load, scope, tasks)]


def _tasks(load: Load | None, scope: Scope, limit: int) -> list[str]:
    if load is None or not load.shares:
        return [" – geen taken"]
    overviews = {overview.id: overview for overview in scope.overviews}
    lines = []
    for share in load.shares[:limit]:
        overview = overviews.get(share.ref.overview_id)
        where = f" ({overview.name})" if overview is not None and len(overviews) > 1 else ""
        time = f"{format_hours(share.hours)}u " if share.hours else ""
        lines.append(f"\n  {time}{share.line.task.name}{where}")
    more = len(load.shares) - limit
    return [*lines, f"\n  en nog {more} taken"] if more > 0 else lines
