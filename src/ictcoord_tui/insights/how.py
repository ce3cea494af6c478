"""How an insight is worked out, in words: a school without a group reads nothing about groups."""

from ictcoord_tui.domain.dossier import Situation
from ictcoord_tui.domain.overview import Scope
from ictcoord_tui.insights.rows import scan
from ictcoord_tui.values import dataclass

NO_TARGET = "nog geen streefdoel ingevuld"
"""The answer to every question about a target of which no line has a name yet."""

FILL_TARGET = (
    "Er is nog geen streefdoel ingevuld. Vul het in bij Takenoverzicht, tabblad Streefdoel, of "
    "neem het voorstel over: inzicht ‘Voorstel voor het streefdoel’."
)
"""The same as a sentence, with what to do about it."""


ONLY_HERE = "alleen deze school geteld"
"""Said beside the hours of somebody of the group, where only one of its schools is looked at."""

COUNTED_HERE = f"Van mensen van de groep is {ONLY_HERE}: wat ze elders doen, zie je bij de groep."
"""The same as a sentence, for every insight that looks at the hours people have left."""


def awaits_target(scope: Scope, situation: Situation) -> bool:
    """Tell whether a question about a situation has to wait until the target is filled in."""
    return situation is Situation.TARGET and not scan(scope).begun(Situation.TARGET)


_COMPARED = "Wat scholen dubbel doen of samen missen, zie je"


def uncompared(scope: Scope) -> str:
    """Return the answer to a question that compares schools, where there are not two of them."""
    if scope.group is not None:
        return "vanaf twee scholen"
    return "kies de groep" if scope.in_group else "alleen in een groep"


def compared_where(scope: Scope) -> str:
    """Return the same as a sentence: what stands where the comparison would stand."""
    if scope.group is not None:
        return f"{_COMPARED} vanaf twee scholen."
    where = "bij de groep: kies of open die" if scope.in_group else "alleen in een groep"
    return f"{_COMPARED} {where}."


@dataclass(frozen=True, slots=True)
class How:
    """How something was computed, in Dutch.

    Attributes:
        always: What holds for every school; may be empty.
        in_group: What a group adds.
        in_part: What stands in the place of that where people of the group are seen in one school.
    """

    always: str
    in_group: str = ""
    in_part: str = ""

    def told(self, scope: Scope) -> str:
        """Return what there is to say about this scope."""
        said = (self.always, self._added(scope))
        return " ".join(filter(None, said))

    def _added(self, scope: Scope) -> str:
        if self.in_part and scope.group is None:
            return self.in_part if scope.seen_in_part else ""
        return self.in_group if scope.in_group else ""
