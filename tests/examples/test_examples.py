"""The examples are sound, are spelled as the program spells, and say what the source said."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.dossier import Dossier, Row, Situation
from ictcoord_tui.domain.journey import branch_of, travel
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.domain.schema import Answer, Applies
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.paths import examples_dir
from ictcoord_tui.storage.codec import decode, encode
from ictcoord_tui.storage.settings import load_settings
from ictcoord_tui.tui.preferences import without_effect
from ictcoord_tui.workspace import Opened, Workspace, load_workspace

GROUP = examples_dir() / "wilgenbrug" / "groep.toml"
ALONE = examples_dir() / "basisschool.toml"
DOSSIERS = sorted([*(examples_dir() / "wilgenbrug").rglob("*.toml"), ALONE])
FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "wilgenbrug_facts.json").read_text(encoding="utf-8")
)
SCHOOLS = sorted(FACTS["schools"])


@cache
def workspace() -> Workspace:
    return load_workspace(GROUP, load_catalogue())


@cache
def alone() -> Workspace:
    return load_workspace(ALONE, load_catalogue())


def opened(name: str) -> Opened:
    return {("groep" if one is workspace().main else one.id): one for one in workspace().opened}[
        name
    ]


def dossier(name: str) -> Dossier:
    return opened(name).dossier


def overviews() -> Iterator[Overview]:
    yield from workspace().scope.overviews
    yield from alone().scope.overviews


def who_and_hours(rows: dict[str, Row]) -> dict[str, tuple[tuple[str, ...], Any]]:
    return {task: (row.who, pytest.approx(row.hours(37), abs=0.0001)) for task, row in rows.items()}


def expected(rows: dict[str, list[Any]]) -> dict[str, tuple[tuple[str, ...], float]]:
    return {task: ((who,), hours) for task, (who, hours) in rows.items()}


def test_the_whole_group_opens_without_a_single_problem() -> None:
    assert workspace().broken == ()
    assert [school.id for school in workspace().schools] == SCHOOLS
    assert {one.id: one.problems for one in workspace().opened if one.problems} == {}


def test_the_school_alone_opens_without_a_single_problem() -> None:
    assert alone().broken == ()
    assert alone().main.problems == ()


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: str(path.stem))
def test_an_example_is_spelled_as_the_program_spells_it(path: Path) -> None:
    data = path.read_bytes()

    assert encode(decode(data, path.name)) == data


@pytest.mark.parametrize("school", SCHOOLS)
def test_schools_are_as_in_the_source(school: str) -> None:
    told = dossier(school)

    assert [told.name, told.pupils, told.hours] == FACTS["schools"][school]
    assert "(fictief)" in told.place


@pytest.mark.parametrize("person_id", sorted(FACTS["people"]))
def test_people_are_as_in_the_source_and_have_one_home(person_id: str) -> None:
    name, role, now, target, in_team, home = FACTS["people"][person_id]

    homes = [one.id for one in workspace().opened if person_id in one.dossier.people]
    person = dossier(home).people[person_id]
    assert homes == [opened(home).id]
    assert (person.name, person.role, person.hours_now, person.hours_target) == (
        name,
        role,
        now,
        target,
    )
    assert person.team_target is in_team
    assert person.anchor is ("ankerpunt" in role)
    assert person.external is (role == "externe partner")


def test_only_people_who_work_in_one_school_live_there() -> None:
    places: dict[str, set[str]] = {person_id: set() for person_id in FACTS["people"]}
    for table in ("current", "target"):
        for place, rows in FACTS[table].items():
            for who, _ in rows.values():
                places[who].add(place)

    at_home = {p: facts[5] for p, facts in FACTS["people"].items() if facts[5] != "groep"}
    assert {p: places[p] for p in at_home} == {p: {home} for p, home in at_home.items()}


@pytest.mark.parametrize("school", SCHOOLS)
def test_every_assignment_of_today_is_there(school: str) -> None:
    assert who_and_hours(dict(dossier(school).current)) == expected(FACTS["current"][school])


@pytest.mark.parametrize("school", SCHOOLS)
def test_what_nobody_does_and_what_does_not_apply_are_told_apart(school: str) -> None:
    seen = next(one for one in workspace().scope.schools if one.id == school)

    away = {task for task, said in seen.dossier.triage.items() if said.applies is Applies.NO}
    open_tasks = {t.id for t in seen.counting if not seen.assigned(Situation.CURRENT, t.id)}
    assert away == set(FACTS["not_applicable"][school])
    assert open_tasks == set(FACTS["nobody"][school])


@pytest.mark.parametrize("place", ["groep", *SCHOOLS])
def test_every_assignment_of_the_target_is_there(place: str) -> None:
    assert who_and_hours(dict(dossier(place).target)) == expected(FACTS["target"][place])


def test_what_the_group_takes_on_is_decided_and_serves_the_right_schools() -> None:
    group = dossier("groep")

    assert set(group.triage) == set(group.target)
    assert {said.level for said in group.triage.values()} == {Level.GROUP}
    assert all(said.reason is not None for said in group.triage.values())
    some = {task: sorted(row.schools) for task, row in group.target.items() if row.schools}
    assert some == FACTS["group_schools"]


@pytest.mark.parametrize("place", ["groep", *SCHOOLS])
def test_every_answer_of_the_roadmap_is_there(place: str) -> None:
    words = {Branch.YES: "ja", Branch.NO: "nee"}
    states = dossier(place).roadmap

    branches = {step.id: branch_of(step, states) for step in load_roadmap().steps}

    told = {step: words[branch] for step, branch in branches.items() if branch is not None}
    assert told == FACTS["answers"][place]
    for state in states.values():
        assert all(answer.on and answer.by for answer in state.answers.values())


def test_every_step_question_action_and_section_named_in_the_examples_exists() -> None:
    roadmap = load_roadmap()
    for seen in overviews():
        for step_id, state in seen.dossier.roadmap.items():
            step = roadmap.step(step_id)
            assert set(state.answers) <= {question.id for question in step.questions}
            assert set(state.actions) <= {action.id for action in step.actions}


def test_the_school_alone_is_half_way_and_shows_what_a_dossier_can_hold() -> None:
    told = alone().main.dossier
    seen = alone().scope.schools[0]

    assert travel(load_roadmap(), told.roadmap).current == "05S"
    assert told.roadmap["03"].history[0].value is Answer.NO
    assert 0.3 < len(told.current) / len(seen.tasks) < 0.7
    assert any(task.own for task in seen.tasks)
    assert any(row.backup for row in told.current.values())
    assert any(row.times for row in told.current.values())
    assert any(row.mandate for row in told.target.values())
    assert any(row.documented for row in told.target.values())
    assert any(said.priority for said in told.triage.values())
    assert any(person.external for person in told.people.values())


def test_filled_in_dossiers_stay_small() -> None:
    assert all(path.stat().st_size < 60_000 for path in DOSSIERS)


def test_the_keymap_example_can_be_used_as_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes((examples_dir() / "keymap.toml").read_bytes())
    loaded = load_settings(tmp_path)
    assert not loaded.warnings
    assert loaded.settings.keymap["app.undo"] == "f8,u"
    assert list(without_effect(loaded)) == [], "every command exists, and no key does two things"
