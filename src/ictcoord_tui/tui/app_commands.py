"""The commands that work everywhere: between screens, saving, taking back, and the conversations.

A flow is imported when it is asked for: the first screen needs none of them.
"""

# ruff: noqa: PLC0415 - deferring these imports keeps the start of the app short

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from ictcoord_tui.domain.edits.wishes import Wish
from ictcoord_tui.domain.schema import Change
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.session import SaveState
from ictcoord_tui.tui.screens import start_screen
from ictcoord_tui.tui.screens.area import AreaScreen

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp


class AppCommands:
    """What the app does on a command whose id begins with `app`.

    Args:
        app: The app.
    """

    OWNER = "app"

    def __init__(self, app: "IctcoordApp") -> None:
        self._app = app

    # Between screens

    async def do_roadmap(self) -> None:
        """Show the roadmap."""
        await self._app.areas.go_to("roadmap")

    async def do_overview(self) -> None:
        """Show the task overview."""
        await self._app.areas.go_to("overview")

    async def do_team(self) -> None:
        """Show the people."""
        await self._app.areas.go_to("team")

    async def do_insights(self) -> None:
        """Show the insights."""
        await self._app.areas.go_to("insights")

    async def do_group(self) -> None:
        """Show the schools of the group."""
        await self._app.areas.go_to("group")

    async def do_next_step(self) -> None:
        """Go to what is to be done next."""
        from ictcoord_tui.tui.flows.next_step import go_to_next_step

        await go_to_next_step(self._app)

    async def do_start(self) -> None:
        """Show the start screen over what is open; Esc brings that back."""
        self._app.messages.turn()
        await self._app.push_screen(start_screen())

    def do_school(self) -> None:
        """Choose which school is looked at."""
        from ictcoord_tui.tui.flows.school import choose_school

        self._app.begin_flow(partial(choose_school, self._app))

    async def do_back(self) -> None:
        """Go one step back; only the start screen leads out, and it asks first."""
        app, screen = self._app, self._app.screen
        if isinstance(screen, AreaScreen):
            if not screen.go_back():
                await app.areas.go_back()
        elif app.areas.front is not None:
            app.pop_screen()
        else:
            app.begin_flow(self._ask_to_end)

    async def _ask_to_end(self) -> None:
        from ictcoord_tui.tui.modals.ask import Confirm

        question = "Wil je ictcoord afsluiten?"
        if await self._app.push_screen_wait(
            Confirm(question, yes="Afsluiten", no="Nee", about="leave")
        ):
            await self._app.action_quit()

    async def do_quit(self) -> None:
        """Save and end; when saving fails, ask what to do."""
        app = self._app
        await app.action_quit()
        if app.has_session and app.session.status.state is SaveState.FAILED:
            from ictcoord_tui.tui.flows.unsaved import leave_unsaved

            app.begin_flow(partial(leave_unsaved, app))

    # Taking back

    async def do_undo(self) -> None:
        """Give back what Esc threw away, or take back the last change and go to where it was."""
        from ictcoord_tui.tui.flows.dropped import give_back

        if not await give_back(self._app):
            await self._take_back(again=False)

    async def do_redo(self) -> None:
        """Do again what was undone and go to where it is."""
        await self._take_back(again=True)

    async def _take_back(self, *, again: bool) -> None:
        app, session = self._app, self._app.session
        try:
            wishes = session.taking_back(again=again)
        except IctcoordError as error:
            app.notify(error.message, severity="warning")
            return
        if any(wish.clashes(session.document(key)) for key, wish in wishes.items()):
            app.begin_flow(partial(self._ask_to_take_back, wishes, again=again))
        elif wishes:
            await self._taken_back({}, again=again)

    async def _ask_to_take_back(self, wishes: Mapping[str, Wish], *, again: bool) -> None:
        """Let the user choose where somebody else changed what is taken back."""
        from ictcoord_tui.tui.flows.overtaken import agree_to_take_back

        step = self._app.session.history.last(again=again)
        label = step.label if step else ""
        settled = await agree_to_take_back(self._app, label, wishes, again=again)
        if settled is not None and self._app.session.history.last(again=again) is step:
            await self._taken_back(settled, again=again)

    async def _taken_back(self, settled: Mapping[str, Change], *, again: bool) -> None:
        app, session = self._app, self._app.session
        try:
            done = session.redo(settled) if again else session.undo(settled)
        except IctcoordError as error:
            app.notify(error.message, severity="warning")
            return
        if done is None:
            return
        await app.areas.show_place(*done.place)
        app.after_edit()
        app.notify(f"{'Opnieuw' if again else 'Ongedaan'}: {done.label}.")

    # Saving, and what others did

    def do_save(self) -> None:
        """Save now and say how it stands."""
        self._app.save(retry=True)
        state = self._app.session.status
        if state.state in (SaveState.SAVED, SaveState.READ_ONLY):
            self._app.notify(state.reason or "Alles is bewaard.")

    def do_save_elsewhere(self) -> None:
        """Write a full copy of what cannot be saved to another place."""
        from ictcoord_tui.tui.flows.unsaved import save_elsewhere

        self._app.begin_flow(partial(save_elsewhere, self._app))

    def do_reload(self) -> None:
        """Read the files again, and go on with what was stopped."""
        self._app.look_around()
        self._app.load_members()
        if self._app.areas.front is not None:
            self._app.areas.front.begin_again()

    def do_versions(self) -> None:
        """Show earlier versions."""
        from ictcoord_tui.tui.flows.versions import choose_version

        self._app.begin_flow(partial(choose_version, self._app))

    def do_rename(self) -> None:
        """Give the school or the group another name."""
        from ictcoord_tui.tui.flows.rename import rename_dossier

        self._app.begin_flow(partial(rename_dossier, self._app))

    def do_conflicts(self) -> None:
        """Settle what two people changed at the same time."""
        from ictcoord_tui.tui.flows.conflicts import settle_conflicts

        self._app.begin_flow(partial(settle_conflicts, self._app))

    def do_protect(self) -> None:
        """Close what strangers can read."""
        from ictcoord_tui.tui.flows.protect import protect

        self._app.begin_flow(partial(protect, self._app))

    # Out and in

    def do_export(self) -> None:
        """Write an Excel file; of a walk-through without a dossier only once it is kept."""
        if self._app.scratch is not None:
            self._app.notify("Bewaar de doorloop eerst als dossier: druk op Esc.")
            return
        from ictcoord_tui.tui.flows.export import export_workbook

        self._app.begin_flow(partial(export_workbook, self._app))

    def do_import(self) -> None:
        """Bring an Excel file in."""
        from ictcoord_tui.tui.flows.importing import import_workbook

        self._app.begin_flow(partial(import_workbook, self._app))

    # Help

    def do_help(self) -> None:
        """Show what this screen is and which keys work."""
        from ictcoord_tui.tui.flows.help import show_help

        show_help(self._app)

    def do_menu(self) -> None:
        """Show every command, to choose from."""
        from ictcoord_tui.tui.flows.menu import choose_command

        self._app.begin_flow(partial(choose_command, self._app))

    def do_words(self) -> None:
        """Show what the words mean."""
        from ictcoord_tui.tui.flows.words import show_words

        self._app.begin_flow(partial(show_words, self._app))

    def do_messages(self) -> None:
        """Show the short messages once more."""
        from ictcoord_tui.tui.flows.messages import show_messages

        show_messages(self._app)

    def do_about(self) -> None:
        """Show what this program is and where the files are."""
        from ictcoord_tui.tui.flows.about import show_about

        show_about(self._app)

    def do_repaint(self) -> None:
        """Draw the screen again."""
        self._app.repaint()
