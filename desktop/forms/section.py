"""A section of a page: a card, or a fold in a card, with the bound fields of one record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.forms import parts
from desktop.forms.bound import BoundField
from desktop.forms.declare import Field, Section
from desktop.forms.grid import Grid
from desktop.forms.host import Host
from plans.plan import PlanRecord
from plans.records import Record
from resources.texts import text


class Fields(Grid):
    """Bound fields of one record, laid out on the grid; the record can be changed for another."""

    def __init__(
        self,
        page: Host,
        fields: tuple[Field, ...],
        kind: type[Record] | type[PlanRecord],
        record: Record | PlanRecord | None,
    ) -> None:
        super().__init__()
        self.bound: list[BoundField] = []
        for field in fields:
            owner = field.owner(page.document.plan) if field.owner else record
            bound = BoundField(page.document, owner, type(owner) if owner and field.owner else kind, field, self)
            bound.focused.connect(page.field_focused)
            self.bound.append(bound)
            self.add(bound.stack, field.width)

    def bind(self, record: Record | PlanRecord | None) -> None:
        """Show another record."""
        for bound in self.bound:
            if bound.field.owner is None:
                bound.bind(record)

    def input_for(self, record: str, field: str | None) -> BoundField | None:
        """Give the input for a field of a record when it is shown here."""
        for bound in self.bound:
            if bound.record and str(bound.record.id) == record and field in (None, bound.field.name):
                return bound
        return None


class SectionView(parts.Card):
    """One or more sections in a card; folded ones stand below, closed under their question."""

    def __init__(
        self,
        page: Host,
        sections: list[Section],
        kind: type[Record] | type[PlanRecord],
        record: Record | PlanRecord | None,
    ) -> None:
        super().__init__()
        self._parts: list[tuple[Fields, parts.Fold | None]] = []
        for section in sections:
            fields = Fields(page, section.fields, kind, record)
            title = text(page.subject, f"sections.{section.key}.title", "")
            note = text(page.subject, f"sections.{section.key}.note", "")
            fold = None
            if section.fold:
                fold = parts.Fold(title, fields)
                self.inside.addWidget(fold)
            else:
                if section.heading and title:
                    self.inside.addWidget(parts.heading(title, note))
                self.inside.addWidget(fields)
            self._parts.append((fields, fold))

    def bind(self, record: Record | PlanRecord | None) -> None:
        """Show another record."""
        for fields, _fold in self._parts:
            fields.bind(record)

    def first_widget(self) -> QWidget:
        """Give where the keyboard enters."""
        return self._parts[0][0].bound[0].input.focus_widgets()[0]

    def reveal(self, record: str, field: str | None) -> BoundField | None:
        """Give the input for a field, with the fold that holds it opened."""
        for fields, fold in self._parts:
            if bound := fields.input_for(record, field):
                if fold:
                    fold.open(True)
                return bound
        return None
