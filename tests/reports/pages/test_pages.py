"""The pages on the example group, with numbers checked by hand against its files.

By hand, from `examples/wilgenbrug` (hours a week):
- Karel now 0,19 + 0,24 + 0,14 + 0,24 = 0,81; later 0,1 + 0,36 + 0,1 + 0,48 + 0,14 + 0,24 = 1,42.
- Yusuf now 0,22 + 0,22 = 0,44; later 0,54 + 0,11 + 0,18 + 0,22 + 1,62 + 0,43 + 0,18 + 0,22 + 0,22
  = 3,72.
- Rita now 0,12 + 0,22 + 0,18 = 0,52; later 1,31 (group) + 2,5 (atheneum) + 1,86 (hoogveer) = 5,67.
- `net-internet` 0,12 + 0,09 + 0,05 + 0,07 + 0,03 = 0,36, of which 0,24 beyond the largest part.
- `srv-servers` 0,44 + 0,33 + 0,25 = 1,02 in three schools: it does not apply in the other two.
- `net-ontwerp` stands in no school's current situation.
"""

from dataclasses import replace

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import Dossier, Person, Row, Situation
from ictcoord_tui.domain.hours import parse_spent
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.insights.how import FILL_TARGET
from ictcoord_tui.insights.index import BY_ID, QUESTIONS, Question, Reads
from ictcoord_tui.insights.proposal import propose
from ictcoord_tui.insights.rows import RowRef
from ictcoord_tui.paper import (
    Bars,
    Heading,
    Items,
    Paragraph,
    PersonRef,
    Table,
)
from ictcoord_tui.reports.agreements import agreements
from ictcoord_tui.reports.markdown import bar_signs
from ictcoord_tui.reports.pages.asked import Asked, mark, spent_on
from ictcoord_tui.reports.pages.identify import (
    anchors_page,
    expertise_page,
    gaps_page,
    needs_page,
)
from ictcoord_tui.reports.pages.improve import (
    people_overlap_page,
    proposal_page,
    scale_page,
    school_overlap_page,
)
from ictcoord_tui.reports.pages.index import PAGES, absence_paper, question_page, question_paper
from ictcoord_tui.reports.pages.insight import (
    hidden_page,
    load_page,
    only_one_page,
    package_page,
    staffing_page,
)
from ictcoord_tui.reports.pages.people import (
    absence_list_page,
    absence_page,
    drift_page,
    structure_page,
    who_page,
)
from tests.reports.wilgenbrug import bars, group, later, now, row, rows, school


def test_every_question_has_a_page_that_says_how_it_was_computed() -> None:
    assert set(PAGES) == {question.id for question in QUESTIONS}
    for question in QUESTIONS:
        paper = question_paper(question.id, group(), Situation.CURRENT)
        assert paper.title == question.title
        assert paper.how == question.how.told(group())


def test_a_page_opens_with_the_answer_for_today_beside_the_target() -> None:
    paper = question_paper("load", group(), Situation.CURRENT)
    assert paper.blocks[0] == Items(
        (
            "Nu: 4 mensen overbelast, 10,32 u te veel",
            "Later: 1 persoon overbelast, 0,03 u te veel",
        )
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Karel Ostijn", ("0,81 van 1", "1,42 van 1,5", "nu: binnen de uren")),
        ("Yusuf Aydemir", ("0,44 van 1", "3,72 van 4", "nu: binnen de uren")),
        ("Rita Coppersmet", ("0,52 van 2", "5,67 van 6", "nu: binnen de uren")),
        ("Joris Vandemoer", ("23,86 van 20", "17,3 van 20", "nu: overbelast")),
        ("NetVast bv", ("1,23", "3,87", "nu: extern")),
    ],
)
def test_load_stands_beside_the_hours_somebody_has(name: str, expected: tuple[str, ...]) -> None:
    assert bars(load_page(now()), name) == expected


