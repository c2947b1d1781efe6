"""The window that says which version this is, whose work it stands on, and under which licences."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import licences
from desktop.forms import parts
from desktop.forms.dialog import Dialog
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.theme.icons import mark
from plans import __version__
from resources.language import gettext as _


class AboutDialog(Dialog):
    """Name and version, and below it the licences to read or copy."""

    def __init__(self, parent: QWidget, updates: str = "") -> None:
        """Show it; ``updates`` says where the organisation gets a newer version."""
        super().__init__(parent)
        self.setWindowTitle(_("About Digikoers"))
        self.setMinimumWidth(appearance.px(560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.XL, space.XL, space.XL)
        layout.setSpacing(space.M)
        head = QHBoxLayout()
        head.setSpacing(space.L)
        picture = QLabel()
        picture.setPixmap(mark(appearance.px(64)))
        head.addWidget(picture)
        version = _("Version {version}").format(version=__version__)
        head.addWidget(parts.heading("Digikoers", version, "title", "intro"), 1)
        layout.addLayout(head)
        layout.addWidget(
            parts.label(_("An annual plan that your team can work with. Everything stays on this laptop."))
        )
        newer = updates or _("Digikoers does not look for updates itself. Ask your IT department for a newer version.")
        words = _("A newer version: {place}").format(place=newer) if updates else newer
        shown = parts.label(words)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(shown)
        licence = _("Free software under the MIT licence, © 2026 Digikoers contributors.")
        around = f"Qt {qVersion()} · Python {platform.python_version()} · {platform.system()}"
        layout.addWidget(parts.label(f"{licence}\n{around}", "note"))
        self.licences = QPlainTextEdit(licences.notices(licences.components()))
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setAccessibleName(_("Made with"))
        self.licences.setMinimumHeight(appearance.px(96))
        asked = parts.label(_("Made with"), "question")
        asked.setBuddy(self.licences)
        layout.addWidget(asked)
        layout.addWidget(self.licences, 1)
        close = parts.button(_("Close"), "primary", self.accept)
        close.setDefault(True)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
        room = parent.window().size()
        self.resize(self.sizeHint().boundedTo(room))
