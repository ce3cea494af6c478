"""Every kind of source gives its Dutch, and only what is no Dutch is left out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, python_files
from tests.wording.collect import (
    HOLE,
    Text,
    in_help,
    in_json,
    in_makefile,
    in_markdown,
    in_python,
    in_toml,
    is_code,
    left_out,
    texts,
)

SOURCES = ("json", "py:", "toml", "md:", "Makefile", "--help")


def words_of(reader: Callable[[Path], Iterator[Text]], path: Path, body: str) -> list[str]:
    path.write_text(body, encoding="utf-8")
    return [text.words for text in reader(path) if text.words.strip()]


def test_every_kind_of_source_has_texts() -> None:
    places = [text.place for text in texts()]
    assert [source for source in SOURCES if not any(source in place for place in places)] == []
    assert len(texts()) > 5000


def test_a_json_file_gives_its_values_and_no_ids(tmp_path: Path) -> None:
    body = '{"terms": [{"id": "ankerpunt", "name": "Ankerpunt", "meaning": "Een leeraar."}]}'
    assert words_of(in_json, tmp_path / "one.json", body) == ["Ankerpunt", "Een leeraar."]


def test_a_source_gives_literals_and_no_names_docstrings_patterns_or_hints(tmp_path: Path) -> None:
    body = '''
"""Een docstring."""
import re

PATTERN = re.compile("geen tekst")
KEYS = {"roadmap": "Het stapenplan", "read-only": "leezen"}


def say(name: str, of: "Text | None") -> str:
    """Nog een docstring."""
    return f"{name} is bewaart in {len(name):>3} delen"
'''
    assert words_of(in_python, tmp_path / "one.py", body) == [
        "Het stapenplan",
        "leezen",
        f"{HOLE} is bewaart in {HOLE} delen",
    ]


def test_an_example_gives_values_and_remarks(tmp_path: Path) -> None:
    body = 'name = "De Duyn"  # de naam vande school\n# nog een opmerkingg\n'
    found = words_of(in_toml, tmp_path / "one.toml", body)
    assert found == ["De Duyn", "de naam vande school", "nog een opmerkingg"]


def test_a_document_gives_prose_and_the_remarks_in_its_code(tmp_path: Path) -> None:
    body = "# Tietel\n\n[Een lienk](docs/a.md)\n\n```sh\nmake run   # maakt een omgeeving\n```\n"
    found = words_of(in_markdown, tmp_path / "one.md", body)
    assert found == ["maakt een omgeeving", "# Tietel", f"[Een lienk]{HOLE}"]


def test_the_makefile_gives_its_help_and_what_it_says(tmp_path: Path) -> None:
    body = 'run: thing  ## oopent het voorbeeld\n\t@echo "Omgeeving klaarmaken …" >&2\n'
    found = words_of(in_makefile, tmp_path / "Makefile", body)
    assert found == ["oopent het voorbeeld", "Omgeeving klaarmaken …"]


def test_the_help_gives_what_is_said_and_not_what_is_typed() -> None:
    lines = [text.words for text in in_help()]
    assert any("toont hoe het ervoor staat" in line for line in lines)
    assert not any("--json" in line.partition(HOLE)[0] for line in lines)


@pytest.mark.parametrize(
    "literal",
    ["roadmap", "net-wifi", "--read-only", "on_key", "<td>", "IF({a},1)", "ictcoord show a.toml"],
)
def test_code_is_no_dutch(literal: str) -> None:
    assert is_code(literal)


@pytest.mark.parametrize(
    "literal",
    ["bewaard", "Kaart", "Zo'n", "té", "roadmap bewaard", "ictcoord is gestopt.", "(leeg)"],
)
def test_dutch_is_no_code(literal: str) -> None:
    assert not is_code(literal)


def test_no_sentence_is_taken_for_code() -> None:
    sentence = re.compile(r"^[^\n<>%{}]*[a-zé]+ [a-zé]+ [a-zé]+[^\n<>%{}]*[.?]$")
    assert [words for words in left_out() if sentence.match(words)] == []


TWICE = ("src/ictcoord_tui/tui/commands/", "src/ictcoord_tui/cli/command_list.py")
"""Where a sentence may stand again: a command in two places, and a help without insights."""


def test_no_sentence_of_the_program_stands_twice() -> None:
    found = Counter(
        text.words
        for path in python_files(PACKAGE)
        for text in in_python(path)
        if text.words.rstrip().endswith((".", "?")) and len(text.words.split()) > 3
        if not text.place.startswith(TWICE)
    )
    assert [words for words, times in found.items() if times > 1] == []
