"""Which goal a cell names: by number, by title, or a new one that comes along with its actions."""

from __future__ import annotations

import re
from uuid import UUID

from plans import field_text, locks
from plans.edits import addition
from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.values import is_open
from plans.importing.records.drafts import Draft
from plans.importing.records.goal_lines import without_number
from plans.importing.records.likeness import alike
from plans.plan import Plan
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from resources.language import gettext as _

_NUMBER = re.compile(
    r"(?:(?:doel|goal|nr|no|doelstelling|d)\.?\s*)?(\d{1,2})(?:[.,]\d{1,2})?\s*[.:)–-]?\s*", re.IGNORECASE
)
_PART_OF_NUMBER = re.compile(r"(?i)(?:[^\W\d]+\.?\s*)?\d{1,2}[.,]\d")
_NO_GOAL = re.compile(r"(?i)geen(?: doel)?|none|no goal")
_ADDRESS = re.compile(r"\s*[(<]https?://[^)>\s]*[)>]|(?<=\S)\s+https?://\S+")
"""Where a goal stands in another program, behind its title."""
_LONGEST_TITLE = 120


def _plain_number(words: str) -> str:
    """Return the number or letter that a goal goes by, to compare it by: "03", "A." and "doel b" are 3, a and b."""
    plain = normalise(words).removeprefix("doel ")
    return plain.lstrip("0") if plain.isdigit() else plain


