"""The coach beside a text: reads along, underlines the words at issue, and says when to speak and when to be quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from desktop.forms.coach_strip import Strip, is_calm, lead
from desktop.forms.input import Owned
from desktop.theme.appearance import appearance
from plans.edits import Change, Edit
from plans.plan import Plan
from plans.subjects.goals import Goal
from resources.language import current
from resources.language import gettext as _

if TYPE_CHECKING:
    # The word lists are loaded when a text is read for the first time.
    from plans.coach import Advice, Known

WAIT = 600
"""Milliseconds without typing after which the coach reads the text."""
FIRST = 150
"""Milliseconds after a text is shown until it is read, while the word lists are not loaded yet."""
SOONEST = 3
"""Words that a person gets to type before the coach says anything."""
LONGEST = 4_000
"""Characters that are read: what comes after is no longer one goal, and reading it would hold up typing."""


class Coach(QObject):
    """Reads along in one text field; never in the way of typing, never in the text or its history."""

    advice_changed = Signal(list)
    """What there is to say of the text now (findings), without pointers to fields: the plan itself misses those."""

    def __init__(
        self, kind: str, box: QPlainTextEdit, plan: Plan, name: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.strip = Strip(name, self._toggle)
        self._kind = kind
        self._box = box
        self._plan = plan
        self._record: Owned | None = None
        self._left: set[UUID] = set()
        """Goals that a person was done with for a moment: from then on what is still open is pointed to."""
        self._asleep: set[UUID] = set()
        self._praised: set[UUID] = set()
        self._found: list[Advice] = []
        self._marks: list[tuple[QTextCursor, Advice]] = []
        self._revision = 0
        self.strip.left.connect(box.setFocus)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read)
        box.textChanged.connect(lambda: self._timer.start(WAIT))
        box.cursorPositionChanged.connect(self._cursor_moved)
        box.installEventFilter(self)
        box.viewport().installEventFilter(self)
        appearance.changed.connect(self._repaint)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    @property
    def words(self) -> str:
        """What the strip says, for who listens instead of looks."""
        return self.strip.words

    @property
    def is_waiting(self) -> bool:
        """Whether there is something that it is to read once nobody types."""
        return self._timer.isActive()

    def follow(self, record: Owned | None) -> None:
        """Read the text of a record that was just shown; of none where nothing can be changed."""
        if record is not self._record:
            self._leave()
            self._record = record
            if self._box.toPlainText().strip():
                self._leave()  # it was written before
            self._show_status([])
        self._read_soon()

    def plan_changed(self, edits: list[Edit]) -> None:
        """Read again when a field changed that the coach reads beside the text; until then nothing was read."""
        if self._kind != "message" and _loaded() and any(map(self._concerns, edits)):
            # Not at once, as with the focus below: who left that field by a click must find what was clicked on.
            self._timer.start(WAIT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._box.cursorForPosition(event.pos()).position()
            self._show_message(at, event.globalPos())
            return True
        if watched is self._box:
            if kind == QEvent.Type.Show:
                self._read_soon()
            elif kind == QEvent.Type.Hide:
                self._leave()
                self._timer.stop()
                self.advice_changed.emit([])
            elif kind == QEvent.Type.FocusOut:
                # Not at once: what somebody is about to click on must not move away under the pointer.
                self._timer.start(WAIT)
            elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    return self.strip.fold()
                enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                if enters and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.strip.isVisible():
                    self.strip.enter()
                    return True
        return super().eventFilter(watched, event)

    # -- inner workings --------------------------------------------------------------------------

    def _read_soon(self) -> None:
        if not self._box.isVisible():
            return
        if _loaded():
            self._read()
        else:
            self._timer.start(FIRST)

    def _read(self) -> None:
        self._timer.stop()
        if not self._box.isVisible():
            return
        text = self._box.toPlainText()[:LONGEST]
        record = self._record
        if record is None or (self._box.hasFocus() and len(text.split()) < SOONEST):
            self._show_status([])
            return
        known = self._known()
        found = _review(self._kind, text, known)
        if record.id not in self._left and not _begun(known):
            found = [item for item in found if not item.points]
        mended = bool(self._found and not found and self._has_keyboard() and text.strip())
        if mended and record.id not in self._praised | self._asleep and _is_whole(self._kind, text, known):
            self._praised.add(record.id)
            self._show_status([], praise=_praise(self._kind))
        elif found or self._found or not (self.strip.praises and text.strip()):
            self._show_status(found)

    def _known(self) -> Known | None:
        if not isinstance(self._record, Goal):
            return None
        from plans.coach import known_of

        return known_of(self._record, self._plan.team)

    def _concerns(self, edit: Edit) -> bool:
        from plans.coach import GOAL_FIELDS, TEAM_FIELDS

        if not isinstance(edit, Change):
            return False
        of_goal = edit.record is self._record and edit.field in GOAL_FIELDS
        return of_goal or (edit.record is self._plan.team and edit.field in TEAM_FIELDS)

    def _leave(self) -> None:
        if self._record is not None:
            self._left.add(self._record.id)

    def _block(self) -> QWidget:
        """Return what holds the fields among which the text stands."""
        return self._box.parentWidget() or self._box

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._block().isAncestorOf(focus)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Note that a person left the fields of the goal; a calendar or another window that opens is no leaving."""
        block = self._block()
        if now is None or not self.strip.isAncestorOf(now):
            self.strip.let_in(False)
        if old and now and now.window() is block.window() and block.isAncestorOf(old) and not block.isAncestorOf(now):
            self._leave()
            self._timer.start(WAIT)

    def _show_status(self, found: list[Advice], praise: str = "") -> None:
        self._found = found
        asleep = self._record is not None and self._record.id in self._asleep
        self.strip.tell([] if asleep else found, praise, asleep=asleep and bool(found))
        self._mark([] if asleep else found)
        self.advice_changed.emit([] if asleep else [item for item in found if not item.points])

    def _toggle(self) -> None:
        if self._record is not None:
            self._asleep ^= {self._record.id}
            self._show_status(self._found)

    def _mark(self, found: list[Advice]) -> None:
        """Underline the words at issue; advice on the text as a whole is not about any of its words."""
        text = self._box.toPlainText()
        self._marks = []
        for item in found:
            begin, end = item.span or (0, LONGEST)
            if any(character.isalnum() for character in text[:begin] + text[end:LONGEST]):
                cursor = QTextCursor(self._box.document())
                cursor.setPosition(_units(text[:begin]))
                cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                cursor.setKeepPositionOnInsert(True)  # what is typed behind the words does not belong to them
                self._marks.append((cursor, item))
        self._underline()

    def _underline(self) -> None:
        selections = []
        for cursor, item in self._marks:
            line = QTextCharFormat()
            line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            line.setUnderlineColor(appearance.colour("muted" if is_calm(item) else "warm"))
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, line
            selections.append(selection)
        self._box.setExtraSelections(selections)

    def _repaint(self) -> None:
        self.strip.setMinimumHeight(0)
        self.strip.repaint_words()
        self._underline()

    def _cursor_moved(self) -> None:
        """Say which advice the words under the cursor gave rise to, unless they are being typed."""
        revision = self._box.document().revision()
        typed, self._revision = revision != self._revision, revision
        cursor = self._box.textCursor()
        still = self._box.hasFocus() and not typed and not cursor.hasSelection()
        spot = self._box.viewport().mapToGlobal(self._box.cursorRect().bottomLeft())
        self._show_message(cursor.position() if still else -1, spot)

    def _show_message(self, at: int, spot: QPoint) -> None:
        for cursor, item in self._marks:
            if cursor.selectionStart() <= at < cursor.selectionEnd():
                message = lead(item.message) if self._found[0] is item else item.message
                QToolTip.showText(spot, f"<qt>{escape(message)}</qt>", self._box)
                return
        if QToolTip.isVisible():
            QToolTip.hideText()


def _units(text: str) -> int:
    """Count as Qt does: a character outside the first plane (emoji) takes two places."""
    return len(text) + sum(character > "\uffff" for character in text)


def _loaded() -> bool:
    """Return whether the coach is there already, so that reading takes no time."""
    return "plans.coach" in sys.modules


def _review(kind: str, text: str, known: Known | None) -> list[Advice]:
    from plans import coach

    return coach.review_message(text, current()) if kind == "message" else coach.review_goal(text, current(), known)


def _begun(known: Known | None) -> bool:
    """Return whether a field of the goal is filled beside its text."""
    return known is not None and known != replace(type(known)(), care=known.care, year=known.year)


def _is_whole(kind: str, text: str, known: Known | None) -> bool:
    """Return whether a text about which nothing is said deserves praise."""
    from plans import coach

    return kind == "message" or coach.is_whole(text, current(), known)


def _praise(kind: str) -> str:
    if kind == "message":
        return _("A fine message: people hear what it brings.")
    return _("A clear goal: everybody will see when it is reached.")
