"""The reports on the example group and on small dossiers, and that poison stays text."""

from dataclasses import replace

import pytest

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.domain.dossier import (
    Dossier,
    GivenAnswer,
    Person,
    Row,
    Situation,
    StepState,
    Triage,
)
from ictcoord_tui.domain.hours import parse_spent
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.schema import Answer, Applies, DossierKind, Reason, Staffing, Term
from ictcoord_tui.domain.tasks import Level
from ictcoord_tui.errors import UsageError
from ictcoord_tui.insights import overlap, scale
from ictcoord_tui.insights.absence import carried_alone
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.paper import Block, Heading, Items, Paper, Paragraph, SignHere, Table
from ictcoord_tui.reports.kinds import RENDERERS, REPORTS, Request, find_person
from ictcoord_tui.reports.markdown import to_markdown
from ictcoord_tui.reports.principal import FEEDBACK
from ictcoord_tui.reports.ranks import lowered
from tests.reports.test_renderers import POISON, parsed
from tests.reports.wilgenbrug import DAY, group, report, row, rows, school

AN = Person("an", "An Peeters", "ICT-coördinator", 4.0, 6.0, team_target=True, anchor=True)
JAN = Person("jan", "Jan Claes", "leraar", expertise=("netwerk",), note="Niet op woensdag.")


def small(**values: object) -> Scope:
    dossier = Dossier(DossierKind.SCHOOL, "De Kiekendief", people={"an": AN, "jan": JAN})
    return Scope((Overview("kiek", replace(dossier, **values), load_catalogue()),))  # type: ignore[arg-type]


def part(paper: Paper, title: str) -> tuple[Block, ...]:
    """The blocks under a heading, up to the next of its level."""
    blocks = list(paper.blocks)
    start = next(
        n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.text == title
    )
    level = blocks[start].level  # type: ignore[union-attr]
    rest = blocks[start + 1 :]
    ends = [n for n, one in enumerate(rest) if isinstance(one, Heading) and one.level <= level]
    return tuple(rest[: ends[0]] if ends else rest)


def test_every_report_says_whose_it_is_and_of_which_day() -> None:
    for kind in REPORTS:
        paper = report(kind, "nele")
        assert paper.subtitle == "Scholengroep De Wilgenbrug, 21/11/2026"
        assert paper.blocks


def test_agreements_give_everybody_a_sheet_to_sign() -> None:
    paper = report("agreements")
    sheets = [block for block in paper.blocks if isinstance(block, Heading)]
    assert len(sheets) == 18
    assert [one.new_page for one in sheets] == [False] + [True] * 17
    assert len([block for block in paper.blocks if isinstance(block, SignHere)]) == 18


def test_agreements_of_one_person_say_what_is_expected() -> None:
    paper = report("agreements", "rita")
    assert paper.blocks[1] == Paragraph(
        "Rol: administratief medewerker. Lid van het ICT-team. De taken vragen 5,67 uur per week; "
        "ICT-uren: 6 per week."
    )
    assert len(rows(paper.blocks, "Taken")) == 30
    offers = row(paper.blocks, "Offertes aanvragen en vergelijken", "Taken")
    assert offers[1:3] == ("Groep", "0,32 u")
    assert paper.blocks[-1] == SignHere(("Rita Coppersmet", "Directie"))


def test_agreements_carry_mandate_backup_documentation_and_note() -> None:
    target = {
        "net-wifi": Row(
            who=("an",),
            time=parse_spent("2u/maand"),
            backup=("jan",),
            mandate="Bestelt zelf tot 500 euro",
            documented="Teams, map Netwerk",
        )
    }
    paper = report("agreements", scope=small(target=target))
    assert row(part(paper, "An Peeters"), "Wifi-netwerk beheren", "Taken") == (
        "Wifi-netwerk beheren",
        "0,54 u",
        "Bestelt zelf tot 500 euro",
        "-",
        "Jan Claes",
        "Teams, map Netwerk",
    )
    jan = part(paper, "Jan Claes")
    assert rows(jan, "Springt in voor") == [
        ("Wifi-netwerk beheren", "An Peeters", "Teams, map Netwerk")
    ]
    assert Paragraph("Opmerking: Niet op woensdag.") in jan