class Goals:
    """Knows the goals of a plan that is being filled, and those that a list brings."""

    def __init__(self, copy: Plan, plan: Plan) -> None:
        self._copy = copy
        self._brought: dict[str, Goal] = {}
        self._numbered: dict[str, Goal] = {}
        self.unsure = False
        """Whether the goal that was named last is to be looked at."""
        self._before = {normalise(field_text.goal_label(plan, goal.id)): goal.id for goal in plan.goals}
        """The goals as they were called before the list changed anything."""

    def learn(self, goal: Goal, words: str, draft: Draft) -> None:
        """Remember a goal that the list brings, with the number that stands before it there."""
        self._brought.setdefault(normalise(without_number(words)), goal)
        found = re.match(r"\s*(?:doel\s*)?(\d{1,2})\s*[.:)–-]", words)
        number = (
            found[1]
            if found
            else next((str(cell).strip() for name, _column, cell in draft.specials if name == "number"), "")
        )
        if number:
            self._numbered.setdefault(_plain_number(number), goal)

    def called(self, label: str) -> Goal | None:
        """Return the goal of the plan that is called by this label, with its number."""
        key = self._before.get(normalise(label))
        return None if key is None else self._copy.goal(key)

    def brought(self, title: str) -> Goal | None:
        """Return the goal of this title that an earlier line brought."""
        return self._brought.get(normalise(title))

    def refer(self, words: str, plan: Plan, *, create: bool) -> tuple[UUID | None, str]:
        """Return the goal that words name, and what there is to say of that; a new one when ``create``.

        Gives no goal when the words say that there is none yet. Raises Refused when they name none.
        """
        self.unsure = False
        tidy = " ".join(_ADDRESS.sub("", words).split())
        if is_open(tidy) or _NO_GOAL.fullmatch(tidy):
            return None, _("“{text}”: no goal yet.").format(text=tidy)
        if _plain_number(tidy) in self._numbered:
            return self._numbered[_plain_number(tidy)].id, ""
        numbered = _NUMBER.fullmatch(tidy)
        if numbered and numbered[1] in self._numbered:
            return self._numbered[numbered[1]].id, ""
        several = re.split(r"\s*(?:[/,;&+]|\ben\b|\band\b)\s*", tidy)
        if len(several) > 1 and all(re.fullmatch(r"(?i)[a-z]{0,5} ?\d{1,2}", part) for part in several):
            key, said = self.refer(several[0], plan, create=False)
            return key, said or _("“{text}” names several goals; the first one counts.").format(text=tidy[:40])
        if normalise(tidy) in self._before:
            return self._before[normalise(tidy)], ""
        # "3 Sneller rapporteren" is how we write a goal ourselves; "8 bewoners bellen" begins with how many.
        wanted = [tidy, re.sub(r"^[1-9] (?=[A-ZÀ-Þ])", "", without_number(tidy)), re.sub(r"^\d{1,2}\s+", "", tidy)]
        for label in wanted:
            found = [
                goal
                for goal in self._copy.goals
                if normalise(label) in (normalise(name) for name in self._labels(goal))
            ]
            if len(found) == 1:
                return found[0].id, ""
        if (first_of := self._first_of_several(tidy)) is not None:
            self.unsure = True
            return first_of.id, _("“{text}” names several goals; the first one counts.").format(text=tidy[:40])
        if numbered:
            found_key = self._by_door(numbered[1])
            if numbered[1] == tidy or not _PART_OF_NUMBER.match(tidy):
                return found_key, ""
            # "2.1" may be the first action of goal 2, or a goal that the plan has not.
            self.unsure = True
            return found_key, self._taken_as(tidy, found_key)
        first = re.match(r"(?:doel\s*)?(\d{1,2})\b", tidy, re.IGNORECASE)
        if first and (
            goal := next(
                (
                    goal
                    for goal in goals.chosen(self._copy.goals)
                    if str(goals.number(goal, self._copy.goals)) == first[1] and alike(without_number(tidy), goal.title)
                ),
                None,
            )
        ):
            return goal.id, ""
        close = [goal for goal in self._copy.goals if any(alike(wanted[1], name) for name in self._labels(goal))]
        if len(close) == 1:
            return close[0].id, self._taken_as(tidy, close[0].id)
        try:
            return self._by_door(tidy), ""
        except Refused:
            if (
                not create
                or len(tidy) > _LONGEST_TITLE
                or len(normalise(tidy)) < 3
                or ((refused := locks.reason(plan, Goal(plan_id=plan.id))) and refused)
            ):
                raise
        step = addition(self._copy, Goal, title=wanted[1])
        made = step[-1].record
        assert isinstance(made, Goal)
        self._copy.goals.append(made)
        self._brought[normalise(wanted[1])] = made
        return made.id, _("New goal in the plan: {title}.").format(title=wanted[1])

    def _taken_as(self, words: str, key: UUID) -> str:
        return _("“{text}” is taken as the goal “{goal}”.").format(
            text=words[:40], goal=field_text.goal_label(self._copy, key)
        )

    def only_named(self, words: str, plan: Plan) -> tuple[UUID, str] | None:
        """Return the goal of the plan that a cell names by its number or beside others, and what is said of that.

        None when a cell may well be what a goal is called.
        """
        if _NUMBER.fullmatch(words) is None and self._first_of_several(words) is None:
            return None
        try:
            key, note = self.refer(words, plan, create=False)
        except Refused:
            return None
        return None if key is None else (key, note)

    def _first_of_several(self, words: str) -> Goal | None:
        """Return the first goal of a text that names two or more of them: "Rustiger nachten / Minder alleen"."""
        for between in (r"\s*[/;+&]\s*", r"\s*,\s*", r"\s+(?:en|and)\s+"):
            parts = [part for part in re.split(between, words) if part.strip()]
            named = [self._titled(part) for part in parts]
            if len(parts) > 1 and all(named):
                return named[0]
        return None

    def _titled(self, words: str) -> Goal | None:
        """Return the one goal that is called so, whole or by its title."""
        plain = normalise(without_number(words))
        found = [goal for goal in self._copy.goals if plain in (normalise(name) for name in self._labels(goal))]
        return found[0] if len(found) == 1 else None

    def _labels(self, goal: Goal) -> list[str]:
        return [name for name in (field_text.goal_label(self._copy, goal.id), goal.title, goal.result) if name.strip()]

    def _by_door(self, words: str) -> UUID:
        if not self._copy.goals:
            raise Refused(_("There are no goals in the plan yet, so “{text}” names none.").format(text=words[:40]))
        found = field_text.parse_value(self._copy, Action, "goal_id", words)
        assert isinstance(found, UUID)
        return found
