"""A table on a page: heading, what to do with a row, the grid, and the rest of the row's fields beside the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Self

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.forms import drag, parts, tab_order
from desktop.forms.declare import Action, Column, Rows
from desktop.forms.detail import Detail
from desktop.forms.head import Head
from desktop.forms.host import Host
from desktop.forms.part import CardPart
from desktop.forms.rows_model import RowsModel
from desktop.forms.rows_view import RowsView, cell_at
from desktop.theme import space
from plans import edits as editing
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
        super().__init__(page.changes, framed=False)
        self.declared = rows
        self._page = page
        self._actions: list[tuple[QWidget, Action]] = []
        self._result_record: Any = None
        self._starter: QPushButton | None = None
        self.model = RowsModel(page.changes, rows, self)
        self._buttons = QWidget(self)
        self._head = Head(self._heading(title, note), self._buttons)
        self.inside.addWidget(self._head)
        self._notice = parts.label("", "notice")
        self._notice.hide()
        self.inside.addWidget(self._notice)
        self.view = RowsView(self.model)
        self.view.setAccessibleName(title)
        usual = _(
            "Type in the last row to add. Ctrl+Delete removes a row, Ctrl+Z brings it back. The menu key "
            "shows more, such as sorting."
        )
        more = _("Alt+Enter shows more about this row.")
        tips = [usual] * (not rows.fixed) + [more] * bool(rows.detail)
        self.view.setAccessibleDescription(" ".join([*tips, *(action.tip for action in rows.actions if action.tip)]))
        self.inside.addWidget(self.view)
        self._refusal = parts.label("", "refusal")
        self._refusal.hide()
        self.inside.addWidget(self._refusal)
        self.detail = Detail(page, rows, self) if rows.detail else None
        self._make_buttons()
        if rows.starters:
            self._starter = parts.button(_("Start with the usual points"), "", self._begin)
            self._starter.setAccessibleName(f"{self._starter.text()}: {title}")
            self.inside.addWidget(self._starter)
        self.model.refused.connect(self._show_message)
        self.model.rows_changed.connect(self._cursor_moved)
        self.view.selectionModel().currentChanged.connect(self._cursor_moved)
        self.view.selectionModel().currentChanged.connect(lambda *_cells: self._keep_in_sight())
        self.view.entered.connect(self._show_detail)
        if rows.on_drop:
            drag.DropTarget(self, self.document, rows.record, self._dropped, self.view)
        page.hold(self.view)
        if self.detail:
            page.add_detail(self.view, self.detail)
            if self.model.records:
                self.view.begin_at(self.model.index(0, 0))
        self._cursor_moved()

    @property
    def table(self) -> Self:
        """This part as the table that it is."""
        return self

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Put the cursor on a field of a record, in the table or beside the page."""
        cell = cell_at(self.view, record, field)
        if cell is None:
            return None
        self.view.setCurrentIndex(cell)
        there = self.detail.reveal(record, field) if self.detail else None
        if there:
            self._page.show_detail(self.detail, open_it=True)
        return there or self.view

    def start(self) -> QWidget:
        """Put the cursor where a new row begins."""
        self.view.setCurrentIndex(self.model.index(max(0, self.model.rowCount() - 1), 0))
        return self.view

    def summary(self) -> str:
        """Return in words what is filled in, for the line of a fold: how many rows, and what they are called."""
        named = filter(None, (self.model.shown(row, 0) for row in range(len(self.model.records))))
        return f"{len(self.model.records)}: {', '.join(named)}" if self.model.records else ""

    def holds(self, record: str, field: str | None) -> bool:
        """Return whether a field of a record stands in the table, or beside the page."""
        columns = {column.name for column in self.declared.columns if isinstance(column, Column)}
        here = field in columns or field is None or (self.detail is not None and self.detail.holds(field))
        return here and any(str(item.id) == record for item in self.model.records)

    def bind(self, owner: Any) -> None:
        """Show the rows of another record."""
        self.model.bind(owner)

    def show_result(self, sentence: str) -> None:
        """Say something about the row where the cursor is, until the cursor goes elsewhere."""
        self._result_record = self.model.record(self.view.currentIndex().row())
        self._notice.setText(sentence)
        self._notice.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._notice, QAccessible.Event.Alert))

    def _heading(self, title: str, note: str) -> QWidget:
        if not (self.declared.heading and title):
            return QWidget()
        return parts.heading(title, note, "question" if self.declared.of else "heading")

    def offer_detail(self, hidden: bool) -> None:
        """Offer a way to the rest of the fields of a row while they are not in sight."""
        self._more.setVisible(hidden and self.detail is not None)

    def _make_buttons(self) -> None:
        """Put what can be done with a row in the head; with one row among more of its fields, beside the page."""
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        rows, detail = self.declared, self.detail

        def add(words: str, role: str, do: Callable[[], object]) -> QPushButton:
            if detail:
                return detail.add_button(words, role, do)
            made = parts.button(words, role, do)
            row.addWidget(made)
            return made

        for action in rows.actions:
            one = add(action.words, "link", partial(self._act, action))
            one.setToolTip(action.tip)
            self._actions.append((one, action))
            if action.keys:
                pressed = QShortcut(QKeySequence(action.keys), self.view)
                pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
                pressed.activated.connect(lambda action=action: self._act(action))
        if detail:
            detail.part_buttons()
            opened = QShortcut(QKeySequence("Alt+Return"), self.view)
            opened.setContext(Qt.ShortcutContext.WidgetShortcut)
            opened.activated.connect(self._open_detail)
        self._remove = add(_("Remove this row"), "destructive", self.view.remove_rows)
        self._keep = parts.button(_("Keep this order"), "link", self.view.keep_order)
        self._up = parts.button("↑", "sign", lambda: self._shift(-1))
        self._down = parts.button("↓", "sign", lambda: self._shift(1))
        self._more = parts.button(_("More about this row"), "", self._open_detail)
        self._new = parts.button(_("New row"), "", lambda: self.start().setFocus())
        for item, words in ((self._up, _("Up")), (self._down, _("Down"))):
            item.setAccessibleName(f"{words}: {self.view.accessibleName()}")
            item.setToolTip(words)
        for button in (self._remove, self._keep, self._more, self._new):
            button.setAccessibleName(f"{button.text()}: {self.view.accessibleName()}")
        for made in (self._more, self._keep, self._up, self._down, self._new):
            row.addWidget(made)
            made.setVisible(not rows.fixed)
        self._remove.setVisible(not rows.fixed)
        self._more.setVisible(detail is not None)

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
        if self.detail and record is not None:
            self.detail.show_row(record, self.view.currentIndex().row(), len(self.model.records))
        if self.view.hasFocus():
            self._show_detail()

    def _keep_in_sight(self) -> None:
        """Scroll the page along when the cursor moves through a table that is higher than the window."""
        if self.view.hasFocus():
            tab_order.bring(self.view)

    def _offer_actions(self, record: Any) -> None:
        may_act = record is not None and self.document.may_change(record)
        to_keep = may_act and self.model.is_sorted
        self._remove.setEnabled(may_act)
        self._more.setEnabled(record is not None)
        for item in (self._up, self._down):
            item.setEnabled(may_act and not self.model.is_sorted)
        if not self.declared.fixed:
            self._keep.setVisible(to_keep)
            self._new.setVisible(self.model.grows)
            for item in (self._up, self._down):
                item.setVisible(self.model.grows and not to_keep)
        for button, action in self._actions:
            button.setEnabled(record is not None and (may_act or action.always) and action.may(record))
        can_act = any(may_act or action.always for _button, action in self._actions)
        acts = self.model.grows or can_act or self.detail is not None
        self._buttons.setVisible(bool(self.model.records) and acts)
        if self._starter:
            self._starter.setVisible(not self.model.records and self.model.grows)

    def _show_when_filled(self) -> None:
        # Without a parent it would show itself as a window.
        if self.declared.hide_empty and (self.parentWidget() or not self.model.records):
            self.setVisible(bool(self.model.records))

    def _show_detail(self) -> None:
        """Show beside the page what belongs to the row where the keyboard is."""
        record = self.model.record(self.view.currentIndex().row())
        self._page.show_detail(self.detail if record is not None else None)

    def _open_detail(self) -> None:
        """Put the keyboard on the first field beside the page."""
        if self.detail and self.model.record(self.view.currentIndex().row()) is not None:
            self._page.show_detail(self.detail, open_it=True)
            self.detail.start().setFocus()

    def _show_message(self, sentences: str) -> None:
        self._refusal.setText(sentences)
        self._refusal.setVisible(bool(sentences))
