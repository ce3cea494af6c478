"""Where things are: the user's settings, and the files this program brings along.

Nothing is created on import, nor by asking: whoever writes makes the folder.
"""

import os
from pathlib import Path

from platformdirs import user_config_path, user_state_path

from ictcoord_tui.errors import IctcoordError

HOME_VARIABLE = "ICTCOORD_HOME"
"""Environment variable naming one folder for everything of this program, before any default."""

_APP = "ictcoord"
_PACKAGE = Path(__file__).resolve().parent


def config_dir() -> Path:
    """Return the folder of the user's settings; it need not exist yet."""
    home = _override()
    return home / "config" if home else user_config_path(_APP, appauthor=False)


def state_dir() -> Path:
    """Return the folder of what the program remembers by itself (logs); it need not exist yet."""
    home = _override()
    return home / "state" if home else user_state_path(_APP, appauthor=False)


def styles_dir() -> Path:
    """Return the folder with the style sheets.

    Raises:
        IctcoordError: They are missing, so the installation is broken.
    """
    return _brought_along("styles", _PACKAGE)


def examples_dir() -> Path:
    """Return the folder with the example dossiers.

    Raises:
        IctcoordError: They are missing, so the installation is broken.
    """
    return _brought_along("examples", _PACKAGE)


def _override() -> Path | None:
    folder = os.environ.get(HOME_VARIABLE, "")
    return Path(folder).expanduser().absolute() if folder else None


def _brought_along(name: str, package: Path) -> Path:
    """Find a folder inside the package (a wheel) or at the root of the checkout around it."""
    in_wheel, checkout = package / name, package.parent.parent
    if in_wheel.is_dir():
        return in_wheel
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise IctcoordError(
        f"De map `{name}` van dit programma is er niet. Installeer ictcoord opnieuw.",
        title="De installatie is niet volledig",
    )
