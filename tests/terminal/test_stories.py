"""The terminal layer in a pseudo-terminal: what people, terminals and networks do to it."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import (
    DOWN,
    ENTER,
    ESC,
    LEFT,
    PAGE_DOWN,
    PAGE_UP,
    PASTE_END,
    PASTE_START,
    PYTHON,
    Terminal,
    breathe,
    ctrl,
    sealed_environment,
)
from tests.terminal.poison import FORBIDDEN, MARKUP
from tests.terminal.probe_app import ROWS

SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
LEAVE_SCREEN = b"\x1b[?1049l"
COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")
SECRET = b"Joris"

Probe = Callable[..., Terminal]


@pytest.fixture
def probe(tmp_path: Path) -> Iterator[Probe]:
    """Start probes that are ended and reaped whatever happens."""
    started: list[Terminal] = []

    def start(
        *options: str,
        environ: dict[str, str] | None = None,
        without: tuple[str, ...] = (),
        before_exec: Callable[[], None] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> Terminal:
        terminal = Terminal(
            [PYTHON, "-m", "tests.terminal.probe", str(tmp_path), *options],
            tmp_path,
            columns=size[0],
            rows=size[1],
            environ=environ,
            without=without,
            before_exec=before_exec,
        )
        started.append(terminal)
        return terminal

    yield start
    for terminal in started:
        terminal.close()


def ready(terminal: Terminal) -> Terminal:
    """Wait until the probe is painted and takes keys."""
    terminal.wait_ready("begin")
    return terminal


def edit(terminal: Terminal, text: str) -> None:
    terminal.send(ENTER)
    terminal.wait_for("oud")
    terminal.send(text)
    terminal.wait_for(f"oud{text}")


def saved(folder: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((folder / "saved.json").read_text())
    return content


# The end of a session


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (Terminal.close_pty, 129),
        (lambda terminal: terminal.kill(signal.SIGHUP), 129),
        (lambda terminal: terminal.kill(signal.SIGTERM), 143),
        (lambda terminal: terminal.kill(signal.SIGINT), 130),
    ],
    ids=["closed", "hup", "term", "int"],
)
def test_every_end_saves_half_typed_text_too(
    probe: Probe, tmp_path: Path, end: Callable[[Terminal], None], code: int
) -> None:
    terminal = ready(probe())
    edit(terminal, "half")
    end(terminal)
    assert terminal.wait_exit() == code
    assert saved(tmp_path)["draft"] == "oudhalf"
    assert (tmp_path / "saved.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_gives_the_terminal_back(probe: Probe, number: signal.Signals) -> None:
    terminal = ready(probe())
    terminal.kill(number)
    terminal.wait_exit()
    end = bytes(terminal.raw[terminal.raw.rindex(LEAVE_SCREEN) :])
    assert b"\x1b[?25h" in end
    assert b"Traceback" not in terminal.raw


def test_an_ignored_hang_up_ends_it_all_the_same(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(probe(before_exec=lambda: ignore(signal.SIGHUP)))
    terminal.close_pty()
    assert terminal.wait_exit() == 129
    assert saved(tmp_path)["draft"] is None


def ignore(number: signal.Signals) -> None:
    signal.signal(number, signal.SIG_IGN)


def test_a_terminal_that_goes_without_any_signal_is_noticed(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    # Without a controlling terminal the kernel sends no hang-up.
    process = subprocess.Popen(
        [PYTHON, "-m", "tests.terminal.probe", str(tmp_path)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=sealed_environment(tmp_path),
        start_new_session=True,
    )
    os.close(slave)
    seen = b""
    while b"begin" not in seen:
        seen += os.read(master, 65536)
    os.close(master)
    try:
        assert process.wait(20) == 129
    finally:
        process.kill()
        process.wait()
    assert saved(tmp_path)["draft"] is None


def test_a_frozen_line_does_not_stop_the_end(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(probe())
    # Enough pages, one after the other, to fill what kernel and program hold for the reader.
    for _ in range(60):
        terminal.send(PAGE_DOWN)
        breathe()
        terminal.send(PAGE_UP)
        breathe()
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit(reading=False) == 143
    assert saved(tmp_path)["draft"] is None


def test_ctrl_s_is_harmless_and_ctrl_q_saves_and_quits(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(probe())
    terminal.send(ctrl("s"))
    terminal.wait_for("bewaard")
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert LEAVE_SCREEN in terminal.raw
    assert saved(tmp_path)["draft"] is None


def test_ctrl_z_undoes_and_never_suspends(probe: Probe) -> None:
    terminal = ready(probe())
    edit(terminal, "nieuw")
    terminal.send(ENTER)
    terminal.wait_for("genoteerd: oudnieuw")
    terminal.send(ctrl("z"))
    terminal.wait_for("ongedaan")
    terminal.settle()
    assert "oudnieuw" not in terminal.text()
    assert terminal.state() != "T"


def test_a_stop_from_outside_gives_the_screen_back_and_repaints(probe: Probe) -> None:
    terminal = ready(probe())
    terminal.kill(signal.SIGTSTP)
    terminal.wait_bytes(LEAVE_SCREEN)
    terminal.wait_until(lambda: terminal.state() == "T", "stopped", 10)
    before = len(terminal.raw)
    terminal.kill(signal.SIGCONT)
    terminal.wait_bytes(b"Proefscherm", since=before)
    terminal.settle()
    terminal.send("j")
    terminal.wait_for("rij 1")


# Where no screen can be


def to_null(*numbers: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for number in numbers:
        os.dup2(null, number)


def to_pipe() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"dd\n")
    os.close(writing)
    os.dup2(reading, 0)


@pytest.mark.parametrize(
    "redirect",
    [
        lambda: to_null(0),
        to_pipe,
        lambda: to_null(2),
        lambda: to_null(0, 1, 2),
        lambda: os.close(0),
    ],
    ids=["</dev/null", "pipe", "2>file", "cron", "<&-"],
)
def test_without_a_terminal_it_refuses_at_once(probe: Probe, redirect: Callable[[], None]) -> None:
    terminal = probe(before_exec=redirect)
    assert terminal.wait_exit() == 2
    assert terminal.cpu_seconds < 2
    assert b"\x1b" not in terminal.raw


def test_the_refusal_says_what_to_do(probe: Probe) -> None:
    terminal = probe(before_exec=lambda: to_null(0))
    assert terminal.wait_exit() == 2
    told = terminal.text().replace("\n", "")
    assert "ssh -t" in told
    assert "ictcoord show" in told


@pytest.mark.parametrize("term", ["dumb", "unknown", None])
def test_a_terminal_without_a_screen_is_refused(probe: Probe, term: str | None) -> None:
    terminal = probe(
        environ={} if term is None else {"TERM": term}, without=("TERM",) if term is None else ()
    )
    assert terminal.wait_exit() == 2
    assert b"ictcoord show" in terminal.raw.replace(b"\r\n", b" ")


# Terminals and their colours


@pytest.mark.parametrize(
    ("options", "environ"),
    [((), {"NO_COLOR": "1"}), (("--color", "none"), {}), ((), {"TERM": "vt100"})],
    ids=["NO_COLOR", "--color", "vt100"],
)
def test_without_colour_there_is_none_and_the_cursor_is_reversed(
    probe: Probe, options: tuple[str, ...], environ: dict[str, str]
) -> None:
    terminal = ready(probe(*options, environ=environ))
    column, row = terminal.place_of("Taak 0")
    assert terminal.cell(column, row).reverse
    assert not terminal.cell(column, row + 1).reverse
    edit(terminal, "x")
    terminal.settle()
    column, row = terminal.place_of("oudx")
    assert terminal.cell(column + len("oudx"), row).reverse
    assert COLOUR.search(terminal.raw) is None


def test_an_empty_no_color_means_nothing(probe: Probe) -> None:
    terminal = ready(probe(environ={"NO_COLOR": ""}))
    assert b"38;5;" in terminal.raw


def test_sixteen_colours_are_sixteen_and_readable(probe: Probe) -> None:
    terminal = ready(probe("--color", "16"))
    assert COLOUR.search(terminal.raw)
    assert b"38;5;" not in terminal.raw
    assert b"38;2;" not in terminal.raw
    for row in range(24):
        for column in range(80):
            cell = terminal.cell(column, row)
            if cell.data.strip():
                assert cell.fg != cell.bg or cell.fg == "default"


def test_ascii_is_ascii(probe: Probe) -> None:
    terminal = ready(probe("--ascii"))
    assert terminal.raw.isascii()
    assert "Taak 0" in terminal.text()


def test_a_locale_without_utf8_shows_no_codes(probe: Probe, tmp_path: Path) -> None:
    localedef = shutil.which("localedef")
    if localedef is None:
        pytest.skip("localedef is not installed")
    locale = tmp_path / "nl_BE.ISO-8859-1"
    made = subprocess.run(
        [localedef, "-c", "-i", "nl_BE", "-f", "ISO-8859-1", str(locale)],
        capture_output=True,
        check=False,
    )
    if not (locale / "LC_CTYPE").exists():
        pytest.skip(f"this locale cannot be made here: {made.stderr.decode(errors='replace')}")
    terminal = ready(probe(environ={"LC_ALL": locale.name, "LOCPATH": str(tmp_path)}))
    assert b"\\u" not in terminal.raw
    assert terminal.raw.isascii()


def test_the_environment_decides_nothing(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(
        probe(
            environ={
                "TEXTUAL": "devtools,debug",
                "TEXTUAL_DRIVER": "antigravity:Driver",
                "TEXTUAL_LOG": str(tmp_path / "log"),
                "TEXTUAL_PRESS": "d,d,ctrl+q",
                "TEXTUAL_SCREENSHOT": "0",
                "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
                "TEXTUAL_SHOW_RETURN": "1",
                "TEXTUAL_ALLOW_SIGNALS": "1",
            }
        )
    )
    terminal.send(ctrl("c"))
    terminal.wait_for("Afsluiten: ")
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert saved(tmp_path)["deleted"] == 0
    assert [file.name for file in tmp_path.iterdir()] == ["saved.json"]


# Keys and what looks like keys


def test_a_latin1_byte_is_no_end(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(probe())
    edit(terminal, "x")
    terminal.send(b"\xe9", "en")
    terminal.wait_for("oudx\N{REPLACEMENT CHARACTER}en")
    terminal.wait_for("UTF-8")
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert saved(tmp_path)["draft"] == "oudx\N{REPLACEMENT CHARACTER}en"


def test_a_letter_in_two_packets_arrives_whole(probe: Probe) -> None:
    terminal = ready(probe())
    edit(terminal, "x")
    terminal.send(b"\xc3")
    terminal.quiet_bytes(0.05)
    terminal.send(b"\xab")
    terminal.wait_for("oudxë")


@pytest.mark.parametrize("sign", ["j", "2", "é", "&"])
def test_escape_and_a_quick_sign_are_two_keys(probe: Probe, sign: str) -> None:
    terminal = ready(probe())
    edit(terminal, "weg")
    terminal.send(ESC + sign)
    terminal.wait_for("niet bewaard" if sign != "j" else "rij 1")
    terminal.settle()
    assert "oud" not in terminal.text()
    assert "™" not in terminal.text()


def test_alt_and_an_arrow_from_putty_cancel_and_move(probe: Probe) -> None:
    terminal = ready(probe())
    edit(terminal, "weg")
    terminal.send(ESC + LEFT)
    terminal.wait_for("niet bewaard")


def test_text_pasted_as_keys_does_nothing_in_the_table(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(probe())
    terminal.send("dit is een stuk tekst dat iemand plakt xudj" * 5)
    terminal.wait_for("Tekst geplakt?")
    terminal.settle()
    assert "gewist" not in terminal.text()
    terminal.send("j")
    terminal.wait_for("rij 1")
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert saved(tmp_path)["deleted"] == 0


def test_text_pasted_as_keys_is_typed_in_the_editor(probe: Probe) -> None:
    terminal = ready(probe())
    edit(terminal, " en nog een heel stuk")


def test_late_answers_of_the_terminal_are_no_keys(probe: Probe, tmp_path: Path) -> None:
    answers = "\x1b[?1;2c\x1b[>0;276;0c\x1b]11;rgb:dddd/dddd/dddd\x1b\\\x1bP>|XTerm(370)\x1b\\"
    terminal = probe()
    terminal.wait_bytes(b"\x1b[?1049h")
    terminal.send(answers, "[?1;2cddd")
    ready(terminal)
    before = terminal.screen()
    terminal.send(answers)
    terminal.settle()
    assert terminal.screen() == before
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert saved(tmp_path)["deleted"] == 0


def test_escape_in_a_paste_fires_no_key(probe: Probe, tmp_path: Path) -> None:
    terminal = ready(probe())
    terminal.send(PASTE_START, "a\x1b[31mdd\x1bd", PASTE_END)
    terminal.wait_for("plak 10")
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0
    assert saved(tmp_path)["deleted"] == 0


def test_a_paste_without_an_end_does_not_swallow_the_keyboard(probe: Probe) -> None:
    terminal = ready(probe())
    terminal.send(PASTE_START, "abc")
    terminal.wait_for("plak 3")
    terminal.send("j")
    terminal.wait_for("rij 1")


def test_the_mouse_stays_free_over_ssh(probe: Probe) -> None:
    terminal = ready(probe(environ=SSH))
    assert not re.search(rb"\x1b\[\?100[0-6]h", terminal.raw)
    wanted = ready(probe("--mouse", environ=SSH))
    assert b"\x1b[?1000h" in wanted.raw


def test_copying_asks_the_terminal(probe: Probe) -> None:
    terminal = ready(probe())
    terminal.send("y")
    terminal.wait_bytes(b"\x1b]52;c;bmFhbQl1cmVu\x07")
    terminal.wait_for("Verstuurd naar je terminal.")


# Sizes and bytes


def test_a_storm_of_sizes_ends_like_a_fresh_screen(probe: Probe) -> None:
    terminal = ready(probe(environ=SSH))
    terminal.send(DOWN, DOWN)
    edit(terminal, "blijft")
    for step in range(200):
        terminal.resize(30 + step % 90, 8 + step % 30)
        terminal.quiet_bytes(0.01)
    terminal.resize(80, 24)
    terminal.settle()
    fresh = ready(probe(environ=SSH))
    fresh.send(DOWN, DOWN)
    edit(fresh, "blijft")
    fresh.settle()
    assert terminal.screen() == fresh.screen()


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (40, 10), (200, 60)])
def test_any_size_is_survived(probe: Probe, size: tuple[int, int]) -> None:
    terminal = probe(size=size)
    terminal.wait_bytes(b"\x1b[?2004h")
    terminal.settle()
    terminal.send(ctrl("q"))
    assert terminal.wait_exit() == 0


def test_an_idle_screen_sends_nothing(probe: Probe) -> None:
    terminal = ready(probe(environ=SSH))
    assert terminal.quiet_bytes(3) == b""
    edit(terminal, "x")
    terminal.settle()
    assert terminal.quiet_bytes(3) == b""


def test_a_slow_line_gets_few_bytes(probe: Probe) -> None:
    terminal = ready(probe(environ=SSH))
    assert len(terminal.raw) <= 45_000
    before = len(terminal.raw)
    terminal.send(DOWN)
    terminal.settle()
    assert 0 < len(terminal.raw) - before <= 400


# What data may not do


def test_no_poison_reaches_the_terminal(probe: Probe) -> None:
    terminal = ready(probe())
    for _ in range(0, ROWS, 10):
        terminal.send(PAGE_DOWN)
        terminal.settle(0.15)
    terminal.send(ctrl("q"))
    terminal.wait_exit()
    assert b"\xef\xbf\xbd" in terminal.raw
    left = re.sub(r"\x1b\[[?<>]?[\d;]*(?:[a-zA-Z]|\$p)", "", terminal.raw.decode())
    assert "GEKAAPT" in left
    harmful = {sign for sign in left if sign < " " or "\x7f" <= sign <= "\x9f"} - {"\r", "\n"}
    assert not harmful | (set(left) & set(FORBIDDEN))


def test_markup_is_shown_as_it_is(probe: Probe) -> None:
    terminal = ready(probe())
    for text in MARKUP:
        assert text in terminal.text()


@pytest.mark.parametrize("key", ["x", "t"])
def test_a_crash_tells_nothing_about_anybody(probe: Probe, tmp_path: Path, key: str) -> None:
    terminal = ready(probe())
    edit(terminal, "half")
    terminal.send(ESC)
    terminal.wait_for("niet bewaard")
    terminal.send(key)
    assert terminal.wait_exit() == 1
    assert SECRET not in terminal.raw
    told = bytes(terminal.raw[terminal.raw.rindex(LEAVE_SCREEN) :]).decode()
    assert "gestopt door een fout" in told
    (report,) = tmp_path.glob("fout-*.txt")
    assert report.name in told
    assert report.stat().st_mode & 0o777 == 0o600
    assert SECRET not in report.read_bytes()
    assert "probe_app.py" in report.read_text()
    assert saved(tmp_path)["draft"] is None
