"""How the app is started: what the command line passes on."""

from pathlib import Path
from typing import Literal

from ictcoord_tui.values import dataclass


@dataclass(frozen=True, slots=True)
class AppOptions:
    """The options of the app.

    Attributes:
        read_only: Change nothing, whatever the files allow.
        root: Nothing outside this folder is opened or written; `None` for no such limit.
        ascii_only: Draw with plain ASCII signs.
        colour: How many colours to use; `auto` asks the environment.
        mouse: Use the mouse, also over SSH.
        area: Screen to begin with; empty for the usual one.
        ask_name: Ask who is working: several people share this account.
    """

    read_only: bool = False
    root: Path | None = None
    ascii_only: bool = False
    colour: Literal["auto", "none", "16", "256"] = "auto"
    mouse: bool = False
    area: str = ""
    ask_name: bool = False

    @property
    def only_to_see(self) -> bool:
        """Whether no file may be made either: who is confined and may change nothing."""
        return self.read_only and self.root is not None
