"""Evidence for step 08: how long ago, what shifted, and which step to take again."""

from collections.abc import Iterator

from ictcoord_tui.content.evaluation import load_evaluation
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import capital, counted
from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.evaluations import last_evaluation, next_evaluation, overdue
from ictcoord_tui.domain.journey import variant
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import EVALUATION_STEP, EXPERTISE_STEP, OTHER_VARIANT
from ictcoord_tui.insights.drift import newly_open, task_drift
from ictcoord_tui.insights.evidence.model import (
    NEVER_EVALUATED,
    Case,
    Evidence,
    Jump,
    Place,
    Tone,
    warn_if,
)
from ictcoord_tui.insights.load import overloads
from ictcoord_tui.insights.staffing import missing_expertise
from ictcoord_tui.values import dataclass

LATER = Situation.TARGET


@dataclass(frozen=True, slots=True)
class Return:
    """A step worth taking again, and why, in Dutch."""

    step: str
    reason: str


def evaluated(case: Case) -> Iterator[Evidence]:
    """Step 08: the last and the next evaluation, drift, new gaps, and where to go back to."""
    yield _last(case)
    yield _next(case)
    if case.overview.dossier.target or any(one.dossier.target for one in case.own.overviews):
        yield from _shifts(case)
    back = suggested_return(case)
    if back is None:
        yield Evidence(
            "Niets wijst naar een eerdere stap.", Tone.GOOD, Jump(Place.STEP, EVALUATION_STEP)
        )
    else:
        yield Evidence(
            f"Kijk opnieuw naar stap {back.step}: {back.reason}.",
            Tone.ATTENTION,
            Jump(Place.STEP, back.step),
        )


def suggested_return(case: Case) -> Return | None:
    """Return the step to take again, or nothing when all is well.

    What the team said in its last evaluation comes first; then, in the order of the roadmap, what
    the overview shows.
    """
    said = _said_by_team(case.overview)
    if said is not None:
        return said
    overview = case.overview
    undecided = len(overview.undecided)
    if undecided:
        reason = f"over {counted(undecided, 'taak', 'taken')} is nog niet beslist"
        return Return(_variant(overview), reason)
    waiting = sum(1 for one in missing_expertise(case.own) if not one.decided)
    if waiting:
        return Return(
            EXPERTISE_STEP, f"{counted(waiting, 'taak', 'taken')} zonder expertise en zonder keuze"
        )
    opened = len(newly_open(case.own))
    if opened:
        return Return("07", f"{counted(opened, 'taak', 'taken')} zonder naam in het streefdoel")
    over = overloads(case.own, LATER)
    if over:
        names = case.scan.names(load.person.id for load in over)
        return Return("07", f"te veel werk in het streefdoel bij {names}")
    return None


def _said_by_team(overview: Overview) -> Return | None:
    last = last_evaluation(overview.dossier)
    if last is None:
        return None
    for question in load_evaluation().questions:
        given = last.answers.get(question.id)
        if given is None or given.value is None or given.value.value != question.adjust_when.value:
            continue
        other = OTHER_VARIANT[_variant(overview)]
        step = next(step for step in question.steps if step != other)
        return Return(step, f"de laatste evaluatie vroeg om bijsturen ({question.short.lower()})")
    return None


def _variant(overview: Overview) -> str:
    return variant(load_roadmap(), overview.dossier.roadmap, group=overview.is_group)


def _last(case: Case) -> Evidence:
    last = last_evaluation(case.overview.dossier)
    if last is None or last.day is None:
        text = NEVER_EVALUATED
        return Evidence(text, Tone.ATTENTION, Jump(Place.EVALUATION))
    days = (case.today - last.day).days
    ago = f"{counted(days, 'dag', 'dagen')} geleden" if days else "vandaag"
    text = f"De laatste evaluatie was {ago}, op {format_day(last.day)}."
    return Evidence(text, Tone.NEUTRAL, Jump(Place.EVALUATION, last.id))


def _next(case: Case) -> Evidence:
    agreed = next_evaluation(case.overview.dossier)
    late = overdue(case.overview.dossier, case.today)
    if agreed is None:
        text = "Er is geen volgende evaluatie gepland."
    elif late:
        days = counted((case.today - agreed).days, "dag", "dagen")
        text = f"De evaluatie van {format_day(agreed)} is {days} te laat."
    else:
        text = f"De volgende evaluatie is op {format_day(agreed)}."
    return Evidence(text, warn_if(late or agreed is None), Jump(Place.EVALUATION))


def _shifts(case: Case) -> Iterator[Evidence]:
    changed = task_drift(case.own)
    yield Evidence(
        f"{counted(len(changed), 'taak', 'taken')} nog anders dan in het streefdoel."
        if changed
        else "Alles gebeurt zoals in het streefdoel.",
        Tone.NEUTRAL if changed else Tone.GOOD,
        Jump(Place.INSIGHT, "drift"),
        tuple(one.current for one in changed),
    )
    opened = newly_open(case.own)
    yield Evidence(
        f"{capital(counted(len(opened), 'taak', 'taken'))} nieuw zonder naam in het streefdoel.",
        warn_if(opened),
        Jump(Place.INSIGHT, "gaps"),
        tuple(one.target for one in opened),
    )
    yield from _over(case)
    yield from _left(case)


def _over(case: Case) -> Iterator[Evidence]:
    over = overloads(case.own, Situation.CURRENT)
    if over:
        ids = tuple(load.person.id for load in over)
        yield Evidence(
            f"Overbelast vandaag: {case.scan.names(ids)}.",
            Tone.ATTENTION,
            Jump(Place.INSIGHT, "load"),
            tuple(share.ref for load in over for share in load.shares),
            ids,
        )


def _left(case: Case) -> Iterator[Evidence]:
    """People whom lines still name although nobody knows them any more."""
    seen = case.scan
    rows = {
        line.ref: [key for key in line.row.who if key not in seen.people]
        for situation in Situation
        for line in seen.lines(situation)
    }
    gone = tuple(dict.fromkeys(key for keys in rows.values() for key in keys))
    if gone:
        yield Evidence(
            f"Staat nog bij taken maar niet meer in het team: {seen.names(gone)}.",
            Tone.ATTENTION,
            Jump(Place.TASK),
            tuple(ref for ref, keys in rows.items() if keys),
            gone,
        )
