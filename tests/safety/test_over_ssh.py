"""The app over a real sshd: two people at once, a dead client, a frozen one, and pupils who try."""

import os
import pwd
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.documents import new_document
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.conflicts import list_conflicts
from ictcoord_tui.storage.drafts import list_drafts
from ictcoord_tui.storage.lock import locked
from tests.safety.attempts import ATTEMPTS
from tests.safety.sshd import Server, running_sshd
from tests.terminal.harness import (
    DOWN,
    ENTER,
    ESC,
    RIGHT,
    UP,
    Terminal,
    breathe,
    ctrl,
)
from tests.terminal.test_ssh import free_port

SECONDS = 30
REFUSED = 5
ACCOUNT = pwd.getpwuid(os.geteuid()).pw_name
SECRET = "GEHEIM-VAN-DE-BUREN"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    root = tmp_path / "dossiers"
    root.mkdir()
    document = new_document(DossierKind.SCHOOL, "De Kiekendief", catalogue=load_catalogue().version)
    (root / "school.toml").write_bytes(encode(document))
    outside = tmp_path / "buren.toml"
    outside.write_bytes(encode({**document, "name": SECRET}))
    (root / "koppeling.toml").symlink_to(outside)
    (root / "map").symlink_to(tmp_path)
    with running_sshd(tmp_path, root) as one:
        yield one


def logged_in(server: Server) -> Terminal:
    """Log in, open the school and go to the time of the first task."""
    client = server.client()
    try:
        client.wait_ready("Nieuwe school")
        client.send(ENTER)
        client.wait_for("Stappenplan")
        client.settle()
        client.send("2")
        client.wait_for("[Huidige situatie]")
        client.send(RIGHT, RIGHT)
        client.settle()
    except AssertionError:
        client.close()
        raise
    return client


def typing(client: Terminal, text: str) -> None:
    """Open the cell and type, without finishing."""
    client.send(ENTER)
    client.wait_for("Niet wijzigen")
    client.send(text)
    client.wait_for(text)


def finish(client: Terminal) -> None:
    client.send(ENTER, ESC)


def school(server: Server) -> Path:
    return server.root / "school.toml"


def times(server: Server) -> list[str]:
    rows = decode(school(server).read_bytes(), "test").get("current", {})
    return sorted(row["time"].removesuffix("/week") for row in rows.values() if "time" in row)


def notes(server: Server) -> str:
    rows = decode(school(server).read_bytes(), "test").get("current", {})
    return " ".join(row.get("note", "") for row in rows.values())


def wait_until_saved(client: Terminal, server: Server, *wanted: str) -> None:
    client.wait_until(lambda: times(server) == sorted(wanted), f"{wanted} on disk", SECONDS)


@pytest.mark.timeout(180)
def test_two_people_in_different_cells_see_each_others_work(server: Server) -> None:
    with logged_in(server) as one, logged_in(server) as other:
        typing(one, "1u")
        other.send(DOWN)
        typing(other, "2u")
        finish(one)
        other.wait_for("bijgewerkt", SECONDS)
        assert "2u" in other.text(), "what is half typed stays"
        finish(other)
        one.wait_for("2u", SECONDS)
        wait_until_saved(one, server, "1u", "2u")
        assert list_conflicts(school(server)) == ()


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("keys", "time", "in_note"),
    [((ENTER,), "2u", False), ((DOWN, ENTER), "1u", False), ((DOWN, DOWN, ENTER), "1u", True)],
    ids=["mine", "theirs", "both"],
)
def test_two_people_in_the_same_cell_are_shown_both_values_and_choose(
    server: Server, keys: tuple[str, ...], time: str, in_note: bool
) -> None:
    with logged_in(server) as one, logged_in(server) as other:
        typing(one, "1u")
        typing(other, "2u")
        other.kill(signal.SIGSTOP)
        finish(one)
        wait_until_saved(one, server, "1u")
        other.kill(signal.SIGCONT)
        other.wait_for("bijgewerkt", SECONDS)
        other.settle()
        other.send(ENTER)
        other.wait_for("Wat geldt?", SECONDS)
        assert "Door jou, nu: ‘2u/week’" in other.text()
        theirs = next(line for line in other.screen() if f"Door {ACCOUNT}, " in line)
        assert "‘1u/week’" in theirs
        assert re.search(r", \d\d:\d\d: ", theirs), "when"
        assert times(server) == ["1u"], "nothing is chosen before the answer"
        for key in keys:
            other.send(key)
            other.settle(0.2)
        other.wait_gone("Wat geldt?")
        wait_until_saved(other, server, time)
        other.wait_until(lambda: ("2u/week" in notes(server)) == in_note, "the note", SECONDS)
        history = server.root / ".ictcoord" / "versions" / "school"
        kept = [decode(path.read_bytes(), path.name) for path in history.glob("*.toml")]
        assert any("1u" in str(document.get("current")) for document in kept), "nothing is lost"


