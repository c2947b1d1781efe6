"""Ideas from the board on the wall, typed or pasted: one on a line, with by when there is an answer and from whom.

"Lamp bij de kast – antwoord voor 14 december – Marloes", the parts apart by a dash, a semicolon or a tab, in any order
after the idea. What does not fit a part is no reason to refuse the line: it stays with the idea, as it was typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from plans import field_text
from plans.date_words import parse_day
from plans.dates import format_day
from plans.edits import Added, Edit, addition
from plans.errors import Refused
from plans.plan import Plan
from plans.proposals import plain_words
from plans.records import validate_field
from plans.subjects.goals import Goal
from resources.language import gettext as _

MOST = 100
"""Lines that are taken at once; no board holds more."""
LONGEST = 300
"""Characters of an idea that become its name; what is longer goes on in what it is about."""

_APART = re.compile(r"\s[-–—]{1,2}\s|[;\t|]")
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪☐]|\d{1,3}[.)])\s+")
_BY = re.compile(
    r"^(?:antwoord|reactie|answer|reply)?\s*(?:v[oó][oó]r|uiterlijk|op|by|before|on|due)?\s*:?\s*(?=\S)", re.IGNORECASE
)
_FROM = re.compile(r"^(?:van|door|wie|from|by|who)\s*:?\s+(?=\S)", re.IGNORECASE)
_LINE = re.compile(r"[-–—_=~*+#.·\s]*")
"""Marks that only draw a line between ideas."""
_SOON = dt.timedelta(days=183)


@dataclass(frozen=True)
class Idea:
    """One idea of the board."""

    title: str
    by: dt.date | None = None
    who: str = ""
    gains: str = ""
    """Who gains from it: the second column of the board."""
    there: bool = False
    """Whether it is in the plan already, or stands higher up among these lines."""

    @property
    def words(self) -> str:
        """Say in one line what was understood."""
        by = _("answer before {day}").format(day=format_day(self.by)) if self.by else ""
        who = _("from {name}").format(name=self.who) if self.who else ""
        there = _("is there already") if self.there else ""
        return " · ".join(filter(None, (self.title, self.gains, by, who, there)))

    @property
    def reason(self) -> str:
        """Say why it waits: by when there is an answer, and from whom."""
        if not self.by and not self.who:
            return _("From the idea board.")
        words = _("From the idea board: answer {when}.")
        by = _("before {day}").format(day=format_day(self.by)) if self.by else ""
        who = _("from {name}").format(name=self.who) if self.who else ""
        return words.format(when=" ".join(filter(None, (by, who))))


def read(plan: Plan, typed: str, today: dt.date, most: int = MOST) -> list[Idea]:
    """Return the ideas in a text, one for each line that says something, at most ``most``.

    A day without a year is the one nearest to come. What the plan has already, as a goal or an idea, is marked so.
    """
    known = {plain_words(goal.title or goal.result) for goal in plan.goals if goal.is_begun()}
    found: list[Idea] = []
    for line in typed.splitlines():
        idea = _idea(plan, line, today)
        if idea is None:
            continue
        if len(found) == most:
            break
        words = plain_words(idea.title)
        found.append(Idea(idea.title, idea.by, idea.who, idea.gains, words in known))
        known.add(words)
    return found


def step(plan: Plan, ideas: Collection[Idea]) -> list[Edit]:
    """Make the step that puts ideas in the parking lot, below those there; raises Refused for what is too long."""
    edits: list[Edit] = []
    for place, idea in enumerate(ideas):
        title, rest = idea.title[:LONGEST], idea.title[LONGEST:]
        made = addition(
            plan,
            Goal,
            title=title,
            result=validate_field(Goal, "result", idea.title if rest else ""),
            client_gain=idea.gains,
            owner_id=_owner(plan, idea.who),
            parked=True,
            parked_reason=idea.reason,
        )[-1]
        assert isinstance(made, Added)
        made.record.position += place
        edits.append(made)
    return edits


def _idea(plan: Plan, line: str, today: dt.date) -> Idea | None:
    cells = list(filter(None, (" ".join(part.split()) for part in _APART.split(_BULLET.sub("", line)))))
    # A day alone is no idea; where it stands first, the idea comes after it.
    place = next((place for place, part in enumerate(cells) if not _is_day(plan, part, today)), None)
    if place is None or _LINE.fullmatch(cells[place]):
        return None
    title, rest = cells[place], cells[:place] + cells[place + 1 :]
    by: dt.date | None = None
    others: list[str] = []
    for part in rest:
        day = None if by else _day(plan, part, today)
        if day:
            by = day
        else:
            others.append(part)
    # A number is in no name: "29 February" of another year is a day that does not exist.
    named = others and not re.search(r"\d", others[-1])
    who = _FROM.sub("", others.pop()) if named else ""
    return Idea(title, by, who, ", ".join(others))


def _is_day(plan: Plan, words: str, today: dt.date) -> bool:
    return bool(re.search(r"\d", words)) and _day(plan, words, today) is not None


def _day(plan: Plan, words: str, today: dt.date) -> dt.date | None:
    try:
        found = parse_day(_BY.sub("", words, count=1), today.year, plan.team.region)
    except Refused:
        return None
    if found < today - _SOON and not re.search(r"\d{4}", words):
        return _next_year(found)
    return found


def _next_year(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _owner(plan: Plan, who: str) -> object:
    """Return who in the plan is called so; None for nobody, or for more than one."""
    try:
        return field_text.parse_value(plan, Goal, "owner_id", who) if who else None
    except Refused:
        return None
