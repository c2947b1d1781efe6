"""The help that belongs to one page: how to do it together with the team, and where it comes from."""

from __future__ import annotations

from typing import NamedTuple

from resources.language import current
from resources.texts import entries, entry, text, texts
from resources.voice import spoken


class Method(NamedTuple):
    """A way to do a step together: what it is called, how long it takes, what is needed, and what you do."""

    title: str
    minutes: int
    need: str
    how: tuple[str, ...]


class Fact(NamedTuple):
    """Something that was found about a step, and by whom."""

    words: str
    source: str


def method(subject: str) -> Method:
    """Return how a team does the step of a subject together; raises KeyError when nobody wrote that down."""
    found = entry(subject, "step.method")
    need = text(subject, "step.method_need")
    return Method(spoken(found, current()), int(found["minutes"]), need, tuple(texts(subject, "step.method_how")))


def background(subject: str) -> list[Fact]:
    """Return what was found about the step of a subject, each with its source."""
    return [
        Fact(spoken(found, current()), text("help", f"sources.{found['source']}"))
        for found in entries(subject, "step.background")
    ]


def searchable(subject: str) -> list[str]:
    """Return all that is said about the step of a subject, one text for each kind: explained, by example, together,
    and where it comes from."""
    done = method(subject)
    facts = background(subject)
    return [
        "\n".join(texts(subject, "step.explain")),
        "\n".join(texts(subject, "step.example")),
        "\n".join((done.title, done.need, *done.how)),
        "\n".join(f"{fact.words} {fact.source}" for fact in facts),
    ]
