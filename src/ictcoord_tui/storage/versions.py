"""Earlier versions of a dossier: who saved what, and when.

Every version is one file in `.ictcoord/versions/NAME/`: a first line of TOML comment with who,
when, a checksum and what the change is called, and then the bytes as they were saved. So the list
needs no parsing, and in need a person can read or copy a version by hand. Versions count up: a
clock that jumps changes nothing in their order.

Who changes versions holds the lock of the dossier (see `lock.locked`).
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from ictcoord_tui.domain.days import parse_moment
from ictcoord_tui.domain.merge import same
from ictcoord_tui.domain.schema import Change, Document, ordered
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.errors import IctcoordError, InvalidDataError, NotAllowedError
from ictcoord_tui.storage.atomic import (
    clean_leftovers,
    private_folder,
    write_atomically,
)
from ictcoord_tui.storage.codec import MAX_BYTES, decode, encode
from ictcoord_tui.storage.places import folder_of
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.reading import read_regular
from ictcoord_tui.values import dataclass

_FILE = re.compile(r"(\d{6,})-(\d{8})\.toml")
_MARK = b"# ictcoord "
_LONGEST_HEADER = 8_192
_LONGEST_LABEL = 200
_ANOTHER = "een andere versie"

UNDONE, REDONE = "Ongedaan", "Opnieuw"
"""How the name of a version begins that took a change back, or made it again."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version, without its contents.

    Attributes:
        id: A number of six digits that counts up with every save.
        when: The moment of saving as the clock told it, with its zone.
        who: Who saved it; empty when it changed outside this program.
        size: Length of the saved file in bytes.
        what: What the one change is called that made it, in Dutch; empty for several.
    """

    id: str
    when: datetime
    who: str
    size: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long versions stay.

    Attributes:
        all_days: Days of which every version stays; 1 is today only.
        daily_days: Days of which at least the last version stays.
    """

    all_days: int = 1
    daily_days: int = 90


MAX_DAYS = 3_660
"""Longest time in days that earlier versions can be asked to stay: ten years."""


def declared_retention(document: Mapping[str, Any]) -> Retention | None:
    """Return how long versions stay by the dossier's own table `[versions]`, if it has one.

    What is said there holds for everybody who uses the dossier, whatever their own settings say.
    A value that is no number of days counts as not said.

    Args:
        document: A dossier, or the group it belongs to.
    """
    table = document.get("versions")
    if not isinstance(table, dict):
        return None
    days = {
        key: said
        for key in ("all_days", "daily_days")
        if type(said := table.get(key)) is int and 1 <= said <= MAX_DAYS
    }
    return Retention(**days) if days else None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What `rewrite_versions` did.

    Attributes:
        changed: How many versions were written anew.
        removed: How many could not be read, and were removed.
    """

    changed: int
    removed: int


def list_versions(path: Path) -> tuple[Version, ...]:
    """Return the earlier versions of a dossier, the newest first.

    Args:
        path: The dossier; it need not exist any more.

    Raises:
        NotAllowedError: The versions may not be read.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "versions")
    with explained(folder, "lezen"):
        found = [_described(file) for file in _files(folder)]
    return tuple(reversed(found))


def read_version(path: Path, version_id: str) -> bytes:
    """Return what a dossier held in an earlier version.

    Raises:
        InvalidDataError: There is no such version.
        NotAllowedError: It may not be read.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "versions")
    with explained(folder, "lezen"):
        for file in _files(folder):
            if _id(file) == version_id:
                return _body(_bytes_of(file))
    raise InvalidDataError(
        f"Van {shown(path)} is er geen versie `{shown(Path(version_id))}`. "
        "`ictcoord versions` toont welke er zijn."
    )


def version_document(path: Path, version: Version) -> Document | None:
    """Return the document that an earlier version holds; `None` for one that cannot be read."""
    try:
        return ordered(decode(read_version(path, version.id), version.id))
    except IctcoordError:
        return None


def keep_version(path: Path, data: bytes, *, who: str, now: datetime, what: str = "") -> None:
    """Keep a version, unless the newest one holds the same bytes already.

    Args:
        path: The dossier.
        data: Its contents.
        who: Who saved it; empty when it changed outside this program.
        now: The moment of saving.
        what: What the one change is called that made it; empty for several, or unknown ones.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "versions")
    with explained(folder, "bewaren"):
        files = _files(private_folder(folder))
        digest = sha256(data).hexdigest()
        if files and _read_header(files[-1]).digest == digest:
            return
        number = int(_id(files[-1])) + 1 if files else 1
        header = _Header(now, who, digest, what=clean_line(what, _LONGEST_LABEL))
        write_atomically(folder / f"{number:06}-{now:%Y%m%d}.toml", header.line() + data)


