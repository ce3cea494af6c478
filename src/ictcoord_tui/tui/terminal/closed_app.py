"""What Textual's app can do and this one never does: start programs, write pictures, stop itself.

Under a forced command over SSH each of these would be a way out of the program, or into a state
from which nobody can wake it.
"""

from collections.abc import Iterable
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen


class ClosedApp(App[int]):
    """An app that nothing leads out of."""

    ENABLE_COMMAND_PALETTE = False

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return nothing: Textual's own commands are English and write files."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: a browser would run on the server."""

    def search_themes(self) -> None:
        """Show no list of themes: the terminal and the settings decide."""

    def action_suspend_process(self) -> None:
        """Never stop the process: under a forced command nobody could wake it."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Write no picture."""

    def save_screenshot(
        self,
        filename: str | None = None,
        path: str | None = None,
        time_format: str | None = None,
    ) -> str:
        """Write no picture."""
        return ""

    def deliver_screenshot(
        self,
        filename: str | None = None,
        path: str | None = None,
        time_format: str | None = None,
    ) -> str | None:
        """Write no picture."""
        return None

    def deliver_text(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401
        """Write no file."""
        return None

    def deliver_binary(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401
        """Write no file."""
        return None
