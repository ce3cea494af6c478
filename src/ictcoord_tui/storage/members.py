"""Which files belong to a group, and which group a school belongs to."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from ictcoord_tui.domain.text import REPLACEMENT, clean_line, neutralise
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.problems import explain, explained, shown

_LONGEST = 80
"""Characters of a refused value that a message repeats."""


def find_members(group_path: Path, patterns: Iterable[str]) -> tuple[Path, ...]:
    """Return the dossiers of a group, sorted by path, each once.

    Args:
        group_path: The dossier of the group.
        patterns: Names below its folder, in which `*`, `?`, `[...]` and `**` may stand.

    Returns:
        Absolute paths of regular files. Hidden files and folders and the group itself are left
        out, and so is all that `refused_members` tells; `**` does not follow linked folders.

    Raises:
        NotAllowedError: The folder may not be read.
    """
    group = real_path(group_path)
    found = (real_path(one) for one in _named(group, patterns))
    return tuple(sorted({one for one in found if _is_inside(one, group) and one != group}))


def refused_members(group_path: Path, patterns: Iterable[str]) -> tuple[tuple[Path, str], ...]:
    """Return what a group names that lies outside its folder, each with the reason in Dutch.

    A pattern that is absolute, leads upwards or cannot be understood; a link to a file elsewhere.
    Nothing of it is opened, and the other schools are none the worse for it.

    Raises:
        NotAllowedError: The folder may not be read.
    """
    group = real_path(group_path)
    patterns = tuple(patterns)
    bad = [(group.parent / _shown(one), _why_not(one, group)) for one in patterns]
    outside = {one for one in _named(group, patterns) if not _is_inside(real_path(one), group)}
    return (
        *((path, reason) for path, reason in bad if reason),
        *((one, _leads_out(one, group)) for one in sorted(outside)),
    )


def closed_folders(group_path: Path, patterns: Iterable[str]) -> tuple[tuple[Path, str], ...]:
    """Return the folders in which one may not look for members, each with the reason in Dutch.

    Such as that of a school with a Unix group of its own. Looking for files passes them by without
    a word, and sums over the group would be wrong without anybody knowing.
    """
    group = real_path(group_path)
    found: set[Path] = set()
    for pattern in patterns:
        parts = () if _why_not(pattern, group) else PurePosixPath(pattern).parts
        for length in range(1, len(parts)):
            way = group.parent.glob("/".join(parts[:length]))
            found |= {one for one in way if not _is_hidden(one, group) and _is_closed(one)}
    refusal = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return tuple((one, explain(refusal, one, "lezen").message) for one in sorted(found))


def group_path_of(school_path: Path, value: str) -> Path:
    """Return the dossier of the group that a school file names; it need not exist.

    Args:
        school_path: The dossier of the school.
        value: What its key `group` says: a path from the folder of the school, often `../x.toml`.

    Raises:
        InvalidDataError: It is empty, absolute, or no path at all.
    """
    if not value.strip() or not _is_relative_path(value):
        raise InvalidDataError(
            f"{shown(school_path)}: `{clean_line(value, _LONGEST)}` bij `group` kan niet. "
            'Schrijf het pad vanaf de map van de school, bijvoorbeeld `group = "../groep.toml"`.'
        )
    return real_path(real_path(school_path).parent / value)


def _why_not(pattern: str, group: Path) -> str:
    """Return why a pattern is refused; nothing when it is not."""
    parts = PurePosixPath(pattern).parts
    if parts and ".." not in parts and _is_relative_path(pattern):
        with suppress(ValueError, NotImplementedError, OSError):
            next(group.parent.glob(pattern), None)
            return ""
    return (
        f"{shown(group)}: het patroon `{_shown(pattern)}` bij `members` kan niet. Schrijf namen "
        'in de map van de groep zelf, bijvoorbeeld `members = ["scholen/*.toml"]`.'
    )


def _leads_out(link: Path, group: Path) -> str:
    return (
        f"{shown(link.relative_to(group.parent))} verwijst naar een plaats buiten de map van de "
        "groep en wordt niet geopend. Zet het bestand van de school zelf in die map."
    )


def _shown(pattern: str) -> str:
    return clean_line(pattern, _LONGEST)


def _is_relative_path(text: str) -> bool:
    is_absolute = text.startswith(("/", "\\", "~")) or text[1:2] == ":"
    return not is_absolute and REPLACEMENT not in neutralise(text)


def _named(group: Path, patterns: Iterable[str]) -> Iterator[Path]:
    """Return every regular file that a group names, also when it lies elsewhere by a link."""
    folder = group.parent
    for pattern in patterns:
        if _why_not(pattern, group):
            continue
        with explained(folder, "lezen"):
            for candidate in folder.glob(pattern):
                if not _is_hidden(candidate, group) and candidate.is_file():
                    yield candidate


def _is_hidden(one: Path, group: Path) -> bool:
    return any(part.startswith(".") for part in one.relative_to(group.parent).parts)


def _is_closed(one: Path) -> bool:
    return one.is_dir() and not os.access(one, os.R_OK | os.X_OK)


def _is_inside(target: Path, group: Path) -> bool:
    return target.is_relative_to(group.parent)
