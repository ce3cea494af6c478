"""The small questions: yes or no, a line of text, one of a list; and a text to read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ictcoord_tui.domain.text import fold
from ictcoord_tui.tui.messages import remind
from ictcoord_tui.tui.modals.dialog import (
    FRAME,
    HELP_WITHOUT_TEXT,
    WIDEST,
    Dialog,
    lines_for,
    lines_of_air,
)
from ictcoord_tui.tui.present.offers import Columns, columns_for, line, told_lines
from ictcoord_tui.tui.widgets.key_hint import KeyHint
from ictcoord_tui.tui.widgets.more_line import MoreLine
from ictcoord_tui.tui.widgets.search_field import SearchField

_MOST_LINES = 18
"""Lines of a list; more would hide what it is about."""


_YES = "j"
"""The letter of *Ja*."""


class Confirm(Dialog[bool]):
    """A question with a safe answer.

    It begins on no, unless undo takes back whatever yes does.

    Args:
        question: What is asked.
        yes: Word for yes; its first letter is the key. What undo takes back, `j` answers too; what
            it does not, a `j` too many must not do.
        no: Word for no, the safe choice.
        about: What it is about, for the help.
        undoable: Whether undo takes back what yes does.
        unchanged: Said after no: what did not happen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,N", "answer(False)", "Het veilige antwoord"),
        Binding("enter", "enter", "Het antwoord dat je aanwijst"),
        Binding("tab,left,right,shift+tab", "other", "Het andere antwoord aanwijzen"),
        HELP_WITHOUT_TEXT,
    ]
    help_id = "confirm"

    def __init__(
        self,
        question: str,
        yes: str = "Ja",
        no: str = "Nee",
        *,
        about: str,
        undoable: bool = False,
        unchanged: str = "",
    ) -> None:
        super().__init__()
        self.about = about
        self._question, self._yes, self._no = question, yes, no
        self._chosen = self._undoable = undoable
        self._unchanged = unchanged

    def compose(self) -> ComposeResult:
        """Lay out the question and the two answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Static(id="answers")

    def on_mount(self) -> None:
        """Point at the answer to begin with."""
        self._show()

    @property
    def letters(self) -> Sequence[tuple[str, str]]:
        """The first letter of yes."""
        return ((self._yes[0], self._yes),)

    def key_event(self, letter: str) -> bool:
        """Tell whether a letter says yes."""
        return letter.casefold() in (self._yes[0].casefold(), _YES if self._undoable else "")

    def on_key(self, event: events.Key) -> None:
        """Answer with the first letter of yes, and tell the letters to who types another one.

        A letter goes no further than the question.
        """
        if not event.is_printable or event.key in self.active_bindings:
            return
        event.stop()
        event.prevent_default()
        if event.character and self.key_event(event.character):
            self.action_answer(True)
        else:
            words = (self._yes, self._no)
            remind(self.app, ", ".join(f"{one[0].upper()} = {one.lower()}" for one in words))

    def action_answer(self, answer: bool) -> None:
        """Give an answer."""
        if not answer and self._unchanged:
            self.app.notify(self._unchanged)
        self.dismiss(answer)

    def action_enter(self) -> None:
        """Give the answer that is pointed at."""
        self.action_answer(self._chosen)

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
        line = Content.assemble(*parts, "   Esc = ", self._no.lower(), "   ? = hulp")
        self.query_one("#answers", Static).update(line)


class AskLine(Dialog[str | None]):
    """A question answered with a line of text; `None` when the user turns back.

    Args:
        question: What is asked.
        value: What the field starts with.
        about: What it is about, for the help.
        check: Returns why a text will not do, or nothing.
        hint: A line of explanation.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Terug")]
    help_id = "ask-line"

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        about: str,
        check: Callable[[str], str] = lambda _text: "",
        hint: str = "",
    ) -> None:
        super().__init__()
        self.about = about
        self._question, self._value, self._check, self._hint = question, value, check, hint

    def compose(self) -> ComposeResult:
        """Lay out question, field and hint."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Input(self._value, compact=True, select_on_focus=True)
            yield Static(Content(self._hint), id="hint")
            yield KeyHint("Enter = klaar", "Esc = terug", "F1 = hulp")

    def on_mount(self) -> None:
        """Start typing."""
        self.query_one(Input).focus()

    @property
    def letters(self) -> Sequence[tuple[str, str]]:
        """The key the field has to itself."""
        return (("Enter", "Klaar"),)

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
        key: The key that does the same, shown at the end; who types it finds this first.
        words: Other words to find it by; not shown.
        elsewhere: It cannot be chosen here; the detail says where it can.
    """

    value: str
    label: str
    detail: str = ""
    key: str = ""
    words: str = ""
    elsewhere: bool = False


