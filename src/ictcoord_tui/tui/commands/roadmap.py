"""Commands of the roadmap and its walk-through.

`j` and `n` answer here, so that no letter moves: arrows only.
"""

from ictcoord_tui.tui.commands.model import (
    Command,
    CommandState,
    Context,
    in_a_group,
    when_writable,
)

_ROADMAP = (Context.ROADMAP,)
_WALK = (Context.WALK,)
_BOTH = (Context.ROADMAP, Context.WALK)

FIRST, SUMMARY = "first", "summary"
"""What the walk-through calls its first and its last page."""


def on_an_action(state: CommandState) -> str | None:
    """Enable a command on an action of a dossier that may be changed."""
    if not state.on_action:
        how = " met ↑ en ↓" if state.page == "detail" else ": Enter, en dan ↓"
        return f"Ga eerst op een actie staan{how}."
    return when_writable(state)


def where_it_leads(state: CommandState) -> str | None:
    """Enable opening what leads somewhere; else tell which keys work there."""
    return state.closed or None


def when_answerable(state: CommandState) -> str | None:
    """Enable an answer to a question that is put to this dossier, when that may be changed."""
    return when_writable(state) or state.aside or None


def when_begun(state: CommandState) -> str | None:
    """Enable an evaluation when there is something to evaluate."""
    if not state.begun:
        return "Er is nog niets te evalueren: beantwoord eerst een stap."
    return when_writable(state)


def on_a_question(state: CommandState) -> str | None:
    """Enable an answer on a page with a question, in a dossier that may be changed."""
    if not state.on_row:
        further = "" if state.page == SUMMARY else "Enter gaat verder, "
        return f"Hier is niets te beantwoorden: {further}← gaat terug."
    return when_writable(state)


def before_the_end(state: CommandState) -> str | None:
    """Enable turning the page, and going to the last one, anywhere but there."""
    if state.page != SUMMARY:
        return None
    return "Dit is de laatste bladzijde: ← gaat terug naar de vragen, Esc sluit de doorloop."


def after_the_beginning(state: CommandState) -> str | None:
    """Enable turning back anywhere but on the first page."""
    return "Dit is de eerste bladzijde." if state.page == FIRST else None


def at_a_step(state: CommandState) -> str | None:
    """Enable what is about one step on the pages of the steps."""
    if state.page != SUMMARY:
        return None
    return "Dit hoort bij een stap: ga met ← terug naar een vraag."


def noting_a_step(state: CommandState) -> str | None:
    """Enable a note on one step, in a dossier that may be changed."""
    return at_a_step(state) or when_writable(state)


def _yes(state: CommandState) -> str:
    return state.yes


def _no(state: CommandState) -> str:
    return state.no


def _back_to_steps(state: CommandState) -> str:
    return "Stappen" if state.page == "schools" else ""


_ANSWERS = (
    Command(
        "roadmap.yes",
        "Ja",
        "Beantwoordt de vraag van deze stap met ja (of klaar, of loopt goed).",
        keys=("j",),
        contexts=_ROADMAP,
        rank=1,
        enabled=when_answerable,
        named=_yes,
    ),
    Command(
        "roadmap.no",
        "Nee",
        "Beantwoordt de vraag van deze stap met nee (of nog niet, of bijsturen).",
        keys=("n",),
        contexts=_ROADMAP,
        rank=2,
        enabled=when_answerable,
        named=_no,
    ),
    Command(
        "roadmap.withdraw",
        "Antwoord wissen",
        "Maakt de vraag weer open; het antwoord blijft in de geschiedenis staan.",
        keys=("delete", "minus"),
        contexts=_ROADMAP,
        enabled=when_answerable,
    ),
    Command(
        "roadmap.tick",
        "Afvinken",
        "Vinkt de actie af met je naam en de datum, of opent ze weer.",
        keys=("space",),
        contexts=_ROADMAP,
        rank=4,
        enabled=on_an_action,
    ),
    Command(
        "roadmap.note",
        "Opmerking",
        "Schrijft een opmerking bij de stap, of bij de actie onder de cursor.",
        keys=("o",),
        contexts=_ROADMAP,
        rank=5,
        enabled=when_writable,
    ),
    Command(
        "roadmap.repeat",
        "Stap overdoen",
        "Zet de stap weer open; vroegere antwoorden blijven bewaard.",
        keys=("r",),
        contexts=_ROADMAP,
        enabled=when_answerable,
    ),
    Command(
        "roadmap.evaluate",
        "Evaluatie",
        "Noteert een evaluatie van het ICT-team (stap 08).",
        keys=("e",),
        contexts=_ROADMAP,
        rank=8,
        enabled=when_begun,
    ),
)

