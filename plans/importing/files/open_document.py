"""OpenDocument: the sheets of an .ods, and the tables and texts of an .odt; both hold tables of the same form."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from plans.errors import PlanError
from plans.importing.files import refusals
from plans.importing.files.fills import fills_of_styles
from plans.importing.files.grid import (
    MOST_COLUMNS,
    MOST_PLACES,
    MOST_ROWS,
    MOST_SHEETS,
    Cell,
    Content,
    Grid,
    Merged,
    Passage,
    PrintedLine,
    explained_beside,
    filled_rows,
    is_blank,
    is_own_page,
    part_of,
)
from plans.importing.files.word import LONGEST_TITLE
from plans.importing.files.workbook import plain_number
from plans.importing.files.xml_parts import parse_part
from resources.language import gettext as _

MOST_TEXTS = 2_000
MOST_SPACES = 200

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SMALL = "Digikoers_20_note"


def read_open_document(packed: zipfile.ZipFile, name: str) -> Content:
    """Return what an .ods or .odt holds, whose size was looked at; raises PlanError when it cannot be read."""
    if "META-INF/manifest.xml" in packed.namelist() and b"encryption-data" in packed.read("META-INF/manifest.xml"):
        raise refusals.locked(name)
    root = parse_part(packed, "content.xml", name)
    body = root.find(f"{_OFFICE}body")
    if body is None:
        raise refusals.damaged(name)
    text = body.find(f"{_OFFICE}text")
    sheets = body.find(f"{_OFFICE}spreadsheet")
    if text is not None:
        tables = [item for item in text.iter(f"{_TABLE}table") if item.find(f".//{_TABLE}table-cell") is not None]
    elif sheets is not None:
        tables = sheets.findall(f"{_TABLE}table")
    else:
        raise PlanError(
            _("“{file}” is a drawing or a presentation.").format(file=name),
            _("Copy its table to an empty spreadsheet and try again."),
        )
    if len(tables) > MOST_SHEETS:
        raise refusals.too_large(name)
    content = Content()
    # What is coloured in a text is how it looks.
    fills = fills_of_styles(root) if text is None else {}
    unshown = _unshown_styles(root)
    small, parts = _small_styles(root), _parts(text) if text is not None else {}
    places = _places(text) if text is not None else {}
    if text is not None and is_own_page(
        mark.get(f"{_TEXT}name", "") for head in text.iter(f"{_TEXT}h") for mark in head.iter(f"{_TEXT}bookmark")
    ):
        raise refusals.own_page(name)
    for place, table in enumerate(tables, start=1):
        title = table.get(f"{_TABLE}name", "") if text is None else _("Table {number}").format(number=place)
        content.grids.append(_grid(table, title, name, sum(len(grid.rows) for grid in content.grids), small, fills))
        content.grids[-1].hidden = table.get(f"{_TABLE}style-name", "") in unshown
        content.grids[-1].part, above = parts.get(id(table), ("", ""))
        content.grids[-1].after, heading = places.get(id(table), (None, ""))
        content.grids[-1].name = (above or heading)[:LONGEST_TITLE] or title
    if text is not None:
        content.texts = list(_texts(text))
        explained_beside(content)
        content.printed = list(_printed(text, parts, small))
    return content


def _unshown_styles(root: ElementTree.Element) -> frozenset[str]:
    """Return the styles of sheets that are not shown."""
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if any(part.get(f"{_TABLE}display") == "false" for part in style)
    )


def _small_styles(root: ElementTree.Element) -> frozenset[str]:
    """Return the styles of what stands small below the words of a cell in a plan printed by us."""
    own = [
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") == _SMALL
    ]
    return frozenset((_SMALL, *own))


def _parts(text: ElementTree.Element) -> dict[int, tuple[str, str]]:
    """Return the part of a plan printed by us, and its heading, in which each element stands, by its identity."""
    found, part, above = {}, "", ""
    for element in text.iter():
        if element.tag == f"{_TEXT}h":
            marks = [mark.get(f"{_TEXT}name", "") for mark in element.iter(f"{_TEXT}bookmark-start")]
            part = part_of(marks, _words(element), part, chapter=element.get(f"{_TEXT}outline-level") == "1")
            above = " ".join(_words(element).split()) or above
        if part:
            found[id(element)] = part, above
    return found


def _printed(
    text: ElementTree.Element, parts: dict[int, tuple[str, str]], small: frozenset[str]
) -> Iterator[PrintedLine]:
    for element in list(_outside_tables(text))[:MOST_TEXTS] if parts else []:
        if found := parts.get(id(element)):
            style = element.get(f"{_TEXT}style-name")
            yield PrintedLine(found[0], _words(element, "\t").strip(), element.tag == f"{_TEXT}h", style in small)


def _grid(
    table: ElementTree.Element, title: str, name: str, before: int, small: frozenset[str], fills: dict[str, str]
) -> Grid:
    grid = Grid(title)
    hidden: set[int] = set()
    found: list[tuple[int, list[Cell]]] = []
    number = 1
    for row in _own(table, f"{_TABLE}table-row"):
        repeated = _count(row, "number-rows-repeated")
        values = list(_cells(row, number, grid, small, fills))
        if any(not is_blank(value) for value in values):
            for copy in range(number, number + min(repeated, MOST_ROWS + 1)):
                found.append((copy, values))
                if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                    hidden.add(copy)
        number += repeated
        if number > MOST_PLACES:
            break
    grid.rows = filled_rows(found, name, before, frozenset(hidden))
    grid.hidden_columns = _hidden_columns(table)
    return grid


def _hidden_columns(table: ElementTree.Element) -> frozenset[int]:
    """Return the columns that a sheet does not show."""
    found: set[int] = set()
    place = 0
    for column in table.iter(f"{_TABLE}table-column"):
        after = min(place + _count(column, "number-columns-repeated"), MOST_COLUMNS)
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            found.update(range(place, after))
        place = after
    return frozenset(found)


def _own(element: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    """Give the rows of a table in order, those in groups and headers too, and not those of a table in a cell."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-rows",
            f"{_TABLE}table-row-group",
        ):
            yield from _own(child, tag)


