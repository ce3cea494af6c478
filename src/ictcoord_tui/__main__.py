"""`python -m ictcoord_tui`."""

import sys

from ictcoord_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
