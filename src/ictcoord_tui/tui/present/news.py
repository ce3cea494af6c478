"""What others changed, in a sentence."""

from datetime import datetime

from ictcoord_tui.session import News, Session


def news_sentence(news: News, session: Session, now: datetime) -> str:
    """Return what changed in a dossier because of somebody else."""
    count = len(news.differences)
    name = session.overview(news.dossier).name if news.dossier in session.ids else news.dossier
    what = "1 gegeven" if count == 1 else f"{count} gegevens"
    return f"Door een collega gewijzigd in {name}, {now:%H:%M}: {what}. Bijgewerkt."


def conflict_sentence(news: News) -> str:
    """Return that somebody changed the same thing as the user did."""
    count = len(news.conflicts)
    what = "hetzelfde gegeven" if count == 1 else f"{count} dezelfde gegevens"
    return f"Een collega wijzigde tegelijk {what}. Niets is verloren: druk op c om te kiezen."
