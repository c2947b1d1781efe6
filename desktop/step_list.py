"""The list at the left: every step with its status as shape and word; home of the walk."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStandardItem, QStandardItemModel, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.theme import shapes
from desktop.theme.look import look
from plans import goals, steps
from resources.language import gettext as _
from resources.texts import text

NAME, STATUS, NOTE, GROUP = range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 4)
Index = QModelIndex | QPersistentModelIndex


class StepList(QWidget):
    """Shows where everything stands; choosing a row goes there, in any order."""

    chosen = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._model = QStandardItemModel(self)
        self._view = QListView()
        self._view.setObjectName("steps")
        self._view.setAccessibleName(_("Steps of the plan"))
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Row(self._view))
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 14, 8, 8)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._add_group(text("steps", "groups.make"))
        for name in steps.NAMES:
            item = QStandardItem(text("steps", f"titles.{name}"))
            item.setData(name, NAME)
            item.setEditable(False)
            self._model.appendRow(item)
        self._view.selectionModel().currentChanged.connect(self._moved)
        document.changed.connect(self.refresh)
        look.changed.connect(self._relook)
        self.refresh()

    def show_current(self, name: str) -> None:
        """Mark the step whose page is shown."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(NAME) == name and self._view.currentIndex() != index:
                self._view.setCurrentIndex(index)

    def refresh(self, _edits: object = None) -> None:
        """Work out the statuses again."""
        found = self._document.findings
        statuses = steps.statuses(self._document.plan, found)
        open_points = sum(one.kind == "missing" for one in found)
        words = {"not_started": _("not started"), "busy": _("busy"), "complete": _("complete")}
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            name = item.data(NAME)
            if name is None:
                continue
            status, note = statuses[name], words[statuses[name]]
            if name == steps.CHECK:
                state = self._document.plan.record.state
                note = _("adopted") if state == "adopted" else _("{count} open").format(count=open_points)
            elif name == "goals" and status == "busy":
                count = len(goals.chosen(self._document.plan.goals))
                note = _("{count} of {most}").format(count=count, most=goals.MOST)
            item.setData(status, STATUS)
            item.setData(note, NOTE)
            item.setData(f"{item.text()}, {note}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(words[status])

    def _add_group(self, words: str) -> None:
        item = QStandardItem(words)
        item.setData(True, GROUP)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    def _moved(self, index: QModelIndex) -> None:
        if name := index.data(NAME):
            self.chosen.emit(name)

    def _relook(self) -> None:
        self._view.doItemsLayout()
        self._view.viewport().update()


class _Row(QStyledItemDelegate):
    """Paints a step: shape, title over at most two lines, and its word at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(GROUP):
            return QSize(80, look.px(30))
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 220
        lines = _break(index.data(), look.font("text", bold=True), width - self._indent() - self._room(index))
        height = sum(line for _text, line in lines)
        return QSize(80, max(look.px(37), round(height) + look.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        if index.data(GROUP):
            painter.setPen(look.colour("muted"))
            painter.setFont(look.font("note", bold=True))
            painter.drawText(area.adjusted(10, 0, 0, -4), Qt.AlignmentFlag.AlignVCenter, index.data())
            painter.restore()
            return
        state = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(look.colour("accent_soft"))
            focus = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(look.colour("accent") if focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        side = look.px(12)
        shapes.paint(painter, index.data(STATUS), QRectF(area.left() + 12, area.center().y() - side / 2, side, side))
        room = self._room(index)
        painter.setPen(look.colour("accent" if selected else "ink"))
        font = look.font("text", selected)
        painter.setFont(font)
        lines = _break(index.data(), font, area.width() - self._indent() - room)
        top = area.center().y() - sum(height for _text, height in lines) / 2
        for words, height in lines:
            painter.drawText(QRectF(area.left() + self._indent(), top, area.width(), height), words)
            top += height
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font("note"))
        painter.drawText(
            QRectF(area.right() - room, area.top(), room - 8, area.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            index.data(NOTE),
        )
        painter.restore()

    def _indent(self) -> int:
        return 12 + look.px(12) + 12

    def _room(self, index: Index) -> int:
        return QFontMetrics(look.font("note")).horizontalAdvance(index.data(NOTE) or "") + 20


def _break(words: str, font: QFont, width: float) -> list[tuple[str, float]]:
    """Break a title into lines of a width, each with its height."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(40.0, width))
        lines.append((words[line.textStart() : line.textStart() + line.textLength()].strip(), line.height()))
    layout.endLayout()
    return lines
