"""The typefaces for letters that the one of the print lacks: two that ship with the program, and those of the system.

Arabic and Hebrew ship along. Chinese, Japanese, Korean, Armenian, Georgian, Ethiopic and Thai letters come from the
first typeface on this computer that has them and may be put in a document. Only what is read letter by letter is looked
for: in scripts as Devanagari a letter takes another form beside its neighbours, and loose ones would be misspelt.
"""

from __future__ import annotations

import os
import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from resources import FONTS

_ALONG = ("NotoSansArabic.ttf", "NotoSansHebrew.ttf")

_LETTER_BY_LETTER = (
    *((0x0530, 0x06FF), (0x0750, 0x077F), (0x0E00, 0x0EFF), (0x10A0, 0x10FF), (0x1200, 0x139F), (0x1C90, 0x1CBF)),
    *((0x2D00, 0x2DDF), (0x2E80, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFB13, 0xFDFF), (0xFE70, 0xFEFE)),
    (0xFF00, 0xFFEF),
)
"""Armenian, Hebrew, Arabic, Thai and Lao, Georgian, Ethiopic, and the scripts of China, Japan and Korea."""

_OF_THE_SYSTEM = {
    "win32": (
        *("msyh.ttc", "msyh.ttf", "simsun.ttc", "msjh.ttc", "yugothm.ttc", "msgothic.ttc", "meiryo.ttc", "malgun.ttf"),
        *("segoeui.ttf", "ebrima.ttf", "nyala.ttf", "leelawui.ttf", "tahoma.ttf", "sylfaen.ttf"),
    ),
    "darwin": ("arial unicode.ttf", "stheiti medium.ttc", "stheiti light.ttc", "applegothic.ttf", "kefa.ttc"),
    "linux": (
        *("droidsansfallbackfull.ttf", "droidsansfallback.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "uming.ttc"),
        *("notosansarmenian-regular.ttf", "notosansgeorgian-regular.ttf", "notosansethiopic-regular.ttf"),
        *("notosansthai-regular.ttf", "notosanslao-regular.ttf", "dejavusans.ttf", "freesans.ttf"),
    ),
}
"""Files, as they are called in lower case, in the order in which they are asked for a letter."""

_MAY_NOT_BE_EMBEDDED = 0x0302
"""In a document only with leave of its owner, never in part, or only as a picture (fsType of the table OS/2)."""


@dataclass(frozen=True)
class Typeface:
    """A file, of whose first typeface we know the characters it has, as runs from first to last."""

    path: Path
    runs: tuple[tuple[int, int], ...]

    def has(self, character: str) -> bool:
        """Return whether it has a character."""
        place = bisect_right(self.runs, (ord(character), 0x110000)) - 1
        return place >= 0 and ord(character) <= self.runs[place][1]


@cache
def fallback(character: str) -> Typeface | None:
    """Return the typeface from which a letter comes that ours lacks; None when there is none on this computer."""
    if not any(first <= ord(character) <= last for first, last in _LETTER_BY_LETTER):
        return None
    return next((found for path in _files() if (found := _read(path)) is not None and found.has(character)), None)


def _files() -> Iterator[Path]:
    yield from (FONTS / name for name in _ALONG)
    yield from _system_files()


@cache
def _system_files() -> tuple[Path, ...]:
    """Return the files of the system that are asked for, in that order; looked up once."""
    names = _OF_THE_SYSTEM.get(sys.platform, _OF_THE_SYSTEM["linux"])
    found: dict[str, Path] = {}
    for folder in _system_folders():
        for root, _folders, files in os.walk(folder):
            found |= {name.lower(): Path(root, name) for name in files if name.lower() in names}
    return tuple(found[name] for name in names if name in found)


def _system_folders() -> list[Path]:
    if sys.platform == "win32":
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(os.environ.get("LOCALAPPDATA", "."), "Microsoft", "Windows", "Fonts"),
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library" / "Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local" / "share" / "fonts"]


@cache
def _read(path: Path) -> Typeface | None:
    """Return the first typeface of a file that a document can hold; None for a file that holds none."""
    try:
        with path.open("rb") as file:
            kind, first = struct.unpack(">4s8xI", file.read(16))
            # A collection begins with where each of its typefaces does.
            tables = _tables(file, first if kind == b"ttcf" else 0)
            if b"glyf" not in tables or _bits(file, tables.get(b"OS/2", 0)) & _MAY_NOT_BE_EMBEDDED:
                return None
            return Typeface(path, tuple(_characters(file, tables[b"cmap"])))
    except (OSError, KeyError, struct.error):
        return None


def _tables(file: BinaryIO, start: int) -> dict[bytes, int]:
    """Return where each table of a typeface begins."""
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    entries = (struct.unpack(">4s4xI4x", file.read(16)) for _place in range(count))
    return dict(entries)


def _bits(file: BinaryIO, table: int) -> int:
    file.seek(table + 8)
    return int(struct.unpack(">H", file.read(2))[0]) if table else 0


def _characters(file: BinaryIO, table: int) -> list[tuple[int, int]]:
    """Return the runs of characters from the map for Unicode (format 4: up to U+FFFF)."""
    file.seek(table + 2)
    (count,) = struct.unpack(">H", file.read(2))
    for platform, _encoding, offset in [struct.unpack(">HHI", file.read(8)) for _place in range(count)]:
        file.seek(table + offset)
        form, length = struct.unpack(">HH", file.read(4))
        if platform in (0, 3) and form == 4:
            return _runs(file.read(length - 4))
    return []


def _runs(body: bytes) -> list[tuple[int, int]]:
    """Return the runs that have a letter, of a map in format 4 without its first two numbers."""
    (twice,) = struct.unpack_from(">H", body, 2)
    many = f">{twice // 2}H"
    ends, starts, deltas, ranges = (
        struct.unpack_from(many, body, 10 + place * twice + (2 if place else 0)) for place in range(4)
    )
    found: list[tuple[int, int]] = []
    for place, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if ranges[place]:
                at = 12 + 3 * twice + 2 * place + ranges[place] + 2 * (code - first)
                glyph = struct.unpack_from(">H", body, at)[0] if at + 2 <= len(body) else 0
                if not glyph:
                    continue
            if (glyph + deltas[place]) & 0xFFFF:
                if found and found[-1][1] == code - 1:
                    found[-1] = found[-1][0], code
                else:
                    found.append((code, code))
    return found
