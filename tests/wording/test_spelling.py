"""The spelling check finds what is wrong, and its list of allowed words stays short."""

import pytest

from ictcoord_tui.content.glossary import load_glossary
from tests.wording import __main__ as check
from tests.wording.collect import Text, texts
from tests.wording.spelling import (
    allowed,
    hunspell,
    literals,
    misspelt,
    prose,
    unknown,
    words_in,
)


@pytest.fixture(scope="module")
def tool() -> str:
    found = hunspell()
    if found is None:
        pytest.skip("hunspell with its Dutch list is not installed")
    return found


def wrong(words: str, tool: str) -> list[str]:
    return list(unknown([Text("here", words)], tool))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Het dosier is bewaard.", ["dosier"]),
        ("Ankerpuntt en kerntaken", ["Ankerpuntt"]),
        ("Excel-bestandd", ["Excel-bestandd"]),
        ("beleits- en planwerk", ["beleits-"]),
        ("een 3D-prienter", ["prienter"]),
        ("Wilgendonck", ["Wilgendonck"]),
    ],
)
def test_a_slip_of_the_pen_is_found(words: str, found: list[str], tool: str) -> None:
    assert wrong(words, tool) == found


@pytest.mark.parametrize(
    "words",
    [
        "Informatieveiligheids- en privacybeleid, collega's en foto's",
        "Excel-bestand, ICT-teamoverleg, 3D-printer, 30min/week",
        "Zie `show --jsn` en school.toml, --read-only, ~/.config/ictcoord",
        "Pauwelyn's laptop in Wilgendonk",
    ],
)
def test_good_dutch_files_options_and_names_are_left_alone(words: str, tool: str) -> None:
    assert wrong(words, tool) == []


def test_code_leaves_a_hole_in_the_prose() -> None:
    assert list(words_in("Open groep.toml of typ `roadmap` met --help")) == [
        "Open",
        "of",
        "typ",
        "met",
    ]
    assert "groep.toml" not in prose("Open groep.toml")


def test_every_allowed_word_still_occurs() -> None:
    said = {part for text in texts() for word in words_in(text.words) for part in halves(word)}
    lowered = {word[:1].lower() + word[1:] for word in said}
    listed = [word for group in allowed().values() for word in group.words]
    assert [word for word in listed if word not in said | lowered] == []
    assert sorted(literals() - {text.words for text in texts()}) == []


def halves(word: str) -> set[str]:
    whole = word.rstrip("-").removesuffix("'s")
    return {word, whole, *whole.split("-")}


def test_no_allowed_word_is_in_the_dictionary_or_the_glossary(tool: str) -> None:
    listed = [word for group in allowed().values() for word in group.words]
    assert len(listed) == len(set(listed))
    assert sorted(set(listed) - misspelt(listed, tool)) == []
    terms = {word for term in load_glossary().terms for word in words_in(term.name)}
    assert terms.isdisjoint(listed)


def test_every_group_says_why() -> None:
    assert all(len(group.reason) > 20 and group.words for group in allowed().values())


def test_without_hunspell_the_check_says_so_and_fails_only_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "hunspell", lambda: None)
    monkeypatch.setattr(check, "texts", lambda: (Text("here", "Alles is bewaard."),))

    monkeypatch.delenv("CI", raising=False)
    assert check.main() == 0
    assert capsys.readouterr().err.count("\n") == 1

    monkeypatch.setenv("CI", "true")
    assert check.main() == 1
    assert "hunspell-nl" in capsys.readouterr().out


def test_a_finding_names_place_word_and_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tool: str
) -> None:
    planted = (Text("docs/a.md:3", "Kies uw dosier."),)
    monkeypatch.setattr(check, "texts", lambda: planted)
    monkeypatch.setattr(check, "hunspell", lambda: tool)

    assert check.main() == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("docs/a.md:3: ‘uw’; write: je")
    assert second == "docs/a.md:3: ‘dosier’?"


def test_what_is_left_out_can_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main("--left-out") == 0
    assert "'roadmap'" in capsys.readouterr().out.splitlines()
