"""The smallest app on the terminal layer that has everything the layer must protect."""

import json
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Paste
from textual.widgets import DataTable, Input, Static

from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.safe_app import SafeApp
from ictcoord_tui.tui.widgets.message_line import MessageLine
from tests.terminal.poison import ESCAPES, MARKUP

ROWS = 108


class ProbeApp(SafeApp):
    """A table, an editor, a text full of poison and a line that tells what happened."""

    CSS = """
    #table { height: 1fr; }
    #editor { dock: bottom; display: none; border: none; height: 1; }
    #editor.-open { display: block; }
    #poison { height: auto; color: $muted; background: $bar; }
    #status { height: 1; color: $key; }
    MessageLine { dock: bottom; height: auto; }
    """
    BINDINGS = [
        Binding("j", "down"),
        Binding("d", "delete"),
        Binding("u,ctrl+z", "undo"),
        Binding("ctrl+s", "save"),
        Binding("x", "crash"),
        Binding("t", "thread_crash"),
        Binding("y", "copy"),
        Binding("escape", "back"),
    ]

    def __init__(self, profile: TerminalProfile, folder: Path, *, light: bool = False) -> None:
        super().__init__(profile, folder, light=light)
        self._folder = folder
        self._deleted = 0
        self._edits: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("Proefscherm", markup=False)
            yield DataTable[Text](id="table", cursor_type="row")
            yield Static("\n".join(MARKUP), id="poison", markup=False)
            yield Static("begin", id="status", markup=False)
            yield Input(id="editor", select_on_focus=False)
        yield MessageLine()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_column(Text("Taak"), key="task")
        table.add_column(Text("Wie"), key="who")
        for number in range(ROWS):
            poison = ESCAPES[number % len(ESCAPES)]
            table.add_row(Text(f"Taak {number}"), Text(f"« {poison} » é"), key=str(number))
        table.focus()

    def tell(self, text: str) -> None:
        self.query_one("#status", Static).update(text)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        editor = self.query_one(Input)
        editor.value = "oud"
        editor.add_class("-open")
        editor.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        table = self.query_one(DataTable)
        key = str(table.cursor_row)
        self._edits.append((key, str(table.get_cell(key, "who"))))
        table.update_cell(key, "who", Text(event.value))
        self.close_editor(f"genoteerd: {event.value}")

    def close_editor(self, told: str) -> None:
        self.query_one(Input).remove_class("-open")
        self.query_one(DataTable).focus()
        self.tell(told)

    def on_paste(self, event: Paste) -> None:
        self.tell(f"plak {len(event.text)} {event.text[:30]!r}")

    async def action_back(self) -> None:
        if self.query_one(Input).has_class("-open"):
            self.close_editor("niet bewaard")

    def action_down(self) -> None:
        table = self.query_one(DataTable)
        table.move_cursor(row=table.cursor_row + 1)
        self.tell(f"rij {table.cursor_row}")

    def action_delete(self) -> None:
        self._deleted += 1
        self.tell(f"gewist {self._deleted}")

    def action_undo(self) -> None:
        if self._edits:
            key, before = self._edits.pop()
            self.query_one(DataTable).update_cell(key, "who", Text(before))
        self.tell("ongedaan")

    def action_save(self) -> None:
        self.tell("bewaard")

    def action_copy(self) -> None:
        plan = self.copy_text("naam\turen")
        self.tell(plan.message)

    def action_crash(self) -> None:
        secret = "Joris Vandemoer 0470-12-34-56"
        raise ValueError(secret)

    def action_thread_crash(self) -> None:
        self.run_worker(self._crash_in_thread, thread=True)

    def _crash_in_thread(self) -> None:
        secret = "Joris Vandemoer 0470-12-34-56"
        raise KeyError(secret)

    async def save_before_exit(self) -> None:
        editor = self.query_one(Input)
        draft = editor.value if editor.has_class("-open") else None
        saved = {"draft": draft, "deleted": self._deleted, "edits": len(self._edits)}
        (self._folder / "saved.json").write_text(json.dumps(saved))
