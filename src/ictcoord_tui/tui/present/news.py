"""What others changed, in a sentence."""

from datetime import datetime

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.days import format_moment, format_time
from ictcoord_tui.session import News, Session
from ictcoord_tui.storage.authors import Signature

OUTSIDE = "buiten ictcoord"
"""Who changed a file that was replaced by git, scp or an editor."""

_MOST_NAMES = 3


def news_sentence(news: News, session: Session, now: datetime) -> str:
    """Return who changed a dossier, when, and how much: `Gewijzigd door els, 14:05 – …`."""
    count = len(news.differences)
    name = session.overview(news.dossier).name if news.dossier in session.ids else news.dossier
    what = counted(count, "wijziging", "wijzigingen")
    signed = [signed_by(one, now) for one in news.signatures[:_MOST_NAMES]]
    if len(news.signatures) > _MOST_NAMES:
        signed.append("en anderen")
    return f"Gewijzigd {'; '.join(signed)} – bijgewerkt ({name}: {what})."


def conflict_sentence(news: News, now: datetime) -> str:
    """Return that somebody changed the same thing as the user did."""
    count = len(news.conflicts)
    what = "hetzelfde gegeven" if count == 1 else f"{count} keer hetzelfde gegeven"
    who = f" Laatst {signed_by(news.signatures[0], now)}." if news.signatures else ""
    return f"Tegelijk gewijzigd: {what}.{who} Niets is verloren: druk op c om te kiezen."


def signed_by(signature: Signature, now: datetime) -> str:
    """Return who and when: `door els, 14:05`, with the day when that is not today."""
    who = f"door {signature.who}" if signature.who else OUTSIDE
    return f"{who}, {moment(signature.when, now)}"


def moment(when: datetime, now: datetime) -> str:
    """Return the time of day, with the day before it when that is not today."""
    local = when.astimezone()
    today = local.date() == now.astimezone().date()
    return format_time(local) if today else format_moment(local)
