"""The process environment made fit for a full-screen app, before Textual is imported.

Textual reads its settings from environment variables at import time and draws on stderr. This
module decides what it may read, says what kind of terminal there is, and refuses to start without
one. It imports neither Textual nor Rich.
"""

import io
import os
import sys
from collections.abc import MutableMapping
from typing import Literal, TextIO

from ictcoord_tui.errors import UsageError
from ictcoord_tui.values import dataclass

Colour = Literal["none", "16", "256", "true"]
"""How many colours the screen may use."""

ColourChoice = Literal["auto", "none", "16", "256"]
"""What `--color` accepts."""


_TEXTUAL_COLOUR_SYSTEM: dict[Colour, str] = {
    # Without any colour system Rich drops bold and reverse too, and then no cursor is left.
    "none": "standard",
    "16": "standard",
    "256": "256",
    "true": "truecolor",
}
_KEPT_TEXTUAL_VARIABLES = frozenset({"TEXTUAL_DISABLE_KITTY_KEY"})
_TERMS_WITHOUT_SCREEN = frozenset({"", "dumb", "unknown"})
_TERMS_WITHOUT_COLOUR = ("vt100", "vt102", "vt220", "vt320")
_KNOWN_VARIABLES = _KEPT_TEXTUAL_VARIABLES | {
    "COLORTERM",
    "ESCDELAY",
    "HOME",
    "ICTCOORD_HOME",
    "LANG",
    "LOGNAME",
    "NO_COLOR",
    "PATH",
    "STY",
    "TERM",
    "TMUX",
    "TZ",
    "USER",
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
}
_PRIVATE_UMASK = 0o077
_SSH_VARIABLES = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_ADVICE = (
    "Werk je over SSH, voeg dan -t toe: ssh -t SERVER ictcoord.\n"
    "Zonder scherm kun je verder met bijvoorbeeld: ictcoord show DOSSIER."
)


@dataclass(frozen=True)
class TerminalProfile:
    """What this terminal can do, as far as its environment tells.

    Attributes:
        colour: How many colours may be used; `none` leaves bold, dim and reverse.
        mouse: The app may ask for mouse events, which takes selecting away from the terminal.
        ascii_only: Only ASCII may reach the screen.
        inside_tmux: tmux stands between the app and the terminal.
        inside_screen: GNU screen does.
    """

    colour: Colour = "256"
    mouse: bool = False
    ascii_only: bool = False
    inside_tmux: bool = False
    inside_screen: bool = False


def prepare_environment(
    environ: MutableMapping[str, str] | None = None,
    *,
    color: ColourChoice = "auto",
    ascii_only: bool = False,
    mouse: bool = False,
    confined: bool = False,
) -> TerminalProfile:
    """Clean the environment for Textual and describe the terminal.

    Has an effect only when called before Textual is imported. A stderr that is not UTF-8 becomes
    so, and then only ASCII is drawn, because the terminal most likely expects something else.

    Args:
        environ: The variables to read and change; the process's own when left out.
        color: What `--color` said; anything but `auto` wins over `NO_COLOR`.
        ascii_only: `--ascii` was given.
        mouse: `--mouse` was given.
        confined: `--root` was given: only variables that are known to be harmless stay.

    Returns:
        The profile that the app and its driver take as their only description of the terminal.
    """
    variables = os.environ if environ is None else environ
    _drop_unknown_variables(variables)
    if confined:
        _keep_only_known_variables(variables)
    utf8 = ensure_utf8(sys.__stderr__)
    profile = detect_profile(variables, color=color, ascii_only=ascii_only or not utf8, mouse=mouse)
    if profile.colour == "none":
        variables["NO_COLOR"] = "1"
    else:
        variables.pop("NO_COLOR", None)
    variables["TEXTUAL_COLOR_SYSTEM"] = _TEXTUAL_COLOUR_SYSTEM[profile.colour]
    variables["TEXTUAL_ANIMATIONS"] = "none"
    variables["TEXTUAL_SMOOTH_SCROLL"] = "0"
    return profile


def detect_profile(
    environ: MutableMapping[str, str],
    *,
    color: ColourChoice = "auto",
    ascii_only: bool = False,
    mouse: bool = False,
) -> TerminalProfile:
    """Describe the terminal without changing anything; arguments as `prepare_environment`."""
    return TerminalProfile(
        colour=_detect_colour(environ) if color == "auto" else color,
        mouse=mouse_wanted(environ, requested=mouse),
        ascii_only=ascii_only,
        inside_tmux=_is_inside_tmux(environ),
        inside_screen=_is_inside_screen(environ),
    )


