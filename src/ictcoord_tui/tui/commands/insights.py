"""Commands of the insights screen."""

from collections.abc import Callable

from ictcoord_tui.tui.commands.model import (
    Command,
    CommandState,
    Context,
    when_files_are_made,
    when_filtered,
)

_INSIGHTS = (Context.INSIGHTS,)

Enabled = Callable[[CommandState], str | None]


def when_on_page(page: str, question: str = "", *, on_line: bool = False) -> Enabled:
    """Return what enables a command on one page of the insights.

    Args:
        page: Id of the page.
        question: Id of the question that leads to it, when that is another.
        on_line: Also needs the cursor on a line that leads somewhere.
    """

    def enabled(state: CommandState) -> str | None:
        if state.page != page:
            # Every insight comes along, and the key table alone needs none of them.
            from ictcoord_tui.insights.index import BY_ID  # noqa: PLC0415

            return f"Dit kan op de bladzijde ‘{BY_ID[question or page].title}’."
        if on_line and not state.on_row:
            return "Zet de cursor eerst op een regel."
        return None

    return enabled


def when_reading(state: CommandState) -> str | None:
    """Enable a command when a page is open."""
    return None if state.page else "Open eerst een inzicht met Enter."


COMMANDS: tuple[Command, ...] = (
    Command(
        "insights.open",
        "Openen",
        "Opent het inzicht, of gaat naar de taak of de persoon op deze regel.",
        keys=("enter", "right"),
        contexts=_INSIGHTS,
        rank=1,
    ),
    Command(
        "insights.anchor",
        "Ankerpunt",
        "Duidt deze persoon aan als ankerpunt, of haalt dat weg.",
        keys=("a",),
        contexts=_INSIGHTS,
        rank=2,
        enabled=when_on_page("anchors", on_line=True),
    ),
    Command(
        "insights.to_group",
        "Op groepsniveau",
        "Zet deze taak op groepsniveau, in elk dossier dat je mag wijzigen.",
        keys=("o",),
        contexts=_INSIGHTS,
        rank=2,
        enabled=when_on_page("scale", on_line=True),
    ),
    Command(
        "insights.backups",
        "Back-ups",
        "Noteert bij elke taak die valt wie ze het best kan overnemen als back-up.",
        keys=("b",),
        contexts=_INSIGHTS,
        rank=2,
        enabled=when_on_page("absence-of", "absence"),
    ),
    Command(
        "insights.vacancies",
        "Vacatures",
        "Noteert taken die niemand kan overnemen als input voor vacatures.",
        keys=("w",),
        contexts=_INSIGHTS,
        rank=3,
        enabled=when_on_page("absence-of", "absence"),
    ),
    Command(
        "insights.take",
        "Overnemen",
        "Neemt deze regel van het voorstel over in het streefdoel.",
        keys=("t",),
        contexts=_INSIGHTS,
        rank=2,
        enabled=when_on_page("proposal", on_line=True),
    ),
    Command(
        "insights.take_all",
        "Alles overnemen",
        "Neemt het hele voorstel over in het streefdoel.",
        keys=("T",),
        contexts=_INSIGHTS,
        rank=3,
        enabled=when_on_page("proposal"),
    ),
    Command(
        "insights.situation",
        "Nu/later",
        "Wisselt tussen de huidige situatie en het streefdoel.",
        keys=(">", "<"),
        contexts=_INSIGHTS,
        rank=4,
    ),
    Command(
        "insights.filter",
        "Filter",
        "Toont alleen wat over één school, cluster of persoon gaat.",
        keys=("f",),
        contexts=_INSIGHTS,
        rank=5,
        enabled=when_reading,
    ),
    Command(
        "insights.unfilter",
        "Filter weg",
        "Toont weer alles.",
        keys=("F",),
        contexts=_INSIGHTS,
        rank=5,
        enabled=when_filtered,
    ),
    Command(
        "insights.copy",
        "Kopiëren",
        "Stuurt deze bladzijde als tekst naar je klembord.",
        keys=("y",),
        contexts=_INSIGHTS,
        rank=6,
    ),
    Command(
        "insights.paper",
        "Op papier",
        "Bewaart deze bladzijde of een verslag, om af te drukken of te mailen.",
        keys=("p",),
        contexts=_INSIGHTS,
        rank=7,
        enabled=when_files_are_made,
    ),
)
