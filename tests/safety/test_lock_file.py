"""`requirements.lock`: what a server installs is exactly what the program needs, file by file."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OLDEST = PROJECT["requires-python"].removeprefix(">=")
"""The Python that the file is made for; later ones need no more than that."""

PINNED = dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", LOCK, re.MULTILINE))


def needed() -> Iterator[Requirement]:
    """Return every requirement of the program, and of what it requires, and so on."""
    waiting = [Requirement(line) for line in PROJECT["dependencies"]]
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        yield one
        asked = f"{canonicalize_name(one.name)}{sorted(one.extras)}"
        if asked not in seen:
            seen.add(asked)
            waiting.extend(_required_by(one))


def _required_by(one: Requirement) -> Iterator[Requirement]:
    for line in requires(one.name) or ():
        further = Requirement(line)
        environments = [
            {"python_version": OLDEST, "python_full_version": f"{OLDEST}.0", "extra": extra}
            for extra in ("", *one.extras)
        ]
        if further.marker is None or any(map(further.marker.evaluate, environments)):
            yield further


def test_it_holds_what_the_program_needs_and_nothing_else() -> None:
    assert {canonicalize_name(one.name) for one in needed()} == PINNED.keys()


def test_every_version_is_one_that_everybody_can_live_with() -> None:
    wrong = [
        str(one) for one in needed() if PINNED[canonicalize_name(one.name)] not in one.specifier
    ]
    assert wrong == []


def test_every_file_has_its_hash() -> None:
    lines = [line for line in LOCK.splitlines() if not line.startswith("#")]
    for pin, digest in zip(lines[::2], lines[1::2], strict=True):
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]* \\", pin)
        assert re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}", digest)
    assert len(set(lines[1::2])) == len(PINNED)


def test_it_says_nothing_about_where_files_come_from() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links)\b", LOCK, re.M)


def test_the_page_for_administrators_tells_how_to_use_it() -> None:
    page = (ROOT / "docs" / "beheerder.md").read_text(encoding="utf-8")
    assert "pip install --require-hashes --only-binary :all: -r requirements.lock" in page
    # Without internet there is only the folder that was brought over.
    brought = page.partition("breng de map `pakketten` over")[2]
    assert "cp requirements.lock pakketten" in brought
    assert "--require-hashes -r pakketten/requirements.lock" in brought
    assert "pakketten/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
