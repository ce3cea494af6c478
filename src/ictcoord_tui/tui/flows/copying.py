"""Sending a text to the user's clipboard."""

from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import ShowText


def copy(app: IctcoordApp, text: str) -> None:
    """Send a text to the clipboard; show it where that may not arrive."""
    plan = app.copy_text(text)
    if plan.offer_text:
        app.push_screen(ShowText(plan.message, text, about="copy"))
    else:
        app.notify(plan.message)
