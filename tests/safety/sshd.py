"""A real sshd on this machine, with the forced command of the page for administrators."""

import os
import pwd
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.harness import PYTHON, Terminal, sealed_environment
from tests.terminal.test_ssh import NEEDED, SSHD, free_port, wait_for_port

OPTIONS = """
ClientAliveInterval 1
ClientAliveCountMax 2
AllowTcpForwarding no
AllowStreamLocalForwarding no
AllowAgentForwarding no
X11Forwarding no
PermitTunnel no
PermitUserRC no
PermitUserEnvironment no
Subsystem sftp internal-sftp
"""
"""What the sample in docs/beheerder.md says, with a keep-alive that suits a test."""


@dataclass(frozen=True)
class Server:
    """A running sshd.

    Attributes:
        folder: Keys and homes.
        root: What its users are confined to.
        port: Where it listens on 127.0.0.1.
    """

    folder: Path
    root: Path
    port: int

    @property
    def options(self) -> list[str]:
        """Return what every client of OpenSSH needs to get in; without the port."""
        said = ["UserKnownHostsFile=/dev/null", "StrictHostKeyChecking=no", "BatchMode=yes"]
        said += ["LogLevel=ERROR", "ExitOnForwardFailure=yes"]
        pairs = [part for option in said for part in ("-o", option)]
        return ["-F", "none", "-i", str(self.folder / "user"), *pairs]

    @property
    def address(self) -> str:
        """Return user and host."""
        return f"{pwd.getpwuid(os.geteuid()).pw_name}@127.0.0.1"

    def ssh(self, *words: str) -> list[str]:
        """Return the command line of a client; options come first in `words`."""
        return ["ssh", *self.options, "-p", str(self.port), *words]

    def ask(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        """Ask for a command without a terminal."""
        return subprocess.run(
            self.ssh("-T", self.address, *command),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=30,
            check=False,
        )

    def client(self) -> Terminal:
        """Log in with a terminal."""
        return Terminal(self.ssh("-tt", self.address), self.folder)


@contextmanager
def running_sshd(
    folder: Path, root: Path, *, forced: Sequence[str] | None = None
) -> Iterator[Server]:
    """Run an sshd whose users get nothing but this program, confined to a folder.

    Args:
        folder: Keys and homes.
        root: The folder they are confined to.
        forced: What they get instead of that program.
    """
    if SSHD is None or not all(map(shutil.which, NEEDED)):
        pytest.skip("OpenSSH is not installed")
    if os.geteuid() == 0 and not Path("/run/sshd").is_dir():
        pytest.skip("as root, sshd wants the folder /run/sshd")
    server = Server(folder, root, free_port())
    process = subprocess.Popen(
        [SSHD, "-D", "-e", "-f", str(_configure(server, forced))], stderr=subprocess.DEVNULL
    )
    try:
        wait_for_port(process, server.port)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def _configure(server: Server, forced: Sequence[str] | None) -> Path:
    folder = server.folder
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True
        )
    if forced is None:
        variables = sealed_environment(folder)
        del variables["TERM"]
        given = [f"{name}={value}" for name, value in variables.items()]
        forced = ["env", *given, PYTHON, "-m", "ictcoord_tui", "--root", str(server.root)]
    settings = folder / "sshd_config"
    settings.write_text(
        f"ListenAddress 127.0.0.1\nPort {server.port}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        f"PasswordAuthentication no\n{OPTIONS}ForceCommand {shlex.join(forced)}\n"
    )
    return settings
