"""What the terminal sends, rid of what must never become a key press.

Textual's parser turns a late answer of the terminal (`ESC [ ? 1 ; 2 c`) into the keys `[ ? 1 ; 2
c`, and an escape character inside a pasted text into keys too. Both are taken out here, before
the parser sees them. Esc and a sign right behind it come as one, behind tmux or over a slow line:
the parser makes `Esc 2` the sign `™` and drops the Esc of `Esc é`, so they are kept apart here.
Pure logic on text; the driver gives the chunks and tells when it is quiet.
"""

import re

from ictcoord_tui.domain.text import REPLACEMENT

PASTE_START = "\x1b[200~"
PASTE_END = "\x1b[201~"

MAX_PASTE = 200_000
"""Longest paste in characters; the rest of it is dropped, before it fills memory and undo."""

ESCAPE_PRESSED = "\x1b\x1b"
"""Stands in what is passed on for the Esc key. No other escape character follows another there."""

PASTE_SILENCE = 3.0
"""Seconds of silence after which a paste without an end counts as ended."""

_ANSWER = (
    r"\x1b\[[?>=][\d;]*[cnu]"  # device attributes, status, keyboard protocol
    r"|\x1b\[0n"
    r"|\x1b\[\d+;\d+;\d+t"  # window size
    r"|\x1b\]\d+;[^\x07\x1b]{0,1000}(?:\x07|\x1b\\)"  # colours, title, clipboard
    r"|\x1bP[^\x1b]{0,1000}\x1b\\"  # version, capabilities
)
_UNFINISHED = r"\x1b(?:|\[[?>=]?[\d;]*|\][^\x07\x1b]{0,1000}\x1b?|P[^\x1b]{0,1000}\x1b?)\Z"
_ESCAPE_KEY = r"\x1b(?=\x1b|[^\x00-\x1f\x7f\[O\]P])"
"""An Esc that begins no sequence. Alt and Enter stays one key, which people know from Excel."""

# One pass: with an answer taken out first, an Esc before it would stand before what came after.
_NO_KEY = re.compile(f"{_ANSWER}|(?P<unfinished>{_UNFINISHED})|(?P<escape>{_ESCAPE_KEY})")

_LONE = 2
"""So short a beginning of a sequence was no sequence, when nothing more came."""

_PASTE_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class InputCleaner:
    """Keeps what belongs to a key or a paste, chunk by chunk.

    Args:
        max_paste: Longest paste that is passed on, in characters.
    """

    def __init__(self, max_paste: int = MAX_PASTE) -> None:
        self._max_paste = max_paste
        self._held = ""
        self._in_paste = False
        self._pasted = 0

    @property
    def waits(self) -> bool:
        """Whether something is held that silence would let go."""
        return bool(self._held) and not self._in_paste

    def feed(self, text: str) -> str:
        """Return what the parser may see of everything received so far.

        The beginning of an unfinished answer or mark is held until more comes, and so is an Esc at
        the end. `ESCAPE_PRESSED` stands for each Esc that was a key.
        """
        rest = self._held + text
        self._held = ""
        cleaned: list[str] = []
        while rest:
            piece, rest = self._take_pasted(rest) if self._in_paste else self._take_typed(rest)
            cleaned.append(piece)
        return "".join(cleaned)

    def silence(self) -> str:
        """Return what was held: nothing more came, so it was no answer after all."""
        if self._in_paste:
            return ""
        held, self._held = self._held, ""
        if 0 < len(held) <= _LONE:
            return ESCAPE_PRESSED + held[1:]
        return held

    def end_paste(self) -> str:
        """Return the end of a paste that never got one."""
        if not self._in_paste:
            return ""
        self._in_paste = False
        self._held = ""
        return PASTE_END

    def _take_typed(self, text: str) -> tuple[str, str]:
        before, mark, after = text.partition(PASTE_START)
        typed = _NO_KEY.sub(self._keep_apart, before)
        if mark:
            typed += self.silence() + mark
            self._in_paste = True
            self._pasted = 0
        return typed, after

    def _keep_apart(self, found: re.Match[str]) -> str:
        if found["escape"]:
            return ESCAPE_PRESSED
        self._held = found["unfinished"] or ""
        return ""

    def _take_pasted(self, text: str) -> tuple[str, str]:
        pasted, mark, after = text.partition(PASTE_END)
        if mark:
            self._in_paste = False
            return self._harmless(pasted) + mark, after
        kept = len(pasted) - _overlap(pasted, PASTE_END)
        self._held = pasted[kept:]
        return self._harmless(pasted[:kept]), ""

    def _harmless(self, pasted: str) -> str:
        room = max(0, self._max_paste - self._pasted)
        self._pasted += len(pasted)
        return _PASTE_CONTROLS.sub(REPLACEMENT, pasted[:room])


def _overlap(text: str, mark: str) -> int:
    """Return how many characters at the end of the text may begin the mark."""
    for length in range(min(len(text), len(mark) - 1), 0, -1):
        if text.endswith(mark[:length]):
            return length
    return 0
