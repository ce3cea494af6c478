"""A paper as one HTML file, made to be printed: own style, drawn bars, nothing from outside."""

from collections.abc import Iterator
from html import escape

from ictcoord_tui.domain.text import neutralise
from ictcoord_tui.paper import (
    GOES_ON,
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    Items,
    Paper,
    Paragraph,
    SignHere,
    Table,
)
from ictcoord_tui.reports.markdown import HOW_TITLE
from ictcoord_tui.reports.ranks import with_ranks

BAR_WIDTH = 150
"""Width of a full bar, in points of the drawing."""

_BAR_HEIGHT = 10

_STYLE = """
@page { size: A4; margin: 12mm 15mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1c1c1c;
  max-width: 178mm; margin: 10mm auto; padding: 0 4mm; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm; }
h2 { font-size: 14pt; margin: 9mm 0 2mm; border-bottom: 1px solid #999; padding-bottom: 1mm; }
h3 { font-size: 11pt; margin: 6mm 0 1.5mm; }
h4 { font-size: 10.5pt; margin: 4mm 0 1mm; color: #444; }
h2, h3, h4 { break-after: avoid; }
p { margin: 0 0 2.5mm; white-space: pre-line; }
.subtitle { color: #555; margin-bottom: 6mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0;
  border-bottom: 1px solid #ddd; overflow-wrap: break-word; }
th { font-size: 9pt; color: #444; border-bottom: 1px solid #777; overflow-wrap: normal; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.right + * { padding-left: 3mm; }
.bar { white-space: nowrap; }
.bar svg { vertical-align: -1px; margin-right: 2mm; }
.sign { break-inside: avoid; }
.sign td { height: 14mm; vertical-align: bottom; border-bottom: 1px solid #555; }
.how { margin-top: 10mm; font-size: 9pt; color: #444; border-top: 1px solid #bbb; }
.how h2 { font-size: 9pt; border: 0; margin: 2mm 0 0; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9.5pt; line-height: 1.3; }
  .new-page { break-before: page; }
  h1 { font-size: 16pt; }
  h2 { font-size: 12pt; margin: 4mm 0 1.5mm; padding-bottom: 0.5mm; }
  h3 { font-size: 10pt; margin: 3.5mm 0 1mm; }
  h4 { font-size: 9.5pt; margin: 2.5mm 0 1mm; }
  p, ul { margin: 0 0 1.5mm; }
  .subtitle { margin-bottom: 3mm; }
  th, td { padding-top: 0.5mm; padding-bottom: 0.5mm; }
  th { font-size: 8.5pt; }
  .how { margin-top: 5mm; font-size: 8.5pt; }
}
"""


def to_html(paper: Paper) -> str:
    """Return the paper as a whole HTML document; nothing in a dossier can become markup."""
    return "\n".join(_document(paper)) + "\n"


def _document(paper: Paper) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="nl-BE">'
    yield '<head><meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(paper.title)}</title>"
    yield f"<style>{_STYLE}</style></head>"
    yield "<body>"
    yield f"<h1>{_text(paper.title)}</h1>"
    if paper.subtitle:
        yield f'<p class="subtitle">{_text(paper.subtitle)}</p>'
    for block, rank in with_ranks(paper.blocks):
        yield from _block(block, rank)
    if paper.how:
        yield f'<div class="how"><h2>{HOW_TITLE}</h2><p>{_text(paper.how)}</p></div>'
    yield "</body></html>"


def _block(block: Block, rank: int) -> Iterator[str]:
    match block:
        case Heading():
            kind = ' class="new-page"' if block.new_page else ""
            yield f"<h{block.level}{kind}>{_text(block.text)}</h{block.level}>"
        case Paragraph():
            yield f"<p>{_text(block.text)}</p>"
        case Items():
            items = "".join(f"<li>{_text(line)}</li>" for line in block.lines)
            yield f"<ul>{items}</ul>"
        case Table():
            yield from _table(block, rank)
        case Bars():
            yield from _bars(block, rank)
        case SignHere():
            yield from _sign_here(block)


def _table(block: Table, rank: int) -> Iterator[str]:
    yield from _titled(rank, block.title, len(block.lines))
    yield f"<table>{_header(block.columns)}<tbody>"
    for line in block.lines:
        cells = zip(line.cells, block.columns, strict=True)
        yield f"<tr>{''.join(_cell(cell, column) for cell, column in cells)}</tr>"
    yield "</tbody></table>"


def _bars(block: Bars, rank: int) -> Iterator[str]:
    yield from _titled(rank, block.title)
    yield f"<table>{_header((Column(''), *map(Column, block.columns), Column('')))}<tbody>"
    for line in block.lines:
        bars = "".join(
            f'<td class="bar">{_drawn(bar, block.scale, len(block.columns))}'
            f"{f'{GOES_ON} ' if bar.value > block.scale else ''}{_text(bar.text)}</td>"
            for bar in line.bars
        )
        yield f"<tr><td>{_text(line.label)}</td>{bars}<td>{_text(line.note)}</td></tr>"
    yield "</tbody></table>"


def _drawn(bar: Bar, scale: float, side_by_side: int) -> str:
    """Return a bar: dark up to the value, an outline up to the limit, hatched beyond it."""
    width = BAR_WIDTH / max(1, side_by_side)

    def points(value: float) -> str:
        return f"{min(value, scale) / scale * width:.1f}"

    within = bar.value if bar.limit is None else min(bar.value, bar.limit)
    over = bar.value - within
    shapes = [_box("0", points(within), "#31688e", "none")]
    if over > 0:
        shapes.append(_box(points(within), points(over), "#b3261e", "none"))
    if bar.limit:
        shapes.append(_box("0", points(bar.limit), "none", "#555"))
    return (
        f'<svg width="{width:.0f}" height="{_BAR_HEIGHT}" role="img" '
        f'aria-label="{_text(bar.text)}">{"".join(shapes)}</svg>'
    )


def _box(x: str, width: str, fill: str, stroke: str) -> str:
    return (
        f'<rect x="{x}" y="0.5" width="{width}" height="{_BAR_HEIGHT - 1}" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def _titled(rank: int, title: str, count: int | None = None) -> Iterator[str]:
    if title:
        many = f" ({count})" if count is not None else ""
        yield f"<h{rank}>{_text(title)}{many}</h{rank}>"


def _header(columns: tuple[Column, ...]) -> str:
    cells = "".join(f"<th{_class(column)}>{_text(column.title)}</th>" for column in columns)
    return f"<thead><tr>{cells}</tr></thead>"


def _cell(text: str, column: Column) -> str:
    return f"<td{_class(column)}>{_text(text)}</td>"


def _class(column: Column) -> str:
    return ' class="right"' if column.right else ""


def _sign_here(block: SignHere) -> Iterator[str]:
    columns = (Column("Wie"), Column("Datum"), Column("Handtekening"))
    yield f'<table class="sign">{_header(columns)}<tbody>'
    for name in block.names:
        yield f"<tr><td>{_text(name)}</td><td></td><td></td></tr>"
    yield "</tbody></table>"


def _text(text: str) -> str:
    """Return the text as itself, line breaks kept, controls shown as a sign."""
    return escape("\n".join(neutralise(line) for line in text.split("\n")), quote=True)
