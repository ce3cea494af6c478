"""The line under something that scrolls, which says that there is more of it."""

from rich.text import Text
from textual.widget import Widget

from ictcoord_tui.tui.present.more import more_sign


class MoreLine(Widget):
    """Says whether there is more above or below; empty when everything is in sight.

    Args:
        of: What scrolls.
        classes: As for any widget.
    """

    def __init__(self, of: Widget, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._of = of
        self._sign = ""
        self._said = ""

    def on_mount(self) -> None:
        """Look whenever it is scrolled, or laid out anew."""
        self.watch(self._of, "scroll_y", self._look, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, self._look, immediate=True)

    def render(self) -> Text:
        """Draw the sign, and behind it what else there is to say."""
        return Text("   ".join(filter(None, (self._sign, self._said))))

    @property
    def said(self) -> str:
        """What stands behind the sign."""
        return self._said

    def say(self, text: str) -> None:
        """Say something behind the sign; a line of automatic height grows with it."""
        if text != self._said:
            self._said = text
            self.refresh(layout=True)

    def _look(self, _what: object = None) -> None:
        top, last = self._of.scroll_offset.y, self._of.max_scroll_y
        sign = more_sign(top > 0, top < last)
        if sign != self._sign:
            self._sign = sign
            self.refresh()
