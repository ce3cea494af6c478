"""What is asked of a dossier: what a new one is called, and in which file one goes or lies."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ictcoord_tui.domain.text import slug
from ictcoord_tui.tui.flows.files import (
    check_dossier_name,
    check_files_are_made,
    lands_in,
    not_empty,
    place_of,
    to_write,
)
from ictcoord_tui.tui.modals.ask import AskLine

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp


def working_folder(app: "IctcoordApp") -> Path:
    """Return where names that are typed begin.

    The confined folder, else the one the user stands in; the user's own where nothing can be
    written there: the first question is then one that Enter answers.
    """
    if app.options.root is not None:
        return app.options.root
    here = Path.cwd()
    return here if os.access(here, os.W_OK) else Path.home()


async def ask_name(app: "IctcoordApp", what: str, value: str = "") -> str | None:
    """Return what a new school or group is called; `None` when the user turned back.

    Args:
        app: The app.
        what: `school` or `groep`.
        value: What the field begins with.

    Raises:
        NotAllowedError: One may only look here, so that nothing new can be kept.
    """
    check_files_are_made(app)
    return await app.push_screen_wait(
        AskLine(
            f"Hoe heet de {what}?",
            value,
            check=not_empty("Typ een naam."),
            about="new-name",
        )
    )


async def ask_file(app: "IctcoordApp", name: str) -> Path | None:
    """Return the file a new dossier goes in; `None` when the user turned back.

    Raises:
        NotAllowedError: It lies outside the folder one is confined to.
    """
    folder = working_folder(app)
    file = await app.push_screen_wait(
        AskLine(
            "In welk bestand bewaren we het dossier?",
            f"{slug(name)}.toml",
            check=check_dossier_name,
            hint=lands_in(folder),
            about="new-file",
        )
    )
    return None if file is None else to_write(app, folder, file)


async def ask_dossier(app: "IctcoordApp", question: str, folder: Path | None = None) -> Path | None:
    """Return the file of a dossier that exists; `None` when the user turned back.

    Args:
        app: The app.
        question: What is asked.
        folder: Where what is typed begins; the working folder by default.

    Raises:
        NotAllowedError: It lies outside the folder one is confined to.
    """
    folder = working_folder(app) if folder is None else folder
    file = await app.push_screen_wait(
        AskLine(
            question,
            f"{folder}/",
            hint="Het pad van een .toml-bestand.",
            about="open-file",
        )
    )
    return None if file is None else place_of(app, folder, file)
