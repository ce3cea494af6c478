"""Every report there is, by the name one asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from ictcoord_tui.domain.days import format_day
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.domain.text import fold
from ictcoord_tui.errors import UsageError
from ictcoord_tui.insights import absence, gaps, overlap, scale
from ictcoord_tui.insights.absence import carried_alone
from ictcoord_tui.insights.how import compared_where
from ictcoord_tui.insights.rows import RowRef, scan
from ictcoord_tui.paper import Block, Heading, Paper, Paragraph, Target
from ictcoord_tui.reports.agreements import agreements
from ictcoord_tui.reports.condensed import SectionOf, condensed
from ictcoord_tui.reports.director import director
from ictcoord_tui.reports.html import to_html
from ictcoord_tui.reports.markdown import to_markdown
from ictcoord_tui.reports.pages.asked import NO_SINGLE, Asked, explained
from ictcoord_tui.reports.pages.identify import gaps_page, needs_page
from ictcoord_tui.reports.pages.improve import people_overlap_page, scale_page, school_overlap_page
from ictcoord_tui.reports.pages.index import (
    absence_paper,
    absence_title,
)
from ictcoord_tui.reports.pages.people import absence_page
from ictcoord_tui.reports.principal import principal
from ictcoord_tui.reports.ranks import lowered
from ictcoord_tui.reports.roadmap import roadmap_paper
from ictcoord_tui.reports.titles import TITLES
from ictcoord_tui.reports.vacancies import vacancies


@dataclass(frozen=True, slots=True)
class Request:
    """What a report is asked about.

    Attributes:
        scope: One school, or a group with its schools.
        day: The day it is made.
        person: Id of the person it is about; empty for everybody.
        situation: Which situation; `None` for the one that fits the report.
    """

    scope: Scope
    day: date
    person: str = ""
    situation: Situation | None = None

    def asked(self, usual: Situation) -> Asked:
        """Return scope and situation, with the situation that is usual for the report."""
        return Asked(self.scope, self.situation or usual)

    @property
    def planned(self) -> Situation:
        """The target, or today as long as nobody stands in the target."""
        return Situation.TARGET if scan(self.scope).begun(Situation.TARGET) else Situation.CURRENT

    @property
    def subtitle(self) -> str:
        """Whose report it is and of which day."""
        return f"{self.scope.name}, {format_day(self.day)}"


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        title: Dutch name.
        write: Makes it, as long as no word on it needs an explanation.
        about_person: Whether it can be (or has to be) about one person.
    """

    title: str
    write: Callable[[Request], Paper]
    about_person: bool = False

    def make(self, request: Request) -> Paper:
        """Return the report."""
        paper = self.write(request)
        return replace(paper, blocks=explained(condensed(paper.blocks, _sections(request.scope))))


def _sections(scope: Scope) -> SectionOf:
    """Return what tells the section of a task in any of the dossiers."""
    overviews = {one.id: one for one in scope.overviews}

    def section_of(target: Target | None) -> str:
        if not isinstance(target, RowRef) or target.overview_id not in overviews:
            return ""
        overview = overviews[target.overview_id]
        task = overview.task_by_id.get(target.task_id)
        return overview.section(task).name if task is not None else ""

    return section_of


def _agreements(request: Request) -> Paper:
    return agreements(request.asked(request.planned), request.subtitle, request.person or None)


def _vacancies(request: Request) -> Paper:
    return vacancies(request.asked(request.planned), request.subtitle)


def _absence(request: Request) -> Paper:
    asked = request.asked(Situation.CURRENT)
    if not request.person:
        return _absences(asked, request.subtitle)
    paper = absence_paper(asked.scope, asked.situation, request.person)
    return Paper(paper.title, paper.blocks, request.subtitle, paper.how)


def _absences(asked: Asked, subtitle: str) -> Paper:
    """Everybody who does something alone, who carries most of it first, each with what falls."""
    alone = carried_alone(asked.scope, asked.situation)
    names = {key: scan(asked.scope).person(key).name for key in alone}
    blocks: list[Block] = []
    for key in sorted(alone, key=lambda one: (-alone[one], fold(names[one]), one)):
        blocks.append(Heading(absence_title(names[key])))
        blocks.extend(lowered(absence_page(asked, key)))
    if not blocks:
        blocks.append(Paragraph(NO_SINGLE))
    return Paper(REPORTS["absence"].title, tuple(blocks), subtitle, absence.HOW.told(asked.scope))


