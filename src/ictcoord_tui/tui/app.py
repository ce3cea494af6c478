"""The app: opens a session, routes between screens, saves and listens in the background."""

from collections.abc import Callable, Coroutine, Mapping
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from time import monotonic
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.notifications import SeverityLevel

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import Change
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.identity import author_name
from ictcoord_tui.paths import config_dir, state_dir, styles_dir
from ictcoord_tui.session import Clock, News, SaveState, Session, TakenBack
from ictcoord_tui.storage.confined import check_inside
from ictcoord_tui.storage.drafts import keep_draft
from ictcoord_tui.storage.settings import Settings, load_settings, update_settings
from ictcoord_tui.tui.half_typed import HalfTyped
from ictcoord_tui.tui.keeping import Keeper
from ictcoord_tui.tui.modals.too_small import TooSmall, fits
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.present.news import conflict_sentence, news_sentence
from ictcoord_tui.tui.routing import bindings_of, owner_in_focus, run_command, works_here
from ictcoord_tui.tui.scratch import ready_scratch
from ictcoord_tui.tui.screens import AREAS, start_screen
from ictcoord_tui.tui.screens.area import AreaScreen
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.safe_app import SafeApp

Flow = Callable[[], Coroutine[None, None, Any]]
"""Something to run in a worker; a function, so that nothing is left when the app ends before."""

POLL_SECONDS = 2.0
"""How often files are looked at for changes by others: a `stat` each, and no bytes sent."""

RETRY_SECONDS = 10.0
"""How often a failed save is tried again by itself."""


def launch(path: Path | None, options: AppOptions, profile: TerminalProfile) -> int:
    """Open the app and return its exit code when it ends.

    Raises:
        IctcoordError: The dossier cannot be opened; said before the screen is taken.
    """
    app = IctcoordApp(options, profile, load_settings(config_dir()).settings)
    if path is not None:
        app.open_session(path)
    return app.launch()