def test_the_note_of_a_load_follows_the_situation() -> None:
    page = load_page(later())
    assert bars(page, "Joris Vandemoer")[-1] == "later: binnen de uren"
    assert isinstance(page[0], Bars)
    assert page[0].title == "Uren per week, naast de ICT-uren die iemand heeft"


def test_package_shows_the_part_of_the_coordinators_and_hidden_hours() -> None:
    page = package_page(now())
    assert page[0] == Paragraph(
        "Met de rol ICT-coördinator: Joris Vandemoer, Samira El Khattab, Wim Pauwelyn."
    )
    assert bars(page, "Deel van de taken")[0] == "292 van 399 taken"
    assert bars(page, "Deel van de uren")[0] == "65,48 van 77,24 u"
    assert bars(page, "Verborgen uren")[0] == "123 taken, 20,51 u"
    assert len(rows(page)) == 292


def test_hidden_work_is_named_with_who_does_it() -> None:
    page = hidden_page(now())
    assert len(rows(page)) == 162
    firewall = [cells for cells in rows(page) if cells[0] == "Firewall en webfilter beheren"]
    assert ("Firewall en webfilter beheren", "Wilgendonk", "NetVast bv", "0,22 u") in firewall


def test_gaps_say_in_which_schools_and_of_how_many() -> None:
    page = gaps_page(now())
    assert row(page, "Netwerkarchitectuur uittekenen (kern)") == (
        "Netwerkarchitectuur uittekenen (kern)",
        "alle 5 scholen",
        "nergens iemand",
    )
    assert row(page, "Oude toestellen wissen en afvoeren") == (
        "Oude toestellen wissen en afvoeren",
        "De Tuimelaar, Het Zandlopertje",
        "2 van 5",
    )
    assert rows(gaps_page(later())) == []


def test_needs_are_the_gaps_that_schools_share() -> None:
    needs = needs_page(now())
    assert len(rows(needs)) == 33
    single = "Leraren coachen bij didactisch ICT-gebruik (kern)"
    assert single in {cells[0] for cells in rows(gaps_page(now()))}
    assert single not in {cells[0] for cells in rows(needs)}


def test_lists_stand_under_their_cluster() -> None:
    titles = [block.title for block in gaps_page(now()) if isinstance(block, Table)]
    assert titles == ["Technisch", "Pedagogisch-didactisch", "Beleid en visie", "Administratief"]


def test_anchor_candidates_come_with_their_reasons() -> None:
    page = anchors_page(now())
    karel = row(page, "Karel Ostijn", "Wilgendonk")
    assert karel[1:3] == ("directeur", "nee")
    assert karel[3].startswith("4 taken; kent Organisatie van het ICT-team")
    assert row(page, "Yusuf Aydemir", "Hoogveer")[2] == "ja"


def test_principals_teachers_and_administration_count_as_anchors() -> None:
    roles = {cells[1] for cells in rows(anchors_page(now()))}
    assert {"directeur", "administratief medewerker"} <= roles
    assert any("leraar" in role or "leerkracht" in role for role in roles)


def test_expertise_is_what_people_say_and_what_they_do() -> None:
    page = expertise_page(now())
    section = "Technisch: Netwerk en internet"
    assert row(page, "Joris Vandemoer", section)[1:] == ("ja", "-", "3", "0,76 u")
    assert row(page, "Wim Pauwelyn", section)[1:] == ("-", "-", "10", "1,28 u")


def test_what_hangs_on_one_person_names_that_person() -> None:
    page = only_one_page(now())
    assert len(rows(page)) == 399
    servers = [cells for cells in rows(page) if cells[0] == "Servers beheren"]
    assert servers == [
        ("Servers beheren", "Wilgendonk", "Joris Vandemoer", "0,44 u"),
        ("Servers beheren", "Hoogveer", "Samira El Khattab", "0,33 u"),
        ("Servers beheren", "De Tuimelaar", "Wim Pauwelyn", "0,25 u"),
    ]


def test_absence_list_counts_what_everybody_does_alone() -> None:
    assert row(absence_list_page(now()), "Karel Ostijn") == ("Karel Ostijn", "4", "4", "0,81 u")


