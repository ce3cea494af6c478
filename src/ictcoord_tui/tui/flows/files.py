"""File names as people type them."""

from pathlib import Path


def typed_path(folder: Path, text: str) -> Path:
    """Return the path a person typed, `~` understood, relative to a folder."""
    return (folder / Path(text.strip()).expanduser()).absolute()


def check_dossier_name(name: str) -> str:
    """Return why a text will not do as the file of a dossier, or nothing."""
    if not name.strip():
        return "Typ een bestandsnaam."
    return "" if name.strip().endswith(".toml") else "De naam eindigt op .toml."
