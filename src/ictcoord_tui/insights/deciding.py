"""Step 05: what is still to be decided, and what a task waits for.

The rule is `Overview.decided`; this is how it is told, in the same words on every screen, in every
text and on every page.
"""

from ictcoord_tui.content.words import counted, label
from ictcoord_tui.domain.overview import Overview
from ictcoord_tui.domain.schema import Applies, Term
from ictcoord_tui.domain.tasks import Level


def waits_for(*, group: bool) -> str:
    """Return what to fill in for a task that is not decided, as half a sentence.

    Args:
        group: Whether it is about the dossier of a group: there the level counts, in a school the
            term (dropping is one of the terms).
    """
    term, level = label("field", "term"), label("field", "level")
    not_here = f"{label('field', 'applies')} op {label('applies', Applies.NO)}"
    if group:
        return f"kies een {level}, of zet {not_here} of {term} op {label('term', Term.DROP)}"
    return f"kies een {term}, of zet {not_here} of {level} op {label('level', Level.GROUP)}"


def to_decide(overview: Overview) -> str:
    """Return how many tasks wait for a decision, and for which; empty when none does."""
    many = len(overview.undecided)
    if not many:
        return ""
    told = waits_for(group=overview.is_group)
    return f"{counted(many, 'taak', 'taken')} te beslissen: {told}"
