"""The words by which people look for a page: what else they call it, and what is asked on it."""

from __future__ import annotations

from resources.texts import entry, text


def synonyms(subject: str) -> str:
    """Return what people call a page as well, in one text; empty when nobody wrote that down."""
    return text("synonyms", f"pages.{subject}", "")


def asked(subject: str) -> list[str]:
    """Return what is asked on a page: its sections and tables, and the name and question of each field."""
    found = [text(subject, f"sections.{name}.title", "") for name in _names(subject, "sections")]
    for name in _names(subject, "tables"):
        found += [text(subject, f"tables.{name}.{part}", "") for part in ("title", "one", "many")]
    for record in _names(subject, "fields"):
        for field in _names(subject, f"fields.{record}"):
            found += [text(subject, f"fields.{record}.{field}.{part}", "") for part in ("name", "ask")]
    return list(dict.fromkeys(filter(None, found)))


def _names(subject: str, path: str) -> list[str]:
    try:
        return list(entry(subject, path))
    except KeyError:
        return []
