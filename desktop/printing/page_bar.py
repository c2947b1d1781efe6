"""The bar above the preview: which page of how many, and how large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIntValidator, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.printing.preview import STEPS, WHOLE, WIDE, Preview
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _


class _Number(QLineEdit):
    """A page number; the arrows and the page keys turn the pages from here too."""

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("0000") + appearance.px(26), super().sizeHint().height())


class PageBar(QWidget):
    """Turns the pages of a preview and changes their size, with buttons and with keys."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        self.back = _sign("‹", _("Previous page"), lambda: preview.go(preview.page - 1))
        self.onward = _sign("›", _("Next page"), lambda: preview.go(preview.page + 1))
        self.number = _Number()
        self.number.setValidator(QIntValidator(0, 99_999, self.number))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName(_("Page"))
        self.number.editingFinished.connect(self._typed)
        self.of = _line("")
        for item in (self.back, _line(_("Page")), self.number, self.of, self.onward):
            row.addWidget(item)
        row.addStretch(1)
        self.smaller = _sign("−", _("Smaller"), lambda: preview.step(-1))
        self.larger = _sign("+", _("Larger"), lambda: preview.step(1))
        self.size_box = NoWheelCombo()
        self.size_box.setAccessibleName(_("Size of the pages"))
        self.size_box.addItem(_("Whole page"), WHOLE)
        self.size_box.addItem(_("Width of the window"), WIDE)
        for size in STEPS:
            self.size_box.addItem(f"{size} %", size)
        self._widen()
        appearance.changed.connect(self._widen)
        self.size_box.activated.connect(lambda _place: preview.set_zoom(self.size_box.currentData()))
        for box in (self.smaller, self.size_box, self.larger):
            row.addWidget(box)
        preview.turned.connect(self._refresh)
        preview.zoomed.connect(self._refresh)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl++": lambda: preview.step(1),
            "Ctrl+=": lambda: preview.step(1),
            "Ctrl+-": lambda: preview.step(-1),
            "Ctrl+0": lambda: preview.set_zoom(WHOLE),
            "PgDown": lambda: preview.go(preview.page + 1),
            "PgUp": lambda: preview.go(preview.page - 1),
        }
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self.window(), do)
        self._refresh()

    def _typed(self) -> None:
        if self.number.text().isdigit():
            self._preview.go(int(self.number.text()) - 1)
        self._refresh()

    def _widen(self) -> None:
        metrics = self.size_box.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.size_box.itemText(row)) for row in range(self.size_box.count()))
        self.size_box.setMinimumWidth(widest + appearance.px(52))

    def _refresh(self) -> None:
        preview = self._preview
        there = preview.count > 0
        self.number.setText(str(preview.page + 1) if there else "")
        self.of.setText(_("of {pages}").format(pages=preview.count) if there else "")
        self.size_box.setCurrentIndex(self.size_box.findData(preview.zoom))
        self.number.setEnabled(there)
        self.size_box.setEnabled(there)
        for button, possible in (
            (self.back, there and preview.page > 0),
            (self.onward, there and preview.page < preview.count - 1),
            (self.smaller, there and preview.percent > STEPS[0]),
            (self.larger, there and preview.percent < STEPS[-1]),
        ):
            button.setEnabled(possible)


def _sign(sign: str, name: str, do: Callable[[], object]) -> QPushButton:
    made = parts.button(sign, "sign", do)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setAutoDefault(False)
    return made


def _line(words: str) -> QLabel:
    made = parts.label(words)
    made.setWordWrap(False)
    return made
