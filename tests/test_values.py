"""Values whose methods come later behave as those of the standard library."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import pytest

from ictcoord_tui.values import dataclass


def classes(make: object) -> tuple[type, type, type]:
    """Return a value, one that builds on it, and one that can be ordered, made by a decorator."""
    decorate = dataclass if make is None else dataclasses.dataclass

    @decorate(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 0
        tags: tuple[str, ...] = ()
        SIDES: ClassVar[int] = 2

        @property
        def sum(self) -> int:
            return self.x + self.y

    @decorate(frozen=True)
    class Named(Point):
        name: str = ""
        seen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "name", self.name.upper())

    @decorate(frozen=True, slots=True, order=True)
    class Rank:
        number: int

    return Point, Named, Rank


OURS = classes(None)
THEIRS = classes("standard")


@pytest.mark.parametrize("kinds", [OURS, THEIRS], ids=["ours", "standard"])
def test_a_value_is_made_compared_hashed_shown_and_replaced(kinds: tuple[type, ...]) -> None:
    point, named, rank = kinds
    assert point(1, y=2) == point(1, 2)
    assert point(1) != point(2)
    assert len({point(1), point(1, 0)}) == 1
    assert repr(point(1)).endswith("Point(x=1, y=0, tags=())")
    assert point(1, 2).sum == 3
    assert dataclasses.replace(point(1), y=5) == point(1, 5)
    assert named(1, name="an").name == "AN"
    assert named(1, seen={"a": 1}) == named(1)
    assert rank(1) < rank(2)
    assert not hasattr(point(1), "__dict__")
    assert getattr(point, "__match_args__", ()) == ("x", "y", "tags")


@pytest.mark.parametrize("kinds", [OURS, THEIRS], ids=["ours", "standard"])
def test_what_is_frozen_stays(kinds: tuple[type, ...]) -> None:
    value = kinds[0](1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.x


def classes_with_other_methods(decorate: Callable[..., type]) -> tuple[type, type, type]:
    """Return a value that can change, one with methods of its own, and one told by identity."""

    @decorate(slots=True)
    class Basket:
        owner: str
        apples: list[int] = dataclasses.field(default_factory=list)
        note: str = dataclasses.field(default="", repr=False)

    @decorate(frozen=True)
    class Word:
        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Word) and self.text.lower() == other.text.lower()

        def __hash__(self) -> int:
            return hash(self.text.lower())

        def __repr__(self) -> str:
            return f"<{self.text}>"

    @decorate(eq=False)
    class Thing:
        name: str

    return Basket, Word, Thing


DECORATORS = pytest.mark.parametrize(
    "decorate", [dataclass, dataclasses.dataclass], ids=["ours", "standard"]
)


@DECORATORS
def test_what_can_change_has_no_hash_and_shares_nothing(decorate: Callable[..., type]) -> None:
    basket, _, _ = classes_with_other_methods(decorate)
    mine, yours = basket("an"), basket("an")
    mine.apples.append(1)
    assert yours.apples == []
    assert mine != yours
    assert mine == basket("an", [1])
    assert mine != ("an", [1], "")
    assert repr(mine).endswith("Basket(owner='an', apples=[1])")
    assert getattr(basket, "__match_args__", ()) == ("owner", "apples", "note")
    with pytest.raises(TypeError, match="unhashable"):
        hash(mine)


@DECORATORS
def test_methods_that_a_class_has_itself_stay(decorate: Callable[..., type]) -> None:
    _, word, thing = classes_with_other_methods(decorate)
    assert {word("A"), word("a")} == {word("a")}
    assert repr(word("A")) == "<A>"
    assert thing("a") != thing("a")
    assert len({thing("a"), thing("a")}) == 2
    assert repr(thing("a")).endswith("Thing(name='a')")


def test_fields_are_known_before_there_is_a_value() -> None:
    point, named, _ = classes(None)
    assert [one.name for one in dataclasses.fields(named)] == ["x", "y", "tags", "name", "seen"]
    assert [one.name for one in dataclasses.fields(point)] == ["x", "y", "tags"]
    assert dataclasses.is_dataclass(point)


def test_a_wrong_call_is_refused_as_usual() -> None:
    with pytest.raises(TypeError, match="missing 1 required"):
        classes(None)[0]()


def _same_hash(kind: type) -> bool:
    return hash(kind(1)) == hash(kind(1, 0))


def test_first_values_may_be_made_in_several_threads_at_once() -> None:
    for _ in range(20):
        named = classes(None)[1]
        with ThreadPoolExecutor(4) as threads:
            made = list(threads.map(lambda number, kind=named: kind(number, name="an"), range(8)))
        assert made == [named(number, name="an") for number in range(8)]
        point = classes(None)[0]
        with ThreadPoolExecutor(4) as threads:
            asked = [threads.submit(_same_hash, point) for _ in range(8)]
        assert all(one.result() for one in asked)
