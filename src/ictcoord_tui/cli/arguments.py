"""What was typed after the program's name, and what a command accepts there.

What is typed as it stands is English: `--output`, `target`. What somebody fills in is Dutch and
stands in capitals: `DOSSIER`, `PERSOON`.

Named tuples, because the machinery of dataclasses takes a third of the time that `--help` does.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

PROGRAM = "ictcoord"
"""What one types to start this program."""

Fill = Literal["", "file", "folder", "person", "school", "version"]
"""What a shell can offer in the place of an argument; nothing when only the user knows."""


class Argument(NamedTuple):
    """Something that may follow a command.

    Attributes:
        name: `DOSSIER` for a word in its place, `--json` for an option.
        help: One Dutch line.
        value: For an option: what is to follow it, for instance `MAP`; empty for a switch.
        short: A second, short name of an option, for instance `-o`.
        optional: Whether a word in its place may be left out. Options always may.
        choices: The only words it may be, with what each means in Dutch.
        fill: What a shell can offer when there are no choices.
        suffixes: Of a file: how its name may end, for instance `.toml`.
    """

    name: str
    help: str
    value: str = ""
    short: str = ""
    optional: bool = False
    choices: Mapping[str, str] = MappingProxyType({})
    fill: Fill = ""
    suffixes: tuple[str, ...] = ()

    @property
    def placeholder(self) -> str:
        """What stands in capitals for what somebody fills in; empty for a switch."""
        return self.value if self.is_option else self.name

    @property
    def shown(self) -> str:
        """How help and documents write it: `[PERSOON]`, `-o, --output UITVOER`."""
        if self.is_option:
            names = f"{self.short}, {self.name}" if self.short else self.name
            return f"{names} {self.value}".rstrip()
        return f"[{self.name}]" if self.optional else self.name

    @property
    def is_option(self) -> bool:
        """Whether this is an option and not a word in its place."""
        return self.name.startswith("-")


class Command(NamedTuple):
    """One command of `ictcoord`.

    Attributes:
        name: What is typed; empty for opening the app.
        summary: What it does, in a few Dutch words.
        examples: Command lines with what they do.
        arguments: Words first, in their order, then options.
        module: Its module in `cli.commands`.
        details: More to know, in one Dutch paragraph; empty when there is nothing more.
    """

    name: str
    summary: str
    examples: tuple[tuple[str, str], ...]
    arguments: tuple[Argument, ...]
    module: str
    details: str = ""

    @property
    def call(self) -> str:
        """How it is typed, without options: `ictcoord report DOSSIER VERSLAG [PERSOON]`."""
        return " ".join(filter(None, [PROGRAM, self.name, *(one.shown for one in self.words)]))

    @property
    def words(self) -> tuple[Argument, ...]:
        """The arguments that are recognised by their place."""
        return tuple(one for one in self.arguments if not one.is_option)

    @property
    def options(self) -> tuple[Argument, ...]:
        """The arguments that are recognised by their name."""
        return tuple(one for one in self.arguments if one.is_option)


class Arguments(NamedTuple):
    """What was typed, by the name of the argument.

    Attributes:
        command: Which command it is for.
        values: Words and values of options.
        switches: Names of the options without a value that were given.
        root: The folder outside which nothing may be read or written; `None` for no such limit.
    """

    command: Command
    values: Mapping[str, str]
    switches: frozenset[str] = frozenset()
    root: Path | None = None

    def text(self, name: str, default: str = "") -> str:
        """Return what was typed for an argument, or the default."""
        return self.values.get(name, default)

    def path(self, name: str) -> Path:
        """Return a file or folder that had to be typed."""
        return Path(self.values[name])

    def path_or_none(self, name: str) -> Path | None:
        """Return a file or folder that may be left out."""
        return Path(self.values[name]) if name in self.values else None

    def given(self, name: str) -> bool:
        """Tell whether a switch was given."""
        return name in self.switches