def test_nobody_signs_for_a_backup_or_a_mandate_that_is_not_there() -> None:
    def expected(other: Row) -> str:
        target = {"net-wifi": row, "net-internet": other}
        (items,) = (
            one
            for one in part(report("agreements", scope=small(target=target)), "An Peeters")
            if isinstance(one, Items)
        )
        return " ".join(items.lines)

    row = Row(who=("an",), backup=("jan",), mandate="Bestelt zelf")
    assert "Je back-up weet waar alles staat" in expected(row)
    assert "nog" not in expected(row)
    assert "taken zonder back-up spreek je er nog een af." in expected(replace(row, backup=()))
    alone = report("agreements", scope=small(target={"net-wifi": Row(who=("an",))}))
    (items,) = (one for one in alone.blocks if isinstance(one, Items))
    assert items.lines[2:] == (
        "Je spreekt nog af wie je back-up wordt.",
        "Je spreekt met de directie nog af wat je zelf mag beslissen.",
    )


def test_who_only_steps_in_does_no_tasks_on_paper() -> None:
    target = {"net-wifi": Row(who=("an",), backup=("jan",))}
    jan = part(report("agreements", scope=small(target=target)), "Jan Claes")
    (items,) = (one for one in jan if isinstance(one, Items))
    (line,) = items.lines
    assert line.startswith("Je springt in")


def test_agreements_are_about_today_while_there_is_no_target() -> None:
    current = {"net-wifi": Row(who=("an",))}
    request = Request(small(current=current), DAY)
    assert request.planned is Situation.CURRENT
    assert rows(REPORTS["agreements"].make(request).blocks, "Taken")


def test_vacancies_part_recruiting_from_outsourcing() -> None:
    paper = report("vacancies")
    headings = [one.text for one in paper.blocks if isinstance(one, Heading) and one.level == 2]
    assert headings == [
        "Rekruteren",
        "Uitbesteden overwegen",
        "Kies zelf opvangen of uitbesteden",
    ]
    outsource = part(paper, "Uitbesteden overwegen")
    assert row(outsource, "Servers beheren")[2:] == ("0,46 u", "expertise ontbreekt")


def test_vacancies_follow_the_choice_that_was_made() -> None:
    triage = {
        "net-ontwerp": Triage(staffing=Staffing.OUTSOURCE),
        "vis-visie": Triage(),
        **{
            task.id: Triage(applies=Applies.NO)
            for task in load_catalogue().tasks
            if task.id not in ("net-ontwerp", "vis-visie")
        },
    }
    current = {"vis-visie": Row(time=parse_spent("1u/week"))}
    paper = report("vacancies", scope=small(triage=triage, current=current))
    assert rows(part(paper, "Uitbesteden overwegen")) == [
        ("Netwerkarchitectuur uittekenen (kern)", "niet ingevuld", "niemand doet dit")
    ]
    recruit = part(paper, "Rekruteren")
    (visie,) = rows(recruit)
    assert visie[0].endswith("(kern)")
    assert visie[1:] == ("1 u", "niemand doet dit")
    assert Heading("Profiel: Beleid en visie", level=3) in recruit
    assert any(
        isinstance(one, Items) and one.lines[0] == "1 uur per week bekend" for one in recruit
    )


def test_absence_without_a_person_tells_of_everybody_who_does_something_alone() -> None:
    everybody = report("absence")
    headings = [one.text for one in everybody.blocks if isinstance(one, Heading) and one.level == 2]
    assert headings[0] == "Wat als Wim Pauwelyn wegvalt?", "who carries most comes first"
    assert len(headings) == len(set(headings)) == len(carried_alone(group(), Situation.CURRENT))
    assert all(block in everybody.blocks for block in lowered(report("absence", "wim").blocks))


