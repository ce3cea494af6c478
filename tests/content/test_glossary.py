"""Finding the words of the glossary in a text."""

import pytest

from ictcoord_tui.content.glossary import load_glossary, terms_in


def names(text: str) -> list[str]:
    return [term.name for term in terms_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wie kan ankerpunt zijn?", ["Ankerpunt"]),
        ("BACK-UPS instellen", ["Back-up"]),
        ("de huidige\n   situatie", ["Huidige situatie"]),
        ("Kerntaken eerst", ["Kerntaak"]),
        ("Geen ankerpunten, geen mandaten", ["Ankerpunt", "Mandaat"]),
        ("Een dossiertje", []),
        ("", []),
    ],
)
def test_whole_words_in_every_form(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_every_term_is_found_by_its_own_name_and_forms() -> None:
    for term in load_glossary().terms:
        for form in (term.name, *term.forms):
            assert term.name in names(f"Over {form.lower()}, dus.")
