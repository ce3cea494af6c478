"""The questions that the task overview answers, in the four groups of the official page."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from ictcoord_tui.content.words import counted, people, percent
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.hours import format_hours
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights import (
    absence,
    anchors,
    drift,
    expertise,
    gaps,
    load,
    only_one,
    overlap,
    package,
    proposal,
    scale,
    staffing,
    structure,
)
from ictcoord_tui.insights.how import NO_TARGET, How, awaits_target, uncompared
from ictcoord_tui.insights.rows import scan


class Group(StrEnum):
    """The four kinds of result; the value is the Dutch heading."""

    IDENTIFY = "In kaart brengen"
    INSIGHT = "Inzicht krijgen"
    COMMUNICATE = "Communiceren"
    IMPROVE = "De werking verbeteren"


class Reads(Enum):
    """Which lines an answer comes from: it says nothing as long as those are empty."""

    SITUATION = auto()
    BOTH = auto()
    """Today beside the target."""
    PEOPLE = auto()
    """What people master, or what a task asks for: that is known without a target."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its one-line answer.

    Attributes:
        id: Stable key: what a screen, a command and an evidence line call it.
        title: The question in Dutch.
        headline: The answer in a few Dutch words, for a scope and a situation.
        how: How it was computed.
        between_schools: Whether it compares schools, so that one school has no answer.
        reads: Which lines the answer comes from.
    """

    id: str
    group: Group
    title: str
    headline: Callable[[Scope, Situation], str]
    how: How
    between_schools: bool = False
    reads: Reads = Reads.SITUATION

    def alone(self, scope: Scope) -> bool:
        """Tell whether there is nothing to compare."""
        return self.between_schools and len(scope.schools) < 2

    def waits(self, scope: Scope, situation: Situation) -> bool:
        """Tell whether there is no answer before the target is filled in."""
        about = Situation.TARGET if self.reads is Reads.BOTH else situation
        return self.reads is not Reads.PEOPLE and awaits_target(scope, about)

    def answer(self, scope: Scope, situation: Situation) -> str:
        """Return the answer in a few words; a school alone hears where it is compared."""
        if self.alone(scope):
            return uncompared(scope)
        return NO_TARGET if self.waits(scope, situation) else self.headline(scope, situation)


def _anchors(scope: Scope, situation: Situation) -> str:
    schools = anchors.anchors(scope, situation)
    without = sum(1 for school in schools if not school.anchors)
    found = {one.person.id for school in schools for one in school.candidates}
    has = f"{counted(without, 'school', 'scholen')} zonder ankerpunt"
    if len(schools) == 1:
        names = scan(scope).names(schools[0].anchors)
        has = "nog geen ankerpunt" if without else f"ankerpunt: {names}"
    return f"{counted(len(found), 'kandidaat', 'kandidaten')}, {has}"


def _expertise(scope: Scope, situation: Situation) -> str:
    able = {one.person.id for one in expertise.expertise(scope, situation) if one.declared}
    missing = len(expertise.without_expertise(scope))
    return f"{people(len(able))} met expertise, {counted(missing, 'rubriek', 'rubrieken')} zonder"


def _gaps(scope: Scope, situation: Situation) -> str:
    return f"{counted(len(gaps.open_rows(scope, situation)), 'taak', 'taken')} zonder naam"


def _common(scope: Scope, situation: Situation) -> str:
    needs = gaps.common_needs(scope, situation)
    nowhere = sum(1 for need in needs if need.nowhere)
    said = f"{counted(len(needs), 'nood', 'noden')} gedeeld"
    return f"{said}, {nowhere} nergens ingevuld" if nowhere else said


def _load(scope: Scope, situation: Situation) -> str:
    over = load.overloads(scope, situation)
    if not over:
        without = load.untimed(scope, situation)
        said = counted(without, "taak", "taken")
        fits = "niemand overbelast" + (load.reservation(said) if without else "")
        everybody = load.loads(scope, situation)
        return f"{fits}{_unknown(everybody)}{load.only_here(everybody)}"
    excess = format_hours(sum(one.excess for one in over))
    return f"{people(len(over))} overbelast, {excess} u te veel{load.only_here(over)}"


def _unknown(everybody: tuple[load.Load, ...]) -> str:
    """Return of how many people with work nobody knows whether it fits."""
    number = sum(1 for one in everybody if one.hours and one.status is load.LoadStatus.UNKNOWN)
    return f", van {people(number)} uren niet ingevuld" if number else ""


def _package(scope: Scope, situation: Situation) -> str:
    held = package.package(scope, situation)
    rows = counted(len(held.rows), "taak", "taken")
    if not held.rows:
        return rows
    return f"{rows} ({percent(held.task_share)}), {format_hours(held.hours)} uur per week"


def _hidden(scope: Scope, situation: Situation) -> str:
    hidden = [line for line in scan(scope).standing(situation) if line.task.hidden]
    hours = format_hours(sum(line.hours for line in hidden))
    said = counted(len(hidden), "verborgen taak", "verborgen taken")
    return f"{said}, {hours} uur per week" if hidden else said


def _absence(scope: Scope, situation: Situation) -> str:
    alone = absence.carried_alone(scope, situation)
    if not alone:
        return "niemand doet iets alleen"
    most = max(alone, key=lambda key: (alone[key], key))
    name = scan(scope).person(most).name
    said = f"{name} doet {counted(alone[most], 'taak', 'taken')} alleen"
    return f"{said}{_backed(scope, situation, most)}"


def _backed(scope: Scope, situation: Situation, person_id: str) -> str:
    """Return how much of what only one person does has somebody to step in."""
    lines = scan(scope).standing(situation)
    alone = [line for line in lines if line.who == (person_id,)]
    backed = sum(1 for line in alone if line.backup)
    if not backed:
        return ", zonder back-up"
    return ", met back-up" if backed == len(alone) else f", {backed} daarvan met back-up"


def _structure(scope: Scope, situation: Situation) -> str:
    whole = structure.structure(scope, situation)
    outside = len(whole.outside) or "niemand"
    return f"{people(len(whole.team))} in het team, {outside} met taken erbuiten"


def _only_one(scope: Scope, situation: Situation) -> str:
    found = only_one.only_one(scope, situation)
    core = sum(1 for single in found if single.task.core)
    if not core:
        return f"{counted(len(found), 'taak', 'taken')} op één persoon zonder back-up"
    said = f"{counted(len(found), 'taak', 'taken')} zonder back-up"
    return f"{said}, waarvan {counted(core, 'kerntaak', 'kerntaken')}"


def _staffing(scope: Scope, _situation: Situation) -> str:
    missing = staffing.missing_expertise(scope)
    return f"{counted(len(missing), 'taak', 'taken')} zonder expertise"


def _who(scope: Scope, situation: Situation) -> str:
    holders = sum(1 for one in structure.structure(scope, situation).positions if one.held)
    rows = len(scan(scope).standing(situation))
    return f"{counted(rows, 'taak', 'taken')} bij {people(holders)}" if rows else "nog niets"


def _drift(scope: Scope, _situation: Situation) -> str:
    changed = len(drift.task_drift(scope))
    if not changed:
        return "niets anders dan vandaag"
    return f"{counted(changed, 'taak', 'taken')} anders in het streefdoel"


def _people_overlap(scope: Scope, situation: Situation) -> str:
    found = overlap.people_overlaps(scope, situation)
    return f"{counted(len(found), 'taak', 'taken')} bij meerdere mensen"


def _school_overlap(scope: Scope, situation: Situation) -> str:
    found = overlap.school_overlaps(scope, situation)
    said = f"{counted(len(found), 'taak', 'taken')} in meerdere scholen"
    if not any(one.measured for one in found):
        return f"{said}, zonder tijd" if found else said
    return f"{said}, {format_hours(sum(one.saved for one in found))} u te winnen"


def _scale(scope: Scope, situation: Situation) -> str:
    found = scale.scale(scope, situation)
    hours = format_hours(sum(one.hours for one in found))
    said = counted(len(found), "kandidaat", "kandidaten")
    return f"{said}, samen {hours} uur per week" if found else said


def _proposal(scope: Scope, situation: Situation) -> str:
    now = proposal.measure(scope, situation)
    over = f"{people(now.overloaded)} overbelast{load.only_here(load.loads(scope, situation))}"
    return f"{over}, {counted(now.gaps, 'taak', 'taken')} zonder naam"


_HIDDEN_HOW = How(
    "Alle verborgen taken die meetellen en die iemand doet, met hun uren per week. Of een taak "
    "verborgen is, staat in de startlijst; in Taken kun je het veranderen."
)

QUESTIONS: tuple[Question, ...] = (
    Question("anchors", Group.IDENTIFY, "Wie kan ankerpunt zijn?", _anchors, anchors.HOW),
    Question(
        "expertise",
        Group.IDENTIFY,
        "Wie kan wat?",
        _expertise,
        expertise.HOW,
        reads=Reads.PEOPLE,
    ),
    Question("gaps", Group.IDENTIFY, "Welke taken doet niemand?", _gaps, gaps.HOW),
    Question(
        "needs",
        Group.IDENTIFY,
        "Welke noden delen de scholen?",
        _common,
        gaps.HOW,
        between_schools=True,
    ),
    Question("load", Group.INSIGHT, "Wie draagt hoeveel?", _load, load.HOW),
    Question(
        "package",
        Group.INSIGHT,
        "Wat ligt bij de ICT-coördinator?",
        _package,
        package.HOW,
    ),
    Question("hidden", Group.INSIGHT, "Welk werk blijft verborgen?", _hidden, _HIDDEN_HOW),
    Question("only-one", Group.INSIGHT, "Wat hangt aan één persoon?", _only_one, only_one.HOW),
    Question("absence", Group.INSIGHT, "Wat als iemand wegvalt?", _absence, absence.HOW),
    Question(
        "structure", Group.INSIGHT, "Hoe zit het ICT-team in elkaar?", _structure, structure.HOW
    ),
    Question(
        "staffing",
        Group.INSIGHT,
        "Welke expertise ontbreekt?",
        _staffing,
        staffing.HOW,
        reads=Reads.PEOPLE,
    ),
    Question("who", Group.COMMUNICATE, "Wie doet wat?", _who, structure.HOW),
    Question(
        "drift",
        Group.COMMUNICATE,
        "Wat verandert er later?",
        _drift,
        drift.HOW,
        reads=Reads.BOTH,
    ),
    Question(
        "people-overlap",
        Group.IMPROVE,
        "Wat doen mensen dubbel?",
        _people_overlap,
        overlap.HOW_PEOPLE,
    ),
    Question(
        "school-overlap",
        Group.IMPROVE,
        "Wat doen scholen dubbel?",
        _school_overlap,
        overlap.HOW_SCHOOLS,
        between_schools=True,
    ),
    Question(
        "scale",
        Group.IMPROVE,
        "Wat doen we beter samen?",
        _scale,
        scale.HOW,
        between_schools=True,
    ),
    Question("proposal", Group.IMPROVE, "Voorstel voor het streefdoel", _proposal, proposal.HOW),
)
"""Every question, in the order of the screen."""

BY_ID = {question.id: question for question in QUESTIONS}
"""The same questions by id."""


def in_group(group: Group) -> tuple[Question, ...]:
    """Return the questions of a group, in order."""
    return tuple(question for question in QUESTIONS if question.group is group)
