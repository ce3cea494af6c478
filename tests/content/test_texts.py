"""All texts: short enough for 80 columns, safe on every terminal, and in the right tone."""

import re

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.evaluation import load_evaluation
from ictcoord_tui.content.glossary import load_glossary
from ictcoord_tui.content.help import Topic, help_page, load_help, load_topics
from ictcoord_tui.content.intro import load_intro
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.roadmap import Step
from ictcoord_tui.domain.text import fold, slug
from tests.content.packaged import READERS, texts

EVERY_TEXT = [pair for file in READERS for pair in texts(file)]
STEPS = load_roadmap().steps
HELP_PAGES = (
    "start",
    "roadmap",
    "walk",
    "overview.intro",
    "overview.tasks",
    "overview.current",
    "overview.target",
    "team",
    "insights",
    "group",
    "card",
    "versions",
    "cell-editor",
    "people-picker",
    "import.mapping",
    "import.preview",
    "overtaken",
    "paste-preview",
    "choice-list",
    "menu",
    "words",
    "pick",
    "ask-line",
    "ask-text",
    "confirm",
    "show-text",
    "working",
    "evaluation",
)
KEY_NAMES = re.compile(r"\b(ctrl|alt|shift|esc|escape|enter|tab|f\d+|pijltje\w*)\b", re.I)


def offenders(pattern: str) -> list[tuple[str, str]]:
    return [(place, text) for place, text in EVERY_TEXT if re.search(pattern, text)]


def test_only_ascii_latin_1_and_quotation_marks() -> None:
    assert offenders(r"[^\x20-\x7e\xa1-\xac\xae-\xff‘’]") == []


def test_people_are_addressed_with_je() -> None:
    hours = r"(?<!\d )"  # "2 u/maand" is an amount of time, nobody is spoken to
    assert offenders(hours + r"\b[Uu]w?(zelf)?\b(?!/week)") == []
    assert offenders(r"(?i)\b(gelieve|dient te|teneinde)\b") == []


@pytest.mark.parametrize(
    "slip",
    [
        r"  ",
        r"^\s|\s$",
        r"\s[.,;:?](\s|$)|\w !(\s|$)",
        r"(?i)\b(\w+) \1\b",
        r"[.,;?!]{2}",
        r"(?i)\b(scholen groep|ict team|beleids plan|streef doel|back up|ict coördinat\w+)\b",
    ],
)
def test_no_slips_of_the_pen(slip: str) -> None:
    assert offenders(slip) == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_fits_80_by_24(step: Step) -> None:
    assert len(step.title) <= 32
    assert len(step.goal) <= 120
    assert len(step.after_no) <= 60
    assert max(len(step.yes_label), len(step.no_label)) <= 12
    for question in step.questions:
        assert len(question.text) <= 160
        assert len(question.short) <= 24
        assert len(question.why) <= 160
    assert all(len(advice.text) <= 220 for advice in step.advice)
    assert all(len(action.text) <= 160 for action in step.actions)
    assert all(len(support.name) <= 32 and len(support.text) <= 160 for support in step.support)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_sentences_of_a_step_end_as_sentences_and_actions_as_lines(step: Step) -> None:
    for question in step.questions:
        assert question.text.endswith("?")
    sentences = [step.goal, step.after_no, *(question.why for question in step.questions)]
    sentences += [advice.text for advice in step.advice] + [s.text for s in step.support]
    assert all(sentence.endswith((".", "?")) for sentence in sentences)
    for action in step.actions:
        assert slug(action.id) == action.id
        if not re.search(r"[.?] ", action.text):
            assert not action.text.endswith(".")


def test_evaluation_questions_are_short() -> None:
    for question in load_evaluation().questions:
        assert question.text.endswith("?")
        assert len(question.text) <= 80
        assert len(question.why) <= 120


def test_task_names_fit_a_column_and_explanations_a_line() -> None:
    for task in load_catalogue().tasks:
        assert len(task.name) <= 54
        assert len(task.explanation) <= 78
        assert not task.explanation.endswith(".")
    assert all(len(section.name) <= 32 for section in load_catalogue().sections)


def test_the_intro_says_what_the_list_is_and_is_not() -> None:
    intro = load_intro()
    explanation = " ".join(intro.paragraphs)
    for words in ("startlijst met 108 taken", "veel te veel voor één persoon", "geen norm"):
        assert words in explanation
    assert f"{len(load_catalogue().tasks)} taken" in explanation
    assert len(intro.manual) == 8
    assert [r.id for r in intro.results] == ["identify", "insight", "communicate", "improve"]
    assert len(intro.traits) >= 10
    assert "vanaf pagina 8" in intro.reading[0].text
    for items in (intro.results, intro.traits, intro.reading):
        assert len({item.id for item in items}) == len(items)
    assert all(len(line) <= 160 for line in (*intro.manual, *intro.guidelines))


def test_the_glossary_explains_each_word_in_one_sentence_in_alphabetical_order() -> None:
    terms = load_glossary().terms
    assert [fold(t.name) for t in terms] == sorted(fold(t.name) for t in terms)
    for term in terms:
        assert slug(term.id) == term.id
        assert re.fullmatch(r"[A-Z][^.?!]*\.", term.meaning), term.meaning
        assert len(term.meaning) <= 150
    needed = {
        "ankerpunt",
        "kerntaak",
        "streefdoel",
        "huidige-situatie",
        "takenoverzicht",
        "stappenplan",
        "ict-team",
        "mandaat",
        "back-up",
        "louter-technisch",
        "verborgen-taak",
        "van-toepassing",
        "korte-termijn",
        "lange-termijn",
        "niveau",
        "dossier",
        "werkweken",
    }
    assert needed <= {term.id for term in terms}


def test_role_suggestions_cover_school_and_group_and_differ() -> None:
    roles = load_glossary().roles
    names = [role.name for role in roles]
    assert len(set(names)) == len(names)
    assert {"directeur", "leraar", "administratief medewerker", "externe partner"} <= set(names)
    assert sum("ICT-coördinator" in name for name in names) >= 4
    assert all(len(role.name) <= 48 and len(role.meaning) <= 76 for role in roles)


def test_each_screen_has_help() -> None:
    assert tuple(load_help()) == HELP_PAGES


@pytest.mark.parametrize("screen_id", HELP_PAGES)
def test_a_help_page_says_in_two_sentences_what_it_is_and_names_no_key(screen_id: str) -> None:
    page = help_page(screen_id)
    assert len(page.title) <= 40
    assert len(re.findall(r"[.?!](?= |$)", page.what)) == 2
    assert len(page.what) <= 160
    assert 2 <= len(page.can) <= 6
    assert all(len(line) <= 76 and not line.endswith(".") for line in page.can)
    assert not KEY_NAMES.search(" ".join((page.what, *page.can)))


@pytest.mark.parametrize("topic", load_topics().values(), ids=lambda topic: topic.title)
def test_a_topic_of_a_dialog_is_short_and_names_no_key(topic: Topic) -> None:
    assert len(topic.title) <= 36
    assert not topic.title.endswith(".")
    assert len(re.findall(r"[.?!](?= |$)", topic.what)) in (1, 2)
    assert len(topic.what) <= 160
    assert not KEY_NAMES.search(topic.what)


def test_help_of_an_unknown_screen_is_an_error() -> None:
    with pytest.raises(KeyError):
        help_page("kelder")
