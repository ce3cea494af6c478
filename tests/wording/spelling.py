"""The words that neither the Dutch dictionary nor the list of allowed words knows."""

import re
import shutil
import subprocess
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ictcoord_tui.content.glossary import load_glossary
from tests.wording.collect import HOLE, Text, without_spans

ALLOWED = Path(__file__).with_name("allowed.toml")

_CHUNK = re.compile(r"\S+")
_NOT_DUTCH = re.compile(
    r"^\W*-{1,2}[a-z]"  # an option
    r"|\w[=_@\\]\w|^[~.]?/|/.*[./]\w"  # a setting, a name of code, a path
    r"|[^\W\d]\.[a-z]|^\W*\.[a-z]{2,4}\b|\*\."  # a file, or what its name ends on
    r"|^\W*#[0-9a-f]{3,6}\b|\$|^\.[A-Z]{2}\b|\\"  # a colour, a variable, a sign of a man page
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*-?")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Group:
    """Words that are right although the dictionary does not know them.

    Attributes:
        reason: Why they are.
        words: In small letters where a sentence may begin with them.
    """

    reason: str
    words: tuple[str, ...]


def hunspell() -> str | None:
    """Return the spelling checker, or `None` when it or its Dutch dictionary is not installed."""
    found = shutil.which("hunspell")
    if found is None:
        return None
    listed = subprocess.run([found, "-D"], input="", capture_output=True, text=True, check=False)
    return found if re.search(r"/nl(_NL)?$", listed.stderr + listed.stdout, re.MULTILINE) else None


@cache
def allowed() -> Mapping[str, Group]:
    """Return the groups of allowed words by name."""
    groups = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))
    return {
        name: Group(group["reason"], tuple(group["words"]))
        for name, group in groups.items()
        if name != "literals"
    }


@cache
def literals() -> frozenset[str]:
    """Return whole literals of the sources that are another language than Dutch."""
    groups = tomllib.loads(ALLOWED.read_text(encoding="utf-8"))["literals"]
    return frozenset(one for group in groups.values() for one in group["texts"])


@cache
def allowed_words() -> frozenset[str]:
    """Return every allowed word, those of the glossary among them."""
    own = (word for group in allowed().values() for word in group.words)
    terms = (word for term in load_glossary().terms for word in words_in(term.name))
    return frozenset((*own, *terms))


def prose(text: str) -> str:
    """Return a text with `HOLE` for files, options, settings and code between back ticks."""
    return _CHUNK.sub(
        lambda found: HOLE if _NOT_DUTCH.search(found.group()) else found.group(),
        without_spans(text),
    )


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text; files, options, settings and amounts are no words."""
    for word in _WORD.findall(prose(text)):
        yield from (word,) if not _DIGIT.search(word) else _beside_digits(word)


def _beside_digits(word: str) -> Iterator[str]:
    """Yield the part of `3D-printer` that has no digit."""
    yield from (part for part in _parts(word) if not _DIGIT.search(part))


def unknown(found: Iterable[Text], tool: str) -> dict[str, list[str]]:
    """Return the words that are not right, with the places where they stand.

    Args:
        found: Where to look.
        tool: The program `hunspell`.
    """
    places: defaultdict[str, list[str]] = defaultdict(list)
    for text in found:
        if text.words not in literals():
            for word in words_in(text.words):
                places[word].append(text.place)
    asked = {part for word in places for form in _forms(word) for part in (form, *_parts(form))}
    wrong = misspelt({part for part in asked if not _is_allowed(part)}, tool)
    return {
        word: where
        for word, where in sorted(places.items())
        if not any(_is_right(form, wrong) for form in _forms(word))
    }


def misspelt(words: Iterable[str], tool: str) -> set[str]:
    """Return the words that the dictionary does not know."""
    done = subprocess.run(
        [tool, "-d", "nl", "-i", "utf-8", "-l"],
        input="".join(f"{word}\n" for word in sorted(words)),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    said = set(done.stdout.split())
    # What the tool takes apart by itself, it names in pieces.
    return {word for word in words if word in said or said & set(re.split(r"[-'’.]", word))}


def _forms(word: str) -> tuple[str, ...]:
    """Return a word, or what the first half of `beleids- en privacyregels` is a half of."""
    whole = word.rstrip("-")
    return (whole,) if whole == word else (whole, whole.removesuffix("s"))


def _parts(word: str) -> list[str]:
    """Return the halves of `Excel-bestand`, which is right when both are."""
    return [part for part in word.split("-") if part]


def _is_right(word: str, wrong: set[str]) -> bool:
    parts = _parts(word)
    return word not in wrong or (len(parts) > 1 and wrong.isdisjoint(parts))


def _is_allowed(word: str) -> bool:
    return bool({word, word[:1].lower() + word[1:], word.removesuffix("'s")} & allowed_words())
