"""The strip under a text in which the coach speaks: one remark at a time, and what can be done about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts, tab_order
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.dates import format_day
from resources.language import gettext as _
from resources.language import ngettext

if TYPE_CHECKING:
    from plans.coach import Advice

LARGE = 1.2
"""Text size above which the buttons stand below the advice, which then needs the whole width."""

_LEAD = re.compile(r"(?:“[^”]*”|[^?;,.“])*[?;,.]")


class Strip(QFrame):
    """The box under a text: the first remark, the others behind a button; calm where it only points to fields."""

    left = Signal()
    """The keyboard goes back to the text."""
    followed = Signal(object)
    """Advice that a person goes along with: to the field it leads to, with the date that it offers."""

    def __init__(self, name: Callable[[str], str], toggle: Callable[[], object]) -> None:
        super().__init__()
        self.words = ""
        self.praises = False
        self._name = name
        self._found: list[Advice] = []
        self._shown: tuple[tuple[str, ...], str, bool] | None = None
        self._unfolded = False
        self._width = 0
        self._layout = layout = QHBoxLayout(self)
        self._layout.setSpacing(space.S)
        layout.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(space.S)
        layout.addLayout(self._column, 1)
        self._remarks: list[_Remark] = []
        self._policy = Qt.FocusPolicy.ClickFocus
        self._add_remark()
        self._more = parts.button("", "aside", self._fold_or_unfold)
        self._sleep = parts.button("", "aside", toggle)
        self.let_in(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.S)
        buttons.addWidget(self._more)
        buttons.addWidget(self._sleep)
        layout.addLayout(buttons)
        layout.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self.hide()

    def tell(self, found: list[Advice], praise: str, asleep: bool) -> None:
        """Say what there is to say; where that is less than before, the page below stays where it is."""
        self._found, self.praises = found, bool(praise)
        self.words = praise or (found[0].message if found else "")
        said = tuple(item.message for item in found), praise, asleep
        if said == self._shown:
            # A screen reader would say the same words again after every letter.
            return
        self._shown = said
        keep = self.isVisible() and found and not asleep and self.width() == self._width
        self.setMinimumHeight(self.height() if keep else 0)
        self._width = self.width()
        self._unfolded = self._unfolded and len(found) > 1
        self._sleep.setText(_("Show the tips") if asleep else _("Not just now"))
        self._sleep.setVisible(bool(found or asleep))
        calm = bool(found) and is_calm(found[0])
        self._become("praise" if praise else "asleep" if asleep else "pointer" if calm else "coach")
        self.repaint_words()
        self.setVisible(bool(found or praise or asleep))

    def repaint_words(self) -> None:
        """Set the words in the colours and weight of the theme, side by side with the buttons where there is room."""
        large = appearance.scale > LARGE
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(0 if large else space.S)
        listed = self._found if self._unfolded else self._found[:1]
        while len(self._remarks) < len(listed):
            self._add_remark()
        for place, remark in enumerate(self._remarks):
            if place < len(listed):
                remark.tell(listed[place], self._name, first=place == 0)
            else:
                remark.praise(self.words if self.praises and place == 0 else "")
        others = len(self._found) - 1
        more = ngettext("{count} more", "{count} more", others).format(count=others)
        spoken = ngettext("Show {count} more tip", "Show {count} more tips", others).format(count=others)
        self._more.setText(_("Fewer") if self._unfolded else more)
        self._more.setAccessibleName(_("Show fewer tips") if self._unfolded else spoken)
        self._more.setVisible(others > 0)

    def enter(self) -> None:
        """Put the keyboard on what can be done; Tab comes here only when it is asked for, never between two fields."""
        self.let_in(True)
        tab_order.enter(self)

    def let_in(self, open_it: bool) -> None:
        """Let Tab go through the buttons, or past them."""
        self._policy = Qt.FocusPolicy.StrongFocus if open_it else Qt.FocusPolicy.ClickFocus
        for button in (*(remark.link for remark in self._remarks), self._more, self._sleep):
            button.setFocusPolicy(self._policy)

    def fold(self) -> bool:
        """Show the first remark only; returns whether there were more in sight."""
        unfolded = self._unfolded
        if unfolded:
            self._fold_or_unfold()
        return unfolded

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.fold():
            self.left.emit()

    def _fold_or_unfold(self) -> None:
        self._unfolded = not self._unfolded
        if any(remark.isAncestorOf(QApplication.focusWidget() or self) for remark in self._remarks[1:]):
            self._more.setFocus()  # the remark with the keyboard goes out of sight
        self.setMinimumHeight(0)
        self.repaint_words()

    def _add_remark(self) -> None:
        made = _Remark(partial(self._follow, len(self._remarks)))
        self._column.addWidget(made)
        self._remarks.append(made)
        made.link.setFocusPolicy(self._policy)

    def _follow(self, place: int) -> None:
        self.followed.emit(self._found[place])

    def _become(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            for widget in (self, *(remark.label for remark in self._remarks)):
                self.style().unpolish(widget)
                self.style().polish(widget)
            # The margins of a frame that is polished out of sight are worked out on this event only.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))


class _Remark(QWidget):
    """One remark, with the link or button for what can be done about it."""

    def __init__(self, follow: Callable[[], object]) -> None:
        super().__init__()
        self.label = parts.label("", "advice")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.link = parts.button("", "link", follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.label)
        layout.addWidget(self.link)

    def tell(self, advice: Advice, name: Callable[[str], str], first: bool) -> None:
        """Say what a person may do better; what that person typed is never read as markup."""
        begin = lead(advice.message) if first else ""
        rest = escape(advice.message[len(begin) :])
        self._say(advice.message, f'<span style="font-weight:600">{escape(begin)}</span>{rest}')
        field = name(advice.leads_to) if advice.leads_to else ""
        if advice.offers:
            field = _("Use {date} for {field}").format(date=format_day(advice.offers), field=field)
        elif field:
            field = _("To “{field}”").format(field=field)
        self.link.setText(field.replace("&", "&&"))
        self.link.setHidden(not field)

    def praise(self, words: str) -> None:
        """Say something kind; nothing without words."""
        self._say(words, f"✓ {escape(words)}" if words else "")
        self.link.hide()

    def _say(self, words: str, marked_up: str) -> None:
        self.label.setAccessibleName(words)
        self.label.setText(marked_up)
        self.setHidden(not words)


def is_calm(advice: Advice) -> bool:
    """Return whether advice finds nothing wrong with the words: it points to a field, or offers what fits there."""
    return advice.points or advice.offers is not None


def lead(message: str) -> str:
    """Return the words with which a message begins: its question, or what it sees."""
    match = _LEAD.match(message)
    return match.group() if match else message
