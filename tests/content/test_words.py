"""Every value and every field of a dossier has exactly one Dutch word."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum

import pytest

from ictcoord_tui import domain
from ictcoord_tui.content import words
from ictcoord_tui.content.reader import ContentError
from ictcoord_tui.content.words import label, labels, percent, value_of
from ictcoord_tui.domain.schema import SCHEMA, Field, Keyed, Node, Record
from ictcoord_tui.domain.tasks import Cluster
from ictcoord_tui.insights.load import LoadStatus
from ictcoord_tui.insights.scale import Kind
from ictcoord_tui.insights.staffing import Advice


def domain_enums() -> dict[str, list[str]]:
    """Return the members of every `StrEnum` of the domain by the name its words should have."""
    found = {}
    for module in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum:
                kind = re.sub(r"(?<!^)(?=[A-Z])", "_", thing.__name__).lower()
                found[kind] = [str(member) for member in thing]
    return found


def schema_fields(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every key of the schema, with the keys it is nested in inside the same thing."""
    if isinstance(node, Keyed):
        yield from schema_fields(node.item)
    elif isinstance(node, Record):
        for key, inner in node.fields.items():
            nested = (*path, key)
            if isinstance(inner, Field | Keyed):
                yield nested
            yield from schema_fields(inner, nested)


TABLES = {key for key, node in SCHEMA.fields.items() if not isinstance(node, Field)}


@pytest.mark.parametrize(("kind", "values"), domain_enums().items())
def test_every_enum_of_the_domain_has_words_in_its_own_order(kind: str, values: list[str]) -> None:
    assert list(labels(kind)) == values


@pytest.mark.parametrize(
    ("kind", "values"),
    [("load", LoadStatus), ("advice", Advice), ("advice_reason", Advice), ("joint_work", Kind)],
)
def test_every_finding_of_an_insight_has_a_word(kind: str, values: type[StrEnum]) -> None:
    assert list(labels(kind)) == [str(value) for value in values]


@pytest.mark.parametrize("kind", [kind for kind in words.kinds() if kind.endswith("_short")])
def test_a_short_form_covers_the_same_values(kind: str) -> None:
    assert list(labels(kind)) == list(labels(kind.removesuffix("_short")))


def test_every_table_of_a_dossier_has_a_name() -> None:
    assert set(labels("table")) == TABLES


@pytest.mark.parametrize("path", sorted({".".join(p) for p in schema_fields(SCHEMA)} - TABLES))
def test_every_field_of_the_schema_has_a_word(path: str) -> None:
    assert label("field", path)


@pytest.mark.parametrize("kind", words.kinds())
def test_words_of_a_kind_differ_and_lead_back_to_their_value(kind: str) -> None:
    assert len(set(labels(kind).values())) == len(labels(kind))
    for value, word in labels(kind).items():
        assert value_of(kind, word) == value
        assert value_of(kind, f"  {word.upper()} ") == value


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [
        ("cluster", "pedagogical", "Pedagogisch-didactisch"),
        ("cluster", "policy", "Beleid en visie"),
        ("applies", "partly", "Deels"),
        ("term", "drop", "Schrappen"),
        ("reason", "scale", "Schaalvoordeel"),
        ("staffing", "outsource", "Uitbesteden"),
        ("field", "who", "Wie"),
        ("field", "staffing", "Aanpak"),
        ("field", "priority", "Prioriteit in het plan"),
        ("field", "outsourced", "Vaak uitbesteed"),
        ("situation", "target", "Streefdoel"),
    ],
)
def test_words_that_were_agreed(kind: str, value: str, word: str) -> None:
    assert label(kind, value) == word


def test_members_of_an_enum_may_be_given_as_they_are() -> None:
    assert label("cluster", Cluster.TECHNICAL) == "Technisch"


def test_the_value_itself_is_understood_too() -> None:
    assert value_of("level", "both") == "both"
    assert value_of("level", "elders") is None


def test_a_word_wins_over_a_value_that_reads_the_same() -> None:
    for kind in words.kinds():
        for value, word in labels(kind).items():
            assert value_of(kind, word) == value


def test_unknown_kinds_and_values_fail_loudly() -> None:
    with pytest.raises(ContentError, match="de soort ‘kleur’ ontbreekt"):
        label("kleur", "rood")
    with pytest.raises(ContentError, match="geen woord voor ‘rood’"):
        label("level", "rood")
    with pytest.raises(ContentError):
        value_of("kleur", "rood")


def test_words_fit_a_column_or_a_label() -> None:
    for kind in words.kinds():
        for word in labels(kind).values():
            assert len(word) <= (16 if kind.endswith("_short") and kind != "role_short" else 34)


@pytest.mark.parametrize(
    ("part", "said"), [(0, "0 %"), (0.625, "63 %"), (0.725, "73 %"), (0.124, "12 %"), (1, "100 %")]
)
def test_half_a_percent_counts_as_a_whole_one_as_in_a_spreadsheet(part: float, said: str) -> None:
    assert percent(part) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("An",), "An"), (("An", "Bo"), "An, Bo"), (tuple("abcde"), "a, b en nog 3")],
)
def test_the_first_names_are_told_and_the_rest_counted(names: tuple[str, ...], said: str) -> None:
    assert words.some_of(names, 2) == said
