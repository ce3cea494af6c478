"""The page Intro: what the overview is, how to use it, how far it is filled in."""

from textual.content import Content

from ictcoord_tui.content.intro import Item, load_intro
from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Overview


def intro_page(overview: Overview) -> Content:
    """Return the page for a dossier."""
    intro = load_intro()
    parts: list[Content | tuple[str, str] | str] = [(f"{intro.title}\n\n", "bold")]
    parts.extend((_progress(overview), "\n\n"))
    for paragraph in intro.paragraphs:
        parts.append(f"{paragraph}\n\n")
    for title, items in (
        (intro.manual_title, intro.manual),
        (intro.results_title, intro.results),
        (intro.traits_title, intro.traits),
        (intro.guidelines_title, intro.guidelines),
    ):
        parts.append((f"{title}\n", "bold"))
        parts.extend(_lines(items))
        parts.append("\n")
    parts.append((f"{intro.reading_title}\n", "bold"))
    parts.extend(f"{line}\n" for line in intro.reading)
    return Content.assemble(*parts)


def _lines(items: tuple[Item, ...]) -> list[str]:
    return [f"{number}. {item.name}: {item.text}\n" for number, item in enumerate(items, start=1)]


def _progress(overview: Overview) -> str:
    counting = overview.counting
    open_now = sum(1 for t in counting if not overview.assigned(Situation.CURRENT, t.id))
    open_later = sum(1 for t in counting if not overview.assigned(Situation.TARGET, t.id))
    undecided = sum(1 for task in overview.tasks if not overview.decided(task.id))
    return (
        f"{len(counting)} van de {len(overview.tasks)} taken tellen mee. "
        f"Nog {open_now} zonder naam in Huidige situatie, {open_later} in Streefdoel, "
        f"{undecided} nog te beslissen in Taken."
    )
