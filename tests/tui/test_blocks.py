"""Pages of blocks: wrapping by cells, and a cursor that stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from ictcoord_tui.domain.text import clean_text
from ictcoord_tui.tui.present.big_number import HEIGHT, big_number
from ictcoord_tui.tui.present.blocks import SHORTEST, Block, fitted, laid_out, wrapped
from ictcoord_tui.tui.routing import owner_in_focus, run_command
from ictcoord_tui.tui.widgets.block_list import BlockList

texts = st.text(max_size=60).map(clean_text)


@given(texts, st.integers(SHORTEST, 40))
def test_no_line_is_wider_than_the_page_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(texts, st.integers(0, 40))
def test_what_is_cut_fits_and_says_so(text: str, width: int) -> None:
    text = " ".join(text.split())
    cut = fitted(text, width)
    assert cell_len(cut) <= width
    assert cut == text or width == 0 or cut.endswith("…")


def test_marks_tails_and_lines_below_are_aligned() -> None:
    block = Block(
        "een twee drie vier", mark="├─ ", rest="│  ", tail="Ja", under="toen\ndaar", target="een"
    )
    assert drawn(block) == ["├─ een twee drie… Ja", "│  toen", "│  daar"]


def test_a_heading_is_never_cut_for_what_stands_beside_it() -> None:
    assert drawn(Block("een twee drie", tail="Ja")) == ["een twee drie     Ja"]
    assert drawn(Block("een twee drie", tail="Nog niet")) == ["een twee drie", "Nog niet"]
    assert drawn(Block("een twee drie vier vijf", mark="► ", tail="Ja")) == [
        "► een twee drie vier",
        "  vijf",
        "  Ja",
    ]


def drawn(block: Block) -> list[str]:
    return ["".join(text for text, _ in line.parts) for line in laid_out([block], 20)]


@pytest.mark.parametrize("step", ["01", "02", "03", "04", "05G", "06", "07", "08"])
def test_big_numbers_have_one_size(step: str) -> None:
    lines = big_number(step)
    assert len(lines) == HEIGHT
    assert {len(line) for line in lines} == {7}


class Page(App[None]):
    """A list on its own."""

    async def action_command(self, command_id: str) -> None:
        await run_command(owner_in_focus(self, command_id), command_id)

    def compose(self) -> ComposeResult:
        yield BlockList()


def blocks(*targets: str) -> list[Block]:
    return [Block("kop"), *(Block(f"regel {one}", target=one) for one in targets)]


async def test_the_cursor_stays_on_its_block_when_the_page_changes() -> None:
    app = Page()
    async with app.run_test(size=(30, 6)) as pilot:
        page = app.query_one(BlockList)
        page.styles.height = 4
        page.show(blocks(*"abcdef"))
        page.focus()
        await pilot.press("down", "down", "down")
        assert page.target == "d"
        page.show(blocks("x", "y", "d"))
        assert page.target == "d"
        page.show(blocks("x", "y"))
        assert page.target == "x"


async def test_long_texts_scroll_before_the_cursor_jumps() -> None:
    app = Page()
    async with app.run_test(size=(30, 8)) as pilot:
        page = app.query_one(BlockList)
        page.styles.height = 7
        page.show([Block("a", target="a"), *(Block(str(n)) for n in range(20)), *blocks("b")])
        page.focus()
        await pilot.press("down")
        assert page.target == "a"
        for _ in range(20):
            await pilot.press("down")
        assert page.target == "b"
        await pilot.press("home")
        assert page.target == "a"
        assert page.render_line(0).text.startswith("> a")
        await pilot.press("end")
        assert page.target == "b"
        await pilot.press("pageup", "pageup", "pageup", "pageup")
        assert page.target == "a"
        await pilot.press("pagedown")
        assert not page.render_line(0).text.startswith("> a")


def test_a_value_to_choose_hangs_under_its_mark() -> None:
    block = Block("Tijd", under="● In het dossier: 2u/week\n○ In Excel: iets heel anders")
    lines = ["".join(text for text, _ in line.parts) for line in laid_out([block], 16)]
    assert lines == [
        "Tijd",
        "● In het",
        "  dossier:",
        "  2u/week",
        "○ In Excel: iets",
        "  heel anders",
    ]
