"""The quarterly calendar: four reviews and the other moments to come together (S2, trait 3)."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal

from sqlmodel import Field

from plans.findings import Finding, missing
from plans.records import Record, choice, words
from plans.status import GoalStatus

MomentKind = Literal["team_meeting", "evaluation", "celebration", "subsidy", "other"]

_EVERY_YEAR: tuple[MomentKind | None, ...] = ("team_meeting", "celebration", "other", None)
"""Moments that come back; an evaluation or the account of a subsidy belongs to what it was about."""


class Review(Record, table=True):
    """One of the four quarterly reviews."""

    subject: ClassVar[str] = "reviews"
    live: ClassVar[bool] = True
    given: ClassVar[frozenset[str]] = frozenset({"quarter"})

    quarter: int = Field(ge=1, le=4)
    on: dt.date | None = None
    time: str = words()
    place: str = words()
    attending: str = words()
    overall: GoalStatus | None = choice()
    overall_why: str = words()
    why_this_way: str = words()
    smarter: str = words()
    securing: str = words()
    no_longer: str = words()
    takes_time: str = words()
    dos: str = words()
    donts: str = words()
    asked: str = words()
    asked_of: str = words(personal="manager")


class Moment(Record, table=True):
    """Another moment in the year that belongs to the plan."""

    subject: ClassVar[str] = "reviews"
    carried_with: ClassVar[tuple[str, ...]] = ("moments",)
    live: ClassVar[bool] = True

    kind: MomentKind | None = choice()
    what: str = words()
    on: dt.date | None = None
    attending: str = words()

    def carries_over(self, year: int) -> bool:
        """Tell whether it comes back every year."""
        return self.kind in _EVERY_YEAR


class Rhythm(Record, table=True):
    """How the plan stays a subject of conversation: one record in each plan."""

    subject: ClassVar[str] = "reviews"
    carried_with: ClassVar[tuple[str, ...]] = ("rhythm",)
    live: ClassVar[bool] = True

    team_meeting: str = words()
    appraisal: str = words()
    sharing: str = words()


def findings(reviews: list[Review], rhythm: Rhythm) -> Iterator[Finding]:
    """Find the reviews without a date."""
    for review in reviews:
        if review.on is None:
            yield missing(review, "on", quarter=review.quarter)
    if not rhythm.filled("team_meeting"):
        yield missing(rhythm, "team_meeting")
