"""What the operating system refuses, told in Dutch with a way out."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.errors import IctcoordError, NotAllowedError

_NO_RIGHTS = "je hebt er geen rechten voor. Vraag ze aan de beheerder van de server."
_NO_LOCKS = "deze schijf kan geen bestanden vergrendelen. Bewaar op een andere schijf."
_FORBIDDEN = {
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
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
    errno.ENOLCK: _NO_LOCKS,
    errno.ENOSYS: _NO_LOCKS,
    errno.EOPNOTSUPP: _NO_LOCKS,
}


def shown(path: Path) -> str:
    """Return a path fit for a message: a file name may hold anything, even escape sequences."""
    return neutralise(str(path))


def only_readable(path: Path) -> NotAllowedError:
    """Return the error for a dossier that may be looked at only."""
    return NotAllowedError(
        f"Je mag {shown(path)} lezen, maar niet wijzigen. Vraag schrijfrechten aan de beheerder."
    )


def taken(path: Path) -> NotAllowedError:
    """Return the error for a new file whose name is in use."""
    return NotAllowedError(f"{shown(path)} bestaat al. Kies een andere naam.")


def explain(error: OSError, path: Path, deed: str) -> IctcoordError:
    """Return the Dutch error for what the system refused.

    Args:
        error: What the system said.
        path: The file or folder it was about.
        deed: What did not work, as it follows on `Kan PATH niet`: `bewaren`, `lezen`.
    """
    number = error.errno or 0
    reason = _FORBIDDEN.get(number) or _FAILED.get(number)
    if reason is None:
        said = neutralise(error.strerror or "?")
        reason = f"het systeem meldt fout {error.errno} ({said}). Vraag de beheerder om hulp."
    kind = NotAllowedError if number in _FORBIDDEN else IctcoordError
    return kind(f"Kan {shown(path)} niet {deed}: {reason}")


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
