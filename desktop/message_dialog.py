"""A ready text for who shares a file: to read, to change, to copy; sending it is up to her."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop import alerts
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.anonymise.leaving import leaving
from plans.exchange.share_message import Message, message
from plans.plan import Plan
from resources.language import gettext as _
from resources.language import speaking


def share(
    plan: Plan, roles: Mapping[str, str] | None, language: str, subject: str, path: Path, parent: QWidget
) -> None:
    """Show a text for with a saved file; ``roles`` is what stands for words that may be names, None to keep names."""
    with speaking(language):
        going = leaving(plan, roles=roles is not None, chosen=roles)
        made = message(going, subject, path.name, dt.date.today())
    MessageDialog(made, path, parent).exec()


class MessageDialog(Dialog):
    """Shows the subject and the text; copies them, and opens the folder in which the file stands."""

    def __init__(self, message: Message, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle(_("Share this with…"))
        self.resize(appearance.px(560), min(appearance.px(560), parent.height() - 40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.S)
        layout.addWidget(parts.label(_("A message to go with the file. Change it as you like."), "heading"))
        self._subject, self._body = parts.Line(message.subject), QPlainTextEdit(message.body)
        self._body.setTabChangesFocus(True)
        for words, field in ((_("Subject"), self._subject), (_("Text"), self._body)):
            layout.addWidget(parts.label(words, "question"))
            field.setAccessibleName(words)
            layout.addWidget(field, 1 if field is self._body else 0)
        self._said = parts.label(
            _("Digikoers does not send anything itself: paste the text into an email of your own."), "note"
        )
        layout.addWidget(self._said)
        self._copy = parts.button(_("Copy the text, and open the folder"), "primary", self._copy_text)
        self._copy.setDefault(True)
        subject = parts.button(_("Copy the subject"), "", self._copy_subject)
        layout.addWidget(ButtonRow((parts.button(_("Close"), "", self.reject),), (subject, self._copy)))
        self._body.setFocus()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._body.toPlainText())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
        self._say(_("The text is copied. Paste it into your email, and attach “{file}”.").format(file=self._path.name))

    def _copy_subject(self) -> None:
        QGuiApplication.clipboard().setText(self._subject.text())
        self._say(_("The subject is copied."))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        alerts.announce(self, words)
