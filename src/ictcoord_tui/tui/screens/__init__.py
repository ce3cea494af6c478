"""The screens: they compose and route, the rules live in the domain.

A screen is imported when it is first shown, so that starting costs only what the first one needs.
"""

# ruff: noqa: PLC0415 - deferring these imports is what this module is for

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from ictcoord_tui.tui.screens.area import AreaScreen


def _roadmap() -> "AreaScreen":
    from ictcoord_tui.tui.screens.roadmap import RoadmapScreen

    return RoadmapScreen()


def _walk() -> "AreaScreen":
    from ictcoord_tui.tui.screens.walk import WalkScreen

    return WalkScreen()


def _overview() -> "AreaScreen":
    from ictcoord_tui.tui.screens.overview import OverviewScreen

    return OverviewScreen()


def _team() -> "AreaScreen":
    from ictcoord_tui.tui.screens.team import TeamScreen

    return TeamScreen()


def _insights() -> "AreaScreen":
    from ictcoord_tui.tui.screens.insights import InsightsScreen

    return InsightsScreen()


def _group() -> "AreaScreen":
    from ictcoord_tui.tui.screens.group import GroupScreen

    return GroupScreen()


AREAS: Mapping[str, Callable[[], "AreaScreen"]] = {
    "roadmap": _roadmap,
    "walk": _walk,
    "overview": _overview,
    "team": _team,
    "insights": _insights,
    "group": _group,
}
"""The main screens by name."""


def start_screen() -> "Screen[None]":
    """Return the screen for people who opened no dossier yet."""
    from ictcoord_tui.tui.screens.start import StartScreen

    return StartScreen()
