"""The menu: every command there is; what can be done here first, then what works elsewhere."""

from textual.dom import DOMNode

from ictcoord_tui.content.synonyms import load_synonyms
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS, commands_in, told_in
from ictcoord_tui.tui.commands.keys import key_here, key_name, keys_of
from ictcoord_tui.tui.commands.model import CONTEXT_NAMES, Command, CommandState
from ictcoord_tui.tui.modals.ask import Offer, Pick
from ictcoord_tui.tui.routing import CommandPlace, run_command


async def choose_command(app: IctcoordApp) -> None:
    """Let the user choose a command and do it, or say where it works."""
    screen = app.screen
    if not isinstance(screen, CommandPlace):
        return
    owners = _owners(app)
    state = screen.command_state()
    here = [
        command
        for command in told_in(screen.contexts)
        if command.id.partition(".")[0] in owners and command.id != "app.menu"
    ]
    elsewhere = [command for command in COMMANDS if command not in commands_in(screen.contexts)]
    offers = [
        *(_offer(app, command, _said(command, state), state) for command in here),
        *(_offer(app, command, _where(command), state, elsewhere=True) for command in elsewhere),
    ]
    chosen = await app.push_screen_wait(Pick("Wat wil je doen?", offers, help_id="menu", about=""))
    if chosen is None:
        return
    command = COMMAND_BY_ID[chosen]
    if command in elsewhere:
        app.notify(f"‘{command.label}’ werkt hier niet {_where(command)}.")
    else:
        await run_command(owners[chosen.partition(".")[0]], chosen)


def _offer(
    app: IctcoordApp,
    command: Command,
    detail: str,
    state: CommandState,
    *,
    elsewhere: bool = False,
) -> Offer:
    keys = keys_of(command, app.user_keymap)
    shown = key_name(key_here(keys, state)) if keys else ""
    words = f"{' '.join(map(key_name, keys))} {load_synonyms().get(command.id, '')} {command.help}"
    return Offer(command.id, command.label_in(state), detail, shown, words, elsewhere)


def _said(command: Command, state: CommandState) -> str:
    reason = command.enabled(state)
    return f"(nu niet: {reason})" if reason else command.help


def _where(command: Command) -> str:
    places = (CONTEXT_NAMES[context] for context in command.contexts)
    return f"(wel: {', '.join(places)})"


def _owners(app: IctcoordApp) -> dict[str, DOMNode]:
    """Return who does which commands: the focused widget, what is around it, and the app."""
    nodes: list[DOMNode] = list(app.screen.focus_chain)
    if app.focused is not None:
        nodes = [*nodes, *reversed(app.focused.ancestors_with_self)]
    nodes += [app.screen, app]
    return {owner: node for node in nodes if (owner := getattr(node, "OWNER", ""))}
