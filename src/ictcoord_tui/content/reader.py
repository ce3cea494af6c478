"""From a packaged JSON file to dataclasses, strictly.

The dataclasses are the schema: every field must be there, no other may, and each has exactly its
declared type. A misspelt key in a content file is found by the first test that loads it, and never
becomes an empty spot on somebody's screen.
"""

import json
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_origin, get_type_hints

from ictcoord_tui.errors import IctcoordError

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

_LOADER = cast("ResourceLoader", __spec__.loader)

T = TypeVar("T")

Maker = Callable[[object, str, str], object]
"""From plain values, the file and the place in it, to a checked value."""


class ContentError(IctcoordError):
    """A content file of the program itself is missing or does not have its shape.

    Somebody changed the file, or the installation is damaged: the message has a way out for both.

    Attributes:
        file: Name of the content file.
        place: Where in the file, for instance `steps[2].questions[0].why`; empty for the whole.
        remedy: A whole sentence for who changes the file; empty when only installing helps.
    """

    title = "Het programma is beschadigd"

    def __init__(self, file: str, place: str, problem: str, remedy: str) -> None:
        where = f"content/{file}, {place}" if place else f"content/{file}"
        again = "Of installeer ictcoord opnieuw." if remedy else "Installeer ictcoord opnieuw."
        super().__init__(" ".join(filter(None, (f"{where}: {problem}.", remedy, again))))
        self.file = file
        self.place = place
        self.remedy = remedy


def read(kind: type[T], file: str) -> T:
    """Return the whole packaged file as an instance of a dataclass.

    Args:
        kind: Dataclass that describes the top level of the file.
        file: Name of a file in this package.

    Raises:
        ContentError: The file is missing, no JSON, or not of that shape.
    """
    return build(kind, parse(packaged_text(file), file), file)


def packaged_text(file: str) -> str:
    """Return the text of a file in this package, also when it runs from a wheel or zip.

    Raises:
        ContentError: There is no such file, or it is not UTF-8.
    """
    try:
        # What importlib.resources does, which would take a dozen modules along at every start.
        return _LOADER.get_data(str(Path(__file__).with_name(file))).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(file, "", f"kan niet gelezen worden ({error})", "") from error


def parse(text: str, file: str) -> object:
    """Return JSON text as plain Python values, refusing a key that is given twice.

    Raises:
        ContentError: The text is no JSON, or an object repeats a key.
    """

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            problem = f"de sleutel ‘{twice}’ staat er twee keer"
            raise ContentError(file, "", problem, "Haal een van de twee weg.")
        return table

    try:
        return json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        place = f"regel {error.lineno}, kolom {error.colno}"
        remedy = "Kijk daar en op de regel erboven naar komma's, haakjes en aanhalingstekens."
        raise ContentError(file, place, "dit is geen geldige JSON", remedy) from error


def build(kind: type[T], data: object, file: str, place: str = "") -> T:
    """Return plain values as an instance of a dataclass, all the way down.

    Understood field types: `str`, `int`, `bool`, a `StrEnum`, a dataclass, `tuple[X, ...]` and
    `Mapping[str, X]`. Text must hold something to read on one line.

    Args:
        kind: Dataclass to make.
        data: What `parse` gave.
        file: Named in errors.
        place: Where `data` stands in the file, named in errors.

    Raises:
        ContentError: A field is missing, unknown or of another type.
    """
    return cast(T, _maker(kind)(data, file, place))


def refuse_repeats(ids: Collection[str], file: str, place: str) -> None:
    """Raise when an id is used twice.

    Raises:
        ContentError: Naming the first id that comes back.
    """
    seen: set[str] = set()
    for an_id in ids:
        if an_id in seen:
            problem = f"het id ‘{an_id}’ komt twee keer voor"
            raise ContentError(file, place, problem, "Geef een van de twee een ander id.")
        seen.add(an_id)


def _maker(kind: object) -> Maker:
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        return partial(_make_tuple, _maker(inner[0]))
    if get_origin(kind) is Mapping:
        return partial(_make_mapping, _maker(inner[1]))
    if isinstance(kind, type):
        return _maker_of_class(kind)
    raise TypeError(f"content cannot hold a field of type {kind}")


def _maker_of_class(kind: type) -> Maker:
    if kind is str:
        return _make_text
    if kind in _PLAIN:
        return partial(_make_plain, kind)
    if issubclass(kind, StrEnum):
        return partial(_make_member, kind)
    # Not `fields`: that would have all methods of the dataclass written, at every start.
    makers = {name: _maker(hint) for name, hint in get_type_hints(kind).items()}
    if not makers:
        raise TypeError(f"content cannot hold a field of type {kind}")
    return partial(_make_record, kind, makers)


def _make_record(
    kind: Callable[..., object], makers: Mapping[str, Maker], data: object, file: str, place: str
) -> object:
    if not isinstance(data, dict):
        remedy = f"Zet er een object met {', '.join(makers)}."
        raise ContentError(file, place, "hier hoort een object met velden", remedy)
    for name in makers:
        if name not in data:
            raise ContentError(file, place, f"het veld ‘{name}’ ontbreekt", "Voeg het toe.")
    for name in data:
        if name not in makers:
            remedy = f"Haal het weg. De velden hier zijn: {', '.join(makers)}."
            raise ContentError(file, place, f"het veld ‘{name}’ bestaat niet", remedy)
    prefix = f"{place}." if place else ""
    return kind(**{name: make(data[name], file, prefix + name) for name, make in makers.items()})


def _make_tuple(make: Maker, data: object, file: str, place: str) -> tuple[object, ...]:
    if not isinstance(data, list):
        remedy = "Zet rechte haken rond wat er staat."
        raise ContentError(file, place, "hier hoort een lijst", remedy)
    return tuple(make(item, file, f"{place}[{number}]") for number, item in enumerate(data))


def _make_mapping(make: Maker, data: object, file: str, place: str) -> Mapping[str, object]:
    if not isinstance(data, dict) or not data:
        problem = "hier hoort een object met minstens één sleutel"
        raise ContentError(file, place, problem, "Zet er een sleutel met haar waarde.")
    return MappingProxyType({k: make(item, file, f"{place}.{k}") for k, item in data.items()})


def _make_text(data: object, file: str, place: str) -> str:
    if not isinstance(data, str) or not data.isprintable() or not data.strip():
        remedy = "Schrijf een tekst tussen aanhalingstekens, zonder regeleinde."
        raise ContentError(file, place, "hier hoort tekst op één regel", remedy)
    return data


def _make_member(kind: type[StrEnum], data: object, file: str, place: str) -> StrEnum:
    allowed = [str(member) for member in kind]
    if data not in allowed:
        remedy = f"Kies uit: {', '.join(allowed)}."
        raise ContentError(file, place, "deze waarde kan hier niet", remedy)
    return kind(str(data))


_PLAIN = {
    bool: ("hier hoort ja of nee", "Schrijf true of false, zonder aanhalingstekens."),
    int: ("hier hoort een geheel getal", "Schrijf het in cijfers, zonder aanhalingstekens."),
}
"""What a plain value has to be, and how to write it."""


def _make_plain(kind: type, data: object, file: str, place: str) -> object:
    # `type` and not `isinstance`: in Python `True` is an `int` as well.
    if type(data) is not kind:
        problem, remedy = _PLAIN[kind]
        raise ContentError(file, place, problem, remedy)
    return data
