"""The screens of the short plan: the fields of one question each, those of the whole plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.declare import Field
from desktop.forms.host import Host
from desktop.pages.short_plan.choosing import Choosing
from desktop.pages.short_plan.screen import Group, Screen, goal_heading
from desktop.theme import space
from plans import field_text
from plans.cards.filling import hour_rate
from plans.cards.taking import take_over
from plans.dates import format_date, format_short_day
from plans.edits import Added, Edit, change
from plans.money import format_amount, format_number
from plans.plan import Plan
from plans.records import Record
from plans.short_plan import proposals, questions
from plans.short_plan.questions import Question
from plans.subjects.actions import Action, poster_words
from plans.subjects.budget import BudgetLine
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import gettext as _
from resources.texts import text


class TeamScreen(Screen):
    """Who it is for."""

    def groups(self) -> Iterator[Group]:
        leader = Field("name", 5, owner=lambda plan: plan.leader, ask=_("Who leads this team?"))
        fields = (Field("name", 7), *([leader] if self.plan.leader else []), Field("care", 7), Field("staff", 5))
        yield Group(self.plan.team, fields)


class MessageScreen(Screen):
    """The message, with a few to begin with."""

    def __init__(self, page: Host, question: Question) -> None:
        super().__init__(page, question)
        self._beginnings = QWidget()
        self._offers = QVBoxLayout(self._beginnings)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(space.S)
        self.column.addWidget(self._beginnings)
        self._said: list[str] = []

    def groups(self) -> Iterator[Group]:
        yield Group(self.plan.vision, (Field("message", lines=2, coach="message"),))

    def refresh(self) -> None:
        super().refresh()
        said = proposals.messages()
        if said != self._said:
            self._said = said
            parts.clear(self._offers)
            self._offers.addWidget(parts.label(_("Or start from one of these:"), "note"))
            for words in said:
                button = parts.button(words, "", partial(self._choose, words))
                self._offers.addWidget(button)
        self._beginnings.setVisible(self.document.may_change(self.plan.vision, "message"))

    def _choose(self, words: str) -> None:
        self.document.set_value(self.plan.vision, "message", words)
        self.bound[0].entrance.setFocus()


class GoalScreen(Screen):
    """A goal from a card, or one of the team's own."""

    def __init__(self, page: Host, question: Question) -> None:
        super().__init__(page, question)
        self._own = False
        self.choosing = Choosing(page.document, _("Technology cards"))
        self.choosing.taken.connect(self.done)
        self.choosing.own.connect(self._begin_own)
        self._back = parts.button(_("Choose from the cards instead"), "link", self._leave_own)
        self.column.addWidget(self.choosing)
        self.column.addWidget(self._back)

    def groups(self) -> Iterator[Group]:
        goal = questions.goal_at(self.plan, self.question.goal)
        if goal is None and self._own:
            goal = self.blank(Goal)
        if goal is not None:
            yield Group(goal, (Field("title"), Field("result", lines=2, coach="goal")))

    def refresh(self) -> None:
        goal = questions.goal_at(self.plan, self.question.goal)
        chooses = (goal is None or not goal.is_begun()) and not self._own
        super().refresh()
        if chooses:
            self.choosing.refresh()
        self.choosing.setVisible(chooses)
        self.choosing.setEnabled(self.document.allows([Added(self.blank(Goal))]))
        self._back.setVisible(goal is None and self._own)

    def accept(self) -> list[Edit]:
        card = self.choosing.chosen if self.choosing.isVisibleTo(self) else None
        if card is None:
            return []
        return take_over(self.plan, card, dt.date.today()).edits

    def start(self) -> QWidget | None:
        return self.choosing.start() if self.choosing.isVisibleTo(self) else super().start()

    def _begin_own(self) -> None:
        self._own = True
        self.refresh()
        if self.bound:
            self.bound[0].entrance.setFocus()

    def _leave_own(self) -> None:
        self._own = False
        self.refresh()
        self.choosing.start().setFocus()


class SeenScreen(Screen):
    """How it is counted, from where to where, and by when."""

    def groups(self) -> Iterator[Group]:
        goal = questions.goal_at(self.plan, self.question.goal)
        if goal is not None:
            due = Field("due", 4, proposes=lambda item: format_date(proposals.due_of(self.plan, item)))
            yield Group(goal, (Field("indicator"), Field("baseline", 2), Field("target", 2), Field("unit", 4), due), 0)


class OwnersScreen(Screen):
    """Who leads each goal."""

    def groups(self) -> Iterator[Group]:
        for place, goal in enumerate(questions.goals_of(self.plan), start=1):
            ask = _("Who leads goal {number}?").format(number=place)
            yield Group(goal, (Field("owner_id", 8, ask=ask),), place)