@pytest.mark.timeout(180)
def test_two_saves_in_the_same_moment_are_a_conflict_that_either_can_settle(
    server: Server,
) -> None:
    with logged_in(server) as one, logged_in(server) as other:
        typing(one, "1u")
        typing(other, "2u")
        with locked(school(server)):
            finish(one)
            one.settle()
            finish(other)
            other.settle()
        one.wait_until(lambda: bool(list_conflicts(school(server))), "a conflict", SECONDS)
        other.wait_for("tegelijk gewijzigd", SECONDS)
        other.send("c")
        other.wait_for("Twee mensen wijzigden dit tegelijk", SECONDS)
        shown = other.text()
        assert "‘1u/week’" in shown
        assert "‘2u/week’" in shown
        assert shown.count(f"Door {ACCOUNT}, ") == 2
        other.send(DOWN)
        other.settle(0.2)
        other.send(DOWN)
        other.settle(0.2)
        other.send(ENTER)
        other.wait_until(lambda: not list_conflicts(school(server)), "it settled", SECONDS)
        (stands,) = times(server)
        lost = {"1u": "2u", "2u": "1u"}[stands]
        other.wait_until(lambda: f"{lost}/week" in notes(server), "both kept", SECONDS)


def texts_left(server: Server) -> list[str]:
    """Return the half-typed texts that are offered: only once the program behind them is gone."""
    for _ in range(1500):
        if drafts := list_drafts(school(server), ACCOUNT):
            return [draft.text for draft in drafts]
        breathe()
    return []


@pytest.mark.timeout(180)
def test_a_killed_client_leaves_a_draft_and_no_lock(server: Server) -> None:
    with logged_in(server) as client:
        typing(client, "3u30")
        client.kill(signal.SIGKILL)
        client.wait_exit()
        assert texts_left(server) == ["3u30"]
    with locked(school(server), timeout=0):
        pass
    with server.client() as again:
        again.wait_ready("Nieuwe school")
        again.send(ENTER)
        again.wait_for("3u30", SECONDS)


