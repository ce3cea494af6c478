"""The completion script for fish."""

from collections.abc import Iterator

from ictcoord_tui.cli.arguments import PROGRAM, Argument, Command
from ictcoord_tui.cli.command_list import COMMANDS, OPEN
from ictcoord_tui.cli.completion import FUNCTIONS, LOOKED_UP
from ictcoord_tui.cli.help import HELP, with_choices

_SCRIPT = r"""# Completion of %(program)s for fish. Made by: %(program)s completion fish

# Prints the command, how many words stand behind it, and the first of those.
function __ictcoord_place
    set -l command ''
    set -l place 0
    set -l dossier ''
    set -l skip ''
    set -l only_words ''
    for word in (commandline -opc)[2..-1]
        if test -n "$skip"
            set skip ''
        else if test -z "$only_words" -a "$word" = --
            set only_words 1
        else if test -z "$only_words"; and string match -qr -- '^-.' $word
            switch "$command $word"
                case %(with_value)s
                    set skip 1
            end
        else if test -z "$command$only_words" -a $place = 0; and contains -- $word %(commands)s
            set command $word
        else
            set place (math $place + 1)
            test -z "$dossier"; and set dossier $word
        end
    end
    printf '%%s\n' "$command" $place "$dossier"
end

function __ictcoord_is
    test (__ictcoord_place)[1] = $argv[1]
end

function __ictcoord_at
    set -l now (__ictcoord_place)
    test "$now[1]" = $argv[1] -a $now[2] = $argv[2]
end

# Folders, and files whose name ends as one of the arguments says.
function __ictcoord_files
    for found in (complete -C "'' "(commandline -ct) | string replace -r '\t.*' '')
        for suffix in / $argv
            if string match -qi -- "*$suffix" $found
                echo $found
                break
            end
        end
    end
end

# Prints where the dossier is, when it is there.
function __ictcoord_dossier
    set -l file (__ictcoord_place)[3]
    test -f "$file"; and echo $file
end

# Prints where the schools of a group are.
function __ictcoord_members
    set -l files
    grep -q '%(group)s' -- $argv[1]; and set files (dirname -- $argv[1])/%(schools)s/*.toml
    string join -- \n $files
end

function __ictcoord_people
    set -l file (__ictcoord_dossier); or return
    sed -n '%(people)s' -- $file (__ictcoord_members $file) 2>/dev/null
end

function __ictcoord_schools
    set -l file (__ictcoord_dossier); or return
    __ictcoord_members $file | sed -n '%(school)s'
end

function __ictcoord_versions
    set -l file (__ictcoord_dossier); or return
    set -l files (dirname -- $file)/%(versions)s/(basename -- $file .toml)/*.toml
    string join -- \n $files | sed -n '%(version)s'
end

%(choices)s

complete -c %(program)s -f
%(lines)s
"""


def script() -> str:
    """Return the script."""
    everything = (OPEN, *COMMANDS)
    with_value = [
        _quoted(f"{command.name} {name}")
        for command in everything
        for option in command.options
        if option.value
        for name in (option.name, option.short)
        if name
    ]
    return _SCRIPT % {
        "program": PROGRAM,
        **{name: text.replace("\\", "\\\\") for name, text in LOOKED_UP.items()},
        "with_value": " ".join(with_value),
        "commands": " ".join(one.name for one in COMMANDS),
        "choices": "\n\n".join(_choices()),
        "lines": "\n".join(
            line for command in everything for line in (*_words(command), *_options(command))
        ),
    }


def _choices() -> Iterator[str]:
    yield _chooser_function("__ictcoord_commands", [(one.name, one.summary) for one in COMMANDS])
    for command in (OPEN, *COMMANDS):
        for argument in with_choices(command):
            yield _chooser_function(_chooser(command, argument), list(argument.choices.items()))


def _chooser_function(name: str, rows: list[tuple[str, str]]) -> str:
    pairs = " \\\n        ".join(f"{word} {_quoted(said)}" for word, said in rows)
    return f"function {name}\n    printf '%s\\t%s\\n' {pairs}\nend"


def _words(command: Command) -> Iterator[str]:
    for place, word in enumerate(command.words):
        offers = [_offer(command, word)]
        if command is OPEN:
            offers.insert(0, "(__ictcoord_commands)")
        for offer in offers:
            where = f"__ictcoord_at '{command.name}' {place}"
            yield f'complete -c {PROGRAM} -n "{where}" -a {_quoted(offer)}'


def _options(command: Command) -> Iterator[str]:
    for option in (*command.options, HELP):
        names = f"-l {option.name.removeprefix('--')}"
        if option.short:
            names = f"-s {option.short.removeprefix('-')} {names}"
        offer = f" -x -a {_quoted(_offer(command, option))}" if option.value else ""
        where = f"__ictcoord_is '{command.name}'"
        yield f'complete -c {PROGRAM} -n "{where}" {names}{offer} -d {_quoted(option.help)}'


def _offer(command: Command, argument: Argument) -> str:
    if argument.choices:
        return f"({_chooser(command, argument)})"
    if argument.fill in FUNCTIONS:
        return f"(_{FUNCTIONS[argument.fill]})"
    if argument.fill:
        return f"({' '.join(('__ictcoord_files', *argument.suffixes))})"
    return ""


def _chooser(command: Command, argument: Argument) -> str:
    place = argument.name.lstrip("-").lower()
    return "__ictcoord_" + "_".join(filter(None, (command.name, place)))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
