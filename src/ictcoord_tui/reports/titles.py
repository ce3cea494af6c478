"""What the reports are called: on paper, on the tabs of the workbook, and by each other."""

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "agreements": "Afspraken per persoon",
    "vacancies": "Input voor vacatures",
    "absence": "Wat als iemand wegvalt",
    "needs": "Taken die niemand doet",
    "overlaps": "Dubbel werk en schaalvoordelen",
    "director": "Voor de directie",
    "roadmap": "Stappenplan",
}
"""Dutch names by kind, in the order of the help."""
