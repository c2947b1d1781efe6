"""The coach beside a text: underlines the words at issue, and says under the field what could be clearer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QToolTip

from desktop.forms import parts
from desktop.theme.appearance import appearance
from plans.findings import Finding
from resources.language import current
from resources.language import gettext as _

WAIT = 600
"""Milliseconds without typing after which the coach reads the text."""
FIRST = 150
"""Milliseconds after a text is shown until it is read, while the word lists are not loaded yet."""
SOONEST = 3
"""Words that a person gets to type before the coach says anything."""
LONGEST = 4_000
"""Characters that are read: what comes after is no longer one goal, and reading it would hold up typing."""
LARGE = 1.2
"""Text size above which the link stands below the advice, which then needs the whole width."""
QUOTED = 48
"""Characters of a person's own words that are said back; the rest is known from the underlining."""

_LEAD = re.compile(r"(?:“[^”]*”|[^?;,.“])*[?;,.]")


class Coach(QObject):
    """Reads along in one text field; never in the way of typing, never in the text or its history."""

    advice_changed = Signal(list)
    """What there is to say of the text now (findings)."""

    def __init__(self, kind: str, box: QPlainTextEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strip = _Strip(self._toggle)
        self._kind = kind
        self._box = box
        self._of: UUID | None = None
        self._asleep: set[UUID] = set()
        self._praised: set[UUID] = set()
        self._found: list[Finding] = []
        self._marks: list[tuple[QTextCursor, Finding]] = []
        self._revision = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read)
        box.textChanged.connect(lambda: self._timer.start(WAIT))
        box.cursorPositionChanged.connect(self._cursor_moved)
        box.installEventFilter(self)
        box.viewport().installEventFilter(self)
        appearance.changed.connect(self._repaint)

    @property
    def words(self) -> str:
        """What the strip says, for who listens instead of looks."""
        return self.strip.words

    def follow(self, record: UUID | None) -> None:
        """Read the text of a record that was just shown; of none where nothing can be changed."""
        if record != self._of:
            self._of = record
            self._show_status([])
        self._read_soon()

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
                self._timer.stop()
                self.advice_changed.emit([])
            elif kind == QEvent.Type.FocusOut:
                # Not at once: what somebody is about to click on must not move away under the pointer.
                self._timer.start(WAIT)
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
        if self._of is None or (self._box.hasFocus() and len(text.split()) < SOONEST):
            self._show_status([])
            return
        found = [_shortened(item, text) for item in _review(self._kind, text)]
        done = bool(self._found and not found and self._box.hasFocus() and text.strip())
        if done and self._of not in self._praised | self._asleep:
            self._praised.add(self._of)
            self._show_status([], praise=_praise(self._kind))
        elif found or self._found or not (self.strip.praises and text.strip()):
            self._show_status(found)

    def _show_status(self, found: list[Finding], praise: str = "") -> None:
        self._found = found
        asleep = self._of in self._asleep
        self.strip.tell([] if asleep else found, praise, asleep=asleep and bool(found))
        self._mark([] if asleep else found)
        self.advice_changed.emit([] if asleep else found)

    def _toggle(self) -> None:
        if self._of is not None:
            self._asleep ^= {self._of}
            self._show_status(self._found)

    def _mark(self, found: list[Finding]) -> None:
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
        line = QTextCharFormat()
        line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        line.setUnderlineColor(appearance.colour("warm"))
        selections = []
        for cursor, _finding in self._marks:
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
        for cursor, finding in self._marks:
            if cursor.selectionStart() <= at < cursor.selectionEnd():
                known = self._found[0] is finding
                message = _lead(finding.message) if known else finding.message
                QToolTip.showText(spot, f"<qt>{escape(message)}</qt>", self._box)
                return
        if QToolTip.isVisible():
            QToolTip.hideText()


class _Strip(QFrame):
    """The warm box under a field: the first advice in full, the next in short."""

    def __init__(self, toggle: Callable[[], object]) -> None:
        super().__init__()
        self.words = ""
        self.praises = False
        self._found: list[Finding] = []
        self._shown: tuple[str, bool, bool] | None = None
        self._width = 0
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._label = parts.label("", "advice")
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._link = parts.button("", "aside", toggle)
        layout.addWidget(self._label, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._link, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self.hide()

    def tell(self, found: list[Finding], praise: str, asleep: bool) -> None:
        """Say what there is to say; where that is less than before, the page below stays where it is."""
        self._found, self.praises = found[:2], bool(praise)
        self.words = praise or " ".join(_brief(self._found))
        shown = bool(found or praise or asleep)
        if (self.words, asleep, shown) == self._shown:
            # A screen reader would say the same words again after every letter.
            return
        self._shown = self.words, asleep, shown
        keep = self.isVisible() and found and not asleep and self.width() == self._width
        self.setMinimumHeight(self.height() if keep else 0)
        self._width = self.width()
        self._label.setAccessibleName(self.words)
        self._label.setVisible(not asleep)
        self._link.setText(_("Show the tips") if asleep else _("Not just now"))
        self._link.setVisible(bool(found or asleep))
        self._become("praise" if praise else "asleep" if asleep else "coach")
        self.repaint_words()
        self.setVisible(shown)

    def repaint_words(self) -> None:
        """Set the words in the colours and weight of the theme; what a person typed is never read as markup."""
        large = appearance.scale > LARGE
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(0 if large else 10)
        if not self._found:
            self._label.setText(f"✓ {escape(self.words)}" if self.praises else "")
            return
        first, *others = _brief(self._found)
        lead = _lead(first)
        words = f'<span style="font-weight:600">{escape(lead)}</span>{escape(first[len(lead) :])}'
        for other in others:
            words += f' <span style="color:{appearance.colour("muted").name()}">{escape(other)}</span>'
        self._label.setText(words)

    def _become(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            for widget in (self, self._label):
                self.style().unpolish(widget)
                self.style().polish(widget)


def _brief(found: list[Finding]) -> Iterator[str]:
    """Return the first message in full and of the others how they begin."""
    for place, item in enumerate(found):
        yield re.sub("[;,]$", ".", _lead(item.message)) if place else item.message


def _lead(message: str) -> str:
    """Return the words with which a message begins: its question, or what it sees."""
    match = _LEAD.match(message)
    return match.group() if match else message


def _shortened(finding: Finding, text: str) -> Finding:
    """Say a long quotation back by its first words only."""
    words = text[slice(*finding.span)] if finding.span else ""
    if len(words) <= QUOTED:
        return finding
    return replace(finding, message=finding.message.replace(words, words[:QUOTED].rsplit(None, 1)[0] + "…", 1))


def _units(text: str) -> int:
    """Count as Qt does: a character outside the first plane (emoji) takes two places."""
    return len(text) + sum(character > "\uffff" for character in text)


def _loaded() -> bool:
    """Return whether the coach is there already, so that reading takes no time."""
    return "plans.coach" in sys.modules


def _review(kind: str, text: str) -> list[Finding]:
    from plans import coach

    return [*(coach.review_message if kind == "message" else coach.review_goal)(text, current())]


def _praise(kind: str) -> str:
    if kind == "message":
        return _("A fine message: people hear what it brings.")
    return _("A clear goal: everybody will see when it is reached.")
