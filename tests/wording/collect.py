"""Every Dutch text of the project with the place where it stands.

Texts come from the JSON files of `content/`, the literals in the Python sources, the TOML examples,
the Markdown documents, the Makefile, and the help that the program prints.

A literal in the sources is Dutch unless the code itself knows it (see `is_code`), so nothing is
left out by where it stands, or because it looks foreign to somebody.
"""

import ast
import json
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.help import help_text
from tests.architecture.sources import PACKAGE, ROOT, place_of, python_files, tree_of

HOLE = "\ufffc"
"""Stands in a text where the program puts a value, or where code stood in running text."""

CONTENT = PACKAGE / "content"
EXAMPLES = ROOT / "examples"
MAKEFILE = ROOT / "Makefile"

_NAME = re.compile(r"[\x21-\x7e]+(?: \| [\x21-\x7e]+)*")
_FOREIGN = re.compile(
    r"</?[a-z!][^>]*>"  # HTML and XML
    r"|\{[^{}]*:[^{}]*;"  # style sheets
    r"|[A-Z]{2,}\("  # formulas of a spreadsheet
    r"|[\x00-\x09\x0b-\x1f]"  # escape sequences
    rf"|^ictcoord (?:{'|'.join(one.name for one in COMMANDS)}|\S+\.toml)(?= |$)"  # a call
    r"|^[a-z]+(?:-[a-z]+)*-(?:background|foreground|text-style|hover|active|blurred)$"  # a style
    r"|\n\s*(?:fi|esac|end)\n|^(?:eval|function) |\b_[a-z]+\b|\$\("  # a script for a shell
)
_FIRST_CELL = re.compile(r"^  \S.*?(?=  |$)|^ictcoord \S*(?=:)")
_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARKER = re.compile(r"<!--.*?-->", re.DOTALL)
_SPAN = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\]\([^)\s]+\)")
_REMARK = re.compile(r"(?:^|\s)#+ (.*)$", re.MULTILINE)
_MAKE = re.compile(r"""^[a-z]+:.*##\s*(.*)$|(?:echo|printf)\s+["'](.*?)["']""", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """Something that somebody reads.

    Attributes:
        place: File and line, or file and path inside it.
        words: The text, with `HOLE` where a value comes.
    """

    place: str
    words: str


@cache
def texts() -> tuple[Text, ...]:
    """Return every text of the project."""
    sources: tuple[tuple[Callable[[Path], Iterator[Text]], list[Path]], ...] = (
        (in_json, sorted(CONTENT.glob("*.json"))),
        (in_python, python_files(PACKAGE)),
        (in_toml, sorted(EXAMPLES.rglob("*.toml"))),
        (in_markdown, sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])),
        (in_makefile, [MAKEFILE]),
    )
    found = [text for reader, paths in sources for path in paths for text in reader(path)]
    return (*found, *in_help())


def is_code(literal: str) -> bool:
    """Whether a literal is no Dutch.

    It is a name: it has no space and no accent, and each of its parts is a name in the sources or
    an id in the data. `"roadmap"`, `"net-wifi"` and `"--read-only"` are, `"bewaard"` is not. Names
    are English, so a slip of the pen in Dutch is not taken for one. Or it has the shape of another
    language: HTML, a style sheet, a formula, a script, an escape sequence, a call.
    """
    if literal in ids() or _FOREIGN.search(literal):
        return True
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", literal)
    return bool(_NAME.fullmatch(literal)) and all(part.lower() in names() for part in parts)


@cache
def names() -> frozenset[str]:
    """Return the parts, in small letters, of every name in the sources."""
    found: set[str] = set()
    for path in python_files(PACKAGE):
        for token in tokenize.generate_tokens(StringIO(path.read_text(encoding="utf-8")).readline):
            if token.type == tokenize.NAME:
                found |= {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", token.string)}
    return frozenset(found)


@cache
def ids() -> frozenset[str]:
    """Return every id in the packaged content, and every key in the examples."""
    content = [json.loads(path.read_text(encoding="utf-8")) for path in CONTENT.glob("*.json")]
    examples = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES.rglob("*.toml")
    ]
    named = (table["id"] for table in _tables(content) if isinstance(table.get("id"), str))
    return frozenset((*named, *(key for table in _tables(examples) for key in table)))