class IctcoordApp(SafeApp):
    """Everything around the screens.

    Args:
        options: How it was started.
        profile: What the terminal can do.
        settings: What the user prefers.
        clock: Gives the present moment.
        author: Whose name goes with changes; the user of this computer by default.
    """

    TITLE = "ictcoord"
    OWNER = "app"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("app")

    def __init__(
        self,
        options: AppOptions,
        profile: TerminalProfile,
        settings: Settings,
        *,
        clock: Clock = datetime.now,
        author: str | None = None,
    ) -> None:
        sheets: list[str | PurePath] = [*sorted(styles_dir().glob("*.tcss"))]
        super().__init__(profile, state_dir(), light=settings.theme == "light", css_path=sheets)
        self.options = options
        self.settings = settings
        self.clock = clock
        self.author = author if author is not None else author_name()
        self.until_the_end = ExitStack()
        """What is to be cleaned up when the app ends, such as the copy of the example."""
        self.user_keymap = dict(settings.keymap)
        """Keys by command id, as the user changed them."""
        self._session: Session | None = None
        self._keeper: Keeper | None = None
        self.exposed = 0
        """How many files of the open dossiers strangers can reach."""
        self._is_named = not options.ask_name
        self._areas: dict[str, AreaScreen] = {}
        self._former: list[AreaScreen] = []
        self._trail: list[tuple[str, str]] = []
        self.heard: list[News] = []
        """What others changed since the dossier was opened."""
        self.scratch: Path | None = None
        """The file of a walk-through that belongs to no dossier yet, while it is open."""
        self._warned_until = 0.0
        self.set_keymap(self.user_keymap)

    def on_unmount(self) -> None:
        """Clean up."""
        self.until_the_end.close()

    # The session

    @property
    def session(self) -> Session:
        """The open session; screens that need one are only shown when there is one."""
        if self._session is None:
            raise RuntimeError("no dossier is open")
        return self._session

    def confined(self, path: Path) -> Path:
        """Return a path that may be opened or written, resolved when one is confined.

        Raises:
            NotAllowedError: It lies outside the folder one is confined to.
        """
        return path if self.options.root is None else check_inside(self.options.root, path)

    def open_session(self, path: Path) -> None:
        """Open a dossier in place of the one that was open, which has been saved.

        Raises:
            IctcoordError: It cannot be used, or lies outside the folder one is confined to.
        """
        reason = "Geopend om alleen te lezen (--read-only)." if self.options.read_only else ""
        self._session = Session.open(
            self.confined(path),
            catalogue=load_catalogue(),
            author=self.author,
            clock=self.clock,
            read_only=reason,
            root=self.options.root,
            retention=self.settings.retention,
        )
        self._keeper = Keeper(self._session, self._hear, self._update_bars)
        self._former.extend(self._areas.values())
        self._trail.clear()
        self._areas = {}
        self.heard = []
        self.scratch = None

    def open_scratch(self) -> None:
        """Open a dossier of no school yet, for a walk-through without a file.

        Raises:
            IctcoordError: The user's own folder cannot be written in.
        """
        path = ready_scratch(self.options.root, self.author, self.clock())
        self.open_session(path)
        self.scratch = path

    async def switch_session(self, path: Path) -> None:
        """Save what is open, open another dossier and show it.

        Raises:
            IctcoordError: What is open could not be saved, or the other cannot be opened.
        """
        if self._session is not None:
            self._session.save_everything()
        self.open_session(path)
        await self.begin()

    async def on_mount(self) -> None:
        """Show the first screen, and start listening to others."""
        if self.options.ask_name:
            from ictcoord_tui.tui.flows.author import ask_author  # noqa: PLC0415 - shared accounts

            self.call_after_refresh(
                lambda: self._background(partial(ask_author, self), group="author")
            )
        if self._session is None and self.options.area == "walk":
            self.open_scratch()
        if self._session is None:
            await self.push_screen(start_screen())
        else:
            await self.begin()
        self.set_interval(POLL_SECONDS, self._look_around)
        self.set_interval(RETRY_SECONDS, self._retry)

    async def begin(self) -> None:
        """Show the session that was just opened."""
        session = self.session
        await self.show_area(self.options.area or "roadmap")
        await self._let_former_screens_go()
        for broken in session.broken.values():
            self.notify(f"{broken.path.name}: {broken.message}", severity="warning", timeout=10)
        if session.status.state is SaveState.READ_ONLY:
            self.notify(session.status.reason, severity="warning", timeout=8)
        self.call_after_refresh(self._begin_behind, session)

    def _begin_behind(self, session: Session) -> None:
        """Do what can wait until the first screen is drawn."""
        if session is not self._session:
            return
        if session.has_group and self._keeper is not None:
            self._background(partial(self._keeper.load_members, self._member_loaded))
        self._remember_recent(session.path())
        self._offer_drafts()
        self._warn_of_exposed()

    # Screens

    def on_resize(self, event: Resize) -> None:
        """Cover a screen that is too small to work on, until there is room again."""
        covered = isinstance(self.screen, TooSmall)
        if not fits(event.size) and not covered:
            self.push_screen(TooSmall())
        elif fits(event.size) and covered:
            self.pop_screen()

    async def show_area(self, area: str) -> AreaScreen:
        """Show one of the main screens; a screen that was left keeps its place."""
        if area not in self._areas:
            self._areas[area] = AREAS[area]()
            # Textual throws a screen away when another takes its place, unless it is installed.
            self.install_screen(self._areas[area], f"{area}-{id(self._session)}")
        screen = self._areas[area]
        await self._uncover()
        if self.screen is screen:
            return screen
        if isinstance(self.screen, AreaScreen):
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)
        return screen

    async def _uncover(self) -> None:
        """Close what lies over the main screen in front, if there is one."""
        if self.area_screen is not None:
            while not isinstance(self.screen, AreaScreen):
                await self.pop_screen()

    async def _let_former_screens_go(self) -> None:
        """Throw away the screens of a dossier that was open before."""
        former, self._former = self._former, []
        for screen in former:
            self.uninstall_screen(screen)
            await screen.remove()

    async def jump(self, dossier: str, place: Place) -> None:
        """Go to where a value stands, and remember from where: Esc leads back."""
        self.remember_place()
        await self.show_place(dossier, place)

    def remember_place(self) -> None:
        """Remember the screen in front and its dossier for the next Esc."""
        screen = self.area_screen
        if screen is not None:
            self._trail.append((screen.AREA, self.session.focus))

    async def _return(self) -> bool:
        """Go back to where the last jump began; tell whether there was one."""
        while self._trail:
            area, focus = self._trail.pop()
            if focus in self.session.ids:
                self.session.focus = focus
                (await self.show_area(area)).update_all()
                return True
        return False

    async def _go_to(self, area: str) -> None:
        """Go to a screen by its own key; where one came from is of no use then."""
        self._trail.clear()
        await self.show_area(area)

    async def show_place(self, dossier: str, place: Place) -> None:
        """Go to where a value stands in a dossier."""
        session = self.session
        if place and dossier in session.ids:
            session.focus = dossier
        area = area_of(place)
        screen = self.area_screen
        if screen is None or not screen.shows(area):
            screen = await self.show_area(area) if area else None
        if screen is not None:
            screen.update_all()
            screen.go_to_place(place)

    @property
    def area_screen(self) -> AreaScreen | None:
        """The main screen in front, under any modal."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, AreaScreen):
                return screen
        return None

    # Changing and saving

    def edit(
        self, label: str, change: Change, place: Place = (), dossier: str | None = None
    ) -> bool:
        """Make a change as one undoable step, and save it behind the user's back.

        Returns:
            Whether anything changed.
        """
        return self.edit_several(label, {dossier or self.session.focus: change}, place)

    def edit_several(self, label: str, changes: Mapping[str, Change], place: Place = ()) -> bool:
        """Make a change in several dossiers as one undoable step, and save them all.

        Returns:
            Whether anything changed.
        """
        try:
            done = self.session.edit_several(label, changes, place=place)
        except IctcoordError as error:
            self.notify(error.message, severity="warning")
            return False
        if done:
            self.after_edit()
        return done

    def after_edit(self) -> None:
        """Show the new state and save it."""
        screen = self.area_screen
        if screen is not None:
            screen.update_all()
        self._save()

    async def save_before_exit(self) -> None:
        """Bring everything to disk, half-typed text as a draft.

        The two do not wait for each other: when one fails the other is done all the same.
        """
        if self._session is None:
            return
        try:
            self._session.save_everything()
        finally:
            self._keep_draft(self._session)

    def _keep_draft(self, session: Session) -> None:
        draft = self._half_typed()
        if draft is not None and not session.read_only_reason():
            place, text = draft
            keep_draft(session.path(), place, text, now=self.clock(), who=self.author)

    def _half_typed(self) -> tuple[str, str] | None:
        """Return place and text of what is half typed in a cell, or in the dialog over it."""
        area = self.area_screen
        if area is None:
            return None
        if isinstance(self.screen, HalfTyped):
            typed = self.screen.half_typed()
            place = ".".join(area.cursor_place())
            return typed and (place or typed[0], typed[1])
        return area.keep_draft()

    def _save(self, *, retry: bool = False) -> None:
        if self._keeper is not None:
            self._background(partial(self._keeper.save, retry=retry))

    def _retry(self) -> None:
        if self._session is not None and self._session.status.state is SaveState.FAILED:
            self._save(retry=True)

    def _look_around(self) -> None:
        if self._keeper is not None:
            self._background(self._keeper.look_around, group="looking")

    def _background(self, work: Flow, *, group: str = "keeping") -> None:
        self.run_worker(work, group=group)

    def _begin(self, flow: Flow) -> None:
        """Do something that asks questions; another flow that was asking gives way."""
        self.run_worker(flow, group="flow", exclusive=True)

    def _hear(self, news: News) -> None:
        if news.warning:
            self.notify(news.warning, severity="error", timeout=8)
        if news.conflicts:
            self.notify(conflict_sentence(news, self.clock()), severity="warning", timeout=10)
        elif news.differences:
            self.notify(news_sentence(news, self.session, self.clock()))
        self.heard.append(news)
        screen = self.area_screen
        if screen is not None:
            screen.hear(news)

    def _update_bars(self) -> None:
        screen = self.area_screen
        if screen is not None and screen.is_mounted:
            screen.update_bars()

    def _member_loaded(self, number: int, total: int) -> None:
        screen = self.area_screen
        if screen is not None and (number == total or screen.AREA == "group"):
            screen.update_all()

    def _remember_recent(self, path: Path) -> None:
        if self.options.root is not None or self.scratch is not None:
            return
        try:
            update_settings(config_dir(), lambda settings: settings.opened(path))
        except IctcoordError:
            # A list of recent files is no reason to bother anybody.
            return

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command exist only in its contexts."""
        return works_here(self, action, parameters)

    async def action_command(self, command_id: str) -> None:
        """Run a command on the node that owns it."""
        await run_command(owner_in_focus(self, command_id), command_id)

    async def do_roadmap(self) -> None:
        """Show the roadmap."""
        await self._go_to("roadmap")

    async def do_overview(self) -> None:
        """Show the task overview."""
        await self._go_to("overview")

    async def do_team(self) -> None:
        """Show the people."""
        await self._go_to("team")

    async def do_insights(self) -> None:
        """Show the insights."""
        await self._go_to("insights")

    async def do_group(self) -> None:
        """Show the schools of the group."""
        await self._go_to("group")

    async def do_quit(self) -> None:
        """Save and end; when saving fails, ask what to do."""
        await self.action_quit()
        if self._session is not None and self._session.status.state is SaveState.FAILED:
            from ictcoord_tui.tui.flows.unsaved import leave_unsaved  # noqa: PLC0415 - rare

            self._begin(partial(leave_unsaved, self))

    async def do_back(self) -> None:
        """Go one step back; only the start screen leads out, and it asks first."""
        screen = self.screen
        if isinstance(screen, AreaScreen):
            if not screen.go_back() and not await self._return():
                self.notify("Dit is een hoofdscherm. 0 = startscherm, Ctrl+Q = afsluiten.")
        elif self.area_screen is not None:
            self.pop_screen()
        else:
            self._begin(self._ask_to_end)

    async def _ask_to_end(self) -> None:
        from ictcoord_tui.tui.modals.ask import Confirm  # noqa: PLC0415 - not at the start

        question = "Wil je ictcoord afsluiten?"
        if await self.push_screen_wait(Confirm(question, yes="Afsluiten", no="Nee")):
            await self.action_quit()

    async def do_start(self) -> None:
        """Show the start screen over what is open; Esc brings that back."""
        await self.push_screen(start_screen())

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a short message in the place of the last one; a warning stays its full time."""
        if severity == "information":
            if monotonic() >= self._warned_until:
                self.clear_notifications()
        else:
            shown = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
            self._warned_until = max(self._warned_until, monotonic() + shown)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    async def do_undo(self) -> None:
        """Take back the last change and go to where it was."""
        await self._taken_back(self.session.undo, "Ongedaan")

    async def do_redo(self) -> None:
        """Do again what was undone and go to where it is."""
        await self._taken_back(self.session.redo, "Opnieuw")

    async def _taken_back(self, act: Callable[[], TakenBack | None], word: str) -> None:
        try:
            done = act()
        except IctcoordError as error:
            self.notify(error.message, severity="warning")
            return
        if done is None:
            return
        await self.show_place(*done.place)
        self.after_edit()
        kept = " Wat een collega intussen wijzigde, bleef staan." if done.conflicts else ""
        self.notify(f"{word}: {done.label}.{kept}")

    def do_save(self) -> None:
        """Save now and say how it stands."""
        self._save(retry=True)
        state = self.session.status
        if state.state in (SaveState.SAVED, SaveState.READ_ONLY):
            self.notify(state.reason or "Alles is bewaard.")

    def do_save_elsewhere(self) -> None:
        """Write a full copy of what cannot be saved to another place."""
        from ictcoord_tui.tui.flows.unsaved import save_elsewhere  # noqa: PLC0415 - rare

        self._begin(partial(save_elsewhere, self))

    def do_protect(self) -> None:
        """Close what strangers can read."""
        from ictcoord_tui.tui.flows.protect import protect  # noqa: PLC0415 - rare

        self._begin(partial(protect, self))

    def _warn_of_exposed(self) -> None:
        from ictcoord_tui.tui.flows.protect import warn_of_exposed  # noqa: PLC0415 - after paint

        self._background(partial(warn_of_exposed, self), group="looking")

    def sign_as(self, author: str) -> None:
        """Put another name with what is changed from now on."""
        self._is_named = True
        self.author = author
        if self._session is not None:
            self._session.author = author
            self._offer_drafts()

    def _offer_drafts(self) -> None:
        if not self._is_named:
            return
        from ictcoord_tui.tui.flows.drafts import offer_drafts  # noqa: PLC0415 - after first paint

        self.call_after_refresh(lambda: self._begin(partial(offer_drafts, self)))

    def do_reload(self) -> None:
        """Read the files again."""
        self._look_around()

    def do_repaint(self) -> None:
        """Draw the screen again."""
        self.repaint()

    def do_help(self) -> None:
        """Show what this screen is and which keys work."""
        from ictcoord_tui.tui.flows.help import show_help  # noqa: PLC0415 - only when asked for

        show_help(self)

    def do_menu(self) -> None:
        """Show every command, to choose from."""
        from ictcoord_tui.tui.flows.menu import choose_command  # noqa: PLC0415

        self._begin(partial(choose_command, self))

    def do_school(self) -> None:
        """Choose which school is looked at."""
        from ictcoord_tui.tui.flows.school import choose_school  # noqa: PLC0415

        self._begin(partial(choose_school, self))

    def do_export(self) -> None:
        """Write an Excel file; of a walk-through without a dossier only once it is kept."""
        if self.scratch is not None:
            self.notify("Bewaar de doorloop eerst als dossier: druk op Esc.")
            return
        from ictcoord_tui.tui.flows.export import export_workbook  # noqa: PLC0415

        self._begin(partial(export_workbook, self))

    def do_import(self) -> None:
        """Bring an Excel file in."""
        from ictcoord_tui.tui.flows.importing import import_workbook  # noqa: PLC0415

        self._begin(partial(import_workbook, self))

    def do_versions(self) -> None:
        """Show earlier versions."""
        from ictcoord_tui.tui.flows.versions import choose_version  # noqa: PLC0415

        self._begin(partial(choose_version, self))

    def do_conflicts(self) -> None:
        """Settle what two people changed at the same time."""
        from ictcoord_tui.tui.flows.conflicts import settle_conflicts  # noqa: PLC0415

        self._begin(partial(settle_conflicts, self))


def area_of(place: Place) -> str:
    """Return the screen on which a place in a document is shown; empty for none."""
    if not place:
        return ""
    return {
        "people": "team",
        "insights": "insights",
        "roadmap": "roadmap",
        "evaluations": "roadmap",
        "tasks": "overview",
        "triage": "overview",
        "current": "overview",
        "target": "overview",
    }.get(place[0], "")
