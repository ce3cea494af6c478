"""What columns and values mean: complete, short, and about what is there."""

import re

from ictcoord_tui.content.meanings import column_meaning, load_meanings, value_meaning
from ictcoord_tui.content.words import labels


def test_every_value_with_a_meaning_is_a_value_and_none_of_a_list_is_left_out() -> None:
    for kind, meanings in load_meanings().values.items():
        if kind != "trait":
            assert set(meanings) == set(labels(kind))
        for meaning in meanings.values():
            assert re.fullmatch(r"[^A-Z.][^.]*", meaning), "a few words beside a word"
            assert len(meaning) <= 40


def test_a_column_is_explained_in_one_sentence_that_fits_beside_its_title() -> None:
    for meaning in load_meanings().columns.values():
        assert re.match(r"[A-Z].*\.$", meaning)
        assert len(meaning) <= 90


def test_a_table_may_say_it_its_own_way_and_what_is_unknown_is_empty() -> None:
    assert column_meaning("people", "name") != column_meaning("tasks", "name") != ""
    assert column_meaning("tasks", "kelder") == ""
    assert value_meaning("level", "kelder") == value_meaning("kelder", "school") == ""
