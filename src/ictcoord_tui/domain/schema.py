"""The shape of a dossier document: which keys exist, what they hold, in which order they stand.

A *document* is the plain nested dict that a TOML file gives. The shape is declared once, here; the
order on disk, the type checks, the pruning of defaults and the near misses all follow from it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from typing import Any, TypeAlias

from ictcoord_tui.domain.roadmap import STEP_IDS
from ictcoord_tui.domain.tasks import Frequency, Level
from ictcoord_tui.values import dataclass

Document: TypeAlias = dict[str, Any]
"""A dossier as nested tables, keyed by stable ids wherever there is more than one of a thing."""

Change: TypeAlias = Callable[[Document], Document]
"""A pure function from a document to the changed document."""

Path: TypeAlias = tuple[str, ...]
"""Where something stands in a document: `("people", "an-peeters", "role")`."""

FORMAT = 1
"""The format this program writes."""


class DossierKind(StrEnum):
    """Whose dossier it is."""

    SCHOOL = "school"
    GROUP = "group"


class Applies(StrEnum):
    """How far a task applies here (step 05)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Term(StrEnum):
    """When a task matters (step 05, school variant)."""

    SHORT = "short"
    LONG = "long"
    DROP = "drop"


class Reason(StrEnum):
    """Why a task belongs on its level (step 05, group variant)."""

    SCALE = "scale"
    EXPERTISE = "expertise"
    LOCAL = "local"


class Staffing(StrEnum):
    """How missing expertise is found (step 06)."""

    RECRUIT = "recruit"
    OUTSOURCE = "outsource"


class Answer(StrEnum):
    """An answer to a question of the roadmap."""

    YES = "yes"
    NO = "no"


class ValueKind(Enum):
    """What a field holds; the value is the Dutch name used in messages."""

    LINE = "een regel tekst"
    TEXT = "tekst"
    COUNT = "een geheel getal"
    HOURS = "een getal (uren per week)"
    FLAG = "true of false"
    DAY = "een datum zoals 2026-11-21"
    TIME = "een tijd zoals 30min/week"
    IDS = "een lijst van namen"


@dataclass(frozen=True, slots=True)
class Field:
    """A single value.

    Attributes:
        kind: What it holds.
        choices: The only words it may hold, if there is such a list.
        default: What an absent key means; a value equal to it is not written.
    """

    kind: ValueKind
    choices: tuple[str, ...] = ()
    default: Any = None


