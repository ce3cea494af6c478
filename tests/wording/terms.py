"""One word for one thing: what no text may say, and what to write instead."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ictcoord_tui.content.glossary import load_glossary
from tests.wording.collect import Text
from tests.wording.spelling import prose

TERMS = Path(__file__).with_name("terms.toml")


OTHER_WORDS = ("synonyms.json", "src/ictcoord_tui/excel/foreign.py")
"""Places that hold the words of others on purpose: to search for, and to find in their lists."""


@dataclass(frozen=True)
class Rule:
    """What no text may say.

    Attributes:
        pattern: What is looked for, outside code.
        use: What to write instead.
        why: The reason.
        wrong: A text that the rule finds.
        right: A text that it leaves alone.
        exempt: Beginnings of places where it may be said.
    """

    pattern: re.Pattern[str]
    use: str
    why: str
    wrong: str
    right: str
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slip:
    """A text that says something in another way than agreed."""

    text: Text
    said: str
    rule: Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Return the agreed rules, and those that follow from the glossary."""
    told = tomllib.loads(TERMS.read_text(encoding="utf-8"))["rule"]
    agreed = (
        Rule(
            re.compile(one["pattern"]),
            one["use"],
            one["why"],
            one["wrong"],
            one["right"],
            tuple(one.get("except", ())),
        )
        for one in told
    )
    return (*agreed, *_of_glossary())


def slips(texts: Iterable[Text]) -> Iterator[Slip]:
    """Yield everything that is said in another way than agreed."""
    for text in texts:
        words = prose(text.words)
        for rule in rules():
            found = rule.pattern.search(words)
            if found is not None and not text.place.startswith((*OTHER_WORDS, *rule.exempt)):
                yield Slip(text, found.group(), rule)


def _of_glossary() -> Iterator[Rule]:
    """Yield a rule for every name with a hyphen: `back-up` is no `backup` and no `back up`."""
    for term in load_glossary().terms:
        for name in re.findall(r"[\w]+(?:-[\w]+)+", term.name):
            first, *rest = name.split("-")
            joined = re.escape("".join((first, *rest)))
            apart = r"[ ]".join(map(re.escape, (first, *rest)))
            lowered = rf"|\b(?-i:{re.escape(name.lower())})" if first.isupper() else ""
            yield Rule(
                re.compile(rf"(?i)\b(?:{joined}|{apart})(?:s|en)?\b{lowered}"),
                name,
                f"so it stands in the glossary ({term.id})",
                f"Dit is een {' '.join((first, *rest))}.",
                f"Dit is een {name}.",
            )
