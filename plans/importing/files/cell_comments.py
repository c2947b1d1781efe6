"""Comments on the cells of a workbook: what somebody wrote beside a cell is in no cell, and is named all the same."""

from __future__ import annotations

import posixpath
import re
import zipfile

from openpyxl.utils.cell import coordinate_to_tuple

from plans.importing.files.xml_parts import parse_part

_KIND = "/comments"
"""How the relation of a sheet with its comments ends."""
_THREADED = re.compile(r"(?s)^\[[^\]]*\].*?\b(?:Comment|Opmerking|Reactie):\s*")
"""What Excel puts before a comment with answers, for programs that do not know those."""
_AUTHOR = re.compile(r"^[^\n:]{1,40}:\n")
_MOST = 200
"""Comments that are read of a sheet."""


def comments_of(packed: zipfile.ZipFile, sheet: str, name: str) -> dict[tuple[int, int], str]:
    """Return the comments of a sheet by the number of the line and the column; ``sheet`` is its part of the file."""
    part = _part_of(packed, sheet, name)
    if part is None:
        return {}
    found: dict[tuple[int, int], str] = {}
    for item in parse_part(packed, part, name).iter():
        if not item.tag.endswith("}comment") or len(found) >= _MOST:
            continue
        words = "".join(piece.text or "" for piece in item.iter() if piece.tag.endswith("}t"))
        said = " ".join(_AUTHOR.sub("", _THREADED.sub("", words)).split())
        if said and re.fullmatch(r"[A-Z]{1,3}\d{1,7}", item.get("ref", "")):
            line, column = coordinate_to_tuple(item.get("ref", ""))
            found[line, column - 1] = said
    return found


def _part_of(packed: zipfile.ZipFile, sheet: str, name: str) -> str | None:
    """Return the part of a file with the comments of a sheet; None when it has none."""
    folder, own = posixpath.split(sheet)
    rels = f"{folder}/_rels/{own}.rels"
    parts = set(packed.namelist())
    for item in parse_part(packed, rels, name).iter() if rels in parts else ():
        if item.get("Type", "").endswith(_KIND):
            target = item.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            return part if part in parts else None
    return None