def withdraw_version(path: Path, data: bytes) -> None:
    """Remove the newest version when it holds these bytes; versions before it stay.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "versions")
    with explained(folder, "weghalen"):
        files = _files(folder)
        if files and _read_header(files[-1]).digest == sha256(data).hexdigest():
            files[-1].unlink()


def thin_versions(path: Path, *, today: date, retention: Retention | None = None) -> int:
    """Remove the versions that have had their time, and return how many.

    All versions of the last days stay, then the last one of each day, then none. The newest
    version always stays, and so does anything dated after today: a clock that ran ahead is no
    reason to lose work.

    Args:
        path: The dossier.
        today: The day of today.
        retention: How long versions stay; by default all of today and 90 days one a day.
    """
    rule = retention or Retention()
    folder = folder_of(path, "versions")
    clean_leftovers(folder)
    removed = 0
    with explained(folder, "opruimen"):
        files = _files(folder)
        last_of_day = {_day(file): file for file in files}
        for file in files[:-1]:
            age = today - _day(file)
            is_last = last_of_day[_day(file)] == file
            if age < timedelta(rule.all_days) or (is_last and age <= timedelta(rule.daily_days)):
                continue
            file.unlink(missing_ok=True)
            removed += 1
    return removed


def rewrite_versions(
    path: Path,
    change: Change,
    *,
    rename: Callable[[str], str] = str,
    retell: Callable[[str], str] = str,
) -> Rewritten:
    """Change every kept version of a dossier: a person who leaves it must leave them all.

    A version that cannot be read, or not written anew, is removed: nobody can tell whom it names.

    Args:
        path: The dossier.
        change: Gives the new document for an old one.
        rename: Gives the new name for who saved it.
        retell: Gives the new name for the change that made it.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    folder = folder_of(path, "versions")
    changed = removed = 0
    with explained(folder, "wijzigen"):
        for file in _files(folder):
            try:
                old = _bytes_of(file)
                new = _rewritten(old, shown(file), change, rename, retell)
            except (InvalidDataError, NotAllowedError):
                file.unlink()
                removed += 1
                continue
            if new != old:
                write_atomically(file, new)
                changed += 1
    return Rewritten(changed, removed)


def _files(folder: Path) -> list[Path]:
    """Return the files that are versions, the oldest first."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all it takes, at every save
    except FileNotFoundError:
        return []
    versions = [name for name in names if _FILE.fullmatch(name) and _date_in(name)]
    return [folder / name for name in sorted(versions, key=lambda name: int(name.split("-")[0]))]


def _id(file: Path) -> str:
    return file.name.partition("-")[0]


def _day(file: Path) -> date:
    return _date_in(file.name) or date.min


def _date_in(name: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(name.split("-")[1][:8])
    return None


def _described(file: Path) -> Version:
    status = file.stat()
    header = _read_header(file)
    when = header.when or datetime.fromtimestamp(status.st_mtime).astimezone()
    return Version(_id(file), when, header.who, status.st_size - header.length, header.what)


@dataclass(frozen=True, slots=True)
class _Header:
    """The first line of a version; all empty when somebody damaged it."""

    when: datetime | None = None
    who: str = ""
    digest: str = ""
    length: int = 0
    what: str = ""

    def line(self) -> bytes:
        when = self.when.isoformat() if self.when else ""
        facts = {"when": when, "who": self.who, "sha256": self.digest}
        told = {"what": self.what} if self.what else {}
        return _MARK + json.dumps(facts | told).encode() + b"\n"


def _read_header(file: Path) -> _Header:
    try:
        data, _ = read_regular(file, _LONGEST_HEADER, _ANOTHER)
    except NotAllowedError:
        # In a shared folder anything may have the name of a version; it must not stop saving.
        return _Header()
    line, end, _ = data.partition(b"\n")
    return _header(line + end)


def _bytes_of(file: Path) -> bytes:
    return read_regular(file, MAX_BYTES + _LONGEST_HEADER, _ANOTHER)[0]


def _header(line: bytes) -> _Header:
    if not (line.startswith(_MARK) and line.endswith(b"\n")):
        return _Header()
    try:
        facts = json.loads(line.removeprefix(_MARK))
        when, what = parse_moment(facts["when"]), clean_line(str(facts.get("what", "")))
        return _Header(when, str(facts["who"]), str(facts["sha256"]), len(line), what)
    except (ValueError, KeyError, TypeError, RecursionError):
        return _Header(length=len(line))


def _body(data: bytes) -> bytes:
    line, end, rest = data.partition(b"\n")
    return rest if line.startswith(_MARK) and end else data


def _rewritten(
    data: bytes,
    place: str,
    change: Change,
    rename: Callable[[str], str],
    retell: Callable[[str], str],
) -> bytes:
    body = _body(data)
    header = _header(data[: len(data) - len(body)])
    old = ordered(decode(body, place))
    new = ordered(change(old))
    who, what = rename(header.who), retell(header.what)
    if same(new, old) and (who, what) == (header.who, header.what):
        return data
    body = body if same(new, old) else encode(new)
    return _Header(header.when, who, sha256(body).hexdigest(), what=what).line() + body
