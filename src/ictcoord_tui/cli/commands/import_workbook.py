"""`ictcoord import`: an edited Excel file comes back, or a list somebody made comes in."""

from dataclasses import replace
from datetime import datetime

from ictcoord_tui.cli.arguments import Arguments
from ictcoord_tui.cli.incoming import tell_changes, tell_conflicts, tell_matches, tell_remarks
from ictcoord_tui.cli.newcomers import settled
from ictcoord_tui.cli.output import say
from ictcoord_tui.cli.targets import tell_left_out
from ictcoord_tui.content.catalogue import load_catalogue
from ictcoord_tui.content.roadmap import load_roadmap
from ictcoord_tui.domain.schema import Document
from ictcoord_tui.errors import ConflictError
from ictcoord_tui.excel.report import ImportPlan
from ictcoord_tui.identity import author_name
from ictcoord_tui.intake import (
    Workbook,
    as_import,
    first_answers,
    plan_foreign,
    plan_own,
    read_workbook,
)
from ictcoord_tui.reports.changes import Names, names_in
from ictcoord_tui.storage.authors import Signature
from ictcoord_tui.storage.conflicts import Pending
from ictcoord_tui.storage.problems import (
    only_readable,
    shown,
)
from ictcoord_tui.workspace import Opened, Workspace, load_workspace


def run(arguments: Arguments) -> int:
    """Tell what the file changes, and merge unless `--dry-run` is given; 4 on conflicts."""
    book = read_workbook(arguments.path("EXCEL"))
    workspace = load_workspace(arguments.path("DOSSIER"), load_catalogue())
    opened = _in_scope(workspace)
    documents = {key: one.document for key, one in opened.items()}
    plan = _plan(book, workspace, documents)
    if workspace.group is not None:
        known = frozenset(one.path for one in workspace.opened)
        after = settled(plan.documents, documents, workspace.group, known)
        plan = replace(plan, documents=after)
    names = _names(workspace, plan)
    tell_changes(plan, documents, names)
    tell_conflicts(plan, names)
    tell_remarks(plan.remarks)
    if arguments.given("--dry-run"):
        say("Er is niets bewaard (--dry-run).")
    else:
        conflicts_met = _merge(plan, opened, book.name)
        if conflicts_met:
            say("Tegelijk wijzigde een collega hetzelfde.")
    tell_left_out(workspace.broken)
    return ConflictError.exit_code if plan.conflicts else 0


def _in_scope(workspace: Workspace) -> dict[str, Opened]:
    ids = {overview.id for overview in workspace.scope.overviews}
    return {one.id: one for one in workspace.opened if one.id in ids}


def _plan(book: Workbook, workspace: Workspace, documents: dict[str, Document]) -> ImportPlan:
    if book.own:
        return plan_own(book, workspace.scope, documents)
    main = workspace.main.id
    overview = next(one for one in workspace.scope.overviews if one.id == main)
    plan = plan_foreign(book, first_answers(book, overview.name), overview, documents[main])
    tell_matches(plan.matches)
    return as_import(plan, overview, documents[main])


def _names(workspace: Workspace, plan: ImportPlan) -> Names:
    documents = [one.document for one in workspace.opened]
    return names_in(load_catalogue(), load_roadmap(), *documents, *plan.documents.values())


def _merge(plan: ImportPlan, opened: dict[str, Opened], source: str) -> bool:
    """Save every dossier that changes; tell whether somebody else was ahead of us."""
    touched = [opened[key] for key in {**plan.documents, **plan.conflicts}]
    for one in touched:
        if not one.loaded.writable:
            raise only_readable(one.path)
    who, now = author_name(), datetime.now().astimezone()
    met = False
    for one in touched:
        waiting = plan.conflicts.get(one.id, ())
        # Before the dossier: what does not stand there must not get lost on the way.
        one.file.keep_pending(
            Pending(conflict, Signature("", now), Signature(f"Excel: {source}", now))
            for conflict in waiting
        )
        document = plan.documents.get(one.id, one.document)
        what = f"Excel ingelezen ({source})"
        saved = one.file.save(one.document, document, who=who, now=now, what=what)
        met = met or bool(saved.conflicts)
        if saved.warning:
            say(saved.warning)
        changed = "bewaard" if saved.written else "ongewijzigd"
        choose = " In de app kies je zelf wat geldt." if waiting else ""
        say(f"{shown(one.path)}: {changed}.{choose}")
    return met
