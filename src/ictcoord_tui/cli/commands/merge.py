"""`ictcoord merge`: the merge driver with which a group works on several machines.

In the attributes and configuration of git:

```
*.toml merge=ictcoord
git config merge.ictcoord.driver "ictcoord merge %O %A %B %P"
```
"""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.names import names_for
from ictcoord_tui.cli.output import say
from ictcoord_tui.cli.targets import STDOUT, refuse_to_overwrite
from ictcoord_tui.domain.forgotten import merge_without
from ictcoord_tui.domain.merge import Conflict
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import ConflictError, UsageError
from ictcoord_tui.identity import author_name
from ictcoord_tui.reports.changes import told_conflict
from ictcoord_tui.storage.atomic import write_atomically
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.conflicts import Pending, keep_conflicts
from ictcoord_tui.storage.problems import explained, shown


def run(arguments: Arguments) -> int:
    """Write the merged dossier and tell about conflicts; 4 when there are any."""
    ours_path = arguments.path("WIJ")
    ours, theirs = _read(ours_path), _read(arguments.path("ZIJ"))
    base = _read_base(arguments.path("BASIS"))
    _check_kinds(base, ours, theirs)
    merged = merge_without(base, ours, theirs)
    _write(arguments, ours_path, encode(merged.document))
    if not merged.conflicts:
        return 0
    dossier = arguments.path_or_none("DOSSIER")
    if dossier is not None:
        _keep(merged.conflicts, dossier)
    names = names_for(ours_path, base, theirs, ours)
    for conflict in merged.conflicts:
        say(told_conflict(conflict, names))
    say(f"Hier wijzigden beide versies hetzelfde. {_advice(dossier)}")
    return ConflictError.exit_code


def _check_kinds(*documents: Document) -> None:
    """A school and a group have little in common, and a mixture of them can be used as neither."""
    if len({document.get("kind") for document in documents if document}) > 1:
        raise UsageError(
            "Een school en een groep kun je niet samenvoegen. Noem drie versies van één dossier."
        )


def _write(arguments: Arguments, ours_path: Path, data: bytes) -> None:
    """The result takes the place of ours, or goes where nothing is yet."""
    output = arguments.text("--output", str(ours_path))
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        return
    if Path(output) != ours_path and not arguments.given("--force"):
        refuse_to_overwrite(Path(output))
    write_atomically(Path(output), data)


def _keep(conflicts: Iterable[Conflict], dossier: Path) -> None:
    """Let the app show them and ask; git does not tell who the other side was."""
    now = datetime.now().astimezone()
    ours, theirs = Signature(author_name(), now), Signature("", now)
    keep_conflicts(dossier, (Pending(one, ours, theirs) for one in conflicts))


def _advice(dossier: Path | None) -> str:
    if dossier is None:
        return "Kijk na of er staat wat je wilt."
    return f"Open {shown(dossier)} en druk op c om te kiezen."


def _read(path: Path) -> Document:
    return decode(_bytes(path), shown(path))


def _read_base(path: Path) -> Document:
    """Git gives an empty file when both versions began by themselves."""
    data = _bytes(path)
    return decode(data, shown(path)) if data.strip() else {}


def _bytes(path: Path) -> bytes:
    with explained(path, "lezen"):
        return path.read_bytes()
