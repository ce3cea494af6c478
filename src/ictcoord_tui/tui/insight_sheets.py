"""The answers and the pages of the insights, worked out once until something changes."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from ictcoord_tui.content.words import part_of
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.proposal import Proposal, propose
from ictcoord_tui.paper import Filter, Paper
from ictcoord_tui.reports.pages.asked import Asked
from ictcoord_tui.reports.pages.index import absence_paper, proposal_paper, question_paper
from ictcoord_tui.session import Session
from ictcoord_tui.tui.behind import LARGE, Behind
from ictcoord_tui.tui.present.questions import headlines
from ictcoord_tui.tui.present.sheet import Sheet, make_sheet

AT_ONCE = 1_000
"""Lines of a page that are laid out while one waits; longer pages are laid out in a thread."""

WAITING = "Even rekenen…"
"""What stands where an outcome is on its way."""

_About: TypeAlias = tuple[str, str, Situation]
_Moment: TypeAlias = tuple[int, str]
_NEVER: _Moment = (-1, "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page as somebody wants to see it.

    Attributes:
        question: Which question it answers.
        person: Whose absence it is about; empty for the page of a question.
        chosen: What is to be seen of it.
        width: Cells there are for tables.
        room: Cells there are on the list that draws it.
    """

    question: str
    person: str
    situation: Situation
    chosen: Filter
    width: int
    room: int

    @property
    def about(self) -> _About:
        """Which paper it is laid out from."""
        return self.question, self.person, self.situation


class Sheets:
    """Works out what the insights show; of a large group in a thread, and nothing is there yet.

    Args:
        run: Runs a coroutine beside the screen.
        changed: Called when there is progress or an outcome to draw.
    """

    def __init__(
        self,
        run: Callable[[Callable[[], Coroutine[Any, Any, None]]], None],
        changed: Callable[[], None],
    ) -> None:
        self.scope = Scope(())
        """What is looked at."""
        self.proposal: Proposal | None = None
        """The proposal that was made last for these dossiers."""
        self._run = run
        self._changed = changed
        self._now = _NEVER
        self._papers: dict[_About, Paper] = {}
        self._answers: dict[Situation, Mapping[str, str]] = {}
        self._sheets: dict[Wanted, Sheet] = {}
        self._answering = Behind[Mapping[str, str]](run, changed)
        self._writing = Behind[Sheet](run, changed)
        self._proposed = _NEVER
        self._proposing = _NEVER

    def renew(self, session: Session) -> None:
        """Begin anew if anything changed since the last time."""
        now = (session.revision, session.focus)
        if now == self._now:
            return
        before, self.scope = self.scope, session.focus_scope()
        if now[1] != self._now[1] or _ids(before) != _ids(self.scope):
            # What was proposed for other schools says nothing here, not even for a moment.
            self.proposal, self._proposed = None, _NEVER
        self._now = now
        self._papers.clear()
        self._sheets.clear()
        self._answers.clear()

    @property
    def _large(self) -> bool:
        """Whether there is more to compute than a key may wait for."""
        return len(self.scope.overviews) > LARGE

    # Answers

    def answers(self, situation: Situation) -> Mapping[str, str] | None:
        """Return the answers to all questions, by question; nothing while they are on their way."""
        if situation not in self._answers:
            made = self._answer(situation)
            if made is None:
                return None
            self._answers[situation] = made
        return self._answers[situation]

    def _answer(self, situation: Situation) -> Mapping[str, str] | None:
        if not self._large:
            return headlines(self.scope, situation)
        work = partial(headlines, self.scope, situation)
        return self._answering.want((self._now, situation), work)

    @property
    def how_far(self) -> str:
        """How far answering is."""
        asking = self._answering
        part = part_of(asking.done, asking.total, "vraag", "vragen")
        if asking.stopped:
            return f"Gestopt na {part}. F5 = verder"
        return f"{WAITING} {part}. Esc = stoppen"

    @property
    def is_answering(self) -> bool:
        """Whether answers are on their way."""
        return self._answering.at_work

    def stop_answering(self) -> None:
        """Stop answering."""
        self._answering.stop()

    def answer_again(self) -> None:
        """Go on with the answers that were stopped."""
        self._answering.forget()

    # Pages

    def sheet(self, wanted: Wanted) -> Sheet | None:
        """Return a page; nothing for one that is on its way."""
        if wanted not in self._sheets:
            made = self._made(wanted)
            if made is None:
                return None
            self._sheets[wanted] = made
        return self._sheets[wanted]

    def stop_writing(self) -> None:
        """Nobody waits any more for the page that is on its way."""
        self._writing.stop()
        self._writing.forget()

    def _made(self, wanted: Wanted) -> Sheet | None:
        write = self._writer(wanted)
        if write is None:
            return None
        asked, widths = Asked(self.scope, wanted.situation), (wanted.width, wanted.room)
        if not self._large:
            paper = self._papers[wanted.about] = self._papers.get(wanted.about) or write()
            if paper.count <= AT_ONCE:
                return make_sheet(lambda: paper, wanted.chosen, asked, widths)
        work = partial(make_sheet, write, wanted.chosen, asked, widths)
        return self._writing.want((self._now, wanted), lambda _told: work())

    def _writer(self, wanted: Wanted) -> Callable[[], Paper] | None:
        """Return what writes a page; nothing while a proposal is being made."""
        if wanted.person:
            return partial(absence_paper, self.scope, wanted.situation, wanted.person)
        if wanted.question != "proposal":
            return partial(question_paper, wanted.question, self.scope, wanted.situation)
        if self._proposed != self._now:
            self._run(self._propose)
        if self.proposal is None:
            return None
        return partial(proposal_paper, self.scope, wanted.situation, self.proposal)

    async def _propose(self) -> None:
        """Make the proposal in a thread; what changes meanwhile has one made again."""
        wanted = self._now
        if self._proposing == wanted:
            return
        self._proposing = wanted
        made = await asyncio.to_thread(propose, self.scope)
        self._proposing = _NEVER
        if wanted != self._now:
            return
        self.proposal, self._proposed = made, wanted
        self._papers.clear()
        self._sheets.clear()
        self._writing.forget()
        self._changed()


def _ids(scope: Scope) -> tuple[str, ...]:
    return tuple(one.id for one in scope.overviews)
