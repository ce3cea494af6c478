"""Looking before pasting: what lands where, and what is refused and why."""

from collections.abc import Callable
from functools import cache
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
_MEANT = "B = ja"


class PastePreview(Dialog[PastePlan | None]):
    """Shows a plan and gives the one that was agreed to; `None` when the user turns back.

    Args:
        plan_for: Returns what pasting does: whether unknown people are added first, and whether
            names that nobody has are read as those in the team that they look like.
        name_of: What the row of a cell is called.
        before: What stands in a cell now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,N", "leave", "Niet plakken"),
        Binding("enter,j,J", "paste", "Plakken"),
        Binding("t,T", "people", "Nieuwe namen wel of niet toevoegen aan het team"),
        Binding("b,B", "meant", "Ja op ‘Bedoelde je …?’, of toch de namen zoals ze er staan"),
        HELP_WITHOUT_TEXT,
    ]
    help_id = "paste-preview"

    def __init__(
        self,
        plan_for: Callable[[bool, bool], PastePlan],
        name_of: Callable[[Landing], str],
        before: Callable[[Landing], str],
    ) -> None:
        super().__init__()
        self._plan_for = cache(plan_for)
        self._plan = self._plan_for(False, False)
        self._adding = False
        self._meant = False
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
        if self._unknown:
            self._adding = not self._adding
            self._show()

    def action_meant(self) -> None:
        """Read names as those in the team that they look like, or not after all."""
        if self._plan.alike:
            self._meant = not self._meant
            self._show()

    @property
    def _unknown(self) -> bool:
        """Whether there are names that nobody has."""
        return bool(self._plan_for(False, self._meant).unknown)

    @property
    def _current(self) -> PastePlan:
        return self._plan_for(self._adding and self._unknown, self._meant)

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
        if self._unknown:
            added = self._plan_for(True, self._meant).added
            count = counted(len(added), ("nieuwe naam", "nieuwe namen"))
            people = f"T = {count} {'niet ' if self._adding else ''}toevoegen"
            short = "T = zonder namen" if self._adding else "T = met namen"
        meant = ""
        if self._plan.alike:
            meant = "B = zoals getypt" if self._meant else "B = zoals bedoeld"
        paste = "Enter = plakken" if plan.taken else ""
        for parts in ((people, meant, "    "), (short, meant, "  "), (short, "", "  ")):
            *names, gap = parts
            line = gap.join(filter(None, (paste, *names, "Esc = terug", "? = hulp")))
            if cell_len(line) <= self._room:
                break
        return line

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
        alike = {clean_line(one): near for one, near in self._plan.alike.items()}
        near = alike.get(name, "")
        return f"! {name} (bedoelde je {near}? {_MEANT})" if near else name

    def _refusal(self, one: Landing) -> str:
        text = f"‘{_short(one.text)}’"
        said = one.refused if one.refused.startswith(text) else f"{text} – {one.refused}"
        return f"{self._where(one)}: {said}{f' {_MEANT}' if one.near else ''}"

    def _landing(self, one: Landing) -> str:
        before = self._before(one)
        if one.change is None:
            return f"{self._where(one)}: {_short(one.text) or 'leeg'} (staat er al)"
        stood = f" (er stond ‘{_short(one.typed)}’)" if one.typed else ""
        after = f"{_short(one.text) or 'leeg'}{stood}"
        return f"{self._where(one)}: {_short(before) or 'leeg'} → {after}"

    def _where(self, one: Landing) -> str:
        name = _short(self._name_of(one)) if one.row is not None else ""
        return " › ".join(filter(None, (name, one.column))) or "buiten de tabel"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
