"""A command that came along over SSH for an account that may only use this program.

With `ForceCommand ictcoord --root MAP`, sshd runs that whatever the client asked for, and puts what
the client asked for in `SSH_ORIGINAL_COMMAND`. Four commands that only read dossiers are done; all
else is refused, with nothing started. No shell ever sees the text: it is split as a shell would and
parsed as any command line of this program.
"""

from pathlib import Path

from ictcoord_tui.cli.arguments import PROGRAM
from ictcoord_tui.cli.commands import run_command
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.cli.targets import STDOUT
from ictcoord_tui.errors import NotAllowedError, UsageError
from ictcoord_tui.storage.confined import ONLY_TO_SEE, check_inside, check_target

ALLOWED = ("show", "check", "export", "report")
"""Commands that may come along."""

VARIABLE = "SSH_ORIGINAL_COMMAND"
"""Where sshd puts what the client asked for."""

_DOSSIER = "DOSSIER"
_OUT = ("UITVOER", "--output")
_HARMLESS = frozenset({"VERSLAG", "PERSOON", "--insight", "--table", "--school", "--situation"})
"""Arguments that name no file."""

_OUTPUTS = (".xlsx", ".csv", ".tsv", ".md", ".html")
_MOST = 4_096


def run_forced(line: str, root: Path, *, read_only: bool) -> int:
    """Do what a client asked for, below a folder, and return the exit code.

    Args:
        line: The whole text the client sent.
        root: The folder outside which nothing is read or written; resolved.
        read_only: Nothing is written inside either, and all that is made goes to stdout.

    Raises:
        NotAllowedError: It is no command that may come along, or a path leads out of the folder.
        UsageError: It is such a command, typed wrongly.
        IctcoordError: Whatever the command itself raises.
    """
    module, arguments = parse(_words(line))
    if arguments.command.name not in ALLOWED:
        raise _refused()
    values = {name: _checked(name, said, root) for name, said in arguments.values.items()}
    if read_only and any(values.get(name, STDOUT) != STDOUT for name in _OUT):
        raise NotAllowedError(ONLY_TO_SEE)
    return run_command(module, arguments._replace(values=values, root=root))


def _words(line: str) -> list[str]:
    import shlex  # noqa: PLC0415 - of no use to a start that nothing came along with

    if len(line) > _MOST:
        raise _refused()
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise UsageError(
            "Er ontbreekt een aanhalingsteken in deze opdracht. Zet het erbij."
        ) from error
    if words[:1] == [PROGRAM]:
        words = words[1:]
    if words[:1] == [] or words[0] not in ALLOWED:
        raise _refused()
    return words


def _checked(name: str, said: str, root: Path) -> str:
    """Return what was said for an argument; a path is made absolute, and refused outside."""
    if name in _OUT:
        if said == STDOUT:
            return said
        if not said.lower().endswith(_OUTPUTS):
            raise NotAllowedError(f"Hier maak je alleen bestanden op {', '.join(_OUTPUTS)}.")
        return str(check_target(root, Path(said)))
    if name == _DOSSIER:
        return str(check_inside(root, Path(said)))
    if name not in _HARMLESS:
        raise _refused()
    return said


def _refused() -> NotAllowedError:
    return NotAllowedError(
        f"Over deze verbinding kan alleen: {', '.join(ALLOWED)}. "
        "Zonder opdracht opent de app: ssh -t SERVER."
    )
