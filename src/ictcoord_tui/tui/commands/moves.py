"""Which commands only show something else: what comes of them by accident is no harm.

Keys that were typed ahead over a slow line arrive all at once, as does text that a terminal types
letter by letter. Commands that move are done either way; any other is doubted.
"""

from ictcoord_tui.tui.commands import COMMANDS

_OWNERS = frozenset({"move", "lines"})
_OTHERS = frozenset(
    {
        "app.roadmap",
        "app.overview",
        "app.team",
        "app.insights",
        "app.group",
        "overview.next_tab",
        "overview.previous_tab",
        "group.next_tab",
        "group.previous_tab",
        "insights.situation",
        "card.next",
        "card.previous",
        # Ticks in a list that is open: nothing is filled in before Enter, and Esc forgets it.
        "editor.toggle",
    }
)

MOVES = frozenset(
    command.id
    for command in COMMANDS
    if command.id in _OTHERS or command.id.partition(".")[0] in _OWNERS
)
"""Ids of the commands that change nothing, open nothing and ask nothing."""