def test_needs_and_overlaps_hold_what_their_pages_hold() -> None:
    needs = report("needs")
    assert len(rows(part(needs, "Gedeelde noden"))) == 33
    assert len(rows(part(needs, "Alle taken die niemand doet"))) == 34
    overlaps = report("overlaps")
    assert len(rows(part(overlaps, "In meerdere scholen apart"))) == 90
    assert len(rows(part(overlaps, "Beter samen"))) == 80
    told = (overlap.HOW.told(group()), scale.HOW.told(group()))
    assert overlaps.how == " ".join(told), "both tables say how they were made"
    alone = Scope((school("kiekendief"),))
    assert report("overlaps", scope=alone).how == overlap.HOW.told(alone)


def test_a_school_alone_has_no_common_needs() -> None:
    paper = report("needs", scope=Scope((school("kiekendief"),)))
    heads = [one.text for one in paper.blocks if isinstance(one, Heading)]
    assert "Gedeelde noden" not in heads
    assert not rows(paper.blocks), "every line would say the same"
    lists = sum(len(one.lines) for one in paper.blocks if isinstance(one, Items))
    assert said(paper.blocks).count(";") == 29 - lists


def test_director_hears_what_is_to_be_done_together() -> None:
    paper = report("director")
    counts = row(part(paper, "Waar we staan"), "Basisschool De Kiekendief")
    assert counts[1:] == ("103", "0", "0", "5", "57")
    waiting = sum(len(one.undecided) for one in group().schools)
    assert said(part(paper, f"Nog te beslissen ({waiting})")) == (
        "Per taak of ze bij jullie nodig is, en zo ja op korte of op lange termijn, of dat de "
        "groep ze opneemt."
    )
    together = part(paper, "Samen te doen, of op groepsniveau")
    assert row(together, "Internetverbinding beheren")[1:4] == (
        "alle 5 scholen",
        "expertise",
        "0,36 u",
    )
    assert row(together, "Servers beheren")[1] == "Wilgendonk, Hoogveer, De Tuimelaar"


def test_director_hears_what_a_school_decided_in_step_05() -> None:
    triage = {
        "net-wifi": Triage(
            applies=Applies.YES, term=Term.SHORT, together=True, priority="Prioriteit 2"
        ),
        "net-internet": Triage(applies=Applies.YES, term=Term.LONG, level=Level.GROUP),
        "net-firewall": Triage(term=Term.DROP, priority="Prioriteit 1"),
        "hlp-eerstelijn": Triage(level=Level.SCHOOL, reason=Reason.LOCAL, note="Moet snel gaan."),
    }
    paper = report("director", scope=small(triage=triage))
    assert Heading(FEEDBACK, new_page=True) in paper.blocks
    assert "Stap 05: 3 van 108 taken beslist." in said(part(paper, "Gevraagd en beslist"))
    together = part(paper, "Samen te doen, of op groepsniveau")
    assert row(together, "Wifi-netwerk beheren")[2:] == ("samen beter", "niemand", "Prioriteit 2")
    endangered = rows(part(paper, "Geschrapt, maar nodig voor het beleidsplan"))
    assert [cells[-2:] for cells in endangered] == [("schrappen", "Prioriteit 1")]
    local = rows(part(paper, "Beter in de school zelf"))
    assert local == [("Eerstelijnshulp geven", "lokaal; Moet snel gaan.")]


def said(blocks: tuple[Block, ...]) -> str:
    """The running text of blocks, without tables."""
    lines = ([one.text] if isinstance(one, Paragraph) else one.lines
             for one in blocks if isinstance(one, Paragraph | Items))  # fmt: skip
    return "\n".join(line for some in lines for line in some)


