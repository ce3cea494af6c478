"""From the command table to Textual: bindings, and running a command on the node that owns it.

The first part of a command's id names its owner: `table.edit` belongs to the table view, which has
a method `do_edit`. A screen says in which contexts it is and what the state is; commands outside
those contexts do not exist for it, and commands that cannot be done now say why.
"""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS
from ictcoord_tui.tui.commands.model import CommandState, Context


@runtime_checkable
class CommandPlace(Protocol):
    """A screen on which commands work."""

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts it is in now."""

    def command_state(self) -> CommandState:
        """Return what commands need to know to say whether they can be done."""


def bindings_of(owner: str) -> list[BindingType]:
    """Return the bindings of all commands of an owner, for a class's `BINDINGS`."""
    return [
        Binding(",".join(command.keys), f"command('{command.id}')", command.label, id=command.id)
        for command in COMMANDS
        if command.id.partition(".")[0] == owner
    ]


def works_here(node: DOMNode, action: str, parameters: tuple[object, ...]) -> bool:
    """Tell whether a command exists in the contexts of the node's screen; for `check_action`."""
    if action != "command" or not isinstance(node.screen, CommandPlace):
        return True
    command = COMMAND_BY_ID[str(parameters[0])]
    return bool(set(command.contexts).intersection(node.screen.contexts))


async def run_command(owner: DOMNode, command_id: str) -> None:
    """Do a command, or say why it cannot be done now.

    Args:
        owner: The node with the method `do_…`; plain or async.
        command_id: Which command.
    """
    command = COMMAND_BY_ID[command_id]
    place = owner.screen
    state = place.command_state() if isinstance(place, CommandPlace) else CommandState()
    reason = command.enabled(state)
    if reason is not None:
        owner.app.notify(reason)
        return
    done = getattr(owner, f"do_{command_id.partition('.')[2]}")()
    if done is not None:
        await done
