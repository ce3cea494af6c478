"""The loader accepts the exact shape and fails loudly on everything else."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import ictcoord_tui
from ictcoord_tui.content import reader
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.evaluation import load_evaluation
from ictcoord_tui.content.glossary import load_glossary
from ictcoord_tui.content.help import load_help
from ictcoord_tui.content.intro import load_intro
from ictcoord_tui.content.reader import ContentError, build, parse
from ictcoord_tui.content.roadmap import load_roadmap
from tests.content.packaged import READERS, Json, Place, at, plain, spelled, walk

FREE_KEYS: dict[str, set[Place]] = {
    "help.json": {("pages",), ("dialogs",)},
    "hints.json": {("hints",)},
    "meanings.json": {("columns",), ("values",)}
    | {("values", kind) for kind in plain("meanings.json")["values"]},
    "synonyms.json": {("commands",)},
    "words.json": {("kinds",)} | {("kinds", kind) for kind in plain("words.json")["kinds"]},
}
"""Tables whose keys are data, not fields."""

WRONG: dict[type, list[Json]] = {
    str: [None, 7, True, [], {}, "", "  ", "twee\nregels", "\x1b[31mrood"],
    int: [None, "1", True, 1.0],
    bool: [None, 0, 1, "true"],
    list: [None, {}, "tekst", 3],
    dict: [None, [], "tekst", 3],
}
ENUMS = {"cluster", "level", "frequency", "kind", "branch", "role", "adjust_when"}


def fields_of(file: str) -> list[Place]:
    """Return one place for every distinct field: the first where it occurs."""
    first: dict[tuple[str, ...], Place] = {}
    for place, _ in walk(plain(file)):
        shape = tuple("*" if isinstance(key, int) else key for key in place)
        first.setdefault(shape, place)
    return list(first.values())


def is_record(file: str, place: Place) -> bool:
    return isinstance(at(plain(file), place), dict) and place not in FREE_KEYS.get(file, set())


EVERY_PLACE = [(file, place) for file in READERS for place in fields_of(file)]
RECORDS = [(file, place) for file, place in EVERY_PLACE if is_record(file, place)]
NAMED = [(file, place) for file, place in EVERY_PLACE if place and is_record(file, place[:-1])]


def names(places: list[tuple[str, Place]]) -> list[str]:
    return [f"{file}:{spelled(place)}" for file, place in places]


def refusal(file: str, data: object) -> ContentError:
    with pytest.raises(ContentError) as caught:
        READERS[file](data)
    assert caught.value.file == file
    assert caught.value.message.startswith(f"content/{file}")
    assert_helps(caught.value)
    return caught.value


def assert_helps(error: ContentError) -> None:
    """The message ends with what to do in the file, and what to do for who never opened it."""
    problem, _, ways_out = error.message.partition(": ")[2].partition(". ")
    assert problem
    assert ways_out == f"{error.remedy} Of installeer ictcoord opnieuw."
    assert re.fullmatch(r"[A-Z].*\.", error.remedy) is not None
    assert ".." not in error.message


@pytest.mark.parametrize("file", READERS)
def test_every_packaged_file_is_read(file: str) -> None:
    assert READERS[file](plain(file)) is not None


def test_the_readers_of_this_test_are_all_files_of_the_package() -> None:
    assert {path.name for path in Path(reader.__file__).parent.glob("*.json")} == set(READERS)


@pytest.mark.parametrize("file", READERS)
def test_files_are_written_in_one_tidy_way(file: str) -> None:
    text = reader.packaged_text(file)
    assert text == json.dumps(plain(file), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize(("file", "place"), NAMED, ids=names(NAMED))
def test_each_missing_field_is_refused_by_name(file: str, place: Place) -> None:
    data = plain(file)
    del at(data, place[:-1])[place[-1]]
    error = refusal(file, data)
    assert error.place == spelled(place[:-1])
    assert f"het veld ‘{place[-1]}’ ontbreekt" in error.message


@pytest.mark.parametrize(("file", "place"), RECORDS, ids=names(RECORDS))
def test_each_unknown_field_is_refused_by_name(file: str, place: Place) -> None:
    data = plain(file)
    at(data, place)["nieuwigheid"] = "x"
    error = refusal(file, data)
    assert error.place == spelled(place)
    assert "het veld ‘nieuwigheid’ bestaat niet" in error.message


@pytest.mark.parametrize(("file", "place"), EVERY_PLACE, ids=names(EVERY_PLACE))
def test_each_ill_typed_value_is_refused_by_place(file: str, place: Place) -> None:
    whole = {"data": plain(file)}
    *upwards, last = ("data", *place)
    holder = at(whole, tuple(upwards))
    wrong = WRONG[type(holder[last])]
    is_choice = last in ENUMS and file not in ("words.json", "meanings.json")
    for replacement in [*wrong, "onbekend"] if is_choice else wrong:
        holder[last] = replacement
        assert refusal(file, whole["data"]).place == spelled(place)


@pytest.mark.parametrize(
    ("file", "place"), [(file, place) for file, places in FREE_KEYS.items() for place in places]
)
def test_a_table_of_free_keys_is_never_empty(file: str, place: Place) -> None:
    data = plain(file)
    at(data, place).clear()
    assert refusal(file, data).place == spelled(place)


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(ContentError, match=r"/proef\.json: de sleutel ‘a’ staat er") as caught:
        parse('{"b": {"a": 1, "a": 2}}', "proef.json")
    assert_helps(caught.value)


def test_broken_json_is_refused_with_its_line() -> None:
    with pytest.raises(ContentError, match=r"/proef\.json, regel 3, kolom 1: dit") as caught:
        parse('{\n  "a": 1,\n}', "proef.json")
    assert_helps(caught.value)


def test_a_missing_file_is_refused_by_name() -> None:
    with pytest.raises(ContentError, match=r"bestaat-niet\.json: kan niet gelezen") as caught:
        reader.packaged_text("bestaat-niet.json")
    assert caught.value.message.endswith("). Installeer ictcoord opnieuw.")


@dataclass(frozen=True, slots=True)
class _Odd:
    value: dict[str, list[int]] | None


def test_a_field_type_the_reader_does_not_understand_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(TypeError, match="cannot hold a field"):
        build(_Odd, {"value": None}, "proef.json")


def test_what_is_read_cannot_be_changed() -> None:
    pages = load_help()
    assert isinstance(pages, Mapping)
    with pytest.raises(TypeError):
        pages["start"] = pages["team"]  # type: ignore[index]  # what must fail


def test_each_file_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()
    assert load_roadmap() is load_roadmap()
    assert load_evaluation() is load_evaluation()
    assert load_intro() is load_intro()
    assert load_glossary() is load_glossary()
    assert load_help() is load_help()


def test_content_is_found_when_the_package_runs_from_a_zip(tmp_path: Path) -> None:
    package = Path(ictcoord_tui.__file__).parent
    archive = tmp_path / "pakket.zip"
    with zipfile.ZipFile(archive, "w") as into:
        for folder in (package, package / "content", package / "domain"):
            for path in sorted([*folder.glob("*.py"), *folder.glob("*.json")]):
                into.write(path, path.relative_to(package.parent).as_posix())
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from ictcoord_tui.content import catalogue\n"
        "print(catalogue.__file__); print(len(catalogue.load_catalogue().tasks))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, str(archive)],
        capture_output=True,
        text=True,
        check=True,
    )
    where, count = done.stdout.split("\n")[:2]
    assert where.startswith(str(archive))
    assert count == "108"


def test_importing_reads_nothing_from_disk_and_needs_no_toml() -> None:
    program = (
        "import sys, importlib.resources as r\n"
        "def refuse(*_): raise SystemExit('read on import')\n"
        "r.files = refuse\n"
        "from ictcoord_tui.content import catalogue, evaluation, glossary, help, intro\n"
        "from ictcoord_tui.content import roadmap, words\n"
        "print([m for m in ('tomllib', 'tomli_w', 'openpyxl', 'textual') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
