"""The window in which somebody sees what a list brings, and says how it is to be read; nothing happens before that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.background import wait_for
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.forms.dialog import Dialog
from desktop.forms.head import Head
from desktop.importing.columns import ColumnsHead
from desktop.importing.lines import LinesModel, LinesTable
from desktop.importing.side import Side
from desktop.importing.texts import TextsList
from desktop.importing.widths import fitted
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.importing import taking
from plans.importing.proposal.choices import NEW, Choices, becomes_word
from plans.importing.proposal.meaning import BECOMES, Proposal
from plans.importing.records.result import Import, Line, counted
from plans.importing.sources import Source
from plans.plan import Plan
from resources.language import gettext as _
from resources.language import ngettext

TEXTS = 0
"""The place of the texts of a document among the tables."""


TITLE = 340
"""Pixels at 100 % that the name of the file and what is said of it need beside the choices."""
ASIDE = 0.38
"""The most of the width that goes to what stands beside the lines."""
OUTCOME = (220, 190, 170)
"""Pixels at 100 % that say what becomes of a line: as wanted, and where there is less and less room."""


class ImportDialog(Dialog):
    """Shows what a list brings; accepted when it may be taken over. ``brought`` is then what happens."""

    def __init__(self, plan: Plan, source: Source, choices: Choices, brought: Import, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan, self._source, self._choices, self.brought = plan, source, choices, brought
        self._recalled = bool(choices.tables)
        if source.texts and not choices.texts:
            choices.texts = taking.proposed_texts(plan, source)
            if choices.texts:
                self.brought = taking.plan_import(plan, source, choices)
        self.setWindowTitle(_("Bring in your own list"))
        self.resize(min(1320, parent.width() - 40), min(800, parent.height() - 40))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._make_main(), 1)
        across.addWidget(self._make_aside())
        self._place = self._first()
        self._tables.setCurrentIndex(max(0, self._tables.findData(self._place)))
        self._show_table()
        (self._lines if self._place != TEXTS else self._tables).setFocus()

    # What is chosen

    def changed_tables(self) -> list[Proposal]:
        """Return the tables for which something was chosen, to be remembered."""
        numbers = {
            number for number, choice in self._choices.tables.items() if choice.becomes is not None or choice.columns
        }
        return [proposal for proposal in self.brought.tables if proposal.table.number in numbers]

    def _choose_table(self, _row: int) -> None:
        self._place = int(self._tables.currentData())
        self._show_table()

    def _choose_becomes(self, _row: int) -> None:
        choice = self._choices.table(self._place)
        choice.becomes = str(self._becomes.currentData())
        choice.columns.clear()
        self._again()

    def _choose_column(self, place: int, meaning: str) -> None:
        self._choices.table(self._place).columns[place] = meaning
        self._again()

    def _toggle(self, number: int, taken: bool) -> None:
        self._choices.table(self._place).rows[number] = taken
        self._again()

    def _choose_person(self, name: str, key: object) -> None:
        if key is None:
            self._choices.people.pop(name, None)
        else:
            self._choices.people[name] = key  # type: ignore[assignment]
        self._again()

    def _choose_line(self, number: int, key: object) -> None:
        self._choices.lines[self._place, number] = NEW if key is None else key  # type: ignore[assignment]
        self._again()

    def _choose_day(self, hours: object) -> None:
        self._choices.day_hours = hours  # type: ignore[assignment]
        self._again()

    def _choose_goal(self, key: object) -> None:
        self._choices.goal = key  # type: ignore[assignment]
        self._again()

    def _pick_text(self, place: int, target: str) -> None:
        self._choices.texts[place] = target
        self._again()

    def _again(self) -> None:
        """Work out what comes of the choices, beside the window, and show that."""
        here = self._lines.currentIndex()
        row, column = here.row(), here.column()
        self.brought = wait_for(partial(taking.plan_import, self._plan, self._source, self._choices))
        self._show_table()
        if 0 <= row < self._model.rowCount():
            self._lines.setCurrentIndex(self._model.index(row, max(0, column)))

    # What is shown

    def _make_main(self) -> QWidget:
        main = QWidget()
        layout = QVBoxLayout(main)
        layout.setContentsMargins(space.XL, space.L, space.L, space.L)
        layout.setSpacing(space.M)
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.S)
        chosen = _("The columns have been chosen for you. Are they right?")
        if self._recalled:
            chosen = _("The columns are as you chose them last time.")
        note = " ".join((chosen, _("Your file does not change.")))
        heading = parts.heading(self._source.name, note, "title")
        self._tables, self._becomes = NoWheelCombo(), NoWheelCombo()
        self._tables.setAccessibleName(_("Which table"))
        self._becomes.setAccessibleName(_("What it becomes"))
        for proposal in self.brought.tables:
            table = proposal.table
            name = table.title if table.title and table.title != table.sheet else table.sheet
            words = f"{table.sheet}: {name}" if name != table.sheet and len(self._source.tables) > 1 else name
            self._tables.addItem(
                f"{table.number}. {words[:40]}" if len(self.brought.tables) > 1 else words[:40], table.number
            )
        if self._source.texts:
            self._tables.addItem(_("Texts"), TEXTS)
        for becomes in BECOMES:
            self._becomes.addItem(_("becomes {table}").format(table=becomes_word(becomes)), becomes)
        for box in (self._tables, self._becomes):
            longest = max(
                (box.fontMetrics().horizontalAdvance(box.itemText(row)) for row in range(box.count())), default=0
            )
            box.setMinimumWidth(min(appearance.px(280), longest + appearance.px(52)))
            row.addWidget(box)
        self._tables.activated.connect(self._choose_table)
        self._becomes.activated.connect(self._choose_becomes)
        layout.addWidget(Head(heading, choices, TITLE))
        self._said = parts.label("", "note")
        layout.addWidget(self._said)
        self._model = LinesModel(self)
        self._model.toggled.connect(self._toggle)
        self._lines = LinesTable(self._model)
        self._lines.resized.connect(self._size_columns)
        self._head = ColumnsHead(self._lines)
        self._lines.setHorizontalHeader(self._head)
        self._lines.horizontalScrollBar().valueChanged.connect(lambda _value: self._head.place_boxes())
        self._head.chosen.connect(self._choose_column)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lines)
        if self._source.texts:
            self._stack.addWidget(TextsList(self._source.texts, self._choices.texts, self._pick_text))
        layout.addWidget(self._stack, 1)
        return main

    def _make_aside(self) -> QWidget:
        aside = QFrame()
        aside.setProperty("role", "aside")
        aside.setFixedWidth(min(appearance.px(330), round(self.width() * ASIDE)))
        layout = QVBoxLayout(aside)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.S)
        self._side = Side(self._plan)
        self._side.person_chosen.connect(self._choose_person)
        self._side.line_chosen.connect(self._choose_line)
        self._side.day_chosen.connect(self._choose_day)
        self._side.goal_chosen.connect(self._choose_goal)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._side)
        area.viewport().setAutoFillBackground(False)
        self._side.setAutoFillBackground(False)
        layout.addWidget(area, 1)
        self._undo_note = parts.label(_("You can still change everything afterwards, and undo it in one step."), "note")
        layout.addWidget(self._undo_note)
        self._leave = parts.button(_("Cancel"), "", self.reject)
        self._take = parts.button("", "primary", self.accept)
        self._take.setDefault(True)
        layout.addWidget(ButtonRow((self._leave,), (self._take,)))
        return aside

    def _first(self) -> int:
        """Return the table to begin with: the first that brings something."""
        numbers = [proposal.table.number for proposal in self.brought.tables]
        for number in numbers:
            if any(line.taken for line in self.brought.of_table(number)):
                return number
        useful = [proposal.table.number for proposal in self.brought.tables if proposal.becomes]
        return (useful or numbers or [TEXTS])[0]

    def _show_table(self) -> None:
        texts = self._place == TEXTS
        self._stack.setCurrentIndex(1 if texts else 0)
        self._becomes.setVisible(not texts)
        if not texts:
            proposal = next(item for item in self.brought.tables if item.table.number == self._place)
            final = proposal.unfit is not None and proposal.unfit.final
            self._becomes.setCurrentIndex(max(0, self._becomes.findData(proposal.becomes)))
            self._becomes.setEnabled(not final)
            self._said.setText(proposal.unfit.why if proposal.unfit else counted(self.brought))
            lines = self.brought.of_table(self._place)
            self._model.show(proposal.table, lines or _plain_lines(proposal))
            self._head.show_choices(proposal, self._model.columns)
            self._size_columns()
        else:
            self._said.setText(_("Choose where each text goes. What you don’t choose stays in the document."))
        self._side.show_import(self.brought, self._choices, self._doubts(), self._alike())
        self._show_button()

    def _doubts(self) -> list[tuple[str, str]]:
        """Return what is doubtful in the table in sight: what stands in a cell, and what is read in it."""
        return [
            (self._model.original(line.number, place), view.shown)
            for line in self.brought.of_table(self._place)
            for place, view in line.cells.items()
            if view.doubt and line.taken
        ]

    def _alike(self) -> list[Line]:
        """Return the lines in sight that look like something in the plan."""
        return [line for line in self.brought.of_table(self._place) if line.like_key is not None and line.taken]

    def _size_columns(self) -> None:
        """Give every column the room that its words want, as far as there is room, and the last one what is left."""
        last = self._model.columnCount() - 1
        number = appearance.px(64)
        columns = [self._lines.widths_of(section, self._head.chosen_word(section)) for section in range(1, last)]
        outcome = tuple(map(appearance.px, OUTCOME))
        stages = zip(*columns, outcome, strict=True)
        self._head.setStretchLastSection(True)
        widths = fitted(self._lines.viewport().width() - number, *stages)
        for section, width in enumerate((number, *widths)):
            self._head.resizeSection(section, width)
        for row in range(self._model.rowCount()):
            self._lines.setRowHeight(row, self._lines.height_of(row))

    def _show_button(self) -> None:
        taken = sum(line.taken for line in self.brought.lines)
        if taken and self.brought.edits:
            words = ngettext("Bring in {count} line", "Bring in {count} lines", taken).format(count=taken)
        else:
            words = _("Nothing to bring in")
        self._take.setText(words)
        self._take.setEnabled(bool(taken and self.brought.edits))
        self._undo_note.setText(
            _("You can still change everything afterwards, and undo it in one step.")
            if self._take.isEnabled()
            else _("There is nothing to bring in; your plan stays as it is.")
        )


def _plain_lines(proposal: Proposal) -> list[Line]:
    """Return the lines of a table that becomes nothing, to look at."""
    table = proposal.table
    return [Line(table.sheet, row.number, "", "", "skipped", place=table.number) for row in table.rows]
