"""The page Intro: what the overview is, how to use it, how far it is filled in."""

from typing import TypeAlias

from textual.content import Content

from ictcoord_tui.content.intro import Item, load_intro
from ictcoord_tui.content.words import part_of
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.tui.present.blocks import hanging, wrapped

_Marked: TypeAlias = tuple[str, str]
"""A mark, and the text behind it."""


def intro_page(overview: Overview, width: int) -> Content:
    """Return the page for a dossier, in lines of at most so many cells."""
    intro = load_intro()
    parts: list[Content | tuple[str, str] | str] = [(f"{intro.title}\n\n", "bold")]
    parts.extend(("\n".join(wrapped(_progress(overview), width)), "\n\n"))
    for paragraph in intro.paragraphs:
        parts.append("\n".join(wrapped(paragraph, width)) + "\n\n")
    pages = (
        (intro.manual_title, _numbered(intro.manual)),
        (intro.results_title, _named(intro.results)),
        (intro.traits_title, _named(intro.traits)),
        (intro.guidelines_title, _numbered(intro.guidelines)),
        (intro.reading_title, _named(intro.reading)),
    )
    for title, lines in pages:
        listed = (f"{hanging(mark, text, width)}\n" for mark, text in lines)
        parts.extend(((f"{title}\n", "bold"), *listed, "\n"))
    return Content.assemble(*parts).rstrip()


def _numbered(lines: tuple[str, ...]) -> list[_Marked]:
    return [(f"{number}. ", line) for number, line in enumerate(lines, start=1)]


def _named(items: tuple[Item, ...]) -> list[_Marked]:
    return [("- ", f"{item.name}: {item.text}") for item in items]


def _progress(overview: Overview) -> str:
    counting = overview.counting
    open_now = sum(1 for t in counting if overview.open(Situation.CURRENT, t.id))
    open_later = sum(1 for t in counting if overview.open(Situation.TARGET, t.id))
    undecided = len(overview.undecided)
    return (
        f"Tellen mee: {part_of(len(counting), len(overview.tasks), 'taak', 'taken')}. "
        f"Nog zonder naam: {open_now} in Huidige situatie, {open_later} in Streefdoel. "
        f"Nog te beslissen in Taken: {undecided}."
    )