def test_absence_says_what_falls_and_who_could_take_over() -> None:
    page = absence_page(now(), "nele")
    assert page[0] == Paragraph(
        "Als Nele Brodsteen wegvalt: 65 taken, 5,84 uur per week. 65 daarvan doet niemand anders: "
        "32 kan niemand zomaar overnemen."
    )
    assert row(page, "Elektronische leeromgeving beheren (kern)")[3] == (
        "Rita Coppersmet (zelfde rubriek)"
    )
    assert row(page, "Cloudomgeving beheren (kern)")[3] == "niemand"


def test_absence_of_somebody_without_tasks_is_no_trouble() -> None:
    paper = absence_paper(group(), Situation.CURRENT, "lotte")
    assert paper.title == "Wat als Lotte Verspreet wegvalt?"
    assert paper.blocks == (Paragraph("Lotte Verspreet draagt geen taken: er valt niets."),)


def test_structure_parts_team_members_from_people_outside() -> None:
    today, target = structure_page(now()), structure_page(later())
    outside = "Met taken, buiten het ICT-team"
    assert len(rows(today, outside)) == 16
    assert row(today, "Karel Ostijn", outside) == (
        "Karel Ostijn",
        "directeur",
        "4",
        "-",
        "-",
        "4",
    )
    assert len(rows(target, "In het ICT-team, met taken")) == 11
    assert len(rows(target, outside)) == 7


def test_who_does_what_says_on_which_level() -> None:
    page = who_page(later())
    (title,) = [t.title for t in page if isinstance(t, Table) and t.title.startswith("Rita")]
    assert ("Offertes aanvragen en vergelijken", "Groep", "Groep", "0,32 u") in rows(page, title)
    assert ("ICT-facturen nazien", "Wilgendonk", "School", "0,12 u") in rows(page, title)


def test_staffing_advises_per_task() -> None:
    page = staffing_page(later())
    assert len(rows(page)) == 29
    assert row(page, "Servers beheren")[2:4] == ("uitbesteden overwegen", "nog niets gekozen")


def test_drift_puts_today_beside_the_target() -> None:
    page = drift_page(now())
    assert bars(page, "Rita Coppersmet") == ("0,52 u", "5,67 u", "+5,15 u")
    internet = [cells for cells in rows(page) if cells[0] == "Internetverbinding beheren"]
    assert (
        "Internetverbinding beheren",
        "Wilgendonk",
        "NetVast bv",
        "NetVast bv",
        "0,12 → 0 u",
    ) in (internet)


def test_nobody_works_double_inside_one_school() -> None:
    assert rows(people_overlap_page(now())) == []


@pytest.mark.parametrize(
    ("task", "spent", "together", "saved"),
    [
        (
            "Internetverbinding beheren",
            (
                "Wilgendonk 0,12, Hoogveer 0,09, De Kiekendief 0,05, De Tuimelaar 0,07, "
                "Het Zandlopertje 0,03"
            ),
            "0,36 u",
            "0,24 u",
        ),
        (
            "Servers beheren",
            "Wilgendonk 0,44, Hoogveer 0,33, De Tuimelaar 0,25",
            "1,02 u",
            "0,58 u",
        ),
        (
            "Eerstelijnshulp geven",
            (
                "Wilgendonk 2,17, Hoogveer 1,62, De Kiekendief 0,86, De Tuimelaar 1,23, "
                "Het Zandlopertje 0,57"
            ),
            "6,45 u",
            "4,28 u",
        ),
    ],
)
def test_schools_that_do_the_same_apart(task: str, spent: str, together: str, saved: str) -> None:
    assert row(school_overlap_page(now()), task) == (task, spent, together, saved)


@pytest.mark.parametrize(
    ("kind", "task", "together"),
    [
        ("Raamcontract of groepsaankoop", "Internetverbinding beheren", "0,36 u"),
        ("Verzekering", "Verzekeringen en garanties opvolgen", "0,36 u"),
        ("Servers of cloud", "Servers beheren", "1,02 u"),
        ("Bijscholing", "Infofiches over het vormingsaanbod maken", "0,42 u"),
    ],
)
def test_scale_candidates_stand_under_their_kind(kind: str, task: str, together: str) -> None:
    assert row(scale_page(now()), task, kind)[2] == together