def test_the_principal_of_one_school_gets_all_that_matters_on_one_page() -> None:
    names = [task.id for task in load_catalogue().tasks]
    current = {
        "net-wifi": Row(who=("an",), time=parse_spent("6u/week")),
        "net-internet": Row(who=("an", "jan")),
    }
    roadmap = {
        "01": StepState(answers={"growth": GivenAnswer(Answer.NO), "time": GivenAnswer(Answer.NO)})
    }
    paper = report("director", scope=small(current=current, roadmap=roadmap))

    assert paper.title == "Voor de directie: ICT op school op één blad"
    standing = said(part(paper, "Waar we staan"))
    assert standing.startswith("Nog geen van de 8 stappen staat op Ja; jullie staan bij stap 01")
    assert "Volgende stap: nog " in standing
    assert f"Huidige situatie: 2 van {len(names)} taken met iemand, 1 met een tijd." in standing
    load = part(paper, "Wie draagt hoeveel")
    assert "1 persoon draagt 2 uur per week te veel." in said(load)
    assert "1 taak zonder tijd" in said(load)
    assert row(load, "An Peeters") == ("An Peeters", "6 van 4", "2", "overbelast")
    open_tasks = part(paper, "Wat niemand doet")
    assert said(open_tasks).startswith(f"{len(names) - 2} taken hebben niemand, waarvan ")
    assert f"En nog {len(names) - 8} taken: zie ‘Taken die niemand doet’." in said(open_tasks)
    assert said(part(paper, "Wat aan één persoon hangt")) == (
        "An Peeters: 1 taak, Wifi-netwerk beheren"
    )
    agreed = said(part(paper, "Gevraagd en beslist"))
    assert "Gevraagd aan de directie, stap 01: " in agreed
    assert "Geantwoord: stap 01 nee." in agreed
    waiting = "Nog te beslissen (108): per taak of ze bij jullie nodig is, en zo ja op korte of op"
    assert waiting in agreed
    assert not any(isinstance(one, Heading) and one.new_page for one in paper.blocks)
    assert report("director").title == "Terugkoppeling aan de algemeen of coördinerend directeur"


def test_the_page_for_the_principal_stays_one_page_however_much_there_is() -> None:
    people = {f"p{n}": Person(f"p{n}", f"Persoon {n}", hours_now=0.0) for n in range(30)}
    tasks = [task.id for task in load_catalogue().tasks]
    current = {key: Row(who=(f"p{n}",)) for n, key in enumerate(tasks[:60])}
    paper = report("director", scope=small(people=people, current=current))

    lines = [line for one in paper.blocks if isinstance(one, Items) for line in one.lines]
    assert len(rows(paper.blocks)) + len(lines) + len(paper.blocks) < 48


def test_the_page_for_the_principal_has_no_bare_nought_and_names_no_screen() -> None:
    people = {
        "an": Person("an", "An Peeters", hours_now=4.0),
        "jan": Person("jan", "Jan Claes", external=True),
    }
    current = {"net-wifi": Row(who=("an",), time=parse_spent("1u/week"))}
    paper = report("director", scope=small(people=people, current=current))

    load = part(paper, "Wie draagt hoeveel")
    assert row(load, "An Peeters") == ("An Peeters", "1 van 4", "1", "binnen de uren")
    assert row(load, "Jan Claes") == ("Jan Claes", "geen", "geen", "extern")
    (table,) = (block for block in load if isinstance(block, Table))
    heads = [column.title for column in table.columns]
    assert heads == ["Wie", "Uren nu", "Taken nu", "Past het nu?"]
    everything = to_markdown(paper)
    assert all(question.title not in everything for question in QUESTIONS)
    assert "kies een" not in everything
    assert "Van toepassing op" not in everything


def test_a_school_where_nothing_was_filled_in_is_told_so() -> None:
    paper = report("director", scope=small(people={}))

    assert said(part(paper, "Wie draagt hoeveel")) == "Er staat nog niemand in het team."
    assert said(part(paper, "Wat aan één persoon hangt")) == "Er staat nog niemand bij een taak."
    assert "Geantwoord: nog niets." in said(part(paper, "Gevraagd en beslist"))


