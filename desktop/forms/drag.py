"""Dragging a record from one place on a page to another: what is carried, and where it may land."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from plans.records import Record

MIME = "application/x-digikoers-record"
"""A record of the open plan, by its key; nothing of its content leaves the window."""

MOVE = Qt.DropAction.MoveAction


def pack(record: Record) -> QMimeData:
    """Put a record in what a mouse carries."""
    carried = QMimeData()
    carried.setData(MIME, str(record.id).encode())
    return carried


def start(source: QWidget, record: Record, picture: QPixmap) -> None:
    """Let the mouse carry a record until it is let go."""
    carrying = QDrag(source)
    carrying.setMimeData(pack(record))
    carrying.setPixmap(picture)
    carrying.exec(MOVE)


class DropTarget(QObject):
    """Makes a widget a place where records of one kind can be dropped; ``target`` is its property meanwhile."""

    def __init__(
        self, widget: QWidget, document: Document, kind: type[Record], take: Callable[[Record], object], shown: QWidget
    ) -> None:
        super().__init__(widget)
        self._document = document
        self._kind = kind
        self._take = take
        self._shown = shown
        self.takes: Callable[[Record], bool] = lambda _record: True
        """Which records it takes, of those that may be changed at all."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragLeaveEvent):
            self._mark(False)
        elif isinstance(event, QDropEvent):
            sort = event.type()
            record = self._carried(event.mimeData())
            self._mark(record is not None and sort != QEvent.Type.Drop)
            event.setDropAction(MOVE)
            event.setAccepted(record is not None)
            if record is not None and sort == QEvent.Type.Drop:
                self._take(record)
            return True
        return super().eventFilter(watched, event)

    def _carried(self, carried: QMimeData) -> Record | None:
        key = bytes(carried.data(MIME).data()).decode("ascii", "replace")
        record = self._document.plan.find(key) if key else None
        may = isinstance(record, self._kind) and self._document.may_change(record) and self.takes(record)
        return record if may and isinstance(record, Record) else None

    def _mark(self, over: bool) -> None:
        if self._shown.property("target") != over:
            self._shown.setProperty("target", over)
            self._shown.style().polish(self._shown)
            self._shown.update()