def test_training_leaflets_that_schools_make_apart_are_found() -> None:
    found = row(school_overlap_page(now()), "Infofiches over het vormingsaanbod maken")
    assert found[1].startswith("Wilgendonk 0,14, Hoogveer 0,1, ")
    assert found[2:] == ("0,42 u", "0,28 u")


def test_the_proposal_page_shows_before_after_and_every_line() -> None:
    proposal = propose(group())
    page = proposal_page(now(), proposal)
    assert row(page, "Mensen boven hun uren") == ("Mensen boven hun uren", "4", "1", "0")
    assert row(page, "Taken zonder naam") == ("Taken zonder naam", "128", "0", "0")
    assert row(page, "Wilgendonk", "Ankerpunten") == ("Wilgendonk", "Rita Coppersmet", "nieuw")
    clusters = ("Technisch", "Pedagogisch-didactisch", "Beleid en visie", "Administratief")
    named = [one for one in proposal.rows if one.row.who]
    assert sum(len(rows(page, one)) for one in clusters) == len(named)
    headings = [one.text for one in page if isinstance(one, Heading)]
    assert headings == ["Voorstel per taak"], "the target leaves nothing open"
    assert not any(isinstance(one, Paragraph) and "Expertise" in one.text for one in page)


def test_without_any_expertise_the_proposal_says_so_once() -> None:
    asked = Asked(untimed_school(), Situation.CURRENT)
    proposal = propose(asked.scope)
    page = proposal_page(asked, proposal)
    (said,) = [one.text for one in page if isinstance(one, Paragraph) and "Team" in one.text]
    assert said.startswith("Niemand vulde Expertise in (Team): daarom ")
    assert not any("Advies" in one.why for one in proposal.unsolved)
    why = "Van niemand met ICT-uren is bekend dat die dit kan."
    special = [one for one in proposal.unsolved if one.why == why]
    assert len(rows(page, why)) == len(special) > 10
    doing = {cells[2] for cells in rows(page, "Technisch")}
    assert "Fatima (geen tijd ingevuld)" in doing


def test_every_line_leads_to_a_row_or_a_person_that_is_there() -> None:
    overviews = {one.id: one for one in group().overviews}
    for question in QUESTIONS:
        paper = question_paper(question.id, group(), Situation.CURRENT)
        for block in paper.blocks:
            for line in getattr(block, "lines", ()):
                target = getattr(line, "target", None)
                if isinstance(target, RowRef):
                    assert target.task_id in overviews[target.overview_id].task_by_id
                elif isinstance(target, PersonRef):
                    assert target.person_id in group().people


def test_a_single_school_needs_no_column_for_where() -> None:
    alone = Scope((school("kiekendief"),))
    paper = question_paper("gaps", alone, Situation.CURRENT)
    (first, *_) = [block for block in paper.blocks if isinstance(block, Table)]
    assert [column.title for column in first.columns] == ["Taak"]


@pytest.mark.parametrize("question", [one.id for one in QUESTIONS])
def test_an_empty_scope_has_pages_too(question: str) -> None:
    empty = Scope((Overview("leeg", Dossier(DossierKind.SCHOOL, "Leeg"), load_catalogue()),))
    assert question_paper(question, empty, Situation.CURRENT).blocks


def test_a_task_without_time_says_so_instead_of_zero() -> None:
    assert spent_on(0.0, timed=False) == "niet ingevuld"
    assert [spent_on(one, timed=True) for one in (0.0, 1.5)] == ["0 u", "1,5 u"]


def test_hidden_work_is_explained_where_it_stands() -> None:
    first, *_ = hidden_page(now())
    assert isinstance(first, Paragraph)
    assert first.text.startswith("Verborgen werk vraagt tijd, maar wordt vaak vergeten")


