"""What a command costs at start: no screen and no Excel library where none is needed."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "openpyxl", "defusedxml")

PROGRAM = """
import sys
from ictcoord_tui.cli import main
status = main(sys.argv[1:]) if len(sys.argv) > 1 else 0
heavy = sorted({name.partition(".")[0] for name in sys.modules} & set(%r))
sys.exit(f"loaded {heavy}" if heavy or status not in (0, 2) else 0)
"""


def loads_nothing_heavy(*argv: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM % (HEAVY,), *argv],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("--help",),
        ("--version",),
        ("export", "--help"),
        ("shwo",),
        ("keys",),
        ("show", "school.toml"),
        ("check", "wilgenbrug/groep.toml"),
        ("diff", "school.toml", "school.toml"),
        ("versions", "school.toml"),
        ("school.toml",),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("here")
def test_a_command_loads_neither_the_screen_nor_excel(argv: tuple[str, ...]) -> None:
    loads_nothing_heavy(*argv)


def test_help_needs_nothing_of_the_domain_but_the_cleaning_of_text() -> None:
    program = """
import sys
from ictcoord_tui.cli import main
main(["--help"])
wanted = {"ictcoord_tui.domain", "ictcoord_tui.domain.text"}
print(sorted(n for n in sys.modules if n.startswith("ictcoord_tui.domain") and n not in wanted),
      file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
