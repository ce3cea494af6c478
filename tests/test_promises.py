"""What the sources say a user must be able to do or see, each with the story that shows it.

The two sources are the leaflet with the roadmap and the page on the task overview, both of the
knowledge centre of the Flemish government. A story is a test; this fails when one goes.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent

OVERVIEW = "tui/test_overview_stories.py"
ROADMAP = "tui/test_roadmap_screen.py"
PAGES = "reports/pages/test_pages.py"
REPORTS = "reports/test_reports.py"
INSIGHTS = "tui/test_insights_screen.py"
GROUP = "tui/test_group_screen.py"
QUESTIONS = "insights/test_questions.py"
SESSION = "session/test_session.py"

PROMISES: dict[str, tuple[str, str]] = {
    # Task overview: what it is and where it comes from
    "see: One overview of everything that falls under ICT coordination": (
        OVERVIEW,
        "test_one_overview_of_all_work",
    ),
    "do: Use the overview as a guide for carrying the tasks out in practice": (
        OVERVIEW,
        "test_a_guide_to_work_with",
    ),
    "do: Divide ICT tasks among the colleagues of the new team": (
        OVERVIEW,
        "test_divide_tasks_among_colleagues",
    ),
    "see: What the job of ICT coordinator contains (job profile turned into the overview)": (
        OVERVIEW,
        "test_see_what_the_job_holds",
    ),
    "see: What makes an ICT team strong (model the app works towards)": (
        OVERVIEW,
        "test_see_what_makes_a_team_strong",
    ),
    "see: Guidelines for introducing team-based coordination": (OVERVIEW, "test_see_guidelines"),
    "do: Fill in every ICT task the school has": (
        OVERVIEW,
        "test_fill_in_every_task_the_school_has",
    ),
    "do: Open and edit the same content in other spreadsheet programs (so: import and export)": (
        OVERVIEW,
        "test_edit_in_another_spreadsheet_program",
    ),
    "see: Start from a list that already holds tasks": (OVERVIEW, "test_start_from_a_list"),
    "do: Adapt the list to the own situation": (OVERVIEW, "test_adapt_the_list"),
    "do: Delete tasks and add tasks": (OVERVIEW, "test_drop_and_add_tasks"),
    "see: That the tasks must be spread over several people": (
        OVERVIEW,
        "test_see_that_work_is_to_be_spread",
    ),
    "see: That the list is much too long for one person": (
        OVERVIEW,
        "test_see_that_it_is_too_much_for_one",
    ),
    "see: The four clusters (technical, pedagogical-didactic, policy and vision, administrative)": (
        OVERVIEW,
        "test_the_four_clusters",
    ),
    "see: Where to read more (report, from page 8)": (OVERVIEW, "test_see_where_to_read_more"),
    # Task overview: the four tabs
    "see: Four parts: Intro, Taken, Huidige situatie, Streefdoel": (OVERVIEW, "test_four_parts"),
    "see: Intro: explanation and a short manual": (OVERVIEW, "test_explanation_and_manual"),
    "do: Taken: add or remove tasks for a school, group or community": (
        OVERVIEW,
        "test_add_tasks_for_school_or_group",
    ),
    "see: Taken: tasks ordered per cluster": (OVERVIEW, "test_tasks_stand_by_cluster"),
    "do: Huidige situatie: first map how coordination happens now": (
        OVERVIEW,
        "test_map_how_it_is_now",
    ),
    "do: Huidige situatie: do that for a school, a group or a community": (
        OVERVIEW,
        "test_map_it_for_a_group_too",
    ),
    "do: Per task, name who carries it out": (OVERVIEW, "test_who_does_each_task"),
    "do: Per task, give the average time spent (optional)": (OVERVIEW, "test_time_is_optional"),
    "do: Streefdoel: plan a more team-based division": (OVERVIEW, "test_plan_a_new_division"),
    "do: For a group: duplicate tabs 3 and 4 per school": (
        OVERVIEW,
        "test_every_school_has_its_own_tabs",
    ),
    "see: Each school with its own situation and goals": (
        OVERVIEW,
        "test_each_school_its_own_goals",
    ),
    "do: Use it in any order; no forced path through the overview": (
        OVERVIEW,
        "test_any_order_will_do",
    ),
    "see: Four groups of results the overview can deliver": (
        OVERVIEW,
        "test_see_what_the_overview_delivers",
    ),
    # Result 1: identify
    "see: Which people qualify as anchor point (ankerpunt)": (
        PAGES,
        "test_anchor_candidates_come_with_their_reasons",
    ),
    "do: Count principals, teachers and administrative staff as possible anchor points": (
        PAGES,
        "test_principals_teachers_and_administration_count_as_anchors",
    ),
    "see: Who handles ICT well enough to take specific tasks": (
        PAGES,
        "test_expertise_is_what_people_say_and_what_they_do",
    ),
    "see: The first contact person in each school": (
        INSIGHTS,
        "test_an_anchor_is_marked_from_the_page_and_undone",
    ),
    "see: Who bridges the school and the group's ICT operation": (
        QUESTIONS,
        "test_anchor_candidates_are_internal_and_no_coordinators",
    ),
    "do: Fill the overview for each school separately": (
        PAGES,
        "test_a_single_school_needs_no_column_for_where",
    ),
    "see: Common needs of the schools that have no answer yet": (
        PAGES,
        "test_needs_are_the_gaps_that_schools_share",
    ),
    "do: Use the gaps as a start for more cooperation": (GROUP, "test_common_needs_stand_on_top"),
    "do: Pool means to fill the gaps": (
        INSIGHTS,
        "test_one_key_sends_a_candidate_to_the_group_in_every_file",
    ),
    "see: Tasks nobody has been assigned to": (
        PAGES,
        "test_gaps_say_in_which_schools_and_of_how_many",
    ),
    "do: Link people to tasks": (OVERVIEW, "test_divide_tasks_among_colleagues"),
    "see: Which knowledge and expertise people hold, in school, group or community": (
        QUESTIONS,
        "test_expertise_links_people_and_sections",
    ),
    # Result 2: gain insight
    "see: The workload of the ICT coordinator": (
        PAGES,
        "test_load_stands_beside_the_hours_somebody_has",
    ),
    "see: How large the task package really is, in a form to show everybody": (
        PAGES,
        "test_package_shows_the_part_of_the_coordinators_and_hidden_hours",
    ),
    "see: Hidden tasks, for instance archiving data": (
        PAGES,
        "test_hidden_work_is_named_with_who_does_it",
    ),
    "do: Turn tasks nobody does or can do into input for vacancies": (
        REPORTS,
        "test_vacancies_part_recruiting_from_outsourcing",
    ),
    "see: Tasks that nobody does yet, or that cannot be staffed": (
        PAGES,
        "test_staffing_advises_per_task",
    ),
    "see: Which tasks to take over when a person is absent or leaves": (
        PAGES,
        "test_absence_says_what_falls_and_who_could_take_over",
    ),
    "see: The structure of the ICT team": (
        PAGES,
        "test_structure_parts_team_members_from_people_outside",
    ),
    "see: Who carries out which tasks": (PAGES, "test_who_does_what_says_on_which_level"),
    "see: At which level a task is done": (QUESTIONS, "test_structure_knows_team_and_holders"),
    "see: Whether the people doing the tasks are in the ICT team": (
        INSIGHTS,
        "test_now_and_later_are_one_key_apart",
    ),
    "see: Who has which responsibilities": (
        INSIGHTS,
        "test_a_person_filter_shows_what_that_person_does",
    ),
    # Result 3: communicate
    "do: Make agreements on all tasks and roles in the team": (
        REPORTS,
        "test_agreements_carry_mandate_backup_documentation_and_note",
    ),
    "do: Put the agreements on paper (print or export)": (
        INSIGHTS,
        "test_a_report_goes_to_a_file_in_markdown",
    ),
    "see: What is expected of each person": (
        REPORTS,
        "test_agreements_of_one_person_say_what_is_expected",
    ),
    "do: Put a forgotten task in the overview and assign it": (OVERVIEW, "test_drop_and_add_tasks"),
    # Result 4: improve the operation
    "see: Duplicate work between people": (
        QUESTIONS,
        "test_overlap_between_people_and_between_schools",
    ),
    "see: Duplicate work between schools (example: training leaflets)": (
        PAGES,
        "test_training_leaflets_that_schools_make_apart_are_found",
    ),
    "see: Which tasks overlap": (REPORTS, "test_needs_and_overlaps_hold_what_their_pages_hold"),
    "do: Make the school more efficient with that knowledge": (
        INSIGHTS,
        "test_the_whole_proposal_is_one_step",
    ),
    "do: Map the common needs of all schools in the group": (
        GROUP,
        "test_letters_say_who_does_a_task",
    ),
    "see: Whether means and/or hours can be pooled for scale benefits": (
        QUESTIONS,
        "test_scale_is_shared_work_or_need_that_points_to_the_group",
    ),
    "see: Candidates: joint framework contracts and insurance": (
        PAGES,
        "test_scale_candidates_stand_under_their_kind",
    ),
    "see: Candidates: shared servers": (PAGES, "test_scale_candidates_stand_under_their_kind"),
    "see: Candidates: teachers of several schools following training together": (
        PAGES,
        "test_scale_candidates_stand_under_their_kind",
    ),
    "do: Keep adapting it to the school or to each school of the group": (
        GROUP,
        "test_a_school_starts_from_the_situation_of_another",
    ),
    "do: Take the time: stop, save, come back later": (
        SESSION,
        "test_an_edit_is_on_disk_after_its_save_job",
    ),
    # Roadmap: getting started, steps 01 to 03
    "see: The whole roadmap with its numbered steps": (
        ROADMAP,
        "test_the_whole_roadmap_is_in_sight_with_numbers_and_goal",
    ),
    "see: The goal the roadmap leads to": (
        ROADMAP,
        "test_the_whole_roadmap_is_in_sight_with_numbers_and_goal",
    ),
    "do: Step 01: answer whether the team knows this is a growth process": (
        ROADMAP,
        "test_step_01_asks_both_parts_one_after_the_other",
    ),
    "do: Step 01: answer whether people are willing to make time": (
        ROADMAP,
        "test_step_01_asks_both_parts_one_after_the_other",
    ),
    "see: Step 01, no: advice for the principal (possible next strategic project)": (
        ROADMAP,
        "test_after_a_no_the_advice_is_there_for_every_role",
    ),
    "see: Step 01, no: advice for the coordinator (set priorities with few hours)": (
        ROADMAP,
        "test_after_a_no_the_advice_is_there_for_every_role",
    ),
    "see: Which tasks are technical core tasks, to focus on": (
        ROADMAP,
        "test_technical_core_tasks_are_listed_to_focus_on",
    ),
    "do: Step 02: answer whether a supported pedagogical vision exists": (
        ROADMAP,
        "test_every_other_step_is_answered_with_one_key",
    ),
    "see: Step 02, no: principal works on it first, with the group": (
        ROADMAP,
        "test_after_a_no_the_advice_is_there_for_every_role",
    ),
    "see: Where support can come from": (ROADMAP, "test_step_02_says_where_support_comes_from"),
    "do: Step 03: answer whether there is an ICT policy plan": (
        ROADMAP,
        "test_every_other_step_is_answered_with_one_key",
    ),
    "see: Step 03, no: pointer to the policy planner of the knowledge centre": (
        ROADMAP,
        "test_step_03_points_to_the_planner_of_today",
    ),
    "see: Step 03, no: coordinator focuses on technical core and policy tasks": (
        ROADMAP,
        "test_after_a_no_at_03_the_policy_tasks_are_listed_too",
    ),
    # Roadmap: people and means, steps 04 to 06
    "do: Step 04: check the available means": (
        ROADMAP,
        "test_step_04_shows_the_means_and_what_yes_and_no_lead_to",
    ),
    "do: Step 04: answer whether schools want to work together / pool means": (
        ROADMAP,
        "test_the_path_runs_through_the_variant_that_was_chosen",
    ),
    "do: Step 05, school: judge per task how far it applies to the school": (
        ROADMAP,
        "test_in_a_school_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, group: judge per task how far it applies to all schools": (
        ROADMAP,
        "test_in_a_group_every_task_is_judged_from_step_05",
    ),
    "do: Judge against the ICT policy plan": (
        ROADMAP,
        "test_both_variants_of_05_ask_their_own_questions",
    ),
    "do: Produce a task overview made to measure": (
        ROADMAP,
        "test_in_a_school_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, school: mark what is essential in the short term": (
        ROADMAP,
        "test_in_a_school_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, school: mark what can be spread over the long term": (
        ROADMAP,
        "test_in_a_school_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, school: mark what can be dropped": (
        ROADMAP,
        "test_in_a_school_every_task_is_judged_from_step_05",
    ),
    "see: A warning when dropping a task endangers a plan priority": (
        ROADMAP,
        "test_a_dropped_task_that_the_plan_needs_is_a_warning",
    ),
    "do: Step 05, school: mark tasks better done together": (
        ROADMAP,
        "test_in_a_school_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, school: report that list back to the general or coordinating director": (
        ROADMAP,
        "test_the_list_for_the_director_can_be_reported_back",
    ),
    "do: Step 05, group: mark tasks with scale benefits (money or efficiency)": (
        ROADMAP,
        "test_in_a_group_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, group: mark tasks done for all schools at group level": (
        ROADMAP,
        "test_in_a_group_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, group: mark tasks that need special expertise": (
        ROADMAP,
        "test_in_a_group_every_task_is_judged_from_step_05",
    ),
    "do: Step 05, group: mark tasks that belong in the schools": (
        ROADMAP,
        "test_in_a_group_every_task_is_judged_from_step_05",
    ),
    "see: Why a task stays local (quick answer to specific needs)": (
        ROADMAP,
        "test_both_variants_of_05_ask_their_own_questions",
    ),
    "do: Step 06: answer whether the expertise is present": (
        ROADMAP,
        "test_every_other_step_is_answered_with_one_key",
    ),
    "see: Step 06, no, strategic: recruit": (
        ROADMAP,
        "test_step_06_says_what_to_do_per_task_and_keeps_the_choice",
    ),
    "see: Step 06, no, not strategic or purely technical: consider outsourcing": (
        ROADMAP,
        "test_step_06_says_what_to_do_per_task_and_keeps_the_choice",
    ),
    # Roadmap: doing and evaluating, steps 07 and 08
    "do: Step 07: bring the people together in an ICT team": (
        ROADMAP,
        "test_actions_are_ticked_with_person_and_date_and_carry_a_note",
    ),
    "do: Step 07: divide tasks with the task overview": (
        ROADMAP,
        "test_step_07_holds_the_target_against_the_team",
    ),
    "do: Step 07: divide in consultation, by motivation and expertise": (
        ROADMAP,
        "test_step_07_holds_the_target_against_the_team",
    ),
    "do: Step 07: give hours/means as recognition": (
        ROADMAP,
        "test_step_07_holds_the_target_against_the_team",
    ),
    "do: Step 07: record clear mandates": (
        ROADMAP,
        "test_actions_are_ticked_with_person_and_date_and_carry_a_note",
    ),
    "do: Step 07: agree on knowledge sharing": (
        ROADMAP,
        "test_actions_are_ticked_with_person_and_date_and_carry_a_note",
    ),
    "do: Step 07: agree on back-up and on documenting the work": (
        ROADMAP,
        "test_actions_are_ticked_with_person_and_date_and_carry_a_note",
    ),
    "do: Step 07: agree on organisation and way of working": (
        ROADMAP,
        "test_actions_are_ticked_with_person_and_date_and_carry_a_note",
    ),
    "do: Step 08: evaluate the team regularly": (
        ROADMAP,
        "test_a_late_evaluation_is_said_in_the_list_and_in_the_details",
    ),
    "do: Step 08: check whether cooperation runs smoothly": (
        ROADMAP,
        "test_an_evaluation_is_recorded_and_opens_steps_again",
    ),
    "do: Step 08: check whether composition or division must change": (
        ROADMAP,
        "test_an_evaluation_is_recorded_and_opens_steps_again",
    ),
    "do: Step 08: repeat steps to adjust (loop back)": (
        ROADMAP,
        "test_an_evaluation_is_recorded_and_opens_steps_again",
    ),
}
"""What to see or do, with the file and the test that tells its story."""


@cache
def stories(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in tree.body if isinstance(node, kinds))


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_of_the_sources_has_its_story(promise: str) -> None:
    file, story = PROMISES[promise]
    assert story in stories(file)
