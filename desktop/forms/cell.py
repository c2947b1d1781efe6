"""A cell of a table while it is being typed in: the editor that fits, saved as quickly as any other field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.document import AUTOSAVE
from desktop.forms import choice_inputs, keys
from desktop.forms.declare import Column
from desktop.forms.parts import Line
from desktop.forms.rows_model import PROPOSED, Index, RowsModel
from desktop.forms.ticks_line import TicksLine
from desktop.theme.appearance import appearance
from plans import field_text

if TYPE_CHECKING:
    from desktop.forms.rows_view import RowsView
from plans.errors import Refused

PADDING, EDGE = 8, 7
"""Pixels around the text of a cell: beside it, and above and below."""


class Cell(QStyledItemDelegate):
    """Opens the editor that fits a column: a list where there is one, else a line."""

    def __init__(self, model: RowsModel, view: RowsView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._editor: QWidget | None = None
        self._place = QPersistentModelIndex()
        self._session: object = None
        self._kept = False
        self._before = ""
        self._wait = QTimer(self, singleShot=True, interval=AUTOSAVE)
        self._wait.timeout.connect(self._commit_quietly)
        self._measure()
        appearance.changed.connect(self._measure)
        model.document.commit_requested.connect(self.commit)
        model.document.quiet_commit_requested.connect(self._commit_quietly)

    def commit(self) -> None:
        """Take in what stands in the open editor, and close it: left open it would enter the same once more."""
        editor = self._editor
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def revert(self) -> None:
        """Escape was pressed: what was saved while typing in this cell is undone."""
        self._leave()
        if self._kept:
            self._kept = False
            if not self._model.document.take_back(self._session) and self._place.isValid():
                # Something else came after it: that stays.
                self._model.enter(self._place, self._before, None)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        assert isinstance(column, Column)
        kind = self._model.declared.record
        sort = field_text.kind(kind, column.name)
        editor: QWidget
        if sort in ("choice", "person", "goal", "activity"):
            combo = choice_inputs.NoWheelCombo()
            if sort == "person":
                combo.setLineEdit(Line())
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            choice_inputs.fill(combo, choice_inputs.words(self._model.document, kind, column.name))
            combo.activated.connect(lambda _place: self.commitData.emit(combo))
            if line := combo.lineEdit():
                line.textEdited.connect(lambda _text: self._model.document.typing(self, True))
            editor = combo
        elif sort == "several":
            ticks = TicksLine(field_text.options(kind, column.name), lambda typed: self._parsed(column.name, typed))
            ticks.textEdited.connect(self._typed)
            editor = ticks
        else:
            line = Line()
            line.textEdited.connect(self._typed)
            editor = line
        editor.setParent(parent)
        editor.setAccessibleName(field_text.question(kind, column.name))
        self._editor, self._place, self._session, self._kept = editor, QPersistentModelIndex(index), object(), False
        self._model.is_typed_in = True
        self._before = str(index.data(Qt.ItemDataRole.EditRole) or "")
        return editor

    def _parsed(self, field: str, typed: str) -> list[str] | None:
        try:
            values = field_text.parse_value(self._model.document.plan, self._model.declared.record, field, typed)
        except Refused:
            return None
        return list(values)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._leave()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Qt asks again whenever the plan changes; what is being typed must not be replaced under the cursor.
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        shown = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(shown)))
            if editor.isEditable():
                editor.setEditText(shown)
        elif isinstance(editor, QLineEdit):
            editor.setText(shown)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        self._wait.stop()
        self._model.document.typing(self, False)
        if isinstance(editor, QLineEdit) and not editor.isModified():
            return
        self._model.enter(index, _text(editor), self._session)
        self._kept = True

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if keys.left_to_window(event):
            # The plan has one history, in a cell as in a field.
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letters = event.text().strip()
            if isinstance(editor, QComboBox) and not editor.isEditable() and letters:
                return False
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tint the row where the cursor is, with a stroke before it."""
        if index.row() == self._view.currentIndex().row() and (self._view.marks_row or self._view.hasFocus()):
            painter.fillRect(option.rect, appearance.colour("accent_soft"))
            if index.column() == 0:
                painter.fillRect(
                    option.rect.left(), option.rect.top(), 4, option.rect.height(), appearance.colour("accent")
                )
        super().paint(painter, option, index)
        if index.data(PROPOSED):
            painter.save()
            painter.setPen(QPen(appearance.colour("accent"), 1, Qt.PenStyle.DashLine))
            below = option.rect.adjusted(PADDING, 0, -PADDING, -3)
            painter.drawLine(below.bottomLeft(), below.bottomRight())
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._model.record(index.row()) is None:
            # What can be typed in the last row is written over all of its cells, by the table.
            option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped text; Qt forgets the padding of the style sheet when it wraps."""
        width = self._view.columnWidth(index.column()) - 2 * PADDING
        room = QRect(0, 0, max(20, width), 10_000)
        text = str(index.data() or "") if self._model.record(index.row()) else ""
        height = self._metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        return QSize(width, height + 2 * EDGE)

    def _measure(self) -> None:
        self._metrics = QFontMetrics(appearance.font("text"))

    def _typed(self) -> None:
        self._model.document.typing(self, True)
        if not self._wait.isActive():
            self._wait.start()

    def _commit_quietly(self) -> None:
        """Save while a person types on; half a number or date is not yet worth a remark."""
        if self._editor is not None and self._model.enter(self._place, _text(self._editor), self._session, quiet=True):
            self._kept = True
            self._model.document.typing(self, False)

    def _leave(self) -> None:
        self._wait.stop()
        self._editor = None
        self._model.is_typed_in = False
        self._model.document.typing(self, False)


def _text(editor: QWidget) -> str:
    return editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
