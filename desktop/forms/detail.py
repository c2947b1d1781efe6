"""More about the row of a table where the cursor is: the rest of its fields, for the column beside the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.declare import Column, Field, Rows, Section
from desktop.forms.fields import Fields
from desktop.forms.host import Host, Within
from desktop.forms.observe import Relay
from desktop.theme import space
from plans import field_text
from resources.language import gettext as _
from resources.texts import text


class Detail(QWidget):
    """The fields of one row, under what it is called; rare ones are folded, with what they hold."""

    moved = Signal()
    """It is about another row, or there are more or fewer of them."""

    def __init__(self, page: Host, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.words = ""
        """Which row this is about, and how many there are."""
        self._declared = rows
        self._document = page.document
        self._record: Any = None
        host = _Beside(page, Relay(self, page.document, within=page.changes))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.M)
        self._title = parts.label("", "heading")
        self._sentence = parts.label("", "note")
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("sidebody")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, space.S, space.M)
        self._column.setSpacing(space.M)
        self._fields: list[tuple[Fields, parts.Fold | None]] = []
        if own := tuple(item for item in rows.detail if isinstance(item, Field)):
            self._add(host, own, None)
        for item in rows.detail:
            if isinstance(item, Section):
                self._add(host, item.fields, item)
        self._column.addStretch()
        self._area.setWidget(inner)
        layout.addWidget(self._area, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(space.S)
        layout.addLayout(self._foot)
        host.changes.changed.connect(lambda _edits: self._describe())

    def add_button(self, words: str, role: str, do: Callable[[], object]) -> QPushButton:
        """Put a button at the foot; the last one stands apart, at the right."""
        made = parts.button(words, role, do)
        self._foot.addWidget(made)
        return made

    def part_buttons(self) -> None:
        """Let what is added from here on stand at the right."""
        self._foot.addStretch()

    def show_row(self, record: Any, place: int, count: int) -> None:
        """Show the fields of a row, and which of how many it is."""
        words = _("More about this row · {number} of {count}").format(number=place + 1, count=count)
        if words != self.words:
            self.words = words
            self.moved.emit()
        if record is not self._record:
            self._record = record
            for fields, fold in self._fields:
                fields.bind(record)
                if fold:
                    fold.open(False)
        self._describe()

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field, with the fold that holds it opened."""
        for fields, fold in self._fields:
            if field and (bound := fields.input_for(record, field)):
                if fold:
                    fold.open(True)
                QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(bound.entrance, 0, 60))
                return bound.entrance
        return None

    def holds(self, field: str) -> bool:
        """Return whether a field stands here."""
        return any(bound.field.name == field for fields, _fold in self._fields for bound in fields.bound)

    def start(self) -> QWidget:
        """Return where the keyboard enters."""
        return self._fields[0][0].bound[0].entrance

    def _add(self, host: Host, fields: tuple[Field, ...], section: Section | None) -> None:
        made = Fields(host, fields, self._declared.record, None)
        fold = parts.Fold(text(host.subject, f"sections.{section.key}.title"), made) if section else None
        if section:
            title = text(host.subject, f"sections.{section.key}.title")
            roles.tell(made, "Grouping", lambda _fields: title)
        self._fields.append((made, fold))
        self._column.addWidget(fold or made)

    def _describe(self) -> None:
        """Say what the row is called, and what the folds hold."""
        if self._record is None:
            return
        plan = self._document.plan
        name = next((column.name for column in self._declared.columns if isinstance(column, Column)), "")
        self._title.setText(field_text.format_value(plan, self._record, name) or _("This row has no name yet"))
        note = self._declared.row_note
        sentence = note(plan, self._record) if note else ""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for fields, fold in self._fields:
            if fold:
                fold.mark(fields.summary())


class _Beside(Within):
    """The page, for the fields beside it: the keyboard in one of them still is about the row."""

    def __init__(self, page: Host, changes: Relay) -> None:
        super().__init__(page, changes)
        self.field_focused = page.explain
