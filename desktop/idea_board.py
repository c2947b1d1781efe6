"""Ideas from the board on the wall: typed or pasted together, seen as rows, and put in the parking lot in one step."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.forms.observe import Relay
from desktop.forms.part import PagePart
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import locks
from plans.derived import idea_lines
from plans.derived.idea_lines import MOST, Idea
from plans.edits import Edit
from plans.errors import PlanError
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.language import ngettext

_IDEA = Qt.ItemDataRole.UserRole


class BoardButton(PagePart):
    """The way from the parking lot to the ideas of the board."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        button = parts.button(_("Take over ideas from the board…"), "link", lambda: ask(self.document, self.window()))
        column.addWidget(ButtonRow((button,)))
        self.ready()

    def refresh(self) -> None:
        """Be out of sight where no idea can be added."""
        self.setHidden(not _may_add(self.document))


def ask(document: Document, window: QWidget) -> None:
    """Have ideas typed, and put them in the parking lot in one step."""
    document.commit_requested.emit()
    if not _may_add(document):
        reason = locks.reason(document.plan, Goal(plan_id=document.plan.id, parked=True))
        alerts.show_alert(window, reason, _("Write it on the board, and take it over once the plan is open again."))
        return
    dialog = BoardDialog(document, window)
    if dialog.exec():
        document.apply_step(dialog.step)
    dialog.deleteLater()


def _may_add(document: Document) -> bool:
    return document.may_change(Goal(plan_id=document.plan.id, parked=True))


class BoardDialog(Dialog):
    """Shows what was understood of each line; accepted, ``step`` puts the ticked ones in the parking lot."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan = document.plan
        self.step: list[Edit] = []
        self.setWindowTitle(_("Ideas from the board"))
        self.resize(min(appearance.px(640), parent.width() - 40), min(appearance.px(620), parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.S)
        question = _("Which ideas are on the board? One on each line.")
        self._typed = QPlainTextEdit()
        self._typed.setTabChangesFocus(True)
        self._typed.setAccessibleName(question)
        self._typed.setPlaceholderText(_("Lamp by the cupboard – answer before 14 December – Marloes"))
        self._rows = QListWidget()
        self._rows.setAccessibleName(_("What goes to the parking lot"))
        self._rows.setObjectName("ticks")
        self._rows.setWordWrap(True)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for words, field, share in (
            (question, self._typed, 2),
            (_("What goes to the parking lot"), self._rows, 3),
        ):
            asked = parts.label(words, "question")
            asked.setBuddy(field)
            layout.addWidget(asked)
            layout.addWidget(field, share)
        note = _("After the idea, with a dash between: answer before which day, and from whom. Both may be left out.")
        layout.addWidget(parts.label(note, "note"))
        self._more = parts.label(
            _("{count} ideas go at a time. Take over those, and then paste the rest.").format(count=MOST), "notice"
        )
        layout.addWidget(self._more)
        self._refused = parts.label("", "refusal")
        self._refused.hide()
        layout.addWidget(self._refused)
        self._take = parts.button("", "primary", self._accept)
        self._take.setDefault(True)
        layout.addWidget(ButtonRow((parts.button(_("Cancel"), "", self.reject),), (self._take,)))
        self._typed.textChanged.connect(self._read)
        self._rows.itemChanged.connect(lambda _item: self._count())
        self._read()
        self._typed.setFocus()

    def _read(self) -> None:
        """Show the lines as they are understood; what was ticked or not by hand stays so as long as it is the same."""
        before = {item.data(_IDEA): item.checkState() for item in self._items()}
        self._rows.blockSignals(True)
        self._rows.clear()
        found = idea_lines.read(self._plan, self._typed.toPlainText(), dt.date.today(), MOST + 1)
        self._more.setVisible(len(found) > MOST)
        for idea in found[:MOST]:
            item = QListWidgetItem(idea.words)
            item.setData(_IDEA, idea)
            usual = Qt.CheckState.Unchecked if idea.there else Qt.CheckState.Checked
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(before.get(idea, usual))
            self._rows.addItem(item)
        self._rows.blockSignals(False)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self._rows.item(row) for row in range(self._rows.count())]

    def _chosen(self) -> list[Idea]:
        return [item.data(_IDEA) for item in self._items() if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self._chosen())
        words = ngettext("Put {count} idea in the parking lot", "Put {count} ideas in the parking lot", count)
        self._take.setText(words.format(count=count))
        self._take.setEnabled(count > 0)

    def _accept(self) -> None:
        try:
            step = idea_lines.step(self._plan, self._chosen())
            locks.check(self._plan, step)
        except PlanError as refused:
            self._refused.setText(str(refused))
            self._refused.show()
            alerts.announce(self, str(refused))
            return
        self.step = step
        self.accept()
