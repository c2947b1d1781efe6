"""What compares subjects with each other: hours with money, training with people, actions with goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plans.derived.crosschecks import growth, hours, introductions, means, schedule, training
from plans.findings import Finding
from plans.plan import Plan
from plans.subjects.budget import Amounts


def findings(plan: Plan, rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find where two subjects do not fit together; every finding leads to both ends.

    ``rows`` is what the lines of the budget come to, as ``amounts.of(plan)`` gives it.
    """
    yield from schedule.findings(plan)
    yield from introductions.findings(plan)
    yield from growth.findings(plan)
    yield from hours.findings(plan, rows)
    yield from training.findings(plan, rows)
    yield from means.findings(plan, rows)
