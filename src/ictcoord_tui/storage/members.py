"""Which files belong to a group, and which group a school belongs to."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ictcoord_tui.domain.text import REPLACEMENT, clean_line, neutralise
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.atomic import real_path
from ictcoord_tui.storage.problems import explained, shown

_LONGEST = 80
"""Characters of a refused value that a message repeats."""


def find_members(group_path: Path, patterns: Iterable[str]) -> tuple[Path, ...]:
    """Return the dossiers of a group, sorted by path, each once.

    Args:
        group_path: The dossier of the group.
        patterns: Names below its folder, in which `*`, `?`, `[...]` and `**` may stand.

    Returns:
        Absolute paths of regular files. Hidden files and folders, the group itself and links that
        lead outside the folder of the group are left out; `**` does not follow linked folders.

    Raises:
        InvalidDataError: A pattern is absolute, leads upwards or cannot be understood.
        NotAllowedError: The folder may not be read.
    """
    group = real_path(group_path)
    found: set[Path] = set()
    for pattern in patterns:
        _check_pattern(pattern, group)
        with explained(group.parent, "lezen"):
            found.update(_matches(group, pattern))
    return tuple(sorted(found))


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


def _check_pattern(pattern: str, group: Path) -> None:
    parts = PurePosixPath(pattern).parts
    if not parts or ".." in parts or not _is_relative_path(pattern):
        raise _refused(pattern, group)


def _is_relative_path(text: str) -> bool:
    is_absolute = text.startswith(("/", "\\", "~")) or text[1:2] == ":"
    return not is_absolute and REPLACEMENT not in neutralise(text)


def _matches(group: Path, pattern: str) -> Iterator[Path]:
    folder = group.parent
    try:
        candidates = list(folder.glob(pattern))
    except (ValueError, NotImplementedError) as error:
        raise _refused(pattern, group) from error
    for candidate in candidates:
        target = real_path(candidate)
        is_hidden = any(part.startswith(".") for part in candidate.relative_to(folder).parts)
        if is_hidden or target == group or not target.is_relative_to(folder):
            continue
        if target.is_file():
            yield target


def _refused(pattern: str, group: Path) -> InvalidDataError:
    return InvalidDataError(
        f"{shown(group)}: het patroon `{clean_line(pattern, _LONGEST)}` bij `members` kan niet. "
        'Schrijf namen in de map van de groep zelf, bijvoorbeeld `members = ["scholen/*.toml"]`.'
    )
