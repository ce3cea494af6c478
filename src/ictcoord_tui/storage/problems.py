"""What the operating system refuses, told in Dutch with a way out."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError, NotAllowedError

_FORBIDDEN = {
    errno.EACCES: "je hebt er geen rechten voor. Vraag ze aan de beheerder van de server.",
    errno.EPERM: "je hebt er geen rechten voor. Vraag ze aan de beheerder van de server.",
    errno.EROFS: "deze schijf kan alleen gelezen worden. Bewaar een kopie op een andere plaats.",
    errno.ELOOP: "de koppeling (symlink) verwijst naar zichzelf.",
}
_FAILED = {
    errno.ENOSPC: "de schijf is vol. Maak plaats vrij of bewaar een kopie op een andere schijf.",
    errno.EDQUOT: "je schijfruimte is op. Maak plaats vrij of vraag de beheerder om meer.",
    errno.EFBIG: "het bestand is groter dan hier mag. Vraag de beheerder om meer ruimte.",
    errno.EIO: "de schijf meldt een fout. Bewaar een kopie op een andere plaats en verwittig "
    "de beheerder.",
    errno.ENOENT: "het bestand of de map is er niet (meer). Kijk de naam en de plaats na.",
    errno.ENOTDIR: "een deel van het pad is geen map. Kijk de naam en de plaats na.",
    errno.EISDIR: "dit is een map en geen bestand. Kies een bestandsnaam.",
    errno.ENAMETOOLONG: "de naam is te lang. Kies een kortere naam.",
    errno.EINTR: "het werd onderbroken. Probeer het opnieuw.",
    errno.ENOLCK: "deze schijf kan geen bestanden vergrendelen. Bewaar op een andere schijf.",
    errno.ENOSYS: "deze schijf kan geen bestanden vergrendelen. Bewaar op een andere schijf.",
}


def shown(path: Path) -> str:
    """Return a path fit for a message: a file name may hold anything, even escape sequences."""
    return neutralise(str(path))


def explain(error: OSError, path: Path, deed: str) -> IctcoordError:
    """Return the Dutch error for what the system refused.

    Args:
        error: What the system said.
        path: The file or folder it was about.
        deed: What did not work, as it follows on `Kan PATH niet`: `bewaren`, `lezen`.
    """
    if error.errno in _FORBIDDEN:
        return NotAllowedError(f"Kan {shown(path)} niet {deed}: {_FORBIDDEN[error.errno]}")
    reason = _FAILED.get(error.errno or 0)
    if reason is None:
        reason = f"het systeem meldt fout {error.errno} ({neutralise(error.strerror or '?')})."
    return IctcoordError(f"Kan {shown(path)} niet {deed}: {reason}")


@contextmanager
def explained(path: Path, deed: str) -> Iterator[None]:
    """Turn every `OSError` of the block into its Dutch explanation.

    Raises:
        NotAllowedError: No permission, or a read-only disk.
        IctcoordError: Any other refusal of the system.
    """
    try:
        yield
    except OSError as error:
        raise explain(error, path, deed) from error
