"""Each insight against the same question answered the long way."""

import re
from fractions import Fraction

import pytest
from hypothesis import given

from ictcoord_tui.domain.dossier import Dossier, Row, Situation
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.insights import (
    absence,
    anchors,
    drift,
    expertise,
    gaps,
    load,
    only_one,
    overlap,
    package,
    scale,
    staffing,
    structure,
)
from ictcoord_tui.insights.how import uncompared
from ictcoord_tui.insights.index import QUESTIONS, Group, Question, in_group
from ictcoord_tui.insights.rows import RowRef, scan
from tests.insights import plain
from tests.insights.strategies import SECTIONS, SMALL, scopes, situations


def cells(refs: tuple[RowRef, ...]) -> set[plain.Cell]:
    found = {(ref.overview_id, ref.task_id) for ref in refs}
    assert len(found) == len(refs), "a line was counted twice"
    return found


Fall = tuple[set[str], set[str], Fraction]


def close(hours: Fraction | float) -> object:
    return pytest.approx(float(hours), abs=1e-9)


@given(scopes, situations)
def test_load_is_the_sum_over_all_lines_and_judged_against_the_hours(
    scope: Scope, situation: Situation
) -> None:
    expected = plain.loads(scope, situation)
    found = load.load_by_person(scope, situation)
    assert set(found) == {*scope.people, *expected}
    for key, one in found.items():
        hours = expected.get(key, Fraction(0))
        assert one.hours == close(hours)
        assert sum(share.hours for share in one.shares) == close(hours)
        has = one.person.hours_now if situation is Situation.CURRENT else one.person.hours_target
        too_much = has is not None and not one.person.external and hours > Fraction(str(has))
        assert one.overloaded == too_much
        assert (one.status is load.LoadStatus.UNPAID) == (too_much and has == 0)
        assert one.excess == close(
            hours - Fraction(str(has)) if too_much and has is not None else 0
        )


@given(scopes, situations)
def test_people_are_listed_heaviest_first(scope: Scope, situation: Situation) -> None:
    listed = load.loads(scope, situation)
    assert [one.hours for one in listed] == sorted((one.hours for one in listed), reverse=True)
    if scope.group is not None:
        assert {one.person.id for one in listed} == set(load.load_by_person(scope, situation))


@given(scopes, situations)
def test_package_is_what_coordinators_hold(scope: Scope, situation: Situation) -> None:
    team = {key for key, one in scope.people.items() if "ICT-co" in one.role}
    rows, hidden, every = set(), set(), 0
    hours, hidden_hours, all_hours = Fraction(0), Fraction(0), Fraction(0)
    for one, task, row, _ in plain.lines(scope, situation):
        every += bool(row.who)
        for key, spent in plain.shares(row, one.dossier.weeks).items():
            all_hours += spent
            if key in team:
                rows.add((one.id, task.id))
                hours += spent
                if task.hidden:
                    hidden.add((one.id, task.id))
                    hidden_hours += spent
    found = package.package(scope, situation)
    assert set(found.people) == team
    assert cells(found.rows) == rows
    assert cells(found.hidden_rows) == hidden
    assert found.all_rows == every
    assert (found.hours, found.all_hours) == (close(hours), close(all_hours))
    assert found.hidden_hours == close(hidden_hours)
    assert found.task_share == close(Fraction(len(rows), every) if every else 0)
    assert found.hours_share == close(hours / all_hours if all_hours else 0)


@given(scopes, situations)
def test_gaps_are_counting_tasks_without_anybody(scope: Scope, situation: Situation) -> None:
    opened: dict[str, set[str]] = {}
    counting: dict[str, int] = {}
    for one, task, row, served in plain.school_lines(scope, situation):
        counting[task.id] = counting.get(task.id, 0) + 1
        if not row.who and not served.who:
            opened.setdefault(task.id, set()).add(one.id)
    found = {gap.task.id: gap for gap in gaps.gaps(scope, situation)}
    assert set(found) == set(opened)
    for key, gap in found.items():
        assert {ref.overview_id for ref in gap.rows} == opened[key]
        assert gap.common == (len(opened[key]) >= 2)
        assert gap.nowhere == (len(opened[key]) == counting[key])
    common = {gap.task.id for gap in gaps.common_needs(scope, situation)}
    assert common == {key for key, schools in opened.items() if len(schools) >= 2}
    assert len(gaps.open_rows(scope, situation)) == sum(map(len, opened.values()))


