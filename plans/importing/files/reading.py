"""A file as sheets of cells, whoever wrote it; what cannot be read is refused with a sentence that says what it is."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from plans.exchange import bounds, files
from plans.importing.files import refusals, separated
from plans.importing.files.grid import Content, Grid

MOST_BYTES = 20_000_000
"""Of the file itself."""
MOST_UNPACKED = 60_000_000
"""Of all that a packed file holds when it is unpacked, pictures not counted."""
MOST_PARTS = 5_000

ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "docx", "odt", "html", "htm")
"""How the names of files end that can be read; it is what stands in a file that counts."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OWN_PAGE = b'<meta name="generator" content="Digikoers">'
_PICTURE = re.compile(r"(?i)\.(png|jpe?g|gif|emf|wmf|tiff?|bmp|svg|bin|mp4)$")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OSError,
    KeyError,
)


def read(path: Path) -> Content:
    """Return what a file holds; raises PlanError with one sentence when it cannot be read."""
    data = files.read(path, MOST_BYTES, refusals.foreign, refusals.too_large)
    name = path.name
    if not data.strip():
        raise refusals.empty(name)
    if data.startswith(_OLE):
        return Content(_old(data, name))
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if refused := refusals.other_kind(data, name):
        raise refused
    if data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02")):
        return Content(_old(data, name))
    if separated.is_web_page(data):
        if _OWN_PAGE in data[:4000]:
            raise refusals.own_page(name)
        return Content(separated.read_web_page(data, name))
    return Content([separated.read_separated(data, name)])


def _old(data: bytes, name: str) -> list[Grid]:
    if refused := refusals.old_kind(data, name):
        raise refused
    from plans.importing.files.old_workbook import read_old_workbook

    return read_old_workbook(data, name)


def _packed(data: bytes, name: str) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if refused := refusals.packed_kind(names, name):
                raise refused
            unpacked = sum(part.file_size for part in parts if not _PICTURE.search(part.filename))
            if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
                raise refusals.too_large(name)
            if "content.xml" in names:
                from plans.importing.files.open_document import read_open_document

                return read_open_document(packed, name)
            if "word/document.xml" in names:
                from plans.importing.files.word import read_document

                return read_document(packed, name)
            if "xl/workbook.bin" in names:
                return Content(_old(data, name))
            if not bounds.workbook_fits(packed):
                raise refusals.too_large(name)
            from plans.importing.files.workbook import read_workbook

            return Content(read_workbook(data, packed, name))
    except _UNREADABLE:
        raise refusals.damaged(name) from None
