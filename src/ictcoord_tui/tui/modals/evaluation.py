"""The form on which a team evaluates itself (step 08): everything on one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ictcoord_tui.content.evaluation import EvaluationForm, EvaluationQuestion
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.days import a_year_later, format_day, parse_day
from ictcoord_tui.domain.roadmap import EVALUATION_STEP, Step
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.domain.text import clean_line, clean_text
from ictcoord_tui.tui.modals.dialog import FRAME, HELP_WITHOUT_TEXT, WIDEST, Dialog, lines_for
from ictcoord_tui.tui.present.blocks import Block
from ictcoord_tui.tui.widgets.block_list import BlockList
from ictcoord_tui.tui.widgets.key_hint import KeyHint, key_lines
from ictcoord_tui.tui.widgets.long_text import LongText
from ictcoord_tui.tui.widgets.marks import CURSOR
from ictcoord_tui.tui.widgets.more_line import MoreLine

_ANSWERS_AT = 50
"""The column in which all answers stand, where there is room."""

_MARK = 2
"""Cells before a question."""

_KEYS = ("Tab = volgende", "j/n = antwoord", "Ctrl+S = bewaren", "Esc = terug", "F1 = hulp")

_WRONG = 1
"""Lines that say what is wrong."""

_ANSWERS = 13
"""Cells that the answers take."""


@dataclass(frozen=True, slots=True)
class Held:
    """An evaluation as it was filled in.

    Attributes:
        present: Who was there.
        answers: Answer and note by question id; questions without an answer are left out.
        repeat: Ids of the steps to take again.
        next: The day of the next one, if one was agreed.
    """

    present: str
    answers: Mapping[str, tuple[Answer, str]]
    decisions: str
    repeat: tuple[str, ...]
    next: date | None


class YesNo(Widget, can_focus=True):
    """A question answered with a letter.

    Args:
        question: The question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,J", "answer('yes')", "Ja"),
        Binding("n,N", "answer('no')", "Nee"),
        Binding("delete,minus", "answer('')", "Antwoord wissen"),
        Binding("space", "turn", "Ander antwoord"),
        Binding("enter,down", "app.focus_next", "Volgende"),
        Binding("up", "app.focus_previous", "Vorige"),
        HELP_WITHOUT_TEXT,
    ]

    class Answered(Message):
        """Another answer was given, or it was taken away."""

    def __init__(self, question: EvaluationQuestion) -> None:
        super().__init__(id=f"answer-{question.id}")
        self._question = question
        self.answer: Answer | None = None

    def render(self) -> Text:
        """Draw question and answer."""
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{CURSOR} " if self.has_focus else "  ")
        line.append(self._question.text, "bold" if self.has_focus else "")
        if self._beside(self.size.width):
            line.pad_right(max(0, min(_ANSWERS_AT, self.size.width - _ANSWERS) - line.cell_len))
        else:
            line.append("\n")
        for answer in Answer:
            word = label("answer", answer)
            chosen = answer is self.answer
            line.append(f"  [{word}]" if chosen else f"   {word} ", "bold" if chosen else "")
        return line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one line, or two where the answers do not fit beside the question."""
        return 1 if self._beside(width) else 2

    def _beside(self, width: int) -> bool:
        return _MARK + cell_len(self._question.text) + _ANSWERS <= width

    def on_focus(self) -> None:
        """Show that the keys are for this question."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they no longer are."""
        self.refresh()

    def action_answer(self, value: str) -> None:
        """Answer, or take the answer away."""
        self._take(Answer(value) if value else None)

    def action_turn(self) -> None:
        """Go to the other answer."""
        self._take(Answer.NO if self.answer is Answer.YES else Answer.YES)

    def _take(self, answer: Answer | None) -> None:
        self.answer = answer
        self.refresh()
        self.post_message(self.Answered())


