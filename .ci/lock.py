"""Writes requirements.lock: what a server installs, each file with its hash (`make lock`).

Takes pip's own report of what it would install, for the Python this runs on. Only wheels for every
platform are taken, so that one hash does for all servers, and nothing is built while installing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADING = """\
# Wat ictcoord nodig heeft om te werken, met van elk bestand de hash. Gemaakt door: make lock
# Installeren: pip install --require-hashes --only-binary :all: -r requirements.lock
"""


def report() -> list[dict[str, object]]:
    """Return what pip would install, without what is installed already."""
    options = ["--quiet", "--dry-run", "--ignore-installed", "--only-binary", ":all:"]
    told = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, "--report", "-", str(ROOT)],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout)["install"]


def line_of(item: dict) -> str:
    """Return the line of one package."""
    name = re.sub(r"[-_.]+", "-", item["metadata"]["name"]).lower()
    if not item["download_info"]["url"].endswith("-none-any.whl"):
        sys.exit(f"{name} has no wheel for every platform: one hash does not do")
    digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
    return f"{name}=={item['metadata']['version']} \\\n    --hash=sha256:{digest}\n"


if __name__ == "__main__":
    lines = sorted(line_of(item) for item in report() if not item["is_direct"])
    (ROOT / "requirements.lock").write_text(HEADING + "".join(lines), encoding="utf-8")
