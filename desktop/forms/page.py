"""A page of the walk: title, introduction, the declared blocks, and the way to the steps beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts, tab_order
from desktop.forms.bound import BoundField
from desktop.forms.button_row import ButtonRow
from desktop.forms.declare import ActionResult, Block, Cards, Folding, Part, Rows, Section
from desktop.forms.flow import Flow
from desktop.forms.folded import Folded
from desktop.forms.lock_notice import LockNotice
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.forms.proposed_notice import ProposedNotice
from desktop.forms.section import SectionView
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived import steps
from plans.plan import PlanRecord
from plans.printing.request import PrintRequest
from plans.records import Record
from plans.status import OPEN_STATES
from resources.language import gettext as _
from resources.texts import text

if TYPE_CHECKING:
    from desktop.forms.detail import Detail
    from desktop.forms.rows import RowsBlock
    from desktop.forms.rows_view import RowsView

SLIM = 480
"""Width in pixels at 100 % below which a page has less room around it."""


class Page(QScrollArea):
    """One step of the walk, made of what the subject's file in pages/ declares."""

    focused = Signal(object)
    """The BoundField that has the keyboard."""
    turned = Signal()
    """Another quarter is shown now, on a page that shows one at a time."""
    detail_asked = Signal(bool)
    """Other things belong beside the page now; whether also where they cover it."""
    detail_added = Signal()
    """A table with more about its rows was made after the page itself."""
    help_asked = Signal()
    home_requested = Signal()
    """She stops for now: to the start page."""
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
        self.sheet = parts.Sheet()
        self.body = QVBoxLayout(self.sheet)
        self.body.setContentsMargins(space.XL, space.L, space.XL, space.XL)
        self.body.setSpacing(space.L)
        self.setWidget(self.sheet)
        self.sheet.setAccessibleName(text(subject, "step.title"))
        title = parts.heading(text(subject, "step.title"), text(subject, "step.intro"), "title", "intro")
        self.title = title
        if aside := self.make_aside():
            title.add_aside(aside)
        self._help = parts.button(_("Explanation ?"), "link", self.help_asked.emit)
        self._help.hide()
        title.add_aside(self._help)
        self.body.addWidget(title)
        if subject in steps.NAMES:
            self.body.addWidget(ProposedNotice(self.changes, subject, self.sheet))
        self.is_text = bool(content)
        """Whether all of it reads in lines that do not grow with the window."""
        self._fixed: LockNotice | None = None
        self.is_roomy = False
        """Whether it takes the whole width, so that the explanation only comes when it is asked for."""
        self.is_alone = False
        """Whether it takes the place of the list of steps as well."""
        self._flow: Flow | None = None
        self.detail: Detail | None = None
        """More about the row where the cursor is, as long as that belongs beside the page."""
        self.details: list[tuple[RowsView, Detail]] = []
        self._held: list[RowsView] = []
        self._entered = False
        """Whether the keyboard was on it, put there by somebody; Qt puts it anywhere when a page is first shown."""
        self._blocks: list[PagePart] = []
        for scrolled in (self.verticalScrollBar().valueChanged, self.verticalScrollBar().rangeChanged):
            scrolled.connect(self._keep_edges)
        for block in _grouped(content):
            self._add(block, kind, record)
        first = self._blocks[0].table if self._blocks else None
        if first and first.model.records:
            self.detail = first.detail
            self._mark_row()
        self._add_ways_on()
        self.body.addStretch(1)

    def enter(self) -> None:
        """Put the keyboard where it was on this page, or where work on it begins; its title is read out."""
        self.changes.catch_up()
        alerts.announce(self, text(self.subject, "step.title"))
        last: QWidget | None = self.focusWidget()
        known, self._entered = self._entered, True
        if known and last and self.sheet.isAncestorOf(last) and last.isVisible() and last.isEnabled():
            self._focus(last)
        else:
            self.begin()

    def begin(self) -> None:
        """Put the keyboard where work on it begins: past what is said above it, on the table where it is one."""
        if not any(tab_order.enter(self._work(block)) for block in self._blocks):
            tab_order.enter(self)

    def reveal(self, record: str | None, field: str | None) -> None:
        """Put the keyboard on a field; without a record, where a first one is added."""
        self.changes.catch_up()
        if self._go_to(record, field) is None:
            self._start()

    def shows(self, record: Record | PlanRecord) -> bool:
        """Return whether this is the page where a record is filled in."""
        blocks = (block.block if isinstance(block, Folded) else block for block in self._blocks)
        tables = (block.table.declared for block in blocks if block.table)
        return record.subject == self.subject or any(
            isinstance(record, table.record) and table.keep is None for table in tables
        )

    def show_result(self, shown: ActionResult | None) -> None:
        """Show what was done to a record, where it now stands."""
        block = self._go_to(str(shown.record.id), None) if shown else None
        if shown and shown.sentence and block and block.table:
            block.table.show_result(shown.sentence)

    def make_aside(self) -> QWidget | None:
        """Make what stands beside the title, before everything below it: Tab goes in the order of making."""
        return None

    def show_fixed(self, why: str) -> None:
        """Say in the place of the introduction why fields here are shut; nothing when none are."""
        if self._fixed is None and why:
            self._fixed = LockNotice(_("How do I change the plan?"), lambda: self.go_to_step.emit(steps.CHECK))
            self.body.insertWidget(1, self._fixed)
        if self._fixed is not None:
            self._fixed.say(why, self.document.plan.record.state == "adopted")
            record = self.document.plan.record
            self.title.show_note(not why or (record.state in OPEN_STATES and not record.to_read))

    @property
    def quarter(self) -> int:
        """The quarter that is shown, on a page that shows one at a time; else 0."""
        return 0

    def show_quarter(self, quarter: int) -> None:
        """Show another quarter, on a page that shows one at a time."""

    def printed(self) -> PrintRequest:
        """Return what somebody on this page means who just says "print"."""
        return PrintRequest("summary")

    def listen(self, made: PagePart) -> None:
        """Hear it when a part asks to go somewhere, or to print."""
        made.go_to_step.connect(self.go_to_step)
        made.go_to_finding.connect(self.go_to_finding)
        made.print_requested.connect(self.print_requested)
        made.export_requested.connect(self.export_requested)

    def field_focused(self, bound: BoundField) -> None:
        """Pass on which field has the keyboard; its explanation belongs beside the page now."""
        self._entered = True
        self.show_detail(None)
        self.focused.emit(bound)

    def explain(self, bound: BoundField) -> None:
        """Pass on which of the fields beside the page has the keyboard."""
        self.focused.emit(bound)

    def show_detail(self, detail: Detail | None, open_it: bool = False) -> None:
        """Let more about a row stand beside the page, or with None the explanation."""
        if detail is not self.detail or open_it:
            self.detail = detail
            self._mark_row()
            self.detail_asked.emit(open_it)

    def add_detail(self, table: RowsView, detail: Detail) -> None:
        """Hear of a table with more about its rows than it shows."""
        self.details.append((table, detail))
        self.detail_added.emit()

    def offer_column(self, help_hidden: bool, rows_hidden: bool) -> None:
        """Offer a way to the explanation, and to more about a row, while they are not in sight beside the page."""
        self._help.setVisible(help_hidden)
        for part in self.findChildren(PagePart):
            if part.table:
                part.table.offer_detail(rows_hidden)

    def hold(self, table: RowsView) -> None:
        """Keep the head and the totals of a table in sight, as the page scrolls."""
        self._held.append(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = space.XL if self.width() >= appearance.px(SLIM) else space.L
        if side != self.body.contentsMargins().left():
            self.body.setContentsMargins(side, space.L, side, space.XL)
        self._keep_edges()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        # Qt would scroll to the middle of a table that is higher than the window; see tab_order.
        return QAbstractScrollArea.focusNextPrevChild(self, forwards)

    def _mark_row(self) -> None:
        """Let it be seen which row stands beside the page."""
        for table, detail in self.details:
            table.mark_row(detail is self.detail)

    def _keep_edges(self) -> None:
        high = self.viewport().height()
        for table in self._held:
            if table.isVisible():
                top = table.mapFrom(self.viewport(), QPoint(0, 0)).y()
                table.keep_edges(top, top + high)

    def _add(
        self, block: list[Section] | Rows | Part | Cards | Folding, kind: type, record: Record | PlanRecord | None
    ) -> None:
        made = self._made(block, kind, record)
        self.listen(made)
        self._blocks.append(made)
        wide = isinstance(block.block if isinstance(block, Folding) else block, Rows | Cards)
        if wide or (isinstance(block, Part) and block.wide):
            self.is_text = False
            self._flow = None
            self.body.addWidget(made)
        else:
            if self._flow is None:
                self._flow = Flow(gives_way=True)
                self.body.addWidget(self._flow)
            self._flow.add(made)

    def _made(
        self, block: list[Section] | Rows | Part | Cards | Folding, kind: type, record: Record | PlanRecord | None
    ) -> PagePart:
        if isinstance(block, list):
            return self._made_card(block, kind, record)
        if isinstance(block, Rows):
            return self._made_table(block)
        if isinstance(block, Cards):
            from desktop.forms.cards import CardsBlock  # few pages have them

            return CardsBlock(self, block)
        if isinstance(block, Part):
            return block.make(self.changes, self.sheet)
        bare = block.block._replace(heading=False)
        inner = self._made_table(bare) if isinstance(bare, Rows) else self._made_card([bare], kind, record)
        self.listen(inner)
        name = bare.key or str(bare.record.__tablename__) if isinstance(bare, Rows) else bare.key
        title = text(self.subject, f"sections.{name}.title", "") or text(self.subject, f"tables.{name}.title")
        return Folded(self, block, title, text(self.subject, f"sections.{name}.note", ""), inner)

    def _made_card(
        self, sections: list[Section], kind: type[Record] | type[PlanRecord], record: Record | PlanRecord | None
    ) -> SectionView:
        owner = sections[0].owner(self.document.plan) if sections[0].owner else record
        return SectionView(self, sections, type(owner) if owner else kind, owner)

    def _made_table(self, rows: Rows) -> RowsBlock:
        from desktop.forms.rows import RowsBlock  # not every page has a table

        return RowsBlock(self, rows)

    def _add_ways_on(self) -> None:
        before, after = steps.neighbours(self.subject)
        left, right = [], []
        if before:
            title = text(before, "step.title")
            left.append(parts.button(f"← {title}", "", lambda: self.go_to_step.emit(before)))
        if after:
            title = text(after, "step.title")
            right.append(parts.button(f"{title} →", "primary", lambda: self.go_to_step.emit(after)))
        if left or right:
            self.body.addWidget(ButtonRow(left, right))

    def _go_to(self, record: str | None, field: str | None) -> PagePart | None:
        """Put the keyboard on a field of a record and give the block that shows it."""
        for block in self._blocks:
            found = block.reveal(record, field) if record else None
            if found is not None:
                self._focus(found)
                return block
        return None

    @staticmethod
    def _work(block: PagePart) -> QWidget:
        """Return the part of a block that is worked in: of a table the rows, of cards the form of the chosen one."""
        inner = block.block if isinstance(block, Folded) else block
        return inner.table.view if inner.table and inner.table.view.isVisible() else block.work()

    def _start(self) -> None:
        for block in self._blocks:
            if entrance := block.start():
                self._focus(entrance)
                return

    def _focus(self, found: QWidget) -> None:
        found.setFocus()
        # The fold or card was laid out this instant; only afterwards is it known where the field is.
        QTimer.singleShot(0, self, lambda: tab_order.bring(found))


def _grouped(content: Sequence[Block | Cards]) -> list[list[Section] | Rows | Part | Cards | Folding]:
    """Put a section and the folded ones after it in one card."""
    grouped: list[list[Section] | Rows | Part | Cards | Folding] = []
    for block in content:
        if isinstance(block, Section) and block.fold and grouped and isinstance(grouped[-1], list):
            grouped[-1].append(block)
        elif isinstance(block, Section):
            grouped.append([block])
        else:
            grouped.append(block)
    return grouped
