"""What is asked before a file leaves the laptop: names or roles, open or closed, which moments of a calendar."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import Segments, Tick
from desktop.forms.dialog import Dialog
from desktop.passphrase import NewPassphrase
from desktop.settings import Settings
from desktop.theme import space
from plans.exchange.calendar_choice import WHOSE, CalendarChoice
from resources.language import gettext as _

OwnScan = Literal["none", "profile", "whole"]
"""What goes along of what the leader filled in about herself."""


class CalendarInputs(QWidget):
    """Asks whose moments go into the calendar, and whether it reminds of them; remembered on this laptop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.S)
        self._whose = Segments({"all": _("Everything"), "mine": _("Only mine"), "team": _("Only the team’s")})
        self._whose.check(settings.calendar_whose)
        self._remind = Segments({"0": _("No"), "1": _("A day before"), "7": _("A week before")})
        self._remind.check(str(settings.calendar_remind))
        for question, input_ in (
            (_("Which moments?"), self._whose),
            (_("Should your calendar remind you?"), self._remind),
        ):
            column.addWidget(parts.label(question, "question"))
            column.addWidget(input_.widget)
            input_.widget.setAccessibleName(question)

    def choice(self) -> CalendarChoice:
        """Return what is chosen, and remember it."""
        whose = next(item for item in WHOSE if item == (self._whose.chosen() or "all"))
        found = CalendarChoice(whose, int(self._remind.chosen() or 0))
        self._settings.calendar_whose, self._settings.calendar_remind = found.whose, found.remind
        return found


class SafeguardDialog(Dialog):
    """Asks how a file leaves; ``roles``, ``passphrase`` and ``own_scan`` hold the answer.

    ``own_scan`` is what may go along of what the leader filled in about herself; nothing does until she ticks it.
    ``roles_only``: the organisation lets names leave only in a file that is closed with a passphrase.
    ``warning`` is said as long as names would leave so that anybody can read them; without one there are no names.
    """

    def __init__(
        self,
        title: str,
        warning: str,
        *,
        roles: bool,
        closes: bool,
        parent: QWidget,
        own_scan: Collection[OwnScan] = (),
        roles_only: bool = False,
        own: QWidget | None = None,
    ) -> None:
        """Ask under a title; ``own`` is what this kind of file asks beside that."""
        super().__init__(parent)
        self._warning = warning
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(parts.label(_("Before the file leaves your laptop"), "heading"))
        if own is not None:
            layout.addWidget(own)
        self._roles = QCheckBox(_("With roles instead of names"))
        self._only = roles_only
        self._roles.setChecked(roles or roles_only)
        layout.addWidget(self._roles)
        self._roles.setVisible(roles or roles_only or bool(warning))
        self._own_scan = own_scan
        self._profile = Tick(_("With the profile of my self scan, without my answers"))
        self._profile.box.setAccessibleName(_("With the profile of my self scan, without my answers"))
        self._copy = Tick(_("A copy for myself, with my self scan and my leadership"))
        self._copy.box.setAccessibleName(_("A copy for myself, with my self scan and my leadership"))
        for tick, other in ((self._profile, self._copy.box), (self._copy, self._profile.box)):
            layout.addWidget(tick.widget)
            tick.box.clicked.connect(lambda on, other=other: other.setChecked(other.isChecked() and not on))
        self._closing = NewPassphrase()
        layout.addWidget(self._closing)
        self._closing.setVisible(closes)
        self._said = parts.label("", "notice")
        layout.addWidget(self._said)
        self._go_on = parts.button(_("Choose where…"), "primary", self._accept)
        self._go_on.setDefault(True)
        layout.addWidget(ButtonRow((parts.button(_("Cancel"), "", self.reject),), (self._go_on,)))
        self._roles.toggled.connect(self._show)
        self._closing.changed.connect(self._show)
        self._show()
        self._go_on.setFocus()

    @property
    def roles(self) -> bool:
        """Whether roles stand in the place of names."""
        return self._roles.isChecked()

    @property
    def passphrase(self) -> str | None:
        """What closes the file; None when it stays open."""
        return self._closing.value()

    @property
    def own_scan(self) -> OwnScan:
        """What goes along of the leader's own scan; nothing without names, for the role says who she is."""
        if self.roles:
            return "none"
        return "whole" if self._copy.box.isChecked() else "profile" if self._profile.box.isChecked() else "none"

    def _accept(self) -> None:
        if refused := self._closing.refusal():
            self._say(str(refused), "refusal")
            self._closing.start()
        else:
            self.accept()

    def _show(self) -> None:
        closed = self.passphrase is not None
        if self._only and not closed and not self._roles.isChecked():
            self._roles.setChecked(True)
        self._roles.setEnabled(not self._only or closed)
        self._roles.setToolTip(_("Set by your organisation") if self._only else "")
        self._profile.widget.setVisible("profile" in self._own_scan and not self.roles)
        self._copy.widget.setVisible("whole" in self._own_scan and not self.roles)
        self._say("" if self.roles or self.passphrase is not None else self._warning, "notice")

    def _say(self, words: str, role: str) -> None:
        self._said.setText(words)
        if self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._said.style().polish(self._said)
        self._said.setVisible(bool(words))
        self.adjustSize()
