"""The table of attempts in docs/beheerder.md says what the tests show, no more and no less."""

import ast
import os
import re
from pathlib import Path

import pytest

from tests.safety.attempts import ATTEMPTS, Attempt, as_table

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "beheerder.md"
TABLE = re.compile(r"^\| Poging \|.*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


def test_the_page_holds_the_table_of_the_tests() -> None:
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDENS"):
        page = TABLE.sub(lambda _: as_table(), page.rstrip("\n")) + "\n"
        PAGE.write_text(page, encoding="utf-8")
    found = TABLE.findall(page.rstrip("\n"))
    assert found == [as_table()], "UPDATE_GOLDENS=1 writes the table anew"


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda one: one.tried[:30])
def test_every_line_of_the_table_has_its_test(attempt: Attempt) -> None:
    file, name = attempt.proof
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert name in [node.name for node in tree.body if isinstance(node, functions)]
    assert bool(attempt.commands) == (name == "test_an_attempt_is_refused")
