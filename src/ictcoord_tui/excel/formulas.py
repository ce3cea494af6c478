"""The live formulas of a situation sheet and of *Werklast*.

A colleague who changes `Wie` or `Tijd` in Excel sees the totals follow. To that end every row has
hidden helper cells that read the time as the program does, and that lay out who shares it.
"""

from dataclasses import dataclass

from ictcoord_tui.domain.hours import MONTHS_A_YEAR, SCHOOL_DAYS_A_WEEK


@dataclass(frozen=True, slots=True)
class TimeCells:
    """The cells in which a formula reads a time.

    Attributes:
        source: Holds the time as people say it.
        normal: Helper: without spaces, in the short spelling, with a slash at the end.
        amount: Helper: what stands before the first slash.
    """

    source: str
    normal: str
    amount: str


def normal_formula(source: str) -> str:
    """Return the formula for `TimeCells.normal`: `2 uur per week` becomes `2u/week/`."""
    text = f"LOWER({source})"
    for old, new in ((" ", ""), (".", ","), ("per", "/"), ("uren", "u"), ("uur", "u"), (":", "u")):
        text = f'SUBSTITUTE({text},"{old}","{new}")'
    return f'{text}&"/"'


def amount_formula(normal: str) -> str:
    """Return the formula for `TimeCells.amount`."""
    return f'LEFT({normal},FIND("/",{normal})-1)'


def hours_formula(cells: TimeCells, weeks: int) -> str:
    """Return the formula for hours a week: a number, nothing, or a question mark.

    Args:
        cells: Where the time stands; a number there means hours a week.
        weeks: Work weeks in a year.
    """
    amount, period = cells.amount, f'MID({cells.normal},FIND("/",{cells.normal})+1,1)'
    at = f'FIND("u",{amount})'
    rest = f'SUBSTITUTE(SUBSTITUTE(MID({amount},{at}+1,9),"min",""),"m","")'
    with_hours = f"{_number(f'LEFT({amount},{at}-1)')}+{_number(rest)}/60"
    minutes = f'{_number(f"""LEFT({amount},FIND("m",{amount})-1)""")}/60'
    spent = (
        f"IF(ISNUMBER({at}),{with_hours},"
        f'IF(ISNUMBER(FIND("m",{amount})),{minutes},{_number(amount)}))'
    )
    factor = (
        f'IF({period}="d",{SCHOOL_DAYS_A_WEEK},IF({period}="m",{MONTHS_A_YEAR}/{weeks},'
        f'IF({period}="j",1/{weeks},IF(OR({period}="w",{period}=""),1,NA()))))'
    )
    source = cells.source
    return f'IF({source}="","",IF(ISNUMBER({source}),{source},IFERROR(({spent})*{factor},"?")))'


def key_formula(who: str) -> str:
    """Return the formula for the names of a cell between commas: `,An Peeters,Jan Maes,`."""
    return f'","&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(TRIM({who}),";",","),CHAR(10),","),", ",",")&","'


def count_formula(key: str) -> str:
    """Return the formula for the number of names between the commas of a key."""
    return f'IF(LEN({key})<3,0,LEN({key})-LEN(SUBSTITUTE({key},",",""))-1)'


def entry_formula(times: str, slot: int) -> str:
    """Return the formula for one entry of *Tijd per persoon*: `An Peeters: 1u/week`.

    Args:
        times: The cell with all entries, separated by semicolons.
        slot: Which entry, from 0.
    """
    return f'TRIM(MID(SUBSTITUTE({times},";",REPT(" ",300)),{slot * 300 + 1},300))'


def entry_name_formula(entry: str) -> str:
    """Return the formula for the name in an entry, between commas."""
    return f'IFERROR(","&LEFT({entry},FIND(":",{entry})-1)&",",",,")'


def entry_time_formula(entry: str) -> str:
    """Return the formula for the time in an entry."""
    return f'IFERROR(TRIM(MID({entry},FIND(":",{entry})+1,99)),"")'


def pattern(name: str) -> str:
    """Return the criterion that finds a name in a key, with Excel's wildcards made harmless."""
    safe = "".join(f"~{sign}" if sign in "~*?" else sign for sign in name)
    return f"*,{safe},*"


def _number(text: str) -> str:
    """A comma is the decimal sign here, whatever the language of the reader's Excel."""
    return f'_xlfn.NUMBERVALUE("0"&{text},",",".")'
