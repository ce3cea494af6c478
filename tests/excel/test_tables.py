"""CSV and TSV that no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.excel.tables import FORMULA_STARTS, guarded, write_table


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+2", "@SUM(1)", "\t=1", "\r=1", " =1", "=cmd|'/c calc'!A1", "-naam"],
)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "An", "3", "-2,5", "-7", "a=b", "1u/week"])
def test_the_rest_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5),
       st.sampled_from([",", ";", "\t"]))  # fmt: skip
def test_a_table_reads_back_with_every_cell_guarded(rows: list[list[str]], sign: str) -> None:
    written = write_table(["a", "b"], rows, sign)
    found = list(csv.reader(io.StringIO(written, newline=""), delimiter=sign))
    assert found == [["a", "b"], *([guarded(text) for text in row] for row in rows)]
    for row in found:
        for text in row:
            assert not text.startswith(tuple(set(FORMULA_STARTS) - {"-"}))
