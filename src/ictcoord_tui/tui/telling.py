"""What saving and other people bring, told on the main screen in front."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from ictcoord_tui.domain.forgotten import Departed
from ictcoord_tui.session import Clock, News, Session
from ictcoord_tui.tui.areas import Areas
from ictcoord_tui.tui.commands import COMMAND_BY_ID
from ictcoord_tui.tui.commands.keys import key_to_press
from ictcoord_tui.tui.present.news import conflict_sentence, news_sentence


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
        self.let_go: Callable[[Departed], None] = lambda _departed: None
        """Called when somebody was forgotten elsewhere."""

    def forget(self) -> None:
        """Begin anew: another dossier was opened."""
        self.heard = []

    def tell(self, news: News) -> None:
        """Say what somebody changed or what went wrong, and show it."""
        if news.warning:
            self._app.notify(news.warning, severity="error", timeout=8)
        if news.conflicts:
            key = key_to_press(COMMAND_BY_ID["app.conflicts"], self._keymap())
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