_AROUND = (
    Command(
        "roadmap.open",
        "Openen",
        "Gaat naar de details van de stap, of naar wat de cursor aanwijst.",
        keys=("enter",),
        contexts=_ROADMAP,
        rank=3,
        enabled=where_it_leads,
    ),
    Command(
        "roadmap.switch",
        "Wisselen",
        "Gaat van de lijst naar de details en terug.",
        keys=("tab", "shift+tab"),
        contexts=_ROADMAP,
    ),
    Command(
        "roadmap.walk",
        "Doorloop",
        "Stelt de vragen één voor één, groot op het scherm.",
        keys=("w",),
        contexts=_ROADMAP,
        rank=6,
    ),
    Command(
        "roadmap.schools",
        "Scholen",
        "Toont de stappen van de groep en van elke school naast elkaar, of weer die van één.",
        keys=("t",),
        contexts=_ROADMAP,
        rank=7,
        enabled=in_a_group,
        named=_back_to_steps,
    ),
)

_WALKING = (
    Command(
        "walk.yes",
        "Ja",
        "Noteert ja (of klaar, of loopt goed) en gaat verder.",
        keys=("j",),
        contexts=_WALK,
        rank=1,
        enabled=on_a_question,
        named=_yes,
    ),
    Command(
        "walk.no",
        "Nee",
        "Noteert nee (of nog niet, of bijsturen) en toont het advies.",
        keys=("n",),
        contexts=_WALK,
        rank=2,
        enabled=on_a_question,
        named=_no,
    ),
    Command(
        "walk.next",
        "Verder",
        "Gaat naar de volgende bladzijde zonder iets te wijzigen.",
        keys=("enter", "right"),
        contexts=_WALK,
        rank=3,
        enabled=before_the_end,
    ),
    Command(
        "walk.previous",
        "Vorige",
        "Gaat naar de vorige bladzijde.",
        keys=("left", "backspace"),
        contexts=_WALK,
        rank=4,
        enabled=after_the_beginning,
    ),
    Command(
        "walk.note",
        "Opmerking",
        "Schrijft een opmerking bij deze stap.",
        keys=("o",),
        contexts=_WALK,
        rank=5,
        enabled=noting_a_step,
    ),
    Command(
        "walk.facts",
        "Uit je dossier",
        "Toont wat je eigen dossier over deze vraag zegt, en waar hulp te vinden is.",
        keys=("i",),
        contexts=_WALK,
        rank=6,
        enabled=at_a_step,
    ),
    Command(
        "walk.summary",
        "Samenvatting",
        "Gaat meteen naar de samenvatting.",
        keys=("s",),
        contexts=_WALK,
        rank=7,
        enabled=before_the_end,
    ),
    Command(
        "walk.go_on",
        "Volgende stap",
        "Gaat naar de eerste vraag zonder antwoord.",
        keys=("+", "f4"),
        contexts=_WALK,
    ),
)

_PAGES = (*_BOTH, Context.INSIGHTS, Context.MAPPING, Context.PREVIEW)

_LINES = (
    Command("lines.up", "Omhoog", "Gaat omhoog.", ("up",), _PAGES),
    Command("lines.down", "Omlaag", "Gaat omlaag.", ("down",), _PAGES),
    Command("lines.page_up", "Blad terug", "Gaat een scherm omhoog.", ("pageup", "K"), _PAGES),
    Command("lines.page_down", "Blad verder", "Gaat een scherm omlaag.", ("pagedown", "J"), _PAGES),
    Command("lines.top", "Begin", "Gaat naar het begin.", ("home", "H", "g"), _PAGES),
    Command("lines.bottom", "Einde", "Gaat naar het einde.", ("end", "L", "G"), _PAGES),
)

COMMANDS: tuple[Command, ...] = (*_ANSWERS, *_AROUND, *_WALKING, *_LINES)
"""Commands of the roadmap, the walk-through and the pages on both."""
