"""Any table as comma- or tab-separated text, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take text for a formula (CWE-1236)."""


def write_table(headers: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Return a table as text with a header line.

    Lines end in CRLF, as RFC 4180 says. A text that a spreadsheet would run as a formula gets an
    apostrophe in front; numbers with a minus sign stay numbers.

    Args:
        headers: The words of the first line.
        rows: Texts, one a column.
        delimiter: `,` or `;` for CSV, a tab for TSV.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guarded(header) for header in headers])
    for row in rows:
        writer.writerow([guarded(text) for text in row])
    return stream.getvalue()


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    Spaces before the sign do not hide it: some spreadsheets trim what they import.
    """
    start = text.lstrip(" ")
    if start.startswith(FORMULA_STARTS) and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(",", ".", 1)
    whole, _, decimals = digits.partition(".")
    return whole.isdecimal() and (decimals.isdecimal() or not decimals)