class Pick(Dialog[str | None]):
    """A list to choose one thing from; typing narrows it down. `None` when the user turns back.

    Args:
        question: What is asked.
        offers: What there is.
        about: What it is about, for the help; empty when a page of the help tells that.
        help_id: Page of the help about this list.
        cut: Whether the beginning of a detail says enough to stand in the list.
        act: What Enter does.

    Attributes:
        at: Value of the offer the cursor begins on; nothing for the first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug"),
        Binding("up", "move(-1)", "Omhoog"),
        Binding("down", "move(1)", "Omlaag"),
        Binding("pageup", "move(-10)", "Blad terug"),
        Binding("pagedown", "move(10)", "Blad verder"),
        Binding("question_mark", "screen.help", "Hulp, zolang je niets typt", priority=True),
    ]

    def __init__(
        self,
        question: str,
        offers: Sequence[Offer],
        *,
        about: str,
        help_id: str = "pick",
        cut: bool = False,
        act: str = "kiezen",
    ) -> None:
        super().__init__()
        self.about = about
        self.at: str | None = None
        self._cut, self._act = cut, act
        self._question, self._offers = question, offers
        self._columns = columns_for((), 1)
        self.help_id = help_id

    def compose(self) -> ComposeResult:
        """Lay out question, filter and list."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._question), classes="question")
            yield SearchField(placeholder="typ om te zoeken", compact=True)
            offers = OptionList(markup=False, compact=True)
            offers.can_focus = False
            yield offers
            yield MoreLine(offers)
            yield Static(classes="told")
            keys = (f"Enter = {self._act}", "Esc = terug", "F1 = hulp")
            yield KeyHint(*keys, classes="keys under")

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one(Input).focus()
        self._arrange()
        self._fill()

    def on_resize(self) -> None:
        """Lay the list out again for the new size."""
        self._arrange()
        self._fill()

    def _arrange(self) -> None:
        """Make the list as high as what there is to choose, or as the screen lets it be."""
        width = self.app.size.width
        room = min(WIDEST, width) - FRAME
        self._columns = columns_for(
            [_row(offer) for offer in self._offers], room - 1, cut=self._cut
        )
        size = self.app.size
        under = self._columns.told + lines_of_air(size) if self._columns.told else 0
        free = lines_for(size, self._question) - under - 1
        self.query_one(OptionList).styles.height = max(1, min(len(self._offers), free, _MOST_LINES))
        told = self.query_one(".told", Static)
        told.display = bool(self._columns.told)
        told.styles.height = self._columns.told

    @on(Input.Changed)
    def _fill(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(offer, self._columns)) for offer in self._shown])
        if not self._shown:
            options.add_option(Option(Content("Niets gevonden."), disabled=True))
            self._tell("")
        values = [offer.value for offer in self._shown]
        begin = values.index(self.at) if self.at is not None and self.at in values else 0
        options.highlighted = begin if values else None

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._shown):
            self._tell(told_lines(_row(self._shown[event.option_index]), self._columns))

    def _tell(self, text: str) -> None:
        self.query_one(".told", Static).update(Content(text))

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
    def letters(self) -> Sequence[tuple[str, str]]:
        """The key the field has to itself."""
        return (("Enter", self._act.capitalize()),)

    @property
    def _shown(self) -> list[Offer]:
        """What holds every word that was typed; a key that was typed comes first, then names."""
        typed = self.query_one(Input).value.strip()
        wanted = fold(typed).split()
        fitting = [o for o in self._offers if _key_is(o, typed) or _holds(o, wanted)]
        return sorted(fitting, key=lambda o: (not _key_is(o, typed), not _named(o, wanted)))


class ShowText(Dialog[None]):
    """A text to read, and to select with the terminal when the clipboard cannot be reached.

    Args:
        title: What it is.
        text: The text.
        about: What it is about, for the help.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Sluiten"),
        HELP_WITHOUT_TEXT,
    ]
    help_id = "show-text"

    def __init__(self, title: str, text: str | Content, *, about: str) -> None:
        super().__init__()
        self.about = about
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        with Vertical(classes="dialog wide"):
            yield Static(Content(self._title), classes="question")
            text = self._text if isinstance(self._text, Content) else Content(self._text)
            whole = VerticalScroll(Static(text))
            yield whole
            yield MoreLine(whole)
            yield KeyHint("↑ ↓ = lezen", "Esc = sluiten", "? = hulp", classes="keys under")

    def on_mount(self) -> None:
        """Make the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Use the lines there are."""
        self.query_one(VerticalScroll).styles.max_height = lines_for(self.app.size, self._title)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _row(offer: Offer) -> tuple[str, str, str]:
    return offer.label, offer.key, offer.detail


def _line(offer: Offer, columns: Columns) -> Content:
    shown = Content(line(_row(offer), columns))
    return shown.stylize("$muted") if offer.elsewhere else shown


def _key_is(offer: Offer, typed: str) -> bool:
    if len(typed) == 1:
        return offer.key == typed
    return bool(typed) and fold(offer.key) == fold(typed)


def _named(offer: Offer, wanted: Sequence[str]) -> bool:
    return all(word in fold(offer.label) for word in wanted)


def _holds(offer: Offer, wanted: Sequence[str]) -> bool:
    text = fold(f"{offer.label} {offer.detail} {offer.words} {offer.key}")
    return all(word in text for word in wanted)
