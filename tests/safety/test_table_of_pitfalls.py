"""Every known pitfall of terminals (T) and of security (S), with the tests that prove it is closed.

Each line says what goes wrong elsewhere and what happens here instead. What no test on one machine
can prove says why.
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
        sentence: What goes wrong, and what happens here instead.
        proven: Tests, as `folder/file::name` below `tests`.
        beyond: What no test here proves, and why; empty when the tests prove it all.
    """

    sentence: str
    proven: tuple[str, ...]
    beyond: str = ""


STORIES = "terminal/test_stories.py"
OVER_SSH = "safety/test_over_ssh.py"
KEEPING = "tui/test_keeping.py"


def by(sentence: str, *tests: str, beyond: str = "") -> Pitfall:
    return Pitfall(sentence, tests, beyond)


PITFALLS: Mapping[str, Pitfall] = {
    "T01": by(
        "The client is killed or the laptop closed: the program hears a hang-up, keeps what "
        "is half typed and leaves no lock.",
        f"{OVER_SSH}::test_a_killed_client_leaves_a_draft_and_no_lock",
        f"{STORIES}::test_every_end_saves_half_typed_text_too",
        "terminal/test_ssh.py::test_a_killed_client_loses_nothing",
    ),
    "T02": by(
        "The line freezes without a word: nothing is sent while idle, so that sshd notices, "
        "and nobody waits meanwhile.",
        f"{OVER_SSH}::test_a_frozen_client_is_noticed_and_nobody_waits_for_it",
        "safety/test_idle.py::test_sitting_still_sends_nothing_and_rests",
        "terminal/test_safe_app.py::test_no_cursor_blinks",
    ),
    "T03": by(
        "There is no terminal (a pipe, cron, ssh with a command): it refuses at once and says "
        "what does work.",
        f"{STORIES}::test_without_a_terminal_it_refuses_at_once",
        f"{STORIES}::test_the_refusal_says_what_to_do",
    ),
    "T04": by(
        "Hang-ups are ignored (nohup, sudo): the end of the terminal itself ends the program, "
        "which does not spin.",
        f"{STORIES}::test_an_ignored_hang_up_ends_it_all_the_same",
        f"{STORIES}::test_a_terminal_that_goes_without_any_signal_is_noticed",
    ),
    "T05": by(
        "PuTTY sends codes of its own, Alt and an arrow as Esc and an arrow, and nothing for "
        "some keys.",
        "terminal/test_putty_bytes.py::test_every_key_of_putty_is_a_key_of_the_app",
        "terminal/test_matrix.py::test_every_key_that_putty_sends_arrives",
    ),
    "T06": by(
        "Terminals call themselves all sorts of things: each shows the screen, and those that "
        "cannot get a sentence.",
        "terminal/test_matrix.py::test_every_terminal_tells_the_story",
        f"{STORIES}::test_a_terminal_without_a_screen_is_refused",
        "terminal/test_environment.py::test_unknown_variables_of_textual_and_openpyxl_are_dropped",
    ),
    "T07": by(
        "Somebody wants no colours, or has 16: none are sent, an empty NO_COLOR means "
        "nothing, the cursor still shows.",
        f"{STORIES}::test_without_colour_there_is_none_and_the_cursor_is_reversed",
        f"{STORIES}::test_an_empty_no_color_means_nothing",
        f"{STORIES}::test_sixteen_colours_are_sixteen_and_readable",
    ),
    "T08": by(
        "Colours are unreadable or carry a meaning alone: enough contrast in every theme, "
        "words and letters for states.",
        "terminal/test_safe_app.py::test_every_theme_draws_text_that_is_not_its_background",
        "terminal/test_themes.py::test_text_is_readable",
        "terminal/test_matrix.py::test_every_terminal_tells_the_story",
    ),
    "T09": by(
        "The locale is not UTF-8: no codes such as `\\\\u2501` on the screen.",
        f"{STORIES}::test_a_locale_without_utf8_shows_no_codes",
    ),
    "T10": by(
        "Fonts lack signs: only those that PuTTY's fonts have are drawn, or ASCII.",
        "architecture/test_glyphs.py::test_sources_show_only_signs_every_terminal_has",
        "architecture/test_glyphs.py::test_content_holds_only_signs_every_terminal_has",
        "terminal/test_line_filter.py::test_signs_that_putty_lacks_are_drawn_with_signs_it_has",
        f"{STORIES}::test_ascii_is_ascii",
    ),
    "T11": by(
        "Wide, combining and invisible characters push columns aside: a line is as wide as it "
        "was laid out.",
        "terminal/test_line_filter.py::test_a_line_stays_as_wide_as_it_was_laid_out",
        "journeys/test_wide_signs.py::test_every_line_of_every_screen_is_as_wide_as_the_screen",
    ),
    "T12": by(
        "The window is small, down to a single cell: it works at 80 by 24, or says that it is "
        "too small; no crash.",
        f"{STORIES}::test_any_size_is_survived",
        "tui/test_table_work.py::test_a_screen_that_is_too_small_says_so",
    ),
    "T13": by(
        "The window is dragged about: after a storm of sizes the screen is as fresh, with "
        "cursor and editor.",
        f"{STORIES}::test_a_storm_of_sizes_ends_like_a_fresh_screen",
    ),
    "T14": by(
        "Behind tmux a quick Esc and letter arrive as one, and look like Alt: they are two "
        "keys, in GNU screen too.",
        f"{STORIES}::test_escape_and_a_quick_sign_are_two_keys",
        "terminal/test_keys.py::test_alt_and_a_letter_are_two_keys",
        "terminal/test_input_cleaner.py::test_escape_and_a_sign_are_two_keys_however_they_come",
        "terminal/test_multiplexers.py::test_a_lone_escape_arrives",
    ),
    "T15": by(
        "PuTTY's Alt and an arrow cancel an edit by accident: what was typed can be had back.",
        f"{STORIES}::test_alt_and_an_arrow_from_putty_cancel_and_move",
        "terminal/test_half_typed.py::test_alt_and_an_arrow_lose_nothing",
        "terminal/test_matrix.py::test_every_key_that_putty_sends_arrives",
    ),
    "T16": by(
        "Ctrl+S and Ctrl+Q may freeze a terminal: the first is harmless, the second saves and "
        "quits.",
        f"{STORIES}::test_ctrl_s_is_harmless_and_ctrl_q_saves_and_quits",
    ),
    "T17": by(
        "Ctrl+Z suspends programs: here it undoes, and the process never stops.",
        f"{STORIES}::test_ctrl_z_undoes_and_never_suspends",
    ),
    "T18": by(
        "The process is stopped from outside: the screen is given back, and drawn anew when "
        "it goes on.",
        f"{STORIES}::test_a_stop_from_outside_gives_the_screen_back_and_repaints",
    ),
    "T19": by(
        "A paste holds escape characters, is endless or never ends: it stays text, is cut, "
        "and the keyboard lives.",
        f"{STORIES}::test_escape_in_a_paste_fires_no_key",
        f"{STORIES}::test_a_paste_without_an_end_does_not_swallow_the_keyboard",
        "terminal/test_input_cleaner.py::test_a_huge_paste_is_cut_and_its_end_still_seen",
        "tui/test_table_work.py::test_a_block_is_shown_first_and_pasted_as_one_step",
        "tui/test_table_work.py::test_too_much_is_refused",
    ),
    "T20": by(
        "A terminal without bracketed paste types a text letter by letter: it does nothing, "
        "while typing ahead counts.",
        f"{STORIES}::test_text_pasted_as_keys_does_nothing_in_the_table",
        f"{STORIES}::test_text_pasted_as_keys_is_typed_in_the_editor",
        "terminal/test_typing_ahead.py::test_a_text_typed_by_the_terminal_changes_nothing",
        "terminal/test_typing_ahead.py::test_keys_typed_ahead_count_in_the_place_they_lead_to",
        "terminal/test_guards.py::test_a_text_typed_by_the_terminal_does_nothing_and_writes_nothing",
    ),
    "T21": by(
        "The clipboard over SSH fails silently or spills garbage: promise nothing, keep it "
        "short, offer the text.",
        "terminal/test_clipboard.py::test_screen_gets_short_texts_only",
        "terminal/test_clipboard.py::test_tmux_gets_it_and_the_text_is_offered_too",
        f"{STORIES}::test_copying_asks_the_terminal",
    ),
    "T22": by(
        "Mouse reports take selecting away: they are off over SSH, and where they would "
        "swallow Esc.",
        f"{STORIES}::test_the_mouse_stays_free_over_ssh",
        "terminal/test_environment.py::test_the_mouse_is_off_over_ssh_and_in_screen_unless_asked_for",
    ),
    "T23": by(
        "Late answers of the terminal become keys: they are taken out, and the first moments "
        "count no letters.",
        f"{STORIES}::test_late_answers_of_the_terminal_are_no_keys",
        "terminal/test_guards.py::test_the_start_guard_opens_after_a_moment",
    ),
    "T24": by(
        "Questions to newer terminals show as garbage on older ones: the screen holds nothing "
        "foreign.",
        "terminal/test_matrix.py::test_putty_tells_the_story_and_shows_nothing_but_the_screen",
        "terminal/test_matrix.py::test_every_terminal_tells_the_story",
        "terminal/test_matrix.py::test_the_story_is_told_inside_other_programs_too",
    ),
    "T25": by(
        "macOS keeps Home, End and pages for itself: every command has a key that arrives "
        "everywhere.",
        "tui/test_table_keys.py::test_every_command_has_a_key_that_arrives_everywhere",
    ),
    "T26": by(
        "Browsers and multiplexers keep keys for themselves: no command needs one of those.",
        "tui/test_table_keys.py::test_no_key_is_taken_by_a_terminal",
    ),
    "T27": by(
        "The line is slow: a step of the cursor costs few bytes, and so does the first picture.",
        f"{STORIES}::test_a_slow_line_gets_few_bytes",
    ),
    "T28": by(
        "mosh guesses what is typed and draws by itself: the program works over it.",
        "terminal/test_matrix.py::test_the_story_is_told_inside_other_programs_too",
    ),
    "T29": by(
        "Somebody else changes the file: it is seen within seconds, merged, and a conflict is "
        "shown, never decided.",
        f"{OVER_SSH}::test_two_people_in_different_cells_see_each_others_work",
        f"{OVER_SSH}::test_two_people_in_the_same_cell_are_shown_both_values_and_choose",
        f"{OVER_SSH}::test_two_saves_in_the_same_moment_are_a_conflict_that_either_can_settle",
        f"{KEEPING}::test_an_open_editor_is_left_alone_when_a_colleague_saves",
        f"{KEEPING}::test_both_values_of_a_conflict_are_told_with_who_and_when",
        "tui/test_open_editor.py::"
        "test_both_values_are_shown_with_who_and_when_and_the_user_chooses",
        "tui/test_overtaken.py::test_every_marked_cell_that_was_overtaken_is_told_and_chosen",
        "tui/test_overtaken_questions.py::test_a_question_answered_late_asks_about_the_other_value",
        f"{KEEPING}::test_a_file_replaced_from_outside_is_taken_in",
        "safety/test_writers.py::test_eight_writers_lose_no_acknowledged_edit",
    ),
    "T30": by(
        "The home folder is on a network disk: a lock that cannot be had is an error, never a "
        "guess.",
        "safety/test_network_disks.py::test_without_locks_both_are_told_and_nothing_is_written",
        "safety/test_network_disks.py::test_who_has_no_locks_does_not_write_past_who_has",
        "storage/test_lock.py::test_who_comes_second_hears_that_it_is_busy",
        beyond="Mounting NFS or CIFS takes a server and rights in the kernel that machines for "
        "tests do not give; what the program sees of one are the answers of its locks.",
    ),
    "T31": by(
        "Clocks jump and differ: changes are seen, and versions stay in order, whatever the "
        "time says.",
        "storage/test_dossier_file.py::test_a_change_is_seen_whatever_the_clock_says",
        "storage/test_versions.py::test_a_clock_that_jumps_back_does_not_change_the_order",
    ),
    "T32": by(
        "The disk is full or read-only: it is told until it is solved, and nothing in memory "
        "is lost.",
        f"{KEEPING}::test_a_full_disk_is_told_until_there_is_room_again",
        f"{KEEPING}::test_the_kernel_refuses_a_large_file",
        f"{KEEPING}::test_a_copy_elsewhere_is_complete_and_lets_one_leave",
        "storage/test_crashes.py::test_a_disk_that_stays_full_leaves_the_old_dossier_and_no_rubbish",
        "safety/test_principals.py::"
        "test_a_read_only_folder_can_be_looked_at_and_refuses_with_a_reason",
    ),
    "T33": by(
        "A crash shows names and hours: the message and the file hold none.",
        f"{STORIES}::test_a_crash_tells_nothing_about_anybody",
        "terminal/test_crash.py::test_the_file_is_private_and_named_in_the_message",
    ),
    "T34": by(
        "The process is killed while saving: the file is the old or the new one, and what was "
        "half typed is there too.",
        "terminal/test_half_typed.py::test_kill_9_in_a_cell_costs_but_a_moment_of_typing",
        "storage/test_crashes.py::test_kill_9_at_200_random_moments_loses_no_acknowledged_save",
        "storage/test_crashes.py::test_a_crash_after_any_call_leaves_the_old_or_the_new_dossier",
        "storage/test_crashes.py::test_any_call_may_fail_once",
    ),
    "T35": by(
        "A small server starts slowly: nothing heavy is loaded before it is needed.",
        "cli/test_imports.py::test_a_command_loads_neither_the_screen_nor_excel",
        "architecture/test_imports.py::test_the_app_starts_without_excel",
        beyond="A shared machine is no judge of time: `make bench` measures it.",
    ),
    "T36": by(
        "The table is large: a key costs as much as in a small one.",
        "terminal/test_large_tables.py::"
        "test_a_key_draws_as_much_in_a_large_table_as_in_a_small_one",
        "terminal/test_large_tables.py::test_a_step_sends_as_few_bytes",
    ),
    "S01": by(
        "Text holds sequences that a terminal obeys: they are taken out wherever text enters or "
        "leaves.",
        "journeys/test_poison.py::test_every_screen_shows_poison_and_obeys_nothing",
        "journeys/test_poison_everywhere.py::test_no_command_lets_it_through",
        "terminal/test_line_filter.py::test_no_poison_passes",
        "cli/test_main.py::test_what_is_in_a_dossier_never_commands_the_terminal",
    ),
    "S02": by(
        "Text holds markup that Textual obeys: it is shown to the letter.",
        "journeys/test_poison.py::test_markup_is_shown_to_the_letter",
        "terminal/test_safe_app.py::test_poison_is_shown_as_it_is_written",
        "architecture/test_markup.py::test_nothing_but_content_and_own_texts_reaches_a_widget",
    ),
    "S03": by(
        "Text begins like a formula: a workbook or a table for one holds it as text.",
        "excel/test_writer.py::test_user_text_is_never_a_formula_nor_a_link",
        "excel/test_tables.py::test_what_looks_like_a_formula_gets_an_apostrophe",
    ),
    "S04": by(
        "Text is too long or holds what Excel refuses: the export succeeds and says what it cut.",
        "excel/test_writer.py::test_any_text_survives_a_cell",
        "excel/test_writer.py::test_long_text_is_cut_where_excel_cuts_and_says_so",
    ),
    "S05": by(
        "A workbook unpacks to gigabytes or claims endless sheets: it is refused, in bounds "
        "of memory and time.",
        "excel/test_guard.py::test_refusal_fits_in_the_bounds_of_the_system",
        "excel/test_guard.py::test_far_cells_and_a_lying_dimension_cost_nothing",
    ),
    "S06": by(
        "A workbook holds XML entities that explode or read files: it is refused.",
        "excel/test_guard.py::test_hostile_file_is_refused_in_dutch",
    ),
    "S07": by(
        "A workbook holds macros or is of an old kind: it is refused with the reason, and "
        "never written again.",
        "excel/test_guard.py::test_hostile_file_is_refused_in_dutch",
    ),
    "S08": by(
        "A path leads out of the folder, over a link or to a device: it is refused, and "
        "nothing is overwritten.",
        "cli/test_forced.py::test_everything_else_is_refused_and_leaves_nothing",
        f"{OVER_SSH}::test_inside_the_app_no_path_leads_out",
        "storage/test_atomic.py::test_only_regular_files_are_replaced",
        "storage/test_atomic.py::test_a_folder_that_is_a_link_is_a_trap",
    ),
    "S09": by(
        "Personal data are readable by others: every file that is ever made is private, and "
        "open ones are told.",
        "safety/test_full_session.py::"
        "test_a_full_session_starts_nothing_and_writes_only_private_files",
        "storage/test_permissions.py::test_everything_that_strangers_can_read_is_found_and_closed",
        "tui/test_privacy.py::test_open_files_are_told_and_closed",
        "safety/test_principals.py::test_nobody_reads_or_writes_the_school_of_another",
    ),
    "S10": by(
        "A lock is left behind or is a trap: the kernel frees it with its holder, and a link "
        "is not followed.",
        "storage/test_crashes.py::test_a_killed_holder_of_the_lock_blocks_nobody",
        "storage/test_lock.py::test_a_trap_in_place_of_the_lock_is_refused",
    ),
    "S11": by(
        "Under a forced command somebody looks for a shell: no program, browser or file "
        "dialog is ever started.",
        "safety/test_full_session.py::"
        "test_a_full_session_starts_nothing_and_writes_only_private_files",
        "terminal/test_safe_app.py::test_nothing_is_started_or_written",
        f"{OVER_SSH}::test_an_attempt_is_refused",
    ),
    "S12": by(
        "The environment is a way in: unknown variables of Textual, Python and openpyxl do "
        "nothing.",
        f"{STORIES}::test_the_environment_decides_nothing",
        f"{OVER_SSH}::test_variables_of_the_client_change_nothing",
        "terminal/test_environment.py::test_a_confined_session_keeps_only_known_variables",
    ),
    "S13": by(
        "sshd offers tunnels, copies and commands: with the sample configuration none of them "
        "goes through.",
        f"{OVER_SSH}::test_an_attempt_is_refused",
        f"{OVER_SSH}::test_no_file_goes_in_or_out",
        f"{OVER_SSH}::test_no_tunnel_goes_through",
    ),
    "S14": by(
        "A pasted text holds commands: in an editor it is text, and cleaned as any.",
        f"{STORIES}::test_escape_in_a_paste_fires_no_key",
        "terminal/test_input_cleaner.py::test_an_escape_inside_a_paste_stays_text",
    ),
    "S15": by(
        "Logs and crash files hold personal data: types and places only.",
        f"{STORIES}::test_a_crash_tells_nothing_about_anybody",
        "terminal/test_crash.py::test_the_details_name_places_and_types_only",
    ),
    "S16": by(
        "Several people share one account: who it is, is asked, and marked as their own word.",
        "tui/test_privacy.py::test_who_shares_an_account_is_asked_for_a_name",
    ),
    "S17": by(
        "Somebody exhausts the server: pastes, undo and rows have limits, and random bytes "
        "end in nothing.",
        "terminal/test_input_cleaner.py::test_a_huge_paste_is_cut_and_its_end_still_seen",
        "safety/test_monkey.py::test_random_bytes_never_crash_the_program",
        "tui/test_table_work.py::test_too_much_is_refused",
        "session/test_session.py::test_what_can_be_undone_has_a_limit",
        "excel/test_guard.py::test_far_cells_and_a_lying_dimension_cost_nothing",
        "storage/test_dossier_file.py::test_a_file_over_the_limit_is_not_even_read",
    ),
    "S18": by(
        "A dossier is hostile or broken: it is explained, never a crash, and never overwritten.",
        "storage/test_codec.py::test_any_bytes_are_read_or_explained",
        "storage/test_codec.py::test_anything_like_toml_is_read_or_explained",
        "storage/test_codec.py::test_endless_nesting_is_refused_at_once",
        "storage/test_dossier_file.py::test_a_file_that_cannot_be_understood_is_never_overwritten",
    ),
    "S19": by(
        "Copies of personal data stay about: somebody can be removed from all of them and is "
        "brought back by none, and versions expire.",
        "tui/test_privacy.py::test_a_forgotten_person_is_in_no_file_any_more",
        "tui/test_privacy.py::test_the_whole_group_forgets_open_closed_broken_and_gone",
        "tui/test_privacy.py::test_an_app_that_is_open_elsewhere_lets_the_person_go_too",
        "tui/test_privacy.py::test_what_was_kept_by_who_was_away_is_cleaned_at_the_next_start",
        "session/test_leavers.py::"
        "test_neither_undo_nor_redo_of_another_session_brings_anybody_back",
        "storage/test_versions.py::test_thinning_is_a_setting",
    ),
    "S20": by(
        "A dependency is replaced on the way: a server installs files with known hashes, and "
        "can ask about weaknesses.",
        "safety/test_lock_file.py::test_it_holds_what_the_program_needs_and_nothing_else",
        "safety/test_lock_file.py::test_every_file_has_its_hash",
        "safety/test_lock_file.py::test_every_version_is_one_that_everybody_can_live_with",
        beyond="Known weaknesses are asked of a public list (`make audit`, and `.ci/run`), which "
        "says so when the list cannot be reached.",
    ),
}


def test_every_pitfall_has_its_line() -> None:
    every = [f"T{number:02}" for number in range(1, 37)] + [f"S{n:02}" for n in range(1, 21)]
    assert list(PITFALLS) == every


@pytest.mark.parametrize("name", sorted(PITFALLS))
def test_every_proof_exists(name: str) -> None:
    pitfall = PITFALLS[name]
    assert pitfall.proven
    assert pitfall.sentence.endswith(".")
    for proof in pitfall.proven:
        file, _, test = proof.partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert test in functions, proof
