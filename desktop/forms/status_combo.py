"""How something stands, chosen from a list that opens, or with one letter while it has the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent

from desktop.document import Document
from desktop.forms.choice_inputs import ChoiceCombo, fill
from desktop.forms.input import Owned
from desktop.theme import shapes
from desktop.theme.appearance import appearance
from plans import field_text
from plans.status import Mark
from resources.language import gettext as _


class StatusCombo(ChoiceCombo):
    """Each word with its shape, in its colour; ``letters`` gives the key for each."""

    def __init__(self, marks: Mapping[str, Mark], letters: Mapping[str, str]) -> None:
        super().__init__()
        self._marks, self._keys = marks, {letter.casefold(): value for value, letter in letters.items()}
        self.combo.setPlaceholderText(_("Choose…"))
        self.combo.installEventFilter(self)
        appearance.changed.connect(self._draw)

    def show(self, document: Document, record: Owned, field: str) -> None:
        fill(self.combo, field_text.options(type(record), field))
        self.combo.setCurrentIndex(self.combo.findData(getattr(record, field)))
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                return self._pick(None)
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and (value := self._keys.get(event.text().casefold())):
                return self._pick(value)
        return super().eventFilter(watched, event)

    def _pick(self, value: str | None) -> bool:
        if self.combo.isEnabled():
            self.combo.setCurrentIndex(self.combo.findData(value))
            self.picked.emit()
        return True

    def _draw(self) -> None:
        """Give the words their shapes, and the one that is chosen its colour."""
        side = appearance.px(13)
        self.combo.setIconSize(QSize(side, side))
        for place in range(self.combo.count()):
            mark = self._marks.get(self.combo.itemData(place))
            if mark:
                self.combo.setItemIcon(place, QIcon(shapes.pixmap(mark.shape, side, self.combo.devicePixelRatioF())))
        chosen = self._marks.get(self.combo.currentData() or "")
        colour = chosen.colour if chosen else ""
        if colour != self.combo.property("status"):
            self.combo.setProperty("status", colour)
            self.combo.style().polish(self.combo)