def untimed_school() -> Scope:
    """Fatima has hours for three tasks, of which only one has a time."""
    fatima = Person("fatima", "Fatima", "leraar", 3, 3)
    first, second, third = (task.id for task in load_catalogue().tasks[:3])
    rows = {first: Row(who=("fatima",), time=parse_spent("1u/week"))}
    rows |= {key: Row(who=("fatima",)) for key in (second, third)}
    dossier = Dossier(DossierKind.SCHOOL, "Leeg", people={"fatima": fatima}, current=rows)
    return Scope((Overview("leeg", dossier, load_catalogue()),))


def test_hours_are_never_shown_without_the_tasks_they_leave_out() -> None:
    asked = Asked(untimed_school(), Situation.CURRENT)
    said, chart = load_page(asked)
    assert isinstance(said, Paragraph)
    assert said.text == "2 taken zonder tijd tellen als 0 u."
    assert isinstance(chart, Bars)
    assert [line.note for line in chart.lines] == ["nu: binnen de uren, maar 2 zonder tijd"]
    answer = BY_ID["load"].answer(asked.scope, Situation.CURRENT)
    assert answer == "niemand overbelast, maar 2 taken zonder tijd"
    page = proposal_page(asked, propose(asked.scope))
    assert row(page, "Taken met een naam, zonder tijd")[1] == "2 van 3"
    assert any(
        isinstance(one, Paragraph) and "zonder tijd tellen als 0 u: Fatima " in one.text
        for one in page
    )


def nothing_school() -> Scope:
    """Ann and Bob do two tasks together, and Ann a hidden one; all three take no time at all."""
    people = {
        "ann": Person("ann", "Ann", "ICT-coördinator", 2, 2),
        "bob": Person("bob", "Bob", "leraar", 2),
    }
    hidden = next(task.id for task in load_catalogue().tasks if task.hidden)
    first, second = (task.id for task in load_catalogue().tasks[:2])
    none = parse_spent("0u/week")
    rows = {
        first: Row(who=("ann", "bob"), time=none),
        second: Row(who=("ann", "bob"), times={"ann": none, "bob": none}),
        hidden: Row(who=("ann",), time=none),
    }
    dossier = Dossier(DossierKind.SCHOOL, "Nul", people=people, current=rows)
    return Scope((Overview("nul", dossier, load_catalogue()),))


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if one.id != "proposal"], ids=lambda one: one.id
)
def test_no_time_at_all_is_nowhere_said_to_be_missing(question: Question) -> None:
    scope = nothing_school()
    blocks = question_page(question, Asked(scope, Situation.CURRENT))
    said = f"{blocks} {question.answer(scope, Situation.CURRENT)}"
    assert "niet ingevuld" not in said
    assert "zonder tijd" not in said
    assert "geen tijd" not in said


def test_no_time_at_all_is_told_as_a_number() -> None:
    asked = Asked(nothing_school(), Situation.CURRENT)
    hidden, *_ = (task for task in load_catalogue().tasks if task.hidden)
    assert row(only_one_page(asked), mark(hidden))[-1] == "0 u"
    assert row(hidden_page(asked), mark(hidden))[-1] == "0 u"
    assert row(absence_list_page(asked), "Bob")[-1] == "0 u"
    assert row(expertise_page(asked), "Bob")[-1] == "0 u"
    said = absence_page(asked, "ann")[0]
    assert isinstance(said, Paragraph)
    assert said.text.startswith("Als Ann wegvalt: 3 taken, 0 uur per week.")
    sheet = agreements(asked, "", "ann")
    assert "niet ingevuld" not in str(sheet)


def test_the_proposal_says_whose_hours_later_were_not_known() -> None:
    scope = nothing_school()
    page = proposal_page(Asked(scope, Situation.CURRENT), propose(scope))
    said = [one.text for one in page if isinstance(one, Paragraph)]
    assert "Uren later niet ingevuld bij Bob: gerekend met de uren van nu." in said
    school = untimed_school().schools[0]
    unknown = {"fatima": Person("fatima", "Fatima")}
    scope = Scope((replace(school, dossier=replace(school.dossier, people=unknown)),))
    page = proposal_page(Asked(scope, Situation.CURRENT), propose(scope))
    said = [one.text for one in page if isinstance(one, Paragraph)]
    assert "Geen ICT-uren ingevuld bij Fatima: gerekend met de uren van hun taken nu." in said


