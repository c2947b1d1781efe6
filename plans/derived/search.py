"""Looking something up in a plan: each question with its answer, and each finding, by any words of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from plans import field_text
from plans.derived import steps
from plans.derived.compare import name_record
from plans.findings import Finding
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord
from plans.records import Record

Kind = Literal["field", "missing", "advice"]
LEAD = 60
"""Characters of an answer that may stand before what was looked for; more are left out."""


@dataclass(frozen=True)
class Place:
    """One thing that can be found, and where it stands."""

    kind: Kind
    subject: str
    """The step on whose page it is filled in, or mended."""
    record: str | None
    field: str | None
    name: str
    """The question of a field; nothing for a finding."""
    of: str
    """Which record it belongs to; nothing for what there is one of."""
    words: str
    """The answer as a person reads it, or the sentence of a finding."""

    def finding(self) -> Finding:
        """Return what leads there."""
        kind: Literal["missing", "advice"] = "advice" if self.kind == "field" else self.kind
        return Finding("found", kind, self.subject, self.record, self.field, self.words)


class Index:
    """What of a plan can be found, as it stands now."""

    def __init__(self, plan: Plan, findings: Iterable[Finding]) -> None:
        self._places = [
            (place, plain(place.words), plain(f"{place.words} {place.name}"), plain(place.of))
            for place in (*_fields(plan), *_found(findings))
        ]
        self._places.sort(key=lambda item: steps.PAGES.index(item[0].subject))

    def find(self, typed: str) -> list[Place]:
        """Return the places where all words stand, by step; within one, answers come before questions.

        Capitals and accents make no difference. The words may be spread over question, answer and record, as in
        "goal 2 date", but one of them stands in the question or the answer. Empty without words.
        """
        wanted = plain(typed).split()
        if not wanted:
            return []
        found = [
            (steps.PAGES.index(place.subject), not any(word in answer for word in wanted), place)
            for place, answer, near, of in self._places
            if any(word in near for word in wanted) and all(word in near or word in of for word in wanted)
        ]
        return [place for _step, _rank, place in sorted(found, key=lambda item: item[:2])]


def excerpt(words: str, typed: str) -> str:
    """Return a text, or where it is long the part of it in which what was typed stands."""
    near = plain(words)
    places = [near.find(word) for word in plain(typed).split() if word in near]
    if len(near) != len(words) or not places or min(places) < LEAD:
        return words
    return "…" + words[words.rfind(" ", 0, min(places) - LEAD // 2) + 1 :]


def _fields(plan: Plan) -> Iterator[Place]:
    for table in (name for name in TABLES if name not in KEPT):
        for record in plan.table(table):
            of = "" if table in SINGLE else name_record(plan, record)
            for field in record.fields():
                yield _field(plan, record, field, of)


def _field(plan: Plan, record: Record | PlanRecord, field: str, of: str) -> Place:
    shown = "" if getattr(record, field) is False else field_text.format_value(plan, record, field)
    words = " ".join(shown.split())
    kind = type(record)
    return Place("field", kind.subject, str(record.id), field, field_text.question(kind, field), of, words)


def _found(findings: Iterable[Finding]) -> Iterator[Place]:
    for item in findings:
        yield Place(item.kind, item.subject, item.record, item.field, "", "", item.message)


def plain(text: str) -> str:
    """Return a text in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
