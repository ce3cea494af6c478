"""The signs before a line that say where one is: they show on every terminal, without colours."""

CURSOR = ">"
"""Here one is, and here the keys work."""

RESTING = "·"
"""Here one was, in a list that does not listen now."""

MARKED = "*"
"""A row that one put in a selection."""
