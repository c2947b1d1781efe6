"""What compares subjects with each other: hours with money, training with people, actions with goals."""

from __future__ import annotations

from collections.abc import Iterator

from plans.coherence import hours, means, schedule, training
from plans.findings import Finding
from plans.plan import Plan


def findings(plan: Plan) -> Iterator[Finding]:
    """Find where two subjects do not fit together; every finding leads to both ends."""
    for part in (schedule, hours, training, means):
        yield from part.findings(plan)
