"""Help for the screen in front: what it is, what one can do, which keys work."""

from textual.content import Content

from ictcoord_tui.content.help import help_page
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import commands_in
from ictcoord_tui.tui.commands.keys import key_name, keys_of
from ictcoord_tui.tui.modals.ask import ShowText
from ictcoord_tui.tui.routing import CommandPlace


def show_help(app: IctcoordApp) -> None:
    """Show the help page of the screen in front."""
    screen = app.screen
    page = help_page(getattr(screen, "help_id", "start"))
    parts: list[Content | tuple[str, str] | str] = []
    if how := getattr(screen, "explanation", ""):
        parts += [("Zo is dit berekend\n", "bold"), how, "\n\n"]
    parts += [page.what, "\n\n"]
    for line in page.can:
        parts.append(f"- {line}\n")
    if isinstance(screen, CommandPlace):
        parts.append(("\nToetsen\n", "bold"))
        for command in commands_in(screen.contexts):
            keys = ", ".join(key_name(key) for key in keys_of(command, app.user_keymap))
            parts.append((f"{keys:<14}", "bold"))
            parts.append(f" {command.label}: {command.help}\n")
    app.push_screen(ShowText(page.title, Content.assemble(*parts)))
