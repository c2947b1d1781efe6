"""Actions: who does what, where and by when, in small steps (S2)."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal
from uuid import UUID

from plans.calendar_rules import Period
from plans.findings import Finding, essentials
from plans.records import Record, choice_field, reference_field, text_field
from plans.status import ActionStatus

BlockKind = Literal["team", "school_holiday"]


class Action(Record):
    """One small step towards a goal."""

    subject: ClassVar[str] = "actions"
    carried_with: ClassVar[tuple[str, ...]] = ("actions",)
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"status", "introduces"})
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("start", "due"),)

    what: str = text_field()
    goal_id: UUID | None = reference_field("goal")
    owner_id: UUID | None = reference_field("person")
    where: str = text_field()
    start: dt.date | None = None
    due: dt.date | None = None
    status: ActionStatus | None = choice_field()
    introduces: bool = False

    def carries_over(self, year: int) -> bool:
        """Return whether there is still something to do."""
        return self.status not in ("done", "stopped")


class Block(Record):
    """A period in which nothing new can land on the team: busy weeks of its own, or a holiday not known yet."""

    subject: ClassVar[str] = "actions"
    live: ClassVar[bool] = True
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("start", "until"),)

    kind: BlockKind | None = choice_field()
    what: str = text_field()
    start: dt.date | None = None
    until: dt.date | None = None


def blocked(blocks: list[Block]) -> list[Period]:
    """Return the weeks that the team blocks itself; a block with one date is that one day."""
    return [_period(block, days) for block in blocks if block.kind != "school_holiday" and (days := _days(block))]


def entered_holidays(blocks: list[Block]) -> list[Period]:
    """Return the school holidays that were entered by hand, because they are not known yet."""
    return [_period(block, days) for block in blocks if block.kind == "school_holiday" and (days := _days(block))]


def _days(block: Block) -> list[dt.date]:
    return sorted(filter(None, (block.start, block.until)))


def _period(block: Block, days: list[dt.date]) -> Period:
    return Period(block.what.strip(), days[0], days[-1])


def findings(actions: list[Action]) -> Iterator[Finding]:
    """Find what each action misses."""
    for place, action in enumerate(actions, start=1):
        yield from essentials(action, ("what", "owner_id", "due"), number=place, what=action.what or "…")
