"""The sheets: no colour of their own, no token that no theme knows, nothing the app leaves out."""

import re
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.theme import Theme

from ictcoord_tui.paths import styles_dir
from ictcoord_tui.storage.settings import Settings
from ictcoord_tui.tui.app import IctcoordApp
from ictcoord_tui.tui.options import AppOptions
from ictcoord_tui.tui.terminal.environment import TerminalProfile
from ictcoord_tui.tui.terminal.themes import THEMES, TOKENS

SHEETS = sorted(styles_dir().glob("*.tcss"))

COLOURED = re.compile(
    r"(?<![\w-])((?:[\w-]*(?:color|background|tint))|(?:border|outline)(?:-top|-right|-bottom|-left)?)"
    r"\s*:\s*([^;{}]+)[;}]"
)
"""Property and value of everything that can name a colour."""

BORDERS = {"solid", "ascii", "double", "none", "blank", "hidden"}
"""Borders of signs that every terminal font has."""

NEUTRAL = BORDERS | {"auto", "transparent", "initial", "!important"}
TOKEN_OR_PERCENTAGE = re.compile(r"\$[a-z][a-z-]*|\d+%")


def code_of(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


def foreign_words(code: str) -> list[str]:
    """Return every word in a coloured property that is no token and no safe border."""
    words = [word for _, value in COLOURED.findall(code) for word in value.split()]
    return [
        word for word in words if word not in NEUTRAL and not TOKEN_OR_PERCENTAGE.fullmatch(word)
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_names_tokens_and_never_a_colour(sheet: Path) -> None:
    assert foreign_words(code_of(sheet)) == []


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ("A { color: #fff; }", "#fff"),
        ("A { color: red 50%; }", "red"),
        ("A { background: rgb(1,2,3) }", "rgb(1,2,3)"),
        ("A { border: round $rule; }", "round"),
        ("A { scrollbar-color: ansi_blue; }", "ansi_blue"),
    ],
)
def test_a_colour_or_an_unsafe_border_would_be_found(rule: str, word: str) -> None:
    assert foreign_words(rule) == [word]
    assert foreign_words("A:focus #fade { color: $muted; border: solid $rule 50%; }") == []


def test_every_token_of_ours_is_used() -> None:
    used = "\n".join(map(code_of, SHEETS))
    assert [token for token in TOKENS if not re.search(rf"\${token}\b(?!-)", used)] == []


def test_no_sheet_is_left_out() -> None:
    assert [*map(str, app().css_path)] == [*map(str, SHEETS)]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_theme_knows_every_token(theme: Theme) -> None:
    """An unknown token is an error here, as it is at the start of the program."""
    running = app()
    running.theme = theme.name
    sheets = Stylesheet(variables=running.get_css_variables())
    sheets.read_all([*SHEETS])

    sheets.parse()

    assert len(sheets.rules) > 20


def app() -> IctcoordApp:
    return IctcoordApp(AppOptions(), TerminalProfile(colour="256"), Settings())
