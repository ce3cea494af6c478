"""Every line of domain.md f 29–66 has a story that keeps it.

The official page promises four kinds of result from the task overview. The table says which test
tells the story of each line; it fails when a story goes or is renamed.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

_PAGES = "reports/pages/test_pages.py"
_REPORTS = "reports/test_reports.py"
_INSIGHTS = "tui/test_insights_screen.py"
_GROUP = "tui/test_group_screen.py"
_QUESTIONS = "insights/test_questions.py"

PROMISES = {
    # Result 1: identify
    29: (_PAGES, "test_anchor_candidates_come_with_their_reasons"),
    30: (_PAGES, "test_principals_teachers_and_administration_count_as_anchors"),
    31: (_PAGES, "test_expertise_is_what_people_say_and_what_they_do"),
    32: (_INSIGHTS, "test_an_anchor_is_marked_from_the_page_and_undone"),
    33: (_QUESTIONS, "test_anchor_candidates_are_internal_and_no_coordinators"),
    34: (_PAGES, "test_a_single_school_needs_no_column_for_where"),
    35: (_PAGES, "test_needs_are_the_gaps_that_schools_share"),
    36: (_GROUP, "test_common_needs_stand_on_top"),
    37: (_INSIGHTS, "test_one_key_sends_a_candidate_to_the_group_in_every_file"),
    38: (_PAGES, "test_gaps_say_in_which_schools_and_of_how_many"),
    39: ("tui/test_overview_stories.py", "test_divide_tasks_among_colleagues"),
    40: (_QUESTIONS, "test_expertise_links_people_and_sections"),
    # Result 2: gain insight
    41: (_PAGES, "test_load_stands_beside_the_hours_somebody_has"),
    42: (_PAGES, "test_package_shows_the_part_of_the_coordinators_and_hidden_hours"),
    43: (_PAGES, "test_hidden_work_is_named_with_who_does_it"),
    44: (_REPORTS, "test_vacancies_part_recruiting_from_outsourcing"),
    45: (_PAGES, "test_staffing_advises_per_task"),
    46: (_PAGES, "test_absence_says_what_falls_and_who_could_take_over"),
    47: (_PAGES, "test_structure_parts_team_members_from_people_outside"),
    48: (_PAGES, "test_who_does_what_says_on_which_level"),
    49: (_QUESTIONS, "test_structure_knows_team_and_holders"),
    50: (_INSIGHTS, "test_now_and_later_are_one_key_apart"),
    51: (_INSIGHTS, "test_a_person_filter_shows_what_that_person_does"),
    # Result 3: communicate
    52: (_REPORTS, "test_agreements_carry_mandate_backup_documentation_and_note"),
    53: (_INSIGHTS, "test_a_report_goes_to_a_file_in_markdown"),
    54: (_REPORTS, "test_agreements_of_one_person_say_what_is_expected"),
    55: ("tui/test_overview_stories.py", "test_drop_and_add_tasks"),
    # Result 4: improve the operation
    56: (_QUESTIONS, "test_overlap_between_people_and_between_schools"),
    57: (_PAGES, "test_training_leaflets_that_schools_make_apart_are_found"),
    58: (_REPORTS, "test_needs_and_overlaps_hold_what_their_pages_hold"),
    59: (_INSIGHTS, "test_the_whole_proposal_is_one_step"),
    60: (_GROUP, "test_letters_say_who_does_a_task"),
    61: (_QUESTIONS, "test_scale_is_shared_work_or_need_that_points_to_the_group"),
    62: (_PAGES, "test_scale_candidates_stand_under_their_kind"),
    63: (_PAGES, "test_scale_candidates_stand_under_their_kind"),
    64: (_PAGES, "test_scale_candidates_stand_under_their_kind"),
    65: (_GROUP, "test_a_school_starts_from_the_situation_of_another"),
    66: ("session/test_session.py", "test_an_edit_is_on_disk_after_its_save_job"),
}
"""Line of domain.md f, with the file and the test that tells its story."""


@cache
def stories(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in tree.body if isinstance(node, kinds))


def test_no_line_is_forgotten() -> None:
    assert list(PROMISES) == list(range(29, 67))


@pytest.mark.parametrize("line", PROMISES)
def test_every_line_has_its_story(line: int) -> None:
    file, story = PROMISES[line]
    assert story in stories(file)
