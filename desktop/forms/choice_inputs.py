"""Inputs to choose in: words side by side, boxes to tick, lists that open, and the people of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.document import Document
from desktop.forms import roles
from desktop.forms.input import Input, Owned
from desktop.forms.parts import Line
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from plans import field_text
from plans.status import Mark
from resources.language import gettext as _

TARGET = 24
"""Pixels that something to press is wide and high at least (WCAG 2.2, 2.5.8)."""


class _Row(QWidget):
    resized = Signal()

    def minimumSizeHint(self) -> QSize:
        # Under each other it takes no more than its longest word.
        words = [word.minimumWidth() for word in self.findChildren(QPushButton)]
        return QSize(max(words, default=0) + space.LINE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Segments(Input):
    """A short fixed list with every word in sight; under each other where they do not fit side by side.

    ``marks`` gives words a shape as well, in the colour of that shape.
    """

    def __init__(self, words: dict[str, str], marks: Mapping[str, Mark] | None = None) -> None:
        row = _Row()
        super().__init__(row)
        roles.tell(row, "Grouping")
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        self._layout.setContentsMargins(space.LINE, 0, 0, 0)
        self._layout.setSpacing(0)
        self.group = QButtonGroup(row)
        self._marks = dict(marks or {})
        self._buttons: dict[str, QPushButton] = {}
        for value, word in words.items():
            button = QPushButton(word)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a word of one choice, to who listens
            button.setProperty("role", "segment")
            if value in self._marks:
                button.setProperty("status", self._marks[value].colour)
            self.group.addButton(button)
            self._buttons[value] = button
            self._layout.addWidget(button)
        self._layout.addStretch()
        self._side_by_side: bool | None = None
        row.resized.connect(self._fit)
        appearance.changed.connect(self._widen)
        self._widen()
        self.group.buttonClicked.connect(lambda _button: self.picked.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        self.check(getattr(record, field))

    def check(self, value: str | None) -> None:
        """Show which word is chosen, or none."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)
        else:
            self.group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self.group.setExclusive(True)
        # Tab comes to the chosen word, or to the first; the arrows go to the others.
        entrance = value if value in self._buttons else next(iter(self._buttons))
        for item, button in self._buttons.items():
            tab = item == entrance
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.set_value(record, field, self.chosen())

    def focus_widgets(self) -> list[QWidget]:
        return list(self._buttons.values())

    def chosen(self) -> str | None:
        """Return the word that is chosen, by its value."""
        return next((item for item, button in self._buttons.items() if button.isChecked()), None)

    def _widen(self) -> None:
        """Leave room for the chosen word, which is set in bold."""
        metrics = QFontMetrics(appearance.font("text", bold=True))
        for button in self._buttons.values():
            button.setMinimumWidth(metrics.horizontalAdvance(button.text()) + 28)
        for value, mark in self._marks.items():
            side, shape = appearance.px(13), mark.shape
            icon = QIcon(shapes.pixmap(shape, side, 2))
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
                icon.addPixmap(shapes.pixmap(shape, side, 2, appearance.colour("on_accent")), mode, QIcon.State.On)
            self._buttons[value].setIcon(icon)
            self._buttons[value].setIconSize(QSize(side, side))
            self._buttons[value].setMinimumWidth(self._buttons[value].minimumWidth() + side + 8)
        self._side_by_side = None
        self._fit()

    def _fit(self) -> None:
        buttons = list(self._buttons.values())
        beside = sum(button.minimumWidth() for button in buttons) <= max(self.widget.width(), 1)
        if beside == self._side_by_side:
            return
        self._side_by_side = beside
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        for place, button in enumerate(buttons):
            edge = "first" if not place else "last" if place == len(buttons) - 1 else ""
            button.setProperty("edge", edge if beside else "alone")
            button.style().polish(button)


