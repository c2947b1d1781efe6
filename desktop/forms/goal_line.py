"""A line about one goal in a table of the goals: number and name, its course, and cells at the right of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.sparkline import WIDTH, Sparkline
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived.this_quarter import GoalLine
from resources.language import gettext as _

BESIDE = 800
"""Width in pixels at 100 % from which all stands on one line; below it the cells come under the name."""
MARGIN, GAP = space.L, space.M
UNBOUND = 16_777_215
"""What Qt takes for no greatest width."""

Cells = Sequence[tuple[QWidget, int]]
"""Widgets with their width in pixels at 100 %; those with 0 share what is left."""


class GoalTable(QFrame):
    """A card with a head and a line for each goal; every column is as wide in each line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        roles.tell(self, "Grouping", lambda _table: _("The goals"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.LINE, space.XS, space.LINE, space.XS)
        self._column.setSpacing(0)
        self._lines: list[Line] = []
        appearance.changed.connect(self._fit)

    def show_lines(self, captions: Sequence[tuple[str, int]], lines: Sequence[Line]) -> None:
        """Show other lines, under a head with these words above the cells."""
        parts.clear(self._column)
        head = Line(
            parts.label(_("Goal"), "group"),
            parts.label(_("Course"), "group"),
            [(parts.label(words, "group"), width) for words, width in captions],
            is_head=True,
        )
        self._lines = [head, *lines]
        for line in self._lines:
            self._column.addWidget(line)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        for line in self._lines:
            line.fit(self.width())


class Line(QWidget):
    """The name and the course of a goal, and cells; or the words above them."""

    def __init__(self, name: QWidget, course: QWidget, cells: Cells, *, is_head: bool = False) -> None:
        super().__init__()
        self._is_head = is_head
        self._current = False
        self._who, self._course, self._cells = QWidget(), course, cells
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setSpacing(GAP)
        who = QHBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        who.addWidget(name, 1, top)
        who.addWidget(course, 0, top)
        self._what = QWidget()
        what = QHBoxLayout(self._what)
        what.setContentsMargins(0, 0, 0, 0)
        what.setSpacing(GAP)
        for cell, width in cells:
            what.addWidget(cell, 0 if width else 1, top)
            if not width:
                cell.setMinimumWidth(1)
                cell.setSizePolicy(QSizePolicy.Policy.Ignored, cell.sizePolicy().verticalPolicy())
        self._across.addWidget(self._who, 0, top)
        self._across.addWidget(self._what, 1, top)

    def mark(self, current: bool) -> None:
        """Show whether this is the line with the keyboard."""
        if current != self._current:
            self._current = current
            self.update()

    def fit(self, width: int) -> None:
        """Share a width: name and course at the left, the cells beside them, or below where that is too narrow."""
        beside = width >= appearance.px(BESIDE)
        high = space.S if self._is_head else space.M
        self._across.setContentsMargins(MARGIN, high, MARGIN, high)
        for cell, pixels in self._cells:
            if pixels:
                cell.setFixedWidth(appearance.px(pixels))
        self._course.setFixedWidth(appearance.px(WIDTH))
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)
        # Only beside the cells a width must hold: below them a fixed one would keep the page from becoming narrower.
        least, most = 1, UNBOUND
        if beside:
            least = most = min(appearance.px(420), round((width - 2 * MARGIN) * 0.34))
        self._who.setMinimumWidth(least)
        self._who.setMaximumWidth(most)
        if self._is_head:
            self._what.setVisible(beside)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._current:
            painter.fillRect(self.rect(), appearance.colour("accent_soft"))
        if self.y() > 8 or self._is_head:
            under = self.height() - 1 if self._is_head else 0
            painter.fillRect(0, under, self.width(), 1, appearance.colour("border" if self._is_head else "line"))


class GoalName(QWidget):
    """Number and title of a goal, and from where to where it goes."""

    def __init__(self, line: GoalLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        self._number = GoalNumber(line.number)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = parts.label("", "heading")
        self._span = parts.label("", "note")
        for label in (self._title, self._span):
            label.setMinimumWidth(1)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.setMinimumWidth(1)
        self.show_line(line)

    def show_line(self, line: GoalLine) -> None:
        """Show the goal as it is called now."""
        title = line.goal.title.strip() or line.goal.result.strip() or _("no name yet")
        self._number.show_number(line.number)
        for label, words in ((self._title, breakable(title)), (self._span, breakable(line.span))):
            if words != label.text():
                label.setText(words)
        self._span.setVisible(bool(line.span))


def breakable(words: str) -> str:
    """Return words of which the very long ones may break where the line ends, instead of being cut off there."""
    return re.sub(r"\S{20,}", lambda long: "\u200b".join(re.findall(".{1,10}", long[0])), words)


class GoalNumber(QWidget):
    """The number by which everybody knows a goal, in its colour."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(16), appearance.px(24))

    def show_number(self, number: int) -> None:
        """Show another number."""
        if number != self._number:
            self._number = number
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = appearance.font("text", bold=True)
        font.setPixelSize(appearance.px(20))
        painter.setFont(font)
        painter.setPen(appearance.goal_colour(self._number))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(self._number))


class NamedLine(Line):
    """The line of one goal: its number and name, its course, and these cells."""

    def __init__(self, line: GoalLine, year: int, cells: Cells) -> None:
        self._named, self._moved = GoalName(line), Sparkline(year)
        self._moved.show_line(line)
        super().__init__(self._named, self._moved, cells)

    def show_line(self, line: GoalLine) -> None:
        """Show the goal as it is now."""
        self._named.show_line(line)
        self._moved.show_line(line)
