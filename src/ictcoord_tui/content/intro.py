"""The Intro tab: what the task overview is, how to use it, what makes a strong ICT team."""

from functools import cache

from ictcoord_tui.content.reader import read
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A name with one or two sentences that explain it."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Intro:
    """Everything the Intro tab says, on screen and in Excel.

    Attributes:
        paragraphs: What the overview is and is not.
        manual: The short manual, one string a numbered step.
        results: The four kinds of results: `identify`, `insight`, `communicate`, `improve`.
        traits: What makes an ICT team strong, as a check list.
        guidelines: How to start.
        reading: Where to read more.
    """

    title: str
    paragraphs: tuple[str, ...]
    manual_title: str
    manual: tuple[str, ...]
    results_title: str
    results: tuple[Item, ...]
    traits_title: str
    traits: tuple[Item, ...]
    guidelines_title: str
    guidelines: tuple[str, ...]
    reading_title: str
    reading: tuple[Item, ...]


@cache
def load_intro() -> Intro:
    """Return the packaged introduction, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(Intro, "intro.json")
