"""The small questions: yes or no, a line of text, one of a list, a longer text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from ictcoord_tui.domain.text import fold


class Confirm(ModalScreen[bool]):
    """A question with a safe answer.

    Args:
        question: What is asked.
        yes: Word for yes; its first letter is the key.
        no: Word for no, the safe choice.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,N", "answer(False)"),
        Binding("enter", "enter"),
        Binding("tab,left,right,shift+tab", "other"),
    ]

    def __init__(self, question: str, yes: str = "Ja", no: str = "Nee") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no
        self._chosen = False

    def compose(self) -> ComposeResult:
        """Lay out the question and the two answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Static(id="answers")

    def on_mount(self) -> None:
        """Start on the safe answer."""
        self._show()

    def key_event(self, letter: str) -> bool:
        """Tell whether a letter says yes."""
        return letter.casefold() == self._yes[0].casefold()

    def on_key(self, event: events.Key) -> None:
        """Answer with the first letter of yes; the letter goes no further than the question."""
        if event.character and self.key_event(event.character):
            event.stop()
            event.prevent_default()
            self.dismiss(True)

    def action_answer(self, answer: bool) -> None:
        """Give an answer."""
        self.dismiss(answer)

    def action_enter(self) -> None:
        """Give the answer that is pointed at."""
        self.dismiss(self._chosen)

    def action_other(self) -> None:
        """Point at the other answer."""
        self._chosen = not self._chosen
        self._show()

    def _show(self) -> None:
        parts = []
        for word, chosen in ((self._yes, self._chosen), (self._no, not self._chosen)):
            label = f"[{word[0]}]{word[1:]}"
            parts.append(
                Content.styled(f" > {label} ", "bold reverse") if chosen else f"   {label} "
            )
        line = Content.assemble(*parts, "   Esc = ", self._no.lower())
        self.query_one("#answers", Static).update(line)


class AskLine(ModalScreen[str | None]):
    """A question answered with a line of text; `None` when the user turns back.

    Args:
        question: What is asked.
        value: What the field starts with.
        check: Returns why a text will not do, or nothing.
        hint: A line of explanation.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        check: Callable[[str], str] = lambda _text: "",
        hint: str = "",
    ) -> None:
        super().__init__()
        self._question, self._value, self._check, self._hint = question, value, check, hint

    def compose(self) -> ComposeResult:
        """Lay out question, field and hint."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Input(self._value, compact=True, select_on_focus=True)
            yield Static(Content(self._hint), id="hint")
            yield Static("Enter = klaar    Esc = terug", classes="keys")

    def on_mount(self) -> None:
        """Start typing."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        reason = self._check(event.value)
        if reason:
            self.query_one("#hint", Static).update(Content(f"! {reason}"))
        else:
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing in a list to choose from.

    Attributes:
        value: What comes back when it is chosen.
        label: What the user reads.
        detail: More about it, behind the label.
        key: The key that does the same, shown at the end.
    """

    value: str
    label: str
    detail: str = ""
    key: str = ""


class Pick(ModalScreen[str | None]):
    """A list to choose one thing from; typing narrows it down. `None` when the user turns back.

    Args:
        question: What is asked.
        offers: What there is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("pageup", "move(-10)"),
        Binding("pagedown", "move(10)"),
    ]

    def __init__(self, question: str, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._question, self._offers = question, offers

    def compose(self) -> ComposeResult:
        """Lay out question, filter and list."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._question), classes="question")
            yield Input(placeholder="typ om te zoeken", compact=True)
            offers = OptionList(markup=False, compact=True)
            offers.can_focus = False
            yield offers
            yield Static("Enter = kiezen    Esc = terug", classes="keys")

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one(Input).focus()
        self._fill()

    @on(Input.Changed)
    def _fill(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(_line(offer))) for offer in self._shown])
        options.highlighted = 0 if self._shown else None

    @on(Input.Submitted)
    def _submitted(self) -> None:
        number = self.query_one(OptionList).highlighted
        if number is not None:
            self.dismiss(self._shown[number].value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].value)

    def action_move(self, count: int) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        if self._shown:
            here = options.highlighted or 0
            options.highlighted = max(0, min(len(self._shown) - 1, here + count))

    def action_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)

    @property
    def _shown(self) -> list[Offer]:
        wanted = fold(self.query_one(Input).value).split()
        return [o for o in self._offers if all(w in fold(f"{o.label} {o.detail}") for w in wanted)]


class AskText(ModalScreen[str | None]):
    """A question answered with a longer text; `None` when the user turns back.

    Args:
        question: What is asked.
        value: What the field starts with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", priority=True),
        Binding("ctrl+s,ctrl+o", "done", priority=True),
    ]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question, self._value = question, value

    def compose(self) -> ComposeResult:
        """Lay out question and field."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._question), classes="question")
            yield TextArea(self._value, tab_behavior="focus", soft_wrap=True, compact=True)
            yield Static("Ctrl+O of Ctrl+S = klaar    Esc = niet wijzigen", classes="keys")

    def on_mount(self) -> None:
        """Start typing at the end."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one(TextArea).text

    def half_typed(self) -> tuple[str, str] | None:
        """Return question and text; nothing when the text is as it was."""
        return None if self.text == self._value else (self._question, self.text)

    def action_done(self) -> None:
        """Take the text over."""
        self.dismiss(self.text)

    def action_leave(self) -> None:
        """Turn back."""
        self.dismiss(None)


class ShowText(ModalScreen[None]):
    """A text to read, and to select with the terminal when the clipboard cannot be reached.

    Args:
        title: What it is.
        lines: The text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "leave")]

    def __init__(self, title: str, text: str | Content) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._title), classes="question")
            with VerticalScroll():
                text = self._text if isinstance(self._text, Content) else Content(self._text)
                yield Static(text)
            yield Static("↑ ↓ = lezen    Esc = sluiten", classes="keys")

    def on_mount(self) -> None:
        """Make the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _line(offer: Offer) -> str:
    detail = f"  {offer.detail}" if offer.detail else ""
    key = f"  ({offer.key})" if offer.key else ""
    return f"{offer.label}{key}{detail}"
