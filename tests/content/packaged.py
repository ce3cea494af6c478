"""Every content file with what reads it, and a way to walk through its values."""

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from ictcoord_tui.content import (
    evaluation,
    glossary,
    hints,
    intro,
    meanings,
    roadmap,
    synonyms,
    words,
)
from ictcoord_tui.content import help as help_texts
from ictcoord_tui.content.catalogue import catalogue_from
from ictcoord_tui.content.reader import build, packaged_text

READERS: dict[str, Callable[[object], object]] = {
    "catalogue.json": catalogue_from,
    "roadmap.json": roadmap.roadmap_from,
    "evaluation.json": evaluation.evaluation_from,
    "intro.json": lambda data: build(intro.Intro, data, "intro.json"),
    "glossary.json": lambda data: build(glossary.Glossary, data, "glossary.json"),
    "help.json": lambda data: build(help_texts._HelpFile, data, "help.json"),
    "hints.json": lambda data: build(hints._HintsFile, data, "hints.json"),
    "meanings.json": lambda data: build(meanings.Meanings, data, "meanings.json"),
    "synonyms.json": lambda data: build(synonyms._SynonymsFile, data, "synonyms.json"),
    "words.json": lambda data: build(words._Words, data, "words.json"),
}

Place = tuple[str | int, ...]

Json: TypeAlias = Any
"""Plain JSON values, in which tests dig at will."""


def plain(file: str) -> Json:
    """Return a fresh copy of a content file as plain values."""
    return json.loads(packaged_text(file))


def walk(data: Json, place: Place = ()) -> Iterator[tuple[Place, Json]]:
    """Yield every value with its place, containers included."""
    yield place, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from walk(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from walk(value, (*place, number))


def at(data: Json, place: Place) -> Json:
    """Return the value at a place."""
    for key in place:
        data = data[key]
    return data


def spelled(place: Place) -> str:
    """Return a place as errors name it: `steps[2].questions[0].why`."""
    parts = [f"[{key}]" if isinstance(key, int) else f".{key}" for key in place]
    return "".join(parts).removeprefix(".")


def texts(file: str) -> list[tuple[str, str]]:
    """Return every text of a file with its place."""
    found = walk(plain(file))
    return [(f"{file} {spelled(p)}", value) for p, value in found if isinstance(value, str)]