@given(scopes, situations)
def test_only_one_is_one_person_and_no_backup(scope: Scope, situation: Situation) -> None:
    expected = {
        (one.id, task.id): who[0]
        for one, task, who, backup in plain.done(scope, situation)
        if len(who) == 1 and not backup
    }
    found = only_one.only_one(scope, situation)
    assert {(s.row.overview_id, s.row.task_id): s.person_id for s in found} == expected
    assert len(found) == len(expected)
    core = [single.task.core for single in found]
    assert core == sorted(core, reverse=True)


def falls(scope: Scope, situation: Situation, person_id: str) -> dict[plain.Cell, Fall]:
    """What falls when somebody is away: others on it, who could take over, hours."""
    people = scope.people
    placed = [
        (one, task, row, served)
        for one, task, row, served in plain.lines(scope, situation)
        if plain.counts(one, task) and plain.carriers(scope, row, served)
    ]
    found = {}
    for one, task, row, served in placed:
        if person_id not in plain.carriers(scope, row, served):
            continue
        everybody = {*row.who, *served.who}
        backup = {*row.backup, *served.backup} & set(people)
        near = {
            key
            for _, other, row2, served2 in placed
            if other.section == task.section
            for key in plain.carriers(scope, row2, served2)
        }
        able = {
            key
            for key in one.people
            if plain.free(scope, situation, key) > 0
            and (task.section in people[key].expertise or key in near)
        }
        mine = plain.shares(row, one.dossier.weeks).get(person_id, Fraction(0))
        found[one.id, task.id] = everybody - {person_id}, (able | backup) - everybody, mine
    return found


@given(scopes, situations)
def test_absence_splits_what_falls_and_names_who_could_take_over(
    scope: Scope, situation: Situation
) -> None:
    for person_id in scope.people:
        found = absence.absence(scope, situation, person_id)
        expected = falls(scope, situation, person_id)
        everything = {(f.row.overview_id, f.row.task_id): f for f in (*found.alone, *found.shared)}
        assert set(everything) == set(expected)
        for key, falling in everything.items():
            others, successors, mine = expected[key]
            assert set(falling.others) == others
            assert {one.person.id for one in falling.successors} == successors
            assert falling.hours == close(mine)
            ranks = [list(absence.Reason).index(one.reason) for one in falling.successors]
            assert ranks == sorted(ranks)
        assert all(not f.others for f in found.alone)
        assert all(f.others for f in found.shared)


@given(scopes, situations)
def test_expertise_links_people_and_sections(scope: Scope, situation: Situation) -> None:
    done: dict[tuple[str, str], set[plain.Cell]] = {}
    for one, task, row, served in plain.lines(scope, situation):
        shown = row.who or (scope.group is None and served.who)
        if plain.counts(one, task) and shown:
            for key in plain.carriers(scope, row, served):
                done.setdefault((key, task.section), set()).add((one.id, task.id))
    expected = {}
    for person in scope.people.values():
        for section in SECTIONS:
            declared, wants = section.id in person.expertise, section.id in person.motivation
            tasks = done.get((person.id, section.id), set())
            if declared or wants or tasks:
                expected[person.id, section.id] = (declared, wants, tasks)
    found = expertise.expertise(scope, situation)
    assert {
        (one.person.id, one.section.id): (one.declared, one.motivated, cells(one.rows))
        for one in found
    } == expected


@given(scopes, situations)
def test_anchor_candidates_are_internal_and_no_coordinators(
    scope: Scope, situation: Situation
) -> None:
    for school in anchors.anchors(scope, situation):
        one = school.overview
        tasks: dict[str, int] = {}
        present = set(one.dossier.people)
        for task in one.tasks:
            row = one.dossier.rows(situation).get(task.id, Row())
            present.update(key for key in row.who if key in one.people)
            for key in row.who:
                tasks[key] = tasks.get(key, 0) + plain.counts(one, task)
        expected = {
            key
            for key in present
            if not one.people[key].external
            and "ICT-co" not in one.people[key].role
            and (tasks.get(key) or one.people[key].expertise or one.people[key].motivation)
        }
        assert {c.person.id for c in school.candidates} == expected
        assert set(school.anchors) == {key for key in present if one.people[key].anchor}


@given(scopes, situations)
def test_structure_knows_team_and_holders(scope: Scope, situation: Situation) -> None:
    held: dict[str, set[tuple[str, str, Level]]] = {}
    for one, task, row, served in plain.lines(scope, situation):
        shown = row.who or (scope.group is None and served.who)
        if not plain.counts(one, task) or not shown:
            continue
        home = Level.GROUP if one.dossier.kind is DossierKind.GROUP else Level.SCHOOL
        level = (row.level or home) if row.who else (served.level or Level.GROUP)
        for key in plain.carriers(scope, row, served):
            held.setdefault(key, set()).add((one.id, task.id, level))
    whole = structure.structure(scope, situation)
    for position in whole.positions:
        got = {(h.row.overview_id, h.row.task_id, h.level) for h in position.held}
        assert got == held.get(position.person.id, set())
        assert sum(position.levels.values()) == len(position.held)
    assert {p.person.id for p in whole.positions if p.held} == set(held)
    team = {k for k, p in scope.people.items() if p.in_team(situation)}
    assert {p.person.id for p in whole.outside} == set(held) - team
    if scope.group is not None:
        assert {p.person.id for p in whole.idle} == team - set(held)


