"""The XML inside a packed document, looked at before anything is made of it: it holds no more than a person writes."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from plans.importing.files import refusals

MOST_BYTES = 40_000_000
MOST_TAGS = 1_500_000
"""Beginnings and ends of elements."""
MOST_CHARACTERS = 5_000_000
"""In all texts together: a hundred times what 2,000 lines hold."""


def parse_part(packed: zipfile.ZipFile, part: str, name: str, strict: bytes = b"", usual: bytes = b"") -> Element:
    """Return the root of a part; raises PlanError, with the ``name`` of the file, when it is too large or damaged.

    ``strict`` is the name that a strict document gives its elements, for which the ``usual`` one is read.
    """
    if packed.getinfo(part).file_size > MOST_BYTES:
        raise refusals.too_large(name)
    data = packed.read(part)
    if strict:
        data = data.replace(strict, usual)
    if data.count(b"<") > MOST_TAGS:
        raise refusals.too_large(name)
    try:
        root = ElementTree.parse(io.BytesIO(data)).getroot()
    except ElementTree.ParseError:
        raise refusals.damaged(name) from None
    if sum(len(item.text or "") + len(item.tail or "") for item in root.iter()) > MOST_CHARACTERS:
        raise refusals.too_large(name)
    return root
