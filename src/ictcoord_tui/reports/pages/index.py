"""Which page belongs to which question, and the page as a whole."""

from collections.abc import Callable, Mapping

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights import absence
from ictcoord_tui.insights.how import FILL_TARGET, compared_where
from ictcoord_tui.insights.index import BY_ID, Question
from ictcoord_tui.insights.proposal import Proposal, propose
from ictcoord_tui.insights.rows import scan
from ictcoord_tui.paper import Block, Items, Paper, Paragraph
from ictcoord_tui.reports.pages.asked import Asked, explained
from ictcoord_tui.reports.pages.identify import anchors_page, expertise_page, gaps_page, needs_page
from ictcoord_tui.reports.pages.improve import (
    people_overlap_page,
    proposal_page,
    scale_page,
    school_overlap_page,
)
from ictcoord_tui.reports.pages.insight import (
    hidden_page,
    load_page,
    only_one_page,
    package_page,
    staffing_page,
)
from ictcoord_tui.reports.pages.people import (
    absence_list_page,
    absence_page,
    drift_page,
    structure_page,
    who_page,
)


def _proposal_page(asked: Asked) -> tuple[Block, ...]:
    return proposal_page(asked, propose(asked.scope))


def proposal_paper(scope: Scope, situation: Situation, proposal: Proposal) -> Paper:
    """Return the page of a proposal that was made already."""
    question = BY_ID["proposal"]
    blocks = explained(proposal_page(Asked(scope, situation), proposal))
    how = question.how.told(scope)
    return Paper(question.title, (Items(answers(question, scope)), *blocks), scope.name, how)


PAGES: Mapping[str, Callable[[Asked], tuple[Block, ...]]] = {
    "anchors": anchors_page,
    "expertise": expertise_page,
    "gaps": gaps_page,
    "needs": needs_page,
    "load": load_page,
    "package": package_page,
    "hidden": hidden_page,
    "only-one": only_one_page,
    "absence": absence_list_page,
    "structure": structure_page,
    "staffing": staffing_page,
    "who": who_page,
    "drift": drift_page,
    "people-overlap": people_overlap_page,
    "school-overlap": school_overlap_page,
    "scale": scale_page,
    "proposal": _proposal_page,
}
"""What every question shows, by the id of the question."""


def question_paper(question_id: str, scope: Scope, situation: Situation) -> Paper:
    """Return the whole page of a question, with its answer today beside the one for the target."""
    question = BY_ID[question_id]
    blocks = question_page(question, Asked(scope, situation))
    if question.alone(scope):
        return Paper(question.title, blocks, scope.name)
    how = question.how.told(scope)
    return Paper(question.title, (Items(answers(question, scope)), *blocks), scope.name, how)


def question_page(question: Question, asked: Asked) -> tuple[Block, ...]:
    """Return what a question shows; a school alone hears where it is compared.

    Without a target a question about it says what to fill in; the proposal is how to get one.
    """
    if question.alone(asked.scope):
        return (Paragraph(compared_where(asked.scope)),)
    if question.waits(asked.scope, asked.situation) and question.id != "proposal":
        return (Paragraph(FILL_TARGET),)
    return explained(PAGES[question.id](asked))


def absence_title(name: str) -> str:
    """Return the title of the page on what falls without somebody."""
    return f"Wat als {name} wegvalt?"


def absence_paper(scope: Scope, situation: Situation, person_id: str) -> Paper:
    """Return the page on what falls when a person is away."""
    name = scan(scope).person(person_id).name
    blocks = explained(absence_page(Asked(scope, situation), person_id))
    return Paper(absence_title(name), blocks, scope.name, absence.HOW.told(scope))


def answers(question: Question, scope: Scope) -> tuple[str, ...]:
    """Return the answer for both situations, or once when it is about neither."""
    said = {one: question.answer(scope, one) for one in Situation}
    if len(set(said.values())) == 1:
        return (said[Situation.CURRENT],)
    return tuple(f"{label('situation_short', one)}: {text}" for one, text in said.items())
