"""Names of people, dossiers and files, as they are typed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ictcoord_tui.domain.text import clean_line
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.atomic import write_atomically
from ictcoord_tui.storage.confined import ONLY_TO_SEE, check_target
from ictcoord_tui.storage.problems import explained, shown

if TYPE_CHECKING:
    from ictcoord_tui.tui.app import IctcoordApp


def typed_path(folder: Path, text: str) -> Path:
    """Return the path a person typed, relative to a folder.

    `~` is understood; `~name` of somebody who is not there is taken as it stands. A NUL, that no
    path may hold, is left out.
    """
    typed = Path(text.replace("\0", "").strip())
    with suppress(RuntimeError):
        typed = typed.expanduser()
    return (folder / typed).absolute()


def to_write(app: "IctcoordApp", folder: Path, text: str) -> Path:
    """Return the file a person typed to write in; when confined, with every link followed.

    Raises:
        NotAllowedError: It lies where one who is confined to a folder may not write, or one may
            only look here.
    """
    check_files_are_made(app)
    return place_of(app, folder, text)


def check_files_are_made(app: "IctcoordApp") -> None:
    """Refuse to make a file for who may only look.

    Raises:
        NotAllowedError: One may only look here.
    """
    if app.options.only_to_see:
        raise NotAllowedError(ONLY_TO_SEE)


def place_of(app: "IctcoordApp", folder: Path, text: str) -> Path:
    """Return the file a person typed; when confined, with every link followed.

    Raises:
        NotAllowedError: It lies where one who is confined to a folder may keep nothing.
    """
    path, root = typed_path(folder, text), app.options.root
    return path if root is None else check_target(root, path)


def is_there(path: Path) -> bool:
    """Tell whether there is a file already.

    Raises:
        NotAllowedError: One may not look there.
        IctcoordError: The system refuses otherwise.
    """
    with explained(path, "bewaren"):
        return path.exists()


def write(app: "IctcoordApp", target: Path, data: bytes) -> None:
    """Write a file that `to_write` returned, in one step.

    Raises:
        NotAllowedError: The folder or the file may not be written.
        IctcoordError: The system refuses otherwise.
    """
    write_atomically(target, data, follow=app.options.root is None)


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
