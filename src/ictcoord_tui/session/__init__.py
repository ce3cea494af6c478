"""The open dossier: what was edited, what is saved, what others changed, what can be undone."""

from ictcoord_tui.session.history import MOST_STEPS, TakenBack
from ictcoord_tui.session.saving import SaveJob, SaveState, SaveStatus
from ictcoord_tui.session.session import Clock, Session
from ictcoord_tui.session.watching import Disagreement, News

__all__ = [
    "MOST_STEPS",
    "Clock",
    "Disagreement",
    "News",
    "SaveJob",
    "SaveState",
    "SaveStatus",
    "Session",
    "TakenBack",
]
