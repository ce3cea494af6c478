"""The short messages once more, whole and without haste."""

from ictcoord_tui.domain.days import format_time
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import ShowText


def show_messages(app: IctcoordApp) -> None:
    """Show them, the newest first."""
    lines = [
        f"{format_time(said.at)}  {'! ' if said.urgent else ''}{said.text}"
        f"{f' ({times}x)' if times > 1 else ''}"
        for said, times in app.messages.to_read_again
    ]
    if lines:
        app.push_screen(ShowText("Berichten", "\n".join(lines), about="messages"))
    else:
        app.notify("Er zijn nog geen berichten.")
