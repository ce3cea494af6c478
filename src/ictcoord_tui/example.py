"""A private copy of the example group, to try everything out without any risk."""

from pathlib import Path

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.storage.atomic import private_folder, write_atomically
from ictcoord_tui.storage.problems import explained, shown

EXAMPLE = "wilgenbrug"
"""Folder of the example group among the examples."""

GROUP_FILE = "groep.toml"
"""The group's dossier inside it."""


def copy_example(folder: Path) -> Path:
    """Copy the example group into a folder and return the path of the group's dossier.

    Args:
        folder: Where it goes; made when missing (mode 0700), and empty otherwise.

    Raises:
        NotAllowedError: There is something in the folder already, or it may not be written in.
        IctcoordError: The system refuses otherwise, or the installation has no examples.
    """
    source = examples_dir() / EXAMPLE
    with explained(folder, "aanmaken"):
        private_folder(folder)
        if any(folder.iterdir()):
            raise NotAllowedError(
                f"De map {shown(folder)} is niet leeg. Kies een nieuwe map voor het voorbeeld."
            )
        for file in sorted(source.rglob("*.toml")):
            target = folder / file.relative_to(source)
            private_folder(target.parent)
            write_atomically(target, file.read_bytes())
    return folder / GROUP_FILE
