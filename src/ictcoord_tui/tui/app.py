"""The app: opens a session, routes between screens, saves and listens in the background."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.events import Key, Resize
from textual.screen import Screen

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import Change
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.identity import author_name
from ictcoord_tui.paths import config_dir, state_dir, styles_dir
from ictcoord_tui.session import Clock, News, SaveState, Session
from ictcoord_tui.storage.confined import check_inside
from ictcoord_tui.storage.settings import Settings, load_settings, update_settings
from ictcoord_tui.tui.ahead import Ahead
from ictcoord_tui.tui.app_commands import AppCommands
from ictcoord_tui.tui.areas import Areas
from ictcoord_tui.tui.commands.own_keys import own_keys
from ictcoord_tui.tui.hints import Hints
from ictcoord_tui.tui.keeping import Keeper, Loading
from ictcoord_tui.tui.left_behind import LeftBehind
from ictcoord_tui.tui.modals.too_small import TooSmall, fits
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.preferences import without_effect
from ictcoord_tui.tui.routing import (
    CommandWitness,
    bindings_of,
    bound_keys,
    only_moves,
    owner_in_focus,
    run_command,
    works_here,
)
from ictcoord_tui.tui.scratch import ready_scratch
from ictcoord_tui.tui.screens import start_screen
from ictcoord_tui.tui.telling import Teller
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
    loaded = load_settings(config_dir())
    app = IctcoordApp(options, profile, loaded.settings)
    app.remarks = tuple(without_effect(loaded))
    if path is not None:
        app.open_session(path)
    return app.launch()


class IctcoordApp(CommandWitness, SafeApp):
    """Everything around the screens.

    Args:
        options: How it was started.
        profile: What the terminal can do.
        settings: What the user prefers.
        clock: Gives the present moment.
        author: Whose name goes with changes; the user of this computer by default.
    """

    TITLE = "ictcoord"
    OWNER = AppCommands.OWNER
    remarks: Sequence[str] = ()
    """What is said at the start, such as which settings have no effect."""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(AppCommands.OWNER)

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
        super().__init__(
            profile, state_dir(), light=settings.theme == "light", css_path=sheets, clock=clock
        )
        self.options = options
        self.settings = settings
        self.clock = clock
        self.author = author if author is not None else author_name()
        self.until_the_end = ExitStack()
        """What is to be cleaned up when the app ends, such as the copy of the example."""
        self._session: Session | None = None
        self._keeper: Keeper | None = None
        self.exposed = 0
        """How many files of the open dossiers strangers can reach."""
        self.is_named = not options.ask_name
        """Whether it is known who is working."""
        self.areas = Areas(self, lambda: self.session)
        """The way between the main screens."""
        self._teller = Teller(
            self, self.areas, lambda: self.session, clock, lambda: self.user_keymap
        )
        self.ahead = Ahead(lambda: self.session, self.run_behind, self._teller.saved)
        """Knows what to do next."""
        self.left_behind = LeftBehind(self)
        """Keeps at the end what is not in a dossier, and offers it at the next start."""
        self._teller.let_go = self.left_behind.let_go
        self.hints = Hints(
            settings.hints,
            self.user_keymap,
            None if options.root is not None else config_dir(),
            self.run_behind,
        )
        """Shows the first hints."""
        self.doer = AppCommands(self)
        """Does the commands of the app."""
        self.scratch: Path | None = None
        """The file of a walk-through that belongs to no dossier yet, while it is open."""
        self.set_keymap(bound_keys(self.user_keymap))

    def on_unmount(self) -> None:
        """Clean up."""
        self.until_the_end.close()

    @cached_property
    def user_keymap(self) -> Mapping[str, str]:
        """The keys that are not the usual ones, by command id; see `OwnKeys.keymap`."""
        return own_keys(self.settings.keymap).keymap

    # The session

    @property
    def session(self) -> Session:
        """The open session; screens that need one are only shown when there is one."""
        if self._session is None:
            raise RuntimeError("no dossier is open")
        return self._session

    @property
    def has_session(self) -> bool:
        """Whether a dossier is open."""
        return self._session is not None

    @property
    def heard(self) -> Sequence[News]:
        """What others changed since the dossier was opened."""
        return self._teller.heard

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
        if self._keeper is not None:
            self._keeper.let_go()
        self._keeper = Keeper(self._session, self._teller.tell, self._teller.saved)
        self.areas.forget()
        self.ahead.forget()
        self.left_behind.forget()
        self._teller.forget()
        self.messages.hush()
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

    def first_screen(self) -> Screen[Any] | None:
        """Begin on the roadmap, as nearly always; every other screen is pushed when it is made."""
        is_roadmap = self._session is not None and self._first == "roadmap"
        return self.areas.made(self._first) if is_roadmap else None

    @property
    def _first(self) -> str:
        return self.options.area or "roadmap"

    async def on_mount(self) -> None:
        """Show the first screen, and start listening to others."""
        if self.options.ask_name:
            from ictcoord_tui.tui.flows.author import ask_author  # noqa: PLC0415 - shared accounts

            self.call_after_refresh(
                lambda: self.run_behind(partial(ask_author, self), group="author")
            )
        if self._session is None and self.options.area == "walk":
            self.open_scratch()
        if self._session is None:
            await self.push_screen(start_screen())
        else:
            await self.begin()
        for remark in self.remarks:
            self.notify(remark, severity="warning", timeout=8)
        self.set_interval(POLL_SECONDS, self.look_around)
        self.set_interval(RETRY_SECONDS, self._retry)

    async def begin(self) -> None:
        """Show the session that was just opened."""
        session = self.session
        if self.areas.front is not self.areas.made(self._first):
            await self.areas.show(self._first)
        await self.areas.let_former_go()
        self._teller.opened()
        self.call_after_refresh(self._begin_behind, session)

    def _begin_behind(self, session: Session) -> None:
        """Do what can wait until the first screen is drawn."""
        if session is not self._session:
            return
        if session.has_group and self._keeper is not None:
            self.load_members()
        self._remember_recent(session.path())
        if not session.has_group:
            self._teller.read()
            self.ahead.begin()
        self.hints.begin()
        self.call_after_refresh(self.left_behind.look)
        self._warn_of_exposed()

    @property
    def loading(self) -> Loading:
        """How far reading the schools of the group is."""
        return self._keeper.loading if self._keeper is not None else Loading()

    def load_members(self) -> None:
        """Read the schools of the group that were not read yet."""
        if self._keeper is not None:
            self.run_behind(partial(self._load_members, self._keeper))

    async def _load_members(self, keeper: Keeper) -> None:
        await keeper.load_members(self._teller.loaded)
        self._teller.read()
        self.left_behind.look()
        # Not before: while schools come in, what to do next would be worked out over and over.
        self.ahead.begin()

    # Screens

    def on_resize(self, event: Resize) -> None:
        """Cover a screen that is too small to work on, until there is room again."""
        covered = isinstance(self.screen, TooSmall)
        if not fits(event.size) and not covered:
            self.push_screen(TooSmall())
        elif fits(event.size) and covered:
            self.pop_screen()

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
        screen = self.areas.drawn
        if screen is not None:
            screen.update_all()
        self.save()

    async def save_before_exit(self) -> None:
        """Bring everything to disk, half-typed text as a draft.

        The two do not wait for each other: when one fails the other is done all the same.
        """
        if self._session is None:
            return
        try:
            self._session.save_everything()
        finally:
            self.left_behind.keep_draft()

    def rescue(self, error: IctcoordError) -> str:
        """Keep what could not be saved in another place, and return what to tell of it."""
        return self.left_behind.rescue(error)

    async def until_saved(self) -> None:
        """Wait until what waits to be saved is on disk, or could not be saved."""
        if self._keeper is not None:
            await self._keeper.save(retry=True)
            await self._keeper.until_done()

    def save(self, *, retry: bool = False) -> None:
        """Save behind the user's back whatever waits; with `retry` also what failed before."""
        if self._keeper is not None:
            self.run_behind(partial(self._keeper.save, retry=retry))

    def _retry(self) -> None:
        if self._session is not None and self._session.status.state is SaveState.FAILED:
            self.save(retry=True)

    def look_around(self) -> None:
        """Take in what others changed, and offer what still waits of a last time."""
        self.left_behind.look()
        if self._keeper is not None:
            self.run_behind(self._keeper.look_around, group="looking")
            self.run_behind(self.left_behind.keep_typing, group="looking")

    def run_behind(self, work: Flow, *, group: str = "keeping") -> None:
        """Do something beside what the user does."""
        self.run_worker(work, group=group)

    def begin_flow(self, flow: Flow) -> None:
        """Do something that asks questions; another flow that was asking gives way."""
        self.run_worker(flow, group="flow", exclusive=True)

    def _remember_recent(self, path: Path) -> None:
        from ictcoord_tui.example import is_passing  # noqa: PLC0415 - nothing for the first screen

        if self.options.root is not None or self.scratch is not None or is_passing(path):
            return
        self.settings = self.settings.opened(path)
        try:
            update_settings(config_dir(), lambda settings: settings.opened(path))
        except IctcoordError:
            # A list of recent files is no reason to bother anybody.
            return

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command exist only in its contexts."""
        return works_here(self, action, parameters)

    def only_moves(self, key: Key) -> bool:
        """Tell whether a key runs a command that only moves something."""
        return only_moves(self, key)

    def did(self, command_id: str) -> None:
        """Take in that a command was done: a first hint may not be needed any more."""
        if self.hints.did(command_id):
            self._teller.saved()

    async def action_command(self, command_id: str) -> None:
        """Run a command on the node that owns it."""
        await run_command(owner_in_focus(self, command_id), command_id)

    def _warn_of_exposed(self) -> None:
        from ictcoord_tui.tui.flows.protect import warn_of_exposed  # noqa: PLC0415 - after paint

        self.run_behind(partial(warn_of_exposed, self), group="looking")

    def sign_as(self, author: str) -> None:
        """Put another name with what is changed from now on."""
        self.is_named = True
        self.author = author
        if self._session is not None:
            self._session.author = author
            self.call_after_refresh(self.left_behind.look)
