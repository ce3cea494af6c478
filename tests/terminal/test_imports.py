"""What the command line needs early stays free of Textual and Rich."""

import subprocess
from pathlib import Path

import pytest

from tests.terminal.harness import PYTHON, sealed_environment


@pytest.mark.parametrize(
    "module", ["environment", "crash", "guards", "clipboard", "input_cleaner", "signals"]
)
def test_the_module_loads_neither_textual_nor_rich(module: str, tmp_path: Path) -> None:
    code = (
        f"import sys, ictcoord_tui.tui.terminal.{module};"
        "print(sorted({'textual', 'rich', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [PYTHON, "-c", code],
        env=sealed_environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
