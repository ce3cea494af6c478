"""A walk-through that belongs to no dossier yet lives in a file of the user's own folder.

So it survives a lost connection like anything else; it goes away when it is kept or thrown away.
"""

import shutil
from datetime import datetime
from pathlib import Path

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.text import slug
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.paths import state_dir
from ictcoord_tui.storage.atomic import WORK_FOLDER
from ictcoord_tui.storage.confined import check_inside
from ictcoord_tui.workspace import create_dossier, open_dossier

NAME = "Nog geen dossier"
"""What such a dossier is called in the title bar."""


def ready_scratch(root: Path | None, author: str, now: datetime) -> Path:
    """Return the file, with what an earlier walk-through left in it.

    Args:
        root: The folder one is confined to, if any: then it lies in there.
        author: Whose walk-through it is.
        now: The moment of making it.

    Raises:
        IctcoordError: It cannot be written.
    """
    home = state_dir() if root is None else check_inside(root, root / WORK_FOLDER)
    path = home / f"doorloop-{slug(author)}" / "doorloop.toml"
    if path.exists():
        try:
            open_dossier(path, load_catalogue())
        except InvalidDataError:
            discard_scratch(path)
    if not path.exists():
        create_dossier(
            path,
            DossierKind.SCHOOL,
            NAME,
            load_catalogue(),
            who=author,
            now=now.astimezone(),
        )
    return path


def discard_scratch(path: Path) -> None:
    """Remove the file with its earlier versions: it was kept elsewhere, or is not wanted."""
    shutil.rmtree(path.parent, ignore_errors=True)
