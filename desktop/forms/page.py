"""A page of the walk: title, introduction, the declared blocks, and the way to the steps beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.bound import BoundField
from desktop.forms.cards import Cards, CardsBlock
from desktop.forms.declare import ActionResult, Block, Part, Rows, Section
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.rows import RowsBlock
from desktop.forms.section import SectionView
from plans.derived import steps
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from plans.records import Record
from resources.texts import text

WIDEST = 900
"""Pixels beyond which a page grows no wider: longer lines read worse."""


class Page(QScrollArea):
    """One step of the walk, made of what the subject's file in pages/ declares."""

    focused = Signal(object)
    """The BoundField that has the keyboard."""
    turned = Signal()
    """Another quarter is shown now, on a page that shows one at a time."""
    go_to_step = Signal(str)
    go_to_finding = Signal(object)
    print_requested = Signal(object)
    """What is to be printed, as Asked (plans/printing/request.py)."""
    export_requested = Signal(str)
    """One kind of file to make, by its name in desktop/exporting.py."""

    def __init__(
        self,
        document: Document,
        subject: str,
        content: Sequence[Block | Cards],
        kind: type[Record] | type[PlanRecord],
        record: Record | PlanRecord | None = None,
    ) -> None:
        super().__init__()
        self.document = document
        self.subject = subject
        self.changes = Relay(self, document)
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setMaximumWidth(WIDEST)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(32, 22, 32, 28)
        self.body.setSpacing(16)
        self._sheet = parts.Sheet()
        across = QHBoxLayout(self._sheet)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(inner, 1)
        across.addStretch(0)
        self.setWidget(self._sheet)
        title = parts.heading(text(subject, "step.title"), text(subject, "step.intro"), "title", "intro")
        self.title = title
        if aside := self.make_aside():
            title.add_aside(aside)
        self.body.addWidget(title)
        self._blocks: list[PagePart] = []
        for block in _grouped(content):
            self._add(block, kind, record)
        self._add_ways_on()
        self.body.addStretch(1)

    def reveal(self, record: str | None, field: str | None) -> None:
        """Put the keyboard on a field; without a record, where a first one is added."""
        self.changes.catch_up()
        if self._go_to(record, field) is None:
            self._start()

    def shows(self, record: Record | PlanRecord) -> bool:
        """Return whether this is the page where a record is filled in."""
        tables = (block.declared for block in self._blocks if isinstance(block, RowsBlock))
        return record.subject == self.subject or any(
            isinstance(record, table.record) and table.keep is None for table in tables
        )

    def show_result(self, shown: ActionResult | None) -> None:
        """Show what was done to a record, where it now stands."""
        block = self._go_to(str(shown.record.id), None) if shown else None
        if shown and shown.sentence and isinstance(block, RowsBlock):
            block.show_result(shown.sentence)

    def make_aside(self) -> QWidget | None:
        """Make what stands beside the title, before everything below it: Tab goes in the order of making."""
        return None

    @property
    def quarter(self) -> int:
        """The quarter that is shown, on a page that shows one at a time; else 0."""
        return 0

    def show_quarter(self, quarter: int) -> None:
        """Show another quarter, on a page that shows one at a time."""

    def printed(self) -> PrintRequest:
        """Return what somebody on this page means who just says "print"."""
        return PrintRequest()

    def listen(self, made: PagePart) -> None:
        """Hear it when a part asks to go somewhere, or to print."""
        made.go_to_step.connect(self.go_to_step)
        made.go_to_finding.connect(self.go_to_finding)
        made.print_requested.connect(self.print_requested)
        made.export_requested.connect(self.export_requested)

    def field_focused(self, bound: BoundField) -> None:
        """Pass on which field has the keyboard."""
        self.focused.emit(bound)

    def keep_in_sight(self, table: QAbstractItemView, cell: QModelIndex) -> None:
        """Scroll the page along when the cursor moves through a table that is higher than the window."""
        if table.hasFocus() and cell.isValid():
            spot = table.viewport().mapTo(self._sheet, table.visualRect(cell).center())
            self.ensureVisible(spot.x(), spot.y(), 0, 70)

    def _add(self, block: list[Section] | Rows | Part | Cards, kind: type, record: Record | PlanRecord | None) -> None:
        made: PagePart
        if isinstance(block, list):
            owner = block[0].owner(self.document.plan) if block[0].owner else record
            made = SectionView(self, block, type(owner) if owner else kind, owner)
        elif isinstance(block, Rows):
            made = RowsBlock(self, block)
        elif isinstance(block, Cards):
            made = CardsBlock(self, block)
        else:
            made = block.make(self.changes, self._sheet)
        self.listen(made)
        self._blocks.append(made)
        self.body.addWidget(made)

    def _add_ways_on(self) -> None:
        before, after = steps.neighbours(self.subject)
        row = QHBoxLayout()
        if before:
            title = text(before, "step.title")
            row.addWidget(parts.button(f"← {title}", "", lambda: self.go_to_step.emit(before)))
        row.addStretch()
        if after:
            title = text(after, "step.title")
            row.addWidget(parts.button(f"{title} →", "primary", lambda: self.go_to_step.emit(after)))
        self.body.addLayout(row)

    def _go_to(self, record: str | None, field: str | None) -> QWidget | None:
        """Put the keyboard on a field of a record and give the block that shows it."""
        for block in self._blocks:
            found = block.reveal(record, field) if record else None
            if found is not None:
                self._focus(found)
                return block
        return None

    def _start(self) -> None:
        for block in self._blocks:
            if entrance := block.start():
                self._focus(entrance)
                return

    def _focus(self, found: QWidget) -> None:
        found.setFocus()
        # The fold or card was laid out this instant; only afterwards is it known where the field is.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(found, 0, 80))


def _grouped(content: Sequence[Block | Cards]) -> list[list[Section] | Rows | Part | Cards]:
    """Put a section and the folded ones after it in one card."""
    grouped: list[list[Section] | Rows | Part | Cards] = []
    for block in content:
        if isinstance(block, Section) and block.fold and grouped and isinstance(grouped[-1], list):
            grouped[-1].append(block)
        elif isinstance(block, Section):
            grouped.append([block])
        else:
            grouped.append(block)
    return grouped
