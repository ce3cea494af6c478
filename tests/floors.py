"""`make cover`: how much of each package its tests reach, held against the floors in pyproject.

Lines and branches count alike. A floor is where a package stands, rounded down: it keeps a new
branch from coming in untested, and goes up with the tests.
"""

import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from coverage import Coverage

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "src/ictcoord_tui/"


def main() -> int:
    """Print what is reached and return 1 when a package is below its floor."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["floors"]
    reached, missing = measured()
    below = [name for name, floor in wanted.items() if reached[name] < floor]
    for name, floor in wanted.items():
        sign = "!" if name in below else " "
        sys.stdout.write(f"{sign} {name:<10} {reached[name]:6.2f} %   {floor} %\n")
    for name in below:
        sys.stdout.write("\n".join([*missing[name], ""]))
    return 1 if below else 0


def measured() -> tuple[Mapping[str, float], Mapping[str, list[str]]]:
    """Return per cent and what is not reached, by package or module at the top."""
    known: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    missing: dict[str, list[str]] = {}
    for path, facts in _report()["files"].items():
        name = PurePath(path).as_posix().partition(PACKAGE)[2].partition("/")[0].removesuffix(".py")
        summary = facts["summary"]
        known[name] += summary["num_statements"] + summary["num_branches"]
        covered[name] += summary["covered_lines"] + summary["covered_branches"]
        lost = [*facts["missing_lines"], *(f"{a}->{b}" for a, b in facts["missing_branches"])]
        if lost:
            missing.setdefault(name, []).append(f"  {path}: {', '.join(map(str, lost))}")
    return {name: 100 * covered[name] / known[name] for name in known if known[name]}, missing


def _report() -> dict[str, Any]:
    coverage = Coverage(data_file=str(ROOT / ".coverage"), config_file=str(ROOT / "pyproject.toml"))
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(file))
        found: dict[str, Any] = json.loads(file.read_text())
    return found


if __name__ == "__main__":
    sys.exit(main())
