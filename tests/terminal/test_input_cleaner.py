"""Terminal answers and pastes never become key presses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.tui.terminal.input_cleaner import (
    ESCAPE_PRESSED,
    PASTE_END,
    PASTE_START,
    InputCleaner,
)

ANSWERS = [
    "\x1b[?1;2c",
    "\x1b[?64;1;2;6;9;15;18;21;22c",
    "\x1b[>0;276;0c",
    "\x1b[?25u",
    "\x1b[?0u",
    "\x1b[0n",
    "\x1b[4;600;800t",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "\x1bP>|XTerm(370)\x1b\\",
    "\x1bP1+r544e=78\x1b\\",
]
KEYS = ["j", "é", "\x1b[A", "\x1b[15~", "\x1bOP", "\x1b\r", "\r", "\x1b[13;2u", "\x1b[1;5D"]
MODE_REPORT = "\x1b[?2026;2$y"


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_disappears_between_keys(answer: str) -> None:
    assert InputCleaner().feed(f"a{answer}b") == "ab"


@pytest.mark.parametrize("key", [*KEYS, MODE_REPORT])
def test_a_key_passes_untouched(key: str) -> None:
    cleaner = InputCleaner()
    assert cleaner.feed(key) + cleaner.silence() == key


def test_a_lone_escape_is_a_key_after_silence() -> None:
    cleaner = InputCleaner()
    assert cleaner.feed("\x1b") == ""
    assert cleaner.waits
    assert cleaner.silence() == ESCAPE_PRESSED
    assert not cleaner.waits
    assert cleaner.silence() == ""


@pytest.mark.parametrize("sign", ["j", "2", "&", "é", "(", "f", " "])
def test_escape_and_a_sign_are_two_keys_however_they_come(sign: str) -> None:
    assert InputCleaner().feed(f"\x1b{sign}") == ESCAPE_PRESSED + sign
    in_two = InputCleaner()
    assert in_two.feed("\x1b") + in_two.feed(sign) == ESCAPE_PRESSED + sign


@pytest.mark.parametrize("sign", ["[", "]", "P"])
def test_escape_and_a_sign_that_begins_sequences_are_two_keys_after_silence(sign: str) -> None:
    cleaner = InputCleaner()
    assert cleaner.feed(f"\x1b{sign}") + cleaner.silence() == ESCAPE_PRESSED + sign


def test_escape_before_an_arrow_is_a_key_of_its_own() -> None:
    assert InputCleaner().feed("\x1b\x1b[D") == f"{ESCAPE_PRESSED}\x1b[D"


@pytest.mark.parametrize("key", ["\r", "2", "[", "\x1b[A", PASTE_START])
def test_escape_before_a_late_answer_has_nothing_to_do_with_the_key_behind_it(key: str) -> None:
    cleaner = InputCleaner()
    assert cleaner.feed(f"\x1b\x1b[?1;2c{key}") + cleaner.silence() == ESCAPE_PRESSED + key


def test_escape_before_a_paste_is_a_key_of_its_own() -> None:
    assert InputCleaner().feed(f"\x1b{PASTE_START}") == ESCAPE_PRESSED + PASTE_START


def test_what_turns_out_to_be_no_answer_comes_out_after_silence() -> None:
    cleaner = InputCleaner()
    assert cleaner.feed("\x1b[5") == ""
    assert cleaner.silence() == "\x1b[5"


@given(
    st.lists(st.sampled_from([*ANSWERS, *KEYS, "\x1b", "\x1b2"]), max_size=8),
    st.lists(st.integers(min_value=0, max_value=200), max_size=6),
)
def test_where_the_chunks_break_makes_no_difference_to_what_is_held(
    parts: list[str], breaks: list[int]
) -> None:
    text = "".join(parts)
    cuts = sorted({b for b in breaks if b < len(text)})
    whole = InputCleaner()
    expected = whole.feed(text) + whole.silence()
    pieces = InputCleaner()
    chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert "".join(map(pieces.feed, chunks)) + pieces.silence() == expected


def test_an_escape_inside_a_paste_stays_text() -> None:
    cleaned = InputCleaner().feed(f"{PASTE_START}a\x1b[31mb\tc\r\nd{PASTE_END}x")
    assert cleaned == f"{PASTE_START}a\N{REPLACEMENT CHARACTER}[31mb\tc\r\nd{PASTE_END}x"


@given(
    st.text(alphabet="ab\x1b[201~\t\n", max_size=60).filter(lambda t: PASTE_END not in t),
    st.integers(min_value=1, max_value=7),
)
def test_a_paste_in_pieces_is_the_paste_as_a_whole(pasted: str, size: int) -> None:
    text = f"{PASTE_START}{pasted}{PASTE_END}z"
    pieces = InputCleaner()
    result = "".join(pieces.feed(text[at : at + size]) for at in range(6, len(text), size))
    assert result == InputCleaner().feed(text[6:])
    pieces = InputCleaner()
    pieces.feed(PASTE_START)
    rest = text[len(PASTE_START) :]
    pasted_on = "".join(pieces.feed(rest[at : at + size]) for at in range(0, len(rest), size))
    assert PASTE_START + pasted_on == InputCleaner().feed(text)
    assert "\x1b" not in pasted_on.removesuffix(f"{PASTE_END}z")


def test_a_huge_paste_is_cut_and_its_end_still_seen() -> None:
    cleaner = InputCleaner(max_paste=10)
    shown = cleaner.feed(PASTE_START + "x" * 8) + cleaner.feed("y" * 50) + cleaner.feed(PASTE_END)
    assert shown == PASTE_START + "x" * 8 + "yy" + PASTE_END
    assert cleaner.feed("z") == "z"


def test_a_paste_without_an_end_can_be_ended() -> None:
    cleaner = InputCleaner()
    cleaner.feed(PASTE_START + "abc")
    assert cleaner.silence() == ""
    assert cleaner.end_paste() == PASTE_END
    assert cleaner.end_paste() == ""
    assert cleaner.feed("j") == "j"
