"""The page of the quarterly calendar: four reviews, other moments, and the year as it follows from the plan."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Column, Field, Part, Rows, Section
from desktop.forms.exporting import calendar_button
from desktop.forms.page import Page
from desktop.forms.remarks import remarks
from plans import reviewing
from plans.agenda import agenda
from plans.dates import quarter_of, show_date
from plans.reviews import Moment, Review, Rhythm
from resources.language import gettext as _
from resources.texts import text

MOST_LETTERS = 160
"""Of one event in the overview; the whole text is on its own page."""


class Proposal(QWidget):
    """Offers dates for the reviews while one has none."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._button = parts.button(_("Propose four dates"), "", self._propose)
        layout.addWidget(self._button)
        layout.addWidget(
            parts.label(
                _(
                    "A working day in the second or third week after each quarter; holidays and weeks that you block "
                    "yourselves are skipped. You can change every date."
                ),
                "note",
            )
        )
        document.changed.connect(self._refresh)
        self._refresh()

    def _propose(self) -> None:
        self._document.carry_out(reviewing.proposals(self._document.plan))

    def _refresh(self, _edits: object = None) -> None:
        self.setVisible(bool(reviewing.proposals(self._document.plan)))


class Year(parts.Card):
    """The whole year by quarter, gathered from every step."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent, text("reviews", "sections.year.title"))
        self._document = document
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(4)
        self.inside.addLayout(self._grid)
        document.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, _edits: object = None) -> None:
        parts.clear(self._grid)
        row, shown = 0, ""
        moments = agenda(self._document.plan)
        if not moments:
            nothing = _("As soon as you enter dates they come together here.")
            self._grid.addWidget(parts.label(nothing, "note"), 0, 0, 1, 3)
        for one in moments:
            heading = _("Quarter {number}, {year}").format(number=quarter_of(one.day), year=one.day.year)
            if heading != shown:
                self._grid.addWidget(parts.label(heading, "group"), row, 0, 1, 3)
                row, shown = row + 1, heading
            self._grid.addWidget(parts.label(show_date(one.day), "note"), row, 0)
            what = f"{one.goal} {one.what}" if one.goal else one.what
            words = parts.label(what if len(what) <= MOST_LETTERS else f"{what[:MOST_LETTERS]}…")
            words.setMinimumWidth(1)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._grid.addWidget(words, row, 1)
            self._grid.addWidget(parts.label(one.kind.lower(), "note"), row, 2)
            row += 1


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
        Part(lambda _document, parent: calendar_button(parent)),
    )
    return Page(document, "reviews", content, Rhythm, document.plan.rhythm)