class StepsScreen(Screen):
    """The first steps of each goal: those that are there, those that are proposed, and one more to type."""

    def __init__(self, page: Host, question: Question) -> None:
        super().__init__(page, question)
        self._lists = QVBoxLayout()
        self._shown: object = None
        self.column.insertLayout(0, self._lists)

    def groups(self) -> Iterator[Group]:
        for place, goal in enumerate(questions.goals_of(self.plan), start=1):
            mine = [action for action in self.joined(Action) if action.goal_id == goal.id]
            blank = self.blank(Action, goal.id, goal_id=goal.id, status="open", owner_id=_leader(self.plan))
            ask = _("One more step for goal {number}").format(number=place)
            for action in (*mine, blank):
                yield Group(action, (Field("what", 8, ask=ask), Field("due", 4)))

    def refresh(self) -> None:
        super().refresh()
        typed = {action.id for action in self.joined(Action)}
        proposed = proposals.first_steps(self.plan)
        lists = [
            (
                place,
                goal.title,
                [(step, False) for step in questions.steps_of(self.plan, goal) if step.id not in typed]
                + [(step, True) for step in proposed if step.goal_id == goal.id],
            )
            for place, goal in enumerate(questions.goals_of(self.plan), start=1)
        ]
        shown = [
            (place, title, [(poster_words(step), step.due, step.start, is_new) for step, is_new in steps])
            for place, title, steps in lists
        ]
        if shown == self._shown:
            return
        self._shown = shown
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space.XL)
        for place, _title, steps in lists:
            across.addWidget(self._steps(place, steps), 1)
        parts.replace(self._lists, whole)

    def _steps(self, place: int, steps: list[tuple[Action, bool]]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.M)
        grid.setVerticalSpacing(space.XS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(goal_heading(self.plan, place), 0, 0, 1, 2)
        if any(is_new for _step, is_new in steps):
            grid.addWidget(parts.label(_("A suggestion; it is used when you go on."), "note"), 1, 0, 1, 2)
        for row, (step, _is_new) in enumerate(steps, start=2):
            day = step.start or step.due
            when = parts.label(format_short_day(day, self.plan.year) if day else "", "note")
            when.setWordWrap(False)
            grid.addWidget(when, row, 0)
            grid.addWidget(parts.label(poster_words(step)), row, 1)
        grid.setRowStretch(len(steps) + 2, 1)
        return made


class OldWayScreen(Screen):
    """What stops, and how success is celebrated."""

    def groups(self) -> Iterator[Group]:
        for place, goal in enumerate(questions.goals_of(self.plan), start=1):
            yield Group(goal, (Field("stop_doing", 6, lines=2), Field("celebration", 6, lines=2)), place)


class CoachScreen(Screen):
    """Who helps colleagues, with how many hours."""

    def __init__(self, page: Host, question: Question) -> None:
        super().__init__(page, question)
        self._known = QVBoxLayout()
        self._known.setSpacing(space.S)
        self.column.addLayout(self._known)
        self._names: object = None

    def groups(self) -> Iterator[Group]:
        coach = questions.coach_of(self.plan) or self.blank(Person, role="digicoach")
        hours = Field("hours_per_week", 5, proposes=lambda _coach: format_number(proposals.coach_hours(self.plan)))
        yield Group(coach, (Field("name", 7), hours))

    def refresh(self) -> None:
        super().refresh()
        wanted = []
        if questions.coach_of(self.plan) is None:
            wanted = [person for person in self.plan.people if person.role == "colleague" and person.is_filled("name")]
        names = [(person.id, person.name) for person in wanted]
        if names != self._names:
            self._names = names
            parts.clear(self._known)
            if wanted:
                self._known.addWidget(parts.label(_("Or somebody who is in the plan already:"), "note"))
            for person in wanted:
                self._known.addWidget(parts.button(person.name, "", partial(self._choose, person)))

    def _choose(self, person: Person) -> None:
        self.document.apply_step([change(person, "role", "digicoach")])
        if self.bound:
            self.bound[0].entrance.setFocus()


class ReviewsScreen(Screen):
    """The days of the four reviews."""

    def groups(self) -> Iterator[Group]:
        fields = []
        for review in self.plan.reviews:
            quarter = review.quarter
            fields.append(
                Field(
                    "on",
                    6,
                    owner=partial(_same, review),
                    ask=_("Quarter {number}").format(number=quarter),
                    proposes=partial(self._proposed, quarter),
                )
            )
        yield Group(self.plan.reviews[0], tuple(fields))

    def _proposed(self, quarter: int, _record: object) -> str:
        day = proposals.day_of_review(self.plan, quarter)
        return format_date(day) if day else ""


class MoneyScreen(Screen):
    """A rough amount for each kind of cost."""

    def __init__(self, page: Host, question: Question) -> None:
        super().__init__(page, question)
        self._begun: list[BudgetLine] = []
        """Lines to begin with: in the plan as soon as something is typed in them."""

    def groups(self) -> Iterator[Group]:
        if not questions.lines_of(self.plan) and not self._begun:
            self._begun = proposals.costs(self.plan)
        own = {line.id for line in self._begun}
        lines = [*(line for line in questions.lines_of(self.plan) if line.id not in own), *self._begun]
        fields = [
            Field(questions.quarter_of_line(self.plan, line), 6, ask=line.what, owner=partial(_same, line))
            for line in lines
        ]
        if hours := questions.hours_line(self.plan):
            ask = text("short_plan", "budget.hour")
            fields.insert(0, Field("rate", 6, ask=ask, owner=partial(_same, hours), proposes=self._rate))
            lines.insert(0, hours)
        if lines:
            yield Group(lines[0], tuple(fields), of=tuple(line.id for line in lines))

    def _rate(self, _line: BudgetLine) -> str:
        rate = hour_rate(self.plan)
        return field_text.hint(BudgetLine, "rate") if rate is None else format_amount(rate, symbol=False)


def _same(record: Record, _plan: Plan) -> Record:
    return record


def _leader(plan: Plan) -> Any:
    return plan.leader.id if plan.leader else None


SCREENS: dict[str, type[Screen]] = {
    "team": TeamScreen,
    "message": MessageScreen,
    "goal": GoalScreen,
    "seen": SeenScreen,
    "owners": OwnersScreen,
    "steps": StepsScreen,
    "old_way": OldWayScreen,
    "coach": CoachScreen,
    "reviews": ReviewsScreen,
    "money": MoneyScreen,
}
"""The screen for each question, by its name in plans/short_plan."""
