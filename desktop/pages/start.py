"""The start page: my plans, a new one, the sample, or a plan file. Shown before anything heavy is loaded."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.forms import parts
from resources.language import gettext as _

AT_ONCE = 30
"""Rows that are shown before “more” is offered."""


class Row(NamedTuple):
    """One plan in the list: its key and how it is called."""

    key: str
    title: str
    note: str


class StartPage(parts.ReadingPage):
    """Where everybody begins and comes back."""

    new_plan = Signal()
    open_sample = Signal()
    open_file = Signal()
    read_along = Signal()
    open_plan = Signal(str)
    bin_plan = Signal(str)
    restore_plan = Signal(str)
    take_over = Signal(str)
    """A plan of another library in the folder, by the name of that library and its key: ``digikoers-2.db/…``."""
    show_choices = Signal()
    """What can be done about a library that cannot be used."""
    portfolio_requested = Signal()
    copies_requested = Signal()
    """The copies of the library, to put something back."""

    def __init__(self) -> None:
        super().__init__()
        body = self.body
        about = _(
            "In small steps from the vision to five concrete goals, people with hours, training, a budget "
            "and four moments to look back. Everything stays on this laptop."
        )
        body.addWidget(parts.heading(_("A year plan that your team can work with"), about, "title", "intro"))
        self._may_change = True
        self._notice = parts.label("", "notice")
        self._notice.hide()
        body.addWidget(self._notice)
        self._choices = parts.button(_("What can I do?"), "", self.show_choices.emit)
        self._choices.hide()
        body.addWidget(self._choices)
        self._here = QVBoxLayout()
        body.addLayout(self._here)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.new = parts.button(_("New plan"), "primary", self.new_plan.emit)
        self.sample = parts.button(_("Look at the sample"), "", self.open_sample.emit)
        self.file = parts.button(_("Open a plan file…"), "", self.open_file.emit)
        for item in (self.new, self.sample, self.file):
            buttons.addWidget(item)
        buttons.addStretch()
        body.addLayout(buttons)
        self.several = parts.button(_("Several teams side by side…"), "link", self.portfolio_requested.emit)
        self.along = parts.button(_("Read along in somebody else’s plan…"), "link", self.read_along.emit)
        self.along.setToolTip(_("The plan stays as it is; you add remarks of your own and send those back."))
        links = QHBoxLayout()
        links.setSpacing(18)
        self.copies = parts.button(_("Copies of your plans…"), "link", self.copies_requested.emit)
        for item in (self.several, self.along, self.copies):
            links.addWidget(item)
        links.addStretch()
        body.addLayout(links)
        self._waiting = (self.new, self.sample, self.file, self.several, self.along, self.copies)
        for item in self._waiting:
            item.setEnabled(False)
        self._plans = QVBoxLayout()
        self._plans.setSpacing(8)
        body.addLayout(self._plans)
        self._elsewhere = QVBoxLayout()
        self._elsewhere.setSpacing(8)
        body.addLayout(self._elsewhere)
        self._wait = parts.label(_("Looking for your plans…"), "note")
        self._plans.addWidget(self._wait)
        body.addStretch()

    def show_plans(self, plans: list[Row], binned: list[Row], last: Row | None, may_change: bool = True) -> None:
        """Show the plans of the library, with the one where she was on top.

        In one that is only read (``may_change`` is False) plans are opened, and none come or go.
        """
        self._may_change = may_change
        for item in self._waiting:
            item.setEnabled(may_change or item in (self.several, self.copies))
        parts.clear(self._here)
        parts.clear(self._plans)
        if last:
            self._show_last(last)
        elif may_change:
            QTimer.singleShot(0, self.new, self.new.setFocus)
        if plans:
            self._plans.addWidget(parts.label(_("My plans"), "heading"))
            self._show_rows(self._plans, plans, _("Delete"), self.bin_plan)
        else:
            self._plans.addWidget(
                parts.label(_("There are no plans here yet. Start a new one, or look around in the sample."), "note")
            )
        if binned:
            self._plans.addWidget(parts.label(_("In the bin (kept for 30 days)"), "heading"))
            self._show_rows(self._plans, binned, _("Put back"), self.restore_plan)

    def show_elsewhere(self, rows: list[Row]) -> None:
        """Show the plans of other libraries in the same folder."""
        parts.clear(self._elsewhere)
        if rows:
            self._elsewhere.addWidget(parts.label(_("In other libraries in the same folder"), "heading"))
            self._show_rows(self._elsewhere, rows, _("Take over"), self.take_over)

    def show_notice(self, words: str, offer_choices: bool = False) -> None:
        """Show a notice, or take it away."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
        self._choices.setVisible(offer_choices)
        if offer_choices:
            QTimer.singleShot(0, self._choices, self._choices.setFocus)

    def _show_last(self, last: Row) -> None:
        frame, layout = parts.card()
        layout.addWidget(parts.label(_("This is where you were"), "group"))
        layout.addWidget(parts.heading(last.title, last.note))
        go_on = parts.button(_("Go on"), "primary", lambda: self.open_plan.emit(last.key))
        layout.addWidget(go_on)
        self._here.addWidget(frame)
        # The keyboard can only be given to what is on the screen, and that takes a turn of the loop.
        QTimer.singleShot(0, go_on, go_on.setFocus)

    def _show_rows(self, place: QVBoxLayout, rows: list[Row], words: str, signal: SignalInstance) -> None:
        frame, layout = parts.card()
        layout.setSpacing(4)
        place.addWidget(frame)
        self._add_rows(layout, rows, words, signal)

    def _add_rows(self, layout: QVBoxLayout, rows: list[Row], words: str, signal: SignalInstance) -> None:
        """Show a handful of rows, and offer the next handful: thousands at once would take their time."""
        for row in rows[:AT_ONCE]:
            layout.addLayout(self._make_row(row, words, signal))
        rest = rows[AT_ONCE:]
        if rest:

            def go_on() -> None:
                parts.discard(more)
                self._add_rows(layout, rest, words, signal)

            more = parts.button(_("Show {count} more").format(count=min(AT_ONCE, len(rest))), "link", go_on)
            layout.addWidget(more)

    def _make_row(self, row: Row, words: str, signal: SignalInstance) -> QHBoxLayout:
        line = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        if words == _("Delete"):
            names.addWidget(parts.button(row.title, "link", lambda: self.open_plan.emit(row.key)))
        else:
            names.addWidget(parts.label(row.title))
        names.addWidget(parts.label(row.note, "note"))
        line.addLayout(names, 1)
        if not self._may_change:
            return line
        act = parts.button(words, "link", lambda: signal.emit(row.key))
        act.setAccessibleName(f"{words}: {row.title}")
        line.addWidget(act)
        return line
