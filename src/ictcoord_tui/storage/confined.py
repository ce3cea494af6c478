"""Staying below one folder, for people who get this program as their only shell."""

from pathlib import Path

from ictcoord_tui.errors import NotAllowedError


def check_inside(root: Path, path: Path) -> Path:
    """Return the real path of a file below a folder, with every link followed.

    Args:
        root: The folder one is confined to.
        path: A file that exists or is to be made; relative paths start at `root`.

    Raises:
        NotAllowedError: It lies elsewhere, or a link on the way leads elsewhere.
    """
    base = root.resolve()
    real = (base / path).resolve()
    if real != base and base not in real.parents:
        raise NotAllowedError(
            "Hier werk je alleen met bestanden in de map van de school. Kies een plaats in die map."
        )
    return real
