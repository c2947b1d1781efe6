"""The one kind of row of buttons: what leads away or takes away at the left, what goes on at the far right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLabel, QPushButton, QWidget

from desktop.theme import space

GAP = space.S


class ButtonRow(QWidget):
    """Buttons beside each other; under each other where that is too wide, so that none is cut off.

    ``said`` stands between those at the left and those at the right: how it is with what the buttons do.
    """

    def __init__(
        self,
        left: Sequence[QAbstractButton] = (),
        right: Sequence[QAbstractButton] = (),
        said: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._buttons = (*left, *right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for button in left:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._said = said
        for widget in said:
            self._row.addWidget(widget, int(isinstance(widget, QLabel)))
        if not said:
            self._row.addStretch(1)
        for button in right:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            # Before it was in a dialog it could not be the button that Enter presses there.
            for button in self._buttons:
                if isinstance(button, QPushButton) and button.isDefault():
                    button.setDefault(False)
                    button.setDefault(True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = sum(self._widths()) + GAP * (len(self._widths()) - 1) <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def _widths(self) -> list[int]:
        said = [widget.minimumSizeHint().width() for widget in self._said if not widget.isHidden()]
        return said + [button.sizeHint().width() for button in self._buttons if not button.isHidden()]
