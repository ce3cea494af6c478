"""The rules of the insights once more, written out plainly, to hold the insights against.

Nothing of `ictcoord_tui.insights` is used here, and of an overview only what was drawn: its
dossier, its group's dossier and its list of tasks. Hours are exact fractions.
"""

from collections.abc import Iterator
from fractions import Fraction

from ictcoord_tui.domain.dossier import Dossier, Row, Situation
from ictcoord_tui.domain.hours import Period, Spent
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Applies, DossierKind, Term
from ictcoord_tui.domain.tasks import Level, Task

Cell = tuple[str, str]
"""Dossier id and task id."""


def week(spent: Spent, weeks: int) -> Fraction:
    hours = spent.minutes / 60
    return {
        Period.DAY: hours * 5,
        Period.WEEK: hours,
        Period.MONTH: hours * 10 / weeks,
        Period.YEAR: hours / weeks,
    }[spent.period]


def shares(row: Row, weeks: int) -> dict[str, Fraction]:
    """Hours a week per person: their own time, else an even part of what is left."""
    result = {}
    rest = week(row.time, weeks) if row.time else Fraction(0)
    without = [key for key in row.who if key not in row.times]
    for key in row.who:
        if key in row.times:
            result[key] = week(row.times[key], weeks)
            rest -= result[key]
    for key in without:
        result[key] = max(Fraction(0), rest) / len(without)
    return result


def timed(row: Row) -> bool:
    """Whether a time was said, 0 too: for the task, or for somebody who does it."""
    return row.time is not None or bool(set(row.times) & set(row.who))


def dossiers(scope: Scope) -> list[tuple[str, Overview, Dossier]]:
    found = [scope.group] if scope.group else []
    return [(one.id, one, one.dossier) for one in (*found, *scope.schools)]


def counts(one: Overview, task: Task) -> bool:
    own = one.dossier.triage.get(task.id)
    shared = one.group.triage.get(task.id) if one.group else None
    if own and (own.applies is Applies.NO or own.term is Term.DROP):
        return False
    if own and (own.applies or own.term):
        return True
    return not (shared and (shared.applies is Applies.NO or shared.term is Term.DROP))


def serving(one: Overview, task: Task, situation: Situation) -> Row:
    """The group's line that also holds for a school."""
    own = one.dossier.triage.get(task.id)
    shared = one.group.triage.get(task.id) if one.group else None
    level = (own.level if own else None) or (shared.level if shared else None)
    if one.group is None or level is Level.SCHOOL:
        return Row()
    row = one.group.rows(situation).get(task.id, Row())
    fits = not row.schools or one.id in row.schools
    return row if row.who and fits else Row()


def lines(scope: Scope, situation: Situation) -> Iterator[tuple[Overview, Task, Row, Row]]:
    """Every dossier and task with its own line and the group's."""
    for _, one, dossier in dossiers(scope):
        for task in one.tasks:
            row = dossier.rows(situation).get(task.id, Row())
            yield one, task, row, serving(one, task, situation)


def school_lines(scope: Scope, situation: Situation) -> Iterator[tuple[Overview, Task, Row, Row]]:
    for one, task, row, served in lines(scope, situation):
        if one.dossier.kind is DossierKind.SCHOOL and counts(one, task):
            yield one, task, row, served


def done(
    scope: Scope, situation: Situation
) -> Iterator[tuple[Overview, Task, list[str], list[str]]]:
    """Every line that counts and stands in its place, with who does it and who can step in."""
    for one, task, row, served in lines(scope, situation):
        shown_here = row.who or (scope.group is None and served.who)
        if counts(one, task) and shown_here:
            who = sorted({*row.who, *served.who})
            yield one, task, who, sorted({*row.backup, *served.backup} - set(who))


def carriers(scope: Scope, row: Row, served: Row) -> set[str]:
    return {*row.who, *served.who} if scope.group is None else set(row.who)


def loads(scope: Scope, situation: Situation) -> dict[str, Fraction]:
    total: dict[str, Fraction] = {}
    for one, _, row, _ in lines(scope, situation):
        for key, hours in shares(row, one.dossier.weeks).items():
            total[key] = total.get(key, Fraction(0)) + hours
    return total


def free(scope: Scope, situation: Situation, key: str) -> float:
    """Hours a week left: plenty with outside partners, none when nobody said."""
    person = scope.people[key]
    if person.external:
        return 1e9
    has = person.hours_now if situation is Situation.CURRENT else person.hours_target
    left = Fraction(0) if has is None else Fraction(str(has)) - loads(scope, situation).get(key, 0)
    return float(left)
