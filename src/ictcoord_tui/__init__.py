"""A terminal app that leads a school or school group to team-based ICT coordination."""

__version__ = "0.1.0"
