"""Opening the app, with or without a dossier."""

from dataclasses import replace
from pathlib import Path
from typing import cast

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.tui import run as run_app
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import ColourChoice


def run(arguments: Arguments) -> int:
    """Open the app and return its exit code when it ends."""
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
    options = replace(_options(arguments), area=area)
    if options.root is not None and path is not None:
        path = _inside(options.root, path)
    return run_app(path, options)


def _options(arguments: Arguments) -> AppOptions:
    root = arguments.path_or_none("--root")
    if root is not None:
        root = root.resolve()
        if not root.is_dir():
            raise NotAllowedError(f"De map {root} van --root is er niet.")
    return AppOptions(
        read_only=arguments.given("--read-only"),
        root=root,
        ascii_only=arguments.given("--ascii"),
        colour=cast(ColourChoice, arguments.text("--color", "auto")),
        mouse=arguments.given("--mouse"),
    )


def _inside(root: Path, path: Path) -> Path:
    """A name alone is looked up in the folder, so that users need not know where it lies."""
    target = (root / path).resolve()
    if not target.is_relative_to(root):
        raise NotAllowedError(f"{path} ligt niet in de map waarin je mag werken ({root}).")
    return target
