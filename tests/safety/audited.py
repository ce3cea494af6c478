"""`ictcoord` under watch: `LOG ARGUMENTS...`. What it must never do is written in the log."""

import os
import sys

FORBIDDEN = (
    "ftplib.",
    "http.",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "smtplib.",
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "subprocess.",
    "urllib.",
    "webbrowser.",
)


def watch(log: str) -> None:
    """Write every forbidden event in the log, for as long as the process lives."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        if event.startswith(FORBIDDEN):
            os.write(handle, event.encode() + b"\n")

    sys.addaudithook(hook)


if __name__ == "__main__":
    watch(sys.argv[1])
    from ictcoord_tui.cli import main

    sys.exit(main(sys.argv[2:]))