@pytest.mark.timeout(180)
def test_a_frozen_client_is_noticed_and_nobody_waits_for_it(server: Server) -> None:
    with logged_in(server) as frozen:
        typing(frozen, "4u15")
        frozen.settle()
        frozen.kill(signal.SIGSTOP)
        with logged_in(server) as other:
            typing(other, "5u")
            finish(other)
            wait_until_saved(other, server, "5u")
        assert texts_left(server) == ["4u15"]


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "commands", [one.commands for one in ATTEMPTS if one.commands], ids=lambda one: one[0][0][:20]
)
def test_an_attempt_is_refused(
    server: Server, tmp_path: Path, commands: tuple[tuple[str, ...], ...]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    for command in commands:
        done = server.ask(*command)
        assert done.returncode in (2, REFUSED), (command, done)
        assert done.stdout == b"", command
        assert SECRET.encode() not in done.stderr, command
        assert b"uid=" not in done.stderr, command
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.timeout(120)
def test_variables_of_the_client_change_nothing(server: Server, tmp_path: Path) -> None:
    trap = tmp_path / "val"
    trap.mkdir()
    for name in ("valstrik", "sitecustomize"):
        (trap / f"{name}.py").write_text(f"open({str(trap / 'open')!r}, 'w')", encoding="utf-8")
    wanted = {
        "TEXTUAL_DRIVER": "valstrik:Driver",
        "TEXTUAL_LOG": str(trap / "log"),
        "PYTHONPATH": str(trap),
        "PYTHONSTARTUP": str(trap / "valstrik.py"),
        "ICTCOORD_HOME": str(trap),
        "LC_PYTHONPATH": str(trap),
    }
    sent = ["-o", "SendEnv=*", "-o", "SetEnv=" + " ".join(f"{k}={v}" for k, v in wanted.items())]
    client = Terminal(server.ssh("-tt", *sent, server.address), server.folder, environ=wanted)
    with client:
        client.wait_ready("Nieuwe school")
        client.send(ENTER)
        client.wait_for("Stappenplan")
        client.send(ctrl("q"))
        assert client.wait_exit(SECONDS) == 0
    assert sorted(path.name for path in trap.iterdir()) == ["sitecustomize.py", "valstrik.py"]


@pytest.mark.timeout(120)
def test_reading_commands_are_allowed(server: Server) -> None:
    assert b"De Kiekendief" in server.ask("show", "school.toml").stdout
    assert server.ask("check", "school.toml").returncode == 0
    assert server.ask("export", "school.toml", "-").stdout.startswith(b"PK")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("tool", ["scp up", "scp down", "scp -O", "sftp"])
def test_no_file_goes_in_or_out(server: Server, tmp_path: Path, tool: str) -> None:
    local = tmp_path / "lokaal.txt"
    local.write_text("x", encoding="utf-8")
    taken = tmp_path / "gehaald.toml"
    port = ["-P", str(server.port)]
    there = f"{server.address}:"
    commands = {
        "scp up": ["scp", *server.options, *port, str(local), f"{there}x.toml"],
        "scp down": ["scp", *server.options, *port, f"{there}school.toml", str(taken)],
        "scp -O": ["scp", "-O", *server.options, *port, str(local), f"{there}x.toml"],
        "sftp": ["sftp", *server.options, *port, "-b", "/dev/null", server.address],
    }
    done = subprocess.run(
        commands[tool], capture_output=True, stdin=subprocess.DEVNULL, timeout=30, check=False
    )
    assert done.returncode != 0
    assert not taken.exists()
    assert not list(server.root.glob("x.toml"))


@pytest.mark.timeout(120)
def test_no_tunnel_goes_through(server: Server) -> None:
    port = free_port()
    tunnel = subprocess.Popen(
        server.ssh("-N", "-L", f"127.0.0.1:{port}:127.0.0.1:{server.port}", server.address),
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(1000):
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=20) as through:
                    assert through.recv(100) == b"", "the banner of sshd would come through"
                break
            except ConnectionRefusedError:
                assert tunnel.poll() is None
                breathe()
            except ConnectionResetError:
                break
    finally:
        tunnel.terminate()
        tunnel.wait(20)


@pytest.mark.timeout(120)
def test_inside_the_app_no_path_leads_out(server: Server, tmp_path: Path) -> None:
    with server.client() as client:
        client.wait_ready("Nieuwe school")
        shown = client.text()
        assert "koppeling" not in shown
        assert "buren" not in shown
        for path in (
            str(tmp_path / "buren.toml"),
            "../buren.toml",
            "koppeling.toml",
            "map/buren.toml",
        ):
            client.send(UP, UP)
            client.settle(0.2)
            client.send(ENTER)
            client.wait_for("Welk dossier?")
            client.send(ctrl("u"))
            client.send(path)
            client.settle()
            client.send(ENTER)
            client.settle()
            assert SECRET not in client.text()
            assert "› Stappenplan" not in client.text()
            client.wait_gone("Welk dossier?")
        client.send(ctrl("q"))
        assert client.wait_exit() == 0
