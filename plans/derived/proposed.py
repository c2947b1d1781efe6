"""What a technology card or the house pack filled in and nobody has looked at yet, page by page.

It is worth a look, never a shortcoming.
"""

from __future__ import annotations

from collections.abc import Iterator

from plans import proposals
from plans.findings import Finding
from plans.plan import Plan
from plans.records import Record
from resources.language import gettext as _
from resources.language import ngettext


def left_on(plan: Plan, subject: str) -> list[Record]:
    """Return the records of a subject in which something is still as a card proposed it."""
    return [record for record in proposals.records_left(plan) if record.subject == subject]


def is_of_the_house(plan: Plan, record: Record, field: str) -> bool:
    """Return whether what was proposed for a field comes from the house pack."""
    given = plan.record.house.get("given", {}).get(str(record.id), {})
    return field in given and given[field] == record.proposed.get(field)


def sources(plan: Plan, records: list[Record]) -> set[bool]:
    """Return whether what is left in some records comes from the house pack (True), from a card (False), or both."""
    return {is_of_the_house(plan, record, field) for record in records for field in proposals.untouched(record)}


def findings(plan: Plan) -> Iterator[Finding]:
    """Find for each subject how much is still as it was proposed, with where it begins."""
    found: dict[str, list[Record]] = {}
    for record in proposals.records_left(plan):
        found.setdefault(record.subject, []).append(record)
    for subject, records in found.items():
        count = sum(len(proposals.untouched(record)) for record in records)
        if True in sources(plan, records):
            words = ngettext(
                "{count} answer was filled in for you and has not been looked at yet.",
                "{count} answers were filled in for you and have not been looked at yet.",
                count,
            )
        else:
            words = ngettext(
                "{count} answer comes from a technology card and has not been looked at yet.",
                "{count} answers come from a technology card and have not been looked at yet.",
                count,
            )
        first = records[0]
        field = proposals.untouched(first)[0]
        yield Finding("proposals_left", "advice", subject, str(first.id), field, words.format(count=count))


def begun_with(plan: Plan) -> str:
    """Say from which house pack a plan began; nothing without one."""
    house = plan.house
    if house is None:
        return ""
    words = _("Started from {by}’s house pack (“{name}”, version {number}).")
    return words.format(by=house.by or house.name, name=house.name, number=house.number)
