"""How an insight is worked out, in words: a school without a group reads nothing about groups."""

from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.values import dataclass

ALONE = "alleen in een groep"
"""The answer to a question that compares schools, where there is only one."""

ONE_SCHOOL = "Wat scholen dubbel doen of samen missen, zie je alleen in een groep."
"""The same as a sentence: what stands where the comparison would stand."""


@dataclass(frozen=True, slots=True)
class How:
    """How something was computed, in Dutch.

    Attributes:
        always: What holds for every school; may be empty.
        in_group: What a group adds.
    """

    always: str
    in_group: str = ""

    def told(self, scope: Scope) -> str:
        """Return what there is to say about this scope."""
        said = (self.always, self.in_group if scope.in_group else "")
        return " ".join(filter(None, said))
