"""A table on a page: heading, grid, what to do with a row, and the rest of the row's fields below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.forms import parts
from desktop.forms.bound import BoundField
from desktop.forms.declare import Column, Rows
from desktop.forms.host import Host
from desktop.forms.rows_model import RowsModel
from desktop.forms.rows_view import RowsView, cell_at
from desktop.forms.section import Fields
from plans import edits as editing
from plans import entry
from plans.edits import Edit
from resources.language import gettext as _
from resources.texts import text


class RowsBlock(parts.Card):
    """One declared table, ready for use."""

    def __init__(self, page: Host, rows: Rows) -> None:
        table = rows.record.__tablename__
        title = text(page.subject, f"sections.{rows.key or table}.title", "") or text(
            page.subject, f"tables.{table}.title", ""
        )
        super().__init__(None, title, text(page.subject, f"sections.{rows.key or table}.note", ""))
        self.declared = rows
        self.document = page.document
        self.model = RowsModel(page.document, rows)
        self.view = RowsView(self.model)
        self.view.setAccessibleName(title)
        self.view.setAccessibleDescription(
            _("Type in the last row to add. Ctrl+Delete takes a row out, Ctrl+Z brings it back.")
        )
        layout = self.inside
        layout.addWidget(self.view)
        self._refusal = parts.label("", "refusal")
        self._refusal.hide()
        layout.addWidget(self._refusal)
        self._detail: Fields | None = None
        self._detail_title = parts.label("", "question")
        self._buttons = QWidget(self)
        self._actions: list[tuple[QPushButton, Callable[[Any], bool]]] = []
        self._starter: QPushButton | None = None
        self._remove = parts.button(_("Take out this row"), "link", self.view.remove_rows)
        self._up = parts.button("↑", "link", lambda: self._shift(-1))
        self._down = parts.button("↓", "link", lambda: self._shift(1))
        for one, words in ((self._up, _("Up")), (self._down, _("Down"))):
            one.setAccessibleName(words)
            one.setToolTip(words)
        if not rows.fixed:
            layout.addWidget(self._make_buttons())
        if rows.starters:
            self._starter = parts.button(_("Start with the usual points"), "", self._begin)
            layout.addWidget(self._starter)
        if rows.detail:
            line = parts.label("")
            line.setProperty("role", "line")
            layout.addWidget(line)
            layout.addWidget(self._detail_title)
            self._detail = Fields(page, rows.detail, rows.record, None)
            layout.addWidget(self._detail)
        self.model.refused.connect(self._tell)
        self.model.rows_changed.connect(self._cursor_moved)
        self.view.selectionModel().currentChanged.connect(self._cursor_moved)
        self.view.selectionModel().currentChanged.connect(lambda cell: page.keep_in_sight(self.view, cell))
        self._cursor_moved()
        if self.model.records and self._detail:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def reveal(self, record: str, field: str | None) -> QWidget | BoundField | None:
        """Put the cursor on a field of a record, in the table or below it."""
        cell = cell_at(self.view, record, field)
        if cell is None:
            return None
        self.view.setCurrentIndex(cell)
        self.view.scrollTo(cell)
        below = self._detail.input_for(record, field) if self._detail and field else None
        return below or self.view

    def start(self) -> QWidget:
        """Put the cursor where a new row begins."""
        cell = self.model.index(max(0, self.model.rowCount() - 1), 0)
        self.view.setCurrentIndex(cell)
        self.view.scrollTo(cell)
        return self.view

    def _make_buttons(self) -> QWidget:
        layout = QHBoxLayout(self._buttons)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.button(_("New row"), "link", lambda: self.start().setFocus()))
        for words, may, do in self.declared.actions:
            one = parts.button(words, "link", lambda do=do: self._act(do))
            self._actions.append((one, may))
            layout.addWidget(one)
        for one in (self._remove, self._up, self._down):
            layout.addWidget(one)
        layout.addStretch()
        return self._buttons

    def _act(self, do: Callable[[Any], object]) -> None:
        record = self.model.record(self.view.currentIndex().row())
        if record is not None:
            do(record)

    def _begin(self) -> None:
        """Put the usual rows in, in one step."""
        assert self.declared.starters
        step: list[Edit] = []
        for place, values in enumerate(self.declared.starters(self.document)):
            record = self.declared.record(plan_id=self.document.plan.id, position=place, **values)
            step.append(editing.Added(record))
        self.document.carry_out(step)

    def _shift(self, by: int) -> None:
        record = self.model.record(self.view.currentIndex().row())
        if record is None:
            return
        everyone = self.document.plan.list_of(self.declared.record)
        place = self.view.currentIndex().row() + by
        other = self.model.record(place)
        if other is not None:
            target = next(spot for spot, one in enumerate(everyone) if one is other)
            self.document.carry_out(editing.move(self.document.plan, record, target))
            self.view.setCurrentIndex(self.model.index(place, self.view.currentIndex().column()))

    def _cursor_moved(self, *_moved: QModelIndex) -> None:
        record = self.model.record(self.view.currentIndex().row())
        may_act = record is not None and self.document.may_change(record)
        self._up.setEnabled(may_act and not self.model.is_sorted)
        self._down.setEnabled(may_act and not self.model.is_sorted)
        self._remove.setEnabled(may_act)
        self._buttons.setVisible(bool(self.model.records) and self.model.grows)
        for one, may in self._actions:
            one.setEnabled(may_act and may(record))
        if self._starter:
            self._starter.setVisible(not self.model.records and self.model.grows)
        if self._detail is not None:
            self._detail.setVisible(record is not None)
            self._detail_title.setVisible(record is not None)
            if record is not None:
                first = next((column.name for column in self.declared.columns if isinstance(column, Column)), "")
                self._detail_title.setText(
                    _("More about “{what}”").format(what=entry.show(self.document.plan, record, first) or _("this row"))
                )
            if any(bound.record is not record for bound in self._detail.bound):
                self._detail.bind(record)

    def _tell(self, sentences: str) -> None:
        self._refusal.setText(sentences)
        self._refusal.setVisible(bool(sentences))
