"""The list of questions with their answers, and the words around a page."""

from collections.abc import Callable, Mapping

from rich.cells import cell_len

from ictcoord_tui.content.words import label, part_of
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.index import Group, in_group
from ictcoord_tui.paper import Filter, Paper
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.tui.present.blocks import Block
from ictcoord_tui.tui.widgets.grid import Tone


def headlines(
    scope: Scope,
    situation: Situation,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Mapping[str, str]:
    """Return the one-line answer to every question, by question id.

    Args:
        scope: What is asked about.
        situation: Today or the target.
        told: Called after each with how many were answered, of how many; stops it by raising.
    """
    questions = [question for group in Group for question in in_group(group)]
    answers = {}
    for number, question in enumerate(questions):
        told(number, len(questions))
        answers[question.id] = question.answer(scope, situation)
    return answers


def question_blocks(answers: Mapping[str, str], width: int) -> tuple[Block, ...]:
    """Return the list of questions, in the four groups of the official page.

    Args:
        answers: The one-line answers by question id; none is given as long as one is missing.
        width: Cells there are; an answer that does not fit beside its question stands below it.
    """
    blocks = []
    for group in Group:
        blocks.append(Block(group.value, Tone.STRONG))
        for question in in_group(group):
            answer = answers.get(question.id, "")
            beside = cell_len(question.title) + cell_len(answer) + 2 <= width
            blocks.append(
                Block(
                    question.title,
                    tail=answer if beside else "",
                    under="" if beside else f"  {answer}",
                    target=question.id,
                )
            )
    return tuple(blocks)


def filter_words(chosen: Filter, asked: Asked) -> str:
    """Return what a filter lets through: `De Kiekendief, Technisch`."""
    words = [
        asked.school(chosen.overview) if chosen.overview is not None else "",
        label("cluster", chosen.cluster) if chosen.cluster is not None else "",
        asked.names((chosen.person,)) if chosen.person is not None else "",
    ]
    return ", ".join(filter(None, words))


def filter_block(chosen: Filter, asked: Asked, whole: Paper, shown: Paper) -> Block:
    """Return the line that says a page is filtered, and how much of it is left."""
    left = part_of(shown.count, whole.count, "regel", "regels")
    return Block(
        f"Filter: {filter_words(chosen, asked)}; {left}. F haalt de filter weg.", Tone.MUTED
    )
