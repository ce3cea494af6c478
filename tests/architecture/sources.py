"""The source files as data, for tests about the whole code base."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "ictcoord_tui"
TUI = PACKAGE / "tui"


def python_files(folder: Path) -> list[Path]:
    """Return the Python files in a folder, in a fixed order."""
    return sorted(folder.rglob("*.py"))


def module_name(path: Path) -> str:
    """Return how a file of `src` is imported."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> list[str]:
    """Return every module of the program but the one that runs it."""
    names = map(module_name, python_files(PACKAGE))
    return [name for name in names if not name.endswith("__main__")]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place_of(path: Path, line: int) -> str:
    """Return a line of a file as people point at it."""
    return f"{path.relative_to(ROOT)}:{line}"
