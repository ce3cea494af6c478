"""Say what is wrong with the Dutch: part of `make check`."""

import os
import sys

from tests.wording.collect import left_out, texts
from tests.wording.spelling import hunspell, unknown
from tests.wording.terms import slips

MISSING = "hunspell with its Dutch list (Debian: hunspell hunspell-nl) is not installed"


def main(*arguments: str) -> int:
    """Print every finding, and return how the check ended.

    Args:
        arguments: With `--left-out`, print the literals that are taken for code instead.
    """
    if "--left-out" in arguments:
        sys.stdout.write("".join(f"{literal!r}\n" for literal in sorted(left_out())))
        return 0
    found = [
        f"{one.text.place}: ‘{one.said}’; write: {one.rule.use} ({one.rule.why})"
        for one in slips(texts())
    ]
    tool = hunspell()
    if tool is not None:
        found += [f"{places[0]}: ‘{word}’?" for word, places in unknown(texts(), tool).items()]
    elif os.environ.get("CI"):
        found.append(MISSING)
    else:
        sys.stderr.write(f"Spelling not checked: {MISSING}.\n")
    said = found or [f"Wording: {len(texts())} texts, nothing to say."]
    sys.stdout.write("".join(f"{line}\n" for line in said))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
