"""Over a real sshd on this machine: a client that dies, and a line that freezes."""

import os
import pwd
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import (
    ENTER,
    PYTHON,
    Terminal,
    breathe,
    sealed_environment,
    wait_for_file,
)
from tests.terminal.test_stories import saved

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
NEEDED = ("ssh", "ssh-keygen")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Terminal]:
    """An ssh client whose forced command is the probe."""
    if SSHD is None or not all(map(shutil.which, NEEDED)):
        pytest.skip("OpenSSH is not installed")
    if os.geteuid() == 0 and not Path("/run/sshd").is_dir():
        pytest.skip("as root, sshd wants the folder /run/sshd")
    port = free_port()
    server = subprocess.Popen(
        [SSHD, "-D", "-e", "-f", str(configure(tmp_path, port))], stderr=subprocess.DEVNULL
    )
    client = None
    try:
        wait_for_port(server, port)
        client = Terminal(client_command(tmp_path, port), tmp_path)
        yield client
    finally:
        if client is not None:
            client.close()
        server.terminate()
        server.wait(20)


def configure(folder: Path, port: int) -> Path:
    """Write keys and a configuration that only lets this user in, and only to the probe."""
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True
        )
    variables = sealed_environment(folder)
    del variables["TERM"]
    given = [f"{name}={value}" for name, value in variables.items()]
    forced = shlex.join(["env", *given, PYTHON, "-m", "tests.terminal.probe", str(folder)])
    settings = folder / "sshd_config"
    settings.write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        f"PasswordAuthentication no\nClientAliveInterval 1\nClientAliveCountMax 2\n"
        f"ForceCommand {forced}\n"
    )
    return settings


def client_command(folder: Path, port: int) -> list[str]:
    options = ["UserKnownHostsFile=/dev/null", "StrictHostKeyChecking=no", "BatchMode=yes"]
    return [
        "ssh",
        "-tt",
        "-F",
        "none",
        "-i",
        str(folder / "user"),
        "-p",
        str(port),
        *(part for option in options for part in ("-o", option)),
        f"{pwd.getpwuid(os.geteuid()).pw_name}@127.0.0.1",
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for_port(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            breathe()
        else:
            return
    pytest.skip("sshd does not start here")


def half_an_edit(session: Terminal) -> None:
    try:
        session.wait_ready("begin")
    except AssertionError as error:
        if "Permission denied" in session.text():
            pytest.skip("this account may not log in over SSH")
        raise error from None
    session.send(ENTER)
    session.wait_for("oud")
    session.send("half")
    session.wait_for("oudhalf")
    session.settle()


def test_a_killed_client_loses_nothing(session: Terminal, tmp_path: Path) -> None:
    half_an_edit(session)
    session.kill(signal.SIGKILL)
    session.wait_exit()
    wait_for_file(tmp_path / "saved.json")
    assert saved(tmp_path)["draft"] == "oudhalf"


def test_a_frozen_client_is_noticed_because_the_screen_is_idle(
    session: Terminal, tmp_path: Path
) -> None:
    half_an_edit(session)
    session.kill(signal.SIGSTOP)
    wait_for_file(tmp_path / "saved.json")
    assert saved(tmp_path)["draft"] == "oudhalf"
