"""Whether the app has finished everything a key started.

Textual hands a key to the widget that has the focus at that moment, and goes on to the next one
at once. When the first key opens an editor, the second would still land in the table. So keys wait
until nothing is at work: every widget stands waiting for its next message, none is queued, and no
worker is about to begin. Looking costs some microseconds, and nothing is sent or scheduled.
"""

from collections.abc import Iterable
from typing import Any

from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerState


def all_at_rest(pumps: Iterable[MessagePump], workers: Iterable[Worker[Any]]) -> bool:
    """Tell whether nobody handles or awaits a message and no worker is about to begin.

    Args:
        pumps: Everybody to ask.
        workers: The workers of the app.
    """
    return all(map(_rests, pumps)) and not any(w.state is WorkerState.PENDING for w in workers)


def nothing_queued(pump: MessagePump) -> bool:
    """Tell whether no message waits behind the one that is handled now."""
    return pump._message_queue.empty()  # noqa: SLF001 - Textual tells nobody otherwise


def _rests(pump: MessagePump) -> bool:
    # The event of a queue has a waiter exactly as long as the pump waits for its next message.
    queue: Any = pump._message_queue  # noqa: SLF001
    return pump._closed or (queue.empty() and bool(queue.ready_event._waiters))  # noqa: SLF001
