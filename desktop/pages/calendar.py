"""The page of the quarterly calendar: four reviews, other moments, and the year as it follows from the plan."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Column, Field, Part, Rows, Section
from desktop.forms.export_button import calendar_button
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart, PagePart
from desktop.forms.remarks import remarks
from plans.dates import format_date, quarter_of
from plans.derived import quarterly_review
from plans.derived.timeline import Event, timeline
from plans.subjects.calendar import Moment, Review, Rhythm
from resources.language import gettext as _
from resources.texts import text

MOST_LETTERS = 160
"""Of one event in the overview; the whole text is on its own page."""


class Proposal(PagePart):
    """Offers dates for the reviews while one has none."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
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
        self.ready()

    def _propose(self) -> None:
        self.document.apply_step(quarterly_review.proposals(self.document.plan))

    def refresh(self) -> None:
        """Offer it while a review has no date."""
        self.setVisible(bool(quarterly_review.proposals(self.document.plan)))


class Year(CardPart):
    """The whole year by quarter, gathered from every step."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, text("calendar", "sections.year.title"))
        self._lines = QVBoxLayout()
        self.inside.addLayout(self._lines)
        self._labels: list[list[QLabel]] = []
        self.ready()

    def refresh(self) -> None:
        """Gather what has a date."""
        lines = _lines(timeline(self.document.plan))
        if self.is_new([roles for roles, _words in lines]):
            self._labels = [[parts.label("", role) for role in roles] for roles, _words in lines]
            parts.replace(self._lines, _grid(self._labels))
        for labels, (_roles, words) in zip(self._labels, lines, strict=True):
            for label, word in zip(labels, words, strict=True):
                label.setText(word)


Line = tuple[tuple[str, ...], tuple[str, ...]]
"""The roles of the labels on a line, and their words."""


def _lines(moments: list[Event]) -> list[Line]:
    """Return the lines to show: a heading by itself, or day, event and kind."""
    if not moments:
        return [(("note",), (_("As soon as you enter dates they come together here."),))]
    lines: list[Line] = []
    shown = ""
    for moment in moments:
        heading = _("Quarter {number}, {year}").format(number=quarter_of(moment.day), year=moment.day.year)
        if heading != shown:
            lines.append((("group",), (heading,)))
            shown = heading
        what = f"{moment.goal} {moment.what}" if moment.goal else moment.what
        short = what if len(what) <= MOST_LETTERS else f"{what[:MOST_LETTERS]}…"
        lines.append((("note", "", "note"), (format_date(moment.day), short, moment.kind.lower())))
    return lines


def _grid(labels: list[list[QLabel]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    for row, line in enumerate(labels):
        if len(line) == 1:
            grid.addWidget(line[0], row, 0, 1, 3)
            continue
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
