"""Step 05: what is still to be decided, and what a task waits for.

The rule is `Overview.decided`; this is how it is told, in the same words on every screen, in every
text and on every page.
"""

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Applies, Term
from ictcoord_tui.domain.tasks import Level


def waits_for(overview: Overview) -> str:
    """Return what to fill in for a task that is not decided, as half a sentence.

    In the dossier of a group the level counts, in a school the term (dropping is one of the terms).
    Sending a task to the group is no way out for a school that is in none.
    """
    term, level = label("field", "term"), label("field", "level")
    not_here = f"{label('field', 'applies')} op {label('applies', Applies.NO)}"
    if overview.is_group:
        return f"kies een {level}, of zet {not_here} of {term} op {label('term', Term.DROP)}"
    said = f"kies een {term}, of zet {not_here}"
    return said if overview.group is None else f"{said} of {level} op {label('level', Level.GROUP)}"


def to_settle(overview: Overview) -> str:
    """Return what is to be decided about each task, in plain words: for paper, where no key works.

    It says what `waits_for` says, without the names of columns.
    """
    if overview.is_group:
        return "per taak of de scholen ze zelf doen of de groep ze opneemt, of dat ze wegvalt"
    said = "per taak of ze bij jullie nodig is, en zo ja op korte of op lange termijn"
    return said if overview.group is None else f"{said}, of dat de groep ze opneemt"


def to_decide(overview: Overview) -> str:
    """Return how many tasks wait for a decision, and for which; empty when none does."""
    many = len(overview.undecided)
    if not many:
        return ""
    return f"{counted(many, 'taak', 'taken')} te beslissen: {waits_for(overview)}"
