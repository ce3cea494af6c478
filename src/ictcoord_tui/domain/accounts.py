"""Which person goes with the login or the name under which somebody saved."""

import re
from collections.abc import Iterable

from ictcoord_tui.domain.text import fold

SAID_SO = "zelf opgegeven"
"""What stands behind a name that nobody checked, where several people share one account."""

_SHORTEST_PART = 3
"""Letters of the shortest word by which a login resembles a name."""


def signed_as(name: str) -> str:
    """Return how who gave a name of their own is written down."""
    return f"{name} ({SAID_SO})"


def person_called(who: str, names: Iterable[str]) -> str:
    """Return the one full name that goes with a login; empty when there is none, or several.

    Args:
        who: A login, or what somebody called themselves.
        names: Full names of the people there are.
    """
    login = _plain(who)
    found = {name for name in names if login in _logins_of(name)}
    return found.pop() if len(found) == 1 else ""


def may_be_of(who: str, name: str, others: Iterable[str]) -> bool:
    """Tell whether a login may be that of a person.

    One that goes with somebody else is not; one that tells nothing (`s0412`) may be anybody's.

    Args:
        who: The login, or what somebody called themselves.
        name: The full name of the person.
        others: Full names of everybody else.
    """
    return resembles(who, name) or not any(resembles(who, one) for one in others)


def resembles(who: str, name: str) -> bool:
    """Tell whether a word of a name stands in a login, or the login is made of its letters."""
    login = _plain(who)
    parts = (word for word in _words(name) if len(word) >= _SHORTEST_PART)
    return login in _logins_of(name) or any(word in login for word in parts)


def _logins_of(name: str) -> frozenset[str]:
    """Return the usual logins of a name: `lies`, `claes`, `liesclaes`, `lclaes`, `liesc`."""
    first, *rest = _words(name) or [""]
    family = "".join(rest)
    if not family:
        return frozenset({first} - {""})
    both = (first + family, family + first, first[0] + family, family + first[0])
    return frozenset({first, family, first + family[0], *both})


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name))


def _plain(who: str) -> str:
    """Return the letters and digits of a login, in small letters without accents."""
    return "".join(_words(who.removesuffix(f"({SAID_SO})")))
