"""A table on a page: heading, grid, what to do with a row, and the rest of the row's fields below it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.forms import drag, parts
from desktop.forms.declare import Action, Column, Rows
from desktop.forms.fields import Fields
from desktop.forms.host import Host
from desktop.forms.part import CardPart
from desktop.forms.rows_model import RowsModel
from desktop.forms.rows_view import RowsView, cell_at
from plans import edits as editing
from plans import field_text
from plans.edits import Edit
from resources.language import gettext as _
from resources.texts import text


class RowsBlock(CardPart):
    """One declared table, ready for use."""

    def __init__(self, page: Host, rows: Rows) -> None:
        table = rows.record.__tablename__
        title = text(page.subject, f"sections.{rows.key or table}.title", "") or text(
            page.subject, f"tables.{table}.title", ""
        )
        note = text(page.subject, f"sections.{rows.key or table}.note", "")
        super().__init__(page.changes, None, title if rows.heading else "", note, framed=not rows.of)
        self.declared = rows
        self._page = page
        self.model = RowsModel(page.changes, rows, self)
        self.view = RowsView(self.model)
        self.view.setAccessibleName(title)
        usual = _(
            "Type in the last row to add. Ctrl+Delete takes a row out, Ctrl+Z brings it back. "
            "The menu key shows more, such as sorting."
        )
        tips = [] if rows.fixed else [usual]
        self.view.setAccessibleDescription(" ".join([*tips, *(action.tip for action in rows.actions if action.tip)]))
        layout = self.inside
        self._notice = parts.label("", "notice")
        self._notice.hide()
        self._result_record: Any = None
        layout.addWidget(self._notice)
        layout.addWidget(self.view)
        self._refusal = parts.label("", "refusal")
        self._refusal.hide()
        layout.addWidget(self._refusal)
        self._detail: Fields | None = None
        self._detail_title = parts.label("", "question")
        self._line = parts.label("")
        self._buttons = QWidget(self)
        self._actions: list[tuple[QPushButton, Action]] = []
        self._starter: QPushButton | None = None
        self._new = parts.button(_("New row"), "link", lambda: self.start().setFocus())
        self._keep = parts.button(_("Keep this order"), "link", self.view.keep_order)
        self._remove = parts.button(_("Take out this row"), "link", self.view.remove_rows)
        self._up = parts.button("↑", "link", lambda: self._shift(-1))
        self._down = parts.button("↓", "link", lambda: self._shift(1))
        for item, words in ((self._up, _("Up")), (self._down, _("Down"))):
            item.setAccessibleName(words)
            item.setToolTip(words)
        if not rows.fixed or rows.actions:
            layout.addWidget(self._make_buttons())
        if rows.starters:
            self._starter = parts.button(_("Start with the usual points"), "", self._begin)
            layout.addWidget(self._starter)
        if rows.detail:
            self._line.setProperty("role", "line")
            layout.addWidget(self._line)
            layout.addWidget(self._detail_title)
            self._sentence = parts.label("", "note")
            layout.addWidget(self._sentence)
            self._detail = Fields(page, rows.detail, rows.record, None)
            layout.addWidget(self._detail)
        self.model.refused.connect(self._show_message)
        self.model.rows_changed.connect(self._cursor_moved)
        self.view.selectionModel().currentChanged.connect(self._cursor_moved)
        self.view.selectionModel().currentChanged.connect(lambda cell: page.keep_in_sight(self.view, cell))
        if rows.on_drop:
            drag.DropTarget(self, self.document, rows.record, self._dropped, self.view)
        self._cursor_moved()
        if self.model.records and self._detail:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Put the cursor on a field of a record, in the table or below it."""
        cell = cell_at(self.view, record, field)
        if cell is None:
            return None
        self.view.setCurrentIndex(cell)
        self.view.scrollTo(cell)
        below = self._detail.input_for(record, field) if self._detail and field else None
        return below.entrance if below else self.view

    def start(self) -> QWidget:
        """Put the cursor where a new row begins."""
        cell = self.model.index(max(0, self.model.rowCount() - 1), 0)
        self.view.setCurrentIndex(cell)
        self.view.scrollTo(cell)
        return self.view

    def bind(self, owner: Any) -> None:
        """Show the rows of another record."""
        self.model.bind(owner)

    def show_result(self, sentence: str) -> None:
        """Say something about the row where the cursor is, until the cursor goes elsewhere."""
        self._result_record = self.model.record(self.view.currentIndex().row())
        self._notice.setText(sentence)
        self._notice.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._notice, QAccessible.Event.Alert))

    def _make_buttons(self) -> QWidget:
        layout = QHBoxLayout(self._buttons)
        layout.setContentsMargins(0, 0, 0, 0)
        fixed = self.declared.fixed
        if not fixed:
            layout.addWidget(self._new)
        for action in self.declared.actions:
            one = parts.button(action.words, "link", partial(self._act, action))
            one.setToolTip(action.tip)
            self._actions.append((one, action))
            layout.addWidget(one)
            if action.keys:
                pressed = QShortcut(QKeySequence(action.keys), self.view)
                pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
                pressed.activated.connect(lambda action=action: self._act(action))
        for item in () if fixed else (self._remove, self._up, self._down, self._keep):
            layout.addWidget(item)
        layout.addStretch()
        return self._buttons

    def _act(self, action: Action) -> None:
        record = self.model.record(self.view.currentIndex().row())
        if record is not None and action.may(record):
            self._page.show_result(action.do(record))

    def _dropped(self, record: Any) -> None:
        if self.declared.on_drop and not any(record is item for item in self.model.records):
            self._page.show_result(self.declared.on_drop(record))

    def _begin(self) -> None:
        """Put the usual rows in, in one step."""
        assert self.declared.starters
        step: list[Edit] = []
        for place, values in enumerate(self.declared.starters(self.document)):
            record = self.declared.record(plan_id=self.document.plan.id, position=place, **values)
            step.append(editing.Added(record))
        self.document.apply_step(step)

    def _shift(self, by: int) -> None:
        record = self.model.record(self.view.currentIndex().row())
        if record is None:
            return
        everyone = self.document.plan.list_of(self.declared.record)
        place = self.view.currentIndex().row() + by
        other = self.model.record(place)
        if other is not None:
            target = next(spot for spot, item in enumerate(everyone) if item is other)
            self.document.apply_step(editing.move(self.document.plan, record, target))
            self.view.setCurrentIndex(self.model.index(place, self.view.currentIndex().column()))

    def _cursor_moved(self, *_moved: QModelIndex) -> None:
        """Keep up with the row where the cursor is, and with what can be done there."""
        record = self.model.record(self.view.currentIndex().row())
        if record is not self._result_record:
            self._notice.hide()
        self._offer_actions(record)
        self._show_when_filled()
        if self._detail is not None:
            self._show_detail(self._detail, record)

    def _offer_actions(self, record: Any) -> None:
        may_act = record is not None and self.document.may_change(record)
        to_keep = may_act and self.model.is_sorted
        self._remove.setEnabled(may_act)
        for item in (self._up, self._down):
            item.setEnabled(may_act and not self.model.is_sorted)
        if not self.declared.fixed:
            self._keep.setVisible(to_keep)
            self._new.setVisible(self.model.grows)
            edits = self.model.grows or may_act
            self._remove.setVisible(edits)
            for item in (self._up, self._down):
                item.setVisible(edits and not to_keep)
        for item, action in self._actions:
            item.setEnabled(record is not None and (may_act or action.always) and action.may(record))
        acts = self.model.grows or any(may_act or action.always for _item, action in self._actions)
        self._buttons.setVisible(bool(self.model.records) and acts)
        if self._starter:
            self._starter.setVisible(not self.model.records and self.model.grows)

    def _show_when_filled(self) -> None:
        # Without a parent it would show itself as a window.
        if self.declared.hide_empty and (self.parentWidget() or not self.model.records):
            self.setVisible(bool(self.model.records))

    def _show_detail(self, detail: Fields, record: Any) -> None:
        """Show the fields in ``detail`` of a row, with what is said of it; nothing without a row."""
        sentence = (
            self.declared.row_note(self.document.plan, record) if self.declared.row_note and record is not None else ""
        )
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for item in (detail, self._detail_title, self._line):
            item.setVisible(record is not None)
        if record is not None:
            first = next((column.name for column in self.declared.columns if isinstance(column, Column)), "")
            what = field_text.format_value(self.document.plan, record, first) or _("this row")
            self._detail_title.setText(_("More about “{what}”").format(what=what))
        if any(bound.record is not record for bound in detail.bound):
            detail.bind(record)

    def _show_message(self, sentences: str) -> None:
        self._refusal.setText(sentences)
        self._refusal.setVisible(bool(sentences))
