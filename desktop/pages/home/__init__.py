"""The home of an adopted plan: the quarter under way, what is due, how the year runs and how the goals stand."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Part
from desktop.forms.goal_lines import GoalLines
from desktop.forms.lock_notice import LockNotice
from desktop.forms.mine import Mine
from desktop.forms.observe import Observer, Relay
from desktop.forms.page import Page
from desktop.forms.part import PagePart
from desktop.pages.home.glance import Glance
from desktop.pages.home.joy import Joy
from plans import locks
from plans.calendar_rules import weekday_name
from plans.dates import format_short_day
from plans.derived import steps, this_quarter
from plans.findings import Finding
from plans.plan import Plan, PlanRecord
from plans.subjects.calendar import Review
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text


class HomePage(Page, Observer):
    """This quarter first; nothing is filled in here, everything leads to where it is."""

    def __init__(self, document: Document) -> None:
        content = tuple(Part(make, wide=True) for make in (Glance, Joy, Mine, _standing, _Fixed))
        super().__init__(document, steps.HOME, content, PlanRecord, document.plan.record)
        self.is_roomy = True
        self.observe(self.changes)
        self.refresh()

    def make_aside(self) -> QWidget:
        """Make the button for what comes next."""
        self._review = parts.button("", "primary", self._prepare)
        return self._review

    def refresh(self) -> None:
        """Say which quarter it is, and when the next review is."""
        plan, today = self.document.plan, dt.date.today()
        now = this_quarter.quarter(plan, today)
        self.title.say(_("Quarter {number}").format(number=now), _review_words(plan, today))
        review = _to_hold(plan)
        if review is None:
            words = _("Look back on the year")
        else:
            words = _("Prepare the review") if self.document.may_change(review, "overall") else _("See the review")
        self._review.setText(words)

    def _prepare(self) -> None:
        review = _to_hold(self.document.plan)
        if review is None:
            self.go_to_step.emit(steps.NEXT_YEAR)
        else:
            self.go_to_finding.emit(Finding("review", "advice", steps.REVIEWS, str(review.id), None, ""))

    def _start(self) -> None:
        self._focus(self._review)


def _to_hold(plan: Plan) -> Review | None:
    """Return the review that comes next; none when all are closed, or the whole year is."""
    return None if plan.record.state == "closed" else this_quarter.next_review(plan)


def _review_words(plan: Plan, today: dt.date) -> str:
    """Say when the next review is, where, and how soon."""
    review = _to_hold(plan)
    if review is None and plan.record.state == "closed":
        return _("The year {year} is closed").format(year=plan.year)
    if review is None:
        return _("All four reviews are closed. Well done.")
    if review.on is None:
        return _("The next review has no date yet.")
    days = (review.on - today).days
    day = f"{weekday_name(review.on.weekday())} {format_short_day(review.on, today.year)}"
    if days < 0:
        words = _("The review of quarter {number} was planned for {day}. Shall we look back?")
        return words.format(number=review.quarter, day=day)
    soon = _("today") if not days else ngettext("in {count} day", "in {count} days", days).format(count=days)
    parts_of = (_("Next review: {day}").format(day=day), review.time.strip(), review.place.strip(), soon)
    return " · ".join(filter(None, parts_of))


def _standing(changes: Relay, parent: QWidget) -> PagePart:
    document = changes.document
    return GoalLines(changes, parent, lambda: document.plan, dt.date.today, _caption)


def _caption(plan: Plan) -> str:
    last = max((item.quarter for item in plan.measurements if item.is_begun()), default=0)
    return _("Status, quarter {number}").format(number=last) if last else _("Status")


class _Fixed(PagePart):
    """Says once why the fields of the plan are shut, and leads to the plan."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._notice = LockNotice(text("steps", "view"), lambda: self.go_to_step.emit(steps.CHECK))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notice)
        self.ready()

    def refresh(self) -> None:
        """Say it of the goals, which everybody knows."""
        plan = self.document.plan
        self._notice.say(f"{locks.explanation(plan, 'goals')} {locks.way_to_change(plan)}".strip())


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return HomePage(document)
