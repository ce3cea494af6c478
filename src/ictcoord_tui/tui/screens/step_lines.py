"""What Enter does on a line of a step: go where it leads, ask what it waits for, or say why not."""

from ictcoord_tui.domain.agenda import ticked
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.present.roadmap_detail import (
    ACTION,
    EVIDENCE,
    QUESTION,
    STAFFING,
    TASKS,
    StepFacts,
)
from ictcoord_tui.tui.present.roadmap_jumps import PLAN, VISION, destination
from ictcoord_tui.tui.screens.area import AreaScreen


class StepLines:
    """The lines of a step that lead somewhere.

    Args:
        screen: The screen they stand on.
    """

    def __init__(self, screen: AreaScreen) -> None:
        self._screen = screen

    async def open(self, kind: str, which: str, facts: StepFacts) -> None:
        """Do what a line stands for.

        Args:
            kind: What it is about, for instance `EVIDENCE`.
            which: Its id or number among those.
            facts: Everything about the step.
        """
        if kind == EVIDENCE:
            await self._follow(int(which), facts)
        elif kind == STAFFING:
            self._choose_staffing(which, facts)
        elif kind == TASKS:
            session, areas = self._screen.session, self._screen.ictcoord.areas
            await areas.jump(session.focus, ("current", which, "who"))

    def why_closed(self, kind: str, which: str, facts: StepFacts) -> str:
        """Return what else to press on a line that leads nowhere; empty when it leads somewhere.

        Args:
            kind: What it is about, for instance `ACTION`.
            which: Its id among those.
            facts: Everything about the step.
        """
        if kind == QUESTION:
            step = facts.step
            if facts.aside:
                return facts.aside
            yes, no = self._key("roadmap.yes"), self._key("roadmap.no")
            return f"Antwoord met {yes} ({step.yes_label}) of {no} ({step.no_label})."
        if kind == ACTION:
            tick, note = self._key("roadmap.tick"), self._key("roadmap.note")
            does = "vinkt de actie af" if ticked(facts.state, which) is None else "opent ze weer"
            return f"{tick} {does}; {note} schrijft er een opmerking bij."
        return ""

    def _key(self, command_id: str) -> str:
        return key_to_press(COMMAND_BY_ID[command_id], self._screen.ictcoord.user_keymap)

    async def _follow(self, number: int, facts: StepFacts) -> None:
        screen = self._screen
        dossier, place = destination(facts.evidence[number], screen.session.focus)
        if place not in (VISION, PLAN):
            await screen.ictcoord.areas.jump(dossier, place)
        elif reason := screen.session.read_only_reason():
            screen.notify(reason)
        else:
            from ictcoord_tui.tui.flows.roadmap import ask_plan, ask_vision  # noqa: PLC0415 - rare

            ask = ask_vision if place == VISION else ask_plan
            screen.run_worker(ask(screen.ictcoord), group="flow", exclusive=True)

    def _choose_staffing(self, task_id: str, facts: StepFacts) -> None:
        from ictcoord_tui.tui.flows.roadmap import choose_staffing  # noqa: PLC0415 - on demand

        screen = self._screen
        if reason := screen.session.read_only_reason():
            screen.notify(reason)
            return
        advice = next(one.advice for one in facts.missing if one.task.id == task_id)
        flow = choose_staffing(screen.ictcoord, task_id, advice.value)
        screen.run_worker(flow, group="flow", exclusive=True)