def test_the_proposal_says_who_gets_how_many_tasks_without_a_time() -> None:
    asked = Asked(nothing_school(), Situation.CURRENT)
    proposal = propose(asked.scope)
    page = proposal_page(asked, proposal)
    doing = [cells[2] for cells in rows(page, "Technisch")]
    assert doing[:2] == ["Ann 0, Bob 0"] * 2
    assert row(page, "Taken met een naam, zonder tijd")[1:] == ("0 van 3", "16 van 19")
    said = [one.text for one in page if isinstance(one, Paragraph)]
    assert "16 taken zonder tijd tellen als 0 u: Ann 8, Bob 8." in said
    waiting = len(proposal.waiting)
    assert waiting > 10
    assert (
        f"{waiting} andere taken wachten op een tijd: zonder tijd krijgt iemand er hoogstens 4 per "
        "vrij uur. Vul eerst tijden in, dan kan het voorstel ze verdelen."
    ) in said
    assert len(rows(page, proposal.waiting[0].why)) == waiting


def test_of_many_people_only_the_first_are_told() -> None:
    people = {f"p{n}": Person(f"p{n}", f"P{n}", "", 1) for n in range(8)}
    dossier = Dossier(DossierKind.SCHOOL, "Veel", people=people)
    scope = Scope((Overview("veel", dossier, load_catalogue()),))
    page = proposal_page(Asked(scope, Situation.CURRENT), propose(scope))
    said = [one.text for one in page if isinstance(one, Paragraph)]
    assert (
        "Uren later niet ingevuld bij P0, P1, P2, P3, P4 en nog 3 mensen: "
        "gerekend met de uren van nu."
    ) in said
    assert (
        "32 taken zonder tijd tellen als 0 u: P0 4, P1 4, P2 4, P3 4, P4 4 en nog 3 mensen." in said
    )


def test_nobody_is_said_to_fit_whose_hours_are_not_known() -> None:
    school = untimed_school().schools[0]
    unknown = {"fatima": Person("fatima", "Fatima", hours_now=3)}
    dossier = replace(school.dossier, people=unknown, target=school.dossier.current)
    scope = Scope((replace(school, dossier=dossier),))
    without = "niemand overbelast, maar 2 taken zonder tijd"
    assert BY_ID["load"].answer(scope, Situation.CURRENT) == without
    told = f"{without}, van 1 persoon uren niet ingevuld"
    assert BY_ID["load"].answer(scope, Situation.TARGET) == told


def test_without_any_time_no_hours_are_told() -> None:
    wim, els = Person("wim", "Wim", "", 2, 2, expertise=("netwerk",)), Person("els", "Els")
    first, second = (task.id for task in load_catalogue().tasks[:2])
    current = {first: Row(who=("wim",)), second: Row(who=("wim",))}
    target = {first: Row(who=("els",)), second: Row(who=("wim",), time=parse_spent("1u/week"))}
    people = {"wim": wim, "els": els}
    dossier = Dossier(DossierKind.SCHOOL, "Leeg", people=people, current=current, target=target)
    scope = Scope((Overview("leeg", dossier, load_catalogue()),))
    asked = Asked(scope, Situation.CURRENT)

    assert row(expertise_page(asked), "Wim")[-1] == "niet ingevuld"
    assert row(absence_list_page(asked), "Wim")[-1] == "niet ingevuld"
    said = absence_page(asked, "wim")[0]
    assert isinstance(said, Paragraph)
    assert said.text.startswith("Als Wim wegvalt: 2 taken, tijd niet ingevuld. ")
    page = drift_page(asked)
    names = {task.id: mark(task) for task in load_catalogue().tasks}
    assert row(page, names[first])[-1] == "niet ingevuld"
    assert row(page, names[second])[-1] == "niet ingevuld → 1 u"
    assert bars(page, "Wim") == ("niet ingevuld", "1 u", "")
    assert bars(page, "Els") == ("0 u", "niet ingevuld", "")
    sheet = agreements(Asked(scope, Situation.CURRENT), "", "wim").blocks[1]
    assert sheet == Paragraph(
        "Niet in het ICT-team. Tijd van de taken: niet ingevuld; ICT-uren: 2 per week."
    )


