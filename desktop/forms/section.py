"""A section of a page: a card, or a fold in a card, with the fields and tables of one record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms import parts, roles
from desktop.forms.declare import Action, Part, Rows, Section
from desktop.forms.fields import SEPARATOR, Fields
from desktop.forms.host import Host
from desktop.forms.part import CardPart, PagePart
from desktop.theme import space
from plans.plan import PlanRecord
from plans.records import Record
from resources.texts import text

if TYPE_CHECKING:
    from desktop.forms.rows import RowsBlock


class Body(QWidget):
    """What stands in a section: fields, and below them smaller sections, tables and widgets of the same record."""

    def __init__(
        self,
        page: Host,
        section: Section,
        kind: type[Record] | type[PlanRecord],
        record: Record | PlanRecord | None,
        role: str = "heading",
    ) -> None:
        super().__init__()
        self.section = section
        self._page = page
        self._record = record
        self._turn = False
        self._inner: list[Body] = []
        self._tables: list[RowsBlock] = []
        self._own: list[PagePart] = []
        self._buttons: list[tuple[QPushButton, Action]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, space.M if section.fold else 0)
        layout.setSpacing(space.M)
        title = text(page.subject, f"sections.{section.key}.title", "")
        if title and (section.fold or role != "heading"):
            # The card itself is called after the heading in it.
            roles.tell(self, "Grouping", lambda _body: title)
        note = text(page.subject, f"sections.{section.key}.note", "")
        if section.fold and note:
            layout.addWidget(parts.label(note, "note"))
        elif section.heading and title and not section.fold:
            layout.addWidget(parts.heading(title, note, role))
        self.fields = Fields(page, section.fields, kind, record)
        if section.fields:
            layout.addWidget(self.fields)
        for item in section.then:
            layout.addWidget(self._made(item, kind, record))
        if section.actions:
            layout.addLayout(self._make_buttons())
        self._fold = parts.Fold(title, self) if section.fold else None
        self.whole: QWidget = self._fold or self
        """The section as it stands in the page: the fold that holds it, or itself."""

    def bind(self, record: Record | PlanRecord | None) -> None:
        """Show another record."""
        self._record = record
        self.fields.bind(record)
        for inner in self._inner:
            inner.bind(record)
        for part in (*self._tables, *self._own):
            part.bind(record)
        self.follow(anew=True)

    def follow(self, anew: bool = False) -> None:
        """Keep up with the plan: what is shown, what can be done, and what a closed fold holds.

        ``anew``: another record is shown.
        """
        for item in self._inner:
            item.follow(anew)
        record = self._record
        if not isinstance(record, Record):
            return
        if self.section.when:
            self.whole.setVisible(self.section.when(record))
        for button, action in self._buttons:
            button.setEnabled(self._page.document.may_change(record) and action.may(record))
        if self._fold:
            self._fold.mark(self.summary())
            if self.section.turn:
                turn = self.section.turn(record)
                if anew:
                    self._fold.open(turn and not self.is_filled())
                elif turn and not self._turn:
                    self._fold.open(True)
                self._turn = turn

    def is_filled(self) -> int:
        """Count the questions with an answer; a table with rows counts as one."""
        record = self._record
        if not isinstance(record, Record):
            return 0
        own = [field.name for field in self.section.fields if field.owner is None]
        return (
            sum(record.is_filled(name) and getattr(record, name) is not False for name in own)
            + sum(bool(table.model.records) for table in self._tables)
            + sum(item.is_filled() for item in self._inner if item.section.when is None or item.section.when(record))
        )

    def summary(self) -> str:
        """Return in words what is filled in, for the line of a fold."""
        shown = [item for item in self._inner if not item.whole.isHidden()]
        found = [
            self.fields.summary(),
            *(table.summary() for table in self._tables),
            *(item.summary() for item in shown),
        ]
        return SEPARATOR.join(filter(None, found))

    def tables(self) -> list[RowsBlock]:
        """Return the tables that stand in this section."""
        return [*self._tables, *(table for item in self._inner for table in item.tables())]

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field, with the fold that holds it opened."""
        if self.section.when and not (isinstance(self._record, Record) and self.section.when(self._record)):
            return None
        bound = self.fields.input_for(record, field)
        found = bound.entrance if bound else None
        for inner in self._inner:
            found = found or inner.reveal(record, field)
        for part in (*self._tables, *self._own):
            found = found or part.reveal(record, field)
        if found and self._fold:
            self._fold.open(True)
        return found

    def _made(
        self, section: Section | Rows | Part, kind: type[Record] | type[PlanRecord], record: Record | PlanRecord | None
    ) -> QWidget:
        if isinstance(section, Section):
            inner = Body(self._page, section, kind, record, "question")
            self._inner.append(inner)
            return inner.whole
        if isinstance(section, Rows):
            from desktop.forms.rows import RowsBlock  # not every page has a table

            table = RowsBlock(self._page, section)
            self._tables.append(table)
            return table
        made = section.make(self._page.changes, self)
        self._page.listen(made)
        self._own.append(made)
        return made

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space.S)
        for action in self.section.actions:
            button = parts.button(action.words, "", partial(self._do, action))
            button.setToolTip(action.tip)
            self._buttons.append((button, action))
            row.addWidget(button)
        row.addStretch()
        return row

    def _do(self, action: Action) -> None:
        self._page.document.commit_requested.emit()
        if self._record is not None:
            self._page.show_result(action.do(self._record))


class SectionView(CardPart):
    """One or more sections in a card; folded ones stand below, closed under their question."""

    def __init__(
        self,
        page: Host,
        sections: list[Section],
        kind: type[Record] | type[PlanRecord],
        record: Record | PlanRecord | None,
    ) -> None:
        super().__init__(page.changes)
        self._bodies = [Body(page, section, kind, record) for section in sections]
        folds = QVBoxLayout()
        folds.setSpacing(space.S)
        for body in self._bodies:
            if body.section.fold:
                folds.addWidget(body.whole)
            else:
                self.inside.addWidget(body.whole)
        self.inside.addLayout(folds)
        self.ready()

    def bind(self, record: Record | PlanRecord | None) -> None:
        """Show another record."""
        for body in self._bodies:
            body.bind(record)

    def first_widget(self) -> QWidget:
        """Return where the keyboard enters."""
        return next(body for body in self._bodies if body.fields.bound).fields.bound[0].entrance

    def summary(self) -> str:
        """Return in words what is filled in."""
        return SEPARATOR.join(filter(None, (body.summary() for body in self._bodies)))

    def holds(self, record: str, field: str | None) -> bool:
        """Return whether a field of a record stands here."""
        return any(body.fields.input_for(record, field) for body in self._bodies)

    def tables(self) -> list[RowsBlock]:
        """Return the tables that stand in these sections."""
        return [table for body in self._bodies for table in body.tables()]

    def reveal(self, record: str, field: str | None) -> QWidget | None:
        """Return the input for a field, with the fold that holds it opened."""
        for body in self._bodies:
            if found := body.reveal(record, field):
                return found
        return None

    def refresh(self) -> None:
        """Show or hide what depends on the record, and count what is filled in."""
        for body in self._bodies:
            body.follow()
