"""What others changed, in a sentence."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from ictcoord_tui.content.words import counted
from ictcoord_tui.domain.accounts import person_called
from ictcoord_tui.domain.days import format_moment, format_time
from ictcoord_tui.session import News, Session
from ictcoord_tui.storage.authors import Signature

OUTSIDE = "buiten ictcoord"
"""Who changed a file that was replaced by git, scp or an editor."""

_MOST_NAMES = 3


def news_sentence(news: News, session: Session, now: datetime) -> str:
    """Return who changed a dossier, when, and how much: `Gewijzigd door Els, 14:05 – …`."""
    count = len(news.differences)
    is_open = news.dossier in session.ids
    name = session.overview(news.dossier).name if is_open else news.dossier
    team = team_of(session, news.dossier) if is_open else ()
    what = counted(count, "wijziging", "wijzigingen")
    signed = [signed_by(one, now, team) for one in news.signatures[:_MOST_NAMES]]
    if len(news.signatures) > _MOST_NAMES:
        signed.append("en anderen")
    return f"Gewijzigd {'; '.join(signed)} – bijgewerkt ({name}: {what})."


def conflict_sentence(news: News, session: Session, now: datetime, key: str) -> str:
    """Return that somebody changed the same thing as the user did.

    The key comes first, for a line that cannot hold it all: `c = kiezen: Tijd bij Wifi-netwerk
    beheren, tegelijk gewijzigd door Els, 14:05. Niets is verloren.`

    Args:
        news: What was heard.
        session: The open dossiers.
        now: The present moment.
        key: The key that leads to the choice.
    """
    # Two people in one place at the same time is rare: the first screen does not wait for it.
    from ictcoord_tui.reports.changes import field_first, place_of  # noqa: PLC0415 - rare
    from ictcoord_tui.tui.present.naming import document_names  # noqa: PLC0415 - rare

    document = session.document(news.dossier)
    names = document_names(session, document)
    where = field_first(place_of(news.conflicts[0].path, names))
    if session.has_group or news.dossier != session.focus:
        where = f"{where} ({session.overview(news.dossier).name})"
    if others := len(news.conflicts) - 1:
        where = f"{where} en {counted(others, 'andere plaats', 'andere plaatsen')}"
    team = team_of(session, news.dossier)
    who = f" {signed_by(news.signatures[0], now, team)}" if news.signatures else ""
    return f"{key} = kiezen: {where}, tegelijk gewijzigd{who}. Niets is verloren."


def waiting_sentence(count: int, key: str) -> str:
    """Return that choices wait since before the dossier was opened, the key first.

    Args:
        count: In how many places.
        key: The key that leads to the choice.
    """
    where = counted(count, "plaats", "plaatsen")
    return f"{key} = kiezen: op {where} schreven twee mensen iets anders. Niets is verloren."


def doubles_sentence(doubles: Mapping[str, tuple[str, ...]], session: Session, key: str) -> str:
    """Return who is written down in several dossiers, the key first.

    Args:
        doubles: Ids of the people, each with those dossiers; at least one.
        session: The open dossiers.
        key: The key that brings somebody to the group.
    """
    person, homes = next(iter(doubles.items()))
    where = " en ".join(session.overview(home).name for home in homes)
    others = len(doubles) - 1
    more = f" ({counted(others, 'andere persoon', 'andere mensen')} ook dubbel)" if others else ""
    name = session.overview(homes[0]).person_name(person)
    return (
        f"{key} bij Groep = samenbrengen: {name} staat in {where}{more}. "
        "De ICT-uren van maar één dossier tellen."
    )


def team_of(session: Session, dossier: str) -> tuple[str, ...]:
    """Return the names of the people of a dossier and of its group."""
    return tuple(person.name for person in session.overview(dossier).people.values())


def called(who: str, team: Iterable[str]) -> str:
    """Return who it is, spelled as in the team when that is clear."""
    return person_called(who, team) or who or OUTSIDE


def signed_by(signature: Signature, now: datetime, team: Iterable[str] = ()) -> str:
    """Return who and when: `door Els Maes, 14:05`, with the day when that is not today.

    Args:
        signature: Who and when.
        now: The present moment.
        team: Names of the people there are, one of which a login may stand for.
    """
    who = f"door {called(signature.who, team)}" if signature.who else OUTSIDE
    return f"{who}, {moment(signature.when, now)}"


def moment(when: datetime, now: datetime) -> str:
    """Return the time of day, with the day before it when that is not today."""
    local = when.astimezone()
    today = local.date() == now.astimezone().date()
    return format_time(local) if today else format_moment(local)
