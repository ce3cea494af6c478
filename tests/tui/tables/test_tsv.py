import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.tables.tsv import is_block, parse_block, write_block

cells = st.text(alphabet=st.sampled_from('ab "\t\n;é'), max_size=8)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ('"twee\r\nregels"\tx', [["twee\r\nregels", "x"]]),
        ('"met\ttab"', [["met\ttab"]]),
        ('"zegt ""ja"""', [['zegt "ja"']]),
        ('5" scherm', [['5" scherm']]),
        ('"nooit dicht', [['"nooit dicht']]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("", [[""]]),
    ],
)
def test_what_spreadsheets_put_on_the_clipboard(text: str, rows: list[list[str]]) -> None:
    assert parse_block(text) == rows


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n))))
def test_a_block_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    if not rows or rows[-1] == [""]:
        return
    assert parse_block(write_block(rows)) == rows


@given(st.text(max_size=200))
def test_any_text_is_a_block(text: str) -> None:
    assert parse_block(text)


def test_many_open_quotes_take_no_time() -> None:
    assert len(parse_block('"a\t' * 20_000)[0]) == 20_001


def test_one_cell_is_no_block() -> None:
    assert not is_block("An Peeters\r\n")
    assert is_block("An\tJan")
    assert is_block("An\nJan")
