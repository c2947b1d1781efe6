"""Marks of a web page in a cell of an export, which are no words: "<div>Overleg loopt.</div>"."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"(?i)</?(?:div|p|br|span|ul|ol|li|b|i|u|em|strong|a|font)\b[^<>]*>")


def bare_words(words: str) -> str:
    """Return words on one line, without the marks of a web page."""
    if _TAG.search(words):
        words = html.unescape(_TAG.sub(" ", words))
    return " ".join(words.split())
