"""The roadmap as a checklist: the steps, the chosen one in full, and the schools side by side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.agenda import ticked
from ictcoord_tui.domain.dossier import FRESH_STEP, StepState
from ictcoord_tui.domain.edits.steps import repeat_steps, tick_action
from ictcoord_tui.domain.evaluations import evaluable, overdue
from ictcoord_tui.domain.journey import travel
from ictcoord_tui.domain.roadmap import EVALUATION_STEP, Step
from ictcoord_tui.domain.schema import Answer
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.insights.evidence.steps import evidence, expertise_to_find
from ictcoord_tui.tui.ahead import SCHOOLS
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.present.roadmap_detail import (
    ACTION,
    QUESTION,
    StepFacts,
    detail_blocks,
)
from ictcoord_tui.tui.present.roadmap_list import step_blocks, why_aside
from ictcoord_tui.tui.present.roadmap_schools import school_blocks
from ictcoord_tui.tui.routing import bindings_of, run_command
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.widgets.block_list import BlockList

NARROW_BELOW = 72
"""Below this width one pane is shown at a time."""

WIDE_FROM = 110
"""From this width on the schools of a group stand beside the rest."""


class RoadmapScreen(AreaScreen):
    """The eight steps of the focused dossier."""

    AREA = "roadmap"
    OWNER = "roadmap"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("roadmap")

    def __init__(self) -> None:
        super().__init__()
        self._roadmap = load_roadmap()
        self._pane = "steps"
        self._shown = ("", "")
        self._facts_of: tuple[object, ...] = ()
        self._facts: StepFacts | None = None

    # The frame

    def body(self) -> Iterable[Widget]:
        """Lay out the three panes."""
        yield Horizontal(
            BlockList(id="steps"), BlockList(id="detail"), BlockList(id="schools"), id="roadmap"
        )

    def on_mount(self) -> None:
        """Begin at the step one stands at."""
        self._arrange(self.size.width)
        self._list.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for."""
        self._arrange(event.size.width)

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts of this screen."""
        return (Context.ROADMAP, Context.EVERYWHERE)

    def command_state(self) -> CommandState:
        """Add whether the cursor is on an action; among the schools nothing can be changed."""
        (kind, which), step = self.pointed, self.step
        dossier = self.session.overview().dossier
        state = replace(
            super().command_state(),
            on_action=kind == ACTION,
            page=self._pane,
            begun=evaluable(dossier),
            aside=why_aside(self._roadmap, step, dossier.roadmap),
            yes=step.yes_label,
            no=step.no_label,
        )
        if kind in (QUESTION, ACTION):
            from ictcoord_tui.tui.screens.step_lines import StepLines  # noqa: PLC0415 - on demand

            state = replace(state, closed=StepLines(self).why_closed(kind, which, self.facts))
        if self._pane == "schools":
            return replace(state, read_only="Open eerst een school, met Enter.")
        return state

    def show_session(self) -> None:
        """Draw all panes again; the cursors stay where they were."""
        session = self.session
        changed_dossier = self._shown[0] != session.focus
        dossier = session.overview().dossier
        late = overdue(dossier, session.clock().date())
        self._list.show(step_blocks(self._roadmap, dossier.roadmap, late=late))
        if changed_dossier:
            self._list.go_to(self._current)
        self._show_detail()
        self._show_schools()

    def _show_schools(self) -> None:
        session, schools = self.session, self.query_one("#schools", BlockList)
        if session.has_group and schools.display:
            schools.show(
                school_blocks(
                    self._roadmap,
                    session.scope().overviews,
                    focus=session.focus,
                    width=schools.size.width - 3,
                )
            )

    def crumbs(self) -> Sequence[str]:
        """Return the step one looks at, and whether one stands there."""
        if self._pane == "schools":
            return ("Stappenplan", "Scholen")
        return ("Stappenplan", f"stap {self.step.id}")

    def go_to_place(self, place: Place) -> None:
        """Show a step: of an answer, a note, an action or an evaluation."""
        step = place[1] if len(place) > 1 else self._current
        if place[0] == "evaluations":
            step = EVALUATION_STEP
        self._list.go_to(step)
        self.show_pane("steps")
        self._show_detail()
        if place[2:3] == ("actions",) and len(place) > 3:
            self._show_action(place[3])
        self.update_bars()

    def _show_action(self, action: str) -> None:
        self.show_pane("detail")
        # Only once there is a pane, the line can be scrolled into sight.
        self.call_after_refresh(self.details.go_to, f"{ACTION}:{action}")

    def cursor_place(self) -> Place:
        """Return the step, or the action of it that the cursor is on."""
        kind, which = self.pointed
        if kind == ACTION:
            return ("roadmap", self.step.id, "actions", which)
        return super().cursor_place()

    def way_back(self) -> Callable[[], object] | None:
        """Go from the details or the schools to the list."""
        return None if self._pane == "steps" else partial(self.show_pane, "steps")

    @property
    def goes_on(self) -> frozenset[str]:
        """Among the schools the one that is furthest behind goes first."""
        return frozenset({SCHOOLS} if self._pane == "schools" else ())

    # What is looked at

    @property
    def step(self) -> Step:
        """The step the cursor of the list is on."""
        return self._roadmap.step(self._list.target or self._current)

    @property
    def _list(self) -> BlockList:
        return self.query_one("#steps", BlockList)

    @property
    def details(self) -> BlockList:
        """The page about the step."""
        return self.query_one("#detail", BlockList)

    @property
    def _current(self) -> str:
        return travel(self._roadmap, self.session.overview().dossier.roadmap).current

    @property
    def _state(self) -> StepState:
        return self.session.overview().dossier.roadmap.get(self.step.id, FRESH_STEP)

    @property
    def pointed(self) -> tuple[str, str]:
        """What the cursor of the details is on, and its id; empty while the keys go elsewhere."""
        target = self.details.target if self._pane == "detail" else ""
        kind, _, which = target.partition(":")
        return kind, which

    @property
    def facts(self) -> StepFacts:
        """Everything about the step that is looked at; computed once for every state of things."""
        session, step = self.session, self.step
        key = (session.revision, session.focus, step.id)
        if self._facts is None or self._facts_of != key:
            overview, scope, today = session.overview(), session.scope(), session.clock().date()
            self._facts = StepFacts(
                self._roadmap,
                step,
                overview,
                evidence(step.id, scope, overview, today),
                expertise_to_find(step.id, scope, overview),
            )
            self._facts_of = key
        return self._facts

    def _show_detail(self) -> None:
        page = (self.session.focus, self.step.id)
        self.details.show(detail_blocks(self.facts), from_top=page != self._shown)
        self._shown = page

    # Panes

    def show_pane(self, pane: str) -> None:
        """Let the keys go to a pane: `steps`, `detail` or `schools`."""
        self._pane = pane
        self._arrange(self.size.width)
        self.query_one(f"#{pane}").focus()
        self.show_session()
        self.update_bars()

    def _arrange(self, width: int) -> None:
        if width < NARROW_BELOW:
            shown = {self._pane}
        elif width >= WIDE_FROM and self.session.has_group:
            shown = {"steps", "detail", "schools"}
        else:
            shown = {"schools"} if self._pane == "schools" else {"steps", "detail"}
        for pane in ("steps", "detail", "schools"):
            self.query_one(f"#{pane}").display = pane in shown
        self.set_class(len(shown) == 1, "-single")
        self.set_class(len(shown) == 3, "-three")
        self.call_after_refresh(self._show_schools)

    @on(BlockList.Moved)
    def _moved(self, event: BlockList.Moved) -> None:
        if event.control is self._list:
            self._show_detail()
        self.update_bars()

    @on(BlockList.Chosen)
    async def _clicked(self, event: BlockList.Chosen) -> None:
        self._pane = event.blocks.id or "steps"
        # To click on a box is to tick it; a key that opens things should not.
        on_action = self.pointed[0] == ACTION
        await run_command(self, "roadmap.tick" if on_action else "roadmap.open")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep track of the pane the keys go to, also when the mouse chose it."""
        if event.widget.id in ("steps", "detail", "schools"):
            self._pane = event.widget.id
            self.update_bars()

    # Commands

    async def do_open(self) -> None:
        """Go into the step, or where the line under the cursor leads."""
        if self._pane == "steps":
            self.show_pane("detail")
        elif self._pane == "schools":
            self.session.focus = self.query_one("#schools", BlockList).target
            self.show_pane("steps")
        else:
            from ictcoord_tui.tui.screens.step_lines import StepLines  # noqa: PLC0415 - on demand

            await StepLines(self).open(*self.pointed, self.facts)

    def do_switch(self) -> None:
        """Go to the other pane."""
        self.show_pane("detail" if self._pane == "steps" else "steps")

    def do_schools(self) -> None:
        """Go to the schools side by side, or back."""
        self.show_pane("steps" if self._pane == "schools" else "schools")

    async def do_walk(self) -> None:
        """Start the walk-through."""
        await self.ictcoord.areas.show("walk")

    def do_yes(self) -> None:
        """Answer the question with yes."""
        self._answer(Answer.YES)

    def do_no(self) -> None:
        """Answer the question with no."""
        self._answer(Answer.NO)

    def do_withdraw(self) -> None:
        """Take the answer to the question back."""
        self._answer(None)

    def do_tick(self) -> None:
        """Tick the action off, or open it again."""
        step, (_, action) = self.step.id, self.pointed
        done = ticked(self._state, action) is None
        author, day = self.ictcoord.author, self.session.clock().date()
        self.ictcoord.edit(
            "Actie afgevinkt" if done else "Actie weer open",
            lambda document: tick_action(document, step, action, by=author, day=day, done=done),
            ("roadmap", step, "actions", action),
        )

    async def take_draft(self, place: Place, text: str) -> bool:
        """Open the note of a step or an action with a half-typed text in it."""
        from ictcoord_tui.tui.flows.roadmap import write_note  # noqa: PLC0415 - rare

        notes = {
            ("roadmap", step.id, *rest, "note"): (step.id, *rest[1:])
            for step in self._roadmap.steps
            for rest in ((), *(("actions", action.id) for action in step.actions))
        }
        if place not in notes:
            return False
        self.go_to_place(place)
        app, (step, *action) = self.ictcoord, notes[place]
        flow = partial(write_note, app, step, "".join(action), text)
        # Later, because the flow that puts drafts back gives way to it.
        app.call_later(app.begin_flow, flow)
        return True

    def do_note(self) -> None:
        """Write a note on the step or the action."""
        from ictcoord_tui.tui.flows.roadmap import write_note  # noqa: PLC0415 - only when asked for

        kind, which = self.pointed
        action = which if kind == ACTION else ""
        self.run_worker(write_note(self.ictcoord, self.step.id, action), group="flow")

    def do_repeat(self) -> None:
        """Open the step again."""
        step, author, moment = self.step, self.ictcoord.author, self.session.clock()
        if not self._state.answers:
            self.notify(f"Stap {step.id} is nog open.")
            return
        self.ictcoord.edit(
            f"Stap {step.id} weer open",
            lambda document: repeat_steps(document, (step.id,), by=author, moment=moment),
            ("roadmap", step.id),
        )

    def do_evaluate(self) -> None:
        """Write down an evaluation of the team."""
        from ictcoord_tui.tui.flows.roadmap import evaluate  # noqa: PLC0415 - only when asked for

        self.run_worker(evaluate(self.ictcoord), group="flow", exclusive=True)

    def _answer(self, value: Answer | None) -> None:
        from ictcoord_tui.tui.screens.step_answers import StepAnswers  # noqa: PLC0415 - on demand

        StepAnswers(self).give(value)
