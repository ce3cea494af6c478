"""Pages of *Inzicht krijgen*: load, the coordinator's package, hidden work, single points."""

from dataclasses import replace

from ictcoord_tui.content.words import counted, label, part_of
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.tasks import Cluster
from ictcoord_tui.insights.load import (
    NOT_COUNTED,
    Load,
    beyond_a_week,
    idle,
    load_by_person,
    loads,
    only_here,
    status_words,
    untimed,
)
from ictcoord_tui.insights.only_one import only_one
from ictcoord_tui.insights.package import Package, package
from ictcoord_tui.insights.rows import Line as ScanLine
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.insights.staffing import Missing, missing_expertise
from ictcoord_tui.paper import (
    Bar,
    BarLine,
    Bars,
    Block,
    Column,
    Line,
    Paragraph,
    PersonRef,
)
from ictcoord_tui.reports.pages.asked import (
    NO_TEAM,
    Asked,
    by_cluster,
    hours,
    mark,
    or_else,
    spent_on,
    without_time,
)


def load_page(asked: Asked) -> tuple[Block, ...]:
    """Return what everybody carries, today beside the target."""
    everybody = {one: load_by_person(asked.scope, one) for one in asked.situations}
    when = label("situation_short", asked.situation).lower()
    lines = []
    for load in loads(asked.scope, asked.situation):
        person = load.person
        both = tuple(
            all_of.get(person.id) or idle(person, one) for one, all_of in everybody.items()
        )
        refs = tuple(share.ref for one in both for share in one.shares)
        bars = tuple(load_bar(one) for one in both)
        about = asked.about_person(person.id, refs)
        note = f"{when}: {status_words(load)}"
        lines.append(BarLine(person.name, bars, note, PersonRef(person.id), about))
    columns = tuple(label("situation_short", one) for one in asked.situations)
    title = "Uren per week, naast de ICT-uren die iemand heeft"
    if not lines:
        return (Paragraph(NO_TEAM),)
    said = (*too_long(asked), *without_time(untimed(asked.scope, asked.situation)))
    return (*said, Bars(columns, tuple(lines), title))


def too_long(asked: Asked) -> tuple[Paragraph, ...]:
    """Ask about everybody whose hours are more than a work week has: a slip of the fingers?"""
    return tuple(map(Paragraph, beyond_a_week(asked.scope, asked.situation)))


def load_bar(load: Load) -> Bar:
    """Return a load as a bar against the hours somebody has."""
    if load.person.external or load.available is None:
        return Bar(load.hours, None, format_hours(load.hours))
    text = f"{format_hours(load.hours)} van {format_hours(load.available)}"
    return Bar(load.hours, load.available, text)


def package_page(asked: Asked) -> tuple[Block, ...]:
    """Return how large the coordinators' package is, to show everybody."""
    held = package(asked.scope, asked.situation)
    both = [package(asked.scope, one) for one in asked.situations]
    return (
        Paragraph(f"Met de rol ICT-coördinator: {asked.names(held.people)}."),
        Bars(
            tuple(label("situation_short", one) for one in asked.situations),
            (
                BarLine("Deel van de taken", tuple(_part_of_tasks(one) for one in both)),
                BarLine("Deel van de uren", tuple(_part_of_hours(one) for one in both)),
                BarLine("Verborgen uren", tuple(_hidden_part(one) for one in both)),
            ),
        ),
        hours_by_cluster(asked),
        *_package_by_cluster(asked, held),
    )


def _part_of_tasks(one: Package) -> Bar:
    return Bar(one.task_share, 1.0, part_of(len(one.rows), one.all_rows, "taak", "taken"))


def _part_of_hours(one: Package) -> Bar:
    text = f"{format_hours(one.hours)} van {hours(one.all_hours)}"
    return Bar(one.hours_share, 1.0, text)


def _hidden_part(one: Package) -> Bar:
    part = one.hidden_hours / one.all_hours if one.all_hours else 0.0
    return Bar(
        part, 1.0, f"{counted(len(one.hidden_rows), 'taak', 'taken')}, {hours(one.hidden_hours)}"
    )


