"""The keys under a dialog: never a key on one line and what it does on the next."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ictcoord_tui.tui.widgets.key_hint import key_lines

KEYS = st.lists(st.sampled_from(("Esc = terug", "Tab = volgende", "Ctrl+S = bewaren")), min_size=1)


@given(KEYS, st.integers(16, 100))
def test_a_key_stays_with_what_it_does(keys: list[str], width: int) -> None:
    lines = key_lines(tuple(keys), width)
    assert all(cell_len(line) <= width for line in lines)
    assert [one for line in lines for one in line.replace("    ", "  ").split("  ")] == keys


def test_keys_stand_close_only_where_there_is_little_room() -> None:
    keys = ("Esc = terug", "F1 = hulp")
    assert key_lines(keys, 24) == ("Esc = terug    F1 = hulp",)
    assert key_lines(keys, 23) == ("Esc = terug  F1 = hulp",)
    assert key_lines(keys, 21) == keys