@given(scopes, situations)
def test_overlap_between_people_and_between_schools(scope: Scope, situation: Situation) -> None:
    people = {
        (one.id, task.id): set(who)
        for one, task, who, _ in plain.done(scope, situation)
        if len(who) > 1
    }
    found = overlap.people_overlaps(scope, situation)
    assert {(o.row.overview_id, o.row.task_id): set(o.people) for o in found} == people

    apart: dict[str, dict[str, Fraction]] = {}
    for one, task, row, _ in plain.school_lines(scope, situation):
        if row.who and row.level is not Level.GROUP:
            spent = plain.shares(row, one.dossier.weeks).values()
            apart.setdefault(task.id, {})[one.id] = sum(spent, Fraction(0))
    apart = {key: schools for key, schools in apart.items() if len(schools) >= 2}
    between = {o.task.id: o for o in overlap.school_overlaps(scope, situation)}
    assert set(between) == set(apart)
    for key, one_overlap in between.items():
        assert {p.row.overview_id: p.hours for p in one_overlap.parts} == {
            school: close(hours) for school, hours in apart[key].items()
        }
        assert one_overlap.hours == close(sum(apart[key].values()))
        assert one_overlap.saved == close(sum(apart[key].values()) - max(apart[key].values()))


@given(scopes, situations)
def test_scale_is_shared_work_or_need_that_points_to_the_group(
    scope: Scope, situation: Situation
) -> None:
    overlaps = {o.task.id: o for o in overlap.school_overlaps(scope, situation)}
    needs = {gap.task.id for gap in gaps.common_needs(scope, situation)}
    tasks = {task.id: task for _, one, _ in reversed(plain.dossiers(scope)) for task in one.tasks}
    expected = set()
    for key in {*overlaps, *needs}:
        up = tasks[key].level is not Level.SCHOOL or tasks[key].expert or tasks[key].outsourced
        for _, one, dossier in plain.dossiers(scope):
            own = dossier.triage.get(key)
            shared = one.group.triage.get(key) if one.group else None
            level = (own.level if own else None) or (shared.level if shared else None)
            up = up or level is Level.GROUP or bool(own and own.together)
        if up:
            expected.add(key)
    found = {c.task.id: c for c in scale.scale(scope, situation)}
    assert set(found) == expected
    for key, candidate in found.items():
        doing = {
            one.id: sum(plain.shares(row, one.dossier.weeks).values(), Fraction(0))
            for one, task, row, _ in plain.lines(scope, situation)
            if task.id == key and row.who and plain.counts(one, task)
        }
        named = {part.row.overview_id: part.hours for part in candidate.parts}
        assert named == {who: close(hours) for who, hours in doing.items()}
        assert candidate.hours == close(sum(doing.values()))
        assert candidate.signs


@given(scopes)
def test_missing_expertise_of_the_target_with_the_advice_of_step_06(scope: Scope) -> None:
    expected: dict[str, set[str]] = {}
    advice = {}
    for one, task, row, served in plain.school_lines(scope, Situation.TARGET):
        doing = {*row.who, *served.who}
        if task.expert and not any(task.section in one.people[key].expertise for key in doing):
            expected.setdefault(task.id, set()).add(one.id)
            if not task.core:
                advice[task.id] = "outsource"
            else:
                advice[task.id] = "choose" if task.cluster == "technical" else "recruit"
    found = {m.task.id: m for m in staffing.missing_expertise(scope)}
    assert {k: {r.overview_id for r in m.rows} for k, m in found.items()} == expected
    assert {key: m.advice.value for key, m in found.items()} == advice
    for key, missing in found.items():
        for school in scope.schools:
            own = school.dossier.triage.get(key)
            shared = school.group.triage.get(key) if school.group else None
            chosen = (own.staffing if own else None) or (shared.staffing if shared else None)
            if school.id in expected[key]:
                assert missing.kept.get(school.id) == chosen


