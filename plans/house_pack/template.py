"""The Word template of a house pack: its paper and styles, without its text and without who made it."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from pathlib import Path

from plans.errors import PlanError
from resources.language import gettext as _

MOST_TEMPLATE = 1_500_000
"""Bytes of a template that goes along."""
MOST_LETTERS = 4 * MOST_TEMPLATE // 3 + 4
"""The same in base64."""
_MOST_UNPACKED = 60_000_000
_NEEDED = {"[Content_Types].xml", "word/document.xml"}


def read_template(path: Path) -> str:
    """Return a document of Word as a pack holds it; raises PlanError with a sentence when it is none, or too large."""
    # What reads Word is loaded for who adds a template, and not for who opens a pack.
    from plans.printing.word.template import emptied

    data = emptied(path)
    if len(data) > MOST_TEMPLATE:
        raise PlanError(
            _("The template “{file}” is too large for a house pack.").format(file=path.name),
            _("At most 1.5 MB goes along: take out large pictures and fonts."),
        )
    return base64.b64encode(data).decode()


def template_bytes(template: str) -> bytes:
    """Return the document that a pack holds; raises ValueError when it is no bare document of Word."""
    try:
        data = base64.b64decode(template, validate=True)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            found = {part.filename: part.file_size for part in parts.infolist()}
    except (binascii.Error, zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise ValueError("no document") from error
    macros = any(name.lower().endswith("vbaproject.bin") for name in found)
    if not found.keys() >= _NEEDED or sum(found.values()) > _MOST_UNPACKED or macros:
        raise ValueError("no bare document")
    return data
