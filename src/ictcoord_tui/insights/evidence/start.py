"""Evidence for steps 01 to 03: awareness, vision, policy plan."""

from collections.abc import Iterator
from datetime import date

from ictcoord_tui.content.words import capital, counted, part_of, percent
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.insights.evidence.model import (
    Case,
    Evidence,
    Jump,
    Place,
    Tone,
    lines_of,
    refs,
    warn_if,
)
from ictcoord_tui.insights.gaps import open_rows
from ictcoord_tui.insights.load import LoadStatus, loads, only_here
from ictcoord_tui.insights.rows import Line

NOW = Situation.CURRENT

PLAN_COMPULSORY = date(2026, 9, 1)
"""From this day every school needs a plan for Digiplan money."""

OLD_PLAN_YEARS = 3
"""A plan older than this deserves a look: own judgement, no rule."""


def awareness(case: Case) -> Iterator[Evidence]:
    """Step 01: what hangs on one person, who is swamped, what stays unseen or undone."""
    yield from _most_tasks(case)
    yield from _coordinators(case)
    hidden = [line for line in case.scan.standing(NOW) if line.task.hidden]
    hours = format_hours(sum(line.hours for line in hidden))
    yield Evidence(
        f"{counted(len(hidden), 'verborgen taak', 'verborgen taken')}, {hours} uur per week."
        if hidden
        else "Geen verborgen taken.",
        Tone.NEUTRAL,
        Jump(Place.INSIGHT, "hidden"),
        refs(hidden),
    )
    rows = open_rows(case.own, NOW)
    yield Evidence(
        f"{capital(counted(len(rows), 'taak', 'taken'))} zonder naam.",
        warn_if(rows),
        Jump(Place.INSIGHT, "gaps"),
        rows,
    )
    yield _readiness(case)


def vision(case: Case) -> Iterator[Evidence]:
    """Step 02: who works on the vision and its support, with which time, and since when."""
    yield from _assigned_and_timed(case, ("vis-visie", "vis-draagvlak"))
    written = case.overview.dossier.plan.vision
    text = (
        f"De visie is van {format_day(written)}."
        if written
        else "Er staat nog geen datum bij de visie."
    )
    yield Evidence(text, warn_if(written is None), Jump(Place.VISION))


def policy_plan(case: Case) -> Iterator[Evidence]:
    """Step 03: who writes and follows the plan, how old it is, and what is tied to it."""
    yield from _assigned_and_timed(case, ("vis-beleidsplan", "vis-opvolging"))
    yield _plan_age(case)
    counting = [line for line in case.scan.home_lines(NOW) if line.counts]
    tied = [line for line in counting if line.overview.triage(line.task.id).priority]
    part = part_of(len(tied), len(counting), "taak", "taken")
    share = f" ({percent(len(tied) / len(counting))})" if counting else ""
    yield Evidence(
        f"Vast aan een prioriteit van het plan: {part}{share}.",
        Tone.NEUTRAL,
        Jump(Place.TRIAGE),
        refs(tied),
    )
    since = "is verplicht sinds" if case.today >= PLAN_COMPULSORY else "wordt verplicht vanaf"
    missing = case.overview.dossier.plan.written is None
    yield Evidence(
        f"Een ICT-beleidsplan {since} 1 september 2026, als voorwaarde voor Digiplan-middelen.",
        Tone.ATTENTION if missing else Tone.NEUTRAL,
        Jump(Place.PLAN),
    )


def _most_tasks(case: Case) -> Iterator[Evidence]:
    standing = case.scan.standing(NOW)
    held: dict[str, list[Line]] = {}
    for line in standing:
        for person_id in line.carriers:
            held.setdefault(person_id, []).append(line)
    if not held:
        yield Evidence("Bij geen enkele taak staat al wie ze doet.", Tone.NEUTRAL, Jump(Place.TASK))
        return
    most = min(held, key=lambda key: (-len(held[key]), case.scan.person(key).name, key))
    whole = len(standing) + len(open_rows(case.own, NOW))
    share = len(held[most]) / whole
    yield Evidence(
        f"{case.scan.person(most).name} doet {part_of(len(held[most]), whole, 'taak', 'taken')} "
        f"({percent(share)}).",
        Tone.ATTENTION if share > 1 / 2 else Tone.NEUTRAL,
        Jump(Place.INSIGHT, "absence"),
        refs(held[most]),
        (most,),
    )


def _coordinators(case: Case) -> Iterator[Evidence]:
    for load in loads(case.own, NOW):
        if not load.person.coordinator:
            continue
        unknown = load.status in (LoadStatus.UNKNOWN, LoadStatus.EXTERNAL)
        against = "" if load.available is None else f" van {format_hours(load.available)}"
        yield Evidence(
            f"{load.person.name} (ICT-coördinator) draagt {format_hours(load.hours)}{against} "
            f"uur per week{only_here((load,))}.",
            Tone.NEUTRAL if unknown else warn_if(load.overloaded),
            Jump(Place.INSIGHT, "load"),
            tuple(share.ref for share in load.shares),
            (load.person.id,),
        )


def _readiness(case: Case) -> Evidence:
    lines = [
        line
        for line in case.scan.lines(NOW)
        if line.counts and line.row.assigned and line.task.id.startswith("org-")
    ]
    hours = sum(line.hours for line in lines)
    return Evidence(
        f"Naar de organisatie van het ICT-team gaat {format_hours(hours)} uur per week."
        if hours
        else "Naar de organisatie van het ICT-team gaat nog geen tijd.",
        warn_if(hours == 0),
        Jump(Place.INSIGHT, "package"),
        refs(lines),
        tuple(dict.fromkeys(key for line in lines for key in line.row.who)),
        "team",
    )


def _assigned_and_timed(case: Case, task_ids: tuple[str, ...]) -> Iterator[Evidence]:
    for task_id in task_ids:
        lines = lines_of(case, NOW, (task_id,))
        if not lines:
            continue
        done = [line for line in lines if line.assigned]
        timed = [line for line in done if line.timed or (line.served.who and line.served.timed)]
        name = lines[0].task.name
        yield Evidence(
            _said(name, lines, done, timed, case),
            warn_if(len(timed) < len(lines)),
            Jump(Place.TASK),
            refs(lines),
            tuple(dict.fromkeys(key for line in done for key in line.who)),
        )


def _said(
    name: str, lines: tuple[Line, ...], done: list[Line], timed: list[Line], case: Case
) -> str:
    if len(lines) > 1:
        schools = part_of(len(done), len(lines), "school", "scholen")
        return f"‘{name}’: bij {schools} iemand, {len(timed)} met tijd."
    if not done:
        return f"‘{name}’: nog niemand."
    time = f"{format_hours(done[0].hours)} uur per week" if timed else "nog geen tijd"
    if timed and not done[0].row.who:
        time = "op groepsniveau"
    return f"‘{name}’: {case.scan.names(done[0].who)}, {time}."


def _plan_age(case: Case) -> Evidence:
    plan = case.overview.dossier.plan
    if plan.written is None:
        return Evidence(
            "Er staat nog geen datum bij het ICT-beleidsplan.", Tone.ATTENTION, Jump(Place.PLAN)
        )
    years = (case.today - plan.written).days / 365.25
    age = "minder dan een jaar" if years < 1 else f"{int(years)} jaar"
    old = years >= OLD_PLAN_YEARS
    title = f"‘{plan.title}’" if plan.title else "Het ICT-beleidsplan"
    return Evidence(
        f"{title} is van {format_day(plan.written)}: {age} oud.",
        warn_if(old),
        Jump(Place.PLAN),
    )
