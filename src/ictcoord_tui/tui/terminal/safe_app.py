"""The base of the app: everything that keeps a full-screen program safe in a real terminal.

A screen or command never needs to know about this class; the app class derives from it and fills
in `save_before_exit`. What it closes, each seen to happen in a real terminal with Textual alone:

- an escape sequence or markup in somebody's text that the terminal or Textual obeys;
- a hang-up or SIGTERM that ends the program with nothing saved, or with the screen left as it was;
- a crash that shows names and hours in the scrollback;
- a blinking cursor that keeps a dead connection alive, and pictures or programs that were started;
- a pasted text that is taken for commands.
"""

import asyncio
import gc
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.filter import LineFilter, Monochrome, NoColor
from textual.notifications import SeverityLevel
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import Static

from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.tui.messages import Messages, Said, Spoken
from ictcoord_tui.tui.terminal import signals
from ictcoord_tui.tui.terminal.clipboard import CopyPlan, plan_copy
from ictcoord_tui.tui.terminal.closed_app import ClosedApp
from ictcoord_tui.tui.terminal.crash import report_crash
from ictcoord_tui.tui.terminal.driver import BurstKey, SafeDriver
from ictcoord_tui.tui.terminal.ending import Ending
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.guards import BurstJudge
from ictcoord_tui.tui.terminal.keys import split_alt
from ictcoord_tui.tui.terminal.line_filter import (
    FilterChain,
    JoiningFilter,
    MonochromeFilter,
    SafeTextFilter,
)
from ictcoord_tui.tui.terminal.screen_memory import ScreenMemory
from ictcoord_tui.tui.terminal.themes import THEMES, theme_for
from ictcoord_tui.tui.terminal.turns import Turns


