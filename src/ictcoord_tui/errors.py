"""Every failure this program explains to its user.

```
IctcoordError            exit 1
├── UsageError           exit 2   wrong use, or no terminal
├── InvalidDataError     exit 3   a dossier or workbook that cannot be understood
├── ConflictError        exit 4   two people changed the same thing
└── NotAllowedError      exit 5   no permission, read-only, or outside the confined folder
```

Messages are Dutch, name the place and say what can be done about it.
"""


class IctcoordError(Exception):
    """A failure with a Dutch explanation.

    Attributes:
        title: A few words that head the message on screen.
        exit_code: What the command line returns for it.
    """

    title = "Dat is niet gelukt"
    exit_code = 1

    def __init__(self, message: str, *, title: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if title is not None:
            self.title = title


class UsageError(IctcoordError):
    """The command was called in a way that cannot work."""

    title = "Zo kan dit niet"
    exit_code = 2


class InvalidDataError(IctcoordError):
    """A file holds something that this program cannot understand."""

    title = "Het bestand klopt niet"
    exit_code = 3


class ConflictError(IctcoordError):
    """Two people changed the same thing and somebody has to choose."""

    title = "Twee versies spreken elkaar tegen"
    exit_code = 4


class NotAllowedError(IctcoordError):
    """The file system, the read-only switch or the confined folder forbids it."""

    title = "Dat mag niet"
    exit_code = 5
