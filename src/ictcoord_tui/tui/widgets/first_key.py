"""A key with which one begins to type in a cell, without Enter before it."""

from typing import TYPE_CHECKING

from textual import events

from ictcoord_tui.tui.commands.model import Context
from ictcoord_tui.tui.messages import remind
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.tables.column import Editor

if TYPE_CHECKING:
    from ictcoord_tui.tui.widgets.table_view import TableView

_POINTED_AT = (Editor.NONE, Editor.CHOICE, Editor.SEVERAL)
"""Editors in which nothing is typed: one chooses."""


class FirstKey:
    """Tells keys that begin typing in a table from keys that are commands."""

    def __init__(self, view: "TableView") -> None:
        self._view = view
        self._bound: dict[tuple[Context, ...], frozenset[str]] = {}

    async def take(self, event: events.Key) -> None:
        """Begin typing in the cell with a key that is no command there."""
        view = self._view
        if view.editor is not None or not event.is_printable or event.character is None:
            return
        if self._runs_command(event.key):
            return
        event.stop()
        if view.at.column.editor in _POINTED_AT:
            spot = view.at.spot
            reason = spot.why_not(view.overview) if spot is not None else ""
            remind(view.app, reason or "Enter = bewerken")
            return
        await view.start_entry(event.character)

    def _runs_command(self, key: str) -> bool:
        """Tell whether a key runs a command with the focus in the grid.

        A digit does not where a time or hours are typed, or shown: `15min` would end elsewhere.

        Remembered by the contexts, with which alone it changes: Textual asks every command anew,
        and a hand on `j` should not have to wait for that.
        """
        screen = self._view.screen
        place = screen if isinstance(screen, CommandPlace) else None
        if key.isdigit() and place is not None and place.command_state().types_digits:
            return False
        contexts = tuple(place.contexts) if place is not None else ()
        if contexts not in self._bound:
            self._bound[contexts] = frozenset(screen.active_bindings)
        return key in self._bound[contexts]
