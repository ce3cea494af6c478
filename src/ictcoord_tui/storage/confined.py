"""Staying below one folder, for people who get this program as their only shell."""

from pathlib import Path

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.problems import shown

ONLY_TO_SEE = (
    "Hier mag je alleen kijken. Laat het bestand bij jezelf maken: "
    "ssh SERVER export groep.toml - > overzicht.xlsx"
)
"""Told to who may change nothing, and leaves no file behind either."""


def check_inside(root: Path, path: Path) -> Path:
    """Return the real path of a file below a folder, with every link followed.

    Args:
        root: The folder one is confined to.
        path: A file that exists or is to be made; relative paths start at `root`.

    Raises:
        NotAllowedError: It lies elsewhere, a link on the way leads elsewhere, or it is no path.
    """
    base = root.resolve()
    try:
        real = (base / path).resolve()
    except (ValueError, RuntimeError) as error:
        # A NUL in the name, or a link that leads to itself.
        said = f"{shown(path)} kan geen bestand zijn. Kies een andere naam."
        raise NotAllowedError(said) from error
    if real != base and base not in real.parents:
        raise NotAllowedError(
            "Hier werk je alleen met bestanden in de map van de school. Kies een plaats in die map."
        )
    return real


def is_inside(root: Path, path: Path) -> bool:
    """Tell whether `check_inside` lets a file through."""
    try:
        check_inside(root, path)
    except (NotAllowedError, OSError):
        return False
    return True


def check_target(root: Path, path: Path) -> Path:
    """Return the real path of a file that somebody names to write in, as `check_inside` does.

    Raises:
        NotAllowedError: `check_inside` refuses it; it is among what the program keeps there by
            itself, or hidden otherwise; or a link gives a file of another kind the name.
    """
    real = check_inside(root, path)
    hidden = any(part.startswith(".") for part in real.relative_to(root.resolve()).parts)
    if hidden or real.suffix.lower() != path.suffix.lower():
        raise NotAllowedError(
            f"{shown(Path(path.name))} is hier geen plaats om in te bewaren. Kies een andere naam."
        )
    return real
