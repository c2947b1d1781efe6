"""What is due, each on a line that leads to where it is seen to."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.forms import parts
from desktop.forms.labels import Pressed
from desktop.forms.observe import Relay
from desktop.forms.part import CardPart
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived.due import Due, day_words, due
from plans.findings import Finding
from resources.language import gettext as _
from resources.texts import text

MOST, MOST_LATE = 3, 1
"""Lines while not everything is shown, and how many of them are for what is late: what comes must stay in sight."""
DAY = 88


class DueCard(CardPart):
    """The first few of what is due; the rest is one press away."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        self._all = False
        head = QHBoxLayout()
        head.setSpacing(space.S)
        head.addWidget(parts.label(text("home", "due.title"), "heading"), 1)
        head.addWidget(parts.button(_("Whole calendar"), "link", lambda: self.go_to_step.emit("calendar")))
        self.inside.addLayout(head)
        self.inside.setSpacing(space.XS)
        self._nothing = parts.label(text("home", "due.nothing"), "note")
        self._lines = parts.Column(0)
        self._more = parts.button("", "link", self._turn)
        self.inside.addWidget(self._nothing)
        self.inside.addLayout(self._lines)
        self.inside.addWidget(self._more)
        self.inside.addStretch()
        self.ready()

    def refresh(self) -> None:
        """List what is due today."""
        today = dt.date.today()
        found = due(self.document.plan, today)
        late = [item for item in found if item.late]
        coming = [item for item in found if not item.late]
        few = late[: max(MOST_LATE, MOST - len(coming))]
        shown = found if self._all else [*few, *coming[: MOST - len(few)]]
        self._lines.show_all([(item, day_words(item, today)) for item in shown], self._line)
        self._nothing.setVisible(not found)
        self._more.setVisible(len(found) > MOST)
        if self._all:
            self._more.setText(_("Show fewer"))
        elif late:
            words = _("Show all {count}, of which {late} late")
            self._more.setText(words.format(count=len(found), late=len(late)))
        else:
            self._more.setText(_("Show all {count}").format(count=len(found)))

    def _turn(self) -> None:
        self._all = not self._all
        self.refresh()

    def _line(self, shown: tuple[Due, str]) -> QWidget:
        item, when = shown
        line = _Line(item, when)
        there = Finding("due", "advice", item.subject, str(item.record), item.field, item.what)
        line.clicked.connect(lambda: self.go_to_finding.emit(there))
        return line


class _Line(Pressed):
    """Day, what it is and the goal it belongs to, painted by hand so that the whole line can be pressed."""

    def __init__(self, item: Due, when: str) -> None:
        super().__init__()
        self._item, self._when = item, when
        goal = _("goal {number}").format(number=item.goal) if item.goal else ""
        self.setText(item.what)
        self.setAccessibleName(", ".join(filter(None, (when, item.what, item.kind, goal))))
        self.setToolTip(item.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words_in(width).height() + appearance.px(15)

    def sizeHint(self) -> QSize:
        return QSize(appearance.px(300), self.heightForWidth(appearance.px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(appearance.px(160), appearance.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        item, top = self._item, appearance.px(7)
        strong = appearance.font("text", bold=True)
        painter.setFont(strong)
        near = item.day <= dt.date.today()
        colour = "attention" if item.late else "accent" if near else "ink"
        painter.setPen(appearance.colour(colour))
        painter.drawText(QRect(0, top, appearance.px(DAY), self.height()), Qt.AlignmentFlag.AlignTop, self._when)
        plain = appearance.font("text")
        plain.setUnderline(self.underMouse())
        painter.setFont(plain)
        painter.setPen(appearance.colour("ink"))
        area = self._words_in(self.width()).translated(appearance.px(DAY), top)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self.text())
        painter.setFont(strong)
        if item.goal:
            painter.setPen(appearance.goal_colour(item.goal))
            number = QRect(self.width() - appearance.px(36), top, appearance.px(14), self.height())
            painter.drawText(number, Qt.AlignmentFlag.AlignTop, str(item.goal))
        painter.setPen(appearance.colour("accent"))
        sign = QRect(self.width() - appearance.px(14), top, appearance.px(14), self.height())
        painter.drawText(sign, Qt.AlignmentFlag.AlignTop, "›")
        if self.y():
            painter.fillRect(0, 0, self.width(), 1, appearance.colour("line"))

    def _words_in(self, width: int) -> QRect:
        room = max(appearance.px(60), width - appearance.px(DAY + 42))
        metrics = QFontMetrics(appearance.font("text"))
        return metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, self.text()).adjusted(
            0, 0, 2, 0
        )
