"""The page of the quarterly calendar: four reviews, other moments, and the year as it follows from the plan."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Column, Field, Part, Rows, Section
from desktop.forms.export_button import calendar_button
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.forms.remarks import remarks
from desktop.theme import space
from plans.dates import format_date, quarter_of
from plans.derived import quarterly_review
from plans.derived.timeline import Event, timeline
from plans.subjects.calendar import Moment, Review, Rhythm
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

MOST_LETTERS = 160
"""Of one event in the overview; the whole text is on its own page."""


class Proposal(PagePart):
    """Offers dates for the reviews while one has none."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(space.S)
        layout.setContentsMargins(0, 0, 0, 0)
        self._button = parts.button(_("Propose four dates"), "", self._propose)
        layout.addWidget(self._button)
        layout.addWidget(
            parts.label(
                _(
                    "A working day in the second or third week after each quarter, skipping holidays and "
                    "the weeks you block. You can change every date."
                ),
                "note",
            )
        )
        self.ready()

    def _propose(self) -> None:
        self.document.apply_step(quarterly_review.proposals(self.document.plan))

    def refresh(self) -> None:
        """Offer it while a review has no date."""
        self.setVisible(bool(quarterly_review.proposals(self.document.plan)))


class Year(CardPart):
    """The whole year, gathered from every step; one quarter stands open, of the others the number of moments."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, text("calendar", "sections.year.title"))
        self._quarters = QVBoxLayout()
        self._quarters.setSpacing(space.XS)
        self.inside.addLayout(self._quarters)
        self._none = parts.label(_("The dates you enter come together here."), "note")
        self.inside.addWidget(self._none)
        self._folds: dict[Quarter, parts.Fold] = {}
        self._labels: list[list[QLabel]] = []
        self.ready()

    def refresh(self) -> None:
        """Gather what has a date."""
        moments = timeline(self.document.plan)
        quarters = {key: list(group) for key, group in groupby(moments, lambda moment: _quarter(moment.day))}
        if self.is_new([(key, len(group)) for key, group in quarters.items()]):
            self._make(quarters)
        for labels, moment in zip(self._labels, moments, strict=True):
            for label, words in zip(labels, _words(moment), strict=True):
                label.setText(words)
        self._none.setVisible(not moments)

    def _make(self, quarters: dict[Quarter, list[Event]]) -> None:
        opened = {key for key, fold in self._folds.items() if fold.is_open}
        now = _quarter(dt.date.today())
        self._labels = [
            [parts.label("", role) for role in ("note", "", "note")] for group in quarters.values() for _one in group
        ]
        rest = iter(self._labels)
        self._folds = {}
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.XS)
        for key, group in quarters.items():
            heading = _("Quarter {number}, {year}").format(number=key[1], year=key[0])
            fold = parts.Fold(heading, _grid([next(rest) for _one in group]))
            fold.mark(ngettext("{count} moment", "{count} moments", len(group)).format(count=len(group)))
            self._folds[key] = fold
            column.addWidget(fold)
        # Before the year begins, and after it, each quarter is a line that says how much is in it.
        for key in opened or [now]:
            if key in self._folds:
                self._folds[key].open(True)
        parts.replace(self._quarters, made)


Quarter = tuple[int, int]
"""A quarter by its year and its number."""


def _quarter(day: dt.date) -> Quarter:
    return day.year, quarter_of(day)


def _words(moment: Event) -> tuple[str, str, str]:
    """Return day, event and kind, as they stand on a line."""
    what = f"{moment.goal} {moment.what}" if moment.goal else moment.what
    short = what if len(what) <= MOST_LETTERS else f"{what[:MOST_LETTERS]}…"
    return format_date(moment.day), short, moment.kind.lower()


def _grid(labels: list[list[QLabel]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, space.S)
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(space.L)
    grid.setVerticalSpacing(space.XS)
    for row, line in enumerate(labels):
        line[1].setMinimumWidth(1)
        line[1].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        for column, label in enumerate(line):
            grid.addWidget(label, row, column)
    return made


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    to_read = document.plan.record.to_read
    content = (
        *(remarks(document) if to_read else ()),
        Rows(
            Review,
            (Column("quarter", 2), Column("on", 0), Column("time", 2), Column("place", 4), Column("attending", 5)),
            fixed=True,
            key="reviews",
            locked=("quarter",),
        ),
        Part(Proposal),
        Rows(
            Moment,
            (Column("what", 5), Column("kind", 3), Column("on", 0), Column("attending", 4)),
            key="moments",
        ),
        Section("rhythm", (Field("team_meeting", lines=2), Field("appraisal", lines=2), Field("sharing", lines=2))),
        *(() if to_read else remarks(document)),
        Part(Year),
        Part(calendar_button),
    )
    return Page(document, "calendar", content, Rhythm, document.plan.rhythm)
