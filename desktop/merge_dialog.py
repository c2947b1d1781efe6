"""What two people changed in one plan, each in another way: question by question, with the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.theme import space
from plans import merging
from plans.merging import Choice, Conflict, Merge, words
from plans.plan import Plan
from resources.language import gettext as _
from resources.language import ngettext

MOST_LETTERS = 600
"""Of one text; what is chosen is the whole text all the same."""


class MergeDialog(Dialog):
    """Asks what only a person can decide; ``answers`` holds what was chosen when it is accepted.

    Closing it, by Escape too, chooses nothing.
    """

    def __init__(self, merge: Merge, conflicts: list[Conflict], later: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.answers: dict[Conflict, Choice] = {}
        self._groups: list[QButtonGroup] = []
        self.setWindowTitle(_("Combined"))
        self.resize(min(860, parent.width() - 40), min(680, parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        title = ngettext(
            "You both changed one thing. Which should stay?",
            "You both changed {count} things. Which should stay?",
            len(conflicts),
        )
        layout.addWidget(parts.label(title.format(count=len(conflicts)), "heading"))
        layout.addWidget(parts.label(_("Everything else has been combined. Nothing is saved until you have chosen.")))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = parts.Sheet()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, space.S, 0)
        column.setSpacing(space.M)
        for conflict in conflicts:
            column.addWidget(self._card(merge, conflict, area))
        column.addStretch()
        area.setWidget(sheet)
        layout.addWidget(area, 1)
        layout.addWidget(self._make_buttons(later, len(conflicts) > 1))
        self._groups[0].buttons()[0].setFocus()

    def _card(self, merge: Merge, conflict: Conflict, area: QScrollArea) -> QWidget:
        asked = words.question(merge, conflict)
        frame, inside = parts.card()
        inside.addWidget(parts.label(asked.title, "heading"))
        inside.addWidget(parts.label(asked.sentence, "note"))
        if asked.rows:
            inside.addLayout(_rows(asked.rows, whole=conflict.kind == "fields"))
        group = QButtonGroup(self)
        self._groups.append(group)
        for choice, what in asked.options.items():
            button = QRadioButton(what)
            # Read out with what it is about: the keyboard goes from one answer to the next.
            button.setAccessibleName(what)
            button.setAccessibleDescription(f"{asked.title}. {asked.sentence} {_aloud(asked.rows)}")
            button.toggled.connect(partial(self._choose, conflict, choice))
            button.setProperty("choice", choice)
            group.addButton(button)
            inside.addWidget(button)
        group.buttonClicked.connect(lambda button: area.ensureWidgetVisible(button))
        return frame

    def _make_buttons(self, later: str, several: bool) -> ButtonRow:
        everywhere = (
            parts.button(_("Mine everywhere"), "", lambda: self._choose_all("mine")),
            parts.button(_("The other person’s everywhere"), "", lambda: self._choose_all("theirs")),
        )
        self._take = parts.button(_("Combined"), "primary", self.accept)
        self._take.setDefault(True)
        self._take.setEnabled(False)
        return ButtonRow((parts.button(later, "", self.reject),), (*(everywhere if several else ()), self._take))

    def _choose(self, conflict: Conflict, choice: Choice, on: bool) -> None:
        if on:
            self.answers[conflict] = choice
        self._take.setEnabled(all(group.checkedButton() for group in self._groups))

    def _choose_all(self, choice: Choice) -> None:
        for group in self._groups:
            for button in group.buttons():
                if button.property("choice") == choice:
                    button.setChecked(True)
        self._take.setFocus()


def resolve(merge: Merge, later: str, parent: QWidget) -> Merge | None:
    """Ask everything that a merge leaves open; gives the merge with the answers, or None when it was closed.

    ``later`` is what the button says that closes it.
    """
    answers: dict[Conflict, Choice] = {}
    forms: tuple[Plan, Plan, Plan] = (merge.base, merge.mine, merge.theirs)
    while asked := [conflict for conflict in merge.conflicts if conflict not in answers]:
        dialog = MergeDialog(merge, asked, later, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        answers |= dialog.answers
        merge = merging.merge(*forms, answers)
    return merge


def _rows(rows: tuple[words.Row, ...], whole: bool) -> QGridLayout:
    """Lay out what was and what is; ``whole``: in all columns, also where nothing stands."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(space.L)
    grid.setVerticalSpacing(space.XS)
    heads = ["", _("it was"), _("yours"), _("the other person’s")]
    shown = [0, *(place for place in (1, 2, 3) if whole or any(_cells(row)[place] for row in rows))]
    for column, place in enumerate(shown):
        grid.setColumnStretch(column, 3 if place == 0 else 5)
        grid.addWidget(_cell(heads[place], "group"), 0, column)
    for line, row in enumerate(rows, start=1):
        cells = _cells(row)
        for column, place in enumerate(shown):
            words = cells[place] if len(cells[place]) <= MOST_LETTERS else f"{cells[place][:MOST_LETTERS]}…"
            empty = "" if place == 0 else _("(empty)")
            grid.addWidget(_cell(words or empty, "note" if place == 0 else ""), line, column)
    return grid


def _cells(row: words.Row) -> tuple[str, str, str, str]:
    return row.name, row.was, row.mine, row.theirs


def _cell(text: str, role: str) -> QLabel:
    label = parts.label(text, role)
    label.setMinimumWidth(1)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _aloud(rows: tuple[words.Row, ...]) -> str:
    heads = (_("it was"), _("yours"), _("the other person’s"))
    return " ".join(
        f"{row.name}: {head} {text[:MOST_LETTERS]}."
        for row in rows
        for head, text in zip(heads, _cells(row)[1:], strict=True)
        if text
    )
