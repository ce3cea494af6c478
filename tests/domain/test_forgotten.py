"""Nobody who was forgotten comes back by an older copy, and a mark does not say who it was."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from ictcoord_tui.domain.edits.fields import put
from ictcoord_tui.domain.edits.forgetting import Someone, forget_person
from ictcoord_tui.domain.edits.people import add_person
from ictcoord_tui.domain.forgotten import Departed, merge_without, without
from ictcoord_tui.domain.marks import TABLE, Mark, marked, marks_in
from ictcoord_tui.domain.merge import merge
from ictcoord_tui.domain.schema import Document
from tests.domain.small import ANY_DOCUMENT, school

WHEN = datetime.fromisoformat("2026-11-21T14:03:00+01:00")
ZOE = Someone("zoe-claes", "Zoë Claes", ("zclaes",), frozenset({"An Peeters"}))
MARK = Mark.of((ZOE.id, ZOE.name, *ZOE.accounts), "korrel", WHEN)
BEFORE = school(
    people={"an": {"name": "An Peeters"}, "zoe-claes": {"name": "Zoë Claes"}},
    current={"net-wifi": {"who": ["an", "zoe-claes"], "note": "Vraag het aan Zoë."}},
)
AFTER = marked(forget_person(BEFORE, ZOE), MARK)


def traces(document: Document) -> list[str]:
    said = str({key: value for key, value in document.items() if key != TABLE}).casefold()
    return [one for one in ("zoe", "zoë", "claes") if one in said]


def test_a_mark_knows_who_it_is_of_and_says_nothing() -> None:
    assert marks_in(AFTER) == (MARK,)
    assert not traces(AFTER)
    assert "claes" not in str(AFTER).casefold()
    for called in ("zoe-claes", "Zoë Claes", "ZOE CLAES", "Claes Zoë", "zclaes"):
        assert MARK.means(called)
    for other in ("an", "An Peeters", "Zoë", "Claes", "zoe-claes-2", "", "naamloos"):
        assert not MARK.means(other)
    assert Mark.of(("zoe-claes",), "ander", WHEN).hashes.isdisjoint(MARK.hashes), "salted"


def test_a_name_in_other_letters_is_not_everybody_without_a_name() -> None:
    mark = Mark.of(("naamloos-2", "Ольга"), "korrel", WHEN)
    assert mark.means("ольга")
    assert not mark.means("Юрий")


def test_a_name_is_found_in_a_text_whatever_stands_around_it() -> None:
    for text in ("bel Zoë Claes, nu", "zoe claes!", "(zoe-claes)", "vraag zclaes."):
        assert MARK.is_in(text)
    assert not MARK.is_in("Zoë belt met de heer Claes over An Peeters")
    assert MARK.is_in("Claes, Zoë (of An)")
    texts = ["An Peeters", "bel Zoë Claes.", "Claes, Zoë", "zclaes", "zoe-claes", "1u/week"]
    found = ("Claes Zoë", "Zoë Claes", "zclaes", "zoe-claes")
    assert MARK.called_in(texts) == found
    assert MARK.called_in(["bel zoë of An Peeters", "Zoë", "Claes"]) == ()


def test_no_part_of_a_name_is_in_a_mark() -> None:
    mark = Mark.of(("zoe-claes", "Zoë Claes"), "korrel", WHEN)
    assert len(mark.hashes) == 2, "both orders, and an id that says the same as the name"
    for part in ("Zoë", "Claes", "Z. Claes", "Zoë C."):
        assert not mark.means(part), "who tries every first name would find it"


def test_an_edit_of_somebody_who_was_forgotten_is_no_reason_to_keep_them() -> None:
    edited = put(BEFORE, ("people", "zoe-claes", "role"), "leraar")
    edited = put(edited, ("current", "net-wifi", "note"), "Zoë Claes belt terug.")
    edited = put(edited, ("place",), "Gent")
    assert traces(merge(BEFORE, edited, AFTER).document), "what the mark is for"
    for merged in (merge_without(BEFORE, edited, AFTER), merge_without(BEFORE, AFTER, edited)):
        assert not traces(merged.document)
        assert merged.document["place"] == "Gent", "the rest of the work stays"
        assert marks_in(merged.document) == (MARK,)
        assert not any(traces({"c": str(one)}) for one in merged.conflicts)


def test_an_old_copy_put_over_the_dossier_brings_nobody_back() -> None:
    merged = merge_without(AFTER, AFTER, BEFORE)
    assert not traces(merged.document)
    assert marks_in(merged.document) == (MARK,)


def test_a_change_brings_nobody_back_and_takes_no_mark_away() -> None:
    later = Departed((MARK,), {"zoe-claes": "Zoë Claes"}).kept_out(AFTER, BEFORE)
    assert marks_in(later) == (MARK,)
    assert "zoe-claes" not in later["people"]
    assert later["current"]["net-wifi"]["who"] == ["an"]


def test_somebody_of_that_name_can_come_back_as_somebody_new() -> None:
    again, person = add_person(AFTER, "Zoë Claes")
    assert person == "zoe-claes-2", "an id is never used again"
    again = put(again, ("current", "net-wifi", "who"), [person])
    again = put(again, ("current", "net-wifi", "note"), "Zoë Claes is terug.")
    kept = Departed((MARK,), {"zoe-claes": "Zoë Claes"}).kept_out(AFTER, again)
    assert kept == again
    merged = merge_without(AFTER, again, AFTER, Departed((MARK,), {"zoe-claes": "Zoë Claes"}))
    assert merged.document == again


@given(ANY_DOCUMENT, ANY_DOCUMENT, ANY_DOCUMENT)
def test_without_marks_it_is_the_merge_as_it_is(
    base: Document, ours: Document, theirs: Document
) -> None:
    base, ours, theirs = ({**one, TABLE: {}} for one in (base, ours, theirs))
    assert str(merge_without(base, ours, theirs)) == str(merge(base, ours, theirs))


@given(st.sampled_from(["people", "current", "target", TABLE]), ANY_DOCUMENT)
def test_a_damaged_dossier_is_no_accident(key: str, anything: Document) -> None:
    odd = {**AFTER, key: anything}
    Departed((MARK,)).meant(odd)
    assert marks_in(odd)[:1] in ((MARK,), marks_in({TABLE: anything})[:1])
    without(BEFORE, (ZOE,))


def test_a_mark_that_is_none_is_passed_over() -> None:
    """A file that was changed by hand, or by a later program, keeps the marks it can read."""
    odd = {
        "tekst": "geen tabel",
        "lijst": {"when": WHEN.isoformat()},
        "dag": {"when": "gisteren", "hashes": ["a"]},
    }
    assert marks_in({**AFTER, TABLE: {**odd, **AFTER[TABLE]}}) == (MARK,)


NAMESAKE = school(
    people={"zoe-claes": {"name": "Zoë Claes"}},
    current={"net-wifi": {"who": ["zoe-claes"], "note": "Vraag het aan Zoë Claes."}},
)


def test_a_mark_of_another_dossier_spares_who_lives_here() -> None:
    departed = Departed((MARK,), {"zoe-claes": "Zoë Claes"})
    moved = put(NAMESAKE, ("place",), "Gent")
    assert departed.kept_out(NAMESAKE, moved) == moved
    assert merge_without(NAMESAKE, moved, NAMESAKE, departed).document == moved
    assert departed.here(NAMESAKE).marks == ()
    hired = school(people={"zoe-claes-2": {"name": "Zoë Claes"}})
    assert departed.here(hired).marks == (), "a draft may be about the new one"
    assert departed.here(marked(NAMESAKE, MARK)).marks == (MARK,)


def test_what_is_kept_beside_a_dossier_says_less_than_the_dossier() -> None:
    """A copy of before still has the person in its list; today nobody lives here by that name."""
    today = school(people={"an": {"name": "An Peeters"}})
    gone = Departed((MARK,)).here(today).meant(NAMESAKE)
    assert [someone.id for someone in gone] == ["zoe-claes"]


@given(ANY_DOCUMENT, ANY_DOCUMENT)
def test_no_change_takes_away_who_was_said_to_be_somebody_else(
    before: Document, after: Document
) -> None:
    there = {"zoe-claes": {"name": "Zoë Claes"}}
    before, after = ({**one, "people": there, TABLE: {}} for one in (before, after))
    departed = Departed((MARK,), {"zoe-claes": "Zoë Claes", "an": "An Peeters"})
    assert departed.kept_out(before, after) == after
