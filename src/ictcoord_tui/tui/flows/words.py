"""The words of the field with what they mean, to search through."""

from ictcoord_tui.content.glossary import load_glossary
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import Offer, Pick


async def show_words(app: IctcoordApp) -> None:
    """Show the list of words; choosing one closes it."""
    offers = [
        Offer(term.id, term.name, term.meaning, words=" ".join(term.forms))
        for term in load_glossary().terms
    ]
    await app.push_screen_wait(
        Pick("Woordenlijst", offers, help_id="words", about="", act="sluiten")
    )