class StepPicker(BlockList):
    """The steps that can be taken again, to tick.

    Args:
        steps: What there is to choose from.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "Stap aan- of uitvinken"),
        HELP_WITHOUT_TEXT,
    ]

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__(id="again")
        self._steps = steps
        self._ticked: frozenset[str] = frozenset()

    def on_mount(self) -> None:
        """Show all steps without a tick."""
        self.styles.height = len(self._steps)
        self._show_ticks()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked steps, in the order of the roadmap."""
        return tuple(step.id for step in self._steps if step.id in self._ticked)

    def action_turn(self) -> None:
        """Tick the step under the cursor, or take the tick away."""
        self._ticked = self._ticked ^ {self.target}
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.show(
            [
                Block(
                    f"{step.id} {step.title}",
                    mark="[x] " if step.id in self._ticked else "[ ] ",
                    target=step.id,
                )
                for step in self._steps
            ]
        )


class AskEvaluation(Dialog[Held | None]):
    """The form; `None` when the user turns back.

    Args:
        form: The questions.
        steps: The steps that can be taken again.
        today: The day of the evaluation.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Niet bewaren", priority=True),
        Binding("ctrl+s,ctrl+o", "done", "Bewaren", priority=True),
    ]
    help_id = "evaluation"

    def __init__(self, form: EvaluationForm, steps: Sequence[Step], today: date) -> None:
        super().__init__()
        self._form, self._steps, self._today = form, steps, today
        self._question = f"{form.title}, {format_day(today)}"

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        with Vertical(classes="dialog wide", id="evaluation"):
            yield Static(Content(self._question), classes="question")
            with VerticalScroll(can_focus=False) as page:
                yield Input(placeholder="Wie was erbij?", compact=True, id="present")
                for question in self._form.questions:
                    yield YesNo(question)
                    yield Static(Content(question.why), classes="why")
                    yield Input(placeholder="opmerking", compact=True, id=f"note-{question.id}")
                yield Static("Beslissingen", classes="label")
                decisions = LongText()
                yield decisions
                yield MoreLine(decisions)
                yield Static("Volgende evaluatie op")
                yield Input(format_day(a_year_later(self._today)), compact=True, id="next")
                yield Static("Stappen om over te doen (spatie kiest)", classes="label")
                yield StepPicker([step for step in self._steps if step.id != EVALUATION_STEP])
            yield MoreLine(page)
            yield Static(id="wrong")
            yield KeyHint(*_KEYS, classes="keys under")

    def on_mount(self) -> None:
        """Start with who was there."""
        self.query_one("#present", Input).focus()

    def on_resize(self) -> None:
        """Leave room around the form for its title, its keys and what is wrong."""
        keys = len(key_lines(_KEYS, min(WIDEST, self.size.width) - FRAME))
        free = lines_for(self.app.size, self._question) - _WRONG - (keys - 1)
        self.query_one(VerticalScroll).styles.max_height = max(1, free)

    def on_input_submitted(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    @property
    def held(self) -> Held:
        """What is filled in now.

        Raises:
            ValueError: The day of the next evaluation is no day; the message is Dutch.
        """
        answers = {
            question.id: (answer, clean_line(self.query_one(f"#note-{question.id}", Input).value))
            for question in self._form.questions
            if (answer := self.query_one(f"#answer-{question.id}", YesNo).answer) is not None
        }
        repeat = self.query_one(StepPicker).chosen
        when = self.query_one("#next", Input).value
        return Held(
            clean_line(self.query_one("#present", Input).value),
            answers,
            clean_text(self.query_one(TextArea).text),
            repeat,
            parse_day(when) if when.strip() else None,
        )

    def action_done(self) -> None:
        """Take the evaluation over; an evaluation without any answer is none."""
        try:
            held = self.held
        except ValueError as error:
            self._refuse(str(error), "#next")
            return
        if not held.answers:
            first = self._form.questions[0].id
            self._refuse("Beantwoord minstens één vraag, met j of n.", f"#answer-{first}")
            return
        self.dismiss(held)

    def action_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)

    @on(YesNo.Answered)
    @on(Input.Changed)
    def _forgive(self) -> None:
        """What was wrong may have been mended by this."""
        self.query_one("#wrong", Static).update("")

    def _refuse(self, reason: str, field: str) -> None:
        self.query_one("#wrong", Static).update(Content(f"! {reason}"))
        self.query_one(field).focus()