def _tables(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for inner in inside:
        yield from _tables(inner)


def in_json(path: Path) -> Iterator[Text]:
    """Yield the texts of a file of `content/`."""
    found = _strings(json.loads(path.read_text(encoding="utf-8")), path.name)
    yield from (text for text in found if not is_code(text.words))


def in_toml(path: Path) -> Iterator[Text]:
    """Yield the texts and the remarks of an example."""
    body = path.read_text(encoding="utf-8")
    found = _strings(tomllib.loads(body), path.name)
    yield from (text for text in found if not is_code(text.words))
    yield from _remarks(path.name, body)


def in_python(path: Path) -> Iterator[Text]:
    """Yield the literals of a source file, without docstrings, patterns and names."""
    yield from (text for text in literals_in(path) if not is_code(text.words.replace(HOLE, "")))


def left_out() -> frozenset[str]:
    """Return every literal of the sources that is taken for code, so that anybody can look."""
    found = (text.words for path in python_files(PACKAGE) for text in literals_in(path))
    return frozenset(words for words in found if is_code(words.replace(HOLE, "")))


def literals_in(path: Path) -> Iterator[Text]:
    """Yield the literals of a source file, without docstrings and patterns."""
    tree = tree_of(path)
    out = {id(one) for node in ast.walk(tree) for one in _left_out(node)}
    for node in ast.walk(tree):
        words = None if id(node) in out else _literal(node)
        if words:
            line = getattr(node, "lineno", 0)
            inside = path.is_relative_to(ROOT)
            yield Text(place_of(path, line) if inside else f"{path.name}:{line}", words)


def in_markdown(path: Path) -> Iterator[Text]:
    """Yield the lines of a document without its code, and the remarks inside that code."""
    body = path.read_text(encoding="utf-8")
    for block in _FENCE.findall(body):
        yield from _remarks(path.name, block)
    prose = _FENCE.sub(lambda found: "\n" * found.group().count("\n"), body)
    for line, words in enumerate(_MARKER.sub("", prose).splitlines(), start=1):
        yield Text(f"{path.name}:{line}", _LINK.sub(f"]{HOLE}", words))


def in_makefile(path: Path) -> Iterator[Text]:
    """Yield what `make help` tells and what the targets say."""
    for pair in _MAKE.findall(path.read_text(encoding="utf-8")):
        yield Text(path.name, "".join(pair))


def in_help() -> Iterator[Text]:
    """Yield the help of every command on a wide screen, without what can be typed."""
    for command in (OPEN, *COMMANDS):
        for line in help_text(command, width=200).splitlines():
            yield Text(f"ictcoord {command.name} --help", _FIRST_CELL.sub(HOLE, line))


def _strings(value: object, place: str) -> Iterator[Text]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, f"{place} {key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings(inner, f"{place} {number}")
    elif isinstance(value, str):
        yield Text(place, value)


def _remarks(place: str, body: str) -> Iterator[Text]:
    for words in _REMARK.findall(body):
        yield Text(place, words)


def _left_out(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is not looked at by itself: docstrings, hints, patterns, f-strings inside."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (one for one in node.values if isinstance(one, ast.Constant))
    elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield from ast.walk(node.format_spec)
    elif isinstance(node, ast.FunctionDef | ast.arg | ast.AnnAssign):
        hint = node.returns if isinstance(node, ast.FunctionDef) else node.annotation
        yield from ast.walk(hint) if hint is not None else ()
    elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
        yield from (inner for one in node.args for inner in ast.walk(one))


def _literal(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(one) or HOLE for one in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def without_spans(words: str) -> str:
    """Return a text without the code between back ticks in it."""
    return _SPAN.sub(HOLE, words)
