"""One word for one thing, in every text."""

import pytest

from ictcoord_tui.content.glossary import Term, load_glossary
from ictcoord_tui.domain.text import fold
from tests.wording.collect import Text, texts
from tests.wording.terms import OTHER_WORDS, Rule, rules, slips

TERMS = load_glossary().terms


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.wrong)
def test_a_rule_finds_its_fault_and_leaves_good_words_alone(rule: Rule) -> None:
    faults = [slip for slip in slips([Text("here", rule.wrong)]) if slip.rule is rule]
    assert len(faults) == 1
    assert list(slips([Text("here", rule.right)])) == []
    assert len(rule.why) > 10


def test_every_text_uses_the_agreed_words() -> None:
    assert [(one.text.place, one.said, one.rule.use) for one in slips(texts())] == []


@pytest.mark.parametrize(
    "place", sorted({place for rule in rules() for place in (*rule.exempt, *OTHER_WORDS)})
)
def test_an_exception_is_about_something(place: str) -> None:
    assert any(text.place.startswith(place) for text in texts())


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_of_the_glossary_is_used_by_its_own_name(term: Term) -> None:
    own = ("glossary.json", "synonyms.json")
    wanted = fold(term.name.removesuffix("taak").strip().split(" of ")[0])
    assert any(wanted in fold(text.words) for text in texts() if not text.place.startswith(own)), (
        term.name
    )
