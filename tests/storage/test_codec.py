"""TOML in and out: careful, explained, deterministic."""

import random
import tomllib
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.merge import same
from ictcoord_tui.domain.schema import Document, ordered
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.storage.codec import MAX_BYTES, decode, encode

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS: st.SearchStrategy[Any] = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.times(),
)
VALUES = st.recursive(
    st.one_of(SCALARS, st.lists(TEXTS, max_size=4)),
    lambda inner: st.one_of(st.dictionaries(TEXTS, inner, max_size=4), st.lists(inner, max_size=3)),
    max_leaves=12,
)
KEYS = st.one_of(TEXTS, st.sampled_from(["name", "people", "current", "weeks", "vreemd"]))
DOCUMENTS: st.SearchStrategy[Document] = st.dictionaries(
    KEYS.filter(lambda key: key != "format"), VALUES, max_size=6
)


@given(DOCUMENTS)
def test_what_is_written_is_read_back(document: Document) -> None:
    written = ordered(document)
    assert same(decode(encode(document), "x.toml"), written)


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_same_dossier_gives_the_same_bytes(document: Document, chance: random.Random) -> None:
    shuffled = _shuffled(document, chance)
    assert encode(shuffled) == encode(document)
    assert encode(decode(encode(document), "x.toml")) == encode(document)


def _shuffled(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any TOML value
    if not isinstance(value, dict):
        return value
    keys = list(value)
    chance.shuffle(keys)
    return {key: _shuffled(value[key], chance) for key in keys}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    _read_or_explained(data)


@given(
    st.lists(
        st.sampled_from(
            [
                *("[", "]", "{", "}", "a", ".", "=", '"', "'", "\n", "1", "-", ",", "#", "é", "\\"),
                *(" ", '"""', "2026-11-21", "[[x]]", "nan", "true", "\ufeff", "\0", "\r\n"),
                *("format = ", "name = ", "09:30", "[people.an]\n", "\\u00e9", "0x1f", "1e9"),
            ]
        ),
        max_size=40,
    )
)
def test_anything_like_toml_is_read_or_explained(parts: list[str]) -> None:
    _read_or_explained("".join(parts).encode())


def _read_or_explained(data: bytes) -> None:
    try:
        document = decode(data, "kiekendief.toml")
    except InvalidDataError as error:
        assert error.message.startswith("kiekendief.toml")  # noqa: PT017 - either is fine
    else:
        assert same(decode(encode(document), "x.toml"), ordered(document))


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5_000,
        "a = " + "[" * 5_000 + "]" * 5_000,
        "a" + ".a" * 500_000 + " = 1",
        "[a" + ".a" * 500_000 + "]",
        "x = {a" + ' . "a"' * 100_000 + " = 1}",
        "\n".join(f"[{'.'.join('a' * n)}]" for n in range(1, 40)),
        "a = " + "{ a = " * 30 + "1" + " }" * 30,
    ],
    ids=["open", "lists", "dots", "header", "inline", "growing", "tables"],
)
def test_endless_nesting_is_refused_at_once(text: str) -> None:
    with pytest.raises(InvalidDataError, match="te diep in elkaar"):
        decode(text.encode(), "diep.toml")


def test_a_long_note_full_of_dots_is_no_nesting() -> None:
    note = "a." * 500
    assert decode(encode({"note": note}), "x.toml") == {"note": note}


def test_over_five_megabytes_is_refused_before_parsing() -> None:
    with pytest.raises(InvalidDataError, match="groter dan 5 MB"):
        decode(b"[" * (MAX_BYTES + 1), "groot.toml")
    with pytest.raises(InvalidDataError, match="groter dan 5 MB"):
        encode({"note": "x" * MAX_BYTES})


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ('name = "x"\nrole "y"', "regel 2, kolom 6", "ontbreekt het teken `=`"),
        ("[people.an]\n[people.an]\n", "regel 2, kolom 11", "staat er twee keer"),
        ("a = 1\na = 2\nb = 3\n", "regel 2", "staat er twee keer"),
        ('name = "x', "regel 1", "geen aanhalingsteken op het einde"),
        ('who = ["an"\n', "regel 1", "geen `]` op het einde"),
        ("on = 2026-02-31\n", "regel 1, kolom 6", "deze datum bestaat niet"),
        ("\nweeks =\n", "regel 2, kolom 8", "na `=` ontbreekt"),
        ("weeks = 1 a = 2\n", "regel 1, kolom 11", "een nieuwe regel"),
        ("weeks = " + "9" * 5_000, "fout.toml", "geen geldige TOML"),
        ('a = "\x1b[2J"', "regel 1", "teken dat niet mag"),
    ],
)
def test_errors_say_where_what_and_what_now(text: str, where: str, why: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        decode(text.encode(), "fout.toml")
    message = caught.value.message
    assert message.startswith("fout.toml")
    assert where in message
    assert why in message
    assert "ictcoord versions" in message
    assert "\x1b" not in message


def test_a_half_merged_file_of_git_is_recognised() -> None:
    text = 'format = 1\n<<<<<<< HEAD\nname = "a"\n=======\nname = "b"\n>>>>>>> thuis\n'
    with pytest.raises(InvalidDataError, match=r"regel 2: git kon .* `ictcoord merge`"):
        decode(text.encode(), "x.toml")


def test_other_encodings_are_explained() -> None:
    with pytest.raises(InvalidDataError, match="regel 2: dit is geen tekst in UTF-8"):
        decode('weeks = 1\nname = "é"'.encode("latin-1"), "x.toml")
    with pytest.raises(InvalidDataError, match="UTF-8"):
        decode('name = "x"'.encode("utf-16"), "x.toml")


def test_windows_may_have_edited_it() -> None:
    assert decode('\ufeffname = "é"\r\n'.encode(), "x.toml") == {"name": "é"}


def test_unknown_keys_and_tables_survive() -> None:
    text = b"""
format = 1
name = "De Kiekendief"
later = 2027-01-01
[people.an]
name = "An"
favourite = "blauw"
[[plugins]]
x = 1
[[plugins]]
x = 2
[toekomst.diep]
y = 09:30:00
"""
    document = decode(encode(decode(text, "x.toml")), "x.toml")
    assert document == tomllib.loads(text.decode())
    assert document["toekomst"]["diep"]["y"] == time(9, 30)
    assert document["later"] == date(2027, 1, 1)


def test_a_newer_format_is_refused_clearly() -> None:
    with pytest.raises(InvalidDataError, match=r"formaat 2.*Werk ictcoord bij") as caught:
        decode(b"format = 2\n", "x.toml")
    assert caught.value.title == "Dit dossier is te nieuw"


@pytest.mark.parametrize("value", ["true", '"1"', "1.0", "[]"])
def test_a_format_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(InvalidDataError, match="geheel getal"):
        decode(f"format = {value}".encode(), "x.toml")


def test_half_a_character_cannot_block_saving() -> None:
    assert decode(encode({"name": "a\udce9b"}), "x.toml") == {"name": "a?b"}


def test_the_order_is_that_of_the_schema() -> None:
    document: Document = {
        "zz": 1,
        "people": {"bo": {"role": "x", "name": "Bo"}, "an": {"name": "An"}},
        "name": "n",
        "format": 1,
        "made": datetime(2026, 11, 21, 9, tzinfo=UTC),
    }
    assert encode(document).decode() == (
        'format = 1\nname = "n"\nmade = 2026-11-21 09:00:00+00:00\nzz = 1\n\n'
        '[people.an]\nname = "An"\n\n[people.bo]\nname = "Bo"\nrole = "x"\n'
    )