def _needs(request: Request) -> Paper:
    asked = request.asked(Situation.CURRENT)
    blocks: tuple[Block, ...] = gaps_page(asked)
    if len(request.scope.schools) > 1:
        blocks = (
            Heading("Gedeelde noden"),
            *needs_page(asked),
            Heading("Alle taken die niemand doet"),
            *blocks,
        )
    return Paper(REPORTS["needs"].title, blocks, request.subtitle, gaps.HOW.told(request.scope))


def _overlaps(request: Request) -> Paper:
    asked = request.asked(Situation.CURRENT)
    blocks: list[Block] = [Heading("Bij meerdere mensen"), *people_overlap_page(asked)]
    how = overlap.HOW.told(request.scope)
    if len(request.scope.schools) > 1:
        how = f"{how} {scale.HOW.told(request.scope)}"
        blocks += [
            Heading("In meerdere scholen apart"),
            *school_overlap_page(asked),
            Heading("Beter samen"),
            *scale_page(asked),
        ]
    else:
        blocks.append(Paragraph(compared_where(request.scope)))
    return Paper(REPORTS["overlaps"].title, tuple(blocks), request.subtitle, how)


def _director(request: Request) -> Paper:
    asked = request.asked(Situation.CURRENT)
    if request.scope.group is None and len(request.scope.schools) == 1:
        return principal(asked, request.subtitle, request.day)
    return director(asked, request.subtitle)


def _roadmap(request: Request) -> Paper:
    return roadmap_paper(request.scope, request.subtitle)


REPORTS: Mapping[str, Report] = {
    "agreements": Report(TITLES["agreements"], _agreements, about_person=True),
    "vacancies": Report(TITLES["vacancies"], _vacancies),
    "absence": Report(TITLES["absence"], _absence, about_person=True),
    "needs": Report(TITLES["needs"], _needs),
    "overlaps": Report(TITLES["overlaps"], _overlaps),
    "director": Report(TITLES["director"], _director),
    "roadmap": Report(TITLES["roadmap"], _roadmap),
}
"""The reports in the order of the help."""

IN_WORKBOOK = ("director", "agreements", "vacancies", "absence", "needs", "overlaps")
"""What goes into the workbook, in the order of the tabs: all but the roadmap, which has a sheet of
its own there. First comes what goes on the table at a meeting, right behind *Intro*."""

RENDERERS: Mapping[str, Callable[[Paper], str]] = {".md": to_markdown, ".html": to_html}
"""How a paper is written, by the suffix of the file."""


_NAMED = 8
"""How many people are named to somebody who asked for one that is not there."""


def workbook_papers(scope: Scope, day: date) -> Mapping[str, Paper]:
    """Return the reports that go into the workbook, by what their tab is called."""
    request = Request(scope, day)
    return {REPORTS[kind].title: REPORTS[kind].make(request) for kind in IN_WORKBOOK}


def find_person(scope: Scope, said: str) -> str:
    """Return the id of the person that is meant: by id, name, or an unmistakable part of it.

    A name with a word that starts so goes before one that has it somewhere inside: `an` is An, not
    Jan.

    Raises:
        UsageError: Nobody, or more than one person, fits.
    """
    people = {key: scan(scope).person(key) for key in scan(scope).people}
    wanted = fold(said)
    exact = [key for key, one in people.items() if wanted in (fold(key), fold(one.name))]
    part = [key for key, one in people.items() if wanted and wanted in fold(one.name)]
    first = [key for key in part if f" {wanted}" in f" {fold(people[key].name)}"]
    found = exact or first or part
    if len(found) == 1:
        return found[0]
    names = [one.name for one in people.values()]
    if found:
        several = ", ".join(people[key].name for key in found)
        raise UsageError(
            f"‘{said}’ kan meer dan één persoon zijn: {several}. Schrijf de volledige naam."
        )
    near = get_close_matches(said, [*names, *people], n=1)
    there = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    hint = f" Bedoelde je ‘{near[0]}’?" if near else f" Daar staan: {there}." if names else ""
    raise UsageError(f"‘{said}’ staat niet in het team.{hint}")
