"""What the cells of a table show: what is typed, what is worked out, or the text that could not be taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt

from desktop.document import Document
from desktop.forms.declare import Column, Computed, Rows
from plans import field_text, proposals
from plans.edits import Edit, opens_or_fixes
from plans.plan import TABLES
from resources.language import gettext as _
from resources.texts import text

Role = Qt.ItemDataRole
NUMBERS = ("count", "quantity", "amount")
NOTHING = "–"
"""How an amount of nothing is shown, so that the others stand out."""
MARK = "= "
"""What stands before an amount that the program works out, as in a spreadsheet."""

Key = tuple[str, str]
"""A cell: the record, by its key as text, and the field."""


class Cells:
    """Gives the words of a cell, and keeps those that were asked for until they may have changed."""

    def __init__(self, document: Document, rows: Rows) -> None:
        self.declared = rows
        self.columns = rows.columns
        self.refused: dict[Key, tuple[str, str]] = {}
        """Texts that could not be taken, each with the reason."""
        self._document = document
        self._kept: dict[UUID, dict[int, str]] = {}
        self._depends = self._named_in_cells()

    def shown(self, record: Any, column: int) -> str:
        """Return what a cell shows; without a record, of the empty last row."""
        if record is None:
            return self.text(None, column)
        kept = self._kept.setdefault(record.id, {})
        if column not in kept:
            kept[column] = self.text(record, column)
        return kept[column]

    def touched(self, edits: list[Edit]) -> set[UUID] | None:
        """Return the rows in which something else may be shown after edits; None when that may be any row."""
        if not edits or any(self._depends_on(edit) for edit in edits):
            return None
        return {edit.record.id for edit in edits if isinstance(edit.record, self.declared.record)}

    def forget(self, records: Iterable[UUID] | None) -> None:
        """Work the words of these records out again when they are asked for; of all with None."""
        if records is None:
            self._kept.clear()
        else:
            for key in records:
                self._kept.pop(key, None)

    def refuse(self, key: Key, typed: str, sentence: str) -> None:
        """Let a cell show a text that could not be taken."""
        self.refused[key] = (typed, sentence)
        self._kept.pop(UUID(key[0]), None)

    def accept(self, *keys: Key) -> None:
        """Let cells show what is in the plan again."""
        for key in keys:
            if self.refused.pop(key, None):
                self._kept.pop(UUID(key[0]), None)

    def text(self, record: Any, column: int, role: int = Role.DisplayRole) -> str:
        """Return the words of a cell for looking, for typing or for the tooltip."""
        declared = self.columns[column]
        if record is None:
            prompt = text(self.declared.record.subject, f"tables.{self.declared.record.__tablename__}.add", "")
            return prompt if role == Role.DisplayRole and column == 0 else ""
        if not isinstance(declared, Column):
            return declared.text(self._document.plan, record)
        typed = self.refused.get((str(record.id), declared.name))
        if typed:
            return typed[1] if role == Role.ToolTipRole else typed[0]
        if worked := self.worked(record, column):
            if role == Role.ToolTipRole:
                return worked.why()
            return f"{MARK}{worked.short or worked.text}" if role == Role.DisplayRole and worked.text else worked.text
        if role == Role.DisplayRole and field_text.kind(self.declared.record, declared.name) == "amount":
            return NOTHING if getattr(record, declared.name) == 0 else self._typed(record, declared.name)
        return self._typed(record, declared.name)

    def spoken(self, record: Any, column: int, *, headed: bool) -> str:
        """Return what a cell is to who listens; ``headed`` with the name of its column."""
        worked = self.worked(record, column)
        shown = f"{worked.text}, {worked.why()}" if worked else self.text(record, column)
        words = f"{self.head(column)}: {shown}" if headed else shown or _("empty")
        return (
            _("{cell}, from a technology card, to be adapted").format(cell=words)
            if self.proposed(record, column)
            else words
        )

    def _typed(self, record: Any, field: str) -> str:
        return field_text.format_value(self._document.plan, record, field)

    def worked(self, record: Any, column: int) -> Computed | None:
        """Return what the program works out for a cell; None where a person types."""
        declared = self.columns[column]
        if record is None or not isinstance(declared, Column) or declared.follows is None:
            return None
        return declared.follows(self._document.plan, record)

    def proposed(self, record: Any, column: int) -> bool:
        """Return whether a card filled a cell, and nobody changed it."""
        declared = self.columns[column]
        return record is not None and isinstance(declared, Column) and proposals.is_untouched(record, declared.name)

    def closed(self, record: Any, column: int) -> str:
        """Say why nothing can be typed in a cell; empty when it can."""
        declared = self.columns[column]
        if not isinstance(declared, Column) or declared.name in self.declared.locked:
            return _("This is worked out for you.")
        if worked := self.worked(record, column):
            return worked.why()
        return self._document.lock_reason(record, declared.name)

    def head(self, column: int) -> str:
        """Return the head of a column."""
        declared = self.columns[column]
        return (
            field_text.short_name(self.declared.record, declared.name)
            if isinstance(declared, Column)
            else declared.title()
        )

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Numbers stand at the right, under each other; all else at the left."""
        declared = self.columns[column]
        number = not isinstance(declared, Column) or (
            field_text.kind(self.declared.record, declared.name) in NUMBERS
            and declared.name not in self.declared.locked
        )
        return Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft

    def sort_key(self, record: Any, column: int) -> Any:
        """Return what a row is sorted by."""
        declared = self.columns[column]
        if worked := self.worked(record, column):
            return worked.value
        if not isinstance(declared, Column):
            return declared.key(self._document.plan, record) if declared.key else self.text(record, column).casefold()
        if field_text.kind(self.declared.record, declared.name) in (*NUMBERS, "date"):
            return getattr(record, declared.name)
        return self.text(record, column).casefold()

    def _depends_on(self, edit: Edit) -> bool:
        return edit.record.__tablename__ in self._depends or opens_or_fixes(edit)

    def _named_in_cells(self) -> set[str]:
        """Return the tables of which an edit may change any row; a row's own record changes only that row."""
        if any(not isinstance(column, Column) or column.follows for column in self.columns):
            return {str(kind.__tablename__) for kind in TABLES.values() if kind is not self.declared.record}
        kinds = [
            field_text.kind(self.declared.record, column.name) for column in self.columns if isinstance(column, Column)
        ]
        return {kind for kind in kinds if kind in ("person", "goal", "activity")}