def _cells(
    row: ElementTree.Element, number: int, grid: Grid, small: frozenset[str], fills: dict[str, str]
) -> Iterator[Cell]:
    place = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            grid.merged.append(Merged(number, place, number + down - 1, place + across - 1))
        value = None if cell.tag.endswith("covered-table-cell") else _value(cell)
        below = [_words(part).strip() for part in cell.findall(f"{_TEXT}p") if part.get(f"{_TEXT}style-name") in small]
        if any(below):
            grid.below[number, place] = tuple(filter(None, below))
        if value is None and cell.get(f"{_TABLE}formula"):
            grid.unknown.add((number, place))
        colour = fills.get(cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name") or "")
        for _copy in range(_count(cell, "number-columns-repeated")):
            if place >= MOST_COLUMNS:
                return
            if colour:
                grid.fills[number, place] = colour
            yield value
            place += 1


def _value(cell: ElementTree.Element) -> Cell:
    shown = "\n".join(_words(part) for part in cell.findall(f"{_TEXT}p")) or _listed(cell)
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        day = cell.get(f"{_OFFICE}date-value", "")[:10]
        try:
            found = dt.date.fromisoformat(day)
        except ValueError:
            return shown or None
        return found if any(mark.isdigit() for mark in shown[:2]) or not shown else shown
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind in ("float", "currency", "percentage"):
        try:
            number = float(cell.get(f"{_OFFICE}value", ""))
        except ValueError:
            return shown or None
        if kind == "percentage":
            return f"{plain_number(round(number * 100, 6))}%"
        if kind == "float" and any(mark.isalpha() for mark in shown) and "e" not in shown.casefold():
            return shown
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return shown or None


def _listed(cell: ElementTree.Element) -> str:
    """Return what stands in the lists of a cell, a line for each point."""
    return "\n".join(f"- {_words(part)}" for part in cell.iter(f"{_TEXT}p") if _words(part).strip())


def _words(element: ElementTree.Element, tab: str = " ") -> str:
    words = element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            words += " " * min(_count(child, "c", _TEXT), MOST_SPACES)
        elif child.tag == f"{_TEXT}tab":
            words += tab
        elif child.tag == f"{_TEXT}line-break":
            words += "\n"
        elif not child.tag.endswith(("}annotation", "}note")):
            words += _words(child, tab)
        words += child.tail or ""
    return words


def _places(text: ElementTree.Element) -> dict[int, tuple[int, str]]:
    """Return of each table of a text, by its identity, how many texts stand before it, and the heading above it."""
    found: dict[int, tuple[int, str]] = {}
    heading, made = "", 0
    for element in _in_order(text):
        words = "" if element.tag == f"{_TABLE}table" else " ".join(_words(element).split())
        if element.tag == f"{_TABLE}table":
            found |= {id(table): (made, heading) for table in element.iter(f"{_TABLE}table")}
        elif element.tag == f"{_TEXT}h":
            heading = words
        elif words and made < MOST_TEXTS:
            made += 1
    return found


def _texts(text: ElementTree.Element) -> Iterator[Passage]:
    heading, made = "", 0
    points = {id(part) for found in text.iter(f"{_TEXT}list") for part in found.iter(f"{_TEXT}p")}
    for element in _outside_tables(text):
        words = " ".join(_words(element).split())
        if element.tag == f"{_TEXT}h":
            heading = words
        elif words and made < MOST_TEXTS:
            made += 1
            yield Passage(heading, words, id(element) in points)


def _outside_tables(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return (child for child in _in_order(element) if child.tag != f"{_TABLE}table")


def _in_order(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Give the headings, paragraphs and tables of a text in order; a table as a whole."""
    for child in element:
        if child.tag in (f"{_TEXT}h", f"{_TEXT}p", f"{_TABLE}table"):
            yield child
        elif child.tag not in (f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content"):
            yield from _in_order(child)


def _count(element: ElementTree.Element, name: str, space: str = _TABLE) -> int:
    words = element.get(f"{space}{name}", "1")
    return max(1, int(words)) if words.isdigit() and len(words) < 9 else 1
