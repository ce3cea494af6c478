"""A disk that fails at the n-th call, for the tests of saving."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CALLS = (
    (os, "open"),
    (os, "write"),
    (os, "fsync"),
    (os, "fchmod"),
    (os, "fchown"),
    (os, "chmod"),
    (os, "mkdir"),
    (os, "replace"),
    (os, "unlink"),
    (fcntl, "flock"),
)
"""Every call with which saving changes the disk, or waits for its turn."""

LOOKS = tuple((os, name) for name in ("stat", "lstat", "fstat", "listdir", "scandir", "open"))
"""Every call with which saving and looking around see what is there."""

Calls = tuple[tuple[Any, str], ...]


@contextmanager
def each_call(
    around: Callable[[str, Callable[[], Any]], Any], calls: Calls = CALLS
) -> Iterator[None]:
    """Send every call of the block through a function, that may do it or not."""
    originals = [(module, name, getattr(module, name)) for module, name in calls]

    def watched(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args, **kwargs: around(name, lambda: original(*args, **kwargs))

    for module, name, original in originals:
        setattr(module, name, watched(name, original))
    try:
        yield
    finally:
        for module, name, original in originals:
            setattr(module, name, original)


@contextmanager
def counted(calls: Calls = CALLS) -> Iterator[list[str]]:
    """Note the names of all calls of the block."""
    names: list[str] = []

    def note(name: str, call: Callable[[], Any]) -> object:
        names.append(name)
        return call()

    with each_call(note, calls):
        yield names


@contextmanager
def failing(number: int, code: int, calls: Calls = CALLS) -> Iterator[None]:
    """Let the call with this number (from 0) fail, and all others do their work."""
    seen = 0

    def fail(name: str, call: Callable[[], Any]) -> object:
        nonlocal seen
        seen += 1
        if seen == number + 1:
            raise OSError(code, os.strerror(code))
        return call()

    with each_call(fail, calls):
        yield


@contextmanager
def full_from(number: int) -> Iterator[None]:
    """Let this call and everything that needs room after it fail: a disk that stays full."""
    seen = 0

    def fail(name: str, call: Callable[[], Any]) -> object:
        nonlocal seen
        seen += 1
        if seen > number and name in {"open", "write", "fsync", "mkdir", "replace"}:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return call()

    with each_call(fail):
        yield


@contextmanager
def crashing(number: int) -> Iterator[None]:
    """End the process without any clean-up, right after the call with this number (from 0)."""
    seen = 0

    def crash(name: str, call: Callable[[], Any]) -> object:
        nonlocal seen
        result = call()
        seen += 1
        if seen == number + 1:
            os._exit(9)
        return result

    with each_call(crash):
        yield


@contextmanager
def full_below(*folders: Path, when: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Let nothing new be made below these folders: a disk that is full, beside one that is not.

    Args:
        folders: What lies on the full disk.
        when: Tells whether it is full right now.
    """
    real_open, real_mkdir = os.open, os.mkdir

    def refuse(path: Any) -> None:  # noqa: ANN401 - whatever the system call takes
        place = Path(os.path.realpath(os.fsdecode(path)))
        if any(place.is_relative_to(folder.resolve()) for folder in folders) and when():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def full_open(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401
        if flags & os.O_CREAT:
            refuse(path)
        return real_open(path, flags, *args, **kwargs)

    def full_mkdir(path: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        refuse(path)
        real_mkdir(path, *args, **kwargs)

    os.open, os.mkdir = full_open, full_mkdir
    try:
        yield
    finally:
        os.open, os.mkdir = real_open, real_mkdir
