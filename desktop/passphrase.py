"""Passphrases of plan files: typed twice to close one, asked for to open one. None of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.background import Task, wait_for
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.theme import space
from plans.errors import NeedsPassphrase, PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from resources.language import gettext as _

Opened = tuple[Plan, str | None]
"""A plan, and a notice about its file."""


def read(path: Path, parent: QWidget, known: str | None = None) -> Opened | None:
    """Read a plan file beside the window; of one that is closed the passphrase is asked. None when it is not given.

    ``known`` is a passphrase that opened it before.

    Raises what ``plan_file.read`` raises of a file that is spoiled in another way.
    """
    try:
        return wait_for(lambda: plan_file.read(path, known))
    except NeedsPassphrase as error:
        dialog = AskPassphrase(error.sentence, lambda typed: plan_file.read(path, typed), parent)
        dialog.exec()
        if isinstance(dialog.made, Exception):
            raise dialog.made from None
        made: Opened | None = dialog.made
        return made


class Typed(QObject):
    """Fields to type a passphrase in, hidden until somebody wants to see it."""

    changed = Signal()

    def __init__(self, *questions: str) -> None:
        super().__init__()
        self.fields: list[QLineEdit] = []
        self.form = QFormLayout()
        self.form.setVerticalSpacing(space.S)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for question in questions:
            field = parts.Line()
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(question)
            field.textEdited.connect(lambda _typed: self.changed.emit())
            self.form.addRow(parts.label(question, "question"), field)
            self.fields.append(field)
        self.shown = QCheckBox(_("Show what I type"))
        self.shown.toggled.connect(self._show)
        # As wide as its words: what is beside them is not to be clicked on.
        self.shown.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.form.addRow("", self.shown)

    def text(self) -> str:
        """Return what was typed in the first field."""
        return self.fields[0].text()

    def is_same(self) -> bool:
        """Return whether the same was typed in every field."""
        return len({field.text() for field in self.fields}) == 1

    def _show(self, shown: bool) -> None:
        for field in self.fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


@dataclass(frozen=True)
class Asked:
    """The words with which something to type is asked for, each in the language in use."""

    title: Callable[[], str]
    advice: Callable[[], str]
    question: Callable[[], str]
    action: Callable[[], str]


PASSPHRASE = Asked(
    lambda: _("Locked with a passphrase"),
    lambda: _("Whoever made the file can tell you what it is."),
    lambda: _("Passphrase"),
    lambda: _("Open it"),
)


class AskPassphrase(Dialog):
    """Asks for a passphrase until something opens with it; ``made`` is what came of it, None when it was given up.

    Each attempt takes a second of work, done beside the window.
    """

    def __init__(
        self, sentence: str, attempt: Callable[[str], Any], parent: QWidget, asked: Asked = PASSPHRASE
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self.made: Any = None
        self._attempt = attempt
        self._task: Task | None = None
        self.setWindowTitle(asked.title())
        self.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(parts.heading(sentence, asked.advice()))
        self._typed = Typed(asked.question())
        self._field = self._typed.fields[0]
        layout.addLayout(self._typed.form)
        self._refusal = parts.label("", "refusal")
        self._refusal.hide()
        layout.addWidget(self._refusal)
        self._open = parts.button(asked.action(), "primary", self._try)
        self._open.setDefault(True)
        self._open.setEnabled(False)
        layout.addWidget(ButtonRow((parts.button(_("Cancel"), "", self.reject),), (self._open,)))
        self._typed.changed.connect(lambda: self._open.setEnabled(bool(self._typed.text())))
        self._field.setFocus()

    def done(self, result: int) -> None:
        if self._task:
            # What it finds is nobody's any more.
            self._task.done.disconnect(self._tried)
            self._task = None
        super().done(result)

    def _try(self) -> None:
        typed = self._typed.text()
        self._refusal.hide()
        self._open.setText(_("Opening…"))
        for item in (self._field, self._open):
            item.setEnabled(False)
        self._task = Task(lambda: self._attempt(typed))
        self._task.done.connect(self._tried)
        self._task.start()

    def _tried(self, made: Any) -> None:
        from plans.exchange.encryption import Unopened

        self._task = None
        if not isinstance(made, Unopened):
            self.made = made
            self.accept()
            return
        self._open.setText(self._asked.action())
        for item in (self._field, self._open):
            item.setEnabled(True)
        self._refusal.setText(str(made))
        self._refusal.show()
        self._field.setFocus()
        self._field.selectAll()


class NewPassphrase(QWidget):
    """Whether a new file is closed, and with what: typed twice, for it cannot be asked back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.S)
        self.wanted = QCheckBox(_("Lock it with a passphrase"))
        layout.addWidget(self.wanted)
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(space.XL, 0, 0, 0)
        inside.setSpacing(space.S)
        self._typed = Typed(_("Passphrase"), _("Once more"))
        inside.addLayout(self._typed.form)
        note = _(
            "Nobody can open the file without it, and nobody can give it back to you, not even "
            "Digikoers. Choose four words that have nothing to do with each other, and pass them on to "
            "the reader separately from the file."
        )
        inside.addWidget(parts.label(note, "note"))
        layout.addWidget(self._fields)
        self._fields.hide()
        self.wanted.toggled.connect(self._show)
        self._typed.changed.connect(self.changed)

    def value(self) -> str | None:
        """Return the passphrase, None when the file stays open."""
        return self._typed.text() if self.wanted.isChecked() else None

    def refusal(self) -> PlanError | None:
        """Return why this passphrase cannot be taken, None when it can."""
        from plans.exchange import encryption

        value = self.value()
        if value is None:
            return None
        return encryption.refusal(value) or (None if self._typed.is_same() else _not_the_same())

    def start(self) -> None:
        """Let the keyboard enter."""
        self._typed.fields[0].setFocus()

    def _show(self, wanted: bool) -> None:
        self._fields.setVisible(wanted)
        if wanted:
            self.start()
        self.changed.emit()


def _not_the_same() -> PlanError:
    return PlanError(_("The two are not the same."), _("Type it again, or look at what you type."))
