"""Help, everywhere: what this is, what one can do, the keys that work now, the words in sight."""

import ast
import re
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widgets import Input, OptionList, Static, TextArea

from ictcoord_tui.content.glossary import load_glossary, terms_in
from ictcoord_tui.content.help import help_page, load_help, load_topics
from ictcoord_tui.domain.text import fold
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS
from ictcoord_tui.tui.commands.keys import key_name
from ictcoord_tui.tui.modals.dialog import Dialog
from ictcoord_tui.tui.modals.help import HelpScreen
from ictcoord_tui.tui.modals.overtaken import AskEach, Overtaken
from ictcoord_tui.tui.modals.working import Progress, Working
from ictcoord_tui.tui.routing import CommandPlace
from ictcoord_tui.tui.screens.importing import ImportScreen
from tests.architecture.sources import TUI, python_files, tree_of
from tests.tui.driver import GOLDENS, Driver, copy_group, make_school, running
from tests.tui.test_import_own import open_book
from tests.tui.workbooks import LIST, export, home_made

PEOPLE = {"an": {"name": "An Peeters", "hours": {"now": 2}}, "jan": {"name": "Jan Claes"}}
FILLED = {
    "net-wifi": {"who": ["an"], "time": "3u/week"},
    "net-bekabeling": {"who": ["an", "jan"], "time": "1u/week"},
}
Way = Callable[[Driver], Awaitable[None]]


def keys(*pressed: str) -> Way:
    async def way(user: Driver) -> None:
        await user.press(*pressed)

    return way


NOTHING = keys()

OF_TEXTUAL = frozenset(
    binding.description
    for kind in (Input, TextArea, OptionList, ScrollView, Screen)
    for binding in Binding.make_bindings(kind.BINDINGS)
)
"""How Textual names its own keys, in English; our fields have them too."""

TEXTUAL_SAYS = frozenset(one for one in OF_TEXTUAL if " " in one or one == "Submit")
"""The names that are no part of a Dutch word."""


def show(table: str, column: str, *pressed: str) -> Way:
    """Stand on a cell of the first task, and press keys there."""

    async def way(user: Driver) -> None:
        screen: Any = user.app.areas.front
        await screen.show_table_of((table,))
        await screen.close_card()
        screen.base_view.grid.go_to("net-internet", column)
        await user.press(*pressed)

    return way


def question(name: str, *pressed: str) -> Way:
    """Open a page of the insights."""

    async def way(user: Driver) -> None:
        await user.app.areas.show_place(user.app.session.focus, ("insights", name))
        await user.settle()
        await user.press(*pressed)

    return way


async def paste(user: Driver) -> None:
    await user.press("right")
    user.app.post_message(events.Paste("An Peeters\t30min/dag\r\nJan Claes\t1u\r\n"))
    await user.settle()


async def work(user: Driver) -> None:
    pause = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            progress(1, 2)
            pause.wait(0.05)

    user.app.push_screen(Working("Iets wat duurt", endless))
    await user.until("Blad 1 van 2")


async def mapping(user: Driver) -> None:
    book = home_made(user.app.session.path().with_name("lijst.xlsx"), Taken=LIST)
    await open_book(user, book)
    await user.until("Aanpassen")


async def preview(user: Driver) -> None:
    school = user.app.session.path()
    edit = ("Huidige situatie", "Wifi-netwerk beheren", "Opmerking", "nieuw")
    await open_book(user, export(school, school.with_name("terug.xlsx"), edit))
    await user.until("Nog niets ingelezen")


async def overtaken(user: Driver) -> None:
    one = Overtaken("Tijd van wifi", "‘1u’", "‘2u’", "door els, 14:03", "Allebei")
    user.app.push_screen(AskEach("Wat geldt?", [one, one]))


@dataclass(frozen=True)
class Place:
    """Somewhere in the program.

    Attributes:
        page: Id of the help page that tells of it.
        way: How to get there.
        area: Screen to begin with; empty for the start screen.
        key: The key for help there.
    """

    page: str
    way: Way = NOTHING
    area: str = "overview"
    key: str = "?"
    group: bool = False


