"""Every line of domain.md f 67-111 has its story, and every story is there."""

from importlib import import_module
from inspect import iscoroutinefunction

import pytest

from tests.tui.stories_roadmap import STORIES


def test_every_line_is_shown_by_a_story() -> None:
    assert list(STORIES) == list(range(67, 112))


@pytest.mark.parametrize("story", sorted(set(STORIES.values())))
def test_every_story_exists(story: tuple[str, str]) -> None:
    module, name = story
    assert iscoroutinefunction(getattr(import_module(module), name))
