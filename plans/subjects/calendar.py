"""The quarterly calendar: four reviews and the other moments to come together (S2, trait 3)."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from plans.findings import Finding, missing
from plans.records import Record, choice_field, text_field
from plans.status import GoalStatus
from resources.texts import text

MomentKind = Literal["team_meeting", "evaluation", "celebration", "subsidy", "other"]

_EVERY_YEAR: tuple[MomentKind | None, ...] = ("team_meeting", "celebration", "other", None)
"""Moments that come back; an evaluation or the account of a subsidy belongs to what it was about."""


class Review(Record):
    """One of the four quarterly reviews."""

    subject: ClassVar[str] = "calendar"
    live: ClassVar[bool] = True
    prefilled: ClassVar[frozenset[str]] = frozenset({"quarter"})

    quarter: int = Field(ge=1, le=4)
    on: dt.date | None = None
    time: str = text_field()
    place: str = text_field()
    attending: str = text_field()
    overall: GoalStatus | None = choice_field()
    overall_why: str = text_field()
    why_this_way: str = text_field()
    smarter: str = text_field()
    securing: str = text_field()
    no_longer: str = text_field()
    takes_time: str = text_field()
    dos: str = text_field()
    donts: str = text_field()
    asked: str = text_field()
    asked_of: str = text_field(personal="manager")


class Moment(Record):
    """Another moment in the year that belongs to the plan."""

    subject: ClassVar[str] = "calendar"
    carried_with: ClassVar[tuple[str, ...]] = ("moments",)
    live: ClassVar[bool] = True

    kind: MomentKind | None = choice_field()
    what: str = text_field()
    on: dt.date | None = None
    attending: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it comes back every year."""
        return self.kind in _EVERY_YEAR


class Rhythm(Record):
    """How the plan stays a subject of conversation: one record in each plan."""

    subject: ClassVar[str] = "calendar"
    carried_with: ClassVar[tuple[str, ...]] = ("rhythm",)
    live: ClassVar[bool] = True

    team_meeting: str = text_field()
    appraisal: str = text_field()
    sharing: str = text_field()


def findings(reviews: list[Review], rhythm: Rhythm) -> Iterator[Finding]:
    """Find the reviews without a date."""
    for review in reviews:
        if review.on is None:
            yield missing(review, "on", quarter=review.quarter)
    if not rhythm.is_filled("team_meeting"):
        message = text("calendar", "fields.rhythm.team_meeting.missing")
        yield Finding("rhythm_team_meeting_missing", "advice", "calendar", str(rhythm.id), "team_meeting", message)
