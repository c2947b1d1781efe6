"""The one door for messages: one plain sentence, what to do next, never a traceback."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.theme.appearance import appearance
from resources.language import gettext as _


def show_alert(parent: QWidget | None, sentence: str, advice: str = "", more: str = "") -> bool:
    """Say something a person must know before going on; return whether she wants what ``more`` offers."""
    box = _box(parent, sentence, advice)
    offered = box.addButton(more, QMessageBox.ButtonRole.ActionRole) if more else None
    read = box.addButton(_("All right"), QMessageBox.ButtonRole.AcceptRole)
    read.setProperty("role", "primary")
    box.setDefaultButton(read)
    box.setEscapeButton(read)
    box.exec()
    return offered is not None and box.clickedButton() is offered


def confirm(parent: QWidget | None, question: str, yes: str, no: str, advice: str = "", *, loses: bool = False) -> bool:
    """Ask for a choice between doing and leaving; Escape leaves.

    ``loses``: doing it takes something away for good; it stands apart, and Enter leaves as well.
    """
    box = _box(parent, question, advice)
    # What is to reset something stands at the far side (theme/style.py says in what order buttons stand).
    do = box.addButton(yes, QMessageBox.ButtonRole.ResetRole if loses else QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    do.setProperty("role", "destructive" if loses else "primary")
    leave.setProperty("role", "primary" if loses else "")
    box.setDefaultButton(leave if loses else do)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is do


def choose(parent: QWidget | None, question: str, first: str, second: str, advice: str = "") -> bool | None:
    """Ask which of two ways to go, the first by itself; true for the first, None when it is cancelled, as by Escape."""
    box = _box(parent, question, advice)
    one = box.addButton(first, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(second, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    one.setProperty("role", "primary")
    box.setDefaultButton(one)
    box.setEscapeButton(cancel)
    box.exec()
    return None if box.clickedButton() in (cancel, None) else box.clickedButton() is one


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that shows elsewhere than where the keyboard is."""
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _box(parent: QWidget | None, sentence: str, advice: str) -> QMessageBox:
    box = QMessageBox(parent)
    if parent is None:
        appearance.dress(box)
    box.setWindowTitle("Digikoers")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(advice)
    return box
