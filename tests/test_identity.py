import getpass

import pytest

from ictcoord_tui.identity import author_name


def test_it_is_the_user_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "an\x1b[2J")

    assert author_name().startswith("an")
    assert "\x1b" not in author_name()


@pytest.mark.parametrize("error", [KeyError("uid"), OSError("no user")])
def test_a_user_without_a_name_is_unknown(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", fail)

    assert author_name() == "onbekend"
