"""The documents as data: code blocks, spans, links, and parts that the program writes itself."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import ROOT

DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md")]
)

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CALL = re.compile(r"^(?:ssh (?:-\S+ )*\S+ )?ictcoord\b(.*)$")


@dataclass(frozen=True)
class Block:
    """A code block.

    Attributes:
        language: The word behind the fence; may be empty.
        text: What stands between the fences.
    """

    language: str
    text: str


def text_of(document: Path) -> str:
    """Return a document as text."""
    return document.read_text(encoding="utf-8")


def blocks_in(document: Path) -> list[Block]:
    """Return the code blocks of a document."""
    return [Block(language, text) for language, text in _FENCE.findall(text_of(document))]


def spans_in(document: Path) -> list[str]:
    """Return what stands between back ticks in running text."""
    spans: list[str] = _SPAN.findall(_FENCE.sub("", text_of(document)))
    return spans


def links_in(document: Path) -> list[str]:
    """Return where the links of a document go."""
    links: list[str] = _LINK.findall(_FENCE.sub("", text_of(document)))
    return links


def anchors_in(document: Path) -> set[str]:
    """Return what can be linked to in a document, as GitHub names it."""
    headings = _HEADING.findall(_FENCE.sub("", text_of(document)))
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


def calls_in(document: Path) -> list[str]:
    """Return every use of the program in a document: the words behind `ictcoord`."""
    lines = [line for block in blocks_in(document) for line in block.text.splitlines()]
    found = [_CALL.match(text.strip()) for text in [*lines, *spans_in(document)]]
    # Behind these signs stand remarks and the shell's business.
    return [re.split(r"\s[#>|]", match.group(1))[0].strip() for match in found if match]


def with_part(text: str, name: str, part: str) -> str:
    """Return a document with the part between its two markers replaced.

    Args:
        text: The document.
        name: Name in the markers: `<!-- NAME -->` and `<!-- /NAME -->`.
        part: What stands between them.
    """
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise AssertionError(f"the markers of {name!r} are gone")
    return f"{before}{begin}\n{part.strip()}\n\n{end}{after}"