class SafeApp(ClosedApp):
    """An app that saves at every end, shows nothing dangerous and starts nothing else.

    Args:
        profile: What the terminal can do.
        state_folder: Where crash details go.
        light: The user prefers the light theme.
        css_path: Style sheets, as for `App`.
        clock: Gives the present moment.
    """

    said: reactive[Said | None] = reactive(None, init=False, repaint=False)
    """The message that is on screen now; a line of the screen in front shows it."""

    def __init__(
        self,
        profile: TerminalProfile,
        state_folder: Path,
        *,
        light: bool = False,
        css_path: CSSPathType | None = None,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.profile = profile
        self._state_folder = state_folder
        self._safe_filters: list[LineFilter] = [SafeTextFilter(ascii_only=profile.ascii_only)]
        if profile.colour == "none":
            self._safe_filters.append(MonochromeFilter())
        if not profile.mouse:
            self._safe_filters.append(JoiningFilter())
        self._filter_chain = FilterChain(self._safe_filters)
        super().__init__(driver_class=SafeDriver, css_path=css_path)
        # Textual's own messages lie in a box over the text, on every screen.
        self._disable_notifications = True
        self.messages = Messages(partial(setattr, self, "said"), self.set_timer, clock=clock)
        """What was said, and what is said now."""
        self.no_color = profile.colour == "none"
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(theme_for(profile, light=light))
        self._ending = Ending(self, self.save_before_exit, self.rescue, state_folder)
        self._turns = Turns(self, self._on_input, self._is_over, self._handle_exception)
        self._burst_judge = BurstJudge()
        self._shown = ScreenMemory()

    # Starting and ending

    def _begin_with(self, theme: Theme) -> None:
        """Set the first theme; set as any other, it would make Textual read all styles twice."""
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Begin on the first screen itself: an empty one would be laid out before it."""
        screen = self.first_screen()
        if screen is None:
            return super().get_default_screen()
        # Another screen can take its place, as of one that was pushed.
        screen._push_result_callback(screen, None)  # noqa: SLF001 - Textual expects it there
        return screen

    def first_screen(self) -> Screen[Any] | None:
        """Return the screen to begin with; `None` when it is pushed later.

        Override it; here there is none.
        """
        return None

    def on_ready(self) -> None:
        """Collect garbage from the first picture on."""
        self.call_after_refresh(_collect_from_now_on)

    def launch(self) -> int:
        """Run until the end and return the exit code for the process."""
        try:
            self.run(mouse=self.profile.mouse)
        finally:
            self._ending.is_reached()
        return self.return_code or 0

    async def save_before_exit(self) -> None:
        """Bring everything the user did to disk, the half-typed text of an open editor too.

        Called at every end: quit, hang-up, SIGTERM, crash. Override it.

        Raises:
            IctcoordError: It is not saved. When the user asked to quit, the app then stays.
        """

    def rescue(self, error: IctcoordError) -> str:
        """Bring what could not be saved to another place, and return what to tell of it.

        Called once, when the app ends whether that is saved or not. Override it.

        Args:
            error: Why it could not be saved.
        """
        return error.message

    def on_load(self) -> None:
        """Listen to signals before the screen is taken."""
        signals.install(asyncio.get_running_loop(), self.leave)
        self.app_resume_signal.subscribe(self, lambda _: self.repaint(), immediate=True)

    def on_unmount(self) -> None:
        """Stop listening to signals."""
        signals.remove(asyncio.get_running_loop())

    async def action_quit(self) -> None:
        """Save and end; stay when saving fails, with the reason on screen."""
        with self._context():
            try:
                await self.save_before_exit()
            except IctcoordError as error:
                self.notify(error.message, title=error.title, severity="error")
                return
        self.exit(0)

    def leave(self, code: int) -> None:
        """Save and end with this exit code, whether saving succeeds or not.

        Args:
            code: What the process returns: 128 and the number of the signal.
        """
        self._ending.begin(code, lambda: self.exit(return_code=code))

    def on_terminal_gone(self) -> None:
        """Save and end: there is no terminal any more."""
        self.leave(signals.TERMINAL_GONE)

    def on_driver_error(self, error: Exception) -> None:
        """End as after any unforeseen error."""
        self._handle_exception(error)

    # Crashes

    def _handle_exception(self, error: Exception) -> None:
        """Save, tell it in Dutch without any value, and end with exit code 1."""
        self._return_code = 1
        if self._exception is not None:
            return
        self._exception = error
        self._exception_event.set()
        report = report_crash(error, self._state_folder)
        self._exit_renderables.append(Text(report.message))
        self._ending.begin(1, self._close_messages_no_wait)

    def _fatal_error(self) -> None:
        """Show no traceback: it holds names and hours."""

    def panic(self, *renderables: RenderableType) -> None:
        """End as after any unforeseen error; what Textual wants to show may hold anything."""
        self._handle_exception(RuntimeError())

    def _print_error_renderables(self) -> None:
        # One message is enough, and Textual's remark about the others is English. Not wrapped,
        # so that a path can be copied whole.
        words = map(Text, self._ending.last_words)
        if self.is_headless or signals.has_terminal():
            for renderable in (*self._exit_renderables[:1], *words):
                self.error_console.print(renderable, soft_wrap=True)
        self._exit_renderables.clear()
        self._ending.last_words.clear()

    # What reaches the terminal

    def repaint(self) -> None:
        """Send the whole screen again, whatever the terminal may show."""
        self._shown.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        drawn: Any = renderable
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            drawn = self._shown.difference(renderable, self.size)
        super()._display(screen, drawn)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and ours after them."""
        inherited = tuple(
            line_filter
            for line_filter in super().get_line_filters()
            if not isinstance(line_filter, NoColor | Monochrome)
        )
        wanted = (*inherited, *self._safe_filters)
        if wanted != self._filter_chain.filters:
            self._filter_chain = FilterChain(wanted)
        return [self._filter_chain]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something shortly; text in it is never markup, whatever `markup` says."""
        text = f"{title}: {message}" if title else message
        self.post_message(Spoken(text, timeout, urgent=severity != "information"))

    def on_spoken(self, event: Spoken) -> None:
        """Say it."""
        self.messages.say(
            event.text, urgent=event.urgent, seconds=event.seconds, reminder=event.reminder
        )

    def copy_text(self, text: str) -> CopyPlan:
        """Send a text to the user's clipboard and tell what may be promised.

        The caller shows `message`, and the text itself where `offer_text` says so.
        """
        plan = plan_copy(text, self.profile)
        self._clipboard = text
        if plan.sequence and self._driver is not None:
            self._driver.write(plan.sequence)
        return plan

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the user's clipboard, within the limits of the terminal."""
        self.notify(self.copy_text(text).message)

    def get_loading_widget(self) -> Widget:
        """Return a word instead of an animation: an idle screen sends nothing."""
        return Static("Even geduld…", markup=False)

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the mouse pointer alone: most terminals do not know the sequence."""

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        # Every blink is an answer to sshd: a frozen client was still logged in after 90 seconds,
        # where an app that is silent was gone after 10.
        blink = getattr(type(child), "cursor_blink", None)
        if isinstance(blink, Reactive):
            child.set_reactive(blink, False)
        super()._register_child(parent, child, before, after)

    # Keys

    async def on_event(self, event: Event) -> None:
        """Handle keys and pastes one at a time, each after all that the one before it started."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._turns.arrived(event)
        else:
            await super().on_event(event)

    def _is_over(self) -> bool:
        """Whether the end was decided on: the screens may be gone before the keys are."""
        return self._ending.has_begun or self.return_code is not None

    async def _on_input(self, event: Key | Paste) -> None:
        if isinstance(event, Paste):
            await super().on_event(event)
        elif pair := split_alt(event):
            escape, letter = pair
            self._turns.let_follow(letter)
            await super().on_event(escape)
        else:
            await self._on_key_event(event)

    async def _on_key_event(self, key: Key) -> None:
        judge = self._burst_judge
        if judge.ignores(key.key, printable=key.is_printable, at=key.time):
            return
        self.messages.give_way()
        if isinstance(key, BurstKey):
            writes = self.takes_text(key)
            moves = not writes and self.only_moves(key)
            if judge.is_text(key.burst, key.run, writes=writes, moves=moves, at=key.time):
                self.notify("Tekst geplakt? Genegeerd: open eerst een veld met Enter.")
                return
            # Textual finds handlers by the name of the class.
            key = Key(key.key, key.character)
        await super().on_event(key)

    def takes_text(self, key: Key) -> bool:
        """Tell whether the focused widget writes this key as text."""
        focused = self.focused
        return focused is not None and focused.check_consume_key(key.key, key.character)

    def only_moves(self, key: Key) -> bool:
        """Tell whether a key, where the focus is now, moves something and does no more.

        Override it; here every key may do anything.
        """
        return False

    def on_input_not_utf8(self) -> None:
        """Tell the user how to make accents arrive."""
        self.notify(
            "Je terminal stuurt geen UTF-8. In PuTTY: Window, Translation, UTF-8.",
            severity="warning",
        )

    def action_help_quit(self) -> None:
        """Answer ctrl+c with the key that does end the app."""
        keys = (
            self.get_key_display(active.binding)
            for active in self.active_bindings.values()
            if active.binding.action in {"quit", "app.quit"}
        )
        self.notify(f"Afsluiten: {next(keys, 'ctrl+q')}")


def _collect_from_now_on() -> None:
    """Collect garbage again: what was made to start with stays until the end."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
