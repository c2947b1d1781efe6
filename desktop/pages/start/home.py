"""The start page of who has plans: going on with one, the others below it, and the manager's doors apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.pages.start import Row
from desktop.pages.start.doors import Doors
from desktop.pages.start.resume import Card, ResumeCard
from desktop.pages.start.rows import Rows
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.calendar_rules import weekday_name
from plans.dates import format_day
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.pages.start import StartPage


ASIDE = 312
"""How wide the right column is, in pixels at 100 %."""
BESIDE = 876
"""Width in pixels at 100 % from which the right column does not stand under the left one."""
UNBOUND = 16_777_215
"""What Qt takes for no greatest width."""


class Home(QWidget):
    """All of the page below its notices."""

    def __init__(
        self,
        page: StartPage,
        plans: list[Row],
        binned: list[Row],
        last: Card,
        may_change: bool,
        beyond: Callable[[], list[Row]] | None,
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.L)
        today = dt.date.today()
        day = f"{weekday_name(today.weekday())} {format_day(today)}"
        layout.addWidget(parts.heading(_("Welcome back"), f"{day[:1].upper()}{day[1:]}", "title", "intro"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space.XXL)
        layout.addLayout(self._columns)
        removes = (_("Delete"), page.bin_plan.emit) if may_change else None
        self.resume = ResumeCard(last, page.open_plan.emit, page.open_due.emit, removes)
        self.first = self.resume.go_on
        others = [row for row in plans if row.key != last.key]
        self.rows = [Rows(others, page.open_plan.emit, removes=removes, beyond=beyond)] if others else []
        left = QVBoxLayout()
        left.setSpacing(space.L)
        left.addWidget(self.resume)
        head = QHBoxLayout()
        head.setSpacing(space.S)
        head.addWidget(parts.label(_("Other plans") if others else "", "heading"), 1)
        short = parts.button(_("Short plan in 30 minutes"), "link", page.short_plan.emit)
        new = parts.button(_("New plan"), "", page.new_plan.emit)
        for button in (short, new):
            button.setEnabled(may_change)
        head.addWidget(short)
        head.addWidget(new)
        left.addLayout(head)
        for group in self.rows:
            left.addWidget(group)
        add_bin(left, page, binned, may_change)
        left.addStretch()
        self._columns.addLayout(left, 1)
        self._aside = QWidget()
        right = QVBoxLayout(self._aside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(space.L)
        right.addWidget(Doors(page, may_change))
        links = QVBoxLayout()
        links.setContentsMargins(space.XL, 0, 0, 0)
        links.setSpacing(space.XS)
        for words, note, signal, works in (
            (_("Open a plan file…"), _("Or drag the file onto this window."), page.open_file, may_change),
            (_("Look at the sample"), "", page.open_sample, may_change),
            (_("Copies of your plans…"), "", page.copies_requested, True),
        ):
            link = parts.button(words, "link", signal.emit)
            link.setEnabled(works)
            links.addWidget(link)
            if note:
                links.addWidget(parts.label(note, "note"))
        # Also when the library is only read: then most of all.
        links.addWidget(parts.label(_("Everything stays on this laptop, unless you save or print it."), "note"))
        right.addLayout(links)
        right.addStretch()
        self._columns.addWidget(self._aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= appearance.px(BESIDE)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        # Under the other column it is as wide: what is narrower than its place, Qt gives too little height.
        self._aside.setMaximumWidth(appearance.px(ASIDE) if beside else UNBOUND)


def add_bin(layout: QVBoxLayout, page: StartPage, binned: list[Row], may_change: bool) -> None:
    """Show what was thrown away, with the way back."""
    if binned:
        layout.addWidget(parts.label(_("In the bin (kept for 30 days)"), "heading"))
        layout.addWidget(Rows(binned, act=(_("Put back"), page.restore_plan.emit) if may_change else None))
