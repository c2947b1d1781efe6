"""The page of the quarterly reviews: one quarter at a time, first look back, then adjust."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.choice_inputs import Segments
from desktop.forms.observe import Observer
from desktop.forms.page import Page
from desktop.pages.reviews.adjust import Adjust
from desktop.pages.reviews.look_back import LookBack
from plans.dates import format_day
from plans.derived import quarterly_review, steps, this_quarter
from plans.findings import Finding
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from plans.records import Record
from plans.status import OPEN_STATES
from plans.subjects.calendar import Review
from plans.subjects.reviews import Closing, Decision, Measurement
from resources.language import gettext as _

BACK, ADJUST = "back", "adjust"


class QuartersPage(Page, Observer):
    """A quarter, chosen in the list at the left, in two passes that are never on the screen together."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "reviews", (), PlanRecord, document.plan.record)
        self.is_text, self.is_roomy = False, True
        self._sheets: dict[tuple[int, str], LookBack | Adjust] = {}
        self._quarter = this_quarter.quarter(document.plan, dt.date.today())
        self._pass = BACK
        self._notice = parts.label(
            _(
                "The plan has not been adopted yet. You can start filling this in; you close a review once "
                "the plan is adopted."
            ),
            "notice",
        )
        self.body.insertWidget(1, self._notice)
        self._below = 2
        self.observe(self.changes)
        self.turn(self._quarter, BACK)
        self.refresh()

    def make_aside(self) -> QWidget:
        """Make the choice between the two passes."""
        self._passes = Segments({BACK: _("1 Look back"), ADJUST: _("2 Adjust")})
        self._passes.widget.setAccessibleName(_("Which round"))
        self._passes.picked.connect(lambda: self.turn(self.quarter, self._passes.chosen() or BACK))
        return self._passes.widget

    @property
    def quarter(self) -> int:
        """The quarter that is shown."""
        return self._quarter

    def show_quarter(self, quarter: int) -> None:
        """Show another quarter, from its beginning."""
        if quarter != self._quarter:
            self.turn(quarter, BACK)

    def printed(self) -> PrintRequest:
        """Return the page of the quarter that is shown."""
        return PrintRequest("quarter", quarter=self.quarter)

    def turn(self, quarter: int, to: str) -> None:
        """Show one pass of a quarter; what was typed in the other is taken in first."""
        self.document.commit_requested.emit()
        self._quarter, self._pass = quarter, to
        self._passes.check(to)
        if (quarter, to) not in self._sheets:
            self._make(quarter, to)
        for key, sheet in self._sheets.items():
            sheet.setVisible(key == (quarter, to))
        self._blocks = [self._sheets[quarter, to]]
        self.refresh()
        self.verticalScrollBar().setValue(0)
        self.turned.emit()

    def shows(self, record: Record | PlanRecord) -> bool:
        """Return whether a record is filled in here; what a review says is, its place in the calendar is not."""
        return isinstance(record, Review | Measurement | Decision | Closing)

    def reveal(self, record: str | None, field: str | None) -> None:
        """Turn to the quarter and pass of a record, and put the keyboard on its field."""
        found = self.document.plan.find(record)
        if isinstance(found, Review | Measurement | Decision | Closing):
            back = isinstance(found, Measurement) or (isinstance(found, Review) and field is None)
            self.turn(found.quarter, BACK if back else ADJUST)
        elif record is not None:
            # What was taken back is in the plan no more, but still stands where it was typed.
            there = next((key for key, sheet in self._sheets.items() if sheet.reveal(record, field)), None)
            if there:
                self.turn(*there)
        super().reveal(record, field)

    def refresh(self) -> None:
        """Say which quarter and pass this is, or when its review was closed."""
        plan = self.document.plan
        self._notice.setVisible(plan.record.state in OPEN_STATES)
        kept = plan.closing(self.quarter)
        if self._pass == BACK:
            words = _("Quarter {number} · looking back").format(number=self.quarter)
            note = _("First see what it has brought. What will be different comes in step 2.")
        else:
            words = _("Quarter {number} · adjusting").format(number=self.quarter)
            note = _("Now choose: what stays, what goes, what changes?")
        if kept:
            note = _("Closed on {day}: this is how it was kept.").format(day=format_day(kept.closed_on))
        self.title.say(words, note)

    def _make(self, quarter: int, to: str) -> None:
        review = quarterly_review.review(self.document.plan, quarter)
        if to == BACK or review is None:
            back = LookBack(self, quarter)
            back.on.connect(lambda: self._onward(quarter, ADJUST))
            sheet: LookBack | Adjust = back
        else:
            sheet = Adjust(self, quarter, review)
            sheet.closed.connect(lambda: self._over(quarter))
        self._sheets[quarter, to] = sheet
        self.body.insertWidget(self._below, sheet)

    def _over(self, quarter: int) -> None:
        """A review that was closed is read from its beginning; what comes next is at home."""
        self.turn(quarter, BACK)
        self.go_to_finding.emit(Finding("closed", "advice", steps.HOME, None, None, ""))

    def _onward(self, quarter: int, to: str) -> None:
        self.turn(quarter, to)
        self._start()


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return QuartersPage(document)
