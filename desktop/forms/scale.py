"""Statements to agree with or grade, one below the other, answered with one key each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import Segments
from desktop.forms.observe import Observer, Relay
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.edits import Change, Edit
from plans.errors import Locked
from plans.records import Record

_SQUARE = 44
"""Width in pixels at 100 % of a segment that holds one digit."""
_BESIDE = 250
"""Width in pixels at 100 % that a statement needs to stand beside its scale."""


class Scale(Segments):
    """The points of one scale side by side; its own words stand in the segments, or below the first and the last."""

    def __init__(self, faces: list[str], ends: tuple[str, str, str] | None = None) -> None:
        self._square = ends is not None
        self._words: QWidget | None = None
        super().__init__({str(point): face for point, face in enumerate(faces, start=1)})
        self.whole = QWidget()
        layout = QVBoxLayout(self.whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.widget)
        if ends:
            self._words = QWidget()
            across = QHBoxLayout(self._words)
            across.setSpacing(space.S)
            across.setContentsMargins(space.XS, 0, space.XS, 0)
            for place, words in enumerate(ends):
                note = parts.label(words, "note")
                note.setWordWrap(False)
                side = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)[place]
                across.addWidget(note, 1, side)
            layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignLeft)
        self._widen()

    @property
    def points(self) -> list[QPushButton]:
        """The segments, from the lowest point to the highest."""
        return [self._buttons[value] for value in sorted(self._buttons, key=int)]

    def entrance(self) -> QPushButton:
        """Return the segment where Tab comes in."""
        return next(
            (point for point in self.points if point.focusPolicy() == Qt.FocusPolicy.StrongFocus), self.points[0]
        )

    def _widen(self) -> None:
        super()._widen()
        if self._words:
            for button in self.points:
                button.setFixedWidth(appearance.px(_SQUARE))
            self._words.setFixedWidth(appearance.px(_SQUARE) * len(self.points) + 2)


class _Beside(QWidget):
    """A statement with its scale beside it, or below it where that is too wide."""

    def __init__(self, statement: QWidget, scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setSpacing(space.S)
        self._row.setContentsMargins(0, 0, 0, space.XS)
        self._row.addWidget(statement, 1)
        self._row.addWidget(scale.whole, 0, Qt.AlignmentFlag.AlignTop)
        self._beside = False
        appearance.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        across = sum(button.minimumWidth() for button in self._scale.points)
        beside = across + appearance.px(_BESIDE) <= self.width()
        self._row.setSpacing(space.M if beside else space.XS)
        if beside != self._beside:
            self._beside = beside
            ways = QBoxLayout.Direction
            self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
            # Beside its statement the row of segments may not shrink to what it could be below each other.
            self._scale.whole.setMinimumWidth(across + 4 if beside else 0)


class Statements(QWidget, Observer):
    """Groups of statements about one record; the answers stand in one of its fields, by statement.

    A digit answers and goes on, the arrows go along the scale and to the statement above or below, and Delete
    takes an answer back.
    """

    went_to = Signal(QWidget)
    """The keyboard went on to another statement by itself."""
    group_wanted = Signal(int)
    """The keyboard is about to go to a statement of another group than the one in sight."""
    finished = Signal()
    """The last statement was answered with a key, or the arrow went on after it."""

    def __init__(
        self,
        changes: Relay,
        field: str,
        groups: Mapping[str, Mapping[str, tuple[str, str]]],
        faces: list[str],
        words: list[str],
        ends: tuple[str, str, str] | None = None,
    ) -> None:
        """Make a scale for every statement; ``groups`` hold, by their name, the statements by key, each with a note.

        ``faces`` stand on the segments, ``words`` are what is read out for them.
        """
        super().__init__()
        self._document = changes.document
        self._field = field
        self._record: Record | None = None
        self._scales: dict[str, Scale] = {}
        self._blocks: dict[str, QWidget] = {}
        self._shown: list[str] = []
        self._last = ""
        self._session: tuple[str, object] = ("", object())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.M)
        self._groups: dict[str, int] = {}
        self._group: int | None = None
        for place, (_heading, statements) in enumerate(groups.items()):
            for key, (statement, note) in statements.items():
                layout.addWidget(self._make(key, statement, note, faces, words, ends))
                self._groups[key] = place
        self.observe(changes)

    def bind(self, record: Record | None) -> None:
        """Show the answers of another record."""
        self._record = record
        self.refresh()

    def plan_changed(self, edits: list[Edit]) -> None:
        """Show the answers when they changed, or may no longer be changed."""
        for edit in edits:
            if isinstance(edit, Change) and (edit.field == "state" or edit.record is self._record):
                if edit.field == self._field:
                    self._last = next((key for key in self._scales if edit.old.get(key) != edit.new.get(key)), "")
                self.refresh()

    def refresh(self) -> None:
        """Show the answers as they are now."""
        answers = getattr(self._record, self._field) if self._record else {}
        may_change = self._record is not None and self._document.may_change(self._record)
        for key, scale in self._scales.items():
            scale.check(str(answers[key]) if key in answers else None)
            scale.lock(not may_change)

    def only(self, shown: Iterable[str]) -> None:
        """Ask just these statements."""
        wanted = set(shown)
        self._shown = [key for key in self._scales if key in wanted]
        self._show()

    def turn(self, group: int) -> None:
        """Show the statements of one group, by its place, and no others."""
        self._group = group
        self._show()

    def _show(self) -> None:
        for key, block in self._blocks.items():
            block.setVisible(key in self._shown and self._group in (None, self._groups[key]))

    def last(self) -> QWidget:
        """Return the scale that was answered last, or the first."""
        return self._entered(self._last if self._last in self._shown else self._shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            return self._pressed(str(watched.property("statement")), event)
        return super().eventFilter(watched, event)

    def _make(
        self, key: str, statement: str, note: str, faces: list[str], words: list[str], ends: tuple[str, str, str] | None
    ) -> QWidget:
        scale = Scale(faces, ends)
        block = _Beside(parts.heading(statement, note, "question", "note"), scale)
        scale.widget.setAccessibleName(statement)
        for button, word in zip(scale.points, words, strict=True):
            button.setAccessibleName(word)
            button.setToolTip(word)
            button.setProperty("statement", key)
            button.installEventFilter(self)
        scale.picked.connect(lambda key=key: self._picked(key))
        self._scales[key], self._blocks[key] = scale, block
        self._shown.append(key)
        return block

    def _pressed(self, key: str, event: QKeyEvent) -> bool:
        points = self._scales[key].points
        if event.text().isdecimal() and 1 <= int(event.text()) <= len(points):
            points[int(event.text()) - 1].click()
            self._beside(key, 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._beside(key, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._answer(key, None)
        else:
            return False
        return True

    def _beside(self, key: str, by: int) -> None:
        self._session = ("", object())
        place = self._shown.index(key) + by
        if 0 <= place < len(self._shown):
            goal = self._entered(self._shown[place])
            goal.setFocus(Qt.FocusReason.TabFocusReason)
            self.went_to.emit(goal)
        elif by > 0:
            self.finished.emit()

    def _entered(self, key: str) -> QPushButton:
        """Return where the keyboard enters a statement, with its group in sight."""
        if self._group not in (None, self._groups[key]):
            self.group_wanted.emit(self._groups[key])
        return self._scales[key].entrance()

    def _picked(self, key: str) -> None:
        points = self._scales[key].points
        self._answer(key, next(place for place, point in enumerate(points, start=1) if point.isChecked()))

    def _answer(self, key: str, value: int | None) -> None:
        if self._record is None:
            return
        if key != self._session[0]:
            self._session = (key, object())
        answers = {item: point for item, point in getattr(self._record, self._field).items() if item != key}
        if value is not None:
            answers[key] = value
        try:
            self._document.set_value(self._record, self._field, answers, self._session[1])
        except Locked:
            self.refresh()
            raise
