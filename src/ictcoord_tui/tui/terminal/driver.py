"""Textual's Linux driver without its ways to crash, hang or spin.

What differs from Textual 8.2.8:

- bytes that are no UTF-8 become a visible sign; Textual's input thread dies of one, and with it
  every key typed afterwards (PuTTY set to another encoding sends such a byte for every accent);
- the end of the terminal (end of file, input/output error) saves and ends the app instead of
  being asked for again without pause, with a processor at full load;
- late answers of the terminal and escape characters in a paste never become keys;
- keys that came too fast for typing are marked, so that the app can tell a text from typing ahead;
- a terminal that stops reading, or is gone, never blocks the event loop;
- a terminal of no rows at all, or of far too many, is drawn as one that can be;
- mouse, focus and resize reports are asked for only when the profile wants them.
"""

import codecs
import os
import selectors
import time
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import IO, Any, Protocol, cast

from textual import constants
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from ictcoord_tui.domain.text import REPLACEMENT
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.guards import Burst, BurstGuard, StartGuard
from ictcoord_tui.tui.terminal.input_cleaner import (
    ESCAPE_PRESSED,
    PASTE_SILENCE,
    InputCleaner,
)

_STDERR = 2
_READ_BYTES = 64 * 1024
_TICK_SECONDS = 0.1
_FLUSH_BYTES = 8 * 1024
_WRITER_STOP_SECONDS = 1.0
_USUAL_SIZE = (80, 24)
"""For a terminal that does not tell, such as a serial line: it says 0 rows."""
_MOST_COLUMNS, _MOST_ROWS = 1_000, 500
"""More than any screen has; over SSH anybody may say 65 535, and it would be laid out for hours."""
_UNWANTED_MODES = frozenset({"\x1b[?1004h"})
"""Focus reports: switching windows would blur an open editor and repaint over a slow line."""


class TerminalOwner(Protocol):
    """What the driver needs from the app; all but `profile` are called on the event loop."""

    profile: TerminalProfile

    def on_terminal_gone(self) -> None:
        """Save and end: no key can be read and nothing can be shown any more."""

    def on_input_not_utf8(self) -> None:
        """Tell the user that the terminal sends another encoding."""

    def on_driver_error(self, error: Exception) -> None:
        """End as after any unforeseen error."""


class BurstKey(Key):
    """A printable key that arrived in a burst nobody can type.

    Args:
        key: The key as the parser made it.
        burst: The burst it came in.
        run: The letters around it, without another key in between.
    """

    def __init__(self, key: Key, burst: Burst, run: str) -> None:
        super().__init__(key.key, key.character)
        self.burst = burst
        self.run = run


