"""Copying to the user's own clipboard, through the terminal (OSC 52), and what to promise.

No terminal answers whether it obeyed: PuTTY and macOS Terminal ignore the request, tmux drops it
by default, GNU screen prints long ones as garbage. So the wording is `sent`, never `copied`, and
where it may well fail a screen with the text is offered.
"""

import base64

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.values import dataclass

MAX_BYTES = 75_000
"""Largest text in UTF-8 bytes that common terminals take."""

MAX_BYTES_IN_SCREEN = 500
"""Largest sequence in bytes that GNU screen does not spill over the display."""


@dataclass(frozen=True)
class CopyPlan:
    """What to send and what to tell.

    Attributes:
        sequence: Bytes for the terminal as text; empty when the text is too large.
        offer_text: A screen with the text, to select by hand, must be offered.
        message: The Dutch sentence for the user.
    """

    sequence: str
    offer_text: bool
    message: str


def plan_copy(text: str, profile: TerminalProfile) -> CopyPlan:
    """Decide how a text gets to the user's clipboard.

    Line breaks and tabs stay, other control characters do not: the text may be pasted in a shell.
    """
    harmless = _without_controls(text)
    encoded = harmless.encode("utf-8", "replace")
    sequence = f"\x1b]52;c;{base64.b64encode(encoded).decode('ascii')}\x07"
    if len(encoded) > MAX_BYTES or (profile.inside_screen and len(sequence) > MAX_BYTES_IN_SCREEN):
        return CopyPlan("", offer_text=True, message="Te groot voor je klembord: hier is de tekst.")
    return CopyPlan(
        sequence,
        offer_text=profile.inside_tmux or profile.inside_screen,
        message="Verstuurd naar je terminal.",
    )


def _without_controls(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(map(neutralise, line.split("\t"))) for line in lines)
