"""Names of people, dossiers and files, as they are typed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.storage.problems import shown


def typed_path(folder: Path, text: str) -> Path:
    """Return the path a person typed, relative to a folder.

    `~` is understood; `~name` of somebody who is not there is taken as it stands. A NUL, that no
    path may hold, is left out.
    """
    typed = Path(text.replace("\0", "").strip())
    with suppress(RuntimeError):
        typed = typed.expanduser()
    return (folder / typed).absolute()


def lands_in(folder: Path) -> str:
    """Return the hint under a file name: where the file comes when no folder is typed."""
    return f"Komt in {shown(folder)}, tenzij je een ander pad typt."


def not_empty(reason: str) -> Callable[[str], str]:
    """Return a check that gives the reason when nothing readable was typed."""
    return lambda text: "" if clean_line(text) else reason


def check_file_name(name: str, *endings: str) -> str:
    """Return why a text will not do as the name of a file, or nothing.

    Args:
        name: What was typed.
        endings: What the name may end on, each with its dot.
    """
    if not name.strip():
        return "Typ een bestandsnaam."
    if name.strip().endswith(endings):
        return ""
    return f"Laat de naam eindigen op {' of '.join(endings)}."


def check_dossier_name(name: str) -> str:
    """Return why a text will not do as the file of a dossier, or nothing."""
    return check_file_name(name, ".toml")
