"""Files of every kind that people have, built in code: workbooks, OpenDocument, Word, web pages and text."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_to_tuple

Rows = list[list[Any]]
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def xlsx(
    path: Path,
    *sheets: tuple[str, Rows],
    merged: tuple[str, ...] = (),
    formats: dict[str, str] | None = None,
    hidden: tuple[int, ...] = (),
    fills: dict[str, str] | None = None,
) -> Path:
    """Write a workbook; ``merged``, ``formats``, ``hidden`` and ``fills`` (colours) are of its first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    first = book.worksheets[0]
    for ref in merged:
        first.merge_cells(ref)
    for ref, form in (formats or {}).items():
        first[ref].number_format = form
    for ref, colour in (fills or {}).items():
        first[ref].fill = PatternFill("solid", fgColor=colour)
    for number in hidden:
        first.row_dimensions[number].hidden = True
    book.save(path)
    return path


def ods(path: Path, *sheets: tuple[str, Rows], fills: dict[str, str] | None = None) -> Path:
    """Write an OpenDocument spreadsheet; a float becomes a number, "80%" a percentage; ``fills`` are of all sheets."""
    colours = {coordinate_to_tuple(ref): colour[-6:] for ref, colour in (fills or {}).items()}
    tables = "".join(
        f'<table:table table:name="{escape(title)}">{_rows(rows, colours)}</table:table>' for title, rows in sheets
    )
    styles = "".join(
        f'<style:style style:name="c{colour}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="#{colour.lower()}"/></style:style>'
        for colour in dict.fromkeys(colours.values())
    )
    return _packed_document(path, f"<office:spreadsheet>{tables}</office:spreadsheet>", styles)


def odt(path: Path, *parts: str | Rows) -> Path:
    """Write an OpenDocument text: a text that begins with # is a heading, a list of rows a table."""
    body = ""
    for part in parts:
        if isinstance(part, str):
            heading = part.startswith("# ")
            body += (
                f'<text:h text:outline-level="1">{escape(part[2:])}</text:h>'
                if heading
                else f"<text:p>{escape(part)}</text:p>"
            )
        else:
            body += f"<table:table>{_rows(part)}</table:table>"
    return _packed_document(path, f"<office:text>{body}</office:text>")


def _packed_document(path: Path, body: str, styles: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument")
        packed.writestr(
            "content.xml",
            f"<office:document-content {_OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body>{body}</office:body></office:document-content>",
        )
    return path


def _rows(rows: Rows, colours: dict[tuple[int, int], str] | None = None) -> str:
    made = ""
    for number, row in enumerate(rows, start=1):
        made += "<table:table-row>"
        for place, value in enumerate(row, start=1):
            colour = (colours or {}).get((number, place))
            style = f' table:style-name="c{colour}"' if colour else ""
            made += _cell(value).replace("<table:table-cell", f"<table:table-cell{style}", 1)
        made += "</table:table-row>"
    return made


def _cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return _typed("float", value, str(value))
    if isinstance(value, str) and value.endswith("%") and value[:-1].isdigit():
        return _typed("percentage", int(value[:-1]) / 100, value)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _typed(kind: str, value: float, shown: str) -> str:
    attributes = f'office:value-type="{kind}" office:value="{value}"'
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


def docx(path: Path, *parts: str | Rows) -> Path:
    """Write a Word document: a text that begins with # is a heading, a list of rows a table.

    A cell "↑" goes on with the one above it, a cell "#00B050" is only filled with that colour; lines of a cell that
    begin with "- " are a list of Word.
    """
    body = ""
    for part in parts:
        if isinstance(part, str):
            style = '<w:pPr><w:pStyle w:val="Kop1"/></w:pPr>' if part.startswith("# ") else ""
            body += _paragraph(part.removeprefix("# "), style)
        else:
            body += "<w:tbl>" + "".join(_word_row(part, place) for place in range(len(part))) + "</w:tbl>"
    return docx_of(path, body)


def docx_of(path: Path, body: str) -> Path:
    """Write a Word document of which the body is given as it stands in the file."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        packed.writestr(
            "word/styles.xml",
            f'<w:styles {_W}><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>',
        )
    return path


def _word_row(rows: Rows, place: int) -> str:
    cells = ""
    for column, value in enumerate(rows[place]):
        goes_on = value == "↑"
        opens = place + 1 < len(rows) and column < len(rows[place + 1]) and rows[place + 1][column] == "↑"
        merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if opens else ""
        filled = isinstance(value, str) and re.fullmatch(r"#[0-9A-F]{6}", value) is not None
        shade = f'<w:shd w:val="clear" w:fill="{str(value)[1:]}"/>' if filled else ""
        lines = [""] if goes_on or filled or value is None else str(value).split("\n")
        inside = "".join(
            _paragraph(line.removeprefix("- "), "<w:pPr><w:numPr/></w:pPr>" if line.startswith("- ") else "")
            for line in lines
        )
        cells += f"<w:tc><w:tcPr>{merge}{shade}</w:tcPr>{inside}</w:tc>"
    return f"<w:tr>{cells}</w:tr>"


def _paragraph(words: str, style: str = "") -> str:
    return f"<w:p>{style}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def text(path: Path, words: str, encoding: str = "utf-8") -> Path:
    """Write a text file."""
    path.write_bytes(words.encode(encoding))
    return path


def pdf(path: Path) -> Path:
    """Write the beginning of a PDF."""
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    return path


def packed(path: Path, *names: str) -> Path:
    """Write a zip with parts of these names."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    path.write_bytes(whole.getvalue())
    return path