def mouse_wanted(environ: MutableMapping[str, str], *, requested: bool) -> bool:
    """Tell whether to ask for mouse events, unless the user asked for them.

    Not over SSH, where they take selecting away from the terminal. Not inside GNU screen, which
    keeps every Esc to itself until the next key as long as somebody wants the mouse.
    """
    return requested or not (_came_over_ssh(environ) or _is_inside_screen(environ))


def require_terminal(
    environ: MutableMapping[str, str] | None = None,
    stdin: TextIO | None = None,
    stderr: TextIO | None = None,
) -> None:
    """Refuse to start where no screen can be drawn or no key can be read.

    Raises:
        UsageError: stdin or stderr is no terminal (Textual reads the one and draws on the
            other), or `TERM` names a terminal without a screen.
    """
    variables = os.environ if environ is None else environ
    if not _is_terminal(stdin or sys.__stdin__):
        raise UsageError(f"De toetsen komen niet van een terminal.\n{_ADVICE}")
    if not _is_terminal(stderr or sys.__stderr__):
        raise UsageError(f"Er is geen terminal om op te tekenen.\n{_ADVICE}")
    term = variables.get("TERM", "").strip().lower()
    if term in _TERMS_WITHOUT_SCREEN:
        raise UsageError(f"Deze terminal (TERM={term or 'leeg'}) kan geen scherm tonen.\n{_ADVICE}")


def ensure_utf8(stream: TextIO | None) -> bool:
    """Make the stream write UTF-8.

    Returns:
        Whether it did so already, which says that the terminal expects UTF-8.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return True
    if stream.encoding.replace("-", "").lower() == "utf8":
        return True
    stream.reconfigure(encoding="utf-8", errors="replace")
    return False


def private_umask() -> int:
    """Make every file this process creates readable by its owner only.

    Storage decides by itself where a group may read along (a setgid folder).

    Returns:
        The umask that was in force.
    """
    return os.umask(_PRIVATE_UMASK)


def _drop_unknown_variables(environ: MutableMapping[str, str]) -> None:
    # TEXTUAL_DRIVER imports any module, TEXTUAL_LOG writes anywhere, OPENPYXL_DEFUSEDXML lets
    # entity bombs in; whoever sets the environment must not decide that.
    unknown = [
        name
        for name in environ
        if (name == "TEXTUAL" or name.startswith(("TEXTUAL_", "OPENPYXL_")))
        and name not in _KEPT_TEXTUAL_VARIABLES
    ]
    for name in unknown:
        del environ[name]
    if not environ.get("ESCDELAY", "1").isdecimal():
        del environ["ESCDELAY"]


def _keep_only_known_variables(environ: MutableMapping[str, str]) -> None:
    # Who is confined to a folder may have filled the environment through SSH.
    for name in [name for name in environ if not _is_known(name)]:
        del environ[name]


def _is_known(name: str) -> bool:
    return name in _KNOWN_VARIABLES or name.startswith(("LC_", "SSH_"))


def _detect_colour(environ: MutableMapping[str, str]) -> Colour:
    # An empty NO_COLOR means nothing: https://no-color.org
    if environ.get("NO_COLOR"):
        return "none"
    term = environ.get("TERM", "").strip().lower()
    if term in _TERMS_WITHOUT_COLOUR or term.endswith(("-m", "-mono")):
        return "none"
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "true"
    if term.endswith("-direct"):
        return "true"
    return "256" if term.endswith(("-256color", "-kitty")) else "16"


def _came_over_ssh(environ: MutableMapping[str, str]) -> bool:
    return any(environ.get(name) for name in _SSH_VARIABLES)


def _is_inside_tmux(environ: MutableMapping[str, str]) -> bool:
    return bool(environ.get("TMUX")) or environ.get("TERM", "").startswith("tmux")


def _is_inside_screen(environ: MutableMapping[str, str]) -> bool:
    if _is_inside_tmux(environ):
        return False
    return bool(environ.get("STY")) or environ.get("TERM", "").startswith("screen")


def _is_terminal(stream: TextIO | None) -> bool:
    if stream is None or stream.closed:
        return False
    return stream.isatty()
