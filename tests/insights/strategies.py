"""Random schools and groups over a small start list, for every test of the insights."""

import itertools
from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from ictcoord_tui.domain.dossier import Dossier, Person, Row, Situation, TaskChange, Triage
from ictcoord_tui.domain.hours import Period, Spent
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Applies, DossierKind, Staffing, Term
from ictcoord_tui.domain.tasks import Catalogue, Cluster, Level, Section, Task

SECTIONS = (
    Section("net", "Netwerk", Cluster.TECHNICAL),
    Section("ped", "Leraren", Cluster.PEDAGOGICAL),
    Section("adm", "Administratie", Cluster.ADMINISTRATIVE),
)
TASKS = (
    Task(
        "net-wifi", "Wifi", "-", "net", Cluster.TECHNICAL, Level.GROUP, expert=True, outsourced=True
    ),
    Task("net-plan", "Netplan", "-", "net", Cluster.TECHNICAL, core=True, expert=True),
    Task("net-kabel", "Kabels", "-", "net", Cluster.TECHNICAL, hidden=True),
    Task("ped-coach", "Coachen", "-", "ped", Cluster.PEDAGOGICAL, core=True, expert=True),
    Task("ped-vraag", "Vragen", "-", "ped", Cluster.PEDAGOGICAL, Level.BOTH),
    Task("adm-order", "Bestellen", "-", "adm", Cluster.ADMINISTRATIVE, hidden=True, core=True),
)
SMALL = Catalogue(1, SECTIONS, TASKS)
GROUP_PEOPLE = ("g-ann", "g-bob", "g-net")
SCHOOL_IDS = ("alfa", "beta", "gamma", "delta")
ROLES = ("leraar", "ICT-coördinator", "ICT-coordinator (technisch)", "directeur", "")

_hours = st.sampled_from((None, 0.0, 0.1, *(quarters / 4 for quarters in range(1, 20))))
_MINUTES = (0, 1, 7, 20, 30, 50, 60, 90, 240)
_spent = st.sampled_from([Spent(Fraction(m), period) for m in _MINUTES for period in Period])
_section_sets = st.sampled_from(
    [(), *((s.id,) for s in SECTIONS), *itertools.combinations((s.id for s in SECTIONS), 2)]
)


def person(person_id: str) -> st.SearchStrategy[Person]:
    """Return people with this id, outside partners now and then."""
    return st.builds(
        Person,
        id=st.just(person_id),
        name=st.just(person_id.upper()),
        role=st.sampled_from(ROLES),
        hours_now=_hours,
        hours_target=_hours,
        team_now=st.booleans(),
        team_target=st.booleans(),
        anchor=st.booleans(),
        external=st.sampled_from((False, False, False, True)),
        expertise=_section_sets,
        motivation=_section_sets,
    )


@st.composite
def people(draw: st.DrawFn, ids: tuple[str, ...]) -> dict[str, Person]:
    """Draw some of the people with these ids."""
    chosen = draw(st.sets(st.sampled_from(ids)))
    return {key: draw(person(key)) for key in sorted(chosen)}


@st.composite
def rows(draw: st.DrawFn, names: tuple[str, ...], *, group: bool = False) -> Row:
    """Draw a line that names some of these people; a group's line for some of the schools."""
    some = st.sets(st.sampled_from(names), max_size=3) if names else st.just(set[str]())
    who = tuple(sorted(draw(some)))
    timed = draw(st.sets(st.sampled_from(names), max_size=2)) if names else set()
    schools = draw(st.sets(st.sampled_from(SCHOOL_IDS), max_size=3)) if group else set()
    return Row(
        who=who,
        time=draw(st.one_of(st.none(), _spent)),
        times={key: draw(_spent) for key in sorted(timed)},
        backup=tuple(sorted(draw(some))),
        level=draw(st.sampled_from((None, None, *Level))),
        schools=tuple(sorted(schools)),
        mandate=draw(st.sampled_from(("", "Beslist zelf"))),
    )


triages = st.builds(
    Triage,
    applies=st.sampled_from((None, None, *Applies)),
    term=st.sampled_from((None, None, *Term)),
    together=st.booleans(),
    level=st.sampled_from((None, None, Level.SCHOOL, Level.GROUP)),
    priority=st.sampled_from(("", "Iedereen online")),
    staffing=st.sampled_from((None, *Staffing)),
)


@st.composite
def dossiers(
    draw: st.DrawFn, kind: DossierKind, ids: tuple[str, ...], shared: Mapping[str, Person]
) -> Dossier:
    """Draw a dossier; its lines name its own people and those of its group."""
    own = draw(people(ids))
    names = tuple(sorted({*own, *shared}))
    extra = draw(st.sampled_from((None, "own-task")))
    tasks = {extra: TaskChange(name="Eigen", section="adm", expert=True)} if extra else {}
    task_ids = [task.id for task in TASKS] + list(tasks)
    group = kind is DossierKind.GROUP

    def table() -> dict[str, Row]:
        filled = draw(st.sets(st.sampled_from(task_ids), max_size=5))
        return {key: draw(rows(names, group=group)) for key in sorted(filled)}

    judged = draw(st.sets(st.sampled_from(task_ids), max_size=3))
    return Dossier(
        kind=kind,
        name=ids[0].split("-")[0].capitalize(),
        weeks=draw(st.sampled_from((37, 40))),
        hours=draw(_hours),
        people=own,
        tasks=tasks,
        triage={key: draw(triages) for key in sorted(judged)},
        current=table(),
        target=table(),
    )


@st.composite
def groups(draw: st.DrawFn) -> Scope:
    """Draw a group with one to four schools."""
    group = draw(dossiers(DossierKind.GROUP, GROUP_PEOPLE, {}))
    number = draw(st.integers(1, len(SCHOOL_IDS)))
    schools = tuple(
        Overview(key, draw(_school(key, group.people)), SMALL, group) for key in SCHOOL_IDS[:number]
    )
    return Scope(schools, Overview("groep", group, SMALL))


@st.composite
def lone_schools(draw: st.DrawFn) -> Scope:
    """Draw one school: on its own, or as a member looked at by itself."""
    group = draw(st.one_of(st.none(), dossiers(DossierKind.GROUP, GROUP_PEOPLE, {})))
    shared = group.people if group is not None else {}
    return Scope((Overview("alfa", draw(_school("alfa", shared)), SMALL, group),))


def _school(key: str, shared: Mapping[str, Person]) -> st.SearchStrategy[Dossier]:
    ids = tuple(f"{key}-{name}" for name in ("cas", "dina", "els"))
    return dossiers(DossierKind.SCHOOL, ids, shared)


scopes = st.one_of(groups(), groups(), lone_schools())
situations = st.sampled_from(list(Situation))
