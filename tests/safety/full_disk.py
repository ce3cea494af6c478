"""`ictcoord` on a disk that is full as long as a file is there: `MARK FOLDERS -- ARGUMENTS...`."""

import sys
from pathlib import Path

from ictcoord_tui.cli import main
from tests.storage.faults import full_below

if __name__ == "__main__":
    split = sys.argv.index("--")
    mark, *folders = map(Path, sys.argv[1:split])
    with full_below(*folders, when=mark.exists):
        sys.exit(main(sys.argv[split + 1 :]))
