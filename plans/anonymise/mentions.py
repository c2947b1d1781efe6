"""Which names a file still holds: a library or a copy of it, a plan file, anything else with text in it."""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from plans.anonymise.folding import folded
from plans.anonymise.forms import forms, says_a_name, tidy
from plans.anonymise.matching import Names
from plans.anonymise.words import Weight
from plans.errors import unreadable

_SQLITE = b"SQLite format 3\0"
_GZIP = b"\x1f\x8b"
_MOST_BYTES = 1_000_000_000
"""What is packed into more than this is not a copy of ours."""

_LEAST_RAW = 4
"""Letters of a part of a name below which bytes that no record holds may hold it by chance."""

_PIECE, _OVERLAP = 1 << 19, 1 << 12
"""Bytes that are looked through at once, and those of the next piece that go along: a name may begin in one."""

_AROUND = 60
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_MARKS = re.compile("[\u0300-\u036f]")


def mentions(source: Path | bytes, names: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of these names that a file holds, as they are typed there; nothing when it holds none.

    Looked through are the texts of a library and of every copy of it (also what was deleted and is still in its
    bytes), the JSON of a plan file and what is packed with gzip; nothing is changed. Raises PlanError when the file
    cannot be read. What is closed with a passphrase cannot be looked into and gives nothing.
    """
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        raise unreadable(error, source if isinstance(source, Path) else Path()) from error
    names = [name for name in map(tidy, names) if says_a_name(name)]
    look = _Look(names)
    found = dict.fromkeys(hit for text in _texts(_unpacked(data)) for hit in look.found(text))
    return tuple(found) or look.raw(_unpacked(data))


class _Look:
    """Looks for the forms of some names in many large texts."""

    def __init__(self, names: list[str]) -> None:
        every = {form for name in names for form in forms(name)}
        self._names = Names(dict.fromkeys(every, "?"), {})
        parts = {form.letters for form in every if form.words == 1}
        # A first look that costs little: most texts name nobody.
        self._first = re.compile(
            "|".join(map(re.escape, sorted(parts, key=len, reverse=True))) or r"(?!)", re.IGNORECASE
        )
        rare = {form.letters for form in every if form.words == 1 and form.weight is Weight.ANY}
        whole = [r"\s+".join(map(re.escape, folded(name).split())) for name in names]
        raw = [*whole, *(re.escape(item) for item in sorted(rare) if len(item) >= _LEAST_RAW)]
        self._raw = re.compile("|".join(raw) or r"(?!)")

    def found(self, text: str) -> Iterator[str]:
        plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
        end = 0
        for hit in self._first.finditer(plain):
            if hit.start() >= end:
                start, end = max(0, hit.start() - _AROUND), hit.end() + _AROUND
                around = plain[start:end]
                sure, _unsure = self._names.found(around)
                yield from (around[item.start : item.end] for item in sure)

    def raw(self, data: bytes) -> tuple[str, ...]:
        """Look through bytes as they are, where no record ends and begins."""
        texts = (_unescaped(piece.decode("utf-8", "ignore")) for piece in _pieces(data))
        return tuple(dict.fromkeys(hit for text in texts for hit in self._raw.findall(_MARKS.sub("", folded(text)))))


def _pieces(data: bytes) -> Iterator[bytes]:
    """Return bytes piece by piece, so that a large file costs no more at once than a small one."""
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE + _OVERLAP]


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            return file.read(_MOST_BYTES)
    except (OSError, EOFError, zlib.error):
        return data


def _texts(data: bytes) -> Iterator[str]:
    """Return the texts of a file: those of the records of a library, else the whole of it."""
    if not data.startswith(_SQLITE):
        yield from (_unescaped(piece.decode("utf-8", "ignore")) for piece in _pieces(data))
        return
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data)
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            quoted = table.replace('"', '""')
            for row in connection.execute(f'SELECT * FROM "{quoted}"'):
                yield from (_unescaped(item) for item in row if isinstance(item, str))
    except (sqlite3.Error, UnicodeDecodeError):
        # A library that cannot be read whole is looked through as bytes.
        return
    finally:
        connection.close()


def _unescaped(text: str) -> str:
    """Return a text with the letters that JSON may write as numbers."""
    if "\\u" not in text:
        return text
    return _ESCAPED.sub(lambda hit: bytes.fromhex(hit[0].replace("\\u", "")).decode("utf-16-be", "replace"), text)
