"""Every insight as data for scripts (documented in `docs/scripts.md`)."""

from collections.abc import Sequence

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.index import QUESTIONS, Question
from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.paper import (
    About,
    Bar,
    BarLine,
    Bars,
    Block,
    Heading,
    Items,
    Line,
    Paragraph,
    Table,
    Target,
)
from ictcoord_tui.reports.pages.asked import Asked, explained
from ictcoord_tui.reports.pages.improve import proposal_page
from ictcoord_tui.reports.pages.index import question_page


def insight_facts(scope: Scope) -> list[dict[str, object]]:
    """Return every question with its answers and all their lines, in the order of the screen."""
    return [_question(question, scope) for question in QUESTIONS]


def _question(question: Question, scope: Scope) -> dict[str, object]:
    pages = _pages(question, scope)
    return {
        "id": question.id,
        "group": question.group.name.lower(),
        "title": question.title,
        "how": question.how.told(scope),
        **{
            one.value: {"headline": question.answer(scope, one), **_page(pages[one])}
            for one in Situation
        },
    }


def _pages(question: Question, scope: Scope) -> dict[Situation, tuple[Block, ...]]:
    """Making a proposal takes long in a large group, and it is the same one for both."""
    asked = {one: Asked(scope, one) for one in Situation}
    if question.id == "proposal":
        made = propose(scope)
        return {one: explained(proposal_page(what, made)) for one, what in asked.items()}
    return {one: question_page(question, what) for one, what in asked.items()}


def _page(blocks: Sequence[Block]) -> dict[str, object]:
    sentences: list[str] = []
    tables: list[dict[str, object]] = []
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Paragraph):
            sentences.append(block.text)
        elif isinstance(block, Items):
            sentences.extend(block.lines)
        elif isinstance(block, Table):
            tables.append(_table(heading, block))
        elif isinstance(block, Bars):
            tables.append(_bars(heading, block))
    return {"sentences": sentences, "tables": tables}


def _table(heading: str, table: Table) -> dict[str, object]:
    return {
        "heading": heading,
        "title": table.title,
        "columns": [column.title for column in table.columns],
        "rows": [_row(line, line.cells, ()) for line in table.lines],
    }


def _bars(heading: str, bars: Bars) -> dict[str, object]:
    return {
        "heading": heading,
        "title": bars.title,
        "columns": ["", *bars.columns, ""],
        "rows": [
            _row(line, (line.label, *(bar.text for bar in line.bars), line.note), line.bars)
            for line in bars.lines
        ],
    }


def _row(line: Line | BarLine, cells: Sequence[str], bars: Sequence[Bar]) -> dict[str, object]:
    numbers = [{"value": round(bar.value, 4), "limit": bar.limit} for bar in bars]
    return {
        "cells": list(cells),
        "numbers": numbers,
        **_place(line.target),
        **_about(line.about),
    }


def _place(target: Target | None) -> dict[str, object]:
    if target is None:
        return {"dossier": None, "situation": None, "task": None, "person": None}
    if isinstance(target, RowRef):
        row = (target.overview_id, target.situation.value, target.task_id, None)
        return dict(zip(("dossier", "situation", "task", "person"), row, strict=True))
    return {"dossier": None, "situation": None, "task": None, "person": target.person_id}


def _about(about: About) -> dict[str, object]:
    return {
        "cluster": about.cluster.value if about.cluster is not None else None,
        "dossiers": sorted(about.overviews) if about.overviews is not None else None,
        "people": sorted(about.people) if about.people is not None else None,
    }
