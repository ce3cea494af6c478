"""The menu: every command that exists here, also the ones that cannot be done right now."""

from textual.dom import DOMNode

from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMAND_BY_ID, commands_in
from ictcoord_tui.tui.commands.keys import key_name, keys_of
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.routing import CommandPlace, run_command


async def choose_command(app: IctcoordApp) -> None:
    """Let the user choose a command and do it."""
    screen = app.screen
    if not isinstance(screen, CommandPlace):
        return
    owners = _owners(app)
    state = screen.command_state()
    offers = []
    for command in commands_in(screen.contexts):
        if command.id.partition(".")[0] not in owners or command.id == "app.menu":
            continue
        reason = command.enabled(state)
        detail = f"(nu niet: {reason})" if reason else command.help
        key = key_name(keys_of(command, app.user_keymap)[0])
        offers.append(Offer(command.id, command.label, detail, key))
    chosen = await app.push_screen_wait(Pick("Wat wil je doen?", offers))
    if chosen is not None:
        await run_command(owners[COMMAND_BY_ID[chosen].id.partition(".")[0]], chosen)


def _owners(app: IctcoordApp) -> dict[str, DOMNode]:
    """Return who does which commands: the focused widget, what is around it, and the app."""
    nodes: list[DOMNode] = list(app.screen.focus_chain)
    if app.focused is not None:
        nodes = [*nodes, *reversed(app.focused.ancestors_with_self)]
    nodes += [app.screen, app]
    return {owner: node for node in nodes if (owner := getattr(node, "OWNER", ""))}
