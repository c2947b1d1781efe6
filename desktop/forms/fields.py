"""The bound fields of one record, side by side."""

from __future__ import annotations

from desktop.forms.bound import BoundField
from desktop.forms.declare import Field
from desktop.forms.grid import Grid
from desktop.forms.host import Host
from plans import field_text
from plans.plan import PlanRecord
from plans.records import Record

SEPARATOR = " · "


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
            bound = BoundField(page.changes, owner, type(owner) if owner and field.owner else kind, field, self)
            bound.focused.connect(page.field_focused)
            bound.go_to_finding.connect(page.go_to_finding)
            self.bound.append(bound)
            self.add(bound.stack, field.width)

    def bind(self, record: Record | PlanRecord | None) -> None:
        """Show another record."""
        for bound in self.bound:
            if bound.field.owner is None:
                bound.bind(record)

    def input_for(self, record: str, field: str | None) -> BoundField | None:
        """Return the input for a field of a record when it is shown here."""
        for bound in self.bound:
            if bound.record and str(bound.record.id) == record and field in (None, bound.field.name):
                return bound
        return None

    def summary(self) -> str:
        """Return in words what is filled in, for the line of a fold."""
        return SEPARATOR.join(filter(None, map(self._word, self.bound)))

    def _word(self, bound: BoundField) -> str:
        record, name = bound.record, bound.field.name
        if not isinstance(record, Record) or not record.is_filled(name) or getattr(record, name) is False:
            return ""
        if getattr(record, name) is True:
            return bound.question
        words = " ".join(field_text.format_value(bound.document.plan, record, name).split())
        # A bare number says nothing.
        bare = field_text.kind(type(record), name) in ("count", "quantity", "amount")
        return f"{field_text.short_name(type(record), name)}: {words}" if bare else words