@given(scopes)
def test_drift_is_every_difference_between_today_and_the_target(scope: Scope) -> None:
    now = list(plain.lines(scope, Situation.CURRENT))
    later = list(plain.lines(scope, Situation.TARGET))
    expected, opened = {}, set()
    for (one, task, row, served), (_, _, row2, served2) in zip(now, later, strict=True):
        before, after = {*row.who, *served.who}, {*row2.who, *served2.who}
        weeks = one.dossier.weeks
        spent = sum(plain.shares(row, weeks).values(), Fraction(0))
        spent2 = sum(plain.shares(row2, weeks).values(), Fraction(0))
        if before != after or spent != spent2:
            expected[one.id, task.id] = (before - after, after - before)
        if plain.counts(one, task) and before and not after:
            opened.add((one.id, task.id))
    found = {(d.current.overview_id, d.current.task_id): d for d in drift.task_drift(scope)}
    assert {key: (set(d.left), set(d.joined)) for key, d in found.items()} == expected
    assert {(d.target.overview_id, d.target.task_id) for d in drift.newly_open(scope)} == opened
    loads = plain.loads(scope, Situation.CURRENT), plain.loads(scope, Situation.TARGET)
    changes = {one.person.id: one.change for one in drift.person_drift(scope)}
    for key in {*loads[0], *loads[1]}:
        change = loads[1].get(key, Fraction(0)) - loads[0].get(key, Fraction(0))
        assert changes.get(key, 0.0) == close(change)


@given(scopes, situations)
def test_every_question_has_a_one_line_answer(scope: Scope, situation: Situation) -> None:
    for question in QUESTIONS:
        answer = question.headline(scope, situation)
        assert answer
        assert answer.isprintable()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_says_how_in_four_sentences_at_most(question: Question) -> None:
    told = " ".join(filter(None, (question.how.always, question.how.in_group)))
    assert told.endswith(".")
    assert told.count(". ") <= 3


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_school_in_no_group_reads_nothing_about_groups(question: Question) -> None:
    assert not re.search(r"(?i)groep|scholen", question.how.always)
    alone = Scope((Overview("alfa", Dossier(DossierKind.SCHOOL, "Alfa"), SMALL),))
    assert question.how.told(alone) == question.how.always
    assert question.alone(alone) is question.between_schools
    if question.between_schools:
        assert question.answer(alone, Situation.CURRENT) == "alleen in een groep"


@given(scopes, situations)
def test_every_insight_agrees_on_what_has_a_time(scope: Scope, situation: Situation) -> None:
    lines = {
        (one.id, task.id): (row, plain.timed(row))
        for one, task, row, _ in plain.lines(scope, situation)
    }
    without = [row for row, timed in lines.values() if row.who and not timed]
    assert load.untimed(scope, situation) == len(without)
    for key, one in load.load_by_person(scope, situation).items():
        for share in one.shares:
            row, _ = lines[share.ref.overview_id, share.ref.task_id]
            assert share.timed is (row.time is not None or key in row.times)
        assert one.untimed == sum(not share.timed for share in one.shares)
    for single in only_one.only_one(scope, situation):
        row, timed = lines[single.row.overview_id, single.row.task_id]
        assert single.timed is (bool(row.who) and timed)
    for shared in overlap.school_overlaps(scope, situation):
        for part in shared.parts:
            assert part.timed is lines[part.row.overview_id, part.row.task_id][1]


@given(scopes, situations)
def test_one_school_is_compared_with_no_other(scope: Scope, situation: Situation) -> None:
    for question in QUESTIONS:
        said = question.answer(scope, situation)
        assert (said == uncompared(scope)) is (question.between_schools and len(scope.schools) < 2)


def test_question_ids_are_unique() -> None:
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)


@given(scopes, situations)
def test_one_pass_serves_every_insight(scope: Scope, situation: Situation) -> None:
    assert scan(scope) is scan(scope)
    assert scan(Scope(scope.schools, scope.group)) is not scan(scope)
    assert scan(scope).lines(situation) is scan(scope).lines(situation)


def test_an_empty_scope_has_no_findings() -> None:
    scope = Scope(())
    for situation in Situation:
        assert not load.loads(scope, situation)
        assert not gaps.gaps(scope, situation)
        assert not scale.scale(scope, situation)
        assert package.package(scope, situation).task_share == 0
    assert not staffing.missing_expertise(scope)


def test_every_question_stands_in_one_group() -> None:
    assert [one for group in Group for one in in_group(group)] == list(QUESTIONS)


@given(scopes, situations)
def test_who_carries_nothing_has_a_load_of_nothing(scope: Scope, situation: Situation) -> None:
    for person in scope.people.values():
        one = load.idle(person, situation)
        assert (one.person, one.hours, one.excess, one.shares) == (person, 0.0, 0.0, ())
