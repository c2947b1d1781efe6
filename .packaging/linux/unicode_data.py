"""Makes of the Unicode data that Qt brings (31 MB) a library with what this program asks for: how letters are sorted.

Qt asks that data for the order of letters in a language alone; names of months, amounts and countries it has itself.
The form of the data is that of ICU: `common/udatamem` and `common/ucmndata.h` in its source.
"""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path

HEAD = b"\xda\x27"
"""The two bytes that come after the length of the head, in every data file of ICU."""

KEPT = re.compile(
    r"icudt\d+l/(?:[^/]+\.(?:icu|nrm)|(?:root|pool|res_index|supplementalData|nl|nl_NL|en|en_GB|en_US)\.res"
    r"|coll/(?!zh|ja|ko)[^/]+)"
)
SOURCE = """\
.section .rodata
.balign 16
.global {symbol}
.type {symbol}, @object
.size {symbol}, {size}
{symbol}: .incbin "{data}"
.section .note.GNU-stack,"",@progbits
"""


def parse(library: bytes) -> tuple[str, bytes, dict[str, bytes]]:
    """Return the symbol of the data, its head, and each item by its name."""
    symbol = re.search(rb"\0(icudt\d+_dat)\0", library)
    start = library.find(HEAD) - 2
    if not symbol or library[start + 12 : start + 16] != b"CmnD":
        raise ValueError("not the data of ICU")
    (head,) = struct.unpack_from("<H", library, start)
    table = start + head
    (count,) = struct.unpack_from("<I", library, table)
    places = list(struct.iter_unpack("<II", library[table + 4 : table + 4 + 8 * count]))
    # the last item ends where the data of the library ends; a few bytes too many do no harm
    ends = [*(place for _name, place in places[1:]), len(library) - table]
    items = {}
    for (name, place), end in zip(places, ends, strict=True):
        named = library[table + name : library.index(b"\0", table + name)].decode("ascii")
        items[named] = library[table + place : table + end]
    return symbol[1].decode("ascii"), library[start:table], items


def pack(head: bytes, items: Iterable[tuple[str, bytes]]) -> bytes:
    """Return data with these items, sorted by name, each at a multiple of 16 bytes as ICU has them."""
    listed = sorted(items)
    names = bytearray()
    name_places = []
    first = 4 + 8 * len(listed)
    for name, _data in listed:
        name_places.append(first + len(names))
        names += name.encode("ascii") + b"\0"
    body = bytearray()
    at = first + len(names)
    body += bytes(-at % 16)
    places = []
    for _name, data in listed:
        places.append(at + len(body))
        body += data + bytes(-len(data) % 16)
    table = b"".join(struct.pack("<II", *pair) for pair in zip(name_places, places, strict=True))
    return head + struct.pack("<I", len(listed)) + table + bytes(names) + bytes(body)


def make(library: Path, folder: Path) -> Path:
    """Write the small library, by the same name, into a folder; gives its path. Needs `as` and `ld`."""
    symbol, head, items = parse(library.read_bytes())
    data = pack(head, ((name, item) for name, item in items.items() if KEPT.fullmatch(name)))
    folder.mkdir(parents=True, exist_ok=True)
    raw, source, made = (folder / name for name in ("unicode.dat", "unicode.s", library.name))
    raw.write_bytes(data)
    source.write_text(SOURCE.format(symbol=symbol, size=len(data), data=raw), encoding="utf-8")
    subprocess.run(["as", source, "-o", source.with_suffix(".o")], check=True)
    subprocess.run(["ld", "-shared", f"-soname={library.name}", source.with_suffix(".o"), "-o", made], check=True)
    return made
