"""The start page: going on where she was, other plans, a new one. Shown before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.theme import space
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.pages.start.resume import Card, ResumeCard
    from desktop.pages.start.rows import Rows

WIDEST = 1120
"""How wide the page is at most, in pixels at 100 %."""


class Row(NamedTuple):
    """One plan in the list: its key, how it is called, and how it is doing."""

    key: str
    title: str
    note: str


class StartPage(parts.ReadingPage):
    """Where everybody begins and comes back."""

    new_plan = Signal()
    short_plan = Signal()
    """A new plan that begins with the twelve questions of the short plan."""
    from_list = Signal()
    """A new plan that begins with a list of somebody's own."""
    from_card = Signal()
    """A new plan that begins with a technology card."""
    open_sample = Signal()
    open_file = Signal()
    read_along = Signal()
    open_plan = Signal(str)
    open_due = Signal(str, object)
    """A plan, and what in it is due (plans/derived/due.py): to be opened there."""
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
        super().__init__(WIDEST)
        self._may_change = True
        self.resume: ResumeCard | None = None
        self._rows: list[Rows] = []
        body = self.body
        self._notice = parts.label("", "notice")
        self._notice.hide()
        body.addWidget(self._notice)
        self._choices = parts.button(_("What can I do?"), "", self.show_choices.emit)
        self._choices.hide()
        body.addWidget(self._choices)
        self._content = QVBoxLayout()
        self._content.setSpacing(space.XL)
        body.addLayout(self._content)
        wait = parts.heading(_("An annual plan that your team can work with"), _("Looking for your plans…"), "title")
        self._content.addWidget(wait)
        self._elsewhere = QVBoxLayout()
        self._elsewhere.setSpacing(space.S)
        body.addLayout(self._elsewhere)
        body.addStretch()

    def show_plans(
        self,
        plans: list[Row],
        binned: list[Row],
        last: Card | None,
        may_change: bool = True,
        beyond: Callable[[], list[Row]] | None = None,
    ) -> None:
        """Show the plans of the library, with the one where she was on top.

        In one that is only read (``may_change`` is False) plans are opened, and none come or go. ``beyond`` gives those
        that come after these, when somebody wants to see them.
        """
        from desktop.pages.start.home import Home
        from desktop.pages.start.ways import Ways

        self._may_change = may_change
        whole = Home(self, plans, binned, last, may_change, beyond) if last else Ways(self, binned, may_change)
        self.resume, self._rows = whole.resume, whole.rows
        parts.replace(self._content, whole)
        # The keyboard can only be given to what is on the screen, and that takes a turn of the loop.
        QTimer.singleShot(0, whole.first, lambda: self._begin(whole.first))

    def _begin(self, first: QWidget) -> None:
        # A plan may have been opened meanwhile.
        if self.isVisible():
            first.setFocus()

    def show_progress(self, rows: list[Row], empty: set[str], last: Card | None) -> None:
        """Show of the plans that are listed how far they are; those in which nothing is can be thrown away at once."""
        for group in self._rows:
            group.tell(rows, empty)
        if self.resume and last:
            self.resume.tell(last)

    def show_elsewhere(self, rows: list[Row]) -> None:
        """Show the plans of other libraries in the same folder."""
        parts.clear(self._elsewhere)
        if rows:
            from desktop.pages.start.rows import Rows

            self._elsewhere.addWidget(parts.label(_("In other libraries in the same folder"), "heading"))
            act = (_("Bring in"), self.take_over.emit) if self._may_change else None
            self._elsewhere.addWidget(Rows(rows, act=act))

    def show_notice(self, words: str, offer_choices: bool = False) -> None:
        """Show a notice, or take it away."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
        self._choices.setVisible(offer_choices)
        if offer_choices:
            QTimer.singleShot(0, self._choices, self._choices.setFocus)
