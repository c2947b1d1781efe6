"""Structured content: questions, help, choices and tips, Dutch and English side by side in TOML.

An entry with nothing but ``like`` stands for the one of that subject and path: the same words are written once.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import Any

from resources import TEXTS
from resources.language import current
from resources.voice import spoken

HEAD = 2
"""Lines at the top of the texts of a page that hold its title; the list of steps needs those of every page at once."""


def text(subject: str, path: str, default: str | None = None) -> str:
    """Return one text of a subject in the language in use; ``path`` is dotted, as in ``step.title``.

    Raises KeyError when it is not there and no default is given.
    """
    entry = _find(subject, path)
    if entry is None:
        if default is not None:
            return default
        raise KeyError(f"{subject}: {path}")
    return spoken(entry, current())


def texts(subject: str, path: str) -> list[str]:
    """Return a list of texts (paragraphs, tips) in the language in use; empty when there is none."""
    return [spoken(entry, current()) for entry in _find(subject, path) or []]


def choices(subject: str, name: str) -> dict[str, str]:
    """Return the words of a fixed list, value by value, in their order."""
    return {value: spoken(entry, current()) for value, entry in _find(subject, f"choices.{name}").items()}


def entries(subject: str, path: str) -> list[dict[str, Any]]:
    """Return a list of structured entries as they stand, for content that has more than words."""
    return list(_find(subject, path) or [])


def entry(subject: str, path: str) -> dict[str, Any]:
    """Return one structured entry as it stands; raises KeyError when it is not there."""
    found = _find(subject, path)
    if found is None:
        raise KeyError(f"{subject}: {path}")
    return dict(found)


def _find(subject: str, path: str) -> Any:
    found: Any = _head(subject) if path == "step.title" else _content(subject)
    for part in path.split("."):
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
        if isinstance(found, dict) and "like" in found:
            found = _find(*found["like"].split(".", 1))
    return found


@cache
def _head(subject: str) -> dict[str, Any]:
    import tomllib  # the first picture does without

    with (TEXTS / f"{subject}.toml").open(encoding="utf-8") as file:
        return tomllib.loads("".join(islice(file, HEAD)))


@cache
def _content(subject: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((TEXTS / f"{subject}.toml").read_text(encoding="utf-8"))
