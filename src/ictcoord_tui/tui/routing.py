"""From the command table to Textual: bindings, and running a command on the node that owns it.

The first part of a command's id names its owner: `table.edit` belongs to the table view, which has
a method `do_edit`. A screen says in which contexts it is and what the state is; commands outside
those contexts do not exist for it, and commands that cannot be done now say why.

Every binding is an action of the app, which looks for the owner from the focus outwards: so a
class becomes an owner with `OWNER`, `BINDINGS` and its `do_…` methods, or a `doer` that has those.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Key
from textual.keys import Keys

from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS
from ictcoord_tui.tui.commands.model import CommandState, Context
from ictcoord_tui.tui.commands.moves import MOVES
from ictcoord_tui.tui.messages import remind


class CommandPlace:
    """A screen on which commands work: a class to inherit from.

    Not a protocol: with every key it is asked some hundred times whether a screen is one, and a
    protocol that is looked up at run time is slow to answer.
    """

    @property
    def contexts(self) -> Sequence[Context]:
        """The contexts it is in now."""
        raise NotImplementedError

    def command_state(self) -> CommandState:
        """Return what commands need to know to say whether they can be done."""
        raise NotImplementedError


class CommandWitness:
    """An app that wants to know what was done."""

    def did(self, command_id: str) -> None:
        """Take in that a command was done."""
        raise NotImplementedError


def bindings_of(owner: str) -> list[BindingType]:
    """Return the bindings of all commands of an owner, for a class's `BINDINGS`."""
    return [
        Binding(
            ",".join(command.keys), f"app.command('{command.id}')", command.label, id=command.id
        )
        for command in COMMANDS
        if command.id.partition(".")[0] == owner
    ]


def bound_keys(keymap: Mapping[str, str]) -> dict[str, str]:
    """Return the keys as `App.set_keymap` wants them.

    Args:
        keymap: The keys that are not the usual ones, by command id; see `OwnKeys.keymap`.
    """
    # Without any text Textual would leave the usual key; this one is never sent.
    return {command_id: keys or Keys.Ignore.value for command_id, keys in keymap.items()}


def works_here(app: App[Any], action: str, parameters: tuple[object, ...]) -> bool:
    """Tell whether a command exists in the contexts of the screen; for the app's `check_action`."""
    if action != "command" or not isinstance(app.screen, CommandPlace):
        return True
    command = COMMAND_BY_ID[str(parameters[0])]
    return bool(set(command.contexts).intersection(app.screen.contexts))


def only_moves(app: App[Any], key: Key) -> bool:
    """Tell whether a key, pressed now, runs a command that only moves something."""
    active = app.active_bindings
    bound = [active[name].binding.id for name in key.aliases if name in active]
    return bool(bound) and MOVES.issuperset(bound)


def owner_in_focus(app: App[Any], command_id: str) -> DOMNode:
    """Return the node that does a command: the first owner of it from the focus outwards."""
    around = [app.screen, app] if app.focused is None else app.focused.ancestors_with_self
    owner = command_id.partition(".")[0]
    return next(node for node in around if getattr(node, "OWNER", "") == owner)


async def run_command(owner: DOMNode, command_id: str) -> None:
    """Do a command, or say why it cannot be done now.

    Args:
        owner: The node with the method `do_…`, plain or async; or with a `doer` that has it.
        command_id: Which command.
    """
    command = COMMAND_BY_ID[command_id]
    place = owner.screen
    state = place.command_state() if isinstance(place, CommandPlace) else CommandState()
    reason = command.enabled(state)
    if reason is not None:
        remind(owner.app, reason)
        return
    doer = getattr(owner, "doer", owner)
    done = getattr(doer, f"do_{command_id.partition('.')[2]}")()
    if done is not None:
        await done
    if isinstance(owner.app, CommandWitness):
        owner.app.did(command_id)