QUESTION_PLACES = {
    f"insights.{one.id}": Place("insights", question(one.id), "insights") for one in QUESTIONS
}
PLACES = {
    "start": Place("start", area=""),
    "roadmap": Place("roadmap", area="roadmap"),
    "roadmap.detail": Place("roadmap", keys("enter"), "roadmap"),
    "roadmap.schools": Place("roadmap", keys("t"), "roadmap", group=True),
    "walk": Place("walk", area="walk"),
    "intro": Place("overview.intro", show("triage", "name", "<")),
    "tasks": Place("overview.tasks", show("triage", "name")),
    "tasks.group": Place("overview.tasks", keys("<"), group=True),
    "current": Place("overview.current"),
    "target": Place("overview.target", show("target", "name")),
    "card": Place("card", keys("z")),
    "team": Place("team", area="team"),
    "team.card": Place("card", keys("z"), "team"),
    "insights": Place("insights", area="insights"),
    **QUESTION_PLACES,
    "insights.absence-of": Place("insights", question("absence", "enter"), "insights"),
    "group": Place("group", area="group", group=True),
    "group.now": Place("group", keys(">"), "group", group=True),
    "group.later": Place("group", keys(">", ">"), "group", group=True),
    "editor.text": Place("cell-editor", show("current", "note", "enter"), key="f1"),
    "editor.time": Place("cell-editor", show("current", "time", "enter"), key="f1"),
    "editor.people": Place("people-picker", show("current", "who", "enter"), key="f1"),
    "editor.choice": Place("choice-list", show("triage", "term", "enter"), key="f1"),
    "editor.several": Place("choice-list", show("triage", "traits", "enter"), key="f1"),
    "editor.role": Place("cell-editor", keys("right", "enter"), "team", "f1"),
    "ask-line": Place("ask-line", keys("a"), key="f1"),
    "ask-text": Place("ask-text", show("current", "note", "enter", "ctrl+o"), key="f1"),
    "pick": Place("pick", keys("f"), key="f1"),
    "menu": Place("menu", keys(":"), key="f1"),
    "words": Place("words", keys("W"), key="f1"),
    "about": Place("show-text", keys("O")),
    "insight-of-task": Place("show-text", keys("i")),
    "confirm": Place("confirm", show("target", "name", "T")),
    "confirm.start": Place("confirm", keys("escape"), ""),
    "paste": Place("paste-preview", paste),
    "overtaken": Place("overtaken", overtaken),
    "evaluation": Place("evaluation", keys("j", "e"), "roadmap", "f1"),
    "evaluation.question": Place("evaluation", keys("e", "tab"), "roadmap"),
    "working": Place("working", work),
    "mapping": Place("import.mapping", mapping),
    "preview": Place("import.preview", preview),
    "versions": Place(
        "versions", show("current", "note", "enter", "x", "enter", "escape", "v"), key="f1"
    ),
}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path, people=PEOPLE, current=FILLED)


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return copy_group(tmp_path)


def told(user: Driver) -> dict[str, str]:
    """Return the parts of the help in front by their heading; the first has none."""
    screen: Any = user.app.screen
    assert isinstance(screen, HelpScreen), f"no help:\n{user.text}"
    texts = [str(part.content) for part in screen.query(".help-part").results(Static)]
    parts = {}
    for text in texts:
        first, _, rest = text.partition("\n")
        known = first in ("Tip", "Tekens", "Toetsen", "Woorden", "Zo is dit berekend")
        parts[first if known else ""] = " ".join((rest if known else text).split())
    return parts


def works(user: Driver) -> tuple[set[str], set[str]]:
    """Return the ids of the commands with a key right now, and what a dialog's own keys do."""
    active = user.app.screen.active_bindings.values()
    ours = [one for one in active if one.node.__module__.startswith("ictcoord_tui.")]
    commands = {one.binding.id for one in ours if one.binding.id}
    own = {one.binding.description for one in ours if not one.binding.id}
    return commands, own - {"", *OF_TEXTUAL}


async def in_front(user: Driver, page: str) -> None:
    """Wait until a screen, editor or dialog is there: some come from a conversation."""
    for _ in range(300):
        if getattr(user.app.screen, "help_id", "") == page:
            return
        await user.pilot.pause(0.01)
    raise AssertionError(f"{page} never came:\n{user.text}")


