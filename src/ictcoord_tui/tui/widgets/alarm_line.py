"""The line that stays as long as the work is not safe: why, and what to do about it."""

from rich.text import Text
from textual.widget import Widget

from ictcoord_tui.session import SaveState, SaveStatus


class AlarmLine(Widget):
    """Shows nothing while all is well; two lines with the reason while saving fails."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self.display = False

    def show(self, status: SaveStatus, ways_out: str) -> None:
        """Show the state of saving.

        Args:
            status: How safe the work is.
            ways_out: The keys that help, in words.
        """
        said = ""
        if status.state is SaveState.FAILED:
            said = f"! NIET bewaard. {status.reason} {ways_out}"
        if said != self._said:
            self._said = said
            self.display = bool(said)
            self.refresh(layout=True)

    def render(self) -> Text:
        """Draw the reason, over as many lines as it takes."""
        return Text(self._said, overflow="fold")
