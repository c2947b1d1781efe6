"""How the goals of each theme stood at the end of every quarter, over all teams: counts alone, no team and no name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plans.portfolio.summary import Summary
from plans.status import GOAL_MARKS, GoalStatus, goal_word
from plans.subjects.goals import Focus, Goal
from resources.language import gettext as _
from resources.texts import choices


@dataclass(frozen=True)
class ThemeCourse:
    """One theme: how many goals it has, and how many of them stood how at the end of each quarter."""

    focus: Focus | None
    goals: int
    quarters: tuple[dict[GoalStatus, int], ...]

    @property
    def called(self) -> str:
        """Return the name of the theme, in the language in use."""
        return choices(Goal.subject, "goal.focus")[self.focus] if self.focus else _("No theme")


def courses(summaries: Iterable[Summary]) -> list[ThemeCourse]:
    """Return the themes in which anything was measured, the one with most goals first."""
    found: dict[Focus | None, tuple[Counter[GoalStatus], ...]] = {}
    goals: Counter[Focus | None] = Counter()
    for item in summaries:
        for goal in item.goals:
            goals[goal.focus] += 1
            quarters = found.setdefault(goal.focus, tuple(Counter() for _quarter in goal.course))
            for counts, status in zip(quarters, goal.course, strict=True):
                if status:
                    counts[status] += 1
    made = [
        ThemeCourse(focus, goals[focus], tuple(map(_worst_first, quarters)))
        for focus, quarters in found.items()
        if any(quarters)
    ]
    return sorted(made, key=lambda item: (item.focus is None, -item.goals, item.focus or ""))


def _worst_first(counts: Counter[GoalStatus]) -> dict[GoalStatus, int]:
    return {status: counts[status] for status in GOAL_MARKS if counts[status]}


def say(counts: dict[GoalStatus, int]) -> str:
    """Say how goals stood, in signs: "■ 2  ▲ 1"."""
    return "  ".join(f"{GOAL_MARKS[status].sign} {count}" for status, count in counts.items())


def say_in_words(counts: dict[GoalStatus, int]) -> str:
    """Say how goals stood for who does not see the signs: "2 stuck, 1 attention"."""
    return ", ".join(f"{count} {goal_word(status).lower()}" for status, count in counts.items())
