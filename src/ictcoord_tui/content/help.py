"""What each screen and dialog is for, and what a person can do there.

No key is named here: keys come from the table of commands, so that help never contradicts them.
"""

from collections.abc import Mapping
from functools import cache

from ictcoord_tui.content.reader import read
from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The help of one screen, dialog or editor.

    Attributes:
        what: What this is, in two sentences.
        can: What you can do here, one line each.
    """

    title: str
    what: str
    can: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What one question or text over the screen is about.

    Attributes:
        what: What it is and what follows from an answer, in one to three sentences.
    """

    title: str
    what: str


@dataclass(frozen=True, slots=True)
class _HelpFile:
    pages: Mapping[str, HelpPage]
    dialogs: Mapping[str, Topic]


@cache
def load_help() -> Mapping[str, HelpPage]:
    """Return all help pages by screen id, such as `roadmap` or `overview.tasks`, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(_HelpFile, "help.json").pages


@cache
def load_topics() -> Mapping[str, Topic]:
    """Return what each dialog is about, by its id, read once.

    Raises:
        ContentError: The packaged file is damaged.
    """
    return read(_HelpFile, "help.json").dialogs


def help_page(screen_id: str) -> HelpPage:
    """Return the help of a screen.

    Raises:
        KeyError: There is no help for that screen.
    """
    return load_help()[screen_id]
