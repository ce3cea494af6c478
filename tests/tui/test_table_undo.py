"""Whatever one does in the tables, undo of everything is the start, and the file stays valid."""

import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.validation import problems_in
from tests.tui.driver import Driver, make_school, running

PEOPLE = {"an": {"name": "An Peeters"}, "jan": {"name": "Jan Claes"}, "els": {"name": "Els Maes"}}
CURRENT = {
    "net-internet": {"who": ["an"], "time": "1u/week", "backup": ["jan"]},
    "net-wifi": {"who": ["jan", "els"], "times": {"jan": "30min/week"}},
}
PASTE = "paste:"
MOST_STEPS = 60

GESTURES: tuple[tuple[str, ...], ...] = (
    ("w", *"els", "enter", "escape"),
    ("w", *"nieuw", "ctrl+o", "escape"),
    ("right", "right", "enter", "ctrl+u", *"2u/maand", "enter", "escape"),
    ("right", "right", "enter", "ctrl+u", *"an 10min; els 1u", "enter", "escape"),
    ("space", "space", "w", *"an", "enter", "escape"),
    ("M", "e", "end", "ctrl+u", *"x", "enter", "escape"),
    ("right", "delete"),
    ("j", "right", "ctrl+d"),
    ("d",),
    ("r",),
    ("a", *"Eigen werk", "enter", "enter"),
    ("o", *"beleid", "enter"),
    (">", "t", "<"),
    (">", "T", "o", "<"),
    ("z", "j", "j", "enter", "down", "enter", "escape", "escape"),
    ("right", f"{PASTE}An\t1u\nJan\t2u", "enter"),
    ("right", f"{PASTE}Zoë\nBob\nAn", "t", "enter"),
    ("3", "a", *"Ann Nieuw", "enter", "escape", "2"),
    ("3", "d", "down", "enter", "v", "2"),
    ("3", "o", "enter", "s", "2"),
    ("3", "M", "right", "e", *"leraar", "enter", "escape", "2"),
    ("u",),
    ("U",),
    ("g",),
)


async def do(user: Driver, gesture: tuple[str, ...]) -> None:
    for key in gesture:
        if key.startswith(PASTE):
            user.app.post_message(events.Paste(key.removeprefix(PASTE)))
            await user.settle()
        else:
            await user.press(key)
    # Whatever a gesture left open, the next one starts in the table.
    await user.press("escape", "escape")


@settings(max_examples=3, deadline=None)
@given(st.lists(st.sampled_from(GESTURES), min_size=2, max_size=5))
async def test_undo_of_everything_is_the_start(gestures: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = make_school(Path(folder), "School", people=PEOPLE, current=CURRENT)
        start = tomllib.loads(path.read_text())
        async with running(path, area="overview") as user:
            for gesture in gestures:
                await do(user, gesture)
                on_disk = tomllib.loads(path.read_text())
                assert not problems_in(on_disk, load_catalogue()), gesture
            for _ in range(MOST_STEPS):
                if not user.app.session.history.undo_label:
                    break
                await user.command("app.undo")
                # The first undo may give back what the last Esc threw away: nobody wants it.
                await user.press("escape")
                user.app.areas.thrown.forget()
            assert user.document() == start
        assert tomllib.loads(path.read_text()) == start


@pytest.mark.parametrize("gesture", GESTURES, ids="-".join)
async def test_a_gesture_can_be_undone_and_done_again(
    tmp_path: Path, gesture: tuple[str, ...]
) -> None:
    path = make_school(tmp_path, "School", people=PEOPLE, current=CURRENT)
    async with running(path, area="overview") as user:
        start = user.document()
        await do(user, gesture)
        after, steps = user.document(), 0
        while user.app.session.history.undo_label:
            await user.command("app.undo")
            steps += 1
        assert user.document() == start
        await user.command("app.redo", times=steps)
        assert user.document() == after
        assert tomllib.loads(path.read_text()) == after
