"""Hang-up, termination and interruption turned into an orderly end.

By default these signals end Python without any clean-up: nothing is saved and the alternate
screen stays on. A handler on the event loop also works when the terminal is gone.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable

EXIT_CODES: dict[signal.Signals, int] = {
    signal.SIGHUP: 129,
    signal.SIGINT: 130,
    signal.SIGTERM: 143,
}
"""What the process returns after each signal: 128 and its number, as shells expect."""

TERMINAL_GONE = EXIT_CODES[signal.SIGHUP]
"""The exit code when the terminal disappeared without a signal."""


def install(loop: asyncio.AbstractEventLoop, on_signal: Callable[[int], None]) -> None:
    """Call `on_signal(exit_code)` on the loop for each of the signals.

    Also where hang-up was ignored (`nohup`, some `sudo` chains): the terminal is gone all the
    same. Does nothing outside the main thread, where Python cannot handle signals.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number, code in EXIT_CODES.items():
        loop.add_signal_handler(number, on_signal, code)


def remove(loop: asyncio.AbstractEventLoop) -> None:
    """Give the signals back."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in EXIT_CODES:
        loop.remove_signal_handler(number)


def has_terminal() -> bool:
    """Tell whether there is still a terminal to say something on.

    What is written to one that is gone stays in Python's buffer, and makes the exit code 120.
    """
    return sys.__stderr__ is not None and os.isatty(sys.__stderr__.fileno())


def exit_hard_after(seconds: float, code: int) -> threading.Timer:
    """End the process after so many seconds, whatever still blocks (a frozen line, a writer).

    Call it only when everything is saved. Cancel the timer when the orderly end was reached.
    """
    timer = threading.Timer(seconds, os._exit, (code,))
    timer.daemon = True
    timer.start()
    return timer
