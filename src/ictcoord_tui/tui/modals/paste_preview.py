"""Looking before pasting: what lands where, and what is refused and why."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.tui.modals.dialog import FRAME, HELP_WITHOUT_TEXT, WIDEST, Dialog, lines_for
from ictcoord_tui.tui.present.blocks import wrapped
from ictcoord_tui.tui.tables.bulk import counted
from ictcoord_tui.tui.tables.paste import Landing, PastePlan
from ictcoord_tui.tui.widgets.more_line import MoreLine

MAX_LINES = 300
"""Cells told one by one; nobody reads more, and the screen stays quick."""

_LONGEST = 30


class PastePreview(Dialog[PastePlan | None]):
    """Shows a plan and gives the one that was agreed to; `None` when the user turns back.

    Args:
        plan: What pasting does as it is.
        with_people: What it does when unknown people are added first; `None` without such.
        name_of: What the row of a cell is called.
        before: What stands in a cell now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,N", "leave", "Niet plakken"),
        Binding("enter,j,J", "paste", "Plakken"),
        Binding("t,T", "people", "Nieuwe namen wel of niet toevoegen aan het team"),
        HELP_WITHOUT_TEXT,
    ]
    help_id = "paste-preview"

    def __init__(
        self,
        plan: PastePlan,
        with_people: PastePlan | None,
        name_of: Callable[[Landing], str],
        before: Callable[[Landing], str],
    ) -> None:
        super().__init__()
        self._plan = plan
        self._with_people = with_people
        self._adding = False
        self._name_of, self._before = name_of, before

    def compose(self) -> ComposeResult:
        """Lay out what it comes to, the cells and the answers."""
        with Vertical(classes="dialog wide"):
            yield Static(id="score", classes="question")
            with VerticalScroll() as page:
                yield Static(id="landings")
            yield MoreLine(page)
            yield Static(id="answers", classes="keys under")

    def on_mount(self) -> None:
        """Show the plan; the arrows read on."""
        self.query_one(VerticalScroll).focus()
        self._show()

    def on_resize(self) -> None:
        """Use the lines there are."""
        free = lines_for(self.app.size, self._score)
        self.query_one(VerticalScroll).styles.max_height = free
        self._show()

    def action_leave(self) -> None:
        """Paste nothing."""
        self.dismiss(None)

    def action_paste(self) -> None:
        """Agree, unless nothing can land."""
        if self._current.taken:
            self.dismiss(self._current)

    def action_people(self) -> None:
        """Add the people nobody knows yet, or not after all."""
        if self._with_people is not None:
            self._adding = not self._adding
            self._show()

    @property
    def _current(self) -> PastePlan:
        return self._with_people if self._adding and self._with_people is not None else self._plan

    @property
    def _score(self) -> str:
        return f"Plakken: {self._current.score}"

    def _show(self) -> None:
        plan = self._current
        self.query_one("#score", Static).update(Content(self._score))
        self.query_one("#landings", Static).update(self._told(plan))
        self.query_one("#answers", Static).update(Content(self._keys(plan)))

    @property
    def _room(self) -> int:
        """Cells of a line of the dialog."""
        return min(WIDEST, self.app.size.width) - FRAME

    def _keys(self, plan: PastePlan) -> str:
        people = short = ""
        if self._with_people is not None:
            count = counted(len(self._with_people.added), ("nieuwe naam", "nieuwe namen"))
            people = f"T = {count} {'niet ' if self._adding else ''}toevoegen"
            short = "T = zonder namen" if self._adding else "T = met namen"
        paste = "Enter = plakken" if plan.taken else ""
        line = "    ".join(filter(None, (paste, people, "Esc = terug", "? = hulp")))
        if cell_len(line) <= self._room:
            return line
        return "  ".join(filter(None, (paste, short, "Esc = terug", "? = hulp")))

    def _told(self, plan: PastePlan) -> Content:
        parts: list[Content | tuple[str, str] | str] = []
        if plan.added:
            parts.append(("Komt erbij in het team\n", "bold"))
            parts.extend(self._item(self._newcomer(name)) for name in plan.added)
            parts.append("\n")
        if plan.refused:
            parts.append((f"Niet: {len(plan.refused)}\n", "bold"))
            refused = plan.refused[:MAX_LINES]
            parts.extend(self._item(self._refusal(one), "  ! ") for one in refused)
            parts.append("\n")
        if plan.taken:
            parts.append((f"Wel: {len(plan.taken)}\n", "bold"))
            parts.extend(self._item(self._landing(one)) for one in plan.taken[:MAX_LINES])
        more = max(0, len(plan.landings) - MAX_LINES)
        return Content.assemble(*parts, f"  … en nog {more}" if more else "")

    def _item(self, text: str, mark: str = "  ") -> str:
        """Return a text behind a mark; what goes on a next line stands under it."""
        # One cell is for the bar that shows how far one scrolled.
        lines = wrapped(text, self._room - len(mark) - 1)
        return mark + f"\n{' ' * len(mark)}".join(lines) + "\n"

    def _newcomer(self, name: str) -> str:
        """Return a name that is added, and who of the team may be meant by it."""
        alike = {clean_line(one.unknown): one.near for one in self._plan.landings}
        near = alike.get(name, "")
        return f"! {name} (bedoelde je {near}?)" if near else name

    def _refusal(self, one: Landing) -> str:
        return f"{self._where(one)}: ‘{_short(one.text)}’ – {one.refused}"

    def _landing(self, one: Landing) -> str:
        before = self._before(one)
        if one.change is None:
            return f"{self._where(one)}: {_short(one.text) or 'leeg'} (staat er al)"
        return f"{self._where(one)}: {_short(before) or 'leeg'} → {_short(one.text) or 'leeg'}"

    def _where(self, one: Landing) -> str:
        name = _short(self._name_of(one)) if one.row is not None else ""
        return " › ".join(filter(None, (name, one.column))) or "buiten de tabel"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
