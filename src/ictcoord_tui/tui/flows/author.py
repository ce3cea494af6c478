"""Whose name goes with changes when several people share one account."""

from ictcoord_tui.domain.accounts import signed_as
from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.flows.files import not_empty
from ictcoord_tui.tui.modals.ask import AskLine


async def ask_author(app: IctcoordApp) -> None:
    """Ask who is working, once; without an answer the name of the account stays."""
    name = await app.push_screen_wait(
        AskLine(
            "Wie ben je?",
            check=not_empty("Typ je naam."),
            hint=f"Meerdere mensen delen de login {app.author}. Je naam komt bij wat je wijzigt.",
            about="author",
        )
    )
    if name is not None:
        app.sign_as(signed_as(clean_line(name)))
