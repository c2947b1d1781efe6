"""Lists as they were written by people who never saw the program, kept as text: the file, and what should come of it.

A list begins with ``== name``. Then come lines that say what the file is:

``kind: xlsx`` (or ods, docx, odt, csv and the like), ``sheet: name`` before the rows of a sheet, ``merged: A1:B2``,
``fill: A2 FF92D050``; a row is ``| cell | cell``, in which ``#12`` is a number, ``@2027-03-01`` a day, ``\\n`` a new
line. In a document ``text:`` is a paragraph and ``table:`` begins a table, of which a cell ``#00B050`` is only filled.

And what should come: ``goals: title|due`` with a line ``> Rust|01-05-2027`` for each record; ``refused:``, ``said:``
and ``leader:`` as in ``own_lists``.

Of brabant, grolle, hills, limburg, maas, district, towns, wadden and templates what should come was noted by who
wrote the list, and put in this form from what came once that was the same: it holds what was mended, and says nothing
of lists nobody has tried.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plans.exchange.headings import READ
from tests.plans.importing.files_of_kinds import Rows, docx, ods, odt, text, xlsx
from tests.plans.importing.own_lists import List, table

FOLDER = Path(__file__).with_name("written")


def read_lists(path: Path) -> list[List]:
    """Return the lists that are written in a file."""
    parts = path.read_text("utf-8").split("\n== ")
    return [_list(part.removeprefix("== ")) for part in parts if part.strip()]


def _list(words: str) -> List:
    name, *lines = words.strip().split("\n")
    come: dict[str, Any] = {}
    told: dict[str, str] = {}
    parts: list[str | Rows] = []
    sheets: list[tuple[str, Rows]] = []
    merged: list[str] = []
    fills: dict[str, str] = {}
    fields = ""
    for line in lines:
        key, _colon, value = (piece.strip() for piece in line.partition(":"))
        if line.startswith("|"):
            rows = sheets[-1][1] if sheets else parts[-1]
            assert isinstance(rows, list)
            rows.append([_cell(cell) for cell in line[1:].split("|")])
        elif line.startswith(">"):
            come[fields] = [*come[fields], line[1:].strip().replace("\\n", "\n")]
        elif key in READ:
            fields, come[key] = key, [value]
        elif key == "sheet":
            sheets.append((value, []))
        elif key == "table":
            parts.append([])
        elif key == "text":
            parts.append(value)
        elif key == "merged":
            merged.append(value)
        elif key == "fill":
            place, colour = value.split()
            fills[place] = colour
        elif line.strip():
            told[key] = value
    expected = {key: table(*shown) for key, shown in come.items()}
    leader = {"name": told["leader"]} if "leader" in told else {}
    write = _writer(told["kind"], parts, sheets, tuple(merged), fills)
    return List(name, write, expected, told.get("refused", ""), told.get("said", ""), leader)


def _cell(words: str) -> Any:
    plain = words.strip().replace("\\n", "\n").replace("¦", "|")
    if re.fullmatch(r"#-?\d+(?:\.\d+)?", plain):
        return float(plain[1:]) if "." in plain else int(plain[1:])
    if plain.startswith("@"):
        return dt.date.fromisoformat(plain[1:])
    return plain or None


def _writer(
    kind: str,
    parts: list[str | Rows],
    sheets: list[tuple[str, Rows]],
    merged: tuple[str, ...],
    fills: dict[str, str],
) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / f"lijst.{kind}"
        if kind == "xlsx":
            return xlsx(path, *sheets, merged=merged, fills=fills)
        if kind == "ods":
            return ods(path, *sheets, fills=fills)
        if kind in ("docx", "odt"):
            return (docx if kind == "docx" else odt)(path, *parts)
        words = io.StringIO()
        csv.writer(words, delimiter=";", lineterminator="\n").writerows(sheets[0][1])
        return text(path, words.getvalue())

    return write


WRITTEN = [item for path in sorted(FOLDER.glob("*.txt")) for item in read_lists(path)]
