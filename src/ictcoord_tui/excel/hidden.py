"""What a workbook carries along unseen: the exported dossiers, and what stood in each cell.

With it an edited workbook comes back by a three-way merge. What stood in the cells is kept as text,
so that a later version of the program, with other words, still sees which cells a person changed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from typing import Any

from ictcoord_tui.domain.schema import Document

SHEET = "_ictcoord"
"""The hidden sheet."""

MARK = "ictcoord"
"""First word above the hidden column with ids; kind and dossier follow."""

FORMAT = 1
_CHUNK = 30_000


@dataclass(slots=True)
class SheetBase:
    """What one sheet held at export.

    Attributes:
        kind: `tasks`, `current`, `target` or `team`.
        dossier: Id of the dossier the sheet belongs to; empty for *Team*.
        headers: Header by column key.
        others: Headers of the columns that are not read back.
        rows: For each row id the texts of the columns, in the order of `headers`.
    """

    title: str
    kind: str
    dossier: str
    headers: dict[str, str]
    others: list[str] = field(default_factory=list)
    rows: dict[str, list[str]] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """What stands above the column with ids, on this sheet and on any copy of it."""
        return f"{MARK} {self.kind} {self.dossier}".strip()

    def cells(self, row_id: str) -> Mapping[str, str]:
        """Return the texts of a row by column key; nothing for a row that was not there."""
        return dict(zip(self.headers, self.rows.get(row_id, ()), strict=False))


_SHEET_FIELDS = fields(SheetBase)


@dataclass(slots=True)
class Payload:
    """Everything a workbook of ours carries along.

    Attributes:
        exported_at: ISO moment.
        people: Names by person id, as the cells have them.
        dossiers: Names of schools and group by id, as the cells have them.
        bases: The documents as they were exported, by dossier id.
        shown: Marks of what each sheet shows and is not read back (see `shown.marks_of`).
    """

    exported_at: str
    people: dict[str, str]
    dossiers: dict[str, str]
    bases: dict[str, Document]
    sheets: list[SheetBase]
    shown: dict[str, str] = field(default_factory=dict)

    def to_cells(self) -> Iterator[str]:
        """Yield the payload as texts that fit in a cell."""
        table = {
            "format": FORMAT,
            "exported_at": self.exported_at,
            "people": self.people,
            "dossiers": self.dossiers,
            "sheets": [
                {one.name: getattr(sheet, one.name) for one in _SHEET_FIELDS}
                for sheet in self.sheets
            ],
            "shown": self.shown,
            "bases": _packed(self.bases),
        }
        # A lone `_x0041_` would mean a character to Excel; JSON can spell the underscore otherwise.
        text = json.dumps(table, separators=(",", ":")).replace("_x", "\\u005fx")
        for start in range(0, len(text), _CHUNK):
            yield text[start : start + _CHUNK]


def payload_from(cells: Sequence[str]) -> Payload | None:
    """Return the payload that cells hold, or nothing when they hold something else."""
    try:
        table = json.loads("".join(cells))
        if table["format"] != FORMAT:
            return None
        return Payload(
            exported_at=str(table["exported_at"]),
            people=_texts(table["people"]),
            dossiers=_texts(table["dossiers"]),
            bases={str(key): dict(_unpacked(base)) for key, base in table["bases"].items()},
            sheets=[_sheet_base(sheet) for sheet in table["sheets"]],
            shown=_texts(table.get("shown", {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sheet_base(table: Mapping[str, Any]) -> SheetBase:
    rows = {str(key): [str(text) for text in texts] for key, texts in table["rows"].items()}
    headers = _texts(table["headers"])
    return SheetBase(
        title=str(table["title"]),
        kind=str(table["kind"]),
        dossier=str(table["dossier"]),
        headers=headers,
        others=[str(word) for word in table["others"]],
        rows=rows,
    )


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.items()}


def _packed(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """Give the values that JSON does not know a table of their own."""
    if isinstance(value, dict):
        return {f"${key}" if key.startswith("$") else key: _packed(v) for key, v in value.items()}
    if isinstance(value, list):
        return [_packed(item) for item in value]
    if isinstance(value, datetime):
        return {"$moment": value.isoformat()}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    if isinstance(value, time):
        return {"$time": value.isoformat()}
    return value


def _unpacked(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(value, list):
        return [_unpacked(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$moment" in value:
        return datetime.fromisoformat(value["$moment"])
    if "$day" in value:
        return date.fromisoformat(value["$day"])
    if "$time" in value:
        return time.fromisoformat(value["$time"])
    return {key[1:] if key.startswith("$") else key: _unpacked(v) for key, v in value.items()}
