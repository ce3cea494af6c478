"""What the environment may decide, and when the app refuses to start."""

import io
import os

import pytest

from ictcoord_tui.errors import UsageError
from ictcoord_tui.tui.terminal.environment import (
    Colour,
    ColourChoice,
    TerminalProfile,
    detect_profile,
    ensure_utf8,
    mouse_wanted,
    prepare_environment,
    private_umask,
    require_terminal,
)


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_unknown_variables_of_textual_and_openpyxl_are_dropped() -> None:
    environ = {
        "TERM": "xterm-256color",
        "TEXTUAL": "devtools",
        "TEXTUAL_DRIVER": "os:system",
        "TEXTUAL_LOG": "/tmp/x",
        "TEXTUAL_PRESS": "d,d",
        "TEXTUAL_ANIMATIONS": "full",
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "OPENPYXL_DEFUSEDXML": "False",
        "ESCDELAY": "soon",
    }
    prepare_environment(environ)
    assert environ == {
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_COLOR_SYSTEM": "256",
        "TEXTUAL_SMOOTH_SCROLL": "0",
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
    }


@pytest.mark.parametrize(
    ("environ", "choice", "colour"),
    [
        ({"TERM": "xterm"}, "auto", "16"),
        ({"TERM": "xterm-256color"}, "auto", "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "auto", "true"),
        ({"TERM": "xterm-direct"}, "auto", "true"),
        ({"TERM": "linux"}, "auto", "16"),
        ({"TERM": "vt100"}, "auto", "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "auto", "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "auto", "256"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "256", "256"),
        ({"TERM": "xterm"}, "none", "none"),
        ({"TERM": "xterm-256color"}, "16", "16"),
    ],
)
def test_colours_follow_the_terminal_no_color_and_the_option(
    environ: dict[str, str], choice: ColourChoice, colour: Colour
) -> None:
    profile = prepare_environment(environ, color=choice)
    assert profile.colour == colour
    assert environ.get("NO_COLOR") == ("1" if colour == "none" else None)


def test_the_profile_sees_ssh_tmux_and_screen() -> None:
    assert detect_profile({"TERM": "screen.xterm", "STY": "1.x"}) == TerminalProfile(
        colour="16", inside_screen=True
    )
    assert detect_profile(
        {"TERM": "screen-256color", "TMUX": "/tmp/t,1,0", "SSH_TTY": "/dev/pts/1"}
    ) == TerminalProfile(colour="256", inside_tmux=True)


def test_the_mouse_is_off_over_ssh_and_in_screen_unless_asked_for() -> None:
    assert mouse_wanted({}, requested=False)
    assert mouse_wanted({"TMUX": "x", "TERM": "screen"}, requested=False)
    assert not mouse_wanted({"STY": "1.x", "TERM": "xterm"}, requested=False)
    assert not mouse_wanted({"SSH_CONNECTION": "1 2 3 4"}, requested=False)
    assert mouse_wanted({"SSH_CONNECTION": "1 2 3 4"}, requested=True)


@pytest.mark.parametrize("term", ["", "dumb", "unknown", "DUMB"])
def test_a_terminal_without_a_screen_is_refused(term: str) -> None:
    with pytest.raises(UsageError, match="ictcoord show"):
        require_terminal({"TERM": term}, Tty(), Tty())


def test_a_pipe_is_refused_on_both_sides_and_a_terminal_is_not() -> None:
    with pytest.raises(UsageError, match="ssh -t"):
        require_terminal({"TERM": "xterm"}, io.StringIO(), Tty())
    with pytest.raises(UsageError, match="ssh -t"):
        require_terminal({"TERM": "xterm"}, Tty(), io.StringIO())
    require_terminal({"TERM": "xterm"}, Tty(), Tty())


def test_a_closed_stream_is_no_terminal() -> None:
    closed = Tty()
    closed.close()
    with pytest.raises(UsageError):
        require_terminal({"TERM": "xterm"}, closed, Tty())


def test_a_stream_in_another_encoding_becomes_utf8() -> None:
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="iso-8859-1")
    assert not ensure_utf8(stream)
    stream.write("é━")
    stream.flush()
    assert buffer.getvalue().decode() == "é━"
    assert ensure_utf8(stream)


def test_new_files_are_private(tmp_path_factory: pytest.TempPathFactory) -> None:
    before = os.umask(0o022)
    try:
        assert private_umask() == 0o022
        file = tmp_path_factory.mktemp("umask") / "f"
        file.write_text("x")
        assert file.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_confined_session_keeps_only_known_variables() -> None:
    known = {"HOME": "/h", "TERM": "xterm", "LC_ALL": "C.UTF-8", "SSH_CONNECTION": "x", "PATH": "/"}
    variables = {**known, "PYTHONSTARTUP": "x", "TMPDIR": "/tmp", "LD_PRELOAD": "x", "EDITOR": "vi"}
    prepare_environment(variables, confined=True)
    ours = {name for name in variables if name.startswith("TEXTUAL_")}
    assert set(variables) - ours == set(known)
