"""Opening the app, with or without a dossier."""

import os
from pathlib import Path
from typing import cast

from ictcoord_tui.cli.arguments import PROGRAM, Arguments
from ictcoord_tui.cli.forced import VARIABLE, run_forced
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.confined import check_inside
from ictcoord_tui.storage.problems import explained, shown
from ictcoord_tui.tui import run as run_app
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import ColourChoice


def run(arguments: Arguments) -> int:
    """Open the app and return its exit code when it ends.

    An account confined to a folder may also ask for a command over SSH, see `cli.forced`.
    """
    asked = os.environ.get(VARIABLE, "").strip()
    root = root_of(arguments) if asked not in ("", PROGRAM) else None
    if root is not None:
        return run_forced(asked, root, read_only=arguments.given("--read-only"))
    return open_app(arguments, arguments.path_or_none("DOSSIER"))


def open_app(arguments: Arguments, path: Path | None, *, area: str = "") -> int:
    """Open the app as the options say.

    Args:
        arguments: With the options of the app.
        path: The dossier; `None` for the start screen.
        area: The screen to begin with; empty for the usual one.

    Raises:
        NotAllowedError: The dossier lies outside the folder of `--root`.
        UsageError: There is no terminal.
        IctcoordError: The dossier cannot be opened.
    """
    root = root_of(arguments)
    options = AppOptions(
        read_only=arguments.given("--read-only"),
        root=root,
        ascii_only=arguments.given("--ascii"),
        colour=cast(ColourChoice, arguments.text("--color", "auto")),
        mouse=arguments.given("--mouse"),
        ask_name=arguments.given("--ask-name"),
        area=area,
    )
    return run_app(path if path is None else confined(path, root), options)


def root_of(arguments: Arguments) -> Path | None:
    """Return the folder outside which nothing may be touched; `None` when there is no limit.

    Raises:
        NotAllowedError: There is no such folder.
    """
    root = arguments.path_or_none("--root")
    if root is None:
        return None
    with explained(root, "openen"):
        if not root.is_dir():
            raise NotAllowedError(f"De map {shown(root)} van --root is er niet. Maak ze eerst.")
        return root.resolve()


def confined(path: Path, root: Path | None) -> Path:
    """Return a path that lies inside the root; without a root the path itself.

    A name alone is looked up in the root, so that users need not know where that lies.

    Raises:
        NotAllowedError: The path leads outside the root.
    """
    if root is None:
        return path
    with explained(path, "openen"):
        return check_inside(root, path)