@dataclass(frozen=True, slots=True)
class Record:
    """A table with known keys, in the order in which they are written."""

    fields: Mapping[str, "Node"]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A table of things, each under its own id.

    Attributes:
        item: The shape of one thing.
        keys: The only ids that may occur, if there is such a list.
    """

    item: "Node"
    keys: tuple[str, ...] = ()


Node: TypeAlias = Field | Record | Keyed

# An emptied name is written too: without it, a dossier or person would seem not to be there.
_NAME = Field(ValueKind.LINE)
_LINE = Field(ValueKind.LINE, default="")
_TEXT = Field(ValueKind.TEXT, default="")
_FLAG = Field(ValueKind.FLAG, default=False)
_FLAG_OR_UNSAID = Field(ValueKind.FLAG)
_HOURS = Field(ValueKind.HOURS)
_DAY = Field(ValueKind.DAY)
_IDS = Field(ValueKind.IDS, default=[])
_TIME = Field(ValueKind.TIME, default="")


def _choice(words: type[StrEnum]) -> Field:
    return Field(ValueKind.LINE, choices=tuple(word.value for word in words))


_PERSON = Record(
    {
        "name": _NAME,
        "role": _LINE,
        "hours": Record({"now": _HOURS, "target": _HOURS}),
        "team": Record({"now": _FLAG, "target": _FLAG}),
        "anchor": _FLAG,
        "external": _FLAG,
        "expertise": _IDS,
        "motivation": _IDS,
        "note": _TEXT,
    }
)
_TASK = Record(
    {
        "name": _LINE,
        "explanation": _TEXT,
        "section": _LINE,
        "level": _choice(Level),
        "frequency": _choice(Frequency),
        "core": _FLAG_OR_UNSAID,
        "expert": _FLAG_OR_UNSAID,
        "outsourced": _FLAG_OR_UNSAID,
        "hidden": _FLAG_OR_UNSAID,
    }
)
_TRIAGE = Record(
    {
        "applies": _choice(Applies),
        "term": _choice(Term),
        "together": _FLAG,
        "level": Field(ValueKind.LINE, choices=(Level.SCHOOL.value, Level.GROUP.value)),
        "reason": _choice(Reason),
        "priority": _LINE,
        "staffing": _choice(Staffing),
        "note": _TEXT,
    }
)
_CURRENT_ROW: dict[str, Node] = {
    "who": _IDS,
    "time": _TIME,
    "times": Keyed(_TIME),
    "backup": _IDS,
    "level": _choice(Level),
    "schools": _IDS,
    "note": _TEXT,
}
_TARGET_ROW: dict[str, Node] = _CURRENT_ROW | {"mandate": _TEXT, "documented": _LINE}
_GIVEN_ANSWER = Record({"value": _choice(Answer), "on": _DAY, "by": _LINE})
_STEP = Record(
    {
        "answers": Keyed(_GIVEN_ANSWER),
        "repeat": _DAY,
        "note": _TEXT,
        "actions": Keyed(Record({"on": _DAY, "by": _LINE, "note": _TEXT})),
        "history": Keyed(
            Record({"question": _LINE, "value": _choice(Answer), "on": _DAY, "by": _LINE})
        ),
    }
)
_EVALUATION = Record(
    {
        "present": _TEXT,
        "answers": Keyed(Record({"value": _choice(Answer), "note": _TEXT})),
        "decisions": _TEXT,
        "repeat": _IDS,
        "next": _DAY,
    }
)

SCHEMA = Record(
    {
        "format": Field(ValueKind.COUNT),
        "catalogue": Field(ValueKind.COUNT),
        "kind": _choice(DossierKind),
        "name": _NAME,
        "place": _LINE,
        "group": _LINE,
        "members": _IDS,
        "pupils": Field(ValueKind.COUNT),
        "hours": _HOURS,
        "weeks": Field(ValueKind.COUNT),
        "fulltime": _HOURS,
        "next_evaluation": _DAY,
        "versions": Record({key: Field(ValueKind.COUNT) for key in ("all_days", "daily_days")}),
        "plan": Record({"title": _LINE, "date": _DAY, "vision": _DAY}),
        "people": Keyed(_PERSON),
        "tasks": Keyed(_TASK),
        "triage": Keyed(_TRIAGE),
        "current": Keyed(Record(_CURRENT_ROW)),
        "target": Keyed(Record(_TARGET_ROW)),
        "roadmap": Keyed(_STEP, keys=STEP_IDS),
        "evaluations": Keyed(_EVALUATION),
        "forgotten": Keyed(Record({"when": _LINE, "hashes": _IDS})),
    }
)
"""The whole dossier."""


def node_at(path: Path) -> Node | None:
    """Return the shape at a path, or nothing for a key this program does not know."""
    node: Node | None = SCHEMA
    for key in path:
        if isinstance(node, Record):
            node = node.fields.get(key)
        elif isinstance(node, Keyed):
            node = node.item
        else:
            return None
    return node


def ordered(document: Mapping[str, Any]) -> Document:
    """Return the document in the one order it is written in.

    Known keys come in the order of the schema, things by id, unknown keys last by name. Values
    and tables that only say the default are left out. Unknown keys and tables are kept as they are.
    What is in order already comes back itself, so that documents go on sharing what they share.
    """
    return _ordered_record(document, SCHEMA)


def is_default(value: object, node: Node | None) -> bool:
    """Tell whether a value says no more than an absent key would."""
    if isinstance(node, Field):
        return value is None or (type(value) is type(node.default) and value == node.default)
    return isinstance(node, Record | Keyed) and value == {}


def _ordered_record(table: Mapping[str, Any], record: Record) -> Document:
    known = [key for key in record.fields if key in table]
    unknown = sorted(key for key in table if key not in record.fields)
    return _or_itself(table, dict(_kept(table, record, [*known, *unknown])))


def _ordered_keyed(table: Mapping[str, Any], keyed: Keyed) -> Document:
    pairs = ((key, _ordered_value(table[key], keyed.item)) for key in sorted(table))
    kept = {key: value for key, value in pairs if not is_default(value, keyed.item)}
    return _or_itself(table, kept)


def _or_itself(table: Mapping[str, Any], result: Document) -> Document:
    if not isinstance(table, dict) or len(table) != len(result):
        return result
    pairs = zip(table.items(), result.items(), strict=True)
    return table if all(one == key and old is new for (one, old), (key, new) in pairs) else result


def _kept(table: Mapping[str, Any], record: Record, keys: list[str]) -> Iterator[tuple[str, Any]]:
    for key in keys:
        node = record.fields.get(key)
        value = _ordered_value(table[key], node)
        if not is_default(value, node):
            yield key, value


def _ordered_value(value: Any, node: Node | None) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(value, dict):
        if isinstance(node, Record):
            return _ordered_record(value, node)
        if isinstance(node, Keyed):
            return _ordered_keyed(value, node)
        kept = {key: _ordered_value(value[key], None) for key in sorted(value)}
        return _or_itself(value, kept)
    if isinstance(node, Field) and node.kind is ValueKind.IDS and isinstance(value, list):
        return _sorted_ids(value)
    return value


def _sorted_ids(ids: list[Any]) -> list[Any]:
    if not all(isinstance(one, str) for one in ids):
        return ids
    in_order = sorted(set(ids))
    return ids if in_order == ids else in_order


def is_day(value: object) -> bool:
    """Tell whether a value is a calendar day (a moment is not)."""
    return type(value) is date
