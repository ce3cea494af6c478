"""Counting calls of Python functions: a measure of work that is the same on every machine."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count the calls that are made inside, under the name `calls`."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, arg: object) -> None:
        del frame, arg
        calls["calls"] += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)
