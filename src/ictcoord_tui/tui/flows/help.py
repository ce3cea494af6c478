"""Help for what is in front: what it is, what one can do, which keys work, what the words mean."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, TextArea

from ictcoord_tui.content.glossary import terms_in
from ictcoord_tui.content.help import HelpPage, help_page, load_topics
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.commands import told_in
from ictcoord_tui.tui.commands.keys import key_name, keys_of
from ictcoord_tui.tui.hints import hint_text
from ictcoord_tui.tui.modals.dialog import Dialog
from ictcoord_tui.tui.modals.help import FRAME, WIDTH, HelpScreen
from ictcoord_tui.tui.present.help import KeyLine, keys_text, marks_text, what_text, words_text
from ictcoord_tui.tui.present.marks import marks_of
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.screens.area import AreaScreen

_OURS = "ictcoord_tui."

IN_FIELDS: dict[type[Widget], tuple[KeyLine, ...]] = {
    Input: (
        KeyLine(("← →", "Home", "End"), "De cursor verplaatsen in het veld"),
        KeyLine(("Backspace", "Delete"), "Een teken wissen"),
        KeyLine(("Ctrl+U", "Ctrl+K"), "Wissen tot het begin, of tot het einde"),
    ),
    TextArea: (
        KeyLine(("← → ↑ ↓", "Home", "End"), "De cursor verplaatsen in de tekst"),
        KeyLine(("Enter",), "Een nieuwe regel"),
        KeyLine(("Ctrl+Z", "Ctrl+Y"), "Terugnemen en opnieuw doen in de tekst"),
    ),
    OptionList: (KeyLine(("↑ ↓", "Home", "End"), "De lijst aflopen"),),
}
"""What the fields themselves do with keys, in short: these keys are the same in every program."""


def show_help(app: IctcoordApp) -> None:
    """Show the help page of the screen, editor or dialog in front."""
    screen = app.screen
    page = help_page(getattr(screen, "help_id", "start"))
    width = min(WIDTH, app.size.width) - FRAME
    topic = load_topics().get(getattr(screen, "about", ""))
    what = what_text(page, width)
    if topic is not None:
        what = Content.assemble(topic.what, "\n\n", what)
    parts = [*_explanation(screen), ("", what)]
    if isinstance(screen, AreaScreen):
        parts += _of_the_place(app, screen, width)
    parts.append(("Toetsen", keys_text(active_keys(app), width)))
    terms = terms_in("\n".join((_texts(screen, page), topic.what if topic is not None else "")))
    if terms:
        parts.append(("Woorden", words_text(terms, width)))
    app.push_screen(HelpScreen(topic.title if topic is not None else page.title, parts))


def _explanation(screen: Screen[Any]) -> list[tuple[str, Content]]:
    how = getattr(screen, "explanation", "")
    return [("Zo is dit berekend", Content(how))] if how else []


def _of_the_place(app: IctcoordApp, screen: AreaScreen, width: int) -> list[tuple[str, Content]]:
    """Return the tip, the column of the cursor and the marks; of an editor only its column."""
    editing = screen.help_id not in (screen.page_id, screen.AREA)
    hint = "" if editing else hint_text(screen.page_id, app.user_keymap)
    marks = () if editing else marks_of(screen.page_id)
    tip = [line for line in (hint, *screen.notes()[:1]) if line]
    return [
        *([("Tip", Content("\n".join(tip)))] if tip else []),
        *([("Tekens", marks_text(marks, width))] if marks else []),
    ]


def active_keys(app: IctcoordApp) -> list[KeyLine]:
    """Return the keys that work right now: commands, keys of a dialog, and those of its fields."""
    screen = app.screen
    active = screen.active_bindings
    ids = {one.binding.id for one in active.values()}
    lines = []
    if isinstance(screen, CommandPlace):
        state = screen.command_state()
        for command in told_in(screen.contexts):
            if command.id in ids:
                keys = tuple(map(key_name, keys_of(command, app.user_keymap))) or ("menu",)
                lines.append(KeyLine(keys, command.label_in(state), command.help))
    if isinstance(screen, Dialog):
        lines += [KeyLine((key,), label) for key, label in screen.letters]
    own: dict[str, list[str]] = {}
    for key, one in active.items():
        if one.binding.id is None and (key, one.binding.action) in _own_bindings(type(one.node)):
            own.setdefault(one.binding.description, []).append(key_name(key))
    lines += [KeyLine(tuple(keys), label) for label, keys in own.items() if label]
    return [*lines, *_field_keys(one.node for one in active.values())]


@cache
def _own_bindings(kind: type[DOMNode]) -> frozenset[tuple[str, str]]:
    """Return keys and actions that our classes gave a node, without those Textual's gave it."""
    return frozenset(
        (binding.key, binding.action)
        for one in kind.__mro__
        if one.__module__.startswith(_OURS)
        for binding in Binding.make_bindings(vars(one).get("BINDINGS", ()))
    )


def _field_keys(nodes: Iterable[object]) -> Sequence[KeyLine]:
    found = tuple(nodes)
    return [
        line
        for kind, lines in IN_FIELDS.items()
        if any(isinstance(node, kind) for node in found)
        for line in lines
    ]


def _texts(screen: Screen[Any], page: HelpPage) -> str:
    """Return everything that can be read in front, and what the help page says itself."""
    shown = [
        strip.text
        for widget in screen.walk_children(Widget)
        if _is_shown(widget)
        for strip in widget.render_lines(Region(0, 0, *widget.size))
    ]
    beyond = screen.beyond() if isinstance(screen, AreaScreen) else ""
    return "\n".join((*shown, beyond, page.what, *page.can))


def _is_shown(widget: Widget) -> bool:
    around = (node for node in widget.ancestors_with_self if isinstance(node, Widget))
    return bool(widget.size) and all(node.display for node in around)
