"""Several teams side by side: how each goal stands, worst first, and what the teams come to together (S2, trait 3).

Nothing of this is kept; it is read from the plans each time. The rules:

- A goal stands as its latest measurement with a status and a why says; without one it is "not yet".
- The team with most goals that are stuck comes first; teams that have as many are told apart by the goals that ask for
  attention, then by those not yet measured, those on course and those reached. A team without goals counts as one
  goal "not yet". Teams that stand the same go by name.
- Of the same plan only the newest form counts, and it is said which one was passed over (``duplicates``).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from plans.errors import NeedsPassphrase, PlanError
from plans.plan import Plan
from plans.portfolio.duplicates import newest_of_each
from plans.portfolio.summary import AskLine, Course, GoalLine, ManagerRequest, Summary, summary
from plans.status import GOAL_MARKS, GoalStatus
from plans.subjects.goals import Focus, Stage

__all__ = [
    "SORTINGS",
    "AskLine",
    "Choice",
    "Collection",
    "Course",
    "GoalLine",
    "ManagerRequest",
    "Sorting",
    "Source",
    "Summary",
    "Totals",
    "UnreadFile",
    "asked",
    "collect",
    "filtered",
    "locations",
    "newest_of_each",
    "summary",
    "totals",
    "worst_first",
    "years",
]

Sorting = Literal["worst", "name", "location", "changed"]
SORTINGS: tuple[Sorting, ...] = ("worst", "name", "location", "changed")


@dataclass(frozen=True)
class Totals:
    """What the teams come to together; ``rostered`` None as long as no team entered any hours."""

    teams: int
    statuses: dict[GoalStatus, int]
    planned: int
    spent: int
    promised: Decimal
    rostered: Decimal | None
    counted: int
    reached: int


@dataclass(frozen=True)
class Choice:
    """What the overview is narrowed down to; None and "" let everything through."""

    location: str = ""
    year: int | None = None
    focus: Focus | None = None
    stage: Stage | None = None


@dataclass(frozen=True)
class Source:
    """A plan that can be read: how it is called, where it is, what reads it, and whether it is a file."""

    name: str
    place: str
    load: Callable[[], Plan]
    file: bool = True
    known: Callable[[], Summary | None] | None = None
    """Gives the summary that was made of it before, or makes it and keeps it; None where nothing is kept."""


@dataclass(frozen=True)
class UnreadFile:
    """Something that could not be read, and why, in one sentence."""

    name: str
    sentence: str
    place: str = ""
    """Where it is, as in its Source."""
    is_closed: bool = False
    """Whether it asks for a passphrase."""

    @property
    def line(self) -> str:
        """Return the sentence, with the name before it where the sentence does not tell."""
        return self.sentence if self.name in self.sentence else f"{self.name}: {self.sentence}"


@dataclass(frozen=True)
class Collection:
    """The plans that were read, what could not be read, and which older ones were passed over, in sentences."""

    summaries: tuple[Summary, ...] = ()
    unread: tuple[UnreadFile, ...] = ()
    skipped: tuple[str, ...] = ()
    whole: bool = True
    """Whether everything was looked at; False after it was stopped halfway."""


def collect(
    sources: Sequence[Source],
    *,
    seen: Callable[[Plan], Plan] | None = None,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Collection:
    """Read plans one by one into summaries, the same plan once; nothing is written.

    ``seen`` makes of each plan what may be seen of it (roles in the place of names). ``progress`` hears how many of
    how many were read; when ``stopped`` says so, what was read until then is given.
    """
    found: list[Summary] = []
    unread: list[UnreadFile] = []
    for place, source in enumerate(sources):
        if stopped and stopped():
            break
        try:
            found.append(_summarised(source, seen))
        except PlanError as error:
            unread.append(UnreadFile(source.name, str(error), source.place, isinstance(error, NeedsPassphrase)))
        if progress:
            progress(place + 1, len(sources))
    kept, passed_over = newest_of_each(found)
    whole = len(found) + len(unread) == len(sources)
    return Collection(tuple(worst_first(kept)), tuple(unread), tuple(passed_over), whole)


def _summarised(source: Source, seen: Callable[[Plan], Plan] | None) -> Summary:
    name = source.name if source.file else ""
    if known := source.known() if source.known and not seen else None:
        is_of_here = (known.source, known.place) == (name, source.place)
        return known if is_of_here else replace(known, source=name, place=source.place)
    plan = source.load()
    return summary(seen(plan) if seen else plan, name, source.place)


def worst_first(summaries: Iterable[Summary], by: Sorting = "worst") -> list[Summary]:
    """Put teams in order: the one that asks for a talk first on top, or by name, place or last change."""
    keys: dict[Sorting, Callable[[Summary], tuple[object, ...]]] = {
        "worst": lambda item: _weight(item),
        "name": lambda item: (),
        "location": lambda item: (item.location.casefold(),),
        "changed": lambda item: (-item.changed_at.timestamp(),),
    }
    return sorted(summaries, key=lambda item: (*keys[by](item), *_named(item)))


def filtered(summaries: Iterable[Summary], choice: Choice) -> list[Summary]:
    """Keep the teams of a location and a year, with only their goals of a theme and a stage.

    A team without such a goal falls away; without a theme and a stage also teams without goals stay.
    """
    found = []
    for item in summaries:
        if choice.location and item.location.strip() != choice.location:
            continue
        if choice.year is not None and item.year != choice.year:
            continue
        if choice.focus is None and choice.stage is None:
            found.append(item)
            continue
        fitting = tuple(
            goal for goal in item.goals if choice.focus in (None, goal.focus) and choice.stage in (None, goal.stage)
        )
        if fitting:
            found.append(replace(item, goals=fitting))
    return found


def asked(summaries: Iterable[Summary]) -> list[tuple[AskLine, Summary]]:
    """Return everything that teams ask of the location manager, with the team: by the day it should be there."""
    found = [(ask, item) for item in summaries for ask in item.asks]
    return sorted(found, key=lambda pair: (pair[0].before or dt.date.max, pair[1].called.casefold(), pair[0].what))


def locations(summaries: Iterable[Summary]) -> list[str]:
    """Return the locations that occur, in the order of the alphabet."""
    return sorted({item.location.strip() for item in summaries if item.location.strip()}, key=str.casefold)


def years(summaries: Iterable[Summary]) -> list[int]:
    """Return the years that occur, the latest first."""
    return sorted({item.year for item in summaries}, reverse=True)


def totals(summaries: Sequence[Summary]) -> Totals:
    """Add the teams up."""
    counts = Counter(goal.status for item in summaries for goal in item.goals)
    rostered = [item.rostered for item in summaries if item.rostered is not None]
    return Totals(
        teams=len(summaries),
        statuses={status: counts[status] for status in GOAL_MARKS},
        planned=sum(item.planned for item in summaries),
        spent=sum(item.spent for item in summaries),
        promised=sum((item.promised for item in summaries), Decimal(0)),
        rostered=sum(rostered, Decimal(0)) if rostered else None,
        counted=sum(item.counted for item in summaries),
        reached=sum(item.reached for item in summaries),
    )


def _weight(item: Summary) -> tuple[int, ...]:
    counts = Counter(goal.status for goal in item.goals) or Counter(["not_yet"])
    return tuple(-counts[status] for status in GOAL_MARKS)


def _named(item: Summary) -> tuple[object, ...]:
    return (item.team.strip().casefold(), item.location.strip().casefold(), -item.year, str(item.plan_id))
