"""What is asked before a file leaves the laptop: names or roles, open or closed with a passphrase."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import Tick
from desktop.forms.dialog import Dialog
from desktop.passphrase import NewPassphrase
from desktop.theme import space
from resources.language import gettext as _

OwnScan = Literal["none", "profile", "whole"]
"""What goes along of what the leader filled in about herself."""


class SafeguardDialog(Dialog):
    """Asks how a file leaves; ``roles``, ``passphrase`` and ``own_scan`` hold the answer.

    ``own_scan`` is the most that may go along of the leader's own scan; nothing does until she ticks it.
    ``warning`` is said as long as names would leave so that anybody can read them; without one there are no names.
    """

    def __init__(
        self, title: str, warning: str, *, roles: bool, closes: bool, parent: QWidget, own_scan: OwnScan = "none"
    ) -> None:
        super().__init__(parent)
        self._warning = warning
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(parts.label(_("Before the file leaves your laptop"), "heading"))
        self._roles = QCheckBox(_("With roles instead of names"))
        self._roles.setChecked(roles)
        self._roles.setVisible(roles or bool(warning))
        layout.addWidget(self._roles)
        self._most = own_scan
        self._profile = Tick(_("With the profile of my self scan, without my answers"))
        self._profile.box.setAccessibleName(_("With the profile of my self scan, without my answers"))
        self._copy = Tick(_("A copy for myself, with my whole self scan"))
        self._copy.box.setAccessibleName(_("A copy for myself, with my whole self scan"))
        for tick, other in ((self._profile, self._copy.box), (self._copy, self._profile.box)):
            layout.addWidget(tick.widget)
            tick.box.clicked.connect(lambda on, other=other: other.setChecked(other.isChecked() and not on))
        self._closing = NewPassphrase()
        self._closing.setVisible(closes)
        layout.addWidget(self._closing)
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
        self._profile.widget.setVisible(self._most != "none" and not self.roles)
        self._copy.widget.setVisible(self._most == "whole" and not self.roles)
        self._say("" if self.roles or self.passphrase is not None else self._warning, "notice")

    def _say(self, words: str, role: str) -> None:
        self._said.setText(words)
        if self._said.property("role") != role:
            self._said.setProperty("role", role)
            self._said.style().polish(self._said)
        self._said.setVisible(bool(words))
        self.adjustSize()
