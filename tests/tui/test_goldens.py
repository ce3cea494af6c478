"""Every golden is compared with a screen: one that nobody looks at any more would lie for years."""

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from types import ModuleType

from tests.architecture.sources import tree_of
from tests.tui.driver import GOLDENS

_SAID_WHILE_IT_RUNS = r"[a-z0-9-]+"


def parameters(test: object) -> Iterator[Mapping[str, object]]:
    """Yield the arguments with which a test is run, as far as they stand above it."""
    marks = [one for one in getattr(test, "pytestmark", ()) if one.name == "parametrize"]
    names = [one.args[0] for one in marks]
    for values in product(*(one.args[1] for one in marks)):
        yield dict(zip(names, values, strict=True))


def pattern(name: ast.expr, known: Mapping[str, object]) -> str:
    """Return the name of a golden as a regular expression.

    Args:
        name: How the test names it, with what is known in braces.
        known: What is known above the test; what it finds out itself may be anything.
    """
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    return "".join(_part(one.value, known) for one in parts if isinstance(one, _PARTS))


_PARTS = (ast.Constant, ast.FormattedValue)


def _part(value: object, known: Mapping[str, object]) -> str:
    if not isinstance(value, ast.expr):
        return re.escape(str(value))
    try:
        return re.escape(str(eval(ast.unparse(value), {**known})))
    except NameError:
        return _SAID_WHILE_IT_RUNS


def compared(path: Path) -> Iterator[str]:
    """Yield the goldens that a file of tests compares with."""
    module: ModuleType = importlib.import_module(f"tests.tui.{path.stem}")
    for test in ast.walk(tree_of(path)):
        if not isinstance(test, ast.AsyncFunctionDef):
            continue
        for call in ast.walk(test):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "compare":
                for known in parameters(getattr(module, test.name)):
                    yield pattern(call.args[1], known)


def test_every_golden_is_compared_with_a_screen() -> None:
    tests = [one for one in GOLDENS.parent.glob("test_*.py") if "compare(" in one.read_text()]
    known = re.compile("|".join(name for one in tests for name in compared(one)))
    goldens = [one.relative_to(GOLDENS).with_suffix("") for one in GOLDENS.rglob("*.txt")]
    assert len(goldens) > 100
    assert [one for one in goldens if not known.fullmatch(one.as_posix())] == []
