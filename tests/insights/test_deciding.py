"""What a task waits for is told as the rule has it: each thing that is named settles the task."""

import pytest

from ictcoord_tui.content.words import label
from ictcoord_tui.domain.dossier import Dossier, Triage
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Applies, DossierKind, Term
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.insights.deciding import to_decide, to_settle, waits_for
from tests.insights.strategies import SMALL

SCHOOL, GROUP = DossierKind.SCHOOL, DossierKind.GROUP
NAMED = {
    SCHOOL: [
        *(Triage(term=term) for term in Term),
        Triage(applies=Applies.NO),
        Triage(level=Level.GROUP),
    ],
    GROUP: [
        *(Triage(level=level) for level in Level),
        Triage(applies=Applies.NO),
        Triage(term=Term.DROP),
    ],
}


def overview(kind: DossierKind, *triage: Triage, alone: bool = False) -> Overview:
    said = {task.id: one for task, one in zip(SMALL.tasks, triage, strict=False)}
    group = None if alone or kind is GROUP else Dossier(GROUP, "Groep")
    return Overview("een", Dossier(kind, "Een", triage=said), SMALL, group)


@pytest.mark.parametrize("kind", NAMED)
def test_each_thing_that_is_named_settles_a_task(kind: DossierKind) -> None:
    assert [one for one in NAMED[kind] if len(overview(kind, one).undecided) != 5] == []


@pytest.mark.parametrize("kind", NAMED)
def test_what_is_not_named_settles_nothing(kind: DossierKind) -> None:
    other = [Triage(applies=Applies.YES), Triage(applies=Applies.PARTLY, together=True)]
    other += [Triage(level=Level.SCHOOL)] if kind is SCHOOL else [Triage(term=Term.SHORT)]
    assert [one for one in other if len(overview(kind, one).undecided) != 6] == []


@pytest.mark.parametrize("kind", NAMED)
def test_it_is_told_in_the_words_of_the_columns(kind: DossierKind) -> None:
    words = waits_for(overview(kind))
    column = "level" if kind is GROUP else "term"
    assert words.startswith(f"kies een {label('field', column)}, of zet ")
    assert f"{label('field', 'applies')} op {label('applies', Applies.NO)}" in words


def test_a_school_in_no_group_is_not_sent_to_one() -> None:
    level = label("level", Level.GROUP)
    assert level in waits_for(overview(SCHOOL))
    assert level not in waits_for(overview(SCHOOL, alone=True))


def test_the_count_stands_in_front_and_nothing_is_told_when_all_is_decided() -> None:
    done = [Triage(term=Term.LONG)] * len(SMALL.tasks)
    assert to_decide(overview(SCHOOL, *done)) == ""
    assert to_decide(overview(SCHOOL, *done[1:])).startswith("1 taak te beslissen: kies een ")


def test_on_paper_it_is_told_without_the_names_of_columns() -> None:
    columns = [label("field", field) for field in ("applies", "term", "level")]
    for one in (overview(SCHOOL), overview(SCHOOL, alone=True), overview(GROUP)):
        assert not [column for column in columns if column in to_settle(one)]
    assert "de groep ze opneemt" in to_settle(overview(SCHOOL))
    assert "groep" not in to_settle(overview(SCHOOL, alone=True))
