"""What this program is, which versions it runs on, and where everything is kept."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from textual.content import Content

from ictcoord_tui import __version__
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.intro import load_intro
from ictcoord_tui.content.words import counted
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.paths import config_dir, state_dir
from ictcoord_tui.storage.places import folder_of
from ictcoord_tui.storage.problems import shown
from ictcoord_tui.storage.settings import SETTINGS_FILE
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.modals.ask import ShowText

_START_LIST = (
    "Het is een begin om jullie eigen lijst van te maken, geen officiële lijst; "
    "hoe vaak een taak terugkomt, is geen norm."
)
_LIBRARIES = ("textual", "openpyxl", "tomli-w")


def show_about(app: IctcoordApp) -> None:
    """Show the page; nothing on it needs a network."""
    app.push_screen(ShowText("Over ictcoord", Content.assemble(*_parts(app)), about="about"))


def _parts(app: IctcoordApp) -> list[str | tuple[str, str]]:
    catalogue, intro = load_catalogue(), load_intro()
    tasks = counted(len(catalogue.tasks), "taak", "taken")
    reading = "\n".join(f"- {item.name}: {item.text}" for item in intro.reading)
    return [
        f"ictcoord {__version__}\n",
        "Stappenplan en takenoverzicht voor teamgerichte ICT-coördinatie.\n",
        "Licentie: MIT. Je mag het gratis gebruiken, wijzigen en doorgeven.\n",
        ("\nDe startlijst\n", "bold"),
        f"Versie {catalogue.version}, met {tasks}. {_START_LIST}\n",
        ("\nJe bestanden\n", "bold"),
        *_files(app),
        ("\nWaarop het draait\n", "bold"),
        f"Python {platform.python_version()}, {', '.join(_versions())}.\n",
        ("\nMeer lezen\n", "bold"),
        f"{reading}\n",
        "\nDit programma gebruikt geen netwerk en stuurt niets door.",
    ]


def _files(app: IctcoordApp) -> list[str]:
    lines = []
    if app.has_session:
        path = app.session.path()
        lines.append(f"- Dossier: {shown(path)}\n")
        lines.append(f"- Vroegere versies: {_where_versions_are(path)}\n")
    if app.options.root is not None:
        lines.append(f"- Alles blijft in: {shown(app.options.root)}\n")
    else:
        lines.append(f"- Voorkeuren: {shown(config_dir() / SETTINGS_FILE)}\n")
        lines.append(f"- Foutverslagen: {shown(state_dir())}\n")
    return lines


def _where_versions_are(path: Path) -> str:
    try:
        return shown(folder_of(path, "versions"))
    except NotAllowedError as error:
        return error.message


def _versions() -> list[str]:
    found = []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} (versie onbekend)")
    return found
