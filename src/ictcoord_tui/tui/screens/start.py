"""The start screen: recent dossiers, something new, or a look at the example."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.names import short_names
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError
from ictcoord_tui.example import copy_example, passing_folder
from ictcoord_tui.storage.atomic import WORK_FOLDER
from ictcoord_tui.storage.confined import is_inside
from ictcoord_tui.storage.problems import explain, shown
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.flows.creating import ask_dossier, ask_file, ask_name
from ictcoord_tui.tui.modals.dialog import HEIGHTS
from ictcoord_tui.tui.present.blocks import wrapped
from ictcoord_tui.tui.present.glance import glance
from ictcoord_tui.tui.routing import CommandPlace, bindings_of
from ictcoord_tui.tui.widgets.key_bar import KeyBar
from ictcoord_tui.tui.widgets.marks import CURSOR
from ictcoord_tui.tui.widgets.message_line import MessageLine
from ictcoord_tui.tui.widgets.more_line import MoreLine
from ictcoord_tui.workspace import create_dossier, open_dossier

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp

_MOST_FOUND = 30
_MOST_OF_A_PATH = 40
_BESIDE = 6
_RULE = 1
"""Lines between what was made before and what can be begun."""

_UNDER = "  "
"""Before what is told under a name, and before all that the cursor is not on."""

_LEAST_OF_A_NAME = 18
"""Cells of a name beside three keys on a line of 60."""

_MADE = ("school", "group", "example", "excel")
"""What is not offered to who may only look: it ends in a file below the folder."""

_NEW = {
    "school": "Nieuwe school",
    "group": "Nieuwe groep (scholengroep of -gemeenschap)",
    "example": "Het voorbeeld bekijken (in een kopie om te oefenen)",
    "open": "Een ander dossier openen",
    "excel": "Een takenoverzicht uit Excel inlezen",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier that can be opened from here.

    Attributes:
        name: What it is called; the name of the file as long as it was not read.
        told: Where it stands, or why it cannot be read.
        opens: Whether it was read and can be opened.
    """

    path: Path
    name: str
    told: str = ""
    opens: bool = False


def _id(number: int) -> str:
    """Return the id of the option of a known dossier."""
    return f"known-{number}"


def _line(known: Known, room: int) -> Content:
    """Return how a dossier stands in the list: name and place, and under it its state."""
    state = wrapped(known.told, room - len(_UNDER)) if known.told else ()
    told = "".join(f"\n{_UNDER}{line}" for line in state)
    place = f"  –  {_short(known.path.parent)}{told}"
    return Content.assemble((neutralise(known.name), "bold"), place)


def _marked(prompt: Content, *, here: bool) -> Content:
    """Return what stands in the list, with the sign of the cursor or the air of it before it."""
    first, *rest = prompt.split("\n")
    lines = [Content.assemble(f"{CURSOR} " if here else _UNDER, first)]
    return Content("\n").join([*lines, *(Content.assemble(_UNDER, line) for line in rest)])


def _short(folder: Path) -> str:
    """Return a folder for a list: the end of it says most."""
    text = shown(folder)
    return text if len(text) <= _MOST_OF_A_PATH else f"…{text[-_MOST_OF_A_PATH:]}"


def look_at(path: Path, today: date, root: Path | None = None) -> Known:
    """Return what the start screen tells of a dossier; a broken one is told as such.

    Args:
        path: The dossier.
        today: The day of today.
        root: The folder one is confined to, if any.
    """
    try:
        path.stat()
        dossier = open_dossier(path, load_catalogue(), within=root).dossier
    except (FileNotFoundError, NotADirectoryError):
        return Known(path, path.stem, "! niet gevonden")
    except OSError as error:
        return Known(path, path.stem, f"! {explain(error, Path(path.name), 'lezen').message}")
    except IctcoordError as error:
        # The folder stands beside the name already.
        reason = error.message.splitlines()[0].replace(shown(path), path.name)
        return Known(path, path.stem, f"! {reason}")
    return Known(path, dossier.name, glance(dossier, today), opens=True)