class SafeDriver(LinuxDriver):
    """Reads keys from stdin and draws on stderr, whatever happens to the terminal.

    Args:
        app: The app; it must be a `TerminalOwner` too.
        debug: Keep Textual's own log of keys.
        mouse: Ask for mouse events; the profile of the app must want them as well.
        size: Columns and rows, `None` to ask the terminal.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        self._owner = cast(TerminalOwner, app)
        super().__init__(app, debug=debug, mouse=mouse and self._owner.profile.mouse, size=size)
        # Textual types its file as stderr itself; it only ever writes, flushes and asks the number.
        self._screen = _TerminalFile(_STDERR, self._terminal_gone)
        self._file = cast(Any, self._screen)
        self._start_guard = StartGuard(time.monotonic())
        self._burst_guard = BurstGuard()
        self._told_encoding = False
        # Rich takes 0 rows for 25: with two sizes, Textual would lay out for ever.
        self._size = size or self._get_terminal_size()

    def start_application_mode(self) -> None:
        """Take the screen; also after a suspension."""
        self._start_guard = StartGuard(time.monotonic())
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own
        first_writer = self._writer_thread
        if first_writer is None:
            return
        # Textual's own writer holds 30 pieces and then blocks the event loop, for ever when
        # the line is frozen: no signal would be heard any more.
        self._writer_thread = _PatientWriter(cast(IO[str], self._screen))
        self._writer_thread.start()
        first_writer.stop()

    def write(self, data: str) -> None:
        """Send to the terminal, except for modes that nobody wants."""
        if data not in _UNWANTED_MODES:
            super().write(data)

    def run_input_thread(self) -> None:
        """Read keys until the app ends or the terminal is gone."""
        reader = _Reader(self)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = bool(selector.select(reader.patience))
                if ready and not reader.read(self.fileno):
                    self._terminal_gone()
                    return
                reader.tick(quiet=not ready)

    def dispatch(self, messages: Iterable[Message]) -> None:
        """Send the messages of one chunk to the app, its keys judged together."""
        together = list(messages)
        now = time.monotonic()
        if not self._start_guard.admits(now):
            together = [m for m in together if not (isinstance(m, Key) and m.is_printable)]
        for message in self._marked(together, now):
            self.process_message(message)

    def _marked(self, messages: list[Message], now: float) -> list[Message]:
        """Return the messages, with the printable keys of a burst marked as such."""
        keys = [message for message in messages if isinstance(message, Key)]
        if not keys:
            return messages
        found = self._burst_guard.arrived([_sign_of(key) for key in keys], now)
        if found is None:
            return messages
        burst, runs = found
        marked = {
            id(key): BurstKey(key, burst, run)
            for key, run in zip(keys, runs, strict=True)
            if key.is_printable
        }
        return [marked.get(id(message), message) for message in messages]

    def tell_encoding(self) -> None:
        """Tell the app, once, that the terminal does not send UTF-8."""
        if not self._told_encoding:
            self._told_encoding = True
            self._loop.call_soon_threadsafe(self._owner.on_input_not_utf8)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 the thread must not die unheard
            self._loop.call_soon_threadsafe(self._owner.on_driver_error, error)

    def _terminal_gone(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._owner.on_terminal_gone)

    def _query_in_band_window_resize(self) -> None:
        """Ask nothing: the kernel tells about a new size, without a round trip over the line."""

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual asks stdout and COLUMNS; both are wrong when stdout goes elsewhere.
        for fileno in (self._screen.fileno(), self.fileno):
            try:
                width, height = os.get_terminal_size(fileno)
            except OSError:
                continue
            if width and height:
                return min(width, _MOST_COLUMNS), min(height, _MOST_ROWS)
        return _USUAL_SIZE


def _sign_of(key: Key) -> str | None:
    """Return what a key would be in a text; `None` for one that no text holds."""
    return None if key.key == "escape" else key.character


class _Reader:
    """Turns the bytes of the terminal into messages for one driver."""

    def __init__(self, driver: SafeDriver) -> None:
        self._driver = driver
        self._parser = XTermParser()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._cleaner = InputCleaner()
        self._last_read = time.monotonic()

    @property
    def patience(self) -> float:
        """Seconds of silence after which something is to be decided."""
        return constants.ESCAPE_DELAY if self._cleaner.waits else _TICK_SECONDS

    def read(self, fileno: int) -> bool:
        """Read once; tell whether the terminal is still there."""
        try:
            received = os.read(fileno, _READ_BYTES)
        except OSError:
            return False
        if not received:
            return False
        self._last_read = time.monotonic()
        text = self._decoder.decode(received)
        if REPLACEMENT in text and REPLACEMENT.encode() not in received:
            self._driver.tell_encoding()
        self._feed(self._cleaner.feed(text))
        return True

    def tick(self, *, quiet: bool) -> None:
        """Decide about a lone Esc, and end what will never be finished."""
        if quiet:
            self._feed(self._cleaner.silence())
            if time.monotonic() - self._last_read > PASTE_SILENCE:
                self._feed(self._cleaner.end_paste())
        self._driver.dispatch(self._parser.tick())

    def _feed(self, text: str) -> None:
        # An empty text means end of file to the parser.
        if text:
            self._driver.dispatch(self._parsed(text))

    def _parsed(self, text: str) -> Iterator[Message]:
        for number, piece in enumerate(text.split(ESCAPE_PRESSED)):
            if number:
                yield Key("escape", "\x1b")
            if piece:
                yield from self._parsed_piece(piece)

    def _parsed_piece(self, piece: str) -> Iterator[Message]:
        try:
            yield from self._parser.feed(piece)
        except ParseError:
            self._parser = XTermParser()


class _PatientWriter(WriterThread):
    """A writer that never makes its caller wait, and does not wait long at the end itself."""

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        self._queue = cast(Any, SimpleQueue[str | None]())

    def stop(self) -> None:
        """Write what is left, unless the terminal does not take it."""
        self._queue.put(None)
        self.join(_WRITER_STOP_SECONDS)


class _TerminalFile:
    """Writes UTF-8 straight to the terminal; falls silent when that is gone.

    Python's own stderr would keep the unwritten text and turn the exit code into 120.
    """

    def __init__(self, fileno: int, on_gone: Callable[[], None]) -> None:
        self._fileno = fileno
        self._on_gone = on_gone
        self._pending: list[bytes] = []
        self._size = 0
        self._gone = False

    def fileno(self) -> int:
        return self._fileno

    def isatty(self) -> bool:
        return os.isatty(self._fileno)

    def write(self, text: str) -> int:
        data = text.encode("utf-8", "replace")
        self._pending.append(data)
        self._size += len(data)
        if self._size >= _FLUSH_BYTES:
            self.flush()
        return len(text)

    def flush(self) -> None:
        data = memoryview(b"".join(self._pending))
        self._pending.clear()
        self._size = 0
        while data and not self._gone:
            data = data[self._write_some(data) :]

    def _write_some(self, data: memoryview) -> int:
        try:
            return os.write(self._fileno, data)
        except BlockingIOError:
            with selectors.DefaultSelector() as selector:
                selector.register(self._fileno, selectors.EVENT_WRITE)
                selector.select()
            return 0
        except OSError:
            self._gone = True
            self._on_gone()
            return 0
