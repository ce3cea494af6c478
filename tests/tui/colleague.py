"""A colleague with a session of her own on the same dossier."""

from pathlib import Path
from typing import Any

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.schema import Change
from ictcoord_tui.domain.schema import Path as Place
from ictcoord_tui.session import Session
from tests.tui.driver import NOW, Driver

Values = dict[Place, Any]


class Colleague:
    """Els, who works in another terminal.

    Args:
        path: The dossier.
        who: Her name.
    """

    def __init__(self, path: Path, who: str = "els") -> None:
        self.session = Session.open(path, catalogue=load_catalogue(), author=who, clock=lambda: NOW)

    def does(self, change: Change) -> None:
        """Let her change her dossier and save it."""
        self.session.receive(self.session.poll().run())
        assert self.session.edit("iets van een collega", change)
        self.session.save_everything()

    async def saves(self, user: Driver, values: Values) -> None:
        """Let her fill in some places, and wait until the user's app took it in."""

        def change(document: dict[str, Any]) -> dict[str, Any]:
            for place, value in values.items():
                document = put(document, place, value)
            return document

        await self.does_before(user, change)

    async def does_before(self, user: Driver, change: Change) -> None:
        """Let her change something, and wait until the user's app took it in."""
        heard = len(user.app.heard)
        self.does(change)
        user.app.look_around()
        for _ in range(300):
            if len(user.app.heard) > heard:
                break
            await user.pilot.pause(0.02)
        assert len(user.app.heard) > heard, "the change never came in"
        await user.pilot.pause()
