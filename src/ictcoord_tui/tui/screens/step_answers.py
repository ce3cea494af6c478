"""Answering the question of the step that is looked at, and going on to the next one."""

from functools import partial
from typing import TYPE_CHECKING

from ictcoord_tui.content.roadmap import status_word
from ictcoord_tui.domain.agenda import question_meant
from ictcoord_tui.domain.edits.steps import give_answer
from ictcoord_tui.domain.journey import travel
from ictcoord_tui.domain.roadmap import Question, Step
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.tui.present.roadmap_detail import QUESTION, contradicted

if TYPE_CHECKING:
    from ictcoord_tui.tui.screens.roadmap import RoadmapScreen


class StepAnswers:
    """Gives answers; asks first where the answer stands elsewhere than where one points.

    Args:
        screen: The screen on which a step is looked at.
    """

    def __init__(self, screen: "RoadmapScreen") -> None:
        self._screen = screen

    def give(self, value: Answer | None) -> None:
        """Answer the question that is meant, or say which keys choose one.

        Args:
            value: The answer; `None` takes one back.
        """
        screen, state = self._screen, self._screen.facts.state
        kind, which = screen.pointed
        question = question_meant(screen.step, state, value, which if kind == QUESTION else "")
        if question is None:
            self._let_choose(value)
            return
        given = state.answers.get(question.id)
        before = given.value if given is not None else None
        if value is None and before is None:
            self._let_choose(value)
            return
        if kind and kind != QUESTION and before not in (None, value):
            screen.run_worker(self._change(question, value), group="flow", exclusive=True)
            return
        step, app, moment = screen.step, screen.ictcoord, screen.session.clock()
        app.messages.turn()
        app.edit(
            f"Antwoord op stap {step.id}",
            partial(
                give_answer,
                step_question=(step.id, question.id),
                value=value,
                by=app.author,
                moment=moment,
            ),
            ("roadmap", step.id, "answers", question.id),
        )
        if value is not None:
            self._go_on(step, question)
            said = contradicted(step, value, screen.facts.evidence)
            if said:
                screen.notify(said)

    async def _change(self, question: Question, value: Answer | None) -> None:
        from ictcoord_tui.tui.flows.roadmap import change_answer  # noqa: PLC0415 - rare

        screen = self._screen
        if await change_answer(screen.ictcoord, screen.step.id, question.id, value):
            screen.details.go_to(f"{QUESTION}:{question.id}")

    def _let_choose(self, value: Answer | None) -> None:
        """Say how to choose a question with the keys that work from where the cursor is then."""
        screen = self._screen
        if value is None:
            screen.notify(f"Stap {screen.step.id} is nog open: er is geen antwoord te wissen.")
        elif screen.pointed[0]:
            screen.notify("Ga met ↑ en ↓ op de vraag staan die je wilt veranderen.")
        else:
            screen.show_pane("detail")
            screen.notify("Alle vragen zijn beantwoord. Kies hier met ↑ en ↓ welke je verandert.")

    def _go_on(self, step: Step, answered: Question) -> None:
        """Point at the next open question; in the list, where that may be out of sight, say it."""
        screen = self._screen
        state = screen.facts.state
        left = [one for one in step.questions if one.id not in state.answers]
        if left or len(step.questions) > 1:
            screen.details.go_to(f"{QUESTION}:{(left or [answered])[0].id}")
        if screen.pointed[0] or len(step.questions) == 1:
            return
        if left:
            screen.notify(f"Nog een vraag bij deze stap: {left[0].text}")
        else:
            status = travel(screen.facts.roadmap, screen.facts.dossier.roadmap).statuses[step.id]
            screen.notify(f"Stap {step.id} staat nu op {status_word(step, status)}.")