def test_a_school_alone_is_not_compared_with_itself() -> None:
    for question in ("needs", "school-overlap", "scale"):
        paper = question_paper(question, untimed_school(), Situation.CURRENT)
        said = "Wat scholen dubbel doen of samen missen, zie je alleen in een groep."
        assert paper.blocks == (Paragraph(said),)
        assert paper.how == ""


def test_a_group_of_one_school_has_nothing_to_compare_yet() -> None:
    whole = group()
    one = Scope(whole.schools[:1], whole.group)
    said = "Wat scholen dubbel doen of samen missen, zie je vanaf twee scholen."
    assert question_paper("needs", one, Situation.CURRENT).blocks == (Paragraph(said),)
    assert BY_ID["needs"].answer(one, Situation.CURRENT) == "vanaf twee scholen"


def test_an_empty_target_is_not_a_difference() -> None:
    drift = next(one for one in QUESTIONS if one.id == "drift")
    assert drift.answer(untimed_school(), Situation.CURRENT) == "nog geen streefdoel ingevuld"
    assert "anders" in drift.headline(group(), Situation.CURRENT)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_an_empty_target_is_no_good_news(question: Question) -> None:
    scope = untimed_school()
    if question.alone(scope) or question.reads is Reads.PEOPLE:
        return
    assert question.answer(scope, Situation.TARGET) == "nog geen streefdoel ingevuld"
    page = question_page(question, Asked(scope, Situation.TARGET))
    if question.id != "proposal":
        assert page == (Paragraph(FILL_TARGET),)
    for block in question_page(question, Asked(scope, Situation.CURRENT)):
        assert not isinstance(block, Bars) or block.columns == ("Nu",)


def test_counts_of_the_proposal_compare_like_with_like() -> None:
    first = load_catalogue().tasks[0].id
    scope = untimed_school()
    table = row(proposal_page(Asked(scope, Situation.CURRENT), propose(scope)), "Taken zonder naam")
    assert len(table) == 3
    school = scope.schools[0]
    planned = replace(school.dossier, target={first: Row(who=("fatima",))})
    later = Scope((replace(school, dossier=planned),))
    page = proposal_page(Asked(later, Situation.CURRENT), propose(later))
    assert row(page, "Taken met een naam, zonder tijd")[1:3] == ("2 van 3", "1 van 1")


def test_the_page_about_anchors_says_who_is_one() -> None:
    page = question_page(BY_ID["anchors"], Asked(untimed_school(), Situation.CURRENT))
    said = [one.text for one in page if isinstance(one, Paragraph)]
    assert "Ankerpunt van Leeg nu: nog niemand. Duid iemand aan in Team, kolom Ankerpunt." in said
    school = untimed_school().schools[0]
    people = {"fatima": replace(school.dossier.people["fatima"], anchor=True)}
    marked = Scope((replace(school, dossier=replace(school.dossier, people=people)),))
    page = question_page(BY_ID["anchors"], Asked(marked, Situation.CURRENT))
    assert Paragraph("Ankerpunt van Leeg nu: Fatima.") in page
    assert row(page, "Fatima")[2] == "ja"
    answer = BY_ID["anchors"].answer(marked, Situation.CURRENT)
    assert answer == "1 kandidaat, ankerpunt: Fatima"


