"""The roadmap on paper."""

import re
from datetime import date
from typing import Any

from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.content.words import label
from ictcoord_tui.domain.documents import new_document, read_dossier
from ictcoord_tui.domain.overview import Overview, Scope
from ictcoord_tui.domain.roadmap import Branch
from ictcoord_tui.domain.schema import DossierKind
from ictcoord_tui.reports.kinds import REPORTS, Request
from ictcoord_tui.reports.markdown import to_markdown
from tests.tui.roadmaps import up_to

DAY = date(2026, 11, 21)


def overview(key: str, kind: DossierKind = DossierKind.SCHOOL, **tables: Any) -> Overview:  # noqa: ANN401
    document = new_document(kind, f"School {key}", catalogue=1) | tables
    return Overview(key, read_dossier(document), load_catalogue())


def written(scope: Scope) -> str:
    return to_markdown(REPORTS["roadmap"].make(Request(scope, DAY)))


def test_it_says_where_we_stand_with_answers_and_dates() -> None:
    text = written(Scope((overview("alfa", roadmap=up_to("03", last="no")),)))
    assert "2 van de 8 stappen staan op Ja; jullie staan bij stap 03, ICT-beleidsplan." in text
    assert "Stap 05 heeft twee varianten: 05G (met de groep) na een ja bij stap 04, 05S" in text
    assert "| 03 | Is er een ICT-beleidsplan? | Nee (15/09/2026, Greet) |" in text
    assert "| 06 | Is de nodige expertise aanwezig in de school of de scholen? | Open |" in text


def test_a_step_that_blocks_does_not_hide_what_was_answered_after_it() -> None:
    roadmap = up_to("03")
    roadmap["01"] = up_to("01", last="no")["01"]
    text = written(Scope((overview("alfa", roadmap=roadmap),)))
    assert (
        "2 van de 8 stappen staan op Ja; stap 01 staat op Nee, en jullie gingen al verder tot "
        "stap 04."
    ) in text


def test_advice_is_that_of_the_branch_taken() -> None:
    text = written(Scope((overview("alfa", roadmap=up_to("03", last="no")),)))
    step = load_roadmap().step("03")
    for one in step.advice:
        assert (f"| {one.text} |" in text) is (one.branch is Branch.NO)


def test_advice_is_that_of_every_no_under_its_step_and_of_where_one_went_on_to() -> None:
    roadmap = up_to("04", last="no")
    for step in ("01", "03"):
        roadmap[step] = up_to(step, last="no")[step]
    text = written(Scope((overview("alfa", roadmap=roadmap),)))
    advice = text[text.index("## Advies") : text.index("## Open acties")]
    told = [line for line in advice.splitlines() if line.startswith("### ")]
    assert told == [
        "### Stap 01, Bewustzijn en bereidheid: Nee",
        "### Stap 03, ICT-beleidsplan: Nee",
        "### Stap 04, Middelen samenleggen: Nee",
        "### Stap 05S, Takenoverzicht van de school: Open",
    ]
    wanted = {"01": Branch.NO, "03": Branch.NO, "04": Branch.NO, "05S": Branch.ALWAYS}
    lines = [
        f"| {label('role', one.role)} | {one.text} |"
        for key, branch in wanted.items()
        for one in load_roadmap().step(key).advice_for(branch)
    ]
    assert [line for line in advice.splitlines() if re.match(r"\| (?!Voor|---)", line)] == lines


def test_advice_of_the_variant_that_does_not_hold_is_left_out() -> None:
    roadmap = up_to("04", variant="05G")
    roadmap["05S"] = up_to("05S", last="no")["05S"]
    text = written(Scope((overview("alfa", roadmap=roadmap),)))
    assert "### Stap 05G, Takenoverzicht van de groep: Open" in text
    assert "### Stap 05S" not in text


def test_open_actions_stand_per_role_and_done_ones_with_date_and_person() -> None:
    roadmap = up_to("03", last="no")
    roadmap["03"]["actions"] = {
        "write-plan": {"on": DAY, "by": "An", "note": "met de groep"},
        "ask-support": {"note": "mail gestuurd"},
    }
    text = written(Scope((overview("alfa", roadmap=roadmap),)))
    done = "| Met de scholengroep een ICT-beleidsplan opstellen | 03 | 21/11/2026, An |"
    assert f"{done} met de groep |" in text
    assert "### Directie (3)" in text
    assert "of starten in Pictos | 03 | mail gestuurd |" in text
    assert "### ICT-coördinator" in text


def test_evaluations_and_the_next_one_are_told() -> None:
    evaluations = {"2026-06-01": {"present": "An | Jan", "decisions": "meer overleg"}}
    one = overview("alfa", evaluations=evaluations, next_evaluation=date(2027, 6, 1))
    text = written(Scope((one,)))
    assert "Volgende evaluatie: 01/06/2027." in text
    assert "| 01/06/2026 | An \\| Jan | meer overleg |  |" in text


def test_a_group_begins_with_all_schools_side_by_side() -> None:
    group = overview("groep", DossierKind.GROUP, roadmap=up_to("04", variant="05G"))
    schools = (overview("alfa"), overview("beta", roadmap=up_to("01")))
    text = written(Scope(schools, group))
    assert "## Alle scholen" in text
    assert "| stap 05G | Ja | Ja | Ja | Ja | Open | Niet gekozen |" in text
    assert "| stap 01 | Open |" in text
    assert text.count("### Waar we staan") == 3
