"""Keys of the user's own: no key does two things on one screen, and nothing gets out of reach."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.storage.settings import LoadedSettings, Settings
from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS, commands_in
from ictcoord_tui.tui.commands.keys import keys_of, plain_key
from ictcoord_tui.tui.commands.own_keys import SCREENS, own_keys
from ictcoord_tui.tui.preferences import without_effect
from tests.tui.driver import Driver, make_school, running
from tests.tui.roadmaps import given as given_in

IDS = sorted(COMMAND_BY_ID)
KEYS = sorted({key for command in COMMANDS for key in command.keys} | {"f8", "f9", "Z"})


def answer(user: Driver) -> str:
    """Return what was answered to the first question of the roadmap."""
    first = load_roadmap().steps[0]
    return given_in(user.app.session.document(), first.id, first.questions[0].id)


def told(**chosen: str) -> list[str]:
    """Return what is said of own keys; `roadmap_yes` stands for `roadmap.yes`."""
    keymap = {name.replace("_", ".", 1): keys for name, keys in chosen.items()}
    return list(without_effect(LoadedSettings(Settings(keymap=keymap), ())))


@given(
    st.dictionaries(
        st.sampled_from(IDS), st.lists(st.sampled_from(KEYS), max_size=3).map(",".join), max_size=8
    )
)
def test_no_key_does_two_things_and_everything_can_be_reached(chosen: dict[str, str]) -> None:
    keymap = own_keys(chosen).keymap

    for screen in SCREENS:
        commands = commands_in(screen)
        keys = Counter(plain_key(key) for one in commands for key in keys_of(one, keymap))
        assert {key: n for key, n in keys.items() if n > 1} == {}
        without = {one.id for one in commands if not keys_of(one, keymap)}
        there_is_a_menu = COMMAND_BY_ID["app.menu"] in commands
        assert not without or (there_is_a_menu and "app.menu" not in without)


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(["f8", "f9", "Z"]), max_size=1))
def test_a_key_that_is_free_is_just_had(chosen: dict[str, str]) -> None:
    keys = own_keys(chosen)

    assert keys.taken == ()
    for command in COMMANDS:
        usual = (chosen[command.id],) if command.id in chosen else command.keys
        assert keys_of(command, keys.keymap) == usual


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (
            {"roadmap_yes": "n"},
            "n doet Ja (`roadmap.yes`), en dus niet Nee (`roadmap.no`, nog in het menu).",
        ),
        (
            {"roadmap_yes": "n", "roadmap_no": "n"},
            "n doet Nee (`roadmap.no`), en dus niet Ja (`roadmap.yes`, nog met j).",
        ),
        (
            {"app_undo": "f9", "app_redo": "f9"},
            "F9 doet Ongedaan (`app.undo`), en dus niet Opnieuw (`app.redo`, nog met U of Ctrl+Y).",
        ),
        (
            {"table_mark": "question_mark"},
            "? doet Markeren (`table.mark`), en dus niet Hulp (`app.help`, nog met F1).",
        ),
        (
            {"app_export": "e"},
            (
                "e doet Excel (`app.export`), en dus niet Evaluatie "
                "(`roadmap.evaluate`, nog in het menu) of "
                "Alle gemarkeerde (`table.edit_all`, nog in het menu)."
            ),
        ),
        (
            {"editor_down": "escape"},
            (
                "Esc doet Niet wijzigen (`editor.cancel`), "
                "en dus niet Klaar (`editor.down`, nog met Enter)."
            ),
        ),
    ],
)
def test_which_command_keeps_a_key_is_told(chosen: dict[str, str], said: str) -> None:
    (sentence,) = told(**chosen)

    assert sentence == f"`[keymap]`: {said}"


@pytest.mark.parametrize(
    "chosen",
    [
        {"roadmap_yes": "n", "roadmap_no": "j"},
        {"roadmap_yes": "f8", "walk_yes": "f8"},
        {"group_copy": "f"},
        {"app_undo": "f8, u", "app_redo": ""},
    ],
    ids=["swapped", "other-screens", "a-key-of-another-screen", "spaces-and-nothing"],
)
def test_a_key_that_does_something_else_elsewhere_is_no_news(chosen: dict[str, str]) -> None:
    assert told(**chosen) == []


def test_the_menu_keeps_a_key() -> None:
    keys = own_keys({"app.export": ":,ctrl+p"})

    assert keys.keymap["app.menu"] == "ctrl+p"
    assert keys.keymap["app.export"] == ":"


async def test_a_lost_key_does_what_the_other_command_does(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path, area="roadmap", keymap={"roadmap.yes": "n"}) as user:
        assert "n Ja" in user.bar
        assert ": Nee" in user.bar
        await user.press("enter")
        await user.press("n")
        assert answer(user) == "yes"
        await user.press("j")
        assert answer(user) == "yes"


async def test_a_command_without_a_key_is_in_the_menu(tmp_path: Path) -> None:
    path = make_school(tmp_path)
    async with running(path, area="roadmap", keymap={"roadmap.yes": "n"}) as user:
        await user.command("app.menu")
        await user.type("nee")
        await user.press("enter")
        assert answer(user) == "no"
