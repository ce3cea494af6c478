"""Every command of the app: one table for keys, footer, menu, help and `ictcoord keys`."""

from collections.abc import Iterable
from functools import cache

from ictcoord_tui.tui.commands import (
    card,
    editor,
    everywhere,
    group,
    importing,
    insights,
    movement,
    overview,
    roadmap,
    start,
    tables,
    team,
)
from ictcoord_tui.tui.commands.model import Command, Context

COMMANDS: tuple[Command, ...] = (
    *everywhere.COMMANDS,
    *start.COMMANDS,
    *roadmap.COMMANDS,
    *movement.COMMANDS,
    *tables.COMMANDS,
    *card.COMMANDS,
    *editor.COMMANDS,
    *overview.COMMANDS,
    *team.COMMANDS,
    *insights.COMMANDS,
    *group.COMMANDS,
    *importing.COMMANDS,
)
"""The whole table, in the order of menu and help."""

COMMAND_BY_ID = {command.id: command for command in COMMANDS}
"""The same commands by id."""


def commands_in(contexts: Iterable[Context]) -> tuple[Command, ...]:
    """Return the commands that work in at least one of the contexts.

    What only works here comes first, then what works on every screen; each in table order.
    """
    return _commands_in(frozenset(contexts))


@cache
def _commands_in(wanted: frozenset[Context]) -> tuple[Command, ...]:
    """Return the same: it is asked with every step of the cursor."""
    here = [command for command in COMMANDS if wanted.intersection(command.contexts)]
    return tuple(sorted(here, key=lambda command: Context.EVERYWHERE in command.contexts))


def told_in(contexts: Iterable[Context]) -> tuple[Command, ...]:
    """Return the same commands for help and menu: walking about is known, so it comes last."""
    walking = ("move", "lines")
    return tuple(sorted(commands_in(contexts), key=lambda c: c.id.partition(".")[0] in walking))
