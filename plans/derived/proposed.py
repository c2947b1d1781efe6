"""What a technology card filled in and nobody has looked at yet, page by page: worth a look, never a shortcoming."""

from __future__ import annotations

from collections.abc import Iterator

from plans import proposals
from plans.findings import Finding
from plans.plan import Plan
from plans.records import Record
from resources.language import ngettext


def left_on(plan: Plan, subject: str) -> list[Record]:
    """Return the records of a subject in which something is still as a card proposed it."""
    return [record for record in proposals.records_left(plan) if record.subject == subject]


def findings(plan: Plan) -> Iterator[Finding]:
    """Find for each subject how much is still as it was proposed, with where it begins."""
    found: dict[str, list[Record]] = {}
    for record in proposals.records_left(plan):
        found.setdefault(record.subject, []).append(record)
    for subject, records in found.items():
        count = sum(len(proposals.untouched(record)) for record in records)
        words = ngettext(
            "{count} answer comes from a technology card and was not looked at yet.",
            "{count} answers come from a technology card and were not looked at yet.",
            count,
        )
        first = records[0]
        field = proposals.untouched(first)[0]
        yield Finding("proposals_left", "advice", subject, str(first.id), field, words.format(count=count))
