"""`ictcoord versions`: earlier versions of a dossier, who saved them and when."""

import errno
import os
import stat
from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.names import group_around
from ictcoord_tui.cli.newcomers import tell_who_is_elsewhere
from ictcoord_tui.cli.output import put, say, table
from ictcoord_tui.domain.days import format_moment
from ictcoord_tui.domain.edits import fields
from ictcoord_tui.domain.merge import same
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.errors import InvalidDataError, UsageError
from ictcoord_tui.history import told_versions
from ictcoord_tui.identity import author_name
from ictcoord_tui.storage.atomic import write_atomically
from ictcoord_tui.storage.codec import decode
from ictcoord_tui.storage.dossier_file import DossierFile
from ictcoord_tui.storage.lock import locked
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.versions import (
    Version,
    keep_version,
    list_versions,
    read_version,
    version_document,
)

_DIGITS = 6


def run(arguments: Arguments) -> int:
    """List the versions, or put one back."""
    path = arguments.path("DOSSIER")
    wanted = arguments.text("--restore")
    if wanted:
        return _restore(path, wanted, tuple(filter(None, arguments.text("--field").split("."))))
    if arguments.text("--field"):
        raise UsageError("Met --field hoort ook --restore: uit welke versie?")
    versions = list_versions(path)
    if not versions:
        with explained(path, "lezen"):
            if stat.S_ISDIR(path.stat().st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        say(f"Van {shown(path)} zijn er nog geen vroegere versies.")
        return 0
    around = group_around(path, version_document(path, versions[0]) or {})
    told = told_versions(path, versions, 0, len(versions), (around,))
    rows = [(*_row(version), told[version.id]) for version in versions]
    for line in table([("ID", "Wanneer", "Wie", "Grootte", "Wat"), *rows]):
        put(line)
    return 0


def _row(version: Version) -> tuple[str, ...]:
    when = format_moment(version.when.astimezone())
    who = version.who or "(buiten ictcoord)"
    return version.id, when, who, f"{version.size / 1000:.1f} kB".replace(".", ",")


def _restore(path: Path, said: str, field: Place) -> int:
    wanted = _id_of(path, said)
    data = read_version(path, wanted)
    document = _decoded(data, wanted)
    file = DossierFile(path)
    if field:
        return _restore_field(file, wanted, document, field)
    who, now = author_name(), datetime.now().astimezone()
    today: Document | None = None
    if not file.path.exists():
        file.create(document, who=who, now=now)
    elif (today := _readable(file)) is not None:
        if same(today, document):
            say(f"{shown(path)} is al zoals in versie {wanted}. Er verandert niets.")
            return 0
        file.save(today, document, who=who, now=now, what=f"versie {wanted} teruggezet")
    else:
        _replace_damaged(path, data, who, now)
    say(f"Versie {wanted} van {shown(path)} staat terug. Wat er stond, is nu zelf een versie.")
    tell_who_is_elsewhere(path, document, today or {})
    return 0


def _id_of(path: Path, said: str) -> str:
    """Return the id of a version; `12` stands for `000012`.

    Raises:
        UsageError: There is no such version.
    """
    ids = {version.id for version in list_versions(path)}
    for one in (said, said.zfill(_DIGITS)):
        if one in ids:
            return one
    raise UsageError(
        f"Van {shown(path)} is er geen versie `{shown(Path(said))}`. "
        f"`ictcoord versions {shown(path)}` toont welke er zijn."
    )


def _decoded(data: bytes, wanted: str) -> Document:
    try:
        return decode(data, f"Versie {wanted}")
    except InvalidDataError as error:
        raise InvalidDataError(
            f"Versie {wanted} is beschadigd en wordt niet teruggezet. Kies een andere versie."
        ) from error


def _restore_field(file: DossierFile, wanted: str, document: Document, field: Place) -> int:
    today = file.load().document
    value = fields.get(document, field)
    if value is None and fields.get(today, field) is None:
        raise UsageError(
            f"`{'.'.join(field)}` staat niet in versie {wanted} en niet in het dossier. Schrijf "
            "bijvoorbeeld: --field current.net-wifi.time"
        )
    now = datetime.now().astimezone()
    file.save(today, fields.put(today, field, value), who=author_name(), now=now)
    say(f"`{'.'.join(field)}` van {shown(file.path)} is weer zoals in versie {wanted}.")
    return 0


def _readable(file: DossierFile) -> Document | None:
    try:
        return file.load().document
    except InvalidDataError:
        return None


def _replace_damaged(path: Path, data: bytes, who: str, now: datetime) -> None:
    """Nothing can be merged with a damaged file; its bytes are kept as they are."""
    with locked(path), explained(path, "terugzetten"):
        keep_version(path, path.read_bytes(), who="", now=now)
        write_atomically(path, data)
        keep_version(path, data, who=who, now=now)