class StartScreen(CommandPlace, Screen[None]):
    """What one sees without a dossier."""

    OWNER = "start"
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("start")

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Known, ...] = ()
        self._prompts: dict[str, Content] = {}
        self._marked = ""

    def compose(self) -> ComposeResult:
        """Lay out welcome, list and keys."""
        with Vertical(id="start"):
            yield Static(Content("ictcoord"), id="start-title")
            yield Static(
                "Stappenplan en takenoverzicht voor teamgerichte ICT-coördinatie.", id="start-what"
            )
            offers = OptionList(markup=False, compact=True)
            yield offers
            yield MoreLine(offers)
        yield KeyBar()
        yield MessageLine()

    def on_mount(self) -> None:
        """Show what can be opened."""
        self._look_again()

    def on_resize(self) -> None:
        """Wrap the lines for the new size, once it is known how many of them there is room for."""
        self.call_after_refresh(lambda: self._fill(self._pointed))

    def on_screen_resume(self) -> None:
        """Look again: a dossier may have been made."""
        self._look_again()

    @property
    def ictcoord(self) -> "IctcoordApp":
        """The app, with its own type."""
        return cast("IctcoordApp", self.app)

    @property
    def help_id(self) -> str:
        """Which help page tells about this screen."""
        return "start"

    @property
    def contexts(self) -> Sequence[Context]:
        """The context of this screen."""
        return (Context.START,)

    def command_state(self) -> CommandState:
        """Nothing is open, so nothing can be undone."""
        return CommandState()

    @property
    def _ahead(self) -> tuple[str, str]:
        """What makes most sense to do, and the option that does it; nothing as long as it reads."""
        app = self.ictcoord
        if app.areas.front is not None:
            return self._on_with(app.session.overview().name), ""
        if app.options.root is not None and len(self._known) > 1:
            pointed = self.query_one(OptionList).highlighted_option
            return "Kies je dossier", pointed.id or "" if pointed is not None else ""
        for number, known in enumerate(self._known):
            if known.opens:
                return self._on_with(known.name), _id(number)
        waiting = any(not known.told for known in self._known)
        may_begin = self._makes_files and not waiting
        return ("Begin met een nieuwe school", "school") if may_begin else ("", "")

    @property
    def _makes_files(self) -> bool:
        """Whether something new can be begun here."""
        return not self.ictcoord.options.only_to_see

    def _on_with(self, name: str) -> str:
        short = neutralise(short_names({"": name})[""])
        room = max(_LEAST_OF_A_NAME, self.size.width - 60)
        said = short if len(short) <= room else f"{short[: room - 1].rstrip()}…"
        return f"Verder met {said}"

    async def do_go_on(self) -> None:
        """Go on with what is open, else with the last dossier; without any make a school."""
        _, option = self._ahead
        if option:
            options = self.query_one(OptionList)
            options.highlighted = options.get_option_index(option)
            options.action_select()
        elif self.ictcoord.areas.front is not None:
            await self.app.pop_screen()

    def do_choose(self) -> None:
        """Open what the cursor is on."""
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option.id or ""
        if name.startswith("known-"):
            path = self._known[int(name[6:])].path
            if path in self._open_now:
                self.app.pop_screen()
            else:
                self._begin(self._open(path))
            return
        flows = {
            "school": lambda: self._new(DossierKind.SCHOOL),
            "group": lambda: self._new(DossierKind.GROUP),
            "example": self._example,
            "open": self._other,
            "excel": self._excel,
        }
        self._begin(flows[name]())

    def _begin(self, flow: Coroutine[Any, Any, None]) -> None:
        """Let the app do what was chosen: it may close this screen on the way."""
        self.app.run_worker(flow, group="flow", exclusive=True)

    def _look_again(self) -> None:
        """List the dossiers at once, and tell where they stand when they were read."""
        self._known = tuple(Known(path, path.stem) for path in self._find())
        # What is open is no place to begin: Esc leads there already.
        elsewhere = next(
            (_id(n) for n, one in enumerate(self._known) if not self._is_open(one)), "school"
        )
        self._fill(elsewhere)
        self.run_worker(self._read_known(), group="glance", exclusive=True)

    async def _read_known(self) -> None:
        today = self.ictcoord.clock().date()
        root = self.ictcoord.options.root
        known = [await asyncio.to_thread(look_at, one.path, today, root) for one in self._known]
        self._known = tuple(
            replace(one, told=f"nu open; {one.told}") if self._is_open(one) else one
            for one in known
        )
        # Who chose something meanwhile is on the way out: then the list is gone before the screen.
        if self.query(OptionList):
            self._fill(self._pointed)

    @property
    def _pointed(self) -> str:
        """Id of the option under the cursor; empty before there is one."""
        pointed = self.query_one(OptionList).highlighted_option
        return (pointed.id or "") if pointed is not None else ""

    def _is_open(self, known: Known) -> bool:
        return known.path in self._open_now

    def _fill(self, pointed: str) -> None:
        """List the last dossier, what can be begun, and between them what else there is room for.

        Args:
            pointed: Id of the option to stand on; the first one when there is none such.
        """
        options = self.query_one(OptionList)
        options.clear_options()
        # On both sides the air of the style sheet, and on the right a bar when there is much.
        room = self.size.width - _BESIDE - len(_UNDER)
        lines = {_id(n): _line(one, room) for n, one in enumerate(self._known)}
        above = self._seen_at_once([line.plain.count("\n") + 1 for line in lines.values()])
        new = [key for key in _NEW if self._makes_files or key not in _MADE]
        known = list(lines)
        self._prompts = lines | {key: Content(_NEW[key]) for key in new}
        parts = [part for part in (known[:above], new, known[above:]) if part]
        ids = [option for part in parts for option in part]
        self._marked = pointed if pointed in ids else ids[0]
        for number, part in enumerate(parts):
            shown = [Option(self._prompt(option), id=option) for option in part]
            options.add_options([None, *shown] if number else shown)
        options.highlighted = ids.index(self._marked)
        options.focus()
        self.query_one(KeyBar).show_current(self._ahead[0])

    def _prompt(self, option: str) -> Content:
        return _marked(self._prompts[option], here=option == self._marked)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Put the sign of the cursor where it is."""
        event.stop()
        here, before = event.option.id or "", self._marked
        if here == before or here not in self._prompts:
            return
        self._marked = here
        for option in (before, here):
            event.option_list.replace_option_prompt(option, self._prompt(option))

    def _seen_at_once(self, heights: Sequence[int]) -> int:
        """Return how many dossiers leave what can be begun in sight; at least the last one.

        In a confined session the dossiers are what one comes for: all of them go first.

        Args:
            heights: Lines each takes, the last one first.
        """
        if self.ictcoord.options.root is not None:
            return len(heights)
        free = self.query_one(OptionList).size.height - len(_NEW) - _RULE
        fitting = sum(1 for total in accumulate(heights) if total <= free)
        return max(1, fitting)

    def _find(self) -> tuple[Path, ...]:
        """Recent dossiers, the open one last; in a confined session all below its folder."""
        root = self.ictcoord.options.root
        if root is not None:
            found = sorted(p for p in root.rglob("*.toml") if _may_be_shown(root, p))
            return tuple(found[:_MOST_FOUND])
        session = self.ictcoord.session if self.ictcoord.has_session else None
        here = {session.path(one) for one in session.ids} if session is not None else set()
        others = (path for path in map(Path, self.ictcoord.settings.recent) if path not in here)
        return (*others, *self._open_now)

    @property
    def _open_now(self) -> tuple[Path, ...]:
        """The dossier that stands under this screen, if there is one."""
        app = self.ictcoord
        if app.areas.front is None:
            return ()
        return (app.session.path(app.session.main),)

    async def _open(self, path: Path) -> None:
        try:
            await self.ictcoord.switch_session(path)
        except IctcoordError as error:
            self.notify(error.message, title=error.title, severity="error", timeout=12)

    async def _new(self, kind: DossierKind) -> None:
        what = "school" if kind is DossierKind.SCHOOL else "groep"
        try:
            name = await ask_name(self.ictcoord, what)
            path = await ask_file(self.ictcoord, name) if name is not None else None
            if name is None or path is None:
                return
            now = self.ictcoord.clock().astimezone()
            catalogue = load_catalogue()
            create_dossier(path, kind, name, catalogue, who=self.ictcoord.author, now=now)
        except IctcoordError as error:
            self.notify(error.message, title=error.title, severity="error", timeout=8)
            return
        await self._open(path)

    async def _example(self) -> None:
        try:
            folder = passing_folder(self.ictcoord.options.root)
            path = copy_example(Path(self.ictcoord.until_the_end.enter_context(folder)))
        except IctcoordError as error:
            self.notify(error.message, title=error.title, severity="error", timeout=8)
            return
        await self._open(path)

    async def _other(self) -> None:
        try:
            path = await ask_dossier(self.ictcoord, "Welk dossier?")
        except IctcoordError as error:
            self.notify(error.message, title=error.title, severity="error", timeout=12)
            return
        if path is not None:
            await self._open(path)

    async def _excel(self) -> None:
        # The Excel library must not slow down every start.
        from ictcoord_tui.tui.flows.importing import new_from_workbook  # noqa: PLC0415

        await new_from_workbook(self.ictcoord)


def _may_be_shown(root: Path, path: Path) -> bool:
    """Tell whether a file below the root is a dossier, and no link that leads out."""
    return is_inside(root, path) and WORK_FOLDER not in path.parts
