"""Moving over a page of blocks: sums, without a screen."""

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.present.blocks import Block, lay_out
from ictcoord_tui.tui.present.page_cursor import PageCursor

pages = st.lists(
    st.tuples(st.text("ab ", max_size=60), st.booleans()), min_size=0, max_size=30
).map(
    lambda rows: [
        Block(text, target=str(number) if chosen else "")
        for number, (text, chosen) in enumerate(rows)
    ]
)
moves = st.lists(
    st.sampled_from(["down", "up", "page down", "page up", "top", "end", "wheel"]), max_size=20
)


def at_page(blocks: list[Block], room: int) -> PageCursor:
    cursor = PageCursor()
    cursor.room = room
    cursor.turn_to(lay_out(blocks, 20), from_top=True)
    return cursor


def move(cursor: PageCursor, how: str) -> None:
    match how:
        case "down" | "up":
            cursor.step(1 if how == "down" else -1)
        case "page down" | "page up":
            cursor.page(1 if how == "page down" else -1)
        case "top" | "end":
            cursor.edge(end=how == "end")
        case _:
            cursor.scroll_to(cursor.top + 3)


@given(pages, st.integers(1, 12), moves)
def test_one_is_always_on_the_page(blocks: list[Block], room: int, ways: list[str]) -> None:
    cursor = at_page(blocks, room)
    for how in ways:
        move(cursor, how)
        assert 0 <= cursor.top <= max(0, len(cursor.lines) - cursor.height)
        assert cursor.target in cursor.spans or not cursor.spans


@given(pages, st.integers(1, 12))
def test_stepping_down_reads_the_whole_page(blocks: list[Block], room: int) -> None:
    cursor = at_page(blocks, room)
    seen = set(range(cursor.top, cursor.top + cursor.height))
    for _ in range(2 * len(cursor.lines) + len(blocks)):
        cursor.step(1)
        seen |= set(range(cursor.top, cursor.top + cursor.height))
    assert set(range(len(cursor.lines))) <= seen
    assert cursor.target == (tuple(cursor.spans)[-1] if cursor.spans else "")


@given(pages, st.integers(4, 12), moves)
def test_another_layout_keeps_the_block_that_was_chosen(
    blocks: list[Block], room: int, ways: list[str]
) -> None:
    cursor = at_page(blocks, room)
    for how in ways:
        move(cursor, how)
    chosen = cursor.target
    cursor.turn_to(lay_out(blocks, 7))
    assert cursor.target == chosen
    cursor.turn_to(lay_out([], 7))
    assert (cursor.target, cursor.top) == ("", 0)


def test_what_is_chosen_comes_into_sight() -> None:
    cursor = at_page([Block("x", target=str(number)) for number in range(20)], 6)
    assert cursor.height == 5, "the last line says that there is more"
    cursor.go_to("19")
    assert cursor.in_sight("19")
    assert not cursor.in_sight("3")
    cursor.edge(end=False)
    assert (cursor.top, cursor.target) == (0, "0")
