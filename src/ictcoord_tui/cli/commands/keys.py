"""`ictcoord keys`: the key table that the app really uses."""

import sys
from collections.abc import Mapping

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.output import columns, listing, put, say
from ictcoord_tui.paths import config_dir
from ictcoord_tui.storage.settings import load_settings
from ictcoord_tui.tui.commands import COMMANDS
from ictcoord_tui.tui.commands.keys import key_name, keys_of
from ictcoord_tui.tui.commands.model import CONTEXT_NAMES, Command, Context
from ictcoord_tui.tui.commands.own_keys import own_keys
from ictcoord_tui.tui.preferences import without_effect

_HEAD = ("Toets", "Opdracht", "Wat het doet", "Naam voor eigen toetsen")


def run(arguments: Arguments) -> int:
    """Print the commands by the place where they work."""
    loaded = load_settings(config_dir())
    for warning in without_effect(loaded):
        say(warning)
    keymap = own_keys(loaded.settings.keymap).keymap
    markdown = arguments.given("--markdown")
    for context, name in CONTEXT_NAMES.items():
        rows = _rows(context, keymap)
        if rows:
            put(_as_markdown(name, rows) if markdown else _as_text(name, rows))
    return 0


def _rows(context: Context, keymap: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Each command once, under the first place where it works."""
    here = [command for command in COMMANDS if command.contexts[0] is context]
    return [_row(command, keymap) for command in here]


def _row(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    keys = [key_name(key) for key in keys_of(command, keymap)]
    return " of ".join(keys) or "menu", command.label, command.help, command.id


def _as_text(name: str, rows: list[tuple[str, ...]]) -> str:
    # One command a line for `grep`; on a screen a long one goes on below itself.
    width = columns(otherwise=sys.maxsize)
    lines = listing([(keys, label, said) for keys, label, said, _ in rows], width)
    return "\n".join([name, *lines, ""])


def _as_markdown(name: str, rows: list[tuple[str, ...]]) -> str:
    lines = [_HEAD, ("---",) * len(_HEAD), *rows]
    cells = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    return "\n".join([f"## {name}", "", *cells, ""])
