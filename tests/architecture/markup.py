"""The rule that keeps data out of markup, as a check on syntax trees.

Textual reads a `str` given to most widgets as markup: a task called `[/b]` ends the program, and
`[@click=app.quit]` is a button. So whatever reaches a widget must be one of these:

- a `Content` or `Text`, made on the spot, by a function of ours that says it returns one, or kept
  in a variable that was given one;
- a text written in the source, without `[`;
- anything, when the widget was made with `markup=False`.

Whatever parses markup is out altogether. `notify` is left alone: `SafeApp` switches markup off.
"""

import ast
import importlib
import typing
from collections.abc import Iterator

WIDGETS = frozenset(
    {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Tab", "TabPane", "Link"}
    | {"Collapsible", "Placeholder", "ToggleButton", "Selection"}
)
"""Widgets that read their first argument as markup."""

LISTS = frozenset({"OptionList", "SelectionList", "Select", "ListView"})
"""Widgets that read what is added later as markup, unless they were told not to."""

PARSERS = frozenset({"from_markup", "render_markup", "markup_to_content", "MarkupVisual"})
FORBIDDEN_WIDGETS = frozenset({"DataTable", "Markdown", "MarkdownViewer", "RichLog", "Log", "Tree"})
"""Widgets with markup that cannot be switched off, or links that can be followed."""

TITLES = frozenset({"border_title", "border_subtitle", "tooltip", "label", "prompt"})
"""Attributes that read a `str` as markup."""

SAFE_MAKERS = frozenset({"Content", "Text", "VerticalScroll", "Vertical", "Horizontal"})
SAFE_TYPES = ("Content", "Text")


def faults(tree: ast.Module) -> list[tuple[int, str]]:
    """Return the line and source of everything that breaks the rule."""
    return sorted(set(_Checker(tree).faults()))


class _Checker:
    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._parents = {
            child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)
        }
        self._ours = dict(_imported_from_us(tree))
        self._returns = {
            node.name: ast.unparse(node.returns)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.returns is not None
        }

    def faults(self) -> Iterator[tuple[int, str]]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and self._is_faulty_call(node):
                yield node.lineno, ast.unparse(node)
            if isinstance(node, ast.Assign) and self._is_faulty_title(node):
                yield node.lineno, ast.unparse(node)
            if isinstance(node, ast.alias) and node.name in FORBIDDEN_WIDGETS | PARSERS:
                yield node.lineno, node.name

    def _is_faulty_call(self, call: ast.Call) -> bool:
        name = _name(call.func)
        if name in PARSERS:
            return True
        if name in LISTS:
            return not _without_markup(call)
        if name in WIDGETS:
            return not (_without_markup(call) or all(map(self._is_safe, _first(call))))
        if name == "update" and isinstance(call.func, ast.Attribute):
            return self._is_widget_update(call.func.value) and not all(
                map(self._is_safe, call.args[:1])
            )
        return False

    def _is_faulty_title(self, node: ast.Assign) -> bool:
        titles = [one for one in node.targets if _name(one) in TITLES]
        is_widget = any(isinstance(one, ast.Attribute) for one in titles)
        return is_widget and not self._is_safe(node.value)

    def _is_widget_update(self, receiver: ast.expr) -> bool:
        """Tell whether a widget that reads markup is updated: one got by query, or kept so."""
        if isinstance(receiver, ast.Call):
            return _name(receiver.func) == "query_one"
        made = [value for value in self._given(receiver) if isinstance(value, ast.Call)]
        widgets = [value for value in made if _name(value.func) in WIDGETS]
        return any(not _without_markup(value) for value in widgets)

    def _is_safe(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Constant):
            return not isinstance(value.value, str) or "[" not in value.value
        if isinstance(value, ast.Call):
            return self._makes_content(value)
        if isinstance(value, ast.IfExp):
            return self._is_safe(value.orelse) and (
                self._is_safe(value.body) or _is_told_by(value.test, value.body)
            )
        if isinstance(value, ast.Name | ast.Attribute):
            return self._holds_content(value)
        return False

    def _makes_content(self, call: ast.Call) -> bool:
        func = call.func
        if isinstance(func, ast.Attribute) and _name(func.value) in SAFE_TYPES:
            return func.attr not in PARSERS
        name = _name(func)
        return name in SAFE_MAKERS or self._return_type(name) in SAFE_TYPES

    def _return_type(self, name: str) -> str:
        if name in self._returns:
            return self._returns[name]
        if name not in self._ours:
            return ""
        function = getattr(importlib.import_module(self._ours[name]), name)
        returned = typing.get_type_hints(function).get("return")
        return getattr(returned, "__name__", "")

    def _holds_content(self, value: ast.expr) -> bool:
        given = self._given(value)
        annotated = self._annotations(value)
        if annotated:
            return all(one in SAFE_TYPES for one in annotated)
        return bool(given) and all(map(self._is_safe, given))

    def _given(self, target: ast.expr) -> list[ast.expr]:
        """Return everything a variable is given where it lives: its function, or its class."""
        wanted = ast.unparse(target)
        return [
            node.value
            for node in ast.walk(self._home(target))
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for one in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if ast.unparse(one) == wanted
        ]

    def _annotations(self, value: ast.expr) -> list[str]:
        wanted = ast.unparse(value)
        told = {}
        for node in ast.walk(self._home(value)):
            if isinstance(node, ast.AnnAssign):
                told[ast.unparse(node.target)] = node.annotation
            elif isinstance(node, ast.arg) and node.annotation is not None:
                told[node.arg] = node.annotation
        return [ast.unparse(told[wanted])] if wanted in told else []

    def _home(self, node: ast.AST) -> ast.AST:
        kinds = (
            (ast.FunctionDef, ast.AsyncFunctionDef)
            if isinstance(node, ast.Name)
            else (ast.ClassDef,)
        )
        while node in self._parents:
            node = self._parents[node]
            if isinstance(node, kinds):
                return node
        return self._tree


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _first(call: ast.Call) -> list[ast.expr]:
    named = [one.value for one in call.keywords if one.arg in ("content", "label", "title")]
    return [*call.args[:1], *named]


def _without_markup(call: ast.Call) -> bool:
    return any(
        one.arg == "markup" and isinstance(one.value, ast.Constant) and one.value.value is False
        for one in call.keywords
    )


def _is_told_by(test: ast.expr, value: ast.expr) -> bool:
    """Tell whether `isinstance(value, Content)` is what was asked."""
    if not (isinstance(test, ast.Call) and _name(test.func) == "isinstance"):
        return False
    asked, kind = test.args
    return ast.dump(asked) == ast.dump(value) and _name(kind) in SAFE_TYPES


def _imported_from_us(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ictcoord_tui"):
            for one in node.names:
                yield one.asname or one.name, node.module or ""
