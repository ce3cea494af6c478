"""How safe the work is, in a word."""

from ictcoord_tui.domain.days import format_time
from ictcoord_tui.session import SaveState, SaveStatus


def status_word(status: SaveStatus) -> tuple[str, bool]:
    """Return the word for the title bar, and whether it asks for attention."""
    if status.state is SaveState.FAILED:
        return "! NIET bewaard", True
    if status.state is SaveState.READ_ONLY:
        return "Alleen lezen", False
    if status.state is SaveState.WAITING:
        return "Bewaren…", False
    return (f"Bewaard {format_time(status.at)}" if status.at is not None else "Bewaard"), False
