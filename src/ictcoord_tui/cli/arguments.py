"""What was typed after the program's name, and what a command accepts there.

Named tuples, because the machinery of dataclasses takes a third of the time that `--help` does.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Argument(NamedTuple):
    """Something that may follow a command.

    Attributes:
        name: `DOSSIER` for a word in its place, `--json` for an option.
        help: One Dutch line.
        value: For an option: what is to follow it, for instance `DIR`; empty for a switch.
        short: A second, short name of an option, for instance `-o`.
        optional: Whether a word in its place may be left out. Options always may.
        choices: The only words it may be.
    """

    name: str
    help: str
    value: str = ""
    short: str = ""
    optional: bool = False
    choices: tuple[str, ...] = ()

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
        details: More to know, in Dutch; empty when there is nothing more.
    """

    name: str
    summary: str
    examples: tuple[tuple[str, str], ...]
    arguments: tuple[Argument, ...]
    module: str
    details: str = ""

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
