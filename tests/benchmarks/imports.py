"""`make imports`: what is loaded before the first screen, and how long that takes.

Why each part is there stands in `tests/architecture/test_imports.py`, which fails when more comes.
"""

import re
import subprocess
import sys
from collections import Counter
from statistics import median

from tests.architecture.test_imports import AT_START, FIRST_SCREEN

RUNS = 5
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")


def timed() -> dict[str, float]:
    """Return the milliseconds of every module itself, the middle of some runs."""
    found: dict[str, list[int]] = {}
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", FIRST_SCREEN],
            capture_output=True,
            text=True,
            check=True,
        )
        for taken, name in _LINE.findall(done.stderr):
            found.setdefault(name, []).append(int(taken))
    return {name: median(taken) / 1e3 for name, taken in found.items()}


def part_of(module: str) -> str:
    """Return the part of the program, or the library, that a module belongs to."""
    if not module.startswith("ictcoord_tui."):
        return module.partition(".")[0]
    name = module.removeprefix("ictcoord_tui.")
    known = [one for one in AT_START if name == one or name.startswith(f"{one}.")]
    return f"ictcoord_tui.{max(known, key=len, default=name)}"


def main() -> None:
    """Print the table, the longest first."""
    took: dict[str, float] = {}
    number: Counter[str] = Counter()
    for module, taken in timed().items():
        took[part_of(module)] = took.get(part_of(module), 0.0) + taken
        number[part_of(module)] += 1
    lines = ["| Deel | modules | ms | waarvoor |", "| --- | --- | --- | --- |"]
    for part, taken in sorted(took.items(), key=lambda one: -one[1])[:30]:
        why = AT_START.get(part.removeprefix("ictcoord_tui."), "")
        lines.append(f"| {part} | {number[part]} | {taken:.1f} | {why} |")
    lines.append(f"| alles | {sum(number.values())} | {sum(took.values()):.1f} | |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
