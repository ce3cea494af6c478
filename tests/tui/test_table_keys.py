"""The command table against what the terminal can send and what the app really binds."""

import importlib
import pkgutil
import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from textual.dom import DOMNode

import ictcoord_tui.tui
from ictcoord_tui.tui.app_commands import AppCommands
from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS, commands_in
from ictcoord_tui.tui.commands.keys import key_here, key_name
from ictcoord_tui.tui.commands.model import Command, Context
from ictcoord_tui.tui.commands.own_keys import SCREENS
from ictcoord_tui.tui.screens.insight_commands import InsightCommands
from ictcoord_tui.tui.widgets.table_commands import TableCommands
from tests.tui.driver import Driver, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}}

TAKEN = {
    *(f"ctrl+{letter}" for letter in "abhimjwtn"),
    *("ctrl+at", "ctrl+left_square_bracket", "ctrl+circumflex_accent", "ctrl+space", "ctrl+enter"),
    *("ctrl+up", "ctrl+down", "ctrl+left", "ctrl+right", "ctrl+tab", "ctrl+delete"),
    *("ctrl+pageup", "ctrl+pagedown", "shift+insert", "ctrl+insert"),
    *("shift+up", "shift+down", "shift+left", "shift+right", "f10", "f11", "f12"),
}
"""What multiplexers, terminals, browsers and control codes keep for themselves."""

ALTGR = set("[]{}\\|@#~^`")
"""Not one key press on a Belgian keyboard."""

FRAGILE = re.compile(r"f\d+|home|end|pageup|pagedown|ctrl\+(home|end)|insert|delete|ctrl\+p")
"""Keys that some terminal does not send, so that they need a companion."""

EDITORS = {Context.EDITOR, Context.LIST_EDITOR}


def owners() -> dict[str, list[type]]:
    """Return the classes that do commands, by the first part of the ids."""
    for module in pkgutil.walk_packages(ictcoord_tui.tui.__path__, "ictcoord_tui.tui."):
        importlib.import_module(module.name)
    doers = (AppCommands, InsightCommands, TableCommands)
    found: dict[str, list[type]] = {one.OWNER: [one] for one in doers}
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        one = waiting.pop()
        waiting.extend(one.__subclasses__())
        name = getattr(one, "OWNER", "")
        if name and one.__module__.startswith("ictcoord_tui"):
            found.setdefault(name, []).append(one)
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_class_that_does_it(command: Command) -> None:
    owner, _, name = command.id.partition(".")
    assert any(callable(getattr(one, f"do_{name}", None)) for one in owners()[owner])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_no_key_is_taken_by_a_terminal(command: Command) -> None:
    for key in command.keys:
        assert key not in TAKEN
        assert not ALTGR.intersection(key) or len(key) > 1
        assert not key.startswith(("alt+", "ctrl+shift+"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_key_that_arrives_everywhere(command: Command) -> None:
    sure = [key for key in command.keys if not FRAGILE.fullmatch(key)]
    in_editors_only = EDITORS.issuperset(command.contexts)
    assert sure or in_editors_only, "only fragile keys"
    assert command.help.endswith(".")
    assert command.contexts


def test_ids_are_unique() -> None:
    assert len(COMMAND_BY_ID) == len(COMMANDS)


def test_every_context_is_lived_in() -> None:
    assert set(chain.from_iterable(SCREENS)) == set(Context)


@pytest.mark.parametrize("contexts", SCREENS, ids=lambda screen: "+".join(sorted(screen)))
def test_no_key_does_two_things_at_once(contexts: frozenset[Context]) -> None:
    # A list that is walked with the arrows is drawn by its own widget, inside the screen.
    commands = [c for c in commands_in(contexts) if c.id.partition(".")[0] != "lines"]
    keys = Counter(key for command in commands for key in command.keys)
    assert {key: n for key, n in keys.items() if n > 1} == {}


async def bound(user: Driver) -> dict[str, int]:
    """Return how many keys lead to each command right now."""
    active = user.app.screen.active_bindings.values()
    return Counter(
        one.binding.id for one in active if one.binding.id in COMMAND_BY_ID and one.binding.id
    )


def wanted(user: Driver) -> dict[str, int]:
    screen: Any = user.app.screen
    # In an editor the field itself has Enter, and tells the editor.
    commands = [c for c in commands_in(screen.contexts) if c.id != "editor.down"]
    return {command.id: len(command.keys) for command in commands}


@pytest.mark.parametrize(
    "way",
    [(), ("<",), ("<", "<"), (">",), ("enter",), ("right", "enter"), ("z",), ("3",), ("3", "z")],
    ids="-".join,
)
async def test_bindings_are_what_the_table_says(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press(*way)
        assert await bound(user) == wanted(user)


@pytest.mark.parametrize("way", [(), ("<",), (">",), ("enter",), ("z",), ("3",)], ids="-".join)
async def test_footer_and_help_tell_only_what_works(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with running(make_school(tmp_path, people=PEOPLE), area="overview") as user:
        await user.press(*way)
        user.app.messages.hush()
        await user.settle()
        screen: Any = user.app.screen
        commands = commands_in(screen.contexts)
        ahead = screen.next_step_text
        assert ahead
        footer = "\n".join(user.lines()[-2:]).replace(f"+ {ahead}", "").replace(ahead, "")
        said = re.sub(r"\s+", " ", f" {footer} ")
        state = screen.command_state()
        everywhere = replace(state, types_digits=state.has_digits)
        keyed = {c.id: f"{key_name(key_here(c.keys, everywhere))} {c.label}" for c in commands}
        shown = [c for c in commands if f" {keyed[c.id]} " in said]
        assert said.strip() == " ".join(
            keyed[c.id] for c in sorted(shown, key=lambda c: c.rank or 0)
        )
        if "enter" in way:
            return
        await user.press("?")
        text: Any = user.app.screen
        parts = text.query(".help-part")
        told = " ".join(" ".join(str(part.content) for part in parts).split())
        for command in commands:
            assert f" {command.label}: {command.help}" in told


async def test_a_changed_keymap_changes_binding_and_footer(tmp_path: Path) -> None:
    path = make_school(tmp_path, people=PEOPLE)
    async with running(path, area="overview", keymap={"overview.who": "W"}) as user:
        assert " W Wie " in user.lines()[-2]
        await user.press("W")
        assert "typ om te zoeken" in user.text
