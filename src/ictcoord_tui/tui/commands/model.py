"""What a command is, and when it can be done.

A command is a value. Screens say in which contexts they are; a command works where one of its
contexts is. Whether it can be done right now is a pure function of a small state that answers with
the reason why not, so that nobody wonders why a key does nothing.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from ictcoord_tui.values import dataclass


class Context(StrEnum):
    """Where a command works. A screen is in one or more contexts at a time."""

    EVERYWHERE = "everywhere"
    START = "start"
    ROADMAP = "roadmap"
    WALK = "walk"
    OVERVIEW = "overview"
    TABLE = "table"
    CARD = "card"
    TASKS = "tasks"
    SITUATION = "situation"
    TARGET = "target"
    TEAM = "team"
    INSIGHTS = "insights"
    GROUP = "group"
    MAPPING = "mapping"
    PREVIEW = "preview"
    EDITOR = "editor"
    LIST_EDITOR = "list-editor"


CONTEXT_NAMES: Mapping[Context, str] = {
    Context.EVERYWHERE: "Overal",
    Context.START: "Startscherm",
    Context.ROADMAP: "Stappenplan",
    Context.WALK: "Doorloop",
    Context.OVERVIEW: "Takenoverzicht",
    Context.TABLE: "In een tabel",
    Context.CARD: "Op een kaart",
    Context.TASKS: "Tabblad Taken",
    Context.SITUATION: "Huidige situatie en Streefdoel",
    Context.TARGET: "Tabblad Streefdoel",
    Context.TEAM: "Team",
    Context.INSIGHTS: "Inzichten",
    Context.GROUP: "Groep",
    Context.MAPPING: "Excel inlezen: wat is wat",
    Context.PREVIEW: "Excel inlezen: wat verandert",
    Context.EDITOR: "In een cel",
    Context.LIST_EDITOR: "In een keuzelijst",
}
"""What the contexts are called in help and key tables."""


@dataclass(frozen=True, slots=True)
class CommandState:
    """What a command needs to know to say whether it can be done now.

    Attributes:
        read_only: Why nothing can be changed here; empty when it can.
        undo: What undo would take back; empty when there is nothing.
        redo: What redo would do again; empty when there is nothing.
        leads_back: Whether there is something to go back to, to close or to take away.
        has_group: Whether a group with members is open.
        on_row: Whether the cursor stands on a row.
        dropped: Whether that row was dropped.
        marked: Number of marked rows.
        filtered: Whether a filter hides rows.
        conflicts: Number of values two people disagree on.
        failing: Whether the last save failed.
        exposed: Number of files that strangers can reach.
        on_action: Whether the cursor stands on an action of the roadmap.
        closed: Why there is nothing to open under the cursor; empty when there is.
        page: Which page, tab or pane of the screen is open; empty for none.
        begun: Whether the roadmap was begun, so that there is something to evaluate.
        aside: Why the question that is looked at is not for this dossier; empty when it is.
        yes: What a positive answer to that question is called; empty for the usual word.
        no: What a negative answer to it is called; empty for the usual word.
        searching: Whether letters and spaces are typed to find something in a list.
        adding_people: Whether a list is open to which somebody can be added.
        types_digits: Whether a digit is no screen with the cell under the cursor, but a value.
        has_digits: Whether it is so somewhere in the table in front.
        no_files: Why no file can be made here; empty when it can.
    """

    read_only: str = ""
    undo: str = ""
    redo: str = ""
    leads_back: bool = True
    has_group: bool = False
    on_row: bool = True
    dropped: bool = False
    marked: int = 0
    filtered: bool = False
    conflicts: int = 0
    failing: bool = False
    exposed: int = 0
    on_action: bool = False
    closed: str = ""
    page: str = ""
    begun: bool = False
    aside: str = ""
    yes: str = ""
    no: str = ""
    searching: bool = False
    adding_people: bool = False
    types_digits: bool = False
    has_digits: bool = False
    no_files: str = ""


def always(_state: CommandState) -> str | None:
    """Enable a command everywhere."""
    return None


def when_it_leads_back(state: CommandState) -> str | None:
    """Enable going back when there is somewhere to go; else tell the ways out."""
    if state.leads_back:
        return None
    start = ": = menu" if state.types_digits else "0 = start"
    return f"Dit is een hoofdscherm. {start}, Ctrl+Q = afsluiten."


def when_writable(state: CommandState) -> str | None:
    """Enable a command when the dossier may be changed."""
    return state.read_only or None


def when_files_are_made(state: CommandState) -> str | None:
    """Enable a command that makes a file beside the dossier."""
    return state.no_files or None


def on_any_row(state: CommandState) -> str | None:
    """Enable a command on a row, also when nothing may be changed."""
    return None if state.on_row else "Zet de cursor eerst op een rij."


def on_a_row(state: CommandState) -> str | None:
    """Enable a command on a row of a dossier that may be changed."""
    return on_any_row(state) or when_writable(state)


def on_marked_rows(state: CommandState) -> str | None:
    """Enable a command when rows are marked in a dossier that may be changed."""
    if not state.marked:
        return "Markeer eerst rijen, met Spatie of M."
    return when_writable(state)


def on_a_dropped_row(state: CommandState) -> str | None:
    """Enable a command on a task that was dropped."""
    if not state.dropped:
        return "Deze taak telt gewoon mee; er is niets terug te halen."
    return when_writable(state)


def when_undoable(state: CommandState) -> str | None:
    """Enable undo when something can be taken back."""
    return None if state.undo else "Er is niets om ongedaan te maken."


def when_redoable(state: CommandState) -> str | None:
    """Enable redo when something was taken back."""
    return None if state.redo else "Er is niets om opnieuw te doen."


def in_a_group(state: CommandState) -> str | None:
    """Enable a command when a group is open."""
    return None if state.has_group else "Dit kan alleen als je een groep met scholen geopend hebt."


def when_pointing(state: CommandState) -> str | None:
    """Enable choosing when the arrows are used, and no name is being typed."""
    return "Ga eerst met ↓ naar de lijst." if state.searching else None


def when_adding_people(state: CommandState) -> str | None:
    """Enable adding somebody in a list of people."""
    return None if state.adding_people else "Deze lijst ligt vast."


def when_filtered(state: CommandState) -> str | None:
    """Enable a command when a filter hides rows."""
    return None if state.filtered else "Er staat geen filter aan."


def when_conflicting(state: CommandState) -> str | None:
    """Enable a command when two versions of a value wait for a choice."""
    return None if state.conflicts else "Er zijn geen tegenstrijdige wijzigingen."


def when_failing(state: CommandState) -> str | None:
    """Enable a command when saving fails."""
    return None if state.failing else "Alles wordt gewoon bewaard; een kopie is niet nodig."


def when_exposed(state: CommandState) -> str | None:
    """Enable a command when strangers can reach files."""
    return None if state.exposed else "Alleen wie erbij hoort, kan dit dossier lezen."


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can do.

    Attributes:
        id: Stable name; keymaps of users refer to it.
        label: Two or three Dutch words, for footer and menu.
        help: One Dutch sentence that says what it does.
        keys: Keys in Textual's spelling, the one to show first.
        contexts: Where it works.
        rank: Place in the footer, small first; `None` keeps it out.
        enabled: Gives the reason why it cannot be done now, or nothing.
        named: Gives what it is called now; empty for its label.
    """

    id: str
    label: str
    help: str
    keys: tuple[str, ...]
    contexts: tuple[Context, ...]
    rank: int | None = None
    enabled: Callable[[CommandState], str | None] = always
    named: Callable[[CommandState], str] | None = None

    def label_in(self, state: CommandState) -> str:
        """Return what the command is called now."""
        return (self.named(state) if self.named is not None else "") or self.label
