"""The page of the quarterly reviews: choose a quarter, first look back, then adjust."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.choice_inputs import Segments
from desktop.forms.observe import Observer
from desktop.forms.page import Page
from desktop.pages.reviews.adjust import Adjust
from desktop.pages.reviews.look_back import LookBack
from desktop.theme import shapes
from desktop.theme.appearance import appearance
from plans.dates import QUARTERS, SHORT_MONTHS
from plans.derived import quarterly_review
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from plans.records import Record
from plans.status import OPEN_STATES, REVIEW_MARKS, review_word
from plans.subjects.calendar import Review
from plans.subjects.reviews import Closing, Decision, Measurement
from resources.language import current
from resources.language import gettext as _

BACK, ADJUST = "back", "adjust"


class QuartersPage(Page, Observer):
    """Four quarters behind four tabs, and of each two passes that are never on the screen together."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "reviews", (), PlanRecord, document.plan.record)
        self._lines: list[list[str]] = []
        self._sheets: dict[tuple[int, str], LookBack | Adjust] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(_("Which quarter"))
        for _quarter in QUARTERS:
            self.tabs.addTab("")
        self._notice = parts.label(
            _("The plan is not adopted yet. You can fill in already; closing a review comes after."), "notice"
        )
        self._passes = Segments({BACK: _("1 Look back"), ADJUST: _("2 Adjust")})
        self._passes.widget.setAccessibleName(_("Which pass"))
        self._pass = BACK
        self._heading = parts.label("", "heading")
        self._note = parts.label("", "note")
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(2)
        above.addWidget(self._heading)
        above.addWidget(self._note)
        for place, widget in enumerate((self._notice, self.tabs, self._passes.widget, head), 1):
            self.body.insertWidget(place, widget)
        self._below = 5
        self.tabs.setCurrentIndex(quarterly_review.current(document.plan) - 1)
        self.tabs.currentChanged.connect(lambda _place: self.turn(self.quarter, BACK))
        self._passes.picked.connect(self._picked)
        self.observe(self.changes)
        self.turn(self.quarter, BACK)
        self.refresh()

    @property
    def quarter(self) -> int:
        """The quarter that is shown."""
        return self.tabs.currentIndex() + 1

    def printed(self) -> PrintRequest:
        """Return the page of the quarter that is shown."""
        return PrintRequest("quarter", quarter=self.quarter)

    def turn(self, quarter: int, to: str) -> None:
        """Show one pass of a quarter; what was typed in the other is taken in first."""
        self.document.commit_requested.emit()
        self._pass = to
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(quarter - 1)
        self.tabs.blockSignals(False)
        self._passes.check(to)
        if (quarter, to) not in self._sheets:
            self._make(quarter, to)
        for key, sheet in self._sheets.items():
            sheet.setVisible(key == (quarter, to))
        self._blocks = [self._sheets[quarter, to]]
        words = _("Quarter {number} · looking back") if to == BACK else _("Quarter {number} · adjusting")
        self._heading.setText(words.format(number=quarter))
        self._note.setText(
            _("First see what it brought. What will be different comes in step 2.")
            if to == BACK
            else _("Now choose: what stays, what goes, what changes?")
        )
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_tabs()

    def shows(self, record: Record | PlanRecord) -> bool:
        """Return whether a record is filled in here; what a review says is, its place in the calendar is not."""
        return isinstance(record, Review | Measurement | Decision | Closing)

    def reveal(self, record: str | None, field: str | None) -> None:
        """Turn to the quarter and pass of a record, and put the keyboard on its field."""
        found = self.document.plan.find(record)
        if isinstance(found, Review | Measurement | Decision | Closing):
            back = isinstance(found, Measurement) or (isinstance(found, Review) and field is None)
            self.turn(found.quarter, BACK if back else ADJUST)
        super().reveal(record, field)

    def _make(self, quarter: int, to: str) -> None:
        review = quarterly_review.review(self.document.plan, quarter)
        if to == BACK or review is None:
            back = LookBack(self, quarter)
            back.on.connect(lambda: self._onward(quarter, ADJUST))
            sheet: LookBack | Adjust = back
        else:
            sheet = Adjust(self, quarter, review)
            sheet.closed.connect(lambda: self._onward(min(quarter + 1, QUARTERS[-1]), BACK))
        self._sheets[quarter, to] = sheet
        self.body.insertWidget(self._below, sheet)

    def _onward(self, quarter: int, to: str) -> None:
        self.turn(quarter, to)
        self._start()

    def _picked(self) -> None:
        self.turn(self.quarter, self._passes.chosen() or BACK)

    def _start(self) -> None:
        entrance = self._sheets[self.quarter, self._pass].start()
        if entrance:
            self._focus(entrance)

    def refresh(self) -> None:
        """Say on the tabs when each review is, and how far it is."""
        plan = self.document.plan
        self._notice.setVisible(plan.record.state in OPEN_STATES)
        side = appearance.px(12)
        self.tabs.setIconSize(QSize(side, side))
        self._lines = []
        for place, quarter in enumerate(QUARTERS):
            existing, state = quarterly_review.review(plan, quarter), quarterly_review.state(plan, quarter)
            when = _short_day(existing.on) if existing and existing.on else _("no date")
            self._lines.append([_("Quarter {number}").format(number=quarter), when, review_word(state)])
            self.tabs.setTabIcon(place, QIcon(shapes.pixmap(REVIEW_MARKS[state].shape, side, self.devicePixelRatioF())))
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Put date and state on one line where there is room, else below each other."""
        margins = self.body.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        for between in (" · ", "\n"):
            for place, (name, when, state) in enumerate(self._lines):
                self.tabs.setTabText(place, f"{name}\n{when}{between}{state}")
            if self.tabs.sizeHint().width() <= room:
                break


def _short_day(day: dt.date) -> str:
    return f"{day.day} {SHORT_MONTHS[current()][day.month - 1]}"


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    return QuartersPage(document)