def test_a_school_on_its_own_has_no_levels_to_tell_apart() -> None:
    page = question_page(BY_ID["structure"], Asked(untimed_school(), Situation.CURRENT))
    (table,) = (one for one in page if isinstance(one, Table))
    assert [column.title for column in table.columns] == ["Wie", "Rol", "Taken"]
    page = question_page(BY_ID["structure"], Asked(group(), Situation.CURRENT))
    assert any(
        column.title == "Groep" for one in page if isinstance(one, Table) for column in one.columns
    )


def test_what_is_done_alone_says_whether_somebody_steps_in() -> None:
    scope = untimed_school()
    absence = BY_ID["absence"].answer(scope, Situation.CURRENT)
    assert absence == "Fatima doet 3 taken alleen, zonder back-up"
    school = scope.schools[0]
    people = {**school.dossier.people, "an": Person("an", "An")}
    rows = {key: replace(one, backup=("an",)) for key, one in school.dossier.current.items()}
    backed = Scope((replace(school, dossier=replace(school.dossier, people=people, current=rows)),))
    absence = BY_ID["absence"].answer(backed, Situation.CURRENT)
    assert absence == "Fatima doet 3 taken alleen, met back-up"
    single = BY_ID["only-one"].answer(backed, Situation.CURRENT)
    assert single == "geen taken op één persoon zonder back-up"


def mistyped() -> Scope:
    """An types 90 hours where she means minutes; Bo does what a week allows."""
    people = {"an": Person("an", "An", "", 6, 6), "bo": Person("bo", "Bo", "", 6, 6)}
    first, second = (task.id for task in load_catalogue().tasks[:2])
    rows = {
        first: Row(who=("an",), time=parse_spent("90u/week")),
        second: Row(who=("bo",), time=parse_spent("3u/week")),
    }
    dossier = Dossier(DossierKind.SCHOOL, "Leeg", people=people, current=rows)
    return Scope((Overview("leeg", dossier, load_catalogue()),))


def test_one_mistyped_load_leaves_the_other_bars_their_length_and_is_asked_about() -> None:
    task = load_catalogue().tasks[0].name
    page = question_page(BY_ID["load"], Asked(mistyped(), Situation.CURRENT))
    said = [one.text for one in page if isinstance(one, Paragraph)]
    assert said == [
        f"An, 90 uur per week: meer dan een werkweek. Klopt dat? Het meest: {task}, 90 u.",
        "› = deze balk gaat verder dan er plaats is; het getal ernaast klopt.",
    ]
    (chart,) = (one for one in page if isinstance(one, Bars))
    assert chart.scale == 12
    drawn = {line.label: bar_signs(line.bars[0], chart.scale, 20) for line in chart.lines}
    assert drawn == {"An": "█" * 10 + "!" * 9 + "›", "Bo": "█" * 5 + "░" * 5}


def test_a_firm_of_several_people_may_work_more_than_a_week() -> None:
    school = mistyped().schools[0]
    people = {**school.dossier.people, "an": Person("an", "An", external=True)}
    firm = Scope((replace(school, dossier=replace(school.dossier, people=people)),))
    page = question_page(BY_ID["load"], Asked(firm, Situation.CURRENT))
    assert not any(isinstance(one, Paragraph) and "werkweek" in one.text for one in page)


def test_an_absence_counts_the_tasks_for_which_nobody_has_the_hours() -> None:
    an = Person("an", "An", "", 8, 8)
    bo = Person("bo", "Bo", "", 1, 1)
    first, second = (task.id for task in load_catalogue().tasks[:2])
    rows = {
        first: Row(who=("an",), time=parse_spent("4"), backup=("bo",)),
        second: Row(who=("bo",), time=parse_spent("0,5")),
    }
    dossier = Dossier(DossierKind.SCHOOL, "Leeg", people={"an": an, "bo": bo}, current=rows)
    scope = Scope((Overview("leeg", dossier, load_catalogue()),))
    said, *_ = absence_page(Asked(scope, Situation.CURRENT), "an")
    assert isinstance(said, Paragraph)
    assert said.text == (
        "Als An wegvalt: 1 taak, 4 uur per week. 1 daarvan doet niemand anders: "
        "voor 1 heeft niemand genoeg uren."
    )
