"""Pages and reports of any dossier or group: they are there, and they are well formed."""

from hypothesis import given, settings

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.index import QUESTIONS
from ictcoord_tui.insights.rows import scan
from ictcoord_tui.paper import Bars, Paper, Table
from ictcoord_tui.reports.html import to_html
from ictcoord_tui.reports.kinds import REPORTS, Request
from ictcoord_tui.reports.markdown import to_markdown
from ictcoord_tui.reports.pages.asked import CORE_MEANS
from ictcoord_tui.reports.pages.index import absence_paper, question_paper
from ictcoord_tui.reports.text import to_text
from tests.insights.strategies import scopes, situations
from tests.reports.wilgenbrug import DAY
from tests.wording.counts import wrong_counts


def check(paper: Paper) -> None:
    for block in paper.blocks:
        if isinstance(block, Table):
            assert {len(line.cells) for line in block.lines} <= {len(block.columns)}
        elif isinstance(block, Bars):
            assert {len(line.bars) for line in block.lines} <= {len(block.columns)}
    assert_words(paper)
    assert to_markdown(paper).startswith("# ")
    assert to_html(paper).endswith("</body></html>\n")


def assert_words(paper: Paper) -> None:
    """The word behind a core task is explained once, in front of it; one of something is one."""
    said = to_text(paper)
    assert wrong_counts(said) == []
    before, means, after = said.partition(CORE_MEANS)
    assert "(kern)" not in before
    assert "(kern)" in after or not means
    assert CORE_MEANS not in after


@settings(max_examples=25)
@given(scopes, situations)
def test_every_question_has_a_well_formed_page(scope: Scope, situation: Situation) -> None:
    for question in QUESTIONS:
        check(question_paper(question.id, scope, situation))


@settings(max_examples=25)
@given(scopes, situations)
def test_everybody_can_be_away(scope: Scope, situation: Situation) -> None:
    for person_id in {*scope.people, *scan(scope).carried(situation)}:
        check(absence_paper(scope, situation, person_id))


@settings(max_examples=25)
@given(scopes)
def test_every_report_is_well_formed(scope: Scope) -> None:
    for name, report in REPORTS.items():
        people = sorted(scope.people) if name == "absence" else [""]
        for person in people[:2]:
            check(report.make(Request(scope, DAY, person)))
