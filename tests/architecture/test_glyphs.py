"""Every sign the program can show by itself exists in the fonts of PuTTY and of old Windows.

They are ASCII, Latin-1 and signs of WGL4, the set that every font for a terminal has; others come
out as a box or two cells wide. Texts of users are theirs.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, TUI, place_of, python_files, tree_of

SAFE = frozenset(
    "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)]))
    + "\n"
    + "─│┌┐└┘├┤┬┴┼═║▀▄█▌▐░▒▓■□▲►▼◄●○←↑→↓√›…–‘’“”"
)
"""The soft hyphen is not among them: nobody sees it."""

TRANSLATIONS = "line_filter.py"
"""Names unsafe signs in order to replace them."""

CONTENT = sorted((PACKAGE / "content").glob("*.json"))
SOURCES = [path for path in python_files(TUI) if path.name != TRANSLATIONS] + python_files(
    PACKAGE / "cli"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sources_show_only_signs_every_terminal_has(path: Path) -> None:
    found = [(place_of(path, line), unsafe(text)) for line, text in shown_texts(tree_of(path))]
    assert [one for one in found if one[1]] == []


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_content_holds_only_signs_every_terminal_has(path: Path) -> None:
    texts = list(strings_in(json.loads(path.read_text(encoding="utf-8"))))

    assert texts
    assert [text for text in texts if unsafe(text)] == []


def test_an_unsafe_sign_would_be_found() -> None:
    tree = ast.parse('"""Uitleg met ✓."""\nSTATE = "✓ klaar"\nprint(f"{x} ☐")')
    assert [(line, unsafe(text)) for line, text in shown_texts(tree)] == [(2, "✓"), (3, "☐")]


def unsafe(text: str) -> str:
    return "".join(sorted({sign for sign in text if sign not in SAFE}))


def shown_texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Return the texts in a source that can be shown: no docstrings, no control characters."""
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            printable = "".join(sign for sign in node.value if sign >= " ")
            yield node.lineno, printable


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in value:
            yield from strings_in(value[key])
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)
