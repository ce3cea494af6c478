"""Every known pitfall of terminals (T) and of security (S), with the tests that prove it is closed.

The numbers are those of terminal.md, sections 3 and 5. A pitfall that no test of this machine can
prove says why.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Pitfall:
    """One pitfall.

    Attributes:
        proven: Tests, as `folder/file::name` below `tests`.
        open: What no test here proves, and why.
    """

    proven: tuple[str, ...] = ()
    open: str = ""


STORIES = "terminal/test_stories.py"
OVER_SSH = "safety/test_over_ssh.py"
KEEPING = "tui/test_keeping.py"


def by(*tests: str, still_open: str = "") -> Pitfall:
    return Pitfall(tests, still_open)


PITFALLS: Mapping[str, Pitfall] = {
    "T01": by(
        f"{OVER_SSH}::test_a_killed_client_leaves_a_draft_and_no_lock",
        f"{STORIES}::test_every_end_saves_half_typed_text_too",
        "terminal/test_ssh.py::test_a_killed_client_loses_nothing",
    ),
    "T02": by(
        f"{OVER_SSH}::test_a_frozen_client_is_noticed_and_nobody_waits_for_it",
        "safety/test_idle.py::test_an_idle_screen_sends_nothing_and_rests",
        "terminal/test_safe_app.py::test_no_cursor_blinks",
    ),
    "T03": by(
        f"{STORIES}::test_without_a_terminal_it_refuses_at_once",
        f"{STORIES}::test_the_refusal_says_what_to_do",
    ),
    "T04": by(
        f"{STORIES}::test_an_ignored_hang_up_ends_it_all_the_same",
        f"{STORIES}::test_a_terminal_that_goes_without_any_signal_is_noticed",
    ),
    "T05": by(
        f"{STORIES}::test_alt_and_an_arrow_from_putty_cancel_and_move",
        still_open="PuTTY's engine (pterm) and Xvfb are not on this machine; its bytes are sent.",
    ),
    "T06": by(
        "terminal/test_matrix.py::test_every_terminal_tells_the_story",
        f"{STORIES}::test_a_terminal_without_a_screen_is_refused",
        "terminal/test_environment.py::test_unknown_variables_of_textual_and_openpyxl_are_dropped",
    ),
    "T07": by(
        f"{STORIES}::test_without_colour_there_is_none_and_the_cursor_is_reversed",
        f"{STORIES}::test_an_empty_no_color_means_nothing",
        f"{STORIES}::test_sixteen_colours_are_sixteen_and_readable",
    ),
    "T08": by(
        "terminal/test_safe_app.py::test_every_theme_draws_text_that_is_not_its_background",
        "terminal/test_themes.py::test_text_is_readable",
    ),
    "T09": by(f"{STORIES}::test_a_locale_without_utf8_shows_no_codes"),
    "T10": by(
        "architecture/test_glyphs.py::test_sources_show_only_signs_every_terminal_has",
        "architecture/test_glyphs.py::test_content_holds_only_signs_every_terminal_has",
        "terminal/test_line_filter.py::test_signs_that_putty_lacks_are_drawn_with_signs_it_has",
        f"{STORIES}::test_ascii_is_ascii",
    ),
    "T11": by("terminal/test_line_filter.py::test_a_line_stays_as_wide_as_it_was_laid_out"),
    "T12": by(f"{STORIES}::test_any_size_is_survived"),
    "T13": by(f"{STORIES}::test_a_storm_of_sizes_ends_like_a_fresh_screen"),
    "T14": by(
        f"{STORIES}::test_escape_and_a_quick_letter_are_two_keys",
        "terminal/test_keys.py::test_alt_and_a_letter_are_two_keys",
    ),
    "T15": by(f"{STORIES}::test_alt_and_an_arrow_from_putty_cancel_and_move"),
    "T16": by(f"{STORIES}::test_ctrl_s_is_harmless_and_ctrl_q_saves_and_quits"),
    "T17": by(f"{STORIES}::test_ctrl_z_undoes_and_never_suspends"),
    "T18": by(f"{STORIES}::test_a_stop_from_outside_gives_the_screen_back_and_repaints"),
    "T19": by(
        f"{STORIES}::test_escape_in_a_paste_fires_no_key",
        f"{STORIES}::test_a_paste_without_an_end_does_not_swallow_the_keyboard",
        "terminal/test_input_cleaner.py::test_a_huge_paste_is_cut_and_its_end_still_seen",
    ),
    "T20": by(
        f"{STORIES}::test_text_pasted_as_keys_does_nothing_in_the_table",
        f"{STORIES}::test_text_pasted_as_keys_is_typed_in_the_editor",
    ),
    "T21": by(
        "terminal/test_clipboard.py::test_screen_gets_short_texts_only",
        "terminal/test_clipboard.py::test_tmux_gets_it_and_the_text_is_offered_too",
        f"{STORIES}::test_copying_asks_the_terminal",
    ),
    "T22": by(f"{STORIES}::test_the_mouse_stays_free_over_ssh"),
    "T23": by(
        f"{STORIES}::test_late_answers_of_the_terminal_are_no_keys",
        "terminal/test_guards.py::test_the_start_guard_opens_after_a_moment",
    ),
    "T24": by(
        "terminal/test_multiplexers.py::test_it_shows_types_cancels_copies_and_saves",
        still_open="A picture of PuTTY's own engine needs pterm and Xvfb.",
    ),
    "T25": by("tui/test_table_keys.py::test_every_command_has_a_key_that_arrives_everywhere"),
    "T26": by("tui/test_table_keys.py::test_no_key_is_taken_by_a_terminal"),
    "T27": by(f"{STORIES}::test_a_slow_line_gets_few_bytes"),
    "T28": by(still_open="mosh is not on this machine."),
    "T29": by(
        f"{OVER_SSH}::test_two_people_in_different_cells_see_each_others_work",
        f"{OVER_SSH}::test_two_people_in_the_same_cell_are_both_heard",
        f"{KEEPING}::test_an_open_editor_is_left_alone_when_a_colleague_saves",
        f"{KEEPING}::test_both_values_of_a_conflict_are_told_with_who_and_when",
        f"{KEEPING}::test_a_file_replaced_from_outside_is_taken_in",
        "safety/test_writers.py::test_eight_writers_lose_no_acknowledged_edit",
    ),
    "T30": by(
        "storage/test_lock.py::test_a_disk_that_cannot_lock_is_an_error_and_no_guess",
        "storage/test_lock.py::test_who_comes_second_hears_that_it_is_busy",
        still_open="A real NFS or CIFS mount is not on this machine.",
    ),
    "T31": by(
        "storage/test_dossier_file.py::test_a_change_is_seen_whatever_the_clock_says",
        "storage/test_versions.py::test_a_clock_that_jumps_back_does_not_change_the_order",
    ),
    "T32": by(
        f"{KEEPING}::test_a_full_disk_is_told_until_there_is_room_again",
        f"{KEEPING}::test_the_kernel_refuses_a_large_file",
        f"{KEEPING}::test_a_copy_elsewhere_is_complete_and_lets_one_leave",
        "storage/test_crashes.py::test_a_disk_that_stays_full_leaves_the_old_dossier_and_no_rubbish",
        "safety/test_principals.py::"
        "test_a_read_only_folder_can_be_looked_at_and_refuses_with_a_reason",
    ),
    "T33": by(
        f"{STORIES}::test_a_crash_tells_nothing_about_anybody",
        "terminal/test_crash.py::test_the_file_is_private_and_named_in_the_message",
    ),
    "T34": by(
        "storage/test_crashes.py::test_kill_9_at_200_random_moments_loses_no_acknowledged_save",
        "storage/test_crashes.py::test_a_crash_after_any_call_leaves_the_old_or_the_new_dossier",
        "storage/test_crashes.py::test_any_call_may_fail_once",
    ),
    "T35": by(
        "cli/test_imports.py::test_a_command_loads_neither_the_screen_nor_excel",
        "architecture/test_imports.py::test_the_app_starts_without_excel",
        still_open="Times are compared by the benchmarks, which fail no build.",
    ),
    "T36": by(still_open="Tables are our own grid; the benchmarks measure it, no test does."),
    "S01": by(
        "journeys/test_poison.py::test_every_screen_shows_poison_and_obeys_nothing",
        "journeys/test_poison_everywhere.py::test_no_command_lets_it_through",
        "terminal/test_line_filter.py::test_no_poison_passes",
        "cli/test_main.py::test_what_is_in_a_dossier_never_commands_the_terminal",
    ),
    "S02": by(
        "journeys/test_poison.py::test_markup_is_shown_to_the_letter",
        "terminal/test_safe_app.py::test_poison_is_shown_as_it_is_written",
        "architecture/test_markup.py::test_nothing_but_content_and_own_texts_reaches_a_widget",
    ),
    "S03": by(
        "excel/test_writer.py::test_user_text_is_never_a_formula_nor_a_link",
        "excel/test_tables.py::test_what_looks_like_a_formula_gets_an_apostrophe",
    ),
    "S04": by(
        "excel/test_writer.py::test_any_text_survives_a_cell",
        "excel/test_writer.py::test_long_text_is_cut_where_excel_cuts_and_says_so",
    ),
    "S05": by(
        "excel/test_guard.py::test_refusal_fits_in_the_bounds_of_the_system",
        "excel/test_guard.py::test_far_cells_and_a_lying_dimension_cost_nothing",
    ),
    "S06": by("excel/test_guard.py::test_hostile_file_is_refused_in_dutch"),
    "S07": by("excel/test_guard.py::test_hostile_file_is_refused_in_dutch"),
    "S08": by(
        "cli/test_forced.py::test_everything_else_is_refused_and_leaves_nothing",
        f"{OVER_SSH}::test_inside_the_app_no_path_leads_out",
        "storage/test_atomic.py::test_only_regular_files_are_replaced",
        "storage/test_atomic.py::test_a_folder_that_is_a_link_is_a_trap",
    ),
    "S09": by(
        "safety/test_full_session.py::"
        "test_a_full_session_starts_nothing_and_writes_only_private_files",
        "storage/test_permissions.py::test_everything_that_strangers_can_read_is_found_and_closed",
        "tui/test_privacy.py::test_open_files_are_told_and_closed",
        "safety/test_principals.py::test_nobody_reads_or_writes_the_school_of_another",
    ),
    "S10": by(
        "storage/test_crashes.py::test_a_killed_holder_of_the_lock_blocks_nobody",
        "storage/test_lock.py::test_a_trap_in_place_of_the_lock_is_refused",
    ),
    "S11": by(
        "safety/test_full_session.py::"
        "test_a_full_session_starts_nothing_and_writes_only_private_files",
        "terminal/test_safe_app.py::test_nothing_is_started_or_written",
        f"{OVER_SSH}::test_every_other_command_is_refused",
    ),
    "S12": by(
        f"{STORIES}::test_the_environment_decides_nothing",
        "terminal/test_environment.py::test_a_confined_session_keeps_only_known_variables",
    ),
    "S13": by(
        f"{OVER_SSH}::test_every_other_command_is_refused",
        f"{OVER_SSH}::test_no_file_goes_in_or_out",
        f"{OVER_SSH}::test_no_tunnel_goes_through",
    ),
    "S14": by(
        f"{STORIES}::test_escape_in_a_paste_fires_no_key",
        "terminal/test_input_cleaner.py::test_an_escape_inside_a_paste_stays_text",
    ),
    "S15": by(
        f"{STORIES}::test_a_crash_tells_nothing_about_anybody",
        "terminal/test_crash.py::test_the_details_name_places_and_types_only",
    ),
    "S16": by("tui/test_privacy.py::test_who_shares_an_account_is_asked_for_a_name"),
    "S17": by(
        "terminal/test_input_cleaner.py::test_a_huge_paste_is_cut_and_its_end_still_seen",
        "safety/test_monkey.py::test_random_bytes_never_crash_the_program",
        "session/test_session.py::test_what_can_be_undone_has_a_limit",
    ),
    "S18": by(
        "storage/test_codec.py::test_any_bytes_are_read_or_explained",
        "storage/test_codec.py::test_anything_like_toml_is_read_or_explained",
        "storage/test_codec.py::test_endless_nesting_is_refused_at_once",
        "storage/test_dossier_file.py::test_a_file_that_cannot_be_understood_is_never_overwritten",
    ),
    "S19": by(
        "tui/test_privacy.py::test_a_forgotten_person_is_in_no_file_any_more",
        "storage/test_versions.py::test_thinning_is_a_setting",
    ),
    "S20": by(
        still_open="There is no lock file with hashes, and no pip-audit: it needs a network."
    ),
}


def test_every_pitfall_has_its_line() -> None:
    every = [f"T{number:02}" for number in range(1, 37)] + [f"S{n:02}" for n in range(1, 21)]
    assert list(PITFALLS) == every


@pytest.mark.parametrize("name", sorted(PITFALLS))
def test_every_proof_exists(name: str) -> None:
    pitfall = PITFALLS[name]
    assert pitfall.proven or pitfall.open
    for proof in pitfall.proven:
        file, _, test = proof.partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert test in functions, proof