async def check_help(user: Driver, place: Place) -> None:
    """Ask for help at a place, and hold it against what works and what stands there."""
    await place.way(user)
    await in_front(user, place.page)
    commands, own = works(user)
    visible, behind = user.text, user.app.screen
    letters = behind.letters if isinstance(behind, Dialog) else ()
    state = behind.command_state() if isinstance(behind, CommandPlace) else None
    topic = load_topics().get(getattr(behind, "about", ""))
    await user.press(place.key)
    parts, page = told(user), help_page(place.page)

    assert " ".join(page.what.split()) in parts[""]
    if topic is not None:
        assert parts[""].startswith(topic.what)
    assert user.line_with(topic.title if topic is not None else page.title)
    assert all(line in parts[""] for line in page.can)
    said = {COMMAND_BY_ID[one].help for one in commands}
    for command in COMMANDS:
        shown = ", ".join(key_name(key) for key in command.keys)
        if command.id in commands:
            label = command.label_in(state) if state else command.label
            assert f"{shown} {label}: {command.help}" in parts["Toetsen"]
        elif command.help not in said:
            assert command.help not in parts["Toetsen"]
    assert all(label in parts["Toetsen"] for label in own)
    assert not [label for label in TEXTUAL_SAYS if label in parts["Toetsen"]], "not our words"
    assert all(f"{key} {label}" in parts["Toetsen"] for key, label in letters)
    if isinstance(behind, Dialog):
        visible = "\n".join(re.findall("│(.*)│", visible))
    assert words_in(visible) <= set(names_in(parts.get("Woorden", "")))

    await user.press("escape")
    assert user.app.screen is behind


async def back(user: Driver, area: str) -> None:
    """Leave dialogs, editors and pages, and stand where every way begins."""
    while isinstance(user.app.screen, Dialog | ImportScreen):
        await user.press("escape")
    if area and area != "insights":
        await user.press("escape", "escape")
        await user.app.areas.go_to(area)
    if area == "overview":
        await show("current", "name")(user)
    await user.settle()


ROUNDS = sorted({(place.area, place.group) for place in PLACES.values()})


@pytest.mark.parametrize(("area", "in_group"), ROUNDS)
async def test_help_tells_what_this_is_what_one_can_do_and_which_keys_work(
    area: str, in_group: bool, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue("group" if in_group else "school") if area else None
    async with running(path, area=area) as user:
        for name, place in PLACES.items():
            if (place.area, place.group) == (area, in_group):
                try:
                    await check_help(user, place)
                except AssertionError as error:
                    raise AssertionError(f"help of {name}") from error
                await back(user, area)


def words_in(text: str) -> set[str]:
    """Return the names of the terms that stand in a text as they are in the glossary."""
    flat = f" {' '.join(re.sub(r'[^a-z0-9-]+', ' ', fold(text)).split())} "
    names = (term.name for term in load_glossary().terms)
    return {name for name in names if f" {re.sub(r'[^a-z0-9-]+', ' ', fold(name))} " in flat}


def names_in(words: str) -> list[str]:
    meanings = {term.name: " ".join(term.meaning.split()) for term in load_glossary().terms}
    return [name for name, meaning in meanings.items() if f"{name} {meaning}" in words]


def test_every_help_page_can_be_reached() -> None:
    unseen = set(load_help()) - {place.page for place in PLACES.values()}
    assert unseen == set()


def literals(node: ast.expr) -> set[str]:
    """Return the texts a value can be."""
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_every_dialog_has_help_that_tells_what_it_is_about() -> None:
    """Mypy sees to it that none goes without; here they are held against the texts there are."""
    nodes = [node for path in python_files(TUI) for node in ast.walk(tree_of(path))]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    given = [
        {word.arg: word.value for word in call.keywords if word.arg is not None} for call in calls
    ]
    dialogs = [words for words in given if "about" in words]
    without = [words for words in dialogs if "" in literals(words["about"])]
    assert len(dialogs) > 60
    assert all(literals(words["help_id"]) <= set(load_help()) for words in without)
    topics = set().union(*(literals(words["about"]) for words in dialogs)) - {""}
    assert topics <= set(load_topics())
    written = {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert set(load_topics()) <= written, "a text that nobody reads"


def test_every_word_on_a_golden_is_found_by_the_help() -> None:
    found = set()
    for golden in sorted(GOLDENS.rglob("*.txt")):
        text = golden.read_text(encoding="utf-8")
        found |= words_in(text)
        assert words_in(text) <= {term.name for term in terms_in(text)}, golden.name
    assert {"Streefdoel", "Back-up", "Niveau", "Ankerpunt", "Doorloop"} <= found
