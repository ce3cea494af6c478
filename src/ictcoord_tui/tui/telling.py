"""What saving and other people bring, told on the main screen in front."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from ictcoord_tui.domain.forgotten import Departed
from ictcoord_tui.session import Clock, News, SaveState, Session
from ictcoord_tui.tui.areas import Areas
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.present.news import (
    conflict_sentence,
    doubles_sentence,
    news_sentence,
    waiting_sentence,
)


class Teller:
    """Tells what happens behind the user's back; says nothing while no main screen is there.

    Args:
        app: Shows the short messages.
        areas: Where the main screens are.
        session: Gives the open session.
        clock: Gives the present moment.
        keymap: Gives the user's own keys, by command id.
    """

    def __init__(
        self,
        app: App[Any],
        areas: Areas,
        session: Callable[[], Session],
        clock: Clock,
        keymap: Callable[[], Mapping[str, str]],
    ) -> None:
        self._keymap = keymap
        self._app = app
        self._areas = areas
        self._session = session
        self._clock = clock
        self.heard: list[News] = []
        """What others changed since the dossier was opened."""
        self._looked: frozenset[str] = frozenset()
        self.let_go: Callable[[Departed], None] = lambda _departed: None
        """Called when somebody was forgotten elsewhere."""

    def forget(self) -> None:
        """Begin anew: another dossier was opened."""
        self.heard = []
        self._looked = frozenset()

    def opened(self) -> None:
        """Say what cannot be used, and why nothing may be changed."""
        session = self._session()
        for broken in session.broken.values():
            said = f"{broken.path.name}: {broken.message}"
            self._app.notify(said, severity="warning", timeout=10)
        if session.status.state is SaveState.READ_ONLY:
            self._app.notify(session.status.reason, severity="warning", timeout=8)

    def read(self) -> None:
        """Say once of every dossier that was read what waits in it for somebody to settle."""
        session, former = self._session(), self._looked
        self._looked = frozenset(session.ids)
        waiting = [one for one in session.disagreements if one.dossier not in former]
        if waiting:
            said = waiting_sentence(len(waiting), self._key("app.conflicts"))
            self._app.notify(said, severity="warning", timeout=10)
        found = session.doubles.items() if session.has_group else ()
        doubles = {person: homes for person, homes in found if not former.issuperset(homes)}
        if doubles:
            said = doubles_sentence(doubles, session, self._key("group.move_person"))
            self._app.notify(said, severity="warning", timeout=10)

    def tell(self, news: News) -> None:
        """Say what somebody changed or what went wrong, and show it."""
        if news.warning:
            self._app.notify(news.warning, severity="error", timeout=8)
        if news.conflicts:
            key = self._key("app.conflicts")
            sentence = conflict_sentence(news, self._session(), self._clock(), key)
            self._app.notify(sentence, severity="warning", timeout=10)
        elif news.differences:
            self._app.notify(news_sentence(news, self._session(), self._clock()))
        if news.departed is not None:
            self.let_go(news.departed)
        self.heard.append(news)
        screen = self._areas.drawn
        if screen is not None:
            screen.hear(news)

    def saved(self) -> None:
        """Show how safe the work is now."""
        screen = self._areas.drawn
        if screen is not None:
            screen.update_bars()

    def loaded(self, number: int, total: int) -> None:
        """Show a school of the group that was read, where it is seen.

        Args:
            number: How many were read.
            total: Of how many.
        """
        screen = self._areas.drawn
        if screen is not None and (number == total or screen.AREA == "group"):
            screen.update_all()

    def _key(self, command_id: str) -> str:
        return key_to_press(COMMAND_BY_ID[command_id], self._keymap())
