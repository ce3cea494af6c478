"""Which keys the commands have when a user chose some: no key does two things on one screen.

Keys are dealt out in this order: what the user chose (first to the command that usually has that
key, then in the order of the table), then what is usual. A command whose own keys are all gone
falls back on its usual ones, as far as those are free. What has no key then is in the menu; so the
menu itself, and what works where there is no menu, always keep one.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from types import MappingProxyType

from ictcoord_tui.tui.commands import COMMAND_BY_ID, COMMANDS
from ictcoord_tui.tui.commands.keys import MENU, plain_key
from ictcoord_tui.tui.commands.model import Command, Context
from ictcoord_tui.values import dataclass

SCREENS: Sequence[frozenset[Context]] = tuple(
    frozenset(contexts)
    for contexts in (
        (Context.ROADMAP, Context.EVERYWHERE),
        (Context.WALK,),
        (Context.START,),
        (Context.OVERVIEW, Context.EVERYWHERE),
        (Context.TASKS, Context.OVERVIEW, Context.TABLE, Context.EVERYWHERE),
        (Context.SITUATION, Context.OVERVIEW, Context.TABLE, Context.EVERYWHERE),
        (Context.TARGET, Context.SITUATION, Context.OVERVIEW, Context.TABLE, Context.EVERYWHERE),
        (Context.TEAM, Context.TABLE, Context.EVERYWHERE),
        (Context.CARD, Context.EVERYWHERE),
        (Context.INSIGHTS, Context.EVERYWHERE),
        (Context.GROUP, Context.EVERYWHERE),
        (Context.MAPPING,),
        (Context.PREVIEW,),
        (Context.EDITOR,),
        (Context.LIST_EDITOR,),
    )
)
"""The sets of contexts in which a screen can be: elsewhere, a key may do something else."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A key that a command does not have, because another one on the same screen has it.

    Attributes:
        key: The key, as the user wrote it or as it is usual.
        by: The command that has it.
        loser: The command that goes without.
    """

    key: str
    by: Command
    loser: Command


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys that hold.

    Attributes:
        keymap: Keys by command id, separated by commas, of every command with other keys than
            usual, and of those that share a usual key with one: Textual takes a key away from all
            commands of a widget when one of them loses it. Empty text: no key, only the menu.
        taken: What commands lost, in the order of the table.
    """

    keymap: Mapping[str, str]
    taken: tuple[Taken, ...]


def own_keys(chosen: Mapping[str, str]) -> OwnKeys:
    """Deal out the keys.

    Args:
        chosen: What the user wrote: keys by command id, several separated by commas. Commands that
            do not exist, and those with nothing behind them, count for nothing.
    """
    wanted = {
        name: keys
        for name, said in chosen.items()
        if name in COMMAND_BY_ID and (keys := tuple(filter(None, map(str.strip, said.split(",")))))
    }
    if not wanted:
        return OwnKeys(MappingProxyType({}), ())
    held: frozenset[str] = frozenset()
    while True:
        deal = _Deal(wanted, held)
        bare = {name for name in _ALWAYS_WITH_A_KEY if not deal.keys_of(name)} - held
        if not bare:
            return OwnKeys(MappingProxyType(deal.changed()), tuple(deal.taken()))
        held |= bare


def _meet(one: Command, other: Command) -> bool:
    """Tell whether two commands work on the same screen."""
    return any(
        screen.intersection(one.contexts) and screen.intersection(other.contexts)
        for screen in SCREENS
    )


def _without_menu() -> Iterator[str]:
    menu = COMMAND_BY_ID[MENU]
    with_menu = frozenset(chain.from_iterable(s for s in SCREENS if s.intersection(menu.contexts)))
    for command in COMMANDS:
        if not with_menu.issuperset(command.contexts):
            yield command.id


_ALWAYS_WITH_A_KEY = frozenset((MENU, *_without_menu()))


def _turns(
    wanted: Mapping[str, Sequence[str]], held: AbstractSet[str]
) -> Iterator[tuple[Command, Sequence[str]]]:
    """Yield commands with the keys they may have, if nobody had those before."""
    yield from ((command, command.keys[-1:]) for command in COMMANDS if command.id in held)
    own = [command for command in COMMANDS if command.id in wanted]
    for command in own:
        usual = {plain_key(key) for key in command.keys}
        yield command, [key for key in wanted[command.id] if plain_key(key) in usual]
    yield from ((command, wanted[command.id]) for command in own)
    yield from ((command, command.keys) for command in COMMANDS if command.id not in wanted)


class _Deal:
    """One way to deal out the keys: `held` keep the last of their usual keys, whatever is said."""

    def __init__(self, wanted: Mapping[str, Sequence[str]], held: AbstractSet[str]) -> None:
        self._wanted = wanted
        self._given: dict[str, list[str]] = {command.id: [] for command in COMMANDS}
        self._owners: dict[str, list[Command]] = {}
        for command, keys in _turns(wanted, held):
            self._give(command, keys)
        for command in COMMANDS:
            if not self._given[command.id]:
                self._give(command, command.keys)

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """Return the keys of a command, in the order in which they were said or are usual."""
        said = (*self._wanted.get(command_id, ()), *COMMAND_BY_ID[command_id].keys)
        mine = self._given[command_id]
        return tuple(key for key in dict.fromkeys(said) if key in mine)

    def changed(self) -> dict[str, str]:
        """Return the keys worth telling, as in `OwnKeys.keymap`."""
        told = {one.id for one in COMMANDS if self.keys_of(one.id) != one.keys}
        while True:
            touched = {
                key
                for name in told
                for key in map(plain_key, (*COMMAND_BY_ID[name].keys, *self.keys_of(name)))
            }
            more = {one.id for one in COMMANDS if not touched.isdisjoint(map(plain_key, one.keys))}
            if more <= told:
                known = (one.id for one in COMMANDS if one.id in told)
                return {name: ",".join(self.keys_of(name)) for name in known}
            told |= more

    def taken(self) -> Iterator[Taken]:
        """Yield what commands go without, of what they were given or usually have."""
        for command in COMMANDS:
            for key in self._wanted.get(command.id, command.keys):
                by = self._holder(command, key)
                if by is not None and by != command:
                    yield Taken(key, by, command)

    def _give(self, command: Command, keys: Sequence[str]) -> None:
        for key in keys:
            if self._holder(command, key) is None:
                self._given[command.id].append(key)
                self._owners.setdefault(plain_key(key), []).append(command)

    def _holder(self, command: Command, key: str) -> Command | None:
        """Return who has a key on a screen of this command: itself, another, or nobody."""
        owners = self._owners.get(plain_key(key), ())
        return next((one for one in owners if one is command or _meet(one, command)), None)