def test_director_hears_where_schools_disagree() -> None:
    def one(key: str, level: Level) -> Overview:
        triage = {"net-wifi": Triage(level=level)}
        return Overview(key, Dossier(DossierKind.SCHOOL, key, triage=triage), load_catalogue())

    group_of_two = Dossier(DossierKind.GROUP, "Groep")
    scope = Scope(
        (one("Duin", Level.GROUP), one("Bos", Level.SCHOOL)),
        Overview("groep", group_of_two, load_catalogue()),
    )
    paper = report("director", scope=scope)
    assert rows(part(paper, "De scholen zijn het niet eens")) == [
        ("Wifi-netwerk beheren", "Duin", "Bos")
    ]


@pytest.mark.parametrize("said", ["rita", "Rita Coppersmet", "rita coppersmet", "coppersmet"])
def test_a_person_is_found_by_id_name_or_part_of_it(said: str) -> None:
    assert find_person(group(), said) == "rita"


def test_the_start_of_a_word_goes_before_the_inside_of_another_name() -> None:
    assert find_person(group(), "de") == find_person(group(), "Tom De Raedemacker")
    assert find_person(group(), "vandem") == find_person(group(), "Joris Vandemoer")


def test_a_person_who_is_not_there_gets_a_near_miss() -> None:
    with pytest.raises(UsageError, match="Bedoelde je ‘Rita Coppersmet’"):
        find_person(group(), "Rita Copersmet")
    with pytest.raises(UsageError, match=r"Daar staan: .*Joris Vandemoer"):
        find_person(group(), "xyz")
    with pytest.raises(UsageError, match="meer dan één persoon"):
        find_person(group(), "er")


@pytest.mark.parametrize("kind", list(REPORTS))
@pytest.mark.parametrize("suffix", list(RENDERERS))
def test_poison_in_a_dossier_stays_text_in_every_report(kind: str, suffix: str) -> None:
    poisoned = Person("kwaad", POISON, POISON, 1.0, 1.0, note=POISON, expertise=(POISON,))
    line = Row(
        who=("kwaad", POISON), backup=("weg",), note=POISON, mandate=POISON, documented=POISON
    )
    triage = Triage(together=True, priority=POISON, note=POISON, level=Level.GROUP)
    dossier = Dossier(
        DossierKind.SCHOOL,
        POISON,
        people={"kwaad": poisoned},
        current={"net-wifi": line},
        target={"net-wifi": line, "net-internet": replace(line, who=())},
        triage={"net-wifi": triage, "net-internet": replace(triage, term=Term.DROP)},
    )
    scope = Scope((Overview("kwaad", dossier, load_catalogue()),))
    text = RENDERERS[suffix](report(kind, "kwaad", scope))
    assert "\x1b" not in text
    assert "\x07" not in text
    if suffix == ".html":
        assert "script" not in parsed(text).names


def test_a_school_without_a_worry_is_told_so() -> None:
    request = Request(small(), DAY)
    assert Paragraph("Elke taak heeft iemand met de nodige expertise.") not in (
        REPORTS["vacancies"].make(request).blocks
    )
    shared = {task.id: Row(who=("an", "jan")) for task in load_catalogue().tasks}
    sections = tuple(section.id for section in load_catalogue().sections)
    able = {"an": replace(AN, expertise=sections), "jan": replace(JAN, expertise=sections)}
    carefree = Request(small(people=able, current=shared, target=shared), DAY)
    assert REPORTS["vacancies"].make(carefree).blocks == (
        Paragraph("Elke taak heeft iemand met de nodige expertise."),
    )
    assert REPORTS["absence"].make(carefree).blocks == (
        Paragraph("Geen enkele taak hangt aan één persoon."),
    )
