"""The kinds of input: each shows the value of a field and takes in what a person does with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QIcon, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.document import Document
from desktop.forms.declare import Field
from desktop.theme.look import look
from plans import entry
from plans.plan import PlanRecord
from plans.records import Record
from resources import ICONS
from resources.language import gettext as _

Owned = Record | PlanRecord


class Input(QObject):
    """What a bound field holds: a widget that shows a value and takes one in."""

    edited = Signal()
    """Something was typed; it is taken in a moment later."""
    picked = Signal()
    """Something was chosen; it is taken in at once."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def show(self, document: Document, record: Owned, field: str) -> None:
        """Show the value of the field."""
        raise NotImplementedError

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        """Hand over what is shown; raises Refused when it does not fit."""
        raise NotImplementedError

    def lock(self, locked: bool) -> None:
        """Let the value be read but not changed."""
        self.widget.setEnabled(not locked)

    def focus_widgets(self) -> list[QWidget]:
        """Give the widgets that can have the keyboard."""
        return [self.widget]


class Line(Input):
    """A single line of text, a number, an amount or a date."""

    def __init__(self) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.textEdited.connect(self.edited)

    def show(self, document: Document, record: Owned, field: str) -> None:
        shown = entry.show(document.plan, record, field)
        if self.line.text() != shown:
            self.line.setText(shown)
            self.line.setCursorPosition(0)

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.type(record, field, self.line.text(), merge)

    def lock(self, locked: bool) -> None:
        self.line.setReadOnly(locked)
        for action in self.line.actions():
            action.setEnabled(not locked)


