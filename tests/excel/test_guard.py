"""Hostile and broken files: refused in Dutch, fast, in little memory, with nothing changed."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.excel.grid import MAX_COLUMNS, MAX_ROWS, read_grids
from tests.excel import support

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships"><sheets><sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>'
)


def rows(inner: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData></worksheet>'


def packed(page: str | bytes, **parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    names: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(""),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELS,
        "xl/worksheets/sheet1.xml": page,
    } | parts
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return stream.getvalue()


SIMPLE = rows('<row r="1"><c r="A1" t="str"><v>tekst</v></c></row>')
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 8))


def billion_laughs() -> bytes:
    return packed(f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>{rows("<row>&a7;</row>")}')


def laughs_in_the_workbook() -> bytes:
    part = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>{BOOK}'
    return packed(SIMPLE, **{"xl/workbook.xml": part})


def external_entity() -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY geheim SYSTEM "file:///etc/hostname">]>'
    return packed(declared + rows('<row><c t="str"><v>&geheim;</v></c></row>'))


def declaration_behind_a_long_comment() -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY geheim SYSTEM "file:///etc/hostname">]>'
    return packed(f"<!--{'x' * 200_000}-->{declared}{SIMPLE}")


def declaration_in_another_encoding() -> bytes:
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []>'
    return packed((declared + SIMPLE).encode("utf-16"))


def declaration_in_ebcdic() -> bytes:
    head = b'<?xml version="1.0" encoding="cp037"?>'
    return packed(head + f"<!DOCTYPE x []>{SIMPLE}".encode("cp037"))


def zip_bomb() -> bytes:
    return packed(rows("<row/>" + " " * 49_000_000))


def many_bombs() -> bytes:
    more: dict[str, str | bytes] = {f"xl/x{n}.xml": " " * 900_000 for n in range(200)}
    return packed(SIMPLE, **more)


def too_many_entries() -> bytes:
    more: dict[str, str | bytes] = {f"xl/x{n}.xml": "" for n in range(1_001)}
    return packed(SIMPLE, **more)


def five_million_cells() -> bytes:
    line = "".join(f'<c r="A1"><v>{n % 97}</v></c>' for n in range(40_000))
    return packed(rows("".join(f"<row>{line}</row>" for _ in range(40))))


def five_million_empty_elements() -> bytes:
    noise = "".join(f"<c{n % 977}/>" for n in range(400_000))
    return packed(rows(noise * 10))


def one_huge_tag() -> bytes:
    attributes = " ".join(f'a{n}=""' for n in range(400_000))
    return packed(rows(f"<row {attributes}/>"))


def deep_nesting() -> bytes:
    noise = "".join(f"<r{n % 97}>" for n in range(3_100_000))
    return packed(rows(noise))


def huge_styles() -> bytes:
    return packed(SIMPLE, **{"xl/styles.xml": f"<s>{'<x/>' * 600_000}</s>"})


def not_a_zip() -> bytes:
    return b"<html>Log eerst in</html>"


def truncated() -> bytes:
    return support.export_school(support.school_document())[:-500]


def corrupted() -> bytes:
    data = bytearray(support.export_school(support.school_document()))
    data[2_000:2_400] = b"x" * 400
    return bytes(data)


def old_xls() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def with_password() -> bytes:
    return old_xls() + "EncryptedPackage".encode("utf-16-le")


def with_macros() -> bytes:
    return packed(SIMPLE, **{"xl/vbaProject.bin": b"\0"})


def with_macro_type() -> bytes:
    kind = '<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
    return packed(SIMPLE, **{"[Content_Types].xml": TYPES.format(kind)})


def open_document() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    return stream.getvalue()


def broken_number() -> bytes:
    return packed(rows('<row><c r="A1"><v>geen getal</v></c></row>'))


def too_large() -> bytes:
    return b"PK\x03\x04" + b"\0" * 10_000_001


HOSTILE: list[tuple[Callable[[], bytes], str]] = [
    (billion_laughs, "kwaad"),
    (laughs_in_the_workbook, "kwaad"),
    (external_entity, "kwaad"),
    (declaration_behind_a_long_comment, "kwaad"),
    (declaration_in_another_encoding, "tekencodering"),
    (declaration_in_ebcdic, "tekencodering"),
    (zip_bomb, "veel te groot"),
    (many_bombs, "veel te groot"),
    (too_many_entries, "te veel onderdelen"),
    (five_million_cells, "veel meer|veel te groot"),
    (five_million_empty_elements, "veel meer|veel te groot"),
    (one_huge_tag, "kwaad"),
    (deep_nesting, "veel meer|veel te groot"),
    (huge_styles, "te groot"),
    (not_a_zip, "geen Excel-bestand"),
    (truncated, "beschadigd"),
    (corrupted, "beschadigd"),
    (old_xls, ".xls-bestand"),
    (with_password, "wachtwoord"),
    (with_macros, "macro"),
    (with_macro_type, "macro"),
    (open_document, "OpenDocument"),
    (broken_number, "beschadigd"),
    (too_large, "10 MB"),
]


@pytest.mark.parametrize(("make", "words"), HOSTILE)
def test_hostile_file_is_refused_in_dutch(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(InvalidDataError, match=words) as caught:
        read_grids(make())
    assert "/etc" not in caught.value.message
    assert caught.value.exit_code == 3


CHILD = """
import resource, sys
from pathlib import Path
from ictcoord_tui.errors import InvalidDataError
from ictcoord_tui.excel.grid import read_grids
data = Path(sys.argv[1]).read_bytes()
start = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (start + 200_000_000,) * 2)
used = resource.getrusage(resource.RUSAGE_SELF)
spent = int(used.ru_utime + used.ru_stime)
resource.setrlimit(resource.RLIMIT_CPU, (spent + 2, spent + 2))
try:
    read_grids(data)
except InvalidDataError:
    print("geweigerd")
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="alleen op Linux te begrenzen")
@pytest.mark.parametrize("make", [make for make, _ in HOSTILE])
def test_refusal_fits_in_the_bounds_of_the_system(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    """The kernel ends the child after two seconds of work, or without memory after 200 MB."""
    file = tmp_path / "vijand.xlsx"
    file.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(file)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "geweigerd\n", done.stderr


def test_far_cells_and_a_lying_dimension_cost_nothing() -> None:
    page = f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>'
    page += '<row r="1"><c r="A1" t="str"><v>dicht</v></c></row>'
    page += (
        '<row r="1048576"><c r="XFD1048576" t="str"><v>ver</v></c></row></sheetData></worksheet>'
    )
    grid = read_grids(packed(page))[0]
    assert grid.cells == {(1, 1): "dicht"}
    assert grid.beyond == {(1_048_576, 16_384): "ver"}
    assert grid.last_row == 1


def test_cells_at_the_limit_are_read() -> None:
    place = f"{get_column_letter(MAX_COLUMNS)}{MAX_ROWS}"
    page = rows(f'<row r="{MAX_ROWS}"><c r="{place}"><v>1</v></c></row>')
    grid = read_grids(packed(page))[0]
    assert grid.cells == {(MAX_ROWS, MAX_COLUMNS): 1}
    assert not grid.beyond