class TickList(Input):
    """Several words of a fixed list, each to be ticked."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(QWidget())
        roles.tell(self.widget, "Grouping")
        layout = QVBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.XS)
        self._boxes = {value: QCheckBox(word) for value, word in words.items()}
        for box in self._boxes.values():
            layout.addWidget(box)
            box.clicked.connect(self.picked)

    def show(self, document: Document, record: Owned, field: str) -> None:
        chosen = getattr(record, field)
        for value, box in self._boxes.items():
            box.setChecked(value in chosen)

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.set_value(record, field, [value for value, box in self._boxes.items() if box.isChecked()])

    def focus_widgets(self) -> list[QWidget]:
        return list(self._boxes.values())


class Tick(Input):
    """Yes or no, with the question beside the box; a long question wraps."""

    def __init__(self, question: str) -> None:
        super().__init__(QWidget())
        self.box = QCheckBox()
        self.box.setMinimumSize(TARGET, TARGET)
        layout = QHBoxLayout(self.widget)
        layout.setContentsMargins(0, space.XS, 0, space.XS)
        layout.setSpacing(space.XS)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = _Words(question)
        words.clicked.connect(self.box.click)
        layout.addWidget(words, 1)
        self.box.clicked.connect(self.picked)

    def show(self, document: Document, record: Owned, field: str) -> None:
        self.box.setChecked(bool(getattr(record, field)))

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.set_value(record, field, self.box.isChecked())

    def focus_widgets(self) -> list[QWidget]:
        return [self.box]


class _Words(QLabel):
    clicked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class NoWheelCombo(QComboBox):
    """A list that does not change when the page is scrolled over it, and never widens the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._label()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show that words go on where there is no room for them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 2
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _label(self) -> None:
        """Have a label, in sight or not: on Linux a list is called by its label, and by its value without one."""
        around = self.parentWidget()
        if around is None or not self.accessibleName():
            return
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if not any(label.buddy() is self for label in around.findChildren(QLabel, options=direct)):
            label = QLabel(self.accessibleName().replace("&", "&&"), around)
            label.hide()
            label.setBuddy(self)
            self.destroyed.connect(label.deleteLater)

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())


class ChoiceCombo(Input):
    """A fixed list, or the goals or trainings of the plan, in a list that opens."""

    def __init__(self) -> None:
        self.combo = NoWheelCombo()
        super().__init__(self.combo)
        self.combo.activated.connect(lambda _place: self.picked.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        fill(self.combo, words(document, type(record), field))
        value = getattr(record, field)
        self.combo.setCurrentIndex(max(0, self.combo.findData("" if value is None else str(value))))

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        value = field_text.parse_value(document.plan, type(record), field, self.combo.currentData() or "")
        document.set_value(record, field, value)


class PersonCombo(Input):
    """A person of the plan; a name that is typed new joins the plan."""

    def __init__(self) -> None:
        self.combo = NoWheelCombo()
        line = Line()
        self.combo.setLineEdit(line)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(self.combo)
        line.setPlaceholderText(_("Choose or type a name"))
        self.combo.activated.connect(lambda _place: self.picked.emit())
        self._showing = False
        line.textChanged.connect(lambda _text: None if self._showing else self.edited.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        self._showing = True
        fill(self.combo, words(document, type(record), field))
        self.combo.setEditText(field_text.format_value(document.plan, record, field))
        self._showing = False

    def ask(self, question: str) -> None:
        line = self.combo.lineEdit()
        assert line is not None
        line.setAccessibleName(question)

    def commit_value(self, document: Document, record: Owned, field: str, merge: object) -> None:
        typed = self.combo.currentText()
        place = self.combo.currentIndex()
        if typed and place > 0 and self.combo.itemText(place) == typed:
            document.set_value(record, field, UUID(self.combo.itemData(place)))
        else:
            document.enter_text(record, field, typed, merge)


def words(document: Document, record: type[Owned], field: str) -> dict[str, str]:
    """Return what can be chosen in a field, nothing first: value by value with its word."""
    plan = document.plan
    match field_text.kind(record, field):
        case "choice":
            found = field_text.options(record, field)
        case "person":
            found = {str(person.id): field_text.person_label(person) for person in plan.people}
        case "activity":
            found = {str(activity.id): field_text.activity_label(plan, activity.id) for activity in plan.activities}
        case _:
            found = {str(goal.id): field_text.goal_label(plan, goal.id) for goal in plan.goals}
    return {"": "", **found}


def fill(combo: QComboBox, named: dict[str, str]) -> None:
    """Put words in a list, when they are not the ones it has."""
    if [combo.itemText(place) for place in range(combo.count())] != list(named.values()):
        combo.clear()
        for value, word in named.items():
            combo.addItem(word, value)