def _package_by_cluster(asked: Asked, held: Package) -> tuple[Block, ...]:
    """Return the lines per cluster, the most hours first."""
    mine: dict[RowRef, float] = {}
    timed: set[RowRef] = set()
    names: dict[RowRef, str] = {}
    whose: dict[RowRef, list[str]] = {}
    for person_id in held.people:
        for share in asked.seen.carried(asked.situation).get(person_id, ()):
            mine[share.ref] = mine.get(share.ref, 0.0) + share.hours
            timed.update((share.ref,) if share.timed else ())
            whose.setdefault(share.ref, []).append(person_id)
            names[share.ref] = _marked(share.line)
    columns = (Column("Taak"), *asked.where(), Column("Wie"), Column("Uren", right=True))
    found = (
        (
            asked.task(ref),
            Line(
                (
                    names[ref],
                    *asked.at(ref),
                    asked.names(whose[ref]),
                    spent_on(spent, timed=ref in timed),
                ),
                ref,
                asked.about((ref,), whose[ref]),
            ),
        )
        for ref, spent in sorted(mine.items(), key=lambda item: -item[1])
    )
    return by_cluster(columns, found)


def _marked(line: ScanLine) -> str:
    """Return a task's name with what there is to know: core, hidden, dropped."""
    hidden = " (verborgen)" if line.task.hidden else ""
    left_out = "" if line.counts else f" ({NOT_COUNTED})"
    return f"{mark(line.task)}{hidden}{left_out}"


_HIDDEN_MEANS = (
    "Verborgen werk vraagt tijd, maar wordt vaak vergeten als mensen hun taken tellen: gegevens "
    "archiveren, aanmeldproblemen oplossen, handleidingen schrijven."
)


def hidden_page(asked: Asked) -> tuple[Block, ...]:
    """Return the work people forget when they count."""
    lines = [one for one in asked.seen.standing(asked.situation) if one.task.hidden]
    lines.sort(key=lambda one: -one.hours)
    columns = (Column("Taak"), *asked.where(), Column("Wie"), Column("Uren", right=True))
    tables = by_cluster(columns, ((one.task, _scanned(asked, one)) for one in lines))
    if not tables:
        return (Paragraph("Er staat geen verborgen werk in het overzicht."),)
    return (Paragraph(_HIDDEN_MEANS), *tables)


def _scanned(asked: Asked, line: ScanLine) -> Line:
    spent = spent_on(line.hours, timed=line.timed)
    cells = (mark(line.task), *asked.at(line.ref), asked.names(line.who), spent)
    return Line(cells, line.ref, asked.about((line.ref,), line.who))


def only_one_page(asked: Asked) -> tuple[Block, ...]:
    """Return the tasks that hang on one person, core tasks first."""
    columns = (Column("Taak"), *asked.where(), Column("Enkel"), Column("Uren", right=True))
    found = (
        (
            one.task,
            Line(
                (mark(one.task), *asked.at(one.row), asked.names((one.person_id,)),
                 spent_on(one.hours, timed=one.timed)),
                one.row,
                asked.about((one.row,), (one.person_id,)),
            ),
        )
        for one in only_one(asked.scope, asked.situation)
    )  # fmt: skip
    return or_else(by_cluster(columns, found), "Elke taak heeft een back-up of meer mensen.")


def staffing_page(asked: Asked) -> tuple[Block, ...]:
    """Return the target tasks without the expertise they need."""
    columns = (
        Column("Taak"),
        *asked.where("Ontbreekt in"),
        Column("Advies"),
        Column("Gekozen"),
        Column("Heeft de expertise en tijd"),
    )
    found = missing_expertise(asked.scope)
    tables = by_cluster(columns, ((one.task, _missing(asked, one)) for one in found))
    return or_else(tables, "Elke taak die expertise vraagt, heeft iemand die ze heeft.")


def _missing(asked: Asked, one: Missing) -> Line:
    chosen = {label("staffing", value).lower() for value in one.kept.values()}
    loads_later = load_by_person(asked.scope, Situation.TARGET)
    part = only_here(loads_later[key] for key in one.available)
    cells = (
        mark(one.task),
        *asked.at(*one.rows),
        label("advice", one.advice).lower(),
        ", ".join(sorted(chosen)) or "nog niets gekozen",
        asked.names(one.available) + part,
    )
    return Line(cells, one.rows[0], asked.about(one.rows, one.available))


def hours_by_cluster(asked: Asked) -> Bars:
    """Return the hours a week of every cluster, today beside the target."""
    lines = []
    for cluster in Cluster:
        bars = tuple(_cluster_bar(asked, cluster, one) for one in asked.situations)
        about = replace(asked.about(()), overviews=None, cluster=cluster)
        lines.append(BarLine(label("cluster", cluster), bars, about=about))
    columns = tuple(label("situation_short", one) for one in asked.situations)
    return Bars(columns, tuple(lines), "Uren per week per cluster")


def _cluster_bar(asked: Asked, cluster: Cluster, situation: Situation) -> Bar:
    lines = asked.seen.standing(situation)
    spent = sum(line.hours for line in lines if line.task.cluster is cluster)
    return Bar(spent, None, hours(spent))
