"""No text of a user is ever read as markup: the rule of `markup.py` holds in every file."""

import ast
from pathlib import Path

import pytest

from tests.architecture.markup import faults
from tests.architecture.sources import TUI, place_of, python_files, tree_of

UNSAFE = (
    "Static(name)",
    "Static(f'{name}')",
    "Static('[b]Taak[/b]')",
    "Static('Taak ' + name)",
    "Label(task.name, id='x')",
    "Label(content=name)",
    "Button(label)",
    "Static(name, markup=True)",
    "OptionList()",
    "Option(name)",
    "Content.from_markup(name)",
    "Static(Content.from_markup('[b]'))",
    "Text.from_markup(name)",
    "self.query_one('#x', Static).update(name)",
    "self.query_one('#x', Static).update(f'{name}')",
    "widget.border_title = name",
    "widget.tooltip = f'{name}'",
    "from textual.widgets import DataTable",
    "from rich.markup import render_markup",
    "def f():\n    text = Content(name)\n    text = name\n    return Static(text)",
    "def f(text: str):\n    return Static(text)",
    "def page() -> str: ...\nStatic(page())",
    "class A:\n    def f(self):\n        self.x = Static()\n        self.x.update(name)",
)

SAFE = (
    "Static()",
    "Static('Even geduld…', id='x')",
    "Static(name, markup=False)",
    "Static(Content(name))",
    "Static(Content.assemble((name, 'bold')))",
    "Label(Text(name))",
    "OptionList(markup=False)",
    "Option(Content(name))",
    "self.query_one('#x', Static).update(Content(name))",
    "widget.border_title = 'Team'",
    "known.update(other)",
    "def f():\n    text = Content(name)\n    return Static(text)",
    "def f(text: Content):\n    return Static(text)",
    "def f():\n    text = x if isinstance(x, Content) else Content(x)\n    return Static(text)",
    "def page() -> Content: ...\nStatic(page())",
    "class A:\n  def f(self):\n    self.x = Static(markup=False)\n    self.x.update(name)",
)


@pytest.mark.parametrize("path", python_files(TUI), ids=lambda path: str(path.relative_to(TUI)))
def test_nothing_but_content_and_own_texts_reaches_a_widget(path: Path) -> None:
    assert [f"{place_of(path, line)}: {said}" for line, said in faults(tree_of(path))] == []


@pytest.mark.parametrize("source", UNSAFE)
def test_the_rule_sees_what_is_unsafe(source: str) -> None:
    assert faults(ast.parse(source))


@pytest.mark.parametrize("source", SAFE)
def test_the_rule_leaves_alone_what_is_safe(source: str) -> None:
    assert faults(ast.parse(source)) == []
