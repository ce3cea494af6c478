import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.text import (
    MAX_LINE,
    MAX_TEXT,
    REPLACEMENT,
    clean_line,
    clean_text,
    fold,
    neutralise,
    slug,
    unique_slug,
)

HARMFUL = {
    "C0": range(0x20),
    "DEL": [0x7F],
    "C1": range(0x80, 0xA0),
    "bidi": [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C],
    "zero width": [0x200B, *range(0x2060, 0x2065), 0xFEFF],
    "line separators": [0x2028, 0x2029],
    "interlinear marks": range(0xFFF9, 0xFFFC),
    "deprecated format": range(0x206A, 0x2070),
    "tags": [0xE0001, *range(0xE0020, 0xE0080)],
    "lone surrogates": [0xD800, 0xDBFF, 0xDC00, 0xDFFF],
}

any_text = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize("group", HARMFUL)
def test_everything_a_terminal_could_obey_or_hide_is_replaced(group: str) -> None:
    for code in HARMFUL[group]:
        assert neutralise(f"a{chr(code)}b") == f"a{REPLACEMENT}b", hex(code)
        assert chr(code) not in clean_line(f"a{chr(code)}b"), hex(code)
        if code not in (0x0A,):
            assert chr(code) not in clean_text(f"a{chr(code)}b"), hex(code)


@given(any_text)
def test_neutralising_keeps_the_length_and_is_done_once(text: str) -> None:
    safe = neutralise(text)

    assert len(safe) == len(text)
    assert neutralise(safe) == safe
    assert not {ord(c) for c in safe} & {code for codes in HARMFUL.values() for code in codes}


@given(any_text)
def test_a_cleaned_line_is_one_short_composed_line(text: str) -> None:
    line = clean_line(text)

    assert clean_line(line) == line
    assert "\n" not in line
    assert len(line) <= MAX_LINE
    assert line == line.strip()
    assert unicodedata.is_normalized("NFC", line)
    line.encode("utf-8")


@given(any_text)
def test_cleaned_text_stays_clean(text: str) -> None:
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
    assert all(neutralise(line) == line for line in cleaned.split("\n"))


def test_a_line_folds_its_spaces_and_a_text_keeps_its_line_breaks() -> None:
    assert clean_line("  Joris \t Van\nde  Moer ") == "Joris Van de Moer"
    assert clean_text("een\r\ntwee\rdrie\tvier  ") == "een\ntwee\ndrie vier"


def test_too_long_is_cut() -> None:
    assert len(clean_line("a" * 5000)) == MAX_LINE
    assert len(clean_text("a" * 5000)) == MAX_TEXT


def test_an_accent_typed_apart_becomes_one_letter() -> None:
    assert clean_line("coo\u0308rdinator") == "coördinator"


def test_comparing_ignores_case_accents_and_spaces() -> None:
    assert fold("  ICT-Coördinator ") == fold("ict-coordinator")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Joris Van de Moer", "joris-van-de-moer"),
        ("Zoë D'Hondt", "zoe-d-hondt"),
        ("Straße 3", "strasse-3"),
        ("  ", "naamloos"),
        ("日本", "naamloos"),
    ],
)
def test_an_id_is_made_from_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(any_text)
def test_an_id_is_ascii_and_its_own_id(text: str) -> None:
    made = slug(text)

    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


@given(st.text(max_size=10), st.integers(0, 6))
def test_an_id_is_never_given_twice(name: str, often: int) -> None:
    taken: set[str] = set()
    for _ in range(often):
        made = unique_slug(name, taken)
        assert made not in taken
        taken.add(made)
