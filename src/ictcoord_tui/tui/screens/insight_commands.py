"""The commands of the insights: open what a line is about, look otherwise, copy, and act on it."""

from functools import partial
from typing import TYPE_CHECKING

from ictcoord_tui.insights.absence import Absence, absence
from ictcoord_tui.insights.index import BY_ID
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.paper import Filter, Paper, PersonRef
from ictcoord_tui.tui.flows.copying import copy
from ictcoord_tui.tui.flows.insights import (
    NO_HOME,
    choose_filter,
    note_backups,
    note_vacancies,
    send_to_group,
    take_proposed,
    take_whole,
    toggle_anchor,
)
from ictcoord_tui.tui.flows.papers import write_paper
from ictcoord_tui.tui.insight_sheets import WAITING
from ictcoord_tui.tui.present.papers import paper_text

if TYPE_CHECKING:
    from ictcoord_tui.tui.screens.insights import InsightsScreen

COPY_WIDTH = 100
"""Cells in a line of copied text."""


class InsightCommands:
    """What the insights do on a command whose id begins with `insights`.

    Args:
        screen: The screen they are for.
    """

    OWNER = "insights"

    def __init__(self, screen: "InsightsScreen") -> None:
        self._screen = screen

    # What is looked at

    async def do_open(self) -> None:
        """Open the question, or go where the line leads."""
        screen, target = self._screen, self._screen.target
        if not screen.question:
            screen.open_question()
        elif isinstance(target, PersonRef) and screen.question == "absence":
            screen.show_page("absence", target.person_id)
        elif isinstance(target, PersonRef):
            await self._go_to_person(target.person_id)
        elif target is not None:
            place = (target.situation.value, target.task_id, "who")
            await screen.leave_for(target.overview_id, place)

    async def _go_to_person(self, person_id: str) -> None:
        home = self._screen.session.home_of(person_id)
        if home is None:
            self._screen.notify(NO_HOME)
        else:
            await self._screen.leave_for(home, ("people", person_id))

    def do_situation(self) -> None:
        """Look at the other situation."""
        self._screen.turn()

    def do_filter(self) -> None:
        """Ask what the page is to be about."""
        screen = self._screen
        app = screen.ictcoord
        app.begin_flow(partial(choose_filter, app, screen.asked, screen.filter, screen.narrow))

    def do_unfilter(self) -> None:
        """Show everything again."""
        self._screen.narrow(Filter())

    # To take along

    @property
    def _paper(self) -> Paper | None:
        """The page in front; nothing in the list, and nothing while it is on its way."""
        screen = self._screen
        return screen.shown.shown if screen.question and screen.shown is not None else None

    def do_copy(self) -> None:
        """Send the page, or the list of answers, to the clipboard."""
        screen, paper = self._screen, self._paper
        answers = screen.sheets.answers(screen.situation)
        if paper is not None:
            text = paper_text(paper, COPY_WIDTH)
        elif screen.question or answers is None:
            screen.notify(WAITING)
            return
        else:
            text = "\n".join(f"{BY_ID[key].title} {said}" for key, said in answers.items())
        copy(screen.ictcoord, text)

    def do_paper(self) -> None:
        """Write the page or a report to a file."""
        app, scope = self._screen.ictcoord, self._screen.sheets.scope
        app.begin_flow(partial(write_paper, app, scope, self._paper))

    # To act on what was found

    def do_anchor(self) -> None:
        """Mark the person as anchor, or take that away."""
        target = self._screen.target
        if isinstance(target, PersonRef):
            toggle_anchor(self._screen.ictcoord, target.person_id)

    def do_to_group(self) -> None:
        """Put the task on the level of the group, everywhere."""
        target = self._screen.target
        if isinstance(target, RowRef):
            send_to_group(self._screen.ictcoord, target.task_id)

    @property
    def _gone(self) -> Absence:
        screen = self._screen
        return absence(screen.sheets.scope, screen.situation, screen.person)

    def do_backups(self) -> None:
        """Note backups for what falls when the person is away."""
        app = self._screen.ictcoord
        app.begin_flow(partial(note_backups, app, self._gone))

    def do_vacancies(self) -> None:
        """Note what nobody can take over as input for vacancies."""
        app = self._screen.ictcoord
        app.begin_flow(partial(note_vacancies, app, self._gone))

    def do_take(self) -> None:
        """Take over the line of the proposal."""
        screen, proposal = self._screen, self._screen.sheets.proposal
        for one in proposal.rows if proposal is not None else ():
            if one.ref == screen.target:
                take_proposed(screen.ictcoord, one)
                return
        screen.notify("Op deze regel staat geen voorstel om over te nemen.")

    def do_take_all(self) -> None:
        """Take over the whole proposal."""
        app, proposal = self._screen.ictcoord, self._screen.sheets.proposal
        if proposal is not None:
            app.begin_flow(partial(take_whole, app, proposal))
