"""Word documents, .docx: their tables, with merged cells, and their texts with the heading they stand under.

Read from the document itself: what was deleted with changes tracked is gone, what stands in a content control counts.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from plans.importing.files import refusals
from plans.importing.files.fills import is_bright
from plans.importing.files.grid import (
    MOST_COLUMNS,
    MOST_SHEETS,
    Cell,
    Content,
    Grid,
    Merged,
    Passage,
    PrintedLine,
    explained_beside,
    filled_rows,
    part_of,
)
from plans.importing.files.xml_parts import parse_part
from resources.language import gettext as _

MOST_TEXTS = 2_000
LONGEST_TITLE = 120
"""Characters of the heading above a table; a goal may be written out in it."""
_LONGEST_TITLE_OF_BOX = 40

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SET_IN = re.compile(r"List.*([2-5])$")
"""The style of a point that is set in below another."""
_HEADING = re.compile(r"(?i)(heading|kop|titel|title|titre|berschrift)")
_GOAL = re.compile(r"(?i:doel|doelstelling|speerpunt|goal) (?:\d{1,2}|[A-Z])\s*[:–-]\s*\S")
_SMALL = "digikoersnote"
_DELETED = ("del", "moveFrom", "instrText", "delText")


def read_document(packed: zipfile.ZipFile, name: str) -> Content:
    """Return the tables and texts of a document whose size was looked at; raises PlanError when it cannot be read."""
    body = parse_part(packed, "word/document.xml", name, _STRICT, _W[1:-1].encode()).find(f"{_W}body")
    if body is None:
        raise refusals.damaged(name)
    content = Content()
    heading = titled = named = ""
    made, part = 0, ""
    headings = _heading_styles(packed)
    boxed = [list(_blocks(box)) for box in _text_boxes(body)]
    begins = {id(box[0]): box for box in boxed if box}
    for element in [*_blocks(body), *(element for box in boxed for element in box)]:
        if box := begins.get(id(element), []):
            heading = titled = named = ""
        if element.tag == f"{_W}tbl":
            if len(content.grids) >= MOST_SHEETS:
                raise refusals.too_large(name)
            for table in _with_inner(element):
                title = (titled if part else named or heading)[:LONGEST_TITLE] or _("Table {number}").format(
                    number=len(content.grids) + 1
                )
                content.grids.append(_grid(table, title, name, sum(len(grid.rows) for grid in content.grids)))
                content.grids[-1].part, content.grids[-1].after = part, len(content.texts)
            named = ""
            continue
        styled = _has_heading_style(element, headings)
        part = _part(element, part) if styled else part
        if part and made < MOST_TEXTS:
            content.printed.append(PrintedLine(part, _words(element, "\t").strip(), styled, _is_small(element)))
        words = " ".join(_words(element).split())
        if not words:
            continue
        # What goal a table is about may stand above it as plain text.
        named = words if _GOAL.match(words) and len(words) <= LONGEST_TITLE else ""
        if _is_heading(element, headings) or (box and _is_title_of_box(box)):
            heading = words
            titled = words if styled else titled
        elif made < MOST_TEXTS:
            made += 1
            content.texts.append(Passage(heading, words, _is_listed(element), _level(element)))
    explained_beside(content)
    return content


def _is_title_of_box(box: list[ElementTree.Element]) -> bool:
    """Return whether a text box begins with its title: a short line above others."""
    lines = [words for element in box if (words := _words(element).strip())]
    return len(lines) > 1 and len(lines[0]) <= _LONGEST_TITLE_OF_BOX and not lines[0].endswith((".", ";", ","))


def _heading_styles(packed: zipfile.ZipFile) -> set[str]:
    """Return the styles that are headings; their ids differ with the language of Word."""
    try:
        root = ElementTree.fromstring(packed.read("word/styles.xml"))
    except (KeyError, ElementTree.ParseError):
        return set()
    found = set()
    for style in root.iter(f"{_W}style"):
        label = style.find(f"{_W}name")
        if label is not None and _HEADING.match(label.get(f"{_W}val", "")):
            found.add(style.get(f"{_W}styleId", ""))
    return found


def _has_heading_style(paragraph: ElementTree.Element, styles: set[str]) -> bool:
    style = _style(paragraph)
    return style in styles or _HEADING.match(style) is not None


def _part(heading: ElementTree.Element, before: str) -> str:
    """Return the part of a plan printed by us below a heading; nothing in any other document."""
    marks = [mark.get(f"{_W}name", "") for mark in heading.iter(f"{_W}bookmarkStart")]
    return part_of(marks, _words(heading), before, chapter=_style(heading).endswith("1"))


def _is_small(paragraph: ElementTree.Element) -> bool:
    return _style(paragraph).replace(" ", "").casefold() == _SMALL


def _is_heading(paragraph: ElementTree.Element, styles: set[str]) -> bool:
    if _has_heading_style(paragraph, styles):
        return True
    # Many people make a heading by hand: one short line, all of it bold.
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext()).strip()]
    words = _words(paragraph).strip()
    bold = all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)
    return bool(runs) and bold and len(words) < 80 and not words.endswith((".", ";", ","))


def _is_on(mark: ElementTree.Element | None) -> bool:
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false")


def _blocks(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Give the paragraphs and tables in order, those in content controls and inserted text too."""
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _text_boxes(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Give the text boxes of an element once: what older programs read instead of them is the same once more."""
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag.rpartition("}")[2] not in (*_DELETED, "Fallback"):
            yield from _text_boxes(child)


def _inside(element: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    for child in element:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _inside(child, tag)


def _with_inner(table: ElementTree.Element) -> list[ElementTree.Element]:
    """Return a table and the tables in its cells; a table that only lays out the page gives what it holds."""
    inner = [
        found
        for row in _inside(table, "tr")
        for cell in _inside(row, "tc")
        for found in _inside(cell, "tbl")
        for found in _with_inner(found)
    ]
    return [table, *inner]


def _grid(table: ElementTree.Element, title: str, name: str, before: int) -> Grid:
    grid = Grid(title)
    open_cells: dict[int, tuple[int, int]] = {}
    rows: list[tuple[int, list[Cell]]] = []
    for number, row in enumerate(_inside(table, "tr"), start=1):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        values: list[Cell] = [None] * _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in _inside(row, "tc"):
            place, across = len(values), _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            if not goes_on and place in open_cells:
                _close(grid, open_cells, place)
            if goes_on and place in open_cells:
                open_cells[place] = (open_cells[place][0], number)
            elif merge is not None:
                open_cells[place] = (number, number)
            if across > 1:
                grid.merged.append(Merged(number, place, number, place + across - 1))
            words = "" if goes_on else _cell_words(cell)
            if is_bright(colour := _filled_with(cell)):
                grid.fills[number, place] = colour.upper()
            if small := [_words(item).strip() for item in _inside(cell, "p") if _is_small(item)]:
                grid.below[number, place] = tuple(filter(None, small))
            values += [words or None, *([None] * (across - 1))]
            if len(values) > MOST_COLUMNS:
                break
        rows.append((number, values[:MOST_COLUMNS]))
    for place in list(open_cells):
        _close(grid, open_cells, place)
    grid.rows = filled_rows(rows, name, before)
    return grid


def _filled_with(cell: ElementTree.Element) -> str:
    shade = cell.find(f"{_W}tcPr/{_W}shd")
    return "" if shade is None else shade.get(f"{_W}fill", "")


def _close(grid: Grid, open_cells: dict[int, tuple[int, int]], place: int) -> None:
    first, last = open_cells.pop(place)
    if last > first:
        grid.merged.append(Merged(first, place, last, place))


def _cell_words(cell: ElementTree.Element) -> str:
    lines = []
    for paragraph in _inside(cell, "p"):
        words = _words(paragraph).strip()
        if words:
            lines.append(f"- {words}" if _is_listed(paragraph) else words)
    return "\n".join(lines)


def _is_listed(paragraph: ElementTree.Element) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}numPr") is not None or "List" in _style(paragraph)


def _level(paragraph: ElementTree.Element) -> int:
    """Return how far a point of a list is set in, by its numbering or by its style: "List Bullet 2"."""
    level = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    if level is not None:
        return _number(level, 0)
    found = _SET_IN.search(_style(paragraph))
    return int(found[1]) - 1 if found else 0


def _style(paragraph: ElementTree.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _words(element: ElementTree.Element, tab: str = " ") -> str:
    tag = element.tag.rpartition("}")[2]
    if tag == "t":
        return element.text or ""
    if tag in ("tab", "br", "cr"):
        return tab if tag == "tab" else "\n"
    if tag == "noBreakHyphen":
        return "-"
    if tag in _DELETED or tag in ("pPr", "rPr", "pict", "drawing", "Fallback"):
        return ""
    if tag == "checked":
        return ""
    return "".join(_words(child, tab) for child in element)


def _number(element: ElementTree.Element | None, usual: int) -> int:
    words = "" if element is None else element.get(f"{_W}val", "")
    return min(int(words), MOST_COLUMNS) if words.isdigit() and len(words) < 6 else usual
