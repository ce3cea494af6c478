"""What this user prefers: recent dossiers, keys, theme. Never about a school, never required.

Nothing in this file can stop the program: what cannot be used is left alone and told.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ictcoord_tui.domain.schema import Document
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError, InvalidDataError
from ictcoord_tui.storage.atomic import private_folder, write_atomically
from ictcoord_tui.storage.codec import FROM_VERSIONS, decode_plain, encode_plain
from ictcoord_tui.storage.lock import locked
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.storage.versions import MAX_DAYS, Retention
from ictcoord_tui.values import dataclass

MAX_RECENT = 10
"""How many dossiers the start screen remembers."""

USES_OF_A_HINT = 3
"""After so many uses of a screen its first hint is not shown any more."""

SETTINGS_FILE = "settings.toml"
"""Name of the file in the folder of the settings."""

_BROKEN = "settings-kapot.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The preferences of one user.

    Attributes:
        recent: Paths of the dossiers opened last, the newest first; at most `MAX_RECENT`.
        keymap: Keys of the user's own, by command id.
        theme: Name of the theme; empty for the default.
        retention: How long earlier versions of dossiers stay.
        hints: How often screens with a first hint were used, by screen id; at most
            `USES_OF_A_HINT`.
    """

    recent: tuple[str, ...] = ()
    keymap: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    theme: str = ""
    retention: Retention = field(default_factory=Retention)
    hints: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def hinted(self, uses: Mapping[str, int]) -> "Settings":
        """Return the settings after screens were used so many times; never fewer than before."""
        counts = dict(self.hints)
        for screen_id, count in uses.items():
            counts[screen_id] = min(USES_OF_A_HINT, max(count, counts.get(screen_id, 0)))
        return replace(self, hints=MappingProxyType(counts))

    def opened(self, path: Path) -> "Settings":
        """Return the settings after a dossier was opened: it now heads the recent ones."""
        name = str(path.absolute())
        others = (known for known in self.recent if known != name)
        return replace(self, recent=(name, *others)[:MAX_RECENT])


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings, and what in the file could not be used.

    Attributes:
        settings: What holds now.
        warnings: Dutch sentences; empty when all is well.
    """

    settings: Settings
    warnings: tuple[str, ...]


def load_settings(folder: Path) -> LoadedSettings:
    """Read the settings; a missing or broken file gives the defaults.

    Args:
        folder: Where they are, see `paths.config_dir`.
    """
    path = folder / SETTINGS_FILE
    try:
        document = _read(path)
    except IctcoordError as error:
        said = error.message.replace(FROM_VERSIONS, "")
        return LoadedSettings(Settings(), (f"Je voorkeuren zijn niet gelezen. {said}",))
    return _understood(document, path)


def update_settings(folder: Path, change: Callable[[Settings], Settings]) -> LoadedSettings:
    """Change the settings on disk, and return them as they are now.

    Keys of a newer version stay in the file. A broken file is put aside under another name.

    Args:
        folder: Where they are; made when need be.
        change: Gives the new settings for those on disk at this moment.

    Raises:
        NotAllowedError: The folder may not be written in.
        IctcoordError: The system refuses otherwise.
    """
    path = folder / SETTINGS_FILE
    with explained(folder, "bewaren"):
        private_folder(folder)
    with locked(path):
        document, warnings = _read_or_put_aside(path)
        loaded = _understood(document, path)
        settings = change(loaded.settings)
        write_atomically(path, encode_plain(document | _said(settings, document)))
    return LoadedSettings(settings, (*warnings, *loaded.warnings))


def _read(path: Path) -> Document:
    with explained(path, "lezen"):
        try:
            return decode_plain(path.read_bytes(), shown(path))
        except FileNotFoundError:
            return {}


def _read_or_put_aside(path: Path) -> tuple[Document, tuple[str, ...]]:
    try:
        return _read(path), ()
    except InvalidDataError as error:
        with explained(path, "opzijzetten"):
            path.replace(path.with_name(_BROKEN))
        return {}, (f"{error.message} Het oude bestand heet nu {_BROKEN}.",)


def _said(settings: Settings, document: Document) -> Document:
    """Return what is worth writing: a default nobody chose would hold for ever once it is there."""
    usual = _as_document(Settings())
    told = _as_document(settings)
    return {key: told[key] for key in told if key in document or told[key] != usual[key]}


def _as_document(settings: Settings) -> Document:
    return {
        "recent": list(settings.recent),
        "keymap": dict(sorted(settings.keymap.items())),
        "theme": settings.theme,
        "versions": asdict(settings.retention),
        "hints": dict(sorted(settings.hints.items())),
    }


def _understood(document: Document, path: Path) -> LoadedSettings:
    reader = _Reader(document, shown(path))
    settings = Settings(
        recent=tuple(reader.texts("recent"))[:MAX_RECENT],
        keymap=MappingProxyType(reader.keymap("keymap")),
        theme=reader.text("theme"),
        retention=reader.retention("versions"),
        hints=MappingProxyType(reader.counts("hints", USES_OF_A_HINT)),
    )
    reader.warn_of_unknown({"recent", "keymap", "theme", "versions", "hints"})
    return LoadedSettings(settings, tuple(reader.warnings))


@dataclass(slots=True)
class _Reader:
    document: Mapping[str, Any]
    place: str
    warnings: list[str] = field(default_factory=list)

    def text(self, key: str) -> str:
        value = self.document.get(key, "")
        if isinstance(value, str):
            return value
        self.warn_of_value(key)
        return ""

    def texts(self, key: str) -> list[str]:
        value = self.document.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        self.warn_of_value(key)
        return []

    def table(self, key: str) -> dict[str, Any]:
        value = self.document.get(key, {})
        if isinstance(value, dict):
            return value
        self.warn_of_value(key)
        return {}

    def keymap(self, key: str) -> dict[str, str]:
        value = self.table(key)
        for command in value:
            if not isinstance(value[command], str):
                self.warn_of_value(f"{key}.{command}")
        return {command: keys for command, keys in value.items() if isinstance(keys, str)}

    def counts(self, key: str, most: int) -> dict[str, int]:
        """Return a table of whole numbers from 0 to a highest one."""
        value = self.table(key)
        usable = {name for name, said in value.items() if type(said) is int and 0 <= said <= most}
        for name in value.keys() - usable:
            self.warn_of_value(f"{key}.{name}")
        return {name: value[name] for name in value if name in usable}

    def retention(self, key: str) -> Retention:
        """Return how many days versions stay; a table with `all_days` and `daily_days`."""
        days = asdict(Retention())
        for name, said in self.table(key).items():
            if name in days and type(said) is int and 1 <= said <= MAX_DAYS:
                days[name] = said
            else:
                self.warn_of_value(f"{key}.{name}")
        return Retention(**days)

    def warn_of_value(self, key: str) -> None:
        self.warnings.append(f"{self.place}: de waarde van `{neutralise(key)}` is niet bruikbaar.")

    def warn_of_unknown(self, known: set[str]) -> None:
        for key in sorted(self.document.keys() - known):
            self.warnings.append(f"{self.place}: `{neutralise(key)}` ken ik niet; het telt niet.")
