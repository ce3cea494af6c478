"""Every test runs in a sealed home, with a fixed clock zone and without animation."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", max_examples=50, deadline=None)
"""For every day: machines are noisy, so that no single example has a deadline."""

settings.register_profile(
    "quick", max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
"""For `make cover`: which lines are reached, not which numbers break them."""

settings.load_profile("house")

os.environ["TEXTUAL_ANIMATIONS"] = "none"
for _name in [name for name in os.environ if name.startswith(("TEXTUAL_", "ICTCOORD_"))]:
    if _name != "TEXTUAL_ANIMATIONS":
        del os.environ[_name]


@pytest.fixture(autouse=True)
def sealed_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, so that nobody's real settings change a result."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ICTCOORD_HOME", str(home / "ictcoord"))
    monkeypatch.setenv("USER", "an")
    monkeypatch.setenv("TZ", "Europe/Brussels")
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "TMUX", "STY", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    return home
