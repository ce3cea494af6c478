"""What the main screens share: the frame, the commands, and staying up to date."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.session import News, SaveState, Session
from ictcoord_tui.storage.confined import ONLY_TO_SEE
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.present.status import status_word
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.widgets.alarm_line import AlarmLine
from ictcoord_tui.tui.widgets.backdrop import Backdrop
from ictcoord_tui.tui.widgets.key_bar import KeyBar
from ictcoord_tui.tui.widgets.message_line import MessageLine
from ictcoord_tui.tui.widgets.note_lines import NoteLines
from ictcoord_tui.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp


class AreaScreen(CommandPlace, Backdrop, Screen[None]):
    """A main screen: title bar, body, key bar.

    A screen shows the focused dossier of the session. It lays out its body in `body`, draws
    everything again in `show_session`, and says where the cursor is in `crumbs`.
    """

    AREA = ""
    """Name of the screen, as the app and the help pages know it."""
    OWNER = ""
    """First part of the ids of the commands it does."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = ""

    def compose(self) -> ComposeResult:
        """Lay out the frame around the body."""
        yield TitleBar()
        yield AlarmLine()
        yield from self.body()
        yield NoteLines()
        yield KeyBar()
        yield MessageLine()

    def body(self) -> Iterable[Widget]:
        """Return the widgets between the bars."""
        raise NotImplementedError

    def show_session(self) -> None:
        """Draw the focused dossier as it is now; the cursor stays where it was."""
        raise NotImplementedError

    def crumbs(self) -> Sequence[str]:
        """Return where the user is, below the dossier's name."""
        raise NotImplementedError

    def shows(self, area: str) -> bool:
        """Tell whether places that belong to an area can be shown on this screen."""
        return area == self.AREA

    def go_to_place(self, place: Place) -> None:
        """Put the cursor where a value of the focused dossier is shown."""
        del place

    def way_back(self) -> Callable[[], object] | None:
        """Return what goes one step back inside the screen; nothing when there is no such step."""
        return None

    def go_back(self) -> bool:
        """Go one step back inside the screen; tell whether there was one."""
        way = self.way_back()
        if way is not None:
            way()
        return way is not None

    def begin_again(self) -> None:
        """Go on with what takes long and was stopped."""

    def keep_draft(self) -> tuple[str, str] | None:
        """Return place and text of what is half typed, or nothing.

        The place is the path of a cell with dots between its keys, or words for a person.
        """
        return None

    def cursor_place(self) -> Place:
        """Return the path of the cell the cursor is on; empty when there is none."""
        return ()

    async def take_draft(self, place: Place, text: str) -> bool:
        """Open the cell at a path with a half-typed text in it; tell whether that was possible."""
        del place, text
        return False

    def gives_back(self, place: Place) -> bool:
        """Tell whether undo leads from here to a text that Esc threw away at a path."""
        del place
        return True

    @property
    def page_id(self) -> str:
        """Which screen, tab or page is in front: the first hint and the marks are kept under it."""
        return self.AREA

    @property
    def help_id(self) -> str:
        """Which help page tells about what is in front, an open editor included."""
        return self.page_id

    def notes(self) -> Sequence[str]:
        """Return lines that explain what is in sight, for a screen with room to spare."""
        return ()

    def beyond(self) -> str:
        """Return words that belong to this screen but are not in sight, such as columns."""
        return ""

    @property
    def goes_on(self) -> frozenset[str]:
        """First keys of the places of which the next step is told first here."""
        return frozenset()

    @property
    def next_step_text(self) -> str:
        """What to do next; empty on a screen that leads by itself."""
        return self.ictcoord.ahead.text(self.goes_on)

    @property
    def explanation(self) -> str:
        """How what is shown was computed, for the help; empty when there is nothing to tell."""
        return ""

    @property
    def ictcoord(self) -> "IctcoordApp":
        """The app, with its own type."""
        return cast("IctcoordApp", self.app)

    @property
    def session(self) -> Session:
        """The open session."""
        return self.ictcoord.session

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts this screen is in now."""
        return (Context.EVERYWHERE,)

    def command_state(self) -> CommandState:
        """Return what commands need to know; screens add what they know of the cursor."""
        session, left = self.session, self.ictcoord.areas.thrown.last
        given_back = left is not None and self.gives_back(left.place)
        return CommandState(
            read_only=session.read_only_reason(),
            undo="wat je typte" if given_back else session.history.undo_label,
            redo=session.history.redo_label,
            leads_back=self.way_back() is not None or self.ictcoord.areas.leads_back,
            has_group=session.has_group,
            conflicts=len(session.disagreements),
            exposed=self.ictcoord.exposed,
            failing=session.status.state is SaveState.FAILED,
            no_files=ONLY_TO_SEE if self.ictcoord.options.only_to_see else "",
        )

    @on(Resize)
    def _take_room(self, event: Resize) -> None:
        """Show the explaining lines there is room for."""
        for lines in self.query(NoteLines):
            lines.fit(event.size)

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another screen was in front."""
        self.update_all()

    def update_all(self) -> None:
        """Draw everything again from the session."""
        self.show_session()
        self.update_bars()

    def update_bars(self) -> None:
        """Draw title and keys again."""
        word, alarm = status_word(self.session.status)
        name = self.session.overview().name
        self.query_one(TitleBar).show((name, *self.crumbs()), word, alarm=alarm)
        self.query_one(AlarmLine).show(self.session.status, self._ways_out())
        if self.is_current:
            self._hint = self.ictcoord.hints.text_for(self.page_id)
        self.query_one(NoteLines).show(self._hint, self.notes())
        self.query_one(KeyBar).show_current(self.next_step_text)

    def _ways_out(self) -> str:
        """Return the keys that help when saving fails."""
        keymap = self.ictcoord.user_keymap
        helping = (COMMAND_BY_ID[name] for name in ("app.save", "app.save_elsewhere"))
        said = (f"{key_to_press(one, keymap)} = {one.label.lower()}" for one in helping)
        return ", ".join(said)

    def hear(self, news: News) -> None:
        """Take in what somebody else changed in the focused dossier."""
        del news
        self.update_all()
