"""The proposal for the target: rules that always hold, and small cases by hand."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Dossier, Person, Row, Situation, Triage
from ictcoord_tui.domain.hours import Spent, parse_spent
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Applies, DossierKind
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.insights.hours_later import Basis
from ictcoord_tui.insights.load import load_by_person
from ictcoord_tui.insights.proposal import Proposal, propose
from ictcoord_tui.insights.proposal_rows import Problem
from tests.insights import plain
from tests.insights.strategies import SMALL, scopes


def taken_over(scope: Scope, proposal: Proposal) -> Scope:
    """The scope with every proposed line written into its dossier, by hand."""
    target = {one.id: dict(one.dossier.target) for one in scope.overviews}
    for proposed in proposal.rows:
        if proposed.row.who:
            target[proposed.ref.overview_id][proposed.ref.task_id] = proposed.row
    fresh = {
        one.id: replace(one, dossier=replace(one.dossier, target=target[one.id]))
        for one in scope.overviews
    }
    group = fresh[scope.group.id] if scope.group else None
    shared = group.dossier if group else None
    schools = (replace(fresh[one.id], group=shared or one.group) for one in scope.schools)
    return Scope(tuple(schools), group)


def begun(scope: Scope) -> dict[tuple[str, str], set[str]]:
    """Who does or is to do something as the dossiers say, by dossier and task."""
    found: dict[tuple[str, str], set[str]] = {}
    for situation in Situation:
        for one, task, line, _ in plain.lines(scope, situation):
            found.setdefault((one.id, task.id), set()).update(line.who)
            if scope.group is not None:
                found.setdefault(("groep", task.id), set()).update(line.who)
    return found


@given(scopes)
def test_nobody_loses_the_only_person_who_does_it(scope: Scope) -> None:
    """What only the group does today and plans otherwise, is for that group to say."""
    after = taken_over(scope, propose(scope))
    shared = scope.group.dossier.target if scope.group is not None else {}
    today = {
        (one.id, task.id)
        for one, task, line, served in plain.school_lines(scope, Situation.CURRENT)
        if line.who
        or (scope.group is not None and served.who and not shared.get(task.id, Row()).who)
    }
    later = {
        (one.id, task.id)
        for one, task, line, served in plain.school_lines(after, Situation.TARGET)
        if line.who or served.who
    }
    assert today <= later


@given(scopes)
def test_nobody_named_in_the_target_is_replaced_by_nobody(scope: Scope) -> None:
    after = taken_over(scope, propose(scope))
    for one in scope.overviews:
        here = next(other for other in after.overviews if other.id == one.id)
        for key, line in one.dossier.target.items():
            assert not line.who or here.dossier.target[key].who


@given(scopes)
def test_what_was_taken_over_is_proposed_again_as_it_is(scope: Scope) -> None:
    """Who is over their hours even so may be relieved by a second look; nobody else moves."""
    proposal = propose(scope)
    after = taken_over(scope, proposal)
    again = propose(after)
    assert (again.planned or again.after) == proposal.after
    assert again.after.gaps <= proposal.after.gaps, "a minute of rounding may make room"
    if not proposal.after.overloaded:
        now = {one.ref: one.row for one in proposal.named}
        assert {one.ref: one.row for one in again.rows if one.ref in now} == now


@given(scopes)
def test_new_work_goes_to_the_team_as_soon_as_there_is_one(scope: Scope) -> None:
    known = begun(scope)
    here = {one.id: one.people for one in scope.overviews}
    for proposed in propose(scope).rows:
        people = here[proposed.ref.overview_id]
        team = {key for key, person in people.items() if person.team_target}
        team = team or {key for key, person in people.items() if person.team_now}
        for key in set(proposed.row.who) - known[proposed.ref.overview_id, proposed.ref.task_id]:
            assert not team or key in team or people[key].anchor or people[key].external


@given(scopes)
def test_only_people_in_reach_with_hours_are_given_work(scope: Scope) -> None:
    now = load_by_person(scope, Situation.CURRENT)
    here = {one.id: one.people for one in scope.overviews}
    known = begun(scope)
    for proposed in propose(scope).rows:
        given_to = set(proposed.row.who) - known[proposed.ref.overview_id, proposed.ref.task_id]
        for key in (*given_to, *proposed.row.backup):
            person = here[proposed.ref.overview_id][key]
            said = [h for h in (person.hours_target, person.hours_now) if h is not None]
            hours = said[0] if said else now[key].hours
            assert person.external or hours > 0
        assert not set(proposed.row.who) & set(proposed.row.backup)


@given(scopes)
def test_nobody_who_is_given_work_goes_over_their_hours(scope: Scope) -> None:
    proposal = propose(scope)
    after = load_by_person(taken_over(scope, proposal), Situation.TARGET)
    known = begun(scope)
    for one in proposal.rows:
        for key in set(one.row.who) - known[one.ref.overview_id, one.ref.task_id]:
            assert not after[key].overloaded or not one.hours[key]


@given(scopes)
def test_whoever_is_over_their_hours_is_told(scope: Scope) -> None:
    proposal = propose(scope)
    after = load_by_person(taken_over(scope, proposal), Situation.TARGET)
    kept = [one.why for one in proposal.unsolved if one.problem is Problem.KEPT]
    for key in {key for one in proposal.rows for key in one.row.who if one.hours[key]}:
        assert not after[key].overloaded or any(scope.people[key].name in why for why in kept)


@given(scopes)
def test_every_counting_task_has_somebody_or_is_named_as_unsolved(scope: Scope) -> None:
    proposal = propose(scope)
    after = taken_over(scope, proposal)
    unsolved = {(one.overview_id, one.task.id) for one in proposal.unsolved if one.task is not None}
    opened = 0
    for one, task, row, served in plain.school_lines(after, Situation.TARGET):
        if not row.who and not served.who:
            opened += 1
            assert (one.id, task.id) in unsolved or ("groep", task.id) in unsolved
    assert proposal.after.gaps == opened


@given(scopes)
def test_core_tasks_get_a_backup_or_it_says_that_nobody_can(scope: Scope) -> None:
    proposal = propose(scope)
    without = {
        (one.overview_id, one.task.id)
        for one in proposal.unsolved
        if one.problem is Problem.BACKUP and one.task is not None
    }
    for one in proposal.rows:
        if one.task.core and one.row.who:
            key = (one.ref.overview_id, one.ref.task_id)
            assert bool(one.row.backup) != (key in without)


@given(scopes)
def test_it_explains_itself_and_always_says_the_same(scope: Scope) -> None:
    proposal = propose(scope)
    assert all(one.why.isprintable() and one.why.endswith(".") for one in proposal.rows)
    assert all(one.why for one in proposal.unsolved)
    assert propose(Scope(scope.schools, scope.group)) == proposal


@given(scopes)
def test_a_school_with_an_anchor_of_its_own_keeps_it(scope: Scope) -> None:
    chosen = {(one.overview_id, one.person_id) for one in propose(scope).anchors}
    for school in scope.schools:
        for key, person in school.dossier.people.items():
            if person.anchor:
                assert (school.id, key) in chosen


def school(
    people: list[Person],
    current: dict[str, Row] | None = None,
    triage: dict[str, Triage] | None = None,
) -> Scope:
    """One school where only two tasks count, unless the triage says otherwise."""
    counting = ("net-kabel", "ped-vraag")
    away = {t.id: Triage(Applies.NO) for t in SMALL.tasks if t.id not in counting}
    dossier = Dossier(
        DossierKind.SCHOOL,
        "De Kiekendief",
        people={one.id: one for one in people},
        triage=away | (triage or {}),
        current=current or {},
    )
    return Scope((Overview("kiekendief", dossier, SMALL),))


def row(*who: str, time: str = "") -> Row:
    return Row(who=who, time=parse_spent(time) if time else None)


@given(
    st.lists(st.integers(0, 8), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 2)), min_size=3, max_size=3),
)
def test_work_that_can_be_divided_within_the_hours_is_divided(
    hours: list[int], work: list[tuple[int, int]]
) -> None:
    people = [Person(f"p{n}", f"P{n}", hours_target=float(h)) for n, h in enumerate(hours)]
    tasks = ("net-kabel", "ped-vraag", "adm-order")
    current = {
        key: row(f"p{holder % len(hours)}", time=str(spent))
        for key, (spent, holder) in zip(tasks, work, strict=True)
    }
    scope = school(people, current, {"adm-order": Triage(Applies.YES)})
    divisions = itertools.product(range(len(hours)), repeat=len(work))
    possible = any(
        all(
            sum(spent for (spent, _), who in zip(work, division, strict=True) if who == n) <= h
            for n, h in enumerate(hours)
        )
        for division in divisions
    )
    proposal = propose(scope)
    assert (proposal.after.overloaded == 0) == possible
    assert proposal.after.gaps == 0


def test_what_no_longer_fits_goes_to_somebody_motivated() -> None:
    an = Person("an", "An", "ICT-coördinator", 4, 4, expertise=("net",))
    bo = Person("bo", "Bo", "leraar", 0, 2, motivation=("ped",))
    current = {"net-kabel": row("an", time="4"), "ped-vraag": row("an", time="2u/week")}
    proposal = propose(school([an, bo], current=current))
    kabel, vraag = proposal.rows
    assert kabel.row.who == ("an",)
    assert vraag.row.who == ("bo",)
    assert vraag.row.time == parse_spent("2u/week")
    assert kabel.why == "An doet dit vandaag al en heeft de expertise. Back-up: Bo, heeft nog uren."
    assert "Bo wil hier graag aan werken." in vraag.why
    assert "An geeft dit door, om binnen de uren te blijven." in vraag.why
    assert (proposal.before.overloaded, proposal.before.excess) == (1, 2)
    assert (proposal.before.only_one, proposal.before.gaps) == (2, 0)
    assert proposal.after.overloaded == proposal.after.only_one == proposal.after.gaps == 0


def test_work_that_fits_with_nobody_stays_with_who_does_it_and_says_how_much() -> None:
    an = Person("an", "An", "ICT-coördinator", 4, 4)
    bo = Person("bo", "Bo", "leraar", 2, 2)
    proposal = propose(school([an, bo], current={"net-kabel": row("an", time="6")}))
    kept = [one for one in proposal.unsolved if one.problem is Problem.KEPT]
    assert [(one.task.id if one.task else "", one.hours) for one in kept] == [("net-kabel", 6)]
    said = "Blijft bij An, boven de uren. Geen 6 uur per week meer vrij bij wie dit kan: Bo."
    assert kept[0].why == said
    assert proposal.rows[0].why.endswith(said)
    assert proposal.rows[0].row.who == ("an",)
    assert proposal.rows[0].row.time == parse_spent("6")
    assert (proposal.after.overloaded, proposal.after.gaps) == (1, 0)


def test_work_nobody_does_and_nobody_has_room_for_stays_open() -> None:
    an = Person("an", "An", "ICT-coördinator", 4, 4)
    current = {"net-kabel": row("an", time="4"), "ped-vraag": row(time="2")}
    proposal = propose(school([an], current=current))
    hours = [one for one in proposal.unsolved if one.problem is Problem.HOURS]
    assert [(one.task.id if one.task else "", one.hours) for one in hours] == [("ped-vraag", 2)]
    assert proposal.after.gaps == 1


def test_whoever_is_over_their_hours_gets_no_work_of_others() -> None:
    an = Person("an", "An", "", 4, 4, expertise=("net",))
    current = {"ped-vraag": row("an", time="6"), "net-kabel": row(time="3")}
    proposal = propose(school([an], current=current))
    assert [one.row.who for one in proposal.rows] == [(), ("an",)]


def test_what_the_group_cannot_do_stays_in_the_schools() -> None:
    triage = {"net-wifi": Triage(level=Level.GROUP)}
    group = Dossier(DossierKind.GROUP, "Groep", triage=triage)
    an = Person("an", "An", "", 4, 4)
    dossier = Dossier(
        DossierKind.SCHOOL, "Alfa", people={"an": an}, current={"net-wifi": row("an", time="1")}
    )
    idle = Overview("beta", Dossier(DossierKind.SCHOOL, "Beta"), SMALL, group)
    schools = (Overview("alfa", dossier, SMALL, group), idle)
    proposal = propose(Scope(schools, Overview("groep", group, SMALL)))
    named = {one.ref.overview_id: one.row.who for one in proposal.rows if one.task.id == "net-wifi"}
    assert named == {"groep": (), "alfa": ("an",)}


def test_what_the_target_says_and_fits_stays_and_the_rest_comes_beside_it() -> None:
    an, bo = Person("an", "An", "", 4, 4), Person("bo", "Bo", "", 4, 4)
    scope = school([an, bo], current={"net-kabel": row("an", time="2"), "ped-vraag": row("an")})
    one = scope.schools[0]
    planned = replace(one.dossier, target={"net-kabel": row("bo", time="3")})
    kabel, vraag = propose(Scope((replace(one, dossier=planned),))).rows
    assert (kabel.row.who, kabel.row.time) == (("bo",), parse_spent("3"))
    assert kabel.why.startswith("Bo staat al in het streefdoel. An geeft dit door.")
    assert vraag.row.who == ("an",)


def test_the_head_of_the_school_outside_the_team_is_given_nothing() -> None:
    an = Person("an", "An Maes", "directeur", 1, 1)
    bo = Person("bo", "Bo", "", 4, 4, team_now=True)
    current = {"net-kabel": row("bo", time="4"), "ped-vraag": row("bo", time="1")}
    proposal = propose(school([an, bo], current=current))
    assert {key for one in proposal.rows for key in (*one.row.who, *one.row.backup)} == {"bo"}
    assert proposal.after.overloaded == 1


def test_of_many_who_could_only_the_first_are_named() -> None:
    people = [Person(f"p{n}", f"P{n}", "leraar", 1, 1) for n in range(5)]
    proposal = propose(school(people, current={"net-kabel": row(time="6")}))
    why = next(one.why for one in proposal.unsolved if one.problem is Problem.HOURS)
    assert why == "Geen 6 uur per week meer vrij bij wie dit kan: P0, P1, P2 en nog 2."


def test_somebody_who_leaves_is_not_proposed() -> None:
    an = Person("an", "An", "", 4, 0)
    bo = Person("bo", "Bo", "", 4, 4)
    proposal = propose(school([an, bo], current={"net-kabel": row("an", time="1")}))
    assert proposal.rows[0].row.who == ("bo",)
    assert "An heeft later geen ICT-uren." in proposal.rows[0].why


def test_special_expertise_is_not_guessed() -> None:
    triage = {"ped-coach": Triage(Applies.YES), "net-kabel": Triage(Applies.NO)}
    able = Person("an", "An", "", 4, 4, expertise=("netwerk",))
    proposal = propose(school([able], triage=triage))
    unsolved = [one for one in proposal.unsolved if one.problem is Problem.NOBODY]
    assert [one.task.id if one.task else "" for one in unsolved] == ["ped-coach"]
    assert unsolved[0].why == "Niemand met ICT-uren kan dit. Advies: rekruteren."


def test_who_never_filled_in_expertise_is_not_advised_to_recruit() -> None:
    triage = {"ped-coach": Triage(Applies.YES), "net-kabel": Triage(Applies.NO)}
    proposal = propose(school([Person("an", "An", "", 4, 4)], triage=triage))
    said = [one.why for one in proposal.unsolved if one.problem is Problem.NOBODY]
    assert said == ["Van niemand met ICT-uren is bekend dat die dit kan."]


def test_a_task_for_the_group_is_proposed_once_for_all_schools() -> None:
    net = Person("net", "NetVast", external=True, expertise=("net",))
    triage = {"net-wifi": Triage(level=Level.GROUP)}
    group = Dossier(DossierKind.GROUP, "Groep", people={"net": net}, triage=triage)
    schools = []
    for key in ("alfa", "beta"):
        an = Person(f"{key}-an", "An", "", 4, 4)
        current = {"net-wifi": row(an.id, time="1u/week")}
        dossier = Dossier(DossierKind.SCHOOL, key, people={an.id: an}, current=current)
        schools.append(Overview(key, dossier, SMALL, group))
    proposal = propose(Scope(tuple(schools), Overview("groep", group, SMALL)))
    wifi = [one for one in proposal.rows if one.task.id == "net-wifi"]
    assert [(one.ref.overview_id, one.row.who, one.row.schools) for one in wifi] == [
        ("groep", ("net",), ())
    ]
    assert wifi[0].hours == {"net": 2}
    assert wifi[0].why.startswith("Eén keer voor alle scholen samen. NetVast heeft de expertise.")


def test_a_school_on_its_own_hands_tasks_for_the_group_back() -> None:
    triage = {"net-kabel": Triage(level=Level.GROUP)}
    proposal = propose(school([Person("an", "An", "", 4, 4)], triage=triage))
    assert [one.task.id for one in proposal.rows] == ["ped-vraag"]
    assert [one.problem for one in proposal.unsolved if one.task] == [Problem.GROUP]


def test_an_anchor_of_the_groups_staff_keeps_a_task_in_the_school() -> None:
    wim = Person("wim", "Wim", "leraar", 8, 8, anchor=True)
    group = Dossier(DossierKind.GROUP, "Groep", people={"wim": wim})
    an = Person("an", "An", "", 8, 8, expertise=("net", "ped", "adm"), motivation=("ped", "adm"))
    current = {"adm-order": row("wim", time="1")}
    dossier = Dossier(DossierKind.SCHOOL, "Alfa", people={"an": an}, current=current)
    scope = Scope((Overview("alfa", dossier, SMALL, group),), Overview("groep", group, SMALL))
    proposal = propose(scope)
    assert any("wim" in one.row.who for one in proposal.rows)
    assert [(one.person_id, one.new) for one in proposal.anchors] == [("wim", False)]


@pytest.mark.parametrize("minutes", [30, 31, 33, 50])
def test_shares_are_whole_minutes_that_keep_the_sum(minutes: int) -> None:
    people = [Person(f"p{n}", f"P{n}", hours_target=4) for n in range(3)]
    current = {"net-kabel": row("p0", "p1", "weg", time=f"{minutes}min/week")}
    kabel = propose(school(people, current=current)).rows[0]
    said = _times(kabel.row)
    assert said
    assert all(one.minutes.denominator == 1 and one.minutes for one in said)
    assert sum(one.minutes for one in said) == minutes


def test_a_share_under_a_minute_a_week_is_said_by_the_year() -> None:
    people = [Person("an", "An", hours_target=1), Person("bo", "Bo", hours_target=1)]
    current = {"net-kabel": row("an", "bo", "weg", time="0,02")}
    kabel = propose(school(people, current=current)).rows[0]
    assert {str(one) for one in _times(kabel.row)} == {"15min/jaar", "29min/jaar"}


def _times(one: Row) -> list[Spent]:
    return [one.time] if one.time else list(one.times.values())


def test_tasks_without_time_are_counted_beside_the_zeros() -> None:
    an = Person("an", "An", "ICT-coördinator", 1, 1)
    current = {"net-kabel": row("an", time="2"), "ped-vraag": row("an")}
    proposal = propose(school([an], current=current))
    assert (proposal.before.untimed, proposal.before.excess) == (1, 1)
    assert (proposal.after.untimed, proposal.after.excess) == (1, 1)


def big_school(people: list[Person], current: dict[str, Row] | None = None) -> Scope:
    """One school with the whole start list, and everybody able to do all of it."""
    able = tuple(one.id for one in load_catalogue().sections)
    skilled = {one.id: replace(one, expertise=able) for one in people}
    dossier = Dossier(DossierKind.SCHOOL, "De Ster", people=skilled, current=current or {})
    return Scope((Overview("ster", dossier, load_catalogue()),))


def by_person(proposal: Proposal) -> Counter[str]:
    return Counter(key for one in proposal.rows if not one.row.timed for key in one.row.who)


@settings(max_examples=10)
@given(st.integers(1, 7))
def test_tasks_without_a_time_are_spread_over_who_has_as_many_hours(number: int) -> None:
    people = [Person(f"p{n}", f"P{n}", hours_target=30.0, team_target=True) for n in range(number)]
    proposal = propose(big_school(people))
    tasks = len(proposal.rows)
    assert tasks > 100
    assert sum(by_person(proposal).values()) == tasks
    assert max(by_person(proposal).values()) == -(-tasks // number)


def small_team() -> Scope:
    """A coordinator who is nearly full, a teacher and a clerk with a few hours; most is empty."""
    ids = [task.id for task in load_catalogue().tasks]
    current = {key: row("katrien", time="30min/week") for key in ids[:14]}
    current |= {key: row("tom", time="30min/week") for key in ids[14:16]}
    return big_school(
        [
            Person("katrien", "Katrien", "ICT-coördinator", 8, 8, team_target=True),
            Person("tom", "Tom", "leraar", 2, 3, team_target=True),
            Person("els", "Els", "secretaresse", 1.5, 1.5, team_target=True),
        ],
        current,
    )


def test_nobody_gets_a_heap_of_tasks_without_a_time() -> None:
    proposal = propose(small_team())
    found = by_person(proposal)
    assert found == {"tom": 8, "els": 6, "katrien": 4}
    assert dict(found) == proposal.untimed
    assert len(proposal.waiting) == len(proposal.rows) - 16 - 18
    assert {one.why for one in proposal.waiting} == {
        "Wie dit kan, heeft geen uren meer vrij of genoeg taken zonder tijd. Vul eerst een tijd in."
    }


def test_taking_over_twice_gives_nobody_more_tasks_without_a_time() -> None:
    scope = small_team()
    proposal = propose(scope)
    again = propose(taken_over(scope, proposal))
    assert by_person(again) == by_person(proposal)
    assert again.after == proposal.after


def test_core_tasks_without_a_time_go_first() -> None:
    rows = [one for one in propose(small_team()).rows if not one.row.timed]
    named = [one for one in rows if one.row.who]
    assert any(one.task.core for one in rows if not one.row.who)
    assert all(one.task.core for one in named)


def test_a_task_without_a_time_stays_with_who_does_it() -> None:
    an, bo = Person("an", "An", "", 1, 1), Person("bo", "Bo", "", 9, 9, expertise=("net", "ped"))
    busy = {"net-kabel": row("an", time="1"), "ped-vraag": row("an")}
    assert [one.row.who for one in propose(school([an, bo], current=busy)).rows] == [("an",)] * 2


def test_a_task_without_a_time_of_somebody_without_any_hours_noted_stays() -> None:
    an, bo = Person("an", "An"), Person("bo", "Bo", "", 9, 9)
    proposal = propose(school([an, bo], current={"ped-vraag": row("an")}))
    vraag = next(one for one in proposal.rows if one.task.id == "ped-vraag")
    assert vraag.row.who == ("an",)
    assert proposal.assumed == {Basis.WORK: ("an",)}


def test_what_has_no_time_and_nobody_can_take_stays_with_who_leaves() -> None:
    an, bo = Person("an", "An", "", 4, 0), Person("bo", "Bo", "", 2, 2)
    busy = {"net-kabel": row("bo", time="2"), "ped-vraag": row("an")}
    proposal = propose(school([an, bo], current=busy))
    vraag = next(one for one in proposal.rows if one.task.id == "ped-vraag")
    said = "Blijft bij An, die later geen ICT-uren heeft. Vul eerst een tijd in."
    assert vraag.row.who == ("an",)
    assert vraag.why.endswith(said)
    assert [(one.why, one.timed) for one in proposal.kept] == [(said, False)]


def test_a_time_of_zero_is_a_time() -> None:
    an = Person("an", "An", "", 4, 4)
    busy = {"net-kabel": row("an", time="0"), "ped-vraag": row("an")}
    proposal = propose(school([an], current=busy))
    kabel = next(one for one in proposal.rows if one.task.id == "net-kabel")
    assert kabel.row.time == parse_spent("0")
    assert (proposal.before.untimed, proposal.after.untimed) == (1, 1)
    assert proposal.untimed == {"an": 1}


def test_nobody_gets_a_time_of_zero_that_was_not_said() -> None:
    an, bo = Person("an", "An", "", 4, 4), Person("bo", "Bo", "", 4, 4)
    both = Row(who=("an", "bo"), times={"an": parse_spent("1")})
    kabel = propose(school([an, bo], current={"net-kabel": both})).rows[0]
    assert kabel.row == replace(kabel.row, who=("an", "bo"), time=None, times=both.times)


def test_hours_later_that_nobody_said_are_those_of_now_in_table_and_words_alike() -> None:
    an = Person("an", "An", "ICT-coördinator", 4)
    busy = {"net-kabel": row("an", time="3"), "ped-vraag": row("an", time="3")}
    proposal = propose(school([an], current=busy))
    assert (proposal.after.overloaded, proposal.after.excess) == (1, 2)
    assert [one.why.split(".")[0] for one in proposal.kept] == ["Blijft bij An, boven de uren"]
    assert proposal.assumed == {Basis.NOW: ("an",)}


@given(scopes)
def test_whoever_keeps_work_over_their_hours_is_counted_as_over_them(scope: Scope) -> None:
    proposal = propose(scope)
    if any(one.hours for one in proposal.kept):
        assert proposal.after.overloaded