class Day(Line):
    """A date: typed, or picked from a calendar (Alt+Down)."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self._action = QAction(self._icon(), _("Open the calendar"), self.line)
        self._action.setShortcut(QKeySequence("Alt+Down"))
        self._action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._action.triggered.connect(self._open)
        self.line.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        look.changed.connect(self._repaint)

    def _repaint(self) -> None:
        self._action.setIcon(self._icon())

    def _icon(self) -> QIcon:
        return QIcon(str(ICONS / f"calendar-{look.name}.svg"))

    def _open(self) -> None:
        popup = QWidget(self.line, Qt.WindowType.Popup)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        days = QCalendarWidget()
        days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        shown = QDate.fromString(self.line.text(), "dd-MM-yyyy")
        days.setSelectedDate(shown if shown.isValid() else QDate(self._year, 1, 1))
        layout.addWidget(days)

        def pick(day: QDate) -> None:
            self.line.setText(day.toString("dd-MM-yyyy"))
            popup.close()
            self.picked.emit()

        days.activated.connect(pick)
        days.clicked.connect(pick)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        popup.show()
        days.setFocus()


class _Box(QPlainTextEdit):
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class Prose(Input):
    """Text of several lines that grows with what is typed."""

    MOST_LINES = 14

    def __init__(self, lines: int) -> None:
        self.box = _Box()
        super().__init__(self.box)
        self._lines = lines
        self.box.setTabChangesFocus(True)
        self.box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.textChanged.connect(self._typed)
        self.box.resized.connect(self._grow)
        self.box.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.changed.connect(self._grow)
        self._showing = False
        self._grow()

    def show(self, document: Document, record: Owned, field: str) -> None:
        shown = entry.show(document.plan, record, field)
        if self.box.toPlainText() != shown:
            self._showing = True
            self.box.setPlainText(shown)
            self._showing = False

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.type(record, field, self.box.toPlainText(), merge)

    def lock(self, locked: bool) -> None:
        self.box.setReadOnly(locked)

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _grow(self) -> None:
        full, block = 0, self.box.document().firstBlock()
        while block.isValid():
            full += max(1, block.layout().lineCount())
            block = block.next()
        wanted = max(self._lines, min(self.MOST_LINES, full))
        edges = 2 * round(self.box.document().documentMargin()) + 14
        self.box.setFixedHeight(wanted * QFontMetrics(look.font("text")).lineSpacing() + edges)
        scrolls = full > self.MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.box.setVerticalScrollBarPolicy(policy)


class _Row(QWidget):
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Segments(Input):
    """A short fixed list with every word in sight; under each other where they do not fit side by side."""

    def __init__(self, words: dict[str, str]) -> None:
        row = _Row()
        super().__init__(row)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        self._layout.setContentsMargins(1, 0, 0, 0)
        self._layout.setSpacing(0)
        self.group = QButtonGroup(row)
        self._buttons: dict[str, QPushButton] = {}
        for value, word in words.items():
            button = QPushButton(word)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            self.group.addButton(button)
            self._buttons[value] = button
            self._layout.addWidget(button)
        self._layout.addStretch()
        self._side_by_side: bool | None = None
        row.resized.connect(self._fit)
        look.changed.connect(self._widen)
        self._widen()
        self.group.buttonClicked.connect(lambda _button: self.picked.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        value = getattr(record, field)
        self.group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(one == value)
        self.group.setExclusive(True)

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        value = next((one for one, button in self._buttons.items() if button.isChecked()), None)
        document.set(record, field, value)

    def focus_widgets(self) -> list[QWidget]:
        return list(self._buttons.values())

    def _widen(self) -> None:
        """Leave room for the chosen word, which is set in bold."""
        metrics = QFontMetrics(look.font("text", bold=True))
        for button in self._buttons.values():
            button.setMinimumWidth(metrics.horizontalAdvance(button.text()) + 28)
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


class Several(Input):
    """Several words of a fixed list, each to be ticked."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(QWidget())
        layout = QVBoxLayout(self.widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._boxes = {value: QCheckBox(word) for value, word in words.items()}
        for box in self._boxes.values():
            layout.addWidget(box)
            box.clicked.connect(self.picked)

    def show(self, document: Document, record: Owned, field: str) -> None:
        chosen = getattr(record, field)
        for value, box in self._boxes.items():
            box.setChecked(value in chosen)

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.set(record, field, [value for value, box in self._boxes.items() if box.isChecked()])

    def focus_widgets(self) -> list[QWidget]:
        return list(self._boxes.values())


class Tick(Input):
    """Yes or no, with the question beside the box; a long question wraps."""

    def __init__(self, question: str) -> None:
        super().__init__(QWidget())
        self.box = QCheckBox()
        layout = QHBoxLayout(self.widget)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = _Words(question)
        words.clicked.connect(self.box.click)
        layout.addWidget(words, 1)
        self.box.clicked.connect(self.picked)

    def show(self, document: Document, record: Owned, field: str) -> None:
        self.box.setChecked(bool(getattr(record, field)))

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        document.set(record, field, self.box.isChecked())

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


class Calm(QComboBox):
    """A list that does not change when the page is scrolled over it, and never widens the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(120, super().sizeHint().height())


class Pick(Input):
    """A fixed list, or the goals of the plan, in a list that opens."""

    def __init__(self) -> None:
        self.combo = Calm()
        super().__init__(self.combo)
        self.combo.activated.connect(lambda _place: self.picked.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        fill(self.combo, words(document, type(record), field))
        value = getattr(record, field)
        self.combo.setCurrentIndex(max(0, self.combo.findData("" if value is None else str(value))))

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        value = entry.read(document.plan, type(record), field, self.combo.currentData() or "")
        document.set(record, field, value)


class Who(Input):
    """A person of the plan; a name that is typed new joins the plan."""

    def __init__(self) -> None:
        self.combo = Calm()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(self.combo)
        line = self.combo.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("Choose or type a name"))
        self.combo.activated.connect(lambda _place: self.picked.emit())
        line.textEdited.connect(lambda _text: self.edited.emit())

    def show(self, document: Document, record: Owned, field: str) -> None:
        fill(self.combo, words(document, type(record), field))
        self.combo.setEditText(entry.show(document.plan, record, field))

    def take(self, document: Document, record: Owned, field: str, merge: object) -> None:
        typed = self.combo.currentText()
        place = self.combo.currentIndex()
        if typed and place > 0 and self.combo.itemText(place) == typed:
            document.set(record, field, UUID(self.combo.itemData(place)))
        else:
            document.type(record, field, typed, merge)


def words(document: Document, record: type[Owned], field: str) -> dict[str, str]:
    """Give what can be chosen in a field, nothing first: value by value with its word."""
    plan = document.plan
    match entry.kind(record, field):
        case "choice":
            found = entry.options(record, field)
        case "person":
            found = {str(one.id): entry.person_label(one) for one in plan.people}
        case _:
            found = {str(goal.id): entry.goal_label(plan, goal.id) for goal in plan.goals}
    return {"": "", **found}


def fill(combo: QComboBox, named: dict[str, str]) -> None:
    """Put words in a list, when they are not the ones it has."""
    if [combo.itemText(place) for place in range(combo.count())] != list(named.values()):
        combo.clear()
        for value, word in named.items():
            combo.addItem(word, value)


def make(document: Document, record: type[Owned], field: Field) -> Input:
    """Make the input that fits a field's kind."""
    match entry.kind(record, field.name):
        case "choice" if field.segments:
            return Segments(entry.options(record, field.name))
        case "choice" | "goal":
            return Pick()
        case "several":
            return Several(entry.options(record, field.name))
        case "tick":
            return Tick(field.ask or entry.question(record, field.name))
        case "person":
            return Who()
        case "date":
            return Day(document.plan.year)
        case "words" if field.lines > 1:
            return Prose(field.lines)
        case _:
            return Line()


def lost_focus(event: QEvent) -> bool:
    """Tell whether an event means that a person left an input, not just opened its list."""
    return event.type() == QEvent.Type.FocusOut and event.reason() not in (  # type: ignore[attr-defined]
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    )
