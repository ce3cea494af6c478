"""The completion script for bash 4.4 or newer, with or without the package bash-completion."""

from collections.abc import Iterator

from ictcoord_tui.cli.arguments import PROGRAM, Argument, Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.completion import FUNCTIONS, LOOKED_UP
from ictcoord_tui.cli.help import HELP

_SCRIPT = r"""# Completion of %(program)s for bash. Made by: %(program)s completion bash

# A word as it was meant, without the quotes and backslashes it was typed with.
_ictcoord_plain() {
    local word=${1#[\"\']}
    word=${word%%[\"\']}
    printf '%%s' "${word//\\/}"
}

_ictcoord_words() {
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$*" -- "$cur")
}

# Folders, and files whose name ends as one of the arguments says. Hidden ones only behind a dot.
_ictcoord_files() {
    local found place suffix typed
    typed=$(_ictcoord_plain "$cur")
    compopt -o filenames 2> /dev/null
    while IFS= read -r found; do
        [[ ${found##*/} == .* && ${typed##*/} != .* ]] && continue
        place=$found
        [[ $place == "~/"* ]] && place=$HOME/${place:2}
        if [[ -d $place ]]; then
            COMPREPLY+=("$found")
            continue
        fi
        for suffix; do
            [[ ${found,,} == *"$suffix" ]] && COMPREPLY+=("$found")
        done
    done < <(compgen -f -- "$typed")
}

# Prints where the dossier is, when it is there.
_ictcoord_dossier() {
    local file
    file=$(_ictcoord_plain "$dossier")
    [[ $file == */* ]] || file=./$file
    [[ -f $file ]] && printf '%%s' "$file"
}

# Prints where the schools of a group are.
_ictcoord_members() {
    grep -q '%(group)s' "$1" && printf '%%s\n' "${1%%/*}"/%(schools)s/*.toml
}

_ictcoord_people() {
    local file
    local -a files
    file=$(_ictcoord_dossier) || return
    mapfile -t files < <(_ictcoord_members "$file")
    _ictcoord_words "$(sed -n '%(people)s' "$file" "${files[@]}" 2> /dev/null)"
}

_ictcoord_schools() {
    local file
    file=$(_ictcoord_dossier) || return
    _ictcoord_words "$(_ictcoord_members "$file" | sed -n '%(school)s')"
}

_ictcoord_versions() {
    local file name
    file=$(_ictcoord_dossier) || return
    name=${file##*/}
    _ictcoord_words "$(printf '%%s\n' "${file%%/*}/%(versions)s/${name%%.toml}"/*.toml |
        sed -n '%(version)s')"
}

_ictcoord() {
    local cur=${COMP_WORDS[COMP_CWORD]}
    local command='' option='' dossier='' only_words='' word place=0 i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $option && $word == '=' ]]; then
            continue
        elif [[ $option ]]; then
            option=''
        elif [[ ! $only_words && $word == -- ]]; then
            only_words=1
        elif [[ ! $only_words && $word == -?* ]]; then
            case "$command $word" in
                %(with_value)s) option=$word ;;
            esac
        elif [[ ! $command$only_words && $place == 0 && ' %(commands)s ' == *" $word "* ]]; then
            command=$word
        else
            ((place += 1))
            [[ ! $dossier ]] && dossier=$word
        fi
    done
    [[ $cur == '=' ]] && cur=''
    if [[ $option ]]; then
        case "$command $option" in
%(values)s
        esac
    elif [[ $cur == -* && ! $only_words ]]; then
        case $command in
%(options)s
        esac
    else
        case "$command $place" in
%(words)s
        esac
    fi
}

complete -F _ictcoord %(program)s
"""


def script() -> str:
    """Return the script."""
    everything = (OPEN, *COMMANDS)
    spelled = [f"'{key}'" for one in everything for key, _ in _with_value(one)]
    names = " ".join(one.name for one in COMMANDS)
    return _SCRIPT % {
        "program": PROGRAM,
        **LOOKED_UP,
        "commands": names,
        "with_value": " | ".join(spelled),
        "values": _cases(
            (f"'{key}'", _offer(option)) for one in everything for key, option in _with_value(one)
        ),
        "options": _cases((f"'{one.name}'", _options(one)) for one in everything),
        "words": _cases(_words(everything, names)),
    }


def _with_value(command: Command) -> Iterator[tuple[str, Argument]]:
    for option in command.options:
        if option.value:
            for name in filter(None, (option.name, option.short)):
                yield f"{command.name} {name}", option


def _options(command: Command) -> str:
    options = (*command.options, HELP)
    names = [name for one in options for name in (one.name, one.short) if name]
    return f"_ictcoord_words {' '.join(names)}"


def _words(commands: tuple[Command, ...], names: str) -> Iterator[tuple[str, str]]:
    for command in commands:
        for place, word in enumerate(command.words):
            offer = _offer(word)
            if command is OPEN:
                offer = f"[[ $only_words ]] || _ictcoord_words {names}; {offer}"
            yield f"'{command.name} {place}'", offer


def _offer(argument: Argument) -> str:
    """What brings up the words that can stand there; `:` when only the user knows."""
    if argument.choices:
        return f"_ictcoord_words {' '.join(argument.choices)}"
    if argument.fill in FUNCTIONS:
        return FUNCTIONS[argument.fill]
    if argument.fill:
        return " ".join(("_ictcoord_files", *argument.suffixes))
    return ":"


def _cases(rows: Iterator[tuple[str, str]]) -> str:
    return "\n".join(f"            {label}) {body} ;;" for label, body in rows)
