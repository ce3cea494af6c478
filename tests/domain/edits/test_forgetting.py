"""A person leaves without a trace."""

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.forgetting import INSTEAD, forget_person, without_names

JAN = ("Jan Claes", "jclaes")
DOCUMENT = {
    "name": "De Kiekendief",
    "people": {
        "jan-claes": {"name": "Jan Claes"},
        "an": {"name": "An", "note": "volgt JAN CLAES op"},
    },
    "current": {
        "net-wifi": {"who": ["an", "jan-claes"], "times": {"jan-claes": "1u"}, "note": "x"}
    },
    "roadmap": {
        "03": {"answers": {"plan": {"value": "yes", "by": "jclaes"}}, "note": "Jan Claes."}
    },
    "vreemd": {"jan-claes": 1, "lijst": ["jan-claes", {"diep": "jan claes"}]},
}


def test_a_person_is_gone_from_people_tasks_notes_and_unknown_tables() -> None:
    left = forget_person(DOCUMENT, "jan-claes", JAN)
    assert "jan" not in str(left).casefold()
    assert "jclaes" not in str(left)
    assert left["people"] == {"an": {"name": "An", "note": f"volgt {INSTEAD} op"}}
    assert left["current"] == {"net-wifi": {"who": ["an"], "note": "x"}}
    assert left["roadmap"]["03"]["answers"]["plan"]["value"] == "yes"


def test_others_whose_name_holds_the_name_stay() -> None:
    assert without_names("Jan Claessens en Jan Claes", JAN) == f"Jan Claessens en {INSTEAD}"


@given(st.text(), st.text(min_size=1))
def test_what_has_no_name_in_it_stays_as_it_is(text: str, name: str) -> None:
    if name.casefold().strip() not in text.casefold():
        assert without_names(text, (name,)) == text
