import pytest
from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.cli.command_list import COMMANDS, HELP, OPEN, VERSION
from ictcoord_tui.cli.parser import parse
from ictcoord_tui.errors import UsageError


def refused(*argv: str) -> str:
    with pytest.raises(UsageError) as caught:
        parse(argv)
    return caught.value.message


def test_nothing_opens_the_start_screen() -> None:
    module, arguments = parse([])

    assert module == "app"
    assert arguments.path_or_none("DOSSIER") is None


def test_a_file_opens_that_dossier_and_options_may_stand_anywhere() -> None:
    for argv in (
        ["--read-only", "--root", "map", "school.toml"],
        ["school.toml", "--read-only", "--root=map"],
        ["--root", "map", "--read-only", "--", "school.toml"],
    ):
        module, arguments = parse(argv)
        assert module == "app"
        assert arguments.text("DOSSIER") == "school.toml"
        assert arguments.text("--root") == "map"
        assert arguments.given("--read-only")
        assert not arguments.given("--mouse")


def test_a_command_is_found_behind_options_of_the_app_and_their_values() -> None:
    module, arguments = parse(["--root", "show", "--ascii", "demo", "--dir", "x"])

    assert module == "demo"
    assert arguments.text("--root") == "show"
    assert arguments.text("--dir") == "x"


def test_behind_two_dashes_everything_is_a_word() -> None:
    assert parse(["--", "show"])[1].text("DOSSIER") == "show"
    assert parse(["show", "--", "--json"])[1].text("DOSSIER") == "--json"
    assert parse(["show", "--", "--help"])[0] == "show"


def test_a_dash_alone_is_a_word_and_a_short_option_is_the_long_one() -> None:
    assert parse(["export", "a.toml", "-"])[1].text("UITVOER") == "-"
    assert parse(["merge", "a", "b", "c", "-o", "-"])[1].text("--output") == "-"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_wins_over_every_mistake(option: str) -> None:
    assert parse(["new", "klas", option])[0] == HELP
    assert parse([option])[1].command is OPEN
    assert parse(["--version"])[0] == VERSION


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["shwo", "x.toml"], "Bedoelde je ‘show’?"),
        (["shwo"], "Bedoelde je ‘show’?"),
        (["iets-heel-anders"], "geen opdracht en geen bestand"),
        (["show"], "Er ontbreekt nog: DOSSIER."),
        (["merge", "a"], "Er ontbreekt nog: WIJ, ZIJ."),
        (["show", "a.toml", "b.toml"], "‘b.toml’ is hier te veel."),
        (["show", "a.toml", "--jsn"], "Bedoelde je ‘--json’?"),
        (["show", "a.toml", "--json=1"], "hoort geen waarde"),
        (["show", ""], "kan geen naam zijn"),
        (["show", "a\0b"], "kan geen naam zijn"),
        (["a.toml", "--root"], "Achter ‘--root’ hoort nog: MAP."),
        (["a.toml", "--root="], "Achter ‘--root’ hoort nog: MAP."),
        (["a.toml", "--color", "265"], "Bedoelde je ‘256’?"),
        (["new", "scool", "a.toml"], "Bedoelde je ‘school’?"),
        (["show", "a.toml", "--mouse"], "bestaat hier niet"),
        (["a.toml", "--readonly"], "Bedoelde je ‘--read-only’?"),
        (["--colour", "none"], "De optie ‘--colour’ bestaat hier niet. Bedoelde je ‘--color’?"),
        (["--colr", "256", "a.toml"], "Bedoelde je ‘--color’?"),
        (["--read-only", "--rooot", "map", "walk"], "Bedoelde je ‘--root’?"),
        (["--json", "shwo", "a.toml"], "Bedoelde je ‘show’?"),
        (["--colr=256", "iets"], "Bedoelde je ‘--color’?"),
        (["--xyz", "iets"], "De optie ‘--xyz’ bestaat hier niet."),
        (["--situation", "target", "show"], "‘--situation’ komt pas na de opdracht: show of rep"),
        (["report", "a.toml", "agreement"], "Bedoelde je ‘agreements’?"),
        (["report", "a.toml", "needs", "--situation", "curent"], "Bedoelde je ‘current’?"),
        (["show", "a.toml", "--insight", "laod"], "Bedoelde je ‘load’?"),
        (["show", "a.toml", "--insight=only-1"], "Bedoelde je ‘only-one’?"),
        (["export", "a.toml", "b.csv", "--table", "taks"], "Bedoelde je ‘tasks’?"),
        (["completion", "zhs"], "Bedoelde je ‘zsh’?"),
        (["completion", "pwsh"], "Kies uit: bash, zsh, fish."),
    ],
)
def test_a_mistake_is_told_with_what_was_probably_meant(argv: list[str], said: str) -> None:
    message = refused(*argv)

    assert said in message
    assert "--help" in message


def near_misses() -> list[tuple[list[str], str]]:
    """Every name and every word to choose from, with its last letter typed twice."""
    cases = [([mistyped(one.name), "x.toml"], one.name) for one in COMMANDS]
    for command in (OPEN, *COMMANDS):
        before = list(filter(None, [command.name]))
        for option in command.options:
            cases.append(([*before, mistyped(option.name)], option.name))
            for word in option.choices:
                cases.append(([*before, option.name, mistyped(word)], word))
        for place, argument in enumerate(command.words):
            words = [next(iter(one.choices), "x.toml") for one in command.words[:place]]
            cases += [([*before, *words, mistyped(word)], word) for word in argument.choices]
    return cases


def mistyped(word: str) -> str:
    return word + word[-1]


@pytest.mark.parametrize(("argv", "meant"), near_misses(), ids=str)
def test_every_name_is_found_again_behind_a_typo(argv: list[str], meant: str) -> None:
    assert f"Bedoelde je ‘{meant}’?" in refused(*argv)


WORDS = st.one_of(
    st.sampled_from([command.name for command in COMMANDS]),
    st.sampled_from(["--", "-", "-h", "--root", "--root=x", "--json", "-o", "a.toml", "school"]),
    st.text(max_size=5),
)


@given(st.lists(WORDS, max_size=6))
def test_any_words_make_a_command_or_a_usage_error(argv: list[str]) -> None:
    try:
        module, arguments = parse(argv)
    except UsageError:
        return
    if module not in (HELP, VERSION):
        required = [word.name for word in arguments.command.words if not word.optional]
        assert all(arguments.text(name) for name in required)
