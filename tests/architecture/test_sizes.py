"""Nothing grows past what somebody reads at one sitting.

The limits are the places where this code base stands, with a little air: a file of 420 lines and a
class of 35 methods still have one topic, the next one up did not. They are no aim. What is larger
has its own ceiling below with the reason, and goes from the list once it fits.
"""

import ast
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from tests.architecture.sources import PACKAGE, place_of, python_files, tree_of

MOST_LINES_IN_A_MODULE = 420
MOST_METHODS_IN_A_CLASS = 35
MOST_LINES_IN_A_FUNCTION = 55

LARGER_MODULES: Mapping[str, int] = {
    # One widget draws, scrolls and points: its parts share the cursor and the first line shown.
    "tui/widgets/grid.py": 454,
}
"""Modules with a ceiling of their own: how many lines."""

LARGER_CLASSES: Mapping[str, int] = {
    # Hooks of Textual, each of them a way in which a real terminal can harm the program.
    "tui/terminal/safe_app.py: SafeApp": 36,
    "tui/widgets/grid.py: Grid": 41,
    # A screen with three panes; half of its methods are commands.
    "tui/screens/roadmap.py: RoadmapScreen": 41,
    # Hooks of Textual, and the doors through which screens open, edit and save.
    "tui/app.py: IctcoordApp": 41,
}
"""Classes with a ceiling of their own: how many methods."""


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def classes_of(path: Path) -> Iterator[tuple[str, int]]:
    """Return the classes of a file, each with its number of methods."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(one, _FUNCTIONS) for one in node.body)
            yield f"{relative(path)}: {node.name}", methods


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
FILES = python_files(PACKAGE)


def test_a_module_has_one_topic() -> None:
    long = [
        f"{relative(path)}: {lines_of(path)} lines"
        for path in FILES
        if lines_of(path) > LARGER_MODULES.get(relative(path), MOST_LINES_IN_A_MODULE)
    ]
    assert long == []


def test_a_class_has_one_topic() -> None:
    many = [
        f"{name} has {methods} methods"
        for name, methods in chain.from_iterable(map(classes_of, FILES))
        if methods > LARGER_CLASSES.get(name, MOST_METHODS_IN_A_CLASS)
    ]
    assert many == []


def test_a_function_is_read_at_one_sitting() -> None:
    tall = [
        f"{place_of(path, node.lineno)}: {node.name}"
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, _FUNCTIONS)
        and (node.end_lineno or 0) - node.lineno >= MOST_LINES_IN_A_FUNCTION
    ]
    assert tall == []


def test_an_exception_goes_once_it_is_not_needed() -> None:
    small_modules = {relative(path) for path in FILES if lines_of(path) <= MOST_LINES_IN_A_MODULE}
    methods_of = dict(chain.from_iterable(map(classes_of, FILES)))
    assert not small_modules & LARGER_MODULES.keys()
    assert all(methods_of[name] > MOST_METHODS_IN_A_CLASS for name in LARGER_CLASSES)
    assert {relative(path) for path in FILES} >= LARGER_MODULES.keys()
