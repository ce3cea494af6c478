"""The completion script for zsh, to be evaluated or to lie as `_ictcoord` in a folder of fpath."""

from collections.abc import Iterator

from ictcoord_tui.cli.arguments import PROGRAM, Argument, Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.completion import FUNCTIONS, LOOKED_UP
from ictcoord_tui.cli.help import HELP, with_choices

_SCRIPT = r"""#compdef %(program)s
# Completion of %(program)s for zsh. Made by: %(program)s completion zsh

# Sets where the dossier is, when it is there.
_ictcoord_dossier() {
    local word
    for word in "${(Q)words[@]}"; do
        [[ $word == */* ]] || word=./$word
        if [[ $word == *.toml && -f $word ]]; then
            dossier=$word
            return
        fi
    done
    return 1
}

# Sets where the schools of a group are.
_ictcoord_members() {
    members=()
    grep -q '%(group)s' $dossier && members=($dossier:h/%(schools)s/*.toml(N))
}

_ictcoord_people() {
    local dossier
    local -a members people
    _ictcoord_dossier || return
    _ictcoord_members
    people=(${(f)"$(sed -n '%(people)s' $dossier $members 2> /dev/null)"})
    compadd -a people
}

_ictcoord_schools() {
    local dossier
    local -a members schools
    _ictcoord_dossier || return
    _ictcoord_members
    schools=(${(f)"$(print -rl -- $members | sed -n '%(school)s')"})
    compadd -a schools
}

_ictcoord_versions() {
    local dossier
    local -a files versions
    _ictcoord_dossier || return
    files=($dossier:h/%(versions)s/$dossier:t:r/*.toml(N))
    versions=(${(f)"$(print -rl -- $files | sed -n '%(version)s')"})
    compadd -a versions
}

_ictcoord_commands() {
    local -a offers=(
%(commands)s
    )
    _describe -t commands opdracht offers
}

_ictcoord_first() {
    _alternative 'commands:opdracht:_ictcoord_commands' "files:dossier:_files -g '*.toml'"
}

%(choices)s

_ictcoord() {
    local curcontext=$curcontext state line
    local -A opt_args
    _arguments -C \
%(open)s \
        '1: :_ictcoord_first' \
        '*:: :->rest' && return
    case $line[1] in
%(cases)s
    esac
}

if [[ $funcstack[1] == _ictcoord ]]; then
    _ictcoord "$@"
else
    compdef _ictcoord %(program)s
fi
"""


def script() -> str:
    """Return the script."""
    described = [(one.name, one.summary) for one in COMMANDS]
    return _SCRIPT % {
        "program": PROGRAM,
        **LOOKED_UP,
        "commands": _offers(described),
        "choices": "\n\n".join(_choices()),
        "open": _lines(_options(OPEN), 8),
        "cases": "\n".join(_case(command) for command in COMMANDS),
    }


def _choices() -> Iterator[str]:
    for command in (OPEN, *COMMANDS):
        for argument in with_choices(command):
            yield (
                f"{_chooser(command, argument)}() {{\n"
                f"    local -a offers=(\n{_offers(list(argument.choices.items()))}\n    )\n"
                f"    _describe -t values {argument.placeholder} offers\n}}"
            )


def _case(command: Command) -> str:
    words = [f"{place}: :{_action(command, one)}" for place, one in enumerate(command.words, 1)]
    specs = _lines([*_options(command), *(_quoted(one) for one in words)], 16)
    return f"        {command.name})\n            _arguments \\\n{specs}\n            ;;"


def _options(command: Command) -> list[str]:
    return [
        _quoted(spec)
        for option in (*command.options, HELP)
        for name in (option.name, option.short)
        if name
        for spec in [_option(command, option, name)]
    ]


def _option(command: Command, option: Argument, name: str) -> str:
    said = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    if not option.value:
        return f"{name}[{said}]"
    equals = "=" if name.startswith("--") else ""
    return f"{name}{equals}[{said}]:{option.value}:{_action(command, option)}"


def _action(command: Command, argument: Argument) -> str:
    if argument.choices:
        return _chooser(command, argument)
    if argument.fill in FUNCTIONS:
        return FUNCTIONS[argument.fill]
    if argument.fill == "folder":
        return "_files -/"
    if argument.fill:
        ends = [f"*{suffix}" for suffix in argument.suffixes]
        # One name alone between brackets would be taken for flags.
        return f'_files -g "{ends[0] if len(ends) == 1 else "(" + "|".join(ends) + ")"}"'
    return " "


def _chooser(command: Command, argument: Argument) -> str:
    place = argument.name.lstrip("-").lower()
    return "_ictcoord_" + "_".join(filter(None, (command.name, place)))


def _offers(rows: list[tuple[str, str]]) -> str:
    return "\n".join(f"        {_quoted(f'{word}:{said}')}" for word, said in rows)


def _lines(words: list[str], indent: int) -> str:
    return " \\\n".join(f"{' ' * indent}{word}" for word in words)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
